import type { StaleFormula } from './stale-formulas.ts'

/** A cell that holds something, or that only a border makes part of a table. Rows and columns count from 0. */
export interface SheetCell {
  readonly row: number
  readonly column: number
  /** As displayed; empty for a cell that is only bordered. */
  readonly text: string
  /** The stored number where the displayed one is rounded. */
  readonly exact?: string
  /** Set where its formula gives something else. */
  readonly formula?: StaleFormula
  /** Leading blanks, of the text or by its format. */
  readonly indent: number
}

export interface Merge {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

export interface WorkbookSheet {
  readonly name: string
  readonly hidden: boolean
  /** By row, then column; no place twice. */
  readonly cells: readonly SheetCell[]
  readonly merges: readonly Merge[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** Cells whose formula has no stored result, so that nothing is displayed. */
  readonly uncalculated: number
}

/** The name of a cell as workbooks give it: `B4` for row 3, column 1. */
export function cellName(row: number, column: number): string {
  return columnName(column) + (row + 1)
}

export function columnName(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
