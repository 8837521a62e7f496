/** A cell that says how far it reaches, as in HTML. */
export interface SpannedCell<T> {
  readonly rowSpan: number
  readonly columnSpan: number
  readonly value: T
}

export interface GridCell<T> extends SpannedCell<T> {
  readonly row: number
  readonly column: number
}

/** More columns than this are cut off. */
const MAX_COLUMNS = 512

/**
 * Lays rows of spanned cells out in a grid: the table model of the HTML standard (§ 4.9.12, forming a table). A cell goes to
 * the first column of its row that no cell from above covers. A row span of 0 reaches to the last row, and none goes beyond it.
 */
export function layoutGrid<T>(rows: readonly (readonly SpannedCell<T>[])[]): {
  rows: number
  columns: number
  cells: GridCell<T>[]
} {
  const cells: GridCell<T>[] = []
  /** For each column, the first row that is free again. */
  const free: number[] = []
  rows.forEach((row, r) => {
    let column = 0
    for (const cell of row) {
      while ((free[column] ?? 0) > r) column++
      if (column >= MAX_COLUMNS) break
      const wanted = Math.max(1, Math.min(cell.columnSpan || 1, MAX_COLUMNS - column))
      const columnSpan = freeRun(free, column, wanted, r)
      const rowSpan = cell.rowSpan <= 0 ? rows.length - r : Math.min(cell.rowSpan, rows.length - r)
      cells.push({ value: cell.value, row: r, column, rowSpan, columnSpan })
      for (let each = column; each < column + columnSpan; each++) free[each] = Math.max(free[each] ?? 0, r + rowSpan)
      column += columnSpan
    }
  })
  return { rows: rows.length, columns: free.length, cells }
}

/** A cell stops before one that reaches down from above: cells never overlap. */
function freeRun(free: readonly number[], column: number, span: number, row: number): number {
  for (let run = 1; run < span; run++) if ((free[column + run] ?? 0) > row) return run
  return span
}
