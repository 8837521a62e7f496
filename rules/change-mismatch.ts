import { defineRule } from 'report-audit'

export default defineRule({
  id: 'change-mismatch',
  severity: 'error',
  summary: {
    zh: '增减额、增减幅应与前后两数相符',
    en: 'A stated change is the difference of the two figures it compares',
  },
  why: {
    zh: '比上年、比预算增减多少及其幅度，按前后两数重新计算，数额、幅度和方向都应一致；结余等差额同理。',
    en: 'Amount, rate and direction of a change against last year or the budget must follow from the two figures compared; so must balances and other differences.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('change')) if (broken(claim)) yield { claim, message: 'change' }
    for (const claim of claims('difference')) if (broken(claim)) yield { claim, message: 'difference' }
  },
  messages: {
    change: {
      zh: '{label} {stated} 与计算值 {computed}（{expression}）不符，相差 {difference}',
      en: '{label}: the stated change of {stated} differs from the computed {computed} ({expression}) by {difference}',
    },
    difference: {
      zh: '{label} {stated} 与两数之差 {computed}（{expression}）不符，相差 {difference}',
      en: '{label} is stated as {stated}, but {expression} is {computed}, a difference of {difference}',
    },
  },
  examples: {
    good: ['2023年支出660.00万元，2022年支出600.00万元，比上年增加60.00万元，增长10.00%。'],
    bad: ['2023年支出660.00万元，2022年支出600.00万元，比上年增加60.00万元，增长⟦11.00%⟧。'],
  },
})
