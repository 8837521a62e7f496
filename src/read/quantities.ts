import type { Bound } from '../model/report.ts'
import type { Decimal } from '../number/decimal.ts'
import type { Unit } from '../number/unit.ts'

/** A number that states an amount, as found in a passage; positions are in the passage's text. */
export interface Quantity {
  readonly start: number
  /** After the unit. */
  readonly end: number
  readonly numberStart: number
  readonly numberEnd: number
  readonly value: Decimal
  readonly decimals: number
  /** {@link NO_UNIT} for a bare number. */
  readonly unit: Unit
  readonly bound: Bound | null
}

/** Finds every amount in one left-to-right scan, leaving alone dates, document numbers, codes, numbering and fixed terms. */
export function quantities(_text: string): Quantity[] {
  return []
}
