import type { SheetCell } from './grid.ts'

/**
 * Puts the cells of a heading together that a format without spans repeats at every position: Markdown prints
 * `公务用车购置及运行费` over each of 小计, 购置费 and 运行费, and 合计 in both lines of the heading.
 */
export function mergeRepeats(cells: readonly SheetCell[]): readonly SheetCell[] {
  const rows = headings(cells)
  if (rows.length < 2) return cells
  const merged: SheetCell[] = []
  let above: readonly SheetCell[] = []
  for (const [i, row] of rows.entries()) {
    const wide = acrossOf(row, rows[i + 1] ?? [])
    const kept = wide.map((one) => above.find((over) => isSame(over, one)) ?? one)
    for (const one of kept) if (!above.includes(one)) merged.push(one)
    for (const one of kept.filter((each) => above.includes(each))) {
      const at = merged.indexOf(one)
      const taller = { ...one, cell: { ...one.cell, rowSpan: one.cell.rowSpan + 1 } }
      merged[at] = taller
      kept[kept.indexOf(one)] = taller
    }
    above = kept
  }
  const last = rows.at(-1)?.[0]?.cell.row ?? 0
  return [...merged, ...cells.filter(({ cell }) => cell.row > last)]
}

/** The rows of texts that a table begins with, as far as each cell is a single one. */
function headings(cells: readonly SheetCell[]): SheetCell[][] {
  const rows: SheetCell[][] = []
  for (const one of cells) {
    if (one.number || one.cell.rowSpan > 1 || one.cell.columnSpan > 1) {
      rows.length = Math.min(rows.length, one.cell.row)
      break
    }
    const row = rows[one.cell.row]
    if (row) row.push(one)
    else rows[one.cell.row] = [one]
    if (one.cell.row >= MOST_ROWS) break
  }
  return rows.slice(0, MOST_ROWS).filter((row) => row !== undefined)
}

const MOST_ROWS = 4

/** Neighbours of one name that the row below parts. */
function acrossOf(row: readonly SheetCell[], below: readonly SheetCell[]): SheetCell[] {
  const wide: SheetCell[] = []
  for (const one of row) {
    const last = wide.at(-1)
    const end = last ? last.cell.column + last.cell.columnSpan : -1
    if (last && !one.blank && last.name === one.name && end === one.cell.column && parts(below, last, one))
      wide[wide.length - 1] = { ...last, cell: { ...last.cell, columnSpan: last.cell.columnSpan + 1 } }
    else wide.push(one)
  }
  return wide
}

function parts(below: readonly SheetCell[], left: SheetCell, right: SheetCell): boolean {
  const [under, beside] = [left, right].map(({ cell }) => below.find((one) => one.cell.column === cell.column))
  return under !== undefined && beside !== undefined && !under.blank && !beside.blank && under.name !== beside.name
}

function isSame(over: SheetCell, one: SheetCell): boolean {
  return (
    !one.blank &&
    over.name === one.name &&
    over.cell.column === one.cell.column &&
    over.cell.columnSpan === one.cell.columnSpan
  )
}
