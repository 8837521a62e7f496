import type { Figure } from '../model/report.ts'
import { NO_UNIT, type Unit, unitNamed } from '../number/unit.ts'
import type { Mention } from './mention.ts'
import { roughly, slack } from './relate.ts'
import { digits } from './ties.ts'

const UNITS: readonly Unit[] = ['元', '万元', '亿元'].flatMap((name) => unitNamed(name) ?? [])
/** So many digits do not agree by chance. */
const TELLING = 4
const ENOUGH = 2

/** More amounts would add nothing. */
const MOST_AMOUNTS = 2000

/** The amounts of the text whose digits tell. */
export function tellingAmounts(stream: readonly Mention[]): Figure[] {
  const found: Figure[] = []
  for (const { figure } of stream) {
    if (found.length >= MOST_AMOUNTS) break
    if (figure.cell === null && figure.unit.dimension === 'money' && digits(figure) >= TELLING) found.push(figure)
  }
  return found
}

/**
 * The unit of a table that prints none: the one in which enough of its numbers are amounts that the text states too. Null
 * where none or two are.
 */
export function inferUnit(cells: readonly Figure[], amounts: readonly Figure[]): Unit | null {
  const bare = cells.filter((cell) => cell.unit === NO_UNIT && digits(cell) >= TELLING)
  if (bare.length === 0) return null
  const counted = UNITS.map((unit) => ({ unit, agreeing: agreeing(bare, unit, amounts) }))
    .filter((one) => one.agreeing >= ENOUGH)
    .sort((a, b) => b.agreeing - a.agreeing)
  const [best, next] = counted
  return best && best.agreeing > (next?.agreeing ?? 0) ? best.unit : null
}

/** How many different amounts of the text are numbers of the table in a unit. */
function agreeing(cells: readonly Figure[], unit: Unit, amounts: readonly Figure[]): number {
  const scale = unit.scale.toNumber()
  const values = cells.map((cell) => roughly(cell) * scale).sort((a, b) => a - b)
  const found = new Set<number>()
  for (const figure of amounts) {
    const value = roughly(figure)
    const room = slack(figure) + 1e-9 * Math.abs(value)
    if (hasWithin(values, value - room, value + room)) found.add(value)
  }
  return found.size
}

function hasWithin(sorted: readonly number[], from: number, to: number): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return (sorted[low] ?? Number.POSITIVE_INFINITY) <= to
}
