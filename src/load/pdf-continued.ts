import type { Draft, DraftLine, DraftTable } from './pdf-draft.ts'
import type { ViewCell } from './text-view.ts'

/** Points by which the columns of one table may differ from page to page. */
const SAME_EDGE = 4
/** The title, the unit and the like over a table. */
const MAX_CAPTIONS = 5
const CONTINUED = /续表?[）)]?$|^[（(]?续/

/** Joins tables that go on over pages: same columns, and nothing between the parts but the captions printed again. */
export function joinTables(pages: readonly (readonly Draft[])[]): Draft[] {
  const result: (DraftLine | GrowingTable)[] = []
  for (const page of pages) {
    const first = page.findIndex((draft) => draft.kind === 'table')
    const part = page[first]
    const table = result.at(-1)
    const joins =
      table instanceof GrowingTable &&
      part?.kind === 'table' &&
      first <= MAX_CAPTIONS &&
      page.slice(0, first).every((line) => line.kind === 'line' && isRepeated(line, result)) &&
      table.takes(part)
    for (const draft of joins ? page.slice(first + 1) : page)
      result.push(draft.kind === 'table' ? new GrowingTable(draft) : draft)
  }
  return result.map((draft) => (draft instanceof GrowingTable ? draft.table : draft))
}

function isRepeated(line: DraftLine, before: readonly (DraftLine | GrowingTable)[]): boolean {
  if (CONTINUED.test(line.text)) return true
  return before.slice(-1 - MAX_CAPTIONS, -1).some((draft) => 'text' in draft && draft.text === line.text)
}

/** For each edge of one table the edge of another that stands at its place; null where there is none for one of them. */
function edgeMap(from: readonly number[], to: readonly number[]): number[] | null {
  const shift = (to[0] ?? 0) - (from[0] ?? 0)
  if (Math.abs((to.at(-1) ?? 0) - (from.at(-1) ?? 0) - shift) > SAME_EDGE) return null
  const map = from.map((x) => to.findIndex((edge) => Math.abs(edge - shift - x) <= SAME_EDGE))
  return map.includes(-1) ? null : map
}

/** A table that takes up its parts on the pages after. */
class GrowingTable {
  readonly #first: DraftTable
  #xs: readonly number[]
  #cells: ViewCell[]
  #rows: number
  #lastPage: number
  /** The indexes of the cells that reach down to the last row. */
  #open: number[]

  constructor(table: DraftTable) {
    this.#first = table
    this.#xs = table.xs
    this.#cells = [...table.cells]
    this.#rows = table.rows
    this.#lastPage = table.lastPage
    this.#open = this.#reaching(this.#cells.keys())
  }

  get table(): DraftTable {
    return { ...this.#first, xs: this.#xs, cells: this.#cells, rows: this.#rows, lastPage: this.#lastPage }
  }

  /** Takes up a part whose columns are the table's, though some may be merged in all rows of either; false for another. */
  takes(part: DraftTable): boolean {
    if (part.page !== this.#lastPage + 1) return false
    if (!edgeMap(part.xs, this.#xs)) {
      if (!edgeMap(this.#xs, part.xs)) return false
      this.#cells = onEdges(this.#cells, this.#xs, part.xs)
      this.#xs = part.xs
    }
    const below = onEdges(part.cells, part.xs, this.#xs)
    const repeated = repeatedRows(this.#rows, this.#cells, part.rows, below)
    const shift = this.#rows - repeated
    const added = below.filter((cell) => cell.row >= repeated).map((cell) => ({ ...cell, row: cell.row + shift }))
    const rest = this.#closeSeam(added)
    const from = this.#cells.length
    for (const cell of rest) this.#cells.push(cell)
    this.#rows += part.rows - repeated
    this.#lastPage = part.lastPage
    this.#open = this.#reaching([...this.#open, ...rest.keys()].map((i, k) => (k < this.#open.length ? i : from + i)))
    return true
  }

  #reaching(indexes: Iterable<number>): number[] {
    return [...indexes].filter((i) => {
      const cell = this.#cells[i]
      return cell && cell.row + cell.rowSpan === this.#rows
    })
  }

  /**
   * A label that is merged over rows on both sides of the page break is one: on the second page its cell is empty, or holds
   * the rest of its text. Leaves such cells out of the new ones.
   */
  #closeSeam(added: readonly ViewCell[]): ViewCell[] {
    const gone = new Set<ViewCell>()
    for (const i of this.#open) {
      const cell = this.#cells[i]
      if (!cell || cell.text === '') continue
      const rest = added.find(
        ({ row, column, columnSpan }) => row === this.#rows && column === cell.column && columnSpan === cell.columnSpan,
      )
      if (!rest || rest.rowSpan + cell.rowSpan === 2) continue
      if (rest.text !== '' && rest.rowSpan > 1 && cell.rowSpan > 1) continue
      gone.add(rest)
      this.#cells[i] = { ...cell, rowSpan: cell.rowSpan + rest.rowSpan, text: cell.text + rest.text }
    }
    return added.filter((cell) => !gone.has(cell))
  }
}

/** The cells of a table in a grid that has its edges and more. */
function onEdges(cells: readonly ViewCell[], xs: readonly number[], edges: readonly number[]): ViewCell[] {
  const map = edgeMap(xs, edges)
  if (!map || xs.length === edges.length) return [...cells]
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
  const own: ViewCell[] = []
  // Cells stand by row, so that those of the first rows come first.
  for (const cell of cells) {
    if (cell.row > row) break
    if (cell.row === row && cell.text !== '') own.push(cell)
  }
  return own.map((cell) => `${cell.column}:${cell.columnSpan}:${cell.text.replace(/\s/g, '')}`).join('\n')
}
