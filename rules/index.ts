import changeMismatch from './change-mismatch.ts'
import conflictingRestatement from './conflicting-restatement.ts'
import contradictedStatement from './contradicted-statement.ts'
import countMismatch from './count-mismatch.ts'
import deductionMismatch from './deduction-mismatch.ts'
import differenceMismatch from './difference-mismatch.ts'
import directionMismatch from './direction-mismatch.ts'
import doubledPunctuation from './doubled-punctuation.ts'
import emptySection from './empty-section.ts'
import formulaMismatch from './formula-mismatch.ts'
import gradeMismatch from './grade-mismatch.ts'
import incompleteStatement from './incomplete-statement.ts'
import missingPercentSign from './missing-percent-sign.ts'
import missingSection from './missing-section.ts'
import missingUnit from './missing-unit.ts'
import partExceedsWhole from './part-exceeds-whole.ts'
import rateMismatch from './rate-mismatch.ts'
import scoreOverWeight from './score-over-weight.ts'
import scoreTotalMismatch from './score-total-mismatch.ts'
import sectionNumbering from './section-numbering.ts'
import shareMismatch from './share-mismatch.ts'
import sharesNotWhole from './shares-not-whole.ts'
import staffOverEstablishment from './staff-over-establishment.ts'
import staleFormula from './stale-formula.ts'
import sumMismatch from './sum-mismatch.ts'
import tableTotalMismatch from './table-total-mismatch.ts'
import targetAsResult from './target-as-result.ts'
import templateResidue from './template-residue.ts'
import unexplainedOverrun from './unexplained-overrun.ts'
import unsupportedScore from './unsupported-score.ts'
import weightMismatch from './weight-mismatch.ts'
import wrongYear from './wrong-year.ts'

/** Rules that recompute what the report asserts between its figures. */
const arithmetic = [
  sumMismatch,
  tableTotalMismatch,
  staleFormula,
  shareMismatch,
  sharesNotWhole,
  rateMismatch,
  changeMismatch,
  directionMismatch,
  differenceMismatch,
  countMismatch,
  conflictingRestatement,
  partExceedsWhole,
  staffOverEstablishment,
  scoreTotalMismatch,
  scoreOverWeight,
  weightMismatch,
  deductionMismatch,
  gradeMismatch,
  formulaMismatch,
  contradictedStatement,
]

/** Rules on what a reviewer sees by eye, that are almost never wrong. */
const editorial = [
  sectionNumbering,
  incompleteStatement,
  templateResidue,
  targetAsResult,
  missingPercentSign,
  doubledPunctuation,
]

/** Rules that are right to ask but now and then have a good answer. */
const searching = [emptySection, missingSection, wrongYear, missingUnit, unexplainedOverrun, unsupportedScore]

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
