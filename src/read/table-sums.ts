import type { Draft } from './draft.ts'
import type { ColumnHead } from './grid-header.ts'
import { isRatio, isShare } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import { Axis } from './table-axis.ts'
import { columnTotals, isAddend } from './table-columns.ts'
import { footingDrafts, inclusionDrafts } from './table-drafts.ts'
import type { Facts } from './table-facts.ts'
import { type Found, rowStructure } from './table-rows.ts'

/** Totals over rows, items over sub-items and 其中 parts, in every column that can be added up. */
export function rowDrafts(facts: Facts): Draft[] {
  const { panel } = facts
  const axis = new Axis(facts, 'row')
  const addend = (column: number) => isAddend(panel, panel.columns[column] as ColumnHead)
  const { found, inclusions } = rowStructure(axis, panel.rows, addend)
  const support = supportOf(found)
  const drafts = found.flatMap((each) =>
    footingDrafts(axis, each, isCertain(each, support, panel), 'table', (column) => {
      if (addend(column)) return 'yes'
      return isShare(panel.columns[column]?.name ?? '') ? 'unsure' : 'no'
    }),
  )
  const closed = new Set(found.map(({ footing }) => footing.total))
  return [
    ...drafts,
    ...inclusions.filter(({ whole }) => !closed.has(whole)).flatMap((each) => inclusionDrafts(axis, each, addend)),
  ]
}

/** Totals over columns, in every row of amounts. */
export function columnDrafts(facts: Facts): Draft[] {
  const { panel } = facts
  const axis = new Axis(facts, 'column')
  const counts = (row: number) => !isRatio(panel.rows[row]?.label.name ?? '')
  const found = columnTotals(axis, panel, counts)
  return found.flatMap((each) =>
    footingDrafts(axis, each, isCertain(each, 0, panel), 'table', (row) => (counts(row) ? 'yes' : 'no')),
  )
}

function supportOf(found: readonly Found[]): number {
  return found.filter(({ basis }) => basis === 'outline').reduce((sum, { tally }) => sum + tally.holds, 0)
}

/**
 * Whether labels or structure say that a footing is meant. A total by name is, unless it adds up in none of several
 * columns (its parts are then not those in sight); an outline where it holds elsewhere.
 */
function isCertain({ basis, tally: { holds, fails }, footing }: Found, support: number, panel: Panel): boolean {
  if (basis === 'label') return holds > 0 || (panel.headed && fails <= 1 && footing.parts.length > 1)
  if (basis === 'outline') return support >= 2
  return holds >= 2
}
