import type { Figure } from '../model/report.ts'
import type { Decimal } from '../number/decimal.ts'
import type { Expression } from '../number/relation.ts'

/** Excel takes no longer formula (8,192 characters), and the program that opens it may add some. */
const LONGEST = 8000

/**
 * An expression as a formula over the cells that hold the figures' values in base units, in the unit whose scale is given;
 * null where it is longer than a formula may be. `cellOf` gives a figure's cell; nothing of the report's text goes in.
 */
export function formulaOf(
  expression: Expression<Figure>,
  scale: Decimal,
  cellOf: (figure: Figure) => string,
): string | null {
  const formula = write(expression, cellOf)
  const scaled = scale.equals(1) ? formula : `(${formula})/${scale.toFixed()}`
  return scaled.length > LONGEST ? null : scaled
}

function write(expression: Expression<Figure>, cellOf: (figure: Figure) => string): string {
  switch (expression.op) {
    case 'figure':
      return cellOf(expression.figure)
    case 'constant':
      return expression.value.isNegative() ? `(${expression.value.toFixed()})` : expression.value.toFixed()
    case 'absolute':
      return `ABS(${write(expression.of, cellOf)})`
    case 'sum':
      return expression.terms
        .map(({ weight, of }, i) => {
          const sign = weight > 0 ? (i > 0 ? '+' : '') : '-'
          return sign + (of.op === 'sum' ? `(${write(of, cellOf)})` : write(of, cellOf))
        })
        .join('')
    case 'product':
      return expression.factors.map((factor) => factorOf(factor, cellOf)).join('*')
    case 'quotient':
      return `${factorOf(expression.numerator, cellOf)}/${factorOf(expression.denominator, cellOf)}`
  }
}

function factorOf(factor: Expression<Figure>, cellOf: (figure: Figure) => string): string {
  const text = write(factor, cellOf)
  return factor.op === 'figure' || factor.op === 'constant' || factor.op === 'absolute' ? text : `(${text})`
}
