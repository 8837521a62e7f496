import type { Claim } from '../model/claim.ts'
import type { FindingClaim } from '../model/finding.ts'
import type { Figure } from '../model/report.ts'
import { type Decimal, ZERO } from '../number/decimal.ts'
import type { Interval } from '../number/interval.ts'
import { evaluate } from '../number/relation.ts'
import { showExpression } from './show-expression.ts'
import { decimalsToShow, showExact, showFigure } from './show-number.ts'

/** The figure whose unit and decimals a claim's numbers are shown in: the stated one. */
export function statedFigure({ reading, figures }: Claim): Figure | null {
  return reading.stated.op === 'figure' ? reading.stated.figure : (figures[0] ?? null)
}

/**
 * A claim's arithmetic as text, in the unit and decimals of its stated figure. `difference` is stated − computed as shown;
 * `tolerance` is how far the two may lie apart by rounding alone.
 */
export function describeClaim(claim: Claim): FindingClaim {
  const like = statedFigure(claim)
  const stated = evaluate(claim.reading.stated)
  const { exact, range } = claim.outcome
  const base = { kind: claim.kind, expression: showExpression(claim.reading) }
  if (!like || !stated || !exact || !range) {
    const text = like ? showFigure(like) : ''
    return { ...base, stated: text, computed: '', exact: '', difference: '', tolerance: '' }
  }
  const { scale, text: unit } = like.unit
  const value = stated.exact.div(scale)
  const computed = exact.div(scale)
  const decimals = decimalsToShow(value, computed, like.decimals)
  const shown = computed.toDecimalPlaces(decimals)
  const slack = halfWidth(stated.range).plus(halfWidth(range)).div(scale)
  return {
    ...base,
    stated: claim.reading.stated.op === 'figure' ? showFigure(like) : value.toFixed() + unit,
    computed: shown.toFixed(decimals) + unit,
    exact: showExact(computed, like.decimals),
    difference: value.minus(shown).toFixed(decimals),
    tolerance: slack.isFinite() ? slack.toDecimalPlaces(like.precision + 1, 'down').toFixed() : '∞',
  }
}

function halfWidth({ lo, hi }: Interval): Decimal {
  return lo.equals(hi) ? ZERO : hi.minus(lo).div(2)
}
