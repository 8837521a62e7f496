/** What a figure must be to stand for an operand of a formula: all that is given must fit. */
export interface Operand {
  /** Concepts, or words one of which stands in the label. */
  readonly of?: readonly string[]
  /** The measures that it may state (see measures.ts). */
  readonly measures?: readonly string[]
  /** −1 for the year before the other operand's. */
  readonly year?: -1
}

/** An indicator whose formula the field knows. Each formula is one way in which offices compute it, as a fraction of 1; the first is the rule. */
export interface Indicator {
  readonly names: readonly string[]
  /** A ratio such as 生师比 14.35:1, which is no percentage: the quotient itself. */
  readonly plain?: true
  /** Statistics name its terms so that there is but one of each in a report, wherever they stand. */
  readonly anywhere?: true
  readonly formulas: readonly string[]
  readonly operands: Readonly<Record<string, Operand>>
}

const PLANS = ['年初预算', '调整预算', '预算']
const RESULTS = ['决算']
const LEFT = ['年末结转']

/**
 * Indicators of the overall performance of a department, after 财预〔2013〕53号 (附件：部门整体支出绩效评价共性指标体系框架) and
 * local variants of it. What running text computes right where it states it (预算执行率, 完成率) is read without them.
 */
export const INDICATORS: readonly Indicator[] = [
  {
    // 财预〔2017〕89号: what a bond's project yields over what is due on it.
    names: ['本息覆盖倍数', '债券本息覆盖倍数', '收益覆盖倍数', '融资本息覆盖倍数'],
    plain: true,
    formulas: ['收益/本息'],
    operands: { 收益: { of: ['收益'] }, 本息: { of: ['本息'] } },
  },
  {
    names: ['在职人员控制率', '人员控制率', '在编人员控制率'],
    formulas: ['在职/编制'],
    operands: { 在职: { of: ['在职人员'], measures: ['实有'] }, 编制: { of: ['编制'], measures: ['编制'] } },
  },
  {
    names: ['三公经费变动率', '三公经费预算变动率'],
    formulas: ['(本年-上年)/上年'],
    operands: { 本年: { of: ['三公经费'] }, 上年: { of: ['三公经费'], year: -1 } },
  },
  {
    names: ['重点支出安排率'],
    formulas: ['重点支出/总支出'],
    operands: {
      重点支出: { of: ['重点支出', '重点预算支出', '重点项目支出'] },
      总支出: { of: ['预算总支出', '总支出', '支出总额', '支出合计'] },
    },
  },
  {
    names: ['预算调整率'],
    formulas: ['(调整后-年初)/年初', '追加/年初', '(调整预算-预算)/预算', '(追加-追减)/年初', '调整数/年初'],
    operands: {
      调整后: { measures: ['调整预算', '预算'] },
      年初: { measures: ['年初预算'] },
      追加: { measures: ['追加'] },
      追减: { of: ['调减', '追减', '核减'] },
      调整数: { of: ['预算调整数', '调整金额', '净调增', '净追加', '净增加'] },
      调整预算: { measures: ['调整预算'] },
      预算: { measures: ['预算'] },
    },
  },
  {
    names: ['支付进度率'],
    formulas: ['实际/既定'],
    operands: { 实际: { of: ['实际支付进度'] }, 既定: { of: ['既定支付进度', '计划支付进度', '序时支付进度'] } },
  },
  {
    names: ['结转结余率'],
    formulas: ['结转结余/支出预算'],
    operands: { 结转结余: { measures: LEFT }, 支出预算: { of: ['支出合计', '支出预算'], measures: PLANS } },
  },
  {
    names: ['结转结余变动率'],
    formulas: ['(本年-上年)/上年', '(本年-前年)/前年'],
    operands: { 本年: { measures: LEFT }, 上年: { measures: ['上年结转'] }, 前年: { measures: LEFT, year: -1 } },
  },
  {
    names: ['公用经费控制率'],
    formulas: ['实际/预算'],
    operands: { 实际: { of: ['公用经费'], measures: RESULTS }, 预算: { of: ['公用经费'], measures: PLANS } },
  },
  {
    names: ['三公经费控制率'],
    formulas: ['实际/预算'],
    operands: { 实际: { of: ['三公经费'], measures: RESULTS }, 预算: { of: ['三公经费'], measures: PLANS } },
  },
  {
    names: ['政府采购执行率', '政府采购预算执行率'],
    formulas: ['实际/预算'],
    operands: { 实际: { of: ['政府采购'], measures: RESULTS }, 预算: { of: ['政府采购'], measures: PLANS } },
  },
  {
    names: ['固定资产利用率'],
    formulas: ['在用/全部'],
    operands: { 在用: { of: ['在用固定资产'] }, 全部: { of: ['固定资产总额', '固定资产合计', '所有固定资产'] } },
  },
  {
    names: ['实际完成率'],
    formulas: ['完成/计划'],
    operands: { 完成: { of: ['实际完成'] }, 计划: { of: ['计划完成', '计划工作', '计划'] } },
  },
  {
    names: ['完成及时率'],
    formulas: ['及时/计划', '及时/完成'],
    operands: { 及时: { of: ['及时完成', '按时完成'] }, 计划: { of: ['计划'] }, 完成: { of: ['实际完成'] } },
  },
  {
    names: ['质量达标率'],
    formulas: ['达标/计划', '达标/完成'],
    operands: { 达标: { of: ['质量达标', '达标'] }, 计划: { of: ['计划'] }, 完成: { of: ['实际完成'] } },
  },
  {
    names: ['重点工作办结率'],
    formulas: ['办结/交办'],
    operands: { 办结: { of: ['办结'] }, 交办: { of: ['交办', '下达'] } },
  },
  {
    names: ['资产负债率'],
    anywhere: true,
    formulas: ['负债/资产'],
    operands: {
      负债: { of: ['负债总额', '负债合计', '负债总计', '总负债'] },
      资产: { of: ['资产总额', '资产总计', '资产合计', '总资产'] },
    },
  },
  {
    names: ['存贷比', '存贷比率'],
    anywhere: true,
    formulas: ['贷款/存款'],
    operands: { 贷款: { of: ['各项贷款余额'] }, 存款: { of: ['各项存款余额'] } },
  },
  {
    names: ['恩格尔系数'],
    anywhere: true,
    formulas: ['食品/消费'],
    operands: { 食品: { of: ['食品烟酒支出', '食品烟酒消费'] }, 消费: { of: ['消费支出'] } },
  },
  {
    names: ['个人住房贷款率', '个贷率'],
    anywhere: true,
    formulas: ['贷款/缴存'],
    operands: { 贷款: { of: ['贷款余额'] }, 缴存: { of: ['缴存余额'] } },
  },
  {
    names: ['床位使用率', '病床使用率'],
    anywhere: true,
    formulas: ['占用/(床位*365)'],
    operands: { 占用: { of: ['占用总床日', '占用床日'] }, 床位: { of: ['开放床位'] } },
  },
  {
    names: ['城乡居民收入比', '城乡居民人均可支配收入比', '城乡居民人均收入比', '城乡收入比'],
    anywhere: true,
    plain: true,
    formulas: ['城镇/农村'],
    operands: {
      城镇: { of: ['城镇居民人均可支配收入', '城镇常住居民人均可支配收入'] },
      农村: { of: ['农村居民人均可支配收入', '农村常住居民人均可支配收入'] },
    },
  },
  {
    names: ['流动比率'],
    anywhere: true,
    plain: true,
    formulas: ['资产/负债'],
    operands: {
      资产: { of: ['流动资产合计', '流动资产'] },
      负债: { of: ['流动负债合计', '流动负债'] },
    },
  },
  {
    names: ['生师比'],
    anywhere: true,
    plain: true,
    formulas: ['学生/教师'],
    operands: { 学生: { of: ['在校学生', '在校生'] }, 教师: { of: ['专任教师'] } },
  },
  {
    names: ['医护比'],
    anywhere: true,
    plain: true,
    formulas: ['护士/医师'],
    operands: {
      护士: { of: ['注册护士', '护士'] },
      医师: { of: ['执业（助理）医师', '执业医师', '医师', '医生'] },
    },
  },
  {
    names: ['抚养比', '制度抚养比', '职退比'],
    anywhere: true,
    plain: true,
    formulas: ['在职/退休', '缴费/待遇'],
    operands: {
      在职: { of: ['在职职工', '在职参保'] },
      退休: { of: ['退休人员', '离退休人员', '参保退休'] },
      缴费: { of: ['缴费人数', '缴费人员'] },
      待遇: { of: ['领取待遇', '待遇领取', '享受待遇'] },
    },
  },
]
