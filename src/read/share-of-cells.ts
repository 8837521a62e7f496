import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { figuresOf } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, looksLikeSlip, percent, type Side, significantDigits } from './relate.ts'
import { bare, type Row, type RowNames, rowNames, rowsOf } from './row-names.ts'
import { ofRow, REST } from './row-relations.ts'
import { measureOf } from './same-period.ts'

const MOST_PARTS = 3
const MOST_WHOLES = 12
/** Fewer digits are the share of some pair of amounts by chance. */
const TELLING = 3

/**
 * Shares of what only a table states: 结转71.31万元，占全部项目结转结余的41.10%, of the total of a column or of the row that is named. Doubtful
 * where the amount is of a row of that very table, or the share a slip away from that of the only cell, and nothing bears it out.
 */
export function readSharesOfCells(
  stream: readonly Mention[],
  cells: readonly Figure[],
  drafts: readonly Draft[],
): Draft[] {
  if (cells.length === 0) return []
  const names = rowNames(rowsOf(cells))
  const asking = stream.flatMap((said, i) => {
    const parts = isShare(said) ? partsBefore(stream, i) : []
    const wholes = parts.length > 0 ? wholesNamed(bare(said.of), names) : []
    return wholes.length > 0 ? [{ said: said.figure, parts, wholes }] : []
  })
  const known = confirmedOf(new Set(asking.flatMap(({ said, parts }) => [said, ...parts])), drafts)
  return asking.flatMap(({ said, parts, wholes }): Draft[] => {
    const own = known.get(said)
    if (own) return []
    const readings = parts.flatMap((part) => wholes.flatMap((whole) => shareOf(said, part, whole)))
    const confirmed = readings.filter(isConfirmed)
    if (confirmed.length > 0) return [draftOf(said, confirmed)]
    const [part] = parts
    const tables = new Set((part && known.get(part))?.map(({ cell }) => cell?.table))
    const doubtful = wholes
      .filter((whole) => figuresOf(whole).every(({ cell }) => tables.has(cell?.table)))
      .flatMap((whole) => (part ? shareOf(said, part, whole) : []))
    if (doubtful.some(isPlausible)) return [draftOf(said, doubtful)]
    const [only, other] = wholes.flatMap((whole) => (part ? shareOf(said, part, whole) : []))
    return only && !other && looksLikeSlip(only) ? [draftOf(said, [only])] : []
  })
}

function draftOf({ section }: Figure, readings: readonly Reading[]): Draft {
  return { kind: 'share', certainty: 'low', readings, section }
}

function isShare({ figure: of, role, of: whole, enumerated }: Mention): boolean {
  const { cell, bound, unit } = of
  return (
    role === 'share' &&
    whole.length > 1 &&
    enumerated === null &&
    cell === null &&
    bound === null &&
    unit.dimension === 'percent' &&
    significantDigits(of) >= TELLING
  )
}

/** The amounts that the sentence states before a share, the nearest first. */
function partsBefore(stream: readonly Mention[], i: number): Figure[] {
  const { sentence } = stream[i] as Mention
  const parts: Figure[] = []
  for (let j = i - 1; j >= 0 && parts.length < MOST_PARTS; j--) {
    const before = stream[j] as Mention
    if (before.sentence !== sentence) break
    if (isLevel(before) && before.figure.unit.dimension !== 'percent' && before.figure.cell === null)
      parts.push(before.figure)
  }
  return parts
}

const ALL = /^(?:全部|所有|各类?|全年)?(?:项目|资金|指标)?的?/u

/** The cells that a name is of: of the row that it names, or of the rows of totals. */
function wholesNamed(name: string, names: RowNames): Side[] {
  const namings = names.namedIn(name)
  const last = namings.at(-1)
  if (last) {
    const rest = name.slice(last.end)
    return namings
      .filter(({ end }) => end === last.end)
      .flatMap(({ row }) => headedBy(row, rest))
      .slice(0, MOST_WHOLES)
  }
  const head = name.replace(ALL, '').replace(/(?:总额|总数|合计|总计)$/u, '')
  return head === '' ? [] : names.totals.flatMap((row) => headedBy(row, head)).slice(0, MOST_WHOLES)
}

function headedBy(row: Row, head: string): readonly Side[] {
  if (REST.test(head)) return ofRow(row, 'rest', '')
  if (/扣|失/u.test(head)) return ofRow(row, 'deduction', '')
  const amounts = row.cells.filter(({ unit }) => unit.dimension !== 'percent')
  const fitting = /预算|计划|安排/u.test(head)
    ? amounts.filter((cell) => isPlan(measureOf(cell)))
    : /支出|决算|执行|完成/u.test(head)
      ? amounts.filter((cell) => isResult(measureOf(cell)))
      : amounts.filter(({ measure }) => head === '' || likeness(head, measure ?? '') >= LIKE)
  return fitting.map(figure)
}

function shareOf(said: Figure, part: Figure, whole: Side): Reading[] {
  const alike = figuresOf(whole).every(({ unit }) => commensurable(unit, part.unit) || unit.dimension === 'none')
  return alike ? [equals(said, percent(figure(part), whole))] : []
}

/** What the relations that hold for figures hold them to. */
function confirmedOf(figures: ReadonlySet<Figure>, drafts: readonly Draft[]): ReadonlyMap<Figure, readonly Figure[]> {
  const found = new Map<Figure, Figure[]>()
  for (const { readings } of drafts) {
    for (const { stated, computed, ...rest } of readings) {
      if (stated.op !== 'figure' || !figures.has(stated.figure)) continue
      if (!isConfirmed({ stated, computed, ...rest })) continue
      found.set(stated.figure, [...(found.get(stated.figure) ?? []), ...figuresOf(computed)])
    }
  }
  return found
}
