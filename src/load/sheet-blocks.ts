import type { Merge, SheetCell, WorkbookSheet } from './workbook.ts'

/** A paragraph is one cell; a table is a rectangle of cells with their spans. */
export type SheetBlock = { readonly kind: 'paragraph'; readonly cell: SheetCell } | SheetTable

export interface SheetTable {
  readonly kind: 'table'
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  readonly cells: readonly (SheetCell & { readonly rowSpan: number; readonly columnSpan: number })[]
}

/** A rectangle of rows and columns, ends exclusive. */
interface Area {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** More columns than this are cut off; no report has them. */
export const MAX_COLUMNS = 512
/** Positions of one table, covered or not. */
const MAX_POSITIONS = 5_000_000
/** Captions and notes are what stands in these first and last rows alone. */
const MOST_CAPTIONS = 8

/** Parts a sheet where rows or columns are blank; what stands alone over or under a table is a paragraph. */
export function sheetBlocks(sheet: WorkbookSheet): SheetBlock[] {
  const cells = sheet.cells.filter((cell) => cell.column < MAX_COLUMNS)
  const merges = sheet.merges.filter((merge) => merge.column < MAX_COLUMNS)
  return bands(cells, merges).flatMap((band) => bandBlocks(band.cells, band.merges))
}

interface Band {
  readonly cells: readonly SheetCell[]
  readonly merges: readonly Merge[]
}

/** Parts cells at blank rows. A merged cell and a border make a row none. */
function bands(cells: readonly SheetCell[], merges: readonly Merge[]): Band[] {
  return part(
    cells,
    merges,
    (cell) => cell.row,
    (merge) => [merge.row, merge.row + merge.rowSpan],
  )
}

function part(
  cells: readonly SheetCell[],
  merges: readonly Merge[],
  at: (cell: SheetCell) => number,
  range: (merge: Merge) => readonly [number, number],
): Band[] {
  const filled = new Set(cells.map((cell) => `${cell.row},${cell.column}`))
  const stretches = [
    ...cells.map((cell) => [at(cell), at(cell) + 1] as const),
    ...merges.filter((merge) => filled.has(`${merge.row},${merge.column}`)).map(range),
  ].sort((a, b) => a[0] - b[0])
  const ends: [number, number][] = []
  for (const [from, to] of stretches) {
    const last = ends.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else ends.push([from, to])
  }
  const bandOf = (place: number) => {
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((ends[middle]?.[0] ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return low
  }
  const result = ends.map((): { cells: SheetCell[]; merges: Merge[] } => ({ cells: [], merges: [] }))
  for (const cell of cells) result[bandOf(at(cell))]?.cells.push(cell)
  for (const merge of merges) result[bandOf(range(merge)[0])]?.merges.push(merge)
  return result
}

/** Captions, the tables side by side, notes. */
function bandBlocks(cells: readonly SheetCell[], merges: readonly Merge[]): SheetBlock[] {
  const rows = byRow(cells)
  if (rows.every((row) => row.length < 2)) return paragraphs(cells)
  let first = 0
  while (first < Math.min(rows.length, MOST_CAPTIONS) && isCaption(rows[first] ?? [])) first++
  let last = rows.length
  while (last > Math.max(first, rows.length - MOST_CAPTIONS) && isNote(rows[last - 1] ?? [])) last--
  const middle = rows.slice(first, last).flat()
  const tables = part(
    middle,
    merges,
    (cell) => cell.column,
    (merge) => [merge.column, merge.column + merge.columnSpan],
  )
  return [
    ...paragraphs(rows.slice(0, first).flat()),
    ...tables.flatMap((table) => (table.cells.some((cell) => cell.text !== '') ? toTable(table) : [])),
    ...paragraphs(rows.slice(last).flat()),
  ]
}

function byRow(cells: readonly SheetCell[]): SheetCell[][] {
  const rows: SheetCell[][] = []
  for (const cell of cells) {
    const last = rows.at(-1)
    if (last?.[0]?.row === cell.row) last.push(cell)
    else rows.push([cell])
  }
  return rows
}

function paragraphs(cells: readonly SheetCell[]): SheetBlock[] {
  return cells.flatMap((cell) => (cell.text === '' ? [] : [{ kind: 'paragraph' as const, cell }]))
}

/** One text alone, or texts like `编制单位：…` and `单位：万元`. */
function isCaption(row: readonly SheetCell[]): boolean {
  const texts = row.flatMap((cell) => (cell.text === '' ? [] : [cell.text]))
  return texts.length < 2 || texts.every((text) => /[:：]|^(?:附?表|单位|金额)/.test(text) && !/^[\d,.]+$/.test(text))
}

function isNote(row: readonly SheetCell[]): boolean {
  const texts = row.flatMap((cell) => (cell.text === '' ? [] : [cell.text]))
  if (texts.length === 0) return false
  return texts.length === 1
    ? /^(?:注|备注|说明|附注|\*|※)|[。；：:]/.test(texts[0] ?? '')
    : texts.every((text) => /[:：]/.test(text))
}

function toTable({ cells, merges }: Band): SheetBlock[] {
  const spans = new Map(merges.map((merge) => [`${merge.row},${merge.column}`, merge]))
  const area = areaOf(cells, spans)
  const [rows, columns] = [area.bottom - area.top, area.right - area.left]
  if (rows * columns > MAX_POSITIONS) return paragraphs(cells)
  const taken = new Uint8Array(rows * columns)
  const placed = cells.flatMap((cell) => {
    const at = (cell.row - area.top) * columns + cell.column - area.left
    if (taken[at]) return []
    const merge = spans.get(`${cell.row},${cell.column}`)
    const rowSpan = Math.min(merge?.rowSpan ?? 1, area.bottom - cell.row)
    const columnSpan = Math.min(merge?.columnSpan ?? 1, area.right - cell.column)
    const fits = cover(taken, at, columns, rowSpan, columnSpan)
    return [{ ...cell, rowSpan: fits ? rowSpan : 1, columnSpan: fits ? columnSpan : 1 }]
  })
  return [{ kind: 'table', row: area.top, column: area.left, rows, columns, cells: placed }]
}

function areaOf(cells: readonly SheetCell[], spans: ReadonlyMap<string, Merge>): Area {
  let [top, bottom, left, right] = [Infinity, 0, Infinity, 0]
  for (const { row, column } of cells) {
    const merge = spans.get(`${row},${column}`)
    top = Math.min(top, row)
    left = Math.min(left, column)
    bottom = Math.max(bottom, row + Math.max(1, merge?.rowSpan ?? 1))
    right = Math.min(MAX_COLUMNS, Math.max(right, column + Math.max(1, merge?.columnSpan ?? 1)))
  }
  return { top, bottom, left, right }
}

/** Marks the positions of a cell as taken; false, with only its own one marked, where another cell has some of them. */
function cover(taken: Uint8Array, at: number, columns: number, down: number, across: number): boolean {
  let free = true
  for (let row = 0; free && row < down; row++)
    for (let column = 0; column < across; column++) if (taken[at + row * columns + column]) free = false
  for (let row = 0; row < (free ? down : 1); row++)
    taken.fill(1, at + row * columns, at + row * columns + (free ? across : 1))
  return free
}
