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
    formulas: ['(调整后-年初)/年初', '追加/年初'],
    operands: {
      调整后: { measures: ['调整预算', '预算'] },
      年初: { measures: ['年初预算'] },
      追加: { measures: ['追加'] },
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
    formulas: ['(本年-上年)/上年'],
    operands: { 本年: { measures: LEFT }, 上年: { measures: ['上年结转'] } },
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
]
