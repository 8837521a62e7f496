import { type Amount, amount, type Printed } from './amount.ts'
import { type Decimal, ONE, ZERO } from './decimal.ts'
import {
  absolute,
  canBeAtMost,
  divide,
  type Interval,
  type Mode,
  meets,
  multiply,
  point,
  weightedSum,
} from './interval.ts'

/** Arithmetic over printed numbers of type F. */
export type Expression<F extends Printed> =
  | { readonly op: 'figure'; readonly figure: F }
  /** A number that is not printed: items counted in a list (`items` are what was counted), a full score of 100. */
  | { readonly op: 'constant'; readonly value: Decimal; readonly items?: readonly string[] }
  | { readonly op: 'sum'; readonly terms: readonly { readonly weight: 1 | -1; readonly of: Expression<F> }[] }
  | { readonly op: 'product'; readonly factors: readonly Expression<F>[] }
  | { readonly op: 'quotient'; readonly numerator: Expression<F>; readonly denominator: Expression<F> }
  /** The size of a change whose direction a word gives: 下降18.1%. */
  | { readonly op: 'absolute'; readonly of: Expression<F> }

/** `stated comparison computed`, both in base units. */
export interface Relation<F extends Printed> {
  readonly stated: Expression<F>
  readonly comparison: '=' | '<=' | '>='
  readonly computed: Expression<F>
}

/**
 * `holds`: the computed value, rounded as the stated one is printed, is the stated one. `rounding`: they agree only within
 * the rounding of the printed numbers. `unassessable`: a division by zero.
 */
export type Verdict = 'holds' | 'rounding' | 'fails' | 'unassessable'

/** What recomputing gave, in base units; null when unassessable. */
export interface Outcome {
  readonly verdict: Verdict
  /** The values that the computed side may have. */
  readonly range: Interval | null
  /** The computed side from the numbers as printed. */
  readonly exact: Decimal | null
}

/** The value and range of an expression in base units; null where it divides by zero. */
export function evaluate<F extends Printed>(expression: Expression<F>, mode: Mode = 'round'): Amount | null {
  switch (expression.op) {
    case 'figure':
      return amount(expression.figure, mode)
    case 'constant':
      return { exact: expression.value, range: point(expression.value) }
    case 'absolute': {
      const of = evaluate(expression.of, mode)
      return of && { exact: of.exact.abs(), range: absolute(of.range) }
    }
    case 'sum': {
      const terms = all(expression.terms, ({ weight, of }) => {
        const value = evaluate(of, mode)
        return value && { weight, exact: value.exact, of: value.range }
      })
      return (
        terms && {
          exact: terms.reduce((sum, { weight, exact }) => (weight > 0 ? sum.plus(exact) : sum.minus(exact)), ZERO),
          range: weightedSum(terms),
        }
      )
    }
    case 'product': {
      const [first, second] = expression.factors
      // Hundredfold first: a quotient seldom comes out even, and has many digits then.
      if (expression.factors.length === 2 && first?.op === 'constant' && second?.op === 'quotient') {
        const { numerator, denominator } = second
        return evaluate(
          { op: 'quotient', numerator: { op: 'product', factors: [first, numerator] }, denominator },
          mode,
        )
      }
      const factors = all(expression.factors, (factor) => evaluate(factor, mode))
      return factors?.reduce(multiplied, { exact: ONE, range: point(ONE) }) ?? null
    }
    case 'quotient': {
      const numerator = evaluate(expression.numerator, mode)
      const denominator = evaluate(expression.denominator, mode)
      return numerator && denominator && divided(numerator, denominator)
    }
  }
}

function multiplied(a: Amount, b: Amount): Amount {
  return { exact: a.exact.times(b.exact), range: multiply(a.range, b.range) }
}

function divided(a: Amount, b: Amount): Amount | null {
  if (b.exact.isZero()) return null
  const range = divide(a.range, b.range)
  return range && { exact: a.exact.div(b.exact), range }
}

/** Recomputes a relation. `truncate` reads the stated figure as cut off instead of rounded. */
export function judge<F extends Printed>(relation: Relation<F>, mode: Mode = 'round'): Outcome {
  if (mode !== 'round') return recompute(relation, mode)
  const known = OUTCOMES.get(relation)
  if (known) return known
  const outcome = recompute(relation, mode)
  OUTCOMES.set(relation, outcome)
  return outcome
}

/** Of the rounded ones: a reader tries a reading before it is part of a claim. */
const OUTCOMES = new WeakMap<Relation<Printed>, Outcome>()

function recompute<F extends Printed>(relation: Relation<F>, mode: Mode): Outcome {
  const stated = evaluate(relation.stated, mode)
  const computed = evaluate(relation.computed)
  if (!stated || !computed) return { verdict: 'unassessable', range: null, exact: null }
  return { verdict: compare(relation, stated, computed, mode), range: computed.range, exact: computed.exact }
}

function compare<F extends Printed>(
  { stated, comparison }: Relation<F>,
  left: Amount,
  right: Amount,
  mode: Mode,
): Verdict {
  if (comparison === '<=') {
    if (left.exact.lessThanOrEqualTo(right.exact)) return 'holds'
    return canBeAtMost(left.range, right.range) ? 'rounding' : 'fails'
  }
  if (comparison === '>=') {
    if (left.exact.greaterThanOrEqualTo(right.exact)) return 'holds'
    return canBeAtMost(right.range, left.range) ? 'rounding' : 'fails'
  }
  if (!meets(left.range, right.range)) return 'fails'
  const printedAlike =
    stated.op === 'figure'
      ? asPrinted(right.exact, stated.figure, mode).equals(stated.figure.value)
      : left.exact.equals(right.exact)
  return printedAlike || (stated.op === 'figure' && stated.figure.bound !== null) ? 'holds' : 'rounding'
}

/** A value in base units, in the unit and with the decimals in which a number is printed. */
export function asPrinted(value: Decimal, like: Pick<Printed, 'unit' | 'precision'>, mode: Mode = 'round'): Decimal {
  return value.div(like.unit.scale).toDecimalPlaces(like.precision, mode === 'round' ? 'half-up' : 'down')
}

/** Every printed number of an expression, from left to right. */
export function figuresOf<F extends Printed>(expression: Expression<F>): F[] {
  switch (expression.op) {
    case 'figure':
      return [expression.figure]
    case 'constant':
      return []
    case 'absolute':
      return figuresOf(expression.of)
    case 'sum':
      return expression.terms.flatMap(({ of }) => figuresOf(of))
    case 'product':
      return expression.factors.flatMap(figuresOf)
    case 'quotient':
      return [...figuresOf(expression.numerator), ...figuresOf(expression.denominator)]
  }
}

/** The same arithmetic over other figures. */
export function withFigures<F extends Printed>(expression: Expression<F>, other: (figure: F) => F): Expression<F> {
  const inner = (of: Expression<F>) => withFigures(of, other)
  switch (expression.op) {
    case 'figure':
      return { op: 'figure', figure: other(expression.figure) }
    case 'constant':
      return expression
    case 'absolute':
      return { op: 'absolute', of: inner(expression.of) }
    case 'sum':
      return { op: 'sum', terms: expression.terms.map(({ weight, of }) => ({ weight, of: inner(of) })) }
    case 'product':
      return { op: 'product', factors: expression.factors.map(inner) }
    case 'quotient':
      return { op: 'quotient', numerator: inner(expression.numerator), denominator: inner(expression.denominator) }
  }
}

function all<A, B>(items: readonly A[], map: (item: A) => B | null): B[] | null {
  const mapped: B[] = []
  for (const item of items) {
    const value = map(item)
    if (value === null) return null
    mapped.push(value)
  }
  return mapped
}
