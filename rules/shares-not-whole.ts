import { defineRule } from 'report-audit'

export default defineRule({
  id: 'shares-not-whole',
  severity: 'error',
  summary: { zh: '各部分占比之和应为 100%', en: 'The shares of all parts add up to 100%' },
  why: {
    zh: '列全了各部分占比的，相加应为 100%（容许四舍五入的差异）。',
    en: 'Where every part of a whole is given with its share, the shares add up to 100%, up to rounding.',
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
  examples: { good: ['人员经费占60.00%，公用经费占40.00%。'], bad: [] },
})
