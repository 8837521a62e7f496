import type { Draft, DraftLine, DraftTable } from './pdf-draft.ts'
import type { ViewCell } from './text-view.ts'

/** Points by which the columns of one table may differ from page to page. */
const SAME_EDGE = 4
/** The title, the unit and the like over a table. */
const MAX_CAPTIONS = 5
const CONTINUED = /续表?[）)]?$|^[（(]?续/

/** Joins tables that go on over pages: same columns, and nothing between the parts but the captions printed again. */
export function joinTables(pages: readonly (readonly Draft[])[]): Draft[] {
  const result: Draft[] = []
  for (const page of pages) {
    const first = page.findIndex((draft) => draft.kind === 'table')
    const part = page[first]
    const table = result.at(-1)
    const joins =
      table?.kind === 'table' &&
      part?.kind === 'table' &&
      first <= MAX_CAPTIONS &&
      page.slice(0, first).every((line) => line.kind === 'line' && isRepeated(line, result)) &&
      goesOn(table, part)
    if (joins) {
      result[result.length - 1] = join(table, part)
      result.push(...page.slice(first + 1))
    } else result.push(...page)
  }
  return result
}

function isRepeated(line: DraftLine, before: readonly Draft[]): boolean {
  if (CONTINUED.test(line.text)) return true
  return before.slice(-1 - MAX_CAPTIONS, -1).some((draft) => draft.kind === 'line' && draft.text === line.text)
}

/** The part's columns are the table's, though some may be merged in all its rows. */
function goesOn(table: DraftTable, part: DraftTable): boolean {
  return part.page === table.lastPage + 1 && (edgeMap(part.xs, table.xs) ?? edgeMap(table.xs, part.xs)) !== null
}

/** For each edge of one table the edge of another that stands at its place; null where there is none for one of them. */
function edgeMap(from: readonly number[], to: readonly number[]): number[] | null {
  const shift = (to[0] ?? 0) - (from[0] ?? 0)
  if (Math.abs((to.at(-1) ?? 0) - (from.at(-1) ?? 0) - shift) > SAME_EDGE) return null
  const map = from.map((x) => to.findIndex((edge) => Math.abs(edge - shift - x) <= SAME_EDGE))
  return map.includes(-1) ? null : map
}

function join(table: DraftTable, part: DraftTable): DraftTable {
  const wide = edgeMap(part.xs, table.xs) ? table : part
  const above = onEdges(table, wide.xs)
  const below = onEdges(part, wide.xs)
  const repeated = repeatedRows(table.rows, above, part.rows, below)
  const shift = table.rows - repeated
  const added = below.filter((cell) => cell.row >= repeated).map((cell) => ({ ...cell, row: cell.row + shift }))
  const cells = closeSeam(above, added, table.rows)
  return { ...table, xs: wide.xs, lastPage: part.lastPage, rows: table.rows + part.rows - repeated, cells }
}

/** The cells of a table in a grid that has its edges and more. */
function onEdges({ cells, xs }: DraftTable, edges: readonly number[]): readonly ViewCell[] {
  const map = edgeMap(xs, edges)
  if (!map) return cells
  return cells.map((cell) => {
    const column = map[cell.column] ?? cell.column
    return { ...cell, column, columnSpan: (map[cell.column + cell.columnSpan] ?? column + 1) - column }
  })
}

/** How many of the first rows of both tables are the same: the header, printed again. */
function repeatedRows(rows: number, above: readonly ViewCell[], more: number, below: readonly ViewCell[]): number {
  const most = Math.min(rows, more, 6)
  let count = 0
  while (count < most && rowKey(above, count) === rowKey(below, count) && rowKey(below, count) !== '') count++
  while (count > 0 && below.some((cell) => cell.row < count && cell.row + cell.rowSpan > count)) count--
  return count
}

function rowKey(cells: readonly ViewCell[], row: number): string {
  const own = cells.filter((cell) => cell.row === row && cell.text !== '')
  return own.map((cell) => `${cell.column}:${cell.columnSpan}:${cell.text.replace(/\s/g, '')}`).join('\n')
}

/**
 * A label that is merged over rows on both sides of the page break is one: on the second page its cell is empty, or holds
 * the rest of its text.
 */
function closeSeam(above: readonly ViewCell[], below: readonly ViewCell[], seam: number): ViewCell[] {
  const merged = new Map<ViewCell, ViewCell>()
  for (const cell of above) {
    if (cell.row + cell.rowSpan !== seam || cell.text === '') continue
    const rest = below.find(
      (other) => other.row === seam && other.column === cell.column && other.columnSpan === cell.columnSpan,
    )
    if (rest && rest.rowSpan + cell.rowSpan > 2 && (rest.text === '' || rest.rowSpan === 1 || cell.rowSpan === 1))
      merged.set(cell, rest)
  }
  const gone = new Set(merged.values())
  const kept = above.map((cell) => {
    const rest = merged.get(cell)
    return rest ? { ...cell, rowSpan: cell.rowSpan + rest.rowSpan, text: cell.text + rest.text } : cell
  })
  return [...kept, ...below.filter((cell) => !gone.has(cell))]
}
