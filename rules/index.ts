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

/** Rules that recompute what the report asserts between its figures. */
const arithmetic = [
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

/** Rules on what a reviewer sees by eye, that are almost never wrong. */
const editorial = [] as const

/** Rules that are right to ask but now and then have a good answer. */
const searching = [] as const

/** Every built-in rule. */
export const rules = [...arithmetic, ...editorial, ...searching]

/** The rules that run unless the configuration says otherwise. */
export const recommended = [...arithmetic, ...editorial]

/** Named sets of rules, each at its own severity. */
export const presets = {
  recommended: severities(recommended),
  strict: severities(rules),
  figures: severities(arithmetic),
}

function severities(of: readonly { readonly id: string; readonly severity: 'error' | 'warning' | 'info' }[]) {
  return Object.fromEntries(of.map(({ id, severity }) => [id, severity]))
}
