import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Decimal } from '../number/decimal.ts'
import type { Expression } from '../number/relation.ts'

/** A figure as it should have been printed; the value is in its printed unit. Its rounding follows its decimals, or its peers'. */
export function correctedFigure(figure: Figure, value: Decimal, decimals: number): Figure {
  const byPeers = figure.precision > figure.decimals
  return { ...figure, value, decimals, precision: byPeers ? Math.max(decimals, figure.precision) : decimals }
}

/** The reading with another figure in place of the one of the same id. */
export function substitute({ stated, comparison, computed }: Reading, figure: Figure): Reading {
  return { stated: replace(stated, figure), comparison, computed: replace(computed, figure) }
}

function replace(expression: Expression<Figure>, figure: Figure): Expression<Figure> {
  switch (expression.op) {
    case 'figure':
      return expression.figure.id === figure.id ? { op: 'figure', figure } : expression
    case 'constant':
      return expression
    case 'absolute':
      return { op: 'absolute', of: replace(expression.of, figure) }
    case 'sum':
      return { op: 'sum', terms: expression.terms.map(({ weight, of }) => ({ weight, of: replace(of, figure) })) }
    case 'product':
      return { op: 'product', factors: expression.factors.map((factor) => replace(factor, figure)) }
    case 'quotient':
      return {
        op: 'quotient',
        numerator: replace(expression.numerator, figure),
        denominator: replace(expression.denominator, figure),
      }
  }
}
