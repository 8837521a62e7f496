import { defineRule } from 'report-audit'

const SCORES: ReadonlySet<string | null> = new Set(['score', 'weight', 'deduction', 'grade'])

export default defineRule({
  id: 'score-total-mismatch',
  severity: 'error',
  summary: {
    zh: '评价得分、权重、扣分与等级应前后相符',
    en: 'Scores, weights, deductions and the grade agree with one another',
  },
  why: {
    zh: '总分应等于各指标得分之和，权重合计应等于满分，得分不应高于分值，等级应与总分所在区间一致。',
    en: 'A total score is the sum of the indicators, weights add up to the full score, no score exceeds its weight and the grade follows from the total.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('sum')) if (SCORES.has(claim.topic) && broken(claim)) yield { claim, message: 'sum' }
    for (const claim of claims('bound')) if (SCORES.has(claim.topic) && broken(claim)) yield { claim, message: 'bound' }
    for (const claim of claims('statement'))
      if (claim.topic === 'grade' && broken(claim)) yield { claim, message: 'grade' }
  },
  messages: {
    sum: {
      zh: '{label} {stated} 与各项之和 {computed} 不符，相差 {difference}',
      en: '{label} is stated as {stated}, but its items add up to {computed}, a difference of {difference}',
    },
    bound: {
      zh: '{label} {stated} 超出应有界限 {computed}，相差 {difference}',
      en: '{label} of {stated} is beyond its limit of {computed} by {difference}',
    },
    grade: {
      zh: '{label} {stated} 与所定等级不符，该等级的界限为 {computed}',
      en: '{label} of {stated} does not fit the stated grade, whose limit is {computed}',
    },
  },
  examples: {
    good: ['综合得分87.20分，其中过程指标扣10.50分，产出指标扣2.30分。'],
    bad: ['综合得分⟦78.20分⟧，其中过程指标扣10.50分，产出指标扣2.30分。'],
  },
})
