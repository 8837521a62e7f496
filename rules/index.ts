import changeMismatch from './change-mismatch.ts'
import conflictingRestatement from './conflicting-restatement.ts'
import contradictedStatement from './contradicted-statement.ts'
import countMismatch from './count-mismatch.ts'
import formulaMismatch from './formula-mismatch.ts'
import partExceedsWhole from './part-exceeds-whole.ts'
import rateMismatch from './rate-mismatch.ts'
import scoreTotalMismatch from './score-total-mismatch.ts'
import shareMismatch from './share-mismatch.ts'
import staffOverEstablishment from './staff-over-establishment.ts'
import sumMismatch from './sum-mismatch.ts'
import tableTotalMismatch from './table-total-mismatch.ts'

/** The rules that run unless the configuration says otherwise. */
export const recommended = [
  sumMismatch,
  tableTotalMismatch,
  shareMismatch,
  rateMismatch,
  changeMismatch,
  countMismatch,
  conflictingRestatement,
  partExceedsWhole,
  staffOverEstablishment,
  scoreTotalMismatch,
  formulaMismatch,
  contradictedStatement,
]
