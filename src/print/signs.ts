import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Expression } from '../number/relation.ts'

/**
 * What each figure of a reading does in it, as a sign to put beside it: `=` (or `≤`, `≥`) for the stated one, `+`, `−`, `×`,
 * `÷` for the others, none for what these apply to. In the order of `figures`.
 */
export function signsOf({ stated, comparison, computed }: Reading, figures: readonly Figure[]): string[] {
  const signs = new Map<string, string>()
  collect(computed, '', signs)
  const equals = { '=': '=', '<=': '≤', '>=': '≥' }[comparison]
  if (stated.op === 'figure') signs.set(stated.figure.id, equals)
  else collect(stated, equals, signs)
  return figures.map(({ id }) => signs.get(id) ?? '')
}

function collect(expression: Expression<Figure>, sign: string, signs: Map<string, string>): void {
  switch (expression.op) {
    case 'figure':
      if (!signs.has(expression.figure.id)) signs.set(expression.figure.id, sign)
      return
    case 'constant':
      return
    case 'absolute':
      collect(expression.of, sign, signs)
      return
    case 'sum':
      for (const { weight, of } of expression.terms) collect(of, weight > 0 ? '+' : '−', signs)
      return
    case 'product': {
      // The hundred of a percentage is no factor to speak of.
      const [first, ...others] = expression.factors.filter(({ op }) => op !== 'constant')
      if (first) collect(first, sign, signs)
      for (const factor of others) collect(factor, '×', signs)
      return
    }
    case 'quotient':
      collect(expression.numerator, sign, signs)
      collect(expression.denominator, '÷', signs)
  }
}
