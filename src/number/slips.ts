import type { Printed } from './amount.ts'
import { Decimal } from './decimal.ts'
import type { Slip } from './slip.ts'

/** A value that may have been meant where another was printed, in the printed unit. */
export interface Meant {
  readonly value: Decimal
  readonly decimals: number
  readonly kind: Slip
  /** How often a misprint is of this kind, times how likely this kind makes just the printed number of the value meant. */
  readonly chance: number
}

/** How often each kind occurs among misprints of single numbers; estimates that only their order matters for. */
const FREQUENCY = {
  'changed-digit': 0.3,
  'transposed-digits': 0.25,
  'decimal-point': 0.2,
  'dropped-digit': 0.08,
  'doubled-digit': 0.05,
  unit: 0.08,
  sign: 0.02,
} as const

const SHIFTS = [1, -1, 2, -2, 3, -3]
const UNIT_SHIFTS = [4, -4, 8, -8]

/** Every value of which the printed number, with `decimals` decimals shown, is a plain slip of the hand. */
export function slips({
  value,
  decimals,
  unit,
}: Pick<Printed, 'value' | 'unit'> & { readonly decimals: number }): Meant[] {
  if (value.isZero()) return []
  const digits = value.abs().toFixed(decimals).replace('.', '')
  const point = digits.length - decimals
  return [
    ...digitSlips(digits, point, value.isNegative()),
    ...shifted(value, decimals, SHIFTS, 'decimal-point'),
    ...(unit.dimension === 'money' ? shifted(value, decimals, UNIT_SHIFTS, 'unit') : []),
    { value: value.negated(), decimals, kind: 'sign', chance: FREQUENCY.sign },
  ]
}

function digitSlips(digits: string, point: number, negative: boolean): Meant[] {
  const found: Meant[] = []
  const add = (kind: keyof typeof FREQUENCY, meant: string, at: number, ways: number) => {
    if (at < 1 || (at > 1 && meant.startsWith('0'))) return
    const value = new Decimal(`${negative ? '-' : ''}${meant.slice(0, at)}.${meant.slice(at)}0`)
    found.push({ value, decimals: meant.length - at, kind, chance: FREQUENCY[kind] / ways })
  }
  const { length } = digits
  for (let i = 0; i < length; i++) {
    const before = digits.slice(0, i)
    const here = digits[i] ?? ''
    const next = digits[i + 1] ?? ''
    const after = digits.slice(i + 1)
    for (const digit of '0123456789') {
      if (digit !== here) add('changed-digit', before + digit + after, point, 9 * length)
      if (i <= point) add('dropped-digit', before + digit + here + after, point + 1, length + 1)
      if (i >= point) add('dropped-digit', before + digit + here + after, point, length + 1)
      if (i === length - 1) add('dropped-digit', digits + digit, point === length ? point + 1 : point, length + 1)
    }
    if (next && next !== here) add('transposed-digits', before + next + here + after.slice(1), point, length - 1)
    if (next === here && i + 1 !== point)
      add('doubled-digit', before + after, i < point ? point - 1 : point, length - 1)
  }
  return found
}

/** The point moves among the same digits, so that decimals come or go with it, or the number keeps the decimals of its kind. */
function shifted(value: Decimal, decimals: number, shifts: readonly number[], kind: 'decimal-point' | 'unit'): Meant[] {
  return shifts.flatMap((shift) => {
    const meant = value.shifted(shift)
    const least = meant.decimalPlaces()
    const chance = FREQUENCY[kind] / (shifts.length * Math.abs(shift))
    const shown = new Set([Math.max(decimals, least), Math.max(decimals - shift, least)])
    return [...shown].map((places) => ({ value: meant, decimals: places, kind, chance }))
  })
}
