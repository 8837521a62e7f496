import type { Decimal } from './decimal.ts'
import { atLeast, atMost, type Interval, type Mode, point, printed, scale } from './interval.ts'
import type { Unit } from './unit.ts'

/** A number as a report prints it. */
export interface Printed {
  /** In the printed unit. */
  readonly value: Decimal
  /** Decimals that its rounding goes by. */
  readonly precision: number
  readonly unit: Unit
  readonly bound: 'about' | 'at-least' | 'at-most' | 'more-than' | 'less-than' | null
}

/** In base units (元, %, 人): the printed value itself, and all it may stand for. */
export interface Amount {
  readonly exact: Decimal
  readonly range: Interval
}

/**
 * What a printed number stands for. Money, percentages, multiples and sizes are rounded; counts, people, posts and scores
 * are exact unless a magnitude (6.6万个) or decimals of a count or bare number show that they are rounded too. 余 and 多 leave the upper
 * end open, 近 the lower.
 */
export function amount(number: Printed, mode: Mode = 'round'): Amount {
  if (mode !== 'round') return amountOf(number, mode)
  const known = AMOUNTS.get(number)
  if (known) return known
  const made = amountOf(number, mode)
  AMOUNTS.set(number, made)
  return made
}

/** Of the rounded ones; a figure takes part in many readings. */
const AMOUNTS = new WeakMap<Printed, Amount>()

function amountOf(number: Printed, mode: Mode): Amount {
  const exact = number.value.times(number.unit.scale)
  switch (number.bound) {
    case 'at-least':
    case 'more-than':
      return { exact, range: atLeast(exact) }
    case 'at-most':
    case 'less-than':
      return { exact, range: atMost(exact) }
    case 'about':
      return { exact, range: scale(printed(number.value, number.precision - 1, mode), number.unit.scale) }
    default:
      return {
        exact,
        range: isRounded(number)
          ? scale(printed(number.value, number.precision, mode), number.unit.scale)
          : point(exact),
      }
  }
}

const ROUNDED: ReadonlySet<string> = new Set(['money', 'percent', 'points', 'multiple', 'size'])
const COUNTED: ReadonlySet<string> = new Set(['count', 'staff', 'none'])

function isRounded({ unit, precision }: Printed): boolean {
  return ROUNDED.has(unit.dimension) || !unit.scale.equals(1) || (precision > 0 && COUNTED.has(unit.dimension))
}
