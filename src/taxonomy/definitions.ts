/** A rate, ratio or balance that statistics define in one way, with what its two terms are called. */
export interface Definition {
  /** How the number so defined is called. */
  readonly result: RegExp
  /** `per`: a ratio of unlike things, 人 to 户. */
  readonly formula: 'difference' | 'share' | 'ratio' | 'per'
  /** The minuend or numerator, and the subtrahend or denominator. */
  readonly first: RegExp
  readonly second: RegExp
}

/** How the people of a place are called, of whom rates are taken. */
export const POPULATION = /^(?:年末)?有?(?:[^，。城镇乡村户]{0,6}[国省市县区州])?(?:常住|总)?人口(?:总[数量])?$/u
const RESIDENTS = /^(?:年末)?(?:全[国省市县区州])?(?:城镇常住人口|常住城镇人口|城镇人口)$/u

/** As the National Bureau of Statistics explains them behind each communiqué (主要统计指标解释). */
export const DEFINITIONS: readonly Definition[] = [
  { result: /自然增长率$/u, formula: 'difference', first: /出生率$/u, second: /死亡率$/u },
  { result: /顺差(?:总?额)?$/u, formula: 'difference', first: /出口(?:总?[额值])?$/u, second: /进口(?:总?[额值])?$/u },
  { result: /逆差(?:总?额)?$/u, formula: 'difference', first: /进口(?:总?[额值])?$/u, second: /出口(?:总?[额值])?$/u },
  { result: /(?<!户籍人口)城镇化率$/u, formula: 'share', first: RESIDENTS, second: POPULATION },
  {
    result: /城乡(?:居民)?(?:人均)?(?:可支配)?(?:收入)?(?:之?比值?|倍差)$/u,
    formula: 'ratio',
    first: /城镇[^，。]{0,6}人均可支配收入$/u,
    second: /农村[^，。]{0,6}人均可支配收入$/u,
  },
  {
    result: /城乡(?:居民)?(?:人均)?消费(?:支出)?(?:之?比值?|倍差)$/u,
    formula: 'ratio',
    first: /城镇[^，。]{0,6}人均(?:生活)?消费支出$/u,
    second: /农村[^，。]{0,6}人均(?:生活)?消费支出$/u,
  },
  {
    result: /(?<!出生人口)性别比(?:例)?$/u,
    formula: 'share',
    first: /(?:^|[^，。]中)男(?:性|生)?(?:人口)?$/u,
    second: /^女(?:性|生)?(?:人口)?$/u,
  },
  {
    result: /^(?:平均)?每(?:个|一个)?家庭户的?(?:平均)?人口(?:规模)?$|^(?:家庭)?户均人口$/u,
    formula: 'per',
    first: /家庭户(?:的)?人口(?:总?数)?$/u,
    second: /家庭户(?:总?数)?$/u,
  },
  { result: /互联网普及率$/u, formula: 'share', first: /(?:上网人数|网民(?:规模|人数)?)$/u, second: POPULATION },
  {
    result: /(?:生师比|学生与(?:专任)?教师(?:之)?比)$/u,
    formula: 'ratio',
    first: /在校(?:学)?生(?:人?数)?$/u,
    second: /专任教师(?:人?数)?$/u,
  },
  {
    result: /(?<![率累])提取率$/u,
    formula: 'share',
    first: /^(?:全年|当年)?(?:住房公积金)?提取额$/u,
    second: /^(?:全年|当年)?(?:住房公积金)?缴存额$/u,
  },
  { result: /城镇登记失业率$/u, formula: 'share', first: /登记失业人(?:数|员)$/u, second: /城镇劳动力(?:人数)?$/u },
  { result: /缴存余额$/u, formula: 'difference', first: /缴存总额$/u, second: /提取总额$/u },
  {
    result: /(?:营业|主营业务)收入利润率$|以利润总额计算的利润率$/u,
    formula: 'share',
    first: /利润总额$/u,
    second: /(?:营业|主营业务)收入$/u,
  },
  {
    result: /盈亏相抵后?[^，。]{0,4}利润(?:总额)?$/u,
    formula: 'difference',
    first: /盈利(?:总)?额$/u,
    second: /亏损(?:总)?额(?:高?达)?$/u,
  },
  {
    result: /(?:核减|审减)率$/u,
    formula: 'share',
    first: /(?:核减|审减)(?:金?额|资金)?$/u,
    second: /(?:审核|送审|评审|报审)(?:金额|资金|总额|投资额?)$/u,
  },
  { result: /^增值收益$/u, formula: 'difference', first: /业务收入$/u, second: /业务支出$/u },
]
