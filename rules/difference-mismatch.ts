import { defineRule } from 'report-audit'

export default defineRule({
  id: 'difference-mismatch',
  severity: 'error',
  summary: { zh: '差额、结余应等于两数之差', en: 'A stated difference or balance is that of its two figures' },
  why: {
    zh: '结余、差额、节约额等按报告所列的两数相减，应与所填数一致。',
    en: 'A balance, saving or other difference must follow from the two figures that the report gives.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('difference')) if (broken(claim)) yield { claim, message: 'mismatch' }
  },
  messages: {
    mismatch: {
      zh: '{label} {stated} 与两数之差 {computed}（{expression}）不符，相差 {difference}',
      en: '{label} is stated as {stated}, but {expression} is {computed}, a difference of {difference}',
    },
  },
  examples: {
    good: ['全年预算500.00万元，实际支出460.00万元，结余40.00万元。'],
    bad: ['全年预算500.00万元，实际支出460.00万元，结余⟦49.00万元⟧。'],
  },
})
