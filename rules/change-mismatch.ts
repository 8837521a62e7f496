import { type Claim, defineRule } from 'report-audit'

export default defineRule({
  id: 'change-mismatch',
  severity: 'error',
  summary: {
    zh: '增减额、增减幅应与前后两数相符',
    en: 'A stated change is that of the two figures it compares',
  },
  why: {
    zh: '比上年、比预算增减多少及其幅度，按前后两数重新计算应一致。方向写反的由 direction-mismatch 报告。',
    en: 'Amount and rate of a change against last year or the budget must follow from the two figures compared. A wrong direction is reported by direction-mismatch.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('change')) if (broken(claim) && !isReversed(claim)) yield { claim, message: 'change' }
  },
  messages: {
    change: {
      zh: '{label} {stated} 与计算值 {computed}（{expression}）不符，相差 {difference}',
      en: '{label}: the stated change of {stated} differs from the computed {computed} ({expression}) by {difference}',
    },
  },
  examples: {
    good: ['2023年支出660.00万元，2022年支出600.00万元，比上年增加60.00万元，增长10.00%。'],
    bad: ['2023年支出660.00万元，2022年支出600.00万元，比上年增加60.00万元，增长⟦11.00%⟧。'],
  },
})

function isReversed({ reading, outcome }: Claim): boolean {
  if (reading.stated.op !== 'figure' || !outcome.exact?.isNegative()) return false
  const { value, unit, precision } = reading.stated.figure
  return outcome.exact.negated().div(unit.scale).toDecimalPlaces(precision).equals(value)
}
