import type { Claim } from '../model/claim.ts'
import type { Bilingual, CauseKind } from '../model/finding.ts'
import type { Figure } from '../model/report.ts'
import type { Decimal } from '../number/decimal.ts'
import type { Balance } from './broken.ts'

/** One wrong figure and the claims that its correction repairs. */
export interface Diagnosis {
  readonly blamed: Figure
  readonly claims: readonly Claim[]
  /** In the figure's printed unit; null when the evidence does not single out one correction. */
  readonly correction: { readonly value: Decimal; readonly decimals: number } | null
  readonly cause: { readonly kind: CauseKind; readonly message: Bilingual } | null
}

export function diagnose(_claims: readonly Claim[], _balance: Balance): Diagnosis[] {
  return []
}
