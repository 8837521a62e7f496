import type { Printed } from './amount.ts'
import { type Decimal, ONE, ZERO } from './decimal.ts'
import { add, divide, type Interval, multiply, negate, point, scale } from './interval.ts'
import { type Expression, evaluate, figuresOf, type Relation } from './relation.ts'
import type { Unit } from './unit.ts'

/** A printed number that can be told from another one that is printed alike. */
type Known = Printed & { readonly id: string }
type Operand = Expression<Known>

/**
 * What the other figures count as: their printed values; all that they may stand for; or, for `tight`, the stated one all
 * that it may stand for and its operands their printed values, which is how a result is computed.
 */
export type Others = 'exact' | 'range' | 'tight'

/**
 * The values, in base units, that one figure of an equation must have for the equation to hold, the other figures being as
 * printed. Null where the figure cannot be isolated: in a bound, or where it occurs more than once, but for the base of a
 * rate of change, (a − b) ÷ b.
 */
export function solve(
  { stated, comparison, computed }: Relation<Known>,
  figure: Known,
  others: Others,
): Interval | null {
  if (comparison !== '=') return null
  const inStated = has(stated, figure)
  if (inStated === has(computed, figure)) return null
  const target = value(inStated ? computed : stated, !inStated && others === 'tight' ? 'range' : others)
  return target && isolate(inStated ? stated : computed, figure, target, others)
}

function has(expression: Operand, figure: Known): boolean {
  return figuresOf(expression).some(({ id }) => id === figure.id)
}

function value(expression: Operand, others: Others): Interval | null {
  const amount = evaluate(expression)
  return amount && (others === 'range' ? amount.range : point(amount.exact))
}

/** Works from the outside in: what the part that holds the figure must be for the whole to be `target`. */
function isolate(expression: Operand, figure: Known, target: Interval, others: Others): Interval | null {
  switch (expression.op) {
    case 'figure':
      return target
    case 'constant':
      return null
    case 'absolute':
      return isolate(
        expression.of,
        figure,
        evaluate(expression.of)?.exact.isNegative() ? negate(target) : target,
        others,
      )
    case 'sum': {
      const [term, ...more] = expression.terms.filter(({ of }) => has(of, figure))
      if (!term || more.length > 0) return null
      const rest = sumOf(
        expression.terms.filter((other) => other !== term),
        others,
      )
      if (!rest) return null
      const left = add(target, negate(rest))
      return isolate(term.of, figure, term.weight > 0 ? left : negate(left), others)
    }
    case 'product': {
      const [factor, ...more] = expression.factors.filter((one) => has(one, figure))
      if (!factor || more.length > 0) return null
      const rest = value({ op: 'product', factors: expression.factors.filter((one) => one !== factor) }, others)
      const left = rest && divide(target, rest)
      return left && isolate(factor, figure, left, others)
    }
    case 'quotient':
      return isolateInQuotient(expression.numerator, expression.denominator, figure, target, others)
  }
}

function isolateInQuotient(
  numerator: Operand,
  denominator: Operand,
  figure: Known,
  target: Interval,
  others: Others,
): Interval | null {
  if (has(numerator, figure) && has(denominator, figure))
    return isolateBase(numerator, denominator, figure, target, others)
  if (has(numerator, figure)) {
    const below = value(denominator, others)
    return below && isolate(numerator, figure, multiply(target, below), others)
  }
  const above = value(numerator, others)
  const left = above && divide(above, target)
  return left && isolate(denominator, figure, left, others)
}

/** (rest + w·b) ÷ b = t gives b = rest ÷ (t − w). */
function isolateBase(
  numerator: Operand,
  denominator: Operand,
  figure: Known,
  target: Interval,
  others: Others,
): Interval | null {
  if (denominator.op !== 'figure' || numerator.op !== 'sum') return null
  const own = numerator.terms.filter(({ of }) => has(of, figure))
  const [base] = own
  if (!base || own.length > 1 || base.of.op !== 'figure') return null
  const rest = sumOf(
    numerator.terms.filter((term) => term !== base),
    others,
  )
  return rest && divide(rest, add(target, point(base.weight > 0 ? ONE.negated() : ONE)))
}

function sumOf(terms: readonly { readonly weight: 1 | -1; readonly of: Operand }[], others: Others): Interval | null {
  let sum = point(ZERO)
  for (const { weight, of } of terms) {
    const one = value(of, others)
    if (!one) return null
    sum = add(sum, weight > 0 ? one : negate(one))
  }
  return sum
}

/** The values in the figure's printed unit, widened by what its own rounding lets it stand for. */
export function printable(interval: Interval, { unit, precision }: Printed): Interval {
  const inUnit = inUnitOf(interval, unit)
  const half = ONE.div(2).times(tenth(precision))
  return { ...inUnit, lo: inUnit.lo.minus(half), hi: inUnit.hi.plus(half) }
}

/** An interval of base units in a printed unit. */
export function inUnitOf(interval: Interval, unit: Unit): Interval {
  return scale(interval, ONE.div(unit.scale))
}

/** 10^−decimals: the step between neighbouring printed numbers. */
export function tenth(decimals: number): Decimal {
  return ONE.shifted(-decimals)
}
