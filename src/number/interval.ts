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
const HALF = new Decimal('0.5')
const QUANTA = new Map<number, Decimal>()

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
  const quantum = quantumOf(decimals)
  if (mode === 'round') {
    const half = quantum.times(HALF)
    return { lo: v.minus(half), hi: v.plus(half), loOpen: false, hiOpen: false }
  }
  if (v.isZero()) return { lo: quantum.negated(), hi: quantum, loOpen: true, hiOpen: true }
  return v.isNegative()
    ? { lo: v.minus(quantum), hi: v, loOpen: true, hiOpen: false }
    : { lo: v, hi: v.plus(quantum), loOpen: false, hiOpen: true }
}

/** 10^−decimals; kept, since every printed number asks for one of a few. */
function quantumOf(decimals: number): Decimal {
  const known = QUANTA.get(decimals)
  if (known) return known
  const quantum = new Decimal(1).shifted(-decimals)
  QUANTA.set(decimals, quantum)
  return quantum
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
  return terms.reduce((sum, { weight, of }) => add(sum, weighted(of, weight)), point(ZERO))
}

function weighted(a: Interval, weight: number): Interval {
  if (weight === 1) return a
  return weight === -1 ? negate(a) : scale(a, new Decimal(weight))
}

/** The interval times an exact factor; a negative one swaps the ends. */
export function scale(a: Interval, factor: Decimal): Interval {
  if (factor.isZero()) return point(ZERO)
  if (factor.isNegative()) return scale(negate(a), factor.negated())
  return { lo: a.lo.times(factor), hi: a.hi.times(factor), loOpen: a.loOpen, hiOpen: a.hiOpen }
}

export function multiply(a: Interval, b: Interval): Interval {
  if (isPositive(a) && isPositive(b))
    return {
      lo: a.lo.times(b.lo, 'floor'),
      hi: a.hi.times(b.hi, 'ceil'),
      loOpen: a.loOpen || b.loOpen,
      hiOpen: a.hiOpen || b.hiOpen,
    }
  return hull(corners(a, b, product))
}

/**
 * All x/y with x in a and y in b, y not zero: a division that is asserted has a divisor. The whole line when b has zero
 * inside, half-open at infinity when b ends in zero, null when b is zero and nothing else.
 */
export function divide(a: Interval, b: Interval): Interval | null {
  if (isPositive(a) && isPositive(b))
    return {
      lo: a.lo.div(b.hi, 'floor'),
      hi: a.hi.div(b.lo, 'ceil'),
      loOpen: a.loOpen || b.hiOpen,
      hiOpen: a.hiOpen || b.loOpen,
    }
  if (b.lo.isZero() && b.hi.isZero()) return null
  if (b.lo.lessThan(ZERO) && b.hi.greaterThan(ZERO)) return a.lo.isZero() && a.hi.isZero() ? point(ZERO) : REALS
  const side = b.hi.greaterThan(ZERO) ? 1 : -1
  return hull(corners(a, b, (x, y) => quotient(x, y, side)))
}

/** Of numbers above zero and no infinite end: where the ends of a product or quotient come from needs no trying. */
function isPositive({ lo, hi }: Interval): boolean {
  return lo.greaterThan(ZERO) && hi.isFinite()
}

export function absolute(a: Interval): Interval {
  if (a.lo.greaterThanOrEqualTo(ZERO)) return a
  const flipped = negate(a)
  if (a.hi.lessThanOrEqualTo(ZERO)) return flipped
  const order = a.hi.comparedTo(flipped.hi)
  const hiOpen = order === 0 ? a.hiOpen && flipped.hiOpen : order > 0 ? a.hiOpen : flipped.hiOpen
  return { lo: ZERO, hi: order > 0 ? a.hi : flipped.hi, loOpen: false, hiOpen }
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

/** A product or quotient of two ends, rounded down and up; `open` where it is only approached. */
interface Corner {
  readonly low: Decimal
  readonly high: Decimal
  readonly open: boolean
}

interface End {
  readonly value: Decimal
  readonly open: boolean
}

function corners(a: Interval, b: Interval, combine: (x: End, y: End) => Corner): readonly Corner[] {
  return ends(a).flatMap((x) => ends(b).map((y) => combine(x, y)))
}

function ends(a: Interval): readonly End[] {
  return [
    { value: a.lo, open: a.loOpen },
    { value: a.hi, open: a.hiOpen },
  ]
}

/** Zero that is itself in its interval times an open end is zero all the same. */
function product(x: End, y: End): Corner {
  const open = !isReachedZero(x) && !isReachedZero(y) && (x.open || y.open)
  if (x.value.isZero() || y.value.isZero()) return { low: ZERO, high: ZERO, open }
  return { low: x.value.times(y.value, 'floor'), high: x.value.times(y.value, 'ceil'), open }
}

/** The reciprocal of an end at zero lies at infinity, on the divisor's side; that of one at infinity is zero. */
function quotient(x: End, y: End, side: 1 | -1): Corner {
  const open = !isReachedZero(x) && (x.open || y.open || y.value.isZero())
  if (x.value.isZero() || !y.value.isFinite()) return { low: ZERO, high: ZERO, open }
  if (!y.value.isZero()) return { low: x.value.div(y.value, 'floor'), high: x.value.div(y.value, 'ceil'), open }
  const far = x.value.isNegative() === side < 0 ? INFINITY : INFINITY.negated()
  return { low: far, high: far, open }
}

function isReachedZero({ value, open }: End): boolean {
  return value.isZero() && !open
}

function hull(all: readonly Corner[]): Interval {
  const lo = all.reduce((best, corner) => (isBeyond(best.low, corner.low, best, corner) ? corner : best))
  const hi = all.reduce((best, corner) => (isBeyond(corner.high, best.high, best, corner) ? corner : best))
  return { lo: lo.low, hi: hi.high, loOpen: lo.open, hiOpen: hi.open }
}

function isBeyond(x: Decimal, y: Decimal, best: Corner, candidate: Corner): boolean {
  const order = x.comparedTo(y)
  return order > 0 || (order === 0 && best.open && !candidate.open)
}
