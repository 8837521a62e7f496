import { defineRule } from 'report-audit'

export default defineRule({
  id: 'score-total-mismatch',
  severity: 'error',
  summary: { zh: '总分应等于各指标得分之和', en: 'A total score is the sum of the scores' },
  why: {
    zh: '评价得分按指标逐项相加，应与总分、小计一致。',
    en: 'The scores of the indicators must add up to the total and to every subtotal.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('sum')) if (claim.topic === 'score' && broken(claim)) yield { claim, message: 'sum' }
  },
  messages: {
    sum: {
      zh: '{label} {stated} 与各项得分之和 {computed} 不符，相差 {difference}',
      en: '{label} is stated as {stated}, but the scores add up to {computed}, a difference of {difference}',
    },
  },
  examples: {
    good: [
      '| 一级指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 投入 | 20 | 18 |\n| 产出 | 50 | 46 |\n| 效果 | 30 | 27 |\n| 总分 | 100 | 91 |',
    ],
    bad: [
      '| 一级指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 投入 | 20 | 18 |\n| 产出 | 50 | 46 |\n| 效果 | 30 | 27 |\n| 总分 | 100 | ⟦94⟧ |',
    ],
  },
})
