import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { contains } from '../number/interval.ts'
import { evaluate, figuresOf } from '../number/relation.ts'
import { slips } from '../number/slips.ts'
import { printable, solve } from '../number/solve.ts'
import { significantDigits } from './relate.ts'

/** Relative to the larger side: how far misprints and miscalculations that are no slip of the hand tend to take it. */
const NEAR = 0.25

/** Two digits soon agree by chance where the point may move. */
const SIGNIFICANT = 3

/**
 * Whether a reading that fails may be an error of the report: the two sides are near, or one slip of the hand in one figure
 * parts them. What is further apart is seldom what the report asserts: of the false findings at the first reading of 265
 * pages from the web 46 in 65 were, of the true ones 1 in 12.
 */
export function isPlausible(reading: Reading): boolean {
  if (isNear(reading)) return true
  const figures = [...figuresOf(reading.stated), ...figuresOf(reading.computed)]
  return figures.some((figure) => isOneSlipAway(reading, figure))
}

function isNear({ stated, computed }: Reading): boolean {
  const a = evaluate(stated)?.exact
  const b = evaluate(computed)?.exact
  if (!a || !b) return false
  const larger = a.abs().greaterThan(b.abs()) ? a.abs() : b.abs()
  return a.minus(b).abs().lessThanOrEqualTo(larger.times(NEAR))
}

function isOneSlipAway(reading: Reading, figure: Figure): boolean {
  const range = solve({ ...reading, comparison: '=' }, figure, 'range')
  if (!range) return false
  const right = printable(range, figure)
  const few = significantDigits(figure) < SIGNIFICANT
  return slips(figure).some(
    ({ value, kind }) => contains(right, value) && !(few && (kind === 'decimal-point' || kind === 'unit')),
  )
}
