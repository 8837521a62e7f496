import type { Figure } from '../model/report.ts'
import { type Expression, figuresOf, type Relation } from '../number/relation.ts'
import { showFigure, showValue } from './show-number.ts'

/** How tightly an operator binds: a looser operand of a tighter operator needs brackets. */
const SUM = 1
const PRODUCT = 2
const ATOM = 3

/** Items of a counted list that are named before the rest is left out. */
const NAMED_ITEMS = 12

/**
 * The computed side of a relation as arithmetic: `274.79 ÷ 935.10`, `(120.5 − 100) ÷ 100`. Units are shown only where
 * figures of the same dimension differ in theirs; the hundred of a percentage is left out.
 */
export function showExpression({ computed }: Relation<Figure>): string {
  const write = mixedUnits(figuresOf(computed)) ? showFigure : showValue
  return show(withoutHundred(computed), SUM, write)
}

function mixedUnits(figures: readonly Figure[]): boolean {
  const printed = new Map<string, string>()
  return figures.some(({ unit }) => {
    const known = printed.get(unit.dimension) ?? unit.text
    printed.set(unit.dimension, known)
    return known !== unit.text
  })
}

function withoutHundred(expression: Expression<Figure>): Expression<Figure> {
  if (expression.op === 'absolute') return withoutHundred(expression.of)
  if (expression.op !== 'product') return expression
  const factors = expression.factors.filter((factor) => !(factor.op === 'constant' && factor.value.equals(100)))
  const [only] = factors
  return factors.length === 1 && only ? only : { op: 'product', factors }
}

function show(expression: Expression<Figure>, around: number, write: (figure: Figure) => string): string {
  switch (expression.op) {
    case 'figure':
      return expression.figure.value.isNegative() && around > SUM
        ? `(${write(expression.figure)})`
        : write(expression.figure)
    case 'constant':
      return expression.items ? list(expression.items) : expression.value.toFixed()
    case 'absolute':
      return `|${show(expression.of, SUM, write)}|`
    case 'sum':
      return bracket(
        expression.terms
          .map(
            ({ weight, of }, i) =>
              (i > 0 ? (weight > 0 ? ' + ' : ' − ') : weight > 0 ? '' : '−') + show(of, PRODUCT, write),
          )
          .join(''),
        (expression.terms.length > 1 || (expression.terms[0]?.weight ?? 1) < 0) && around > SUM,
      )
    case 'product':
      return bracket(expression.factors.map((factor) => show(factor, PRODUCT, write)).join(' × '), around > PRODUCT)
    case 'quotient':
      return bracket(
        `${show(expression.numerator, PRODUCT, write)} ÷ ${show(expression.denominator, ATOM, write)}`,
        around > PRODUCT,
      )
  }
}

function list(items: readonly string[]): string {
  const named = items.slice(0, NAMED_ITEMS).join('、')
  return items.length > NAMED_ITEMS ? `${named}…` : named
}

function bracket(text: string, needed: boolean): string {
  return needed ? `(${text})` : text
}
