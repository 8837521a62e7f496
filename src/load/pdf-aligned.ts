import { cellKind } from './cell-kind.ts'
import type { DraftTable } from './pdf-draft.ts'
import { type GlyphLine, lineText, splitLine } from './pdf-line.ts'
import { rounded } from './pdf-ruled.ts'
import { endsSentence } from './sentence.ts'
import type { ViewCell } from './text-view.ts'

/** Columns stand at least this far apart, in sizes. */
const COLUMN_GAP = 1.2
/** Rows stand no further apart than this, in sizes, from baseline to baseline. */
const ROW_GAP = 3.5
const MAX_COLUMNS = 64

interface Row {
  readonly line: GlyphLine
  readonly parts: readonly GlyphLine[]
  readonly texts: readonly string[]
}

/** A table without lines that starts at a line: rows of parts that stand in columns, numbers among them. */
export function alignedRows(
  page: number,
  lines: readonly GlyphLine[],
  from: number,
): { table: DraftTable; until: number } | null {
  const rows: Row[] = []
  let until = from
  for (let line = lines[until]; line; line = lines[++until]) {
    const last = rows.at(-1)
    if (last && line.y - last.line.y > ROW_GAP * Math.max(line.size, last.line.size)) break
    const parts = splitLine(line, COLUMN_GAP)
    if (parts.length < 2 || parts.length > MAX_COLUMNS) break
    rows.push({ line, parts, texts: parts.map((part) => lineText(part).trim()) })
  }
  if (!isTable(rows)) return null
  return { table: toTable(page, rows), until }
}

/** Two rows and more whose later cells are mostly numbers, and no sentence among them. */
function isTable(rows: readonly Row[]): boolean {
  const numeric = rows.filter(({ texts }) => texts.slice(1).some((text) => cellKind(text) === 'number'))
  const sentences = rows.filter(({ texts }) =>
    texts.some((text) => text.length > 30 || (text.length > 12 && endsSentence(text))),
  )
  return numeric.length > 1 && numeric.length * 2 >= rows.length && sentences.length * 4 < rows.length
}

function toTable(page: number, rows: readonly Row[]): DraftTable {
  const columns = columnBoxes(rows)
  const cells = rows.flatMap(({ parts, texts }, row): ViewCell[] => {
    const placed = new Map<number, ViewCell>()
    parts.forEach((part, i) => {
      const { column, columnSpan } = place(part, columns)
      const before = placed.get(column)
      const text = before ? `${before.text} ${texts[i] ?? ''}` : (texts[i] ?? '')
      const source = { page, bbox: rounded([part.x0, part.y0, part.x1, part.y1]) }
      placed.set(column, { row, column, rowSpan: 1, columnSpan, text, source })
    })
    return withoutOverlaps([...placed.values()])
  })
  const boxes = rows.map(({ line }) => line)
  return {
    kind: 'table',
    page,
    lastPage: page,
    xs: [...columns.map((column) => column.x0), columns.at(-1)?.x1 ?? 0],
    rows: rows.length,
    cells,
    x0: Math.min(...boxes.map((box) => box.x0)),
    y0: boxes[0]?.y0 ?? 0,
    x1: Math.max(...boxes.map((box) => box.x1)),
    y1: boxes.at(-1)?.y1 ?? 0,
  }
}

interface Column {
  readonly x0: number
  readonly x1: number
}

/** Where the columns stand, by the rows that have as many cells as most or, of these, the most. */
function columnBoxes(rows: readonly Row[]): Column[] {
  const most = Math.max(...rows.map((row) => row.parts.length))
  const full = rows.filter((row) => row.parts.length === most)
  return Array.from({ length: most }, (_, c) => {
    const parts = full.flatMap((row) => row.parts[c] ?? [])
    return { x0: Math.min(...parts.map((part) => part.x0)), x1: Math.max(...parts.map((part) => part.x1)) }
  })
}

/** The columns that a part overlaps, else the nearest one. */
function place(part: Column, columns: readonly Column[]): { column: number; columnSpan: number } {
  const met = columns.flatMap((column, c) => (part.x0 < column.x1 && part.x1 > column.x0 ? [c] : []))
  if (met.length > 0) return { column: met[0] ?? 0, columnSpan: (met.at(-1) ?? 0) - (met[0] ?? 0) + 1 }
  const centre = (part.x0 + part.x1) / 2
  const distances = columns.map(({ x0, x1 }) => Math.abs((x0 + x1) / 2 - centre))
  return { column: distances.indexOf(Math.min(...distances)), columnSpan: 1 }
}

function withoutOverlaps(cells: readonly ViewCell[]): ViewCell[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column)
  return sorted.map((cell, i) => {
    const next = sorted[i + 1]?.column ?? Infinity
    return { ...cell, columnSpan: Math.min(cell.columnSpan, next - cell.column) }
  })
}
