import { Decimal } from '../number/decimal.ts'
import type { Formula, Range } from './formula-parse.ts'

/** What a cell holds for a formula: a number, null where it is blank; text, dates and errors are `other`. */
export type Held = Decimal | null | 'other'

/** Every cell of a range; throws {@link Unknown} where it cannot be told. */
export type Look = (range: Range) => Iterable<Held>

/** Thrown for what is not understood: another function, text in arithmetic, a division by zero. */
export class Unknown extends Error {}

/** The value that a formula gives over the values that the workbook stores, in decimal arithmetic. */
export function evaluate(formula: Formula, look: Look): Decimal {
  switch (formula.op) {
    case 'number':
      return formula.value
    case 'range':
      return single(formula.range, look)
    case 'negate':
      return evaluate(formula.of, look).negated()
    case 'percent':
      return evaluate(formula.of, look).div(100)
    case 'call':
      return call(formula.name, formula.of, look)
    default: {
      const [left, right] = [evaluate(formula.left, look), evaluate(formula.right, look)]
      if (formula.op === '+') return left.plus(right)
      if (formula.op === '-') return left.minus(right)
      if (formula.op === '*') return left.times(right)
      if (right.isZero()) throw new Unknown()
      return left.div(right)
    }
  }
}

/** A blank counts as zero. */
function single(range: Range, look: Look): Decimal {
  const [held, second] = look(range)
  if (held === undefined || held === 'other' || second !== undefined) throw new Unknown()
  return held ?? new Decimal(0)
}

function call(name: string, of: readonly Formula[], look: Look): Decimal {
  const [first, second] = of
  if (name === 'SUM') return total(of, look).sum
  if (name === 'AVERAGE') {
    const { sum, count } = total(of, look)
    if (count === 0) throw new Unknown()
    return sum.div(count)
  }
  if (name === 'ABS' && first && of.length === 1) return evaluate(first, look).abs()
  if (name === 'ROUND' && first && second && of.length === 2)
    return round(evaluate(first, look), evaluate(second, look))
  throw new Unknown()
}

/** Of ranges only the numbers count, as in every spreadsheet program. */
function total(of: readonly Formula[], look: Look): { sum: Decimal; count: number } {
  let sum = new Decimal(0)
  let count = 0
  for (const part of of) {
    const held = part.op === 'range' ? look(part.range) : [evaluate(part, look)]
    for (const each of held) {
      if (each === null || each === 'other') continue
      sum = sum.plus(each)
      count++
    }
  }
  return { sum, count }
}

/** Half away from zero; a negative count of digits rounds to tens, hundreds … */
function round(value: Decimal, digits: Decimal): Decimal {
  const places = digits.toNumber()
  if (!Number.isInteger(places) || Math.abs(places) > MOST_PLACES) throw new Unknown()
  return value.shifted(places).toDecimalPlaces(0).shifted(-places)
}

const MOST_PLACES = 15
