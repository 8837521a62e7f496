import { Decimal, ZERO } from './decimal.ts'

/**
 * The values that a printed number may stand for. An infinite end is open. Quotients round their ends outwards at 120
 * digits, so an interval is never narrower than the exact one and wider by less than any printable difference.
 */
export interface Interval {
  readonly lo: Decimal
  readonly hi: Decimal
  readonly loOpen: boolean
  readonly hiOpen: boolean
}

/** How a printed number came from the true one: 四舍五入, or 截尾. */
export type Mode = 'round' | 'truncate'

const INFINITY = new Decimal(Infinity)
const DOWN = Decimal.clone({ rounding: Decimal.ROUND_FLOOR })
const UP = Decimal.clone({ rounding: Decimal.ROUND_CEIL })

export const REALS: Interval = { lo: INFINITY.negated(), hi: INFINITY, loOpen: true, hiOpen: true }

/** The one value v. */
export function point(v: Decimal): Interval {
  return { lo: v, hi: v, loOpen: false, hiOpen: false }
}

/**
 * What v printed with `decimals` decimals stands for: [v − q/2, v + q/2] with q = 10^−decimals when rounded (XBRL
 * Calculations 1.1, round mode), [v, v + q) away from zero when truncated, (−q, q) for a truncated zero.
 */
export function printed(v: Decimal, decimals: number, mode: Mode = 'round'): Interval {
  const quantum = new Decimal(10).pow(-decimals)
  if (mode === 'round') {
    const half = quantum.div(2)
    return { lo: v.minus(half), hi: v.plus(half), loOpen: false, hiOpen: false }
  }
  if (v.isZero()) return { lo: quantum.negated(), hi: quantum, loOpen: true, hiOpen: true }
  return v.isNegative()
    ? { lo: v.minus(quantum), hi: v, loOpen: true, hiOpen: false }
    : { lo: v, hi: v.plus(quantum), loOpen: false, hiOpen: true }
}

export function atLeast(v: Decimal): Interval {
  return { lo: v, hi: INFINITY, loOpen: false, hiOpen: true }
}

export function atMost(v: Decimal): Interval {
  return { lo: INFINITY.negated(), hi: v, loOpen: true, hiOpen: false }
}

export function negate(a: Interval): Interval {
  return { lo: a.hi.negated(), hi: a.lo.negated(), loOpen: a.hiOpen, hiOpen: a.loOpen }
}

export function add(a: Interval, b: Interval): Interval {
  return {
    lo: a.lo.plus(b.lo),
    hi: a.hi.plus(b.hi),
    loOpen: a.loOpen || b.loOpen,
    hiOpen: a.hiOpen || b.hiOpen,
  }
}

/** Σ weight · term. */
export function weightedSum(terms: readonly { readonly weight: number; readonly of: Interval }[]): Interval {
  return terms.reduce((sum, { weight, of }) => add(sum, scale(of, new Decimal(weight))), point(ZERO))
}

/** The interval times an exact factor; a negative one swaps the ends. */
export function scale(a: Interval, factor: Decimal): Interval {
  if (factor.isZero()) return point(ZERO)
  if (factor.isNegative()) return scale(negate(a), factor.negated())
  return { lo: a.lo.times(factor), hi: a.hi.times(factor), loOpen: a.loOpen, hiOpen: a.hiOpen }
}

export function multiply(a: Interval, b: Interval): Interval {
  return hull(corners(a, b, (x, y) => [times(x, y), times(x, y)]))
}

/** All x/y with x in a and y in b; the whole line when b contains zero, null when b is zero and nothing else. */
export function divide(a: Interval, b: Interval): Interval | null {
  if (b.lo.isZero() && b.hi.isZero()) return null
  if (b.lo.isNegative() && b.hi.isPositive() && !b.lo.isZero() && !b.hi.isZero()) return REALS
  if (b.lo.isZero() || b.hi.isZero()) return REALS
  return hull(corners(a, b, (x, y) => [DOWN.div(x, y), UP.div(x, y)]))
}

export function absolute(a: Interval): Interval {
  if (!a.lo.isNegative()) return a
  if (!a.hi.isPositive() || a.hi.isZero()) return negate(a)
  const flipped = negate(a)
  const far = a.hi.greaterThan(flipped.hi) ? a : flipped
  return { lo: ZERO, hi: far.hi, loOpen: false, hiOpen: far.hiOpen }
}

/** Whether the two have a value in common. */
export function meets(a: Interval, b: Interval): boolean {
  return reaches(a, b) && reaches(b, a)
}

/** Whether some value of a is at most some value of b. */
export function canBeAtMost(a: Interval, b: Interval): boolean {
  return reaches(a, b)
}

export function contains(a: Interval, v: Decimal): boolean {
  return meets(a, point(v))
}

function reaches(a: Interval, b: Interval): boolean {
  const order = a.lo.comparedTo(b.hi)
  return order < 0 || (order === 0 && !a.loOpen && !b.hiOpen)
}

interface Corner {
  readonly low: Decimal
  readonly high: Decimal
  readonly open: boolean
}

function corners(
  a: Interval,
  b: Interval,
  combine: (x: Decimal, y: Decimal) => readonly [Decimal, Decimal],
): readonly Corner[] {
  const ends = (i: Interval) => [
    { value: i.lo, open: i.loOpen },
    { value: i.hi, open: i.hiOpen },
  ]
  return ends(a).flatMap((x) =>
    ends(b).map((y) => {
      const [low, high] = combine(x.value, y.value)
      // Zero times an open end is reached from every value of the other side, so it stays closed with the zero.
      const closedZero = (x.value.isZero() && !x.open) || (y.value.isZero() && !y.open)
      return { low, high, open: !closedZero && (x.open || y.open) }
    }),
  )
}

function hull(all: readonly Corner[]): Interval {
  const lo = all.reduce((best, corner) => (closer(corner.low, best.low, corner, best) ? corner : best))
  const hi = all.reduce((best, corner) => (closer(best.high, corner.high, corner, best) ? corner : best))
  return { lo: lo.low, hi: hi.high, loOpen: lo.open, hiOpen: hi.open }
}

function closer(x: Decimal, y: Decimal, candidate: Corner, best: Corner): boolean {
  const order = x.comparedTo(y)
  return order < 0 || (order === 0 && best.open && !candidate.open)
}

function times(x: Decimal, y: Decimal): Decimal {
  return x.isZero() || y.isZero() ? ZERO : x.times(y)
}
