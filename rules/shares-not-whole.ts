import { defineRule } from 'report-audit'

export default defineRule({
  id: 'shares-not-whole',
  severity: 'error',
  summary: { zh: '各部分占比之和应为 100%', en: 'The shares of all parts add up to 100%' },
  why: {
    zh: '列全了各部分占比的，相加应为 100%（容许四舍五入的差异）。相差 10 个百分点以上的，多是没有列全或可以多选，不报告。',
    en: 'Where every part of a whole is given with its share, the shares add up to 100%, up to rounding. A list that misses it by more than ten points is mostly open, or its answers overlap, and is left alone.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('sum')) if (claim.topic === 'percent' && broken(claim)) yield { claim, message: 'sum' }
  },
  messages: {
    sum: {
      zh: '各部分占比之和为 {computed}，应为 {stated}，相差 {difference}',
      en: 'the shares add up to {computed} instead of {stated}, a difference of {difference}',
    },
  },
  examples: {
    good: [
      '资金来源中，财政拨款占85.20%，事业收入占10.30%，其他收入占4.50%。',
      '资金来源中，财政拨款占85.2%，事业收入占10.3%。',
      '三类人员中，甲类占33.3%，乙类占33.3%，丙类占33.3%。',
    ],
    bad: [
      '资金来源中，财政拨款占85.20%，事业收入占10.30%，其他收入占⟦7.50%⟧。',
      '| 满意程度 | 占比 |\n| --- | --- |\n| 非常满意 | 60.00% |\n| 满意 | 35.00% |\n| 不满意 | ⟦7.00%⟧ |\n| 合计 | 100.00% |',
    ],
  },
})
