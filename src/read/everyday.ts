/**
 * How a hand that writes as it speaks says what the forms have words for, each as the forms' word in as many characters, so
 * that places in the text stay what they are: 合起来 for 合计, 里头 for 其中, 花了 for 支出. What pads a word means nothing to the arithmetic.
 */
const EVERYDAY: readonly Everyday[] = [
  { spoken: '加在一起', formal: '合计为达' },
  { spoken: '合在一起', formal: '合计为达', notAfter: '结联整' },
  { spoken: '加到一起', formal: '合计为达' },
  { spoken: '合到一块', formal: '合计为达', notAfter: '结联整' },
  { spoken: '合起来', formal: '合计为', notAfter: '结联整配混融组' },
  { spoken: '加起来', formal: '合计为', notAfter: '叠' },
  { spoken: '算起来', formal: '合计为' },
  { spoken: '一共', formal: '共计', notAfter: '统唯第', notBefore: '享同建通' },
  { spoken: '多花了', formal: '多支出' },
  { spoken: '少花了', formal: '少支出' },
  { spoken: '多用了', formal: '多支出' },
  { spoken: '少用了', formal: '少支出' },
  { spoken: '花出去', formal: '支出了' },
  { spoken: '花掉', formal: '支出' },
  { spoken: '花了', formal: '支出', notAfter: '开' },
  { spoken: '用了', formal: '使用', after: '，。；：、）)共际只仅已就' },
  { spoken: '用掉', formal: '使用' },
  { spoken: '省下', formal: '节约', notAfter: '节全本我', notBefore: '达拨属派发放级面辖' },
  { spoken: '没花完的', formal: '未支出的' },
  { spoken: '没用完的', formal: '未使用的' },
  { spoken: '剩下', formal: '剩余' },
  { spoken: '只剩', formal: '剩余', notAfter: '不' },
  { spoken: '还剩', formal: '剩余' },
  { spoken: '空着', formal: '空编' },
  { spoken: '降了', formal: '下降', notAfter: '下沉骤锐' },
  { spoken: '涨了', formal: '增长', notAfter: '上高暴' },
  { spoken: '升了', formal: '上升', notAfter: '上提回攀晋跃抬拉擢' },
]

/** A word, and next to what characters it is none or part of another one: 省下达, 下降了, 结合起来. */
interface Everyday {
  readonly spoken: string
  readonly formal: string
  readonly after?: string
  readonly notAfter?: string
  readonly notBefore?: string
}

/** 公用经费里办公费, 支出60.90万元里头护林员补助, and 里面 at the beginning: but 村里面, 库里. */
const INSIDE =
  /(?<=\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,2}|支出|经费|收入|资金|结余|的钱|问卷)里[头面边]|(?<=^|[。；，])里[头面边]/gu
const IN = /(?<=支出|经费|收入|资金|结余)里(?![头面边程])/gu
/** 平均下来一户大约3.4人, 平均一台车一年花2.51万元. */
const ONE = /(?<=平均(?:下来|算下来)?)一(?=[户人台辆个家亩件名村]|次(?!性))/gu
/** 一年花2.51万元; but 棉花3.2万亩. */
const SPENT = /(?<=[年月际共总只仅])花(?=\d)/gu

/** 和上一年的2467.90万元比: but 预算和上年结转. */
const AGAINST = /和(?=(?:上一?年|去年|前一年|年初)[^，。；]{0,20}(?<=[年的期元度])\d[^，。；]{0,16}(?:相比|比[，,]))/gu

const SPOKEN = new RegExp(EVERYDAY.map(patternOf).join('|'), 'gu')
const FORMAL = new Map(EVERYDAY.map(({ spoken, formal }) => [spoken, formal]))

function patternOf({ spoken, after, notAfter, notBefore }: Everyday): string {
  const before = after ? `(?<=^|[${after}])` : notAfter ? `(?<![${notAfter}])` : ''
  return `${before}${spoken}${notBefore ? `(?![${notBefore}])` : ''}`
}

/** The text in the forms' words, as long as it was. */
export function inFormalWords(text: string): string {
  return text
    .replace(SPOKEN, (spoken) => FORMAL.get(spoken) ?? spoken)
    .replace(INSIDE, '其中')
    .replace(IN, '中')
    .replace(ONE, '每')
    .replace(SPENT, '支')
    .replace(AGAINST, '与')
}
