import { amount, type Printed } from './amount.ts'
import type { Expression, Relation } from './relation.ts'

/** An interval in doubles that surely contains the exact one. */
interface Rough {
  readonly lo: number
  readonly hi: number
}

/** Far more than an operation on doubles can err by, far less than anything printed. */
const ERROR = 1e-12

const RANGES = new WeakMap<Printed, Rough>()

/**
 * Whether doubles already show that a relation fails. Most of what a reader tries fails by far, and need not be computed
 * exactly; false says nothing.
 */
export function clearlyFails<F extends Printed>({ stated, comparison, computed }: Relation<F>): boolean {
  const left = roughly(stated)
  const right = left && roughly(computed)
  if (!left || !right) return false
  return (comparison !== '>=' && left.lo > right.hi) || (comparison !== '<=' && left.hi < right.lo)
}

/** Null where nothing can be said. */
function roughly<F extends Printed>(expression: Expression<F>): Rough | null {
  switch (expression.op) {
    case 'figure':
      return rangeOf(expression.figure)
    case 'constant':
      return around(expression.value.toNumber(), expression.value.toNumber())
    case 'absolute':
      return magnitude(roughly(expression.of))
    case 'sum':
      return sum(expression)
    case 'product':
      return expression.factors.reduce<Rough | null>((all, factor) => all && product(all, roughly(factor)), {
        lo: 1,
        hi: 1,
      })
    case 'quotient':
      return product(roughly(expression.numerator), inverse(roughly(expression.denominator)))
  }
}

function rangeOf(figure: Printed): Rough {
  const known = RANGES.get(figure)
  if (known) return known
  const { range } = amount(figure)
  const made = around(range.lo.toNumber(), range.hi.toNumber())
  RANGES.set(figure, made)
  return made
}

/** Errs by the size of the terms, which may be greater than that of their sum. */
function sum<F extends Printed>({ terms }: Extract<Expression<F>, { op: 'sum' }>): Rough | null {
  let lo = 0
  let hi = 0
  let size = 0
  for (const { weight, of } of terms) {
    const term = roughly(of)
    if (!term) return null
    lo += weight > 0 ? term.lo : -term.hi
    hi += weight > 0 ? term.hi : -term.lo
    size += Math.max(Math.abs(term.lo), Math.abs(term.hi))
  }
  const error = ERROR * (terms.length + 1) * size
  return { lo: lo - error, hi: hi + error }
}

function product(a: Rough | null, b: Rough | null): Rough | null {
  if (!a || !b) return null
  const [p, q, r, s] = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi]
  // Zero times infinity is no number: then nothing can be said.
  if (Number.isNaN(p + q + r + s)) return null
  return around(Math.min(p, q, r, s), Math.max(p, q, r, s))
}

/** Null where the interval has zero in it. */
function inverse(of: Rough | null): Rough | null {
  return of && (of.lo > 0 || of.hi < 0) ? around(1 / of.hi, 1 / of.lo) : null
}

function magnitude(of: Rough | null): Rough | null {
  if (!of || of.lo >= 0) return of
  return of.hi <= 0 ? { lo: -of.hi, hi: -of.lo } : { lo: 0, hi: Math.max(-of.lo, of.hi) }
}

function around(lo: number, hi: number): Rough {
  return { lo: lo - ERROR * Math.abs(lo), hi: hi + ERROR * Math.abs(hi) }
}
