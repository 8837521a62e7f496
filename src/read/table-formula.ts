import type { Figure } from '../model/report.ts'
import { Decimal } from '../number/decimal.ts'
import type { Expression } from '../number/relation.ts'
import { type Axis, NOTHING, type Tally } from './table-axis.ts'

/** Arithmetic over the lines of an axis, the same at every crossing. */
export type Formula =
  | { readonly op: 'line'; readonly line: number }
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'sum'; readonly terms: readonly { readonly weight: 1 | -1; readonly of: Formula }[] }
  | { readonly op: 'product'; readonly factors: readonly Formula[] }
  | { readonly op: 'quotient'; readonly numerator: Formula; readonly denominator: Formula }
  /** The figure of a fixed crossing, in the line given: the total of a column. */
  | { readonly op: 'fixed'; readonly line: number; readonly crossing: number }

interface Estimate {
  readonly value: number
  readonly slack: number
}

/** The value at one crossing; blank is zero in a sum of which something is printed, else null. */
function estimate(axis: Axis, formula: Formula, crossing: number): Estimate | null {
  switch (formula.op) {
    case 'number':
      return { value: formula.value, slack: 0 }
    case 'line':
    case 'fixed': {
      const at = formula.op === 'fixed' ? formula.crossing : crossing
      const value = axis.value(formula.line, at)
      return Number.isNaN(value) ? null : { value, slack: axis.slack(formula.line, at) }
    }
    case 'sum': {
      const terms = formula.terms.map(({ weight, of }) => ({ weight, found: estimate(axis, of, crossing) }))
      if (terms.every(({ found }) => found === null)) return null
      return {
        value: terms.reduce((sum, { weight, found }) => sum + weight * (found?.value ?? 0), 0),
        slack: terms.reduce((sum, { found }) => sum + (found?.slack ?? 0), 0),
      }
    }
    case 'product': {
      let product: Estimate = { value: 1, slack: 0 }
      for (const factor of formula.factors) {
        const found = estimate(axis, factor, crossing)
        if (!found) return null
        const slack = Math.abs(product.value) * found.slack + Math.abs(found.value) * product.slack
        product = { value: product.value * found.value, slack }
      }
      return product
    }
    case 'quotient': {
      const above = estimate(axis, formula.numerator, crossing)
      const below = estimate(axis, formula.denominator, crossing)
      if (!above || !below || below.value === 0) return null
      const value = above.value / below.value
      return { value, slack: (above.slack + Math.abs(value) * below.slack) / Math.abs(below.value) }
    }
  }
}

/** Whether a line states what a formula gives at a crossing; null where either is not printed. */
export function agrees(axis: Axis, line: number, formula: Formula, crossing: number): boolean | null {
  const stated = axis.value(line, crossing)
  const computed = Number.isNaN(stated) ? null : estimate(axis, formula, crossing)
  if (!computed) return null
  const slack = axis.slack(line, crossing) + computed.slack
  return Math.abs(stated - computed.value) <= slack * 1.000001 + 1e-9 * Math.max(1, Math.abs(stated))
}

/** At how many crossings the line states what the formula gives. */
export function tallyFormula(axis: Axis, line: number, formula: Formula, counts: (crossing: number) => boolean): Tally {
  if (!axis.spend(4 * axis.crossings)) return NOTHING
  let holds = 0
  let fails = 0
  let digits = 0
  for (let crossing = 0; crossing < axis.crossings; crossing++) {
    const found = counts(crossing) ? agrees(axis, line, formula, crossing) : null
    if (found === false) fails++
    else if (found && axis.value(line, crossing) !== 0) {
      holds++
      digits += axis.digits(line, crossing)
    }
  }
  return { holds, fails, digits }
}

/** The formula over the figures of one crossing; null where a needed one is not printed. */
export function expression(axis: Axis, formula: Formula, crossing: number): Expression<Figure> | null {
  switch (formula.op) {
    case 'number':
      return { op: 'constant', value: new Decimal(formula.value) }
    case 'line':
    case 'fixed': {
      const figure = axis.figure(formula.line, formula.op === 'fixed' ? formula.crossing : crossing)
      return figure && { op: 'figure', figure }
    }
    case 'sum': {
      const terms = formula.terms.flatMap(({ weight, of }) => {
        const found = expression(axis, of, crossing)
        return found ? [{ weight, of: found }] : []
      })
      return terms.length > 0 ? { op: 'sum', terms } : null
    }
    case 'product': {
      const factors = formula.factors.map((factor) => expression(axis, factor, crossing))
      return factors.every((factor) => factor !== null) ? { op: 'product', factors } : null
    }
    case 'quotient': {
      const numerator = expression(axis, formula.numerator, crossing)
      const denominator = expression(axis, formula.denominator, crossing)
      return numerator && denominator ? { op: 'quotient', numerator, denominator } : null
    }
  }
}

export function line(index: number): Formula {
  return { op: 'line', line: index }
}

export function minus(a: Formula, b: Formula): Formula {
  return {
    op: 'sum',
    terms: [
      { weight: 1, of: a },
      { weight: -1, of: b },
    ],
  }
}

/** 100 × numerator ÷ denominator, or the bare ratio. */
export function ratio(numerator: Formula, denominator: Formula, percent: boolean): Formula {
  const quotient: Formula = { op: 'quotient', numerator, denominator }
  return percent ? { op: 'product', factors: [quotient, { op: 'number', value: 100 }] } : quotient
}
