import type { Cell, Passage, Table } from '../model/tree.ts'
import { cellKind } from './cell-kind.ts'
import { insertGaps } from './insert-gaps.ts'
import { numberShares, placeRows } from './place-rows.ts'

/** A cell of a row whose place in the grid is not known yet. */
export interface LooseCell {
  readonly passage: Passage
  /** Leading blanks. */
  readonly indent: number
}

/** The placeholder of a position that no cell of the source stands for. */
export const EMPTY_CELL: LooseCell = { passage: { text: '', pieces: [{ at: 0, offset: 0 }] }, indent: 0 }

/** Makes a grid of rows that know only the order of their cells. Empty cells (passages without text) are placeholders. */
export function buildTable(loose: readonly (readonly LooseCell[])[]): Table {
  const joined = trimRows(joinBrokenRows(loose))
  const columns = Math.max(1, columnCount(joined))
  const rows = insertGaps(joined, columns)
  const texts = rows.map((row) => row.map((cell) => cell.passage.text))
  const starts = placeRows(texts, columns)
  const headings = headingRows(texts)
  const downs = verticalMerges(texts, starts, columns, headings)
  const cells = rows.flatMap((row, r) =>
    row.flatMap((cell, c): Cell[] => {
      if (cell.passage.text === '') return []
      const column = starts[r]?.[c] ?? c
      const next = c + 1 + (headings.has(r) && headings.has(r + 1) ? emptyAfter(texts, starts, r, c) : 0)
      const columnSpan = (starts[r]?.[next] ?? columns) - column
      const rowSpan = downs.get(r * columns + column) ?? 1
      const indent = cell.indent > 0 ? { indent: cell.indent } : {}
      return [{ row: r, column, rowSpan, columnSpan, passage: cell.passage, ...indent }]
    }),
  )
  return { kind: 'table', rows: rows.length, columns, cells }
}

/** The count of cells that two rows or more have, if there is one; else the largest. */
function columnCount(rows: readonly (readonly LooseCell[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  return Math.max(0, ...counts.keys())
}

/** A blank line inside a row tears it in two: a short row and, after it, numbers without a label that fill it up. */
function joinBrokenRows(rows: readonly (readonly LooseCell[])[]): LooseCell[][] {
  const usual = usualCount(rows)
  const result: LooseCell[][] = []
  for (const row of rows) {
    const last = result.at(-1)
    const unlabelled = row.every((cell) => cellKind(cell.passage.text) !== 'text')
    if (last && unlabelled && last.length < usual && last.length + row.length <= usual) last.push(...row)
    else result.push([...row])
  }
  return result
}

function usualCount(rows: readonly (readonly LooseCell[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let usual = 0
  for (const [count, times] of counts)
    if (times > (counts.get(usual) ?? 0) || (times === counts.get(usual) && count > usual)) usual = count
  return usual
}

/** Drops empty cells at the end of rows that are longer than the rows usually are, and than their heads. */
function trimRows(rows: readonly LooseCell[][]): LooseCell[][] {
  let usual = usualCount(rows)
  for (const row of rows)
    if (row.length > usual && row.every((cell) => cellKind(cell.passage.text) === 'text')) usual = row.length
  for (const row of rows) while (row.length > usual && row.at(-1)?.passage.text === '') row.pop()
  return rows.filter((row) => row.some((cell) => cell.passage.text !== ''))
}

/**
 * Vertical merges are lost like column spans, but leave an empty cell behind. A heading reaches down over empty cells of
 * exactly its width as far as the headings go and the first column stays empty; in the body a label does so while a label stands to the right of the empty
 * cell and nothing to its left. Elsewhere an empty cell is an amount that is not reported.
 *
 * Keys are row × columns + column, values row spans.
 */
function verticalMerges(
  texts: readonly string[][],
  starts: readonly number[][],
  columns: number,
  headings: ReadonlySet<number>,
): Map<number, number> {
  const labels = labelColumns(texts, columns)
  const owner = new Array<number>(columns).fill(-1)
  const spans = new Map<number, number>()
  texts.forEach((row, r) => {
    if (row.length === 1) {
      owner.fill(-1)
      return
    }
    const open = openLabels(row, starts[r] ?? [], labels)
    const widths = row.map((_, c) => (starts[r]?.[c + 1] ?? columns) - (starts[r]?.[c] ?? 0))
    row.forEach((text, c) => {
      const column = starts[r]?.[c] ?? c
      const above = owner[column] ?? -1
      if (text !== '') {
        for (let each = column; each < column + (widths[c] ?? 1); each++) owner[each] = each === column ? r : -1
      } else if (above >= 0 && ((headings.has(r) && row[0] === '') || open.has(column))) {
        const key = above * columns + column
        if ((spans.get(key) ?? 1) === r - above) spans.set(key, r - above + 1)
      } else owner[column] = -1
    })
  })
  return spans
}

/** The rows before the first row with a number, from the top of the table and from each title inside it. */
function headingRows(texts: readonly string[][]): Set<number> {
  const result = new Set<number>()
  let heading = true
  texts.forEach((row, r) => {
    if (row.length === 1) heading = true
    else if (row.some((text) => cellKind(text) === 'number')) heading = false
    else if (heading) result.add(r)
  })
  return result
}

/** Merged cells of workbooks leave empty cells to the right of a heading: how many of them, all with sub-headings below. */
function emptyAfter(texts: readonly string[][], starts: readonly number[][], r: number, c: number): number {
  const below = (cell: number) => {
    const column = starts[r]?.[cell] ?? -1
    return texts[r + 1]?.[starts[r + 1]?.indexOf(column) ?? -1] ?? ''
  }
  if (below(c) === '') return 0
  let count = 0
  while (texts[r]?.[c + count + 1] === '' && below(c + count + 1) !== '') count++
  return count
}

/** The label columns that stand empty in this row before a label: their cells go on from above. */
function openLabels(row: readonly string[], starts: readonly number[], labels: number): Set<number> {
  const first = row.findIndex((text) => text !== '')
  const column = starts[first] ?? 0
  return new Set(column < labels ? starts.slice(0, first) : [])
}

/** How many columns stand before the first one of numbers; where there are no numbers, all but the last. */
function labelColumns(texts: readonly string[][], columns: number): number {
  const profile = numberShares(
    texts.filter((row) => row.length === columns),
    columns,
  )
  const first = profile.findIndex((share) => share >= 0.5)
  return first < 0 ? columns - 1 : first
}
