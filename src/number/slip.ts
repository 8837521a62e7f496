import type { Decimal } from './decimal.ts'

/** How a typist gets from one number to another. */
export type Slip =
  | 'transposed-digits'
  | 'changed-digit'
  | 'dropped-digit'
  | 'doubled-digit'
  | 'decimal-point'
  | 'unit'
  | 'sign'

const POWERS = [1, 2, 3]
const UNIT_POWERS = [4, 8]

/** The one slip of the hand that turns `right` into `printed` (both with `decimals` decimals), or null. */
export function slipBetween(printed: Decimal, right: Decimal, decimals: number): Slip | null {
  if (printed.equals(right) || right.isZero()) return null
  if (printed.negated().equals(right)) return 'sign'
  if (printed.isNegative() !== right.isNegative()) return null
  const a = printed.abs().toFixed(decimals).replace('.', '')
  const b = right.abs().toFixed(decimals).replace('.', '')
  return digitSlip(a.replace(/^0+(?=.)/u, ''), b.replace(/^0+(?=.)/u, '')) ?? shiftSlip(printed, right, decimals)
}

function digitSlip(printed: string, right: string): Slip | null {
  if (printed.length === right.length) {
    const first = firstDifference(printed, right)
    const swapped =
      printed.slice(0, first) + (printed[first + 1] ?? '') + (printed[first] ?? '') + printed.slice(first + 2)
    if (swapped === right) return 'transposed-digits'
    return printed.slice(first + 1) === right.slice(first + 1) ? 'changed-digit' : null
  }
  const [longer, shorter] = printed.length > right.length ? [printed, right] : [right, printed]
  if (longer.length - shorter.length !== 1 || shorter.length < 2) return null
  const first = firstDifference(longer, shorter)
  if (longer.slice(first + 1) !== shorter.slice(first)) return null
  if (longer === printed) return 'doubled-digit'
  return 'dropped-digit'
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

/** A lost or moved decimal point, or an amount printed in the wrong unit; what the shift pushed out may be rounded. */
function shiftSlip(printed: Decimal, right: Decimal, decimals: number): Slip | null {
  const fits = (power: number) =>
    printed.shifted(power).toDecimalPlaces(decimals).equals(right) ||
    right.shifted(power).toDecimalPlaces(decimals).equals(printed)
  if (POWERS.some(fits)) return 'decimal-point'
  return UNIT_POWERS.some(fits) ? 'unit' : null
}
