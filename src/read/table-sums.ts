import type { Draft } from './draft.ts'
import type { ColumnHead } from './grid-header.ts'
import { isRatio, isShare, isTotal } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import { Axis } from './table-axis.ts'
import { columnTotals, isAddend } from './table-columns.ts'
import { discoverSums, keyOf } from './table-discover.ts'
import { footingDrafts, inclusionDrafts } from './table-drafts.ts'
import type { Facts } from './table-facts.ts'
import { type Found, rowStructure } from './table-rows.ts'

/** Totals over rows, items over sub-items and 其中 parts, in every column that can be added up. */
export function rowDrafts(facts: Facts): Draft[] {
  const { panel } = facts
  const axis = new Axis(facts, 'row')
  const percent = panel.columns.map((_, i) => isPercentColumn(facts, i))
  const addends = panel.columns.map((head, i) => isAddend(panel, head) && !percent[i])
  const addend = (column: number) => addends[column] ?? false
  const composed = panel.columns.map(({ name }, i) => isComposition(name) && totalsHundred(axis, panel, i))
  const structure = rowStructure(axis, panel.rows, (column) => addend(column) || (composed[column] ?? false))
  const { inclusions } = structure
  const items = panel.rows.map((_, i) => i).filter((i) => axis.isFilled(i) && !isRatio(panel.rows[i]?.label.name ?? ''))
  const stated = new Set(structure.found.map(({ footing }) => footing.total))
  const known = new Set(structure.found.map(({ footing }) => keyOf(footing)))
  const others = discoverSums(axis, items, known, addend).filter(({ footing }) => !stated.has(footing.total))
  // Totals of a continuation may sum what stands on the page before.
  const found = [...structure.found, ...others].filter(
    ({ tally: { holds, fails } }) => panel.headed || fails < 2 || holds > fails,
  )
  const support = supportOf(found)
  const cut = !structure.found.some(({ basis, tally }) => basis === 'label' && tally.holds > 0)
  const drafts = found.flatMap((each) => {
    const made = footingDrafts(
      axis,
      each,
      isCertain(each, support, panel) && !(cut && reachesEnd(each, panel)),
      'table',
      (column) => {
        if (addend(column)) return 'yes'
        return composed[column] || (percent[column] && comesToHundred(axis, each, column)) ? 'unsure' : 'no'
      },
    )
    return mayLack(each) ? made.map((draft) => ({ ...draft, certainty: 'low' as const })) : made
  })
  const closed = new Set(found.map(({ footing }) => footing.total))
  return [
    ...drafts,
    ...inclusions.filter(({ whole }) => !closed.has(whole)).flatMap((each) => inclusionDrafts(axis, each, addend)),
  ]
}

/** Items that nothing but their numbers puts below one may leave some out; those that add up in another column do not. */
function mayLack({ basis, coded, tally: { holds } }: Found): boolean {
  return basis === 'outline' && coded !== true && holds === 0
}

/** By the unit of its first figure. */
function isPercentColumn({ figures }: Facts, column: number): boolean {
  const first = figures.find((row) => row[column])?.[column]
  return first?.unit.dimension === 'percent'
}

/** Shares of one whole, unlike 占预算% or 占上年比重. */
function isComposition(name: string): boolean {
  return isShare(name) && !/占.{0,4}(?:预算|计划|目标|任务|上年|合同)/.test(name)
}

function totalsHundred(axis: Axis, { rows }: Panel, column: number): boolean {
  return rows.some(({ label }, row) => isTotal(label.name) && Math.abs(axis.value(row, column) - 100) <= 1)
}

/** Whether percentages add up to a whole. */
function comesToHundred(axis: Axis, { footing: { parts } }: Found, column: number): boolean {
  return Math.abs(parts.reduce((all, { line }) => all + (axis.value(line, column) || 0), 0) - 100) <= 1
}

/** Totals over columns by their headers, in every row of amounts, and which columns they tie together. */
export function columnDrafts(facts: Facts): { readonly drafts: Draft[]; readonly known: ReadonlySet<string> } {
  const axis = new Axis(facts, 'column')
  const found = columnTotals(axis, facts.panel, summedRows(facts.panel))
  return { drafts: overRows(axis, facts, found), known: new Set(found.map(({ footing }) => keyOf(footing))) }
}

/** Columns that are the sum of their neighbours in every row, of those that nothing ties together yet. */
export function discoveredDrafts(
  facts: Facts,
  known: ReadonlySet<string>,
): { readonly drafts: Draft[]; readonly known: ReadonlySet<string> } {
  const { panel } = facts
  if (!panel.headed) return { drafts: [], known }
  const axis = new Axis(facts, 'column')
  const addends = panel.columns.map((_, i) => i).filter((i) => isAddend(panel, panel.columns[i] as ColumnHead))
  const found = discoverSums(axis, addends, known, summedRows(panel))
  return {
    drafts: overRows(axis, facts, found),
    known: new Set([...known, ...found.map(({ footing }) => keyOf(footing))]),
  }
}

function overRows(axis: Axis, { panel }: Facts, found: readonly Found[]): Draft[] {
  const summed = summedRows(panel)
  return found.flatMap((each) =>
    footingDrafts(axis, each, isCertain(each, 0, panel, 'across'), 'table', (row) => (summed(row) ? 'yes' : 'no')),
  )
}

/** Which rows can be added across: all but rates and averages. */
function summedRows({ rows }: Panel): (row: number) => boolean {
  const summed = rows.map(({ label }) => !isRatio(label.name))
  return (row) => summed[row] ?? false
}

/** Whether an item's sub-items run on to the last row: without a total that shows the table to be whole, they may go on elsewhere. */
function reachesEnd({ basis, footing }: Found, panel: Panel): boolean {
  return basis === 'outline' && footing.parts.at(-1)?.line === panel.rows.length - 1
}

/** How often items over sub-items hold, and the totals of the top level beside them. */
function supportOf(found: readonly Found[]): number {
  return found
    .filter(({ basis }) => basis === 'outline' || basis === 'label')
    .reduce((sum, { tally }) => sum + tally.holds, 0)
}

/**
 * Whether labels or structure say that a footing is meant. A total by name is, unless it adds up in none of several
 * columns (its parts are then not those in sight); an outline where it holds elsewhere.
 */
function isCertain(
  { basis, coded, tally: { holds, fails }, footing }: Found,
  support: number,
  panel: Panel,
  direction: 'down' | 'across' = 'down',
): boolean {
  if (direction === 'down' && panel.rows.filter(({ cell }) => cell !== null).length * 2 < panel.rows.length)
    return false
  if (basis === 'label') {
    const flat = panel.rows.every(({ label }) => !label.among)
    if (!panel.headed && holds <= fails) return false
    return holds > 0 || (panel.headed && flat && fails <= 1 && footing.parts.length > 1)
  }
  if (basis === 'outline') return support >= (coded ? 1 : 2)
  return basis === 'among' && holds >= 2
}
