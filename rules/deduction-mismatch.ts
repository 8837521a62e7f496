import { defineRule } from 'report-audit'

export default defineRule({
  id: 'deduction-mismatch',
  severity: 'error',
  summary: { zh: '得分应等于满分减去各项扣分', en: 'A score is the full score less the deductions' },
  why: {
    zh: '报告列明扣分明细的，满分减去各项扣分应等于得分。',
    en: 'Where the report lists what was deducted, the full score less all of it must be the score.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('sum')) if (claim.topic === 'deduction' && broken(claim)) yield { claim, message: 'sum' }
  },
  messages: {
    sum: {
      zh: '{label} {stated} 与满分减去各项扣分 {computed} 不符，相差 {difference}',
      en: '{label} is stated as {stated}, but the deductions leave {computed}, a difference of {difference}',
    },
  },
  examples: {
    good: ['综合得分87.20分，其中过程指标扣10.50分，产出指标扣2.30分。'],
    bad: ['综合得分⟦78.20分⟧，其中过程指标扣10.50分，产出指标扣2.30分。'],
  },
})
