import { type Claim, defineRule } from 'report-audit'

export default defineRule({
  id: 'direction-mismatch',
  severity: 'error',
  summary: { zh: '增减方向应与前后两数相符', en: 'What is said to rise did not fall' },
  why: {
    zh: '幅度无误而“增加”“减少”写反，与前后两数矛盾。',
    en: 'The size of the change is right, but the word for its direction contradicts the two figures.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('change')) if (broken(claim) && isReversed(claim)) yield { claim, message: 'reversed' }
  },
  messages: {
    reversed: {
      zh: '{label} {stated} 的增减方向与前后两数相反（{expression}）',
      en: '{label}: the change of {stated} goes the other way by the two figures ({expression})',
    },
  },
  examples: {
    good: ['2023年支出660.00万元，2022年支出600.00万元，比上年增加60.00万元。'],
    bad: ['2023年支出660.00万元，2022年支出600.00万元，比上年减少⟦60.00万元⟧。'],
  },
})

/** Whether the change as computed is the stated one with the other sign. */
function isReversed({ reading, outcome }: Claim): boolean {
  if (reading.stated.op !== 'figure' || !outcome.exact?.isNegative()) return false
  const { value, unit, precision } = reading.stated.figure
  return outcome.exact.negated().div(unit.scale).toDecimalPlaces(precision).equals(value)
}
