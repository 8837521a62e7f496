import type { CellValue, Cell as HucreCell, Sheet, Workbook } from 'hucre'
import { displayDate, displayNumber, plainNumber } from './display-number.ts'
import { LoadError } from './load-error.ts'
import { staleFormulas } from './stale-formulas.ts'
import type { Merge, SheetCell, WorkbookSheet } from './workbook.ts'

/** A step of a format's indentation in blanks. */
const INDENT = 2

/** The sheets of a workbook as hucre read it with its styles, with no more than `most` cells that hold something. */
export function readWorkbook(workbook: Workbook, most: number): WorkbookSheet[] {
  let total = 0
  const stale = staleFormulas(workbook)
  return workbook.sheets.map((sheet) => {
    const formulas = stale.get(sheet.name)
    const cells = sheetCells(sheet, most).map((cell) => {
      const formula = formulas?.get(`${cell.row},${cell.column}`)
      return formula ? { ...cell, formula } : cell
    })
    total += cells.length
    if (total > most) throw tooManyCells(most)
    return {
      name: sheet.name,
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      cells,
      merges: (sheet.merges ?? []).map(toMerge),
      hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : [])),
      hiddenColumns: (sheet.columns ?? []).flatMap((column, i) => (column?.hidden ? [i] : [])),
      uncalculated: [...(sheet.cells?.values() ?? [])].filter((cell) => cell.formula && isEmpty(cell.value)).length,
    }
  })
}

function tooManyCells(most: number): LoadError {
  return new LoadError('too-large', {
    zh: `工作簿过大：超过 ${most} 个单元格`,
    en: `The workbook is too large: more than ${most} cells`,
  })
}

function sheetCells({ rows, cells }: Sheet, most: number): SheetCell[] {
  const result: SheetCell[] = []
  const add = (row: number, column: number, value: CellValue, styled: HucreCell | undefined) => {
    const cell = isEmpty(value) ? bordered(row, column, styled) : filled(row, column, value, styled)
    if (cell && result.push(cell) > most) throw tooManyCells(most)
  }
  rows.forEach((values, row) => {
    values.forEach((value, column) => {
      add(row, column, value, cells?.get(`${row},${column}`))
    })
  })
  for (const [key, cell] of cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    if (row >= rows.length || column >= (rows[row]?.length ?? 0)) add(row, column, cell.value, cell)
  }
  return result.sort((a, b) => a.row - b.row || a.column - b.column)
}

function isEmpty(value: CellValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

function filled(row: number, column: number, value: CellValue, styled: HucreCell | undefined): SheetCell {
  const format = styled?.style?.numFmt
  const display = displayed(value, format)
  const text = display.trim()
  const leading = display.length - display.trimStart().length
  const indent = leading + INDENT * (styled?.style?.alignment?.indent ?? 0)
  const exact =
    typeof value === 'number' && numberIn(text) !== Number(value.toPrecision(15)) ? { exact: plainNumber(value) } : {}
  return { row, column, text, indent, ...exact }
}

/** Null for a cell without a border: it is no part of any table. */
function bordered(row: number, column: number, styled: HucreCell | undefined): SheetCell | null {
  const { left, right, top, bottom } = styled?.style?.border ?? {}
  return left?.style || right?.style || top?.style || bottom?.style ? { row, column, text: '', indent: 0 } : null
}

function displayed(value: CellValue, format: string | undefined): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : displayDate(value, format)
  if (typeof value === 'number') return Number.isFinite(value) ? displayNumber(value, format) : ''
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? '').replace(/\r\n?/g, '\n')
}

/** The number that a text shows, as far as it is one: percentages as fractions. */
function numberIn(text: string): number {
  const plain = text.replace(/[,¥￥\s]/g, '').replace(/^\((.{1,40})\)$/, '-$1')
  return plain.endsWith('%') ? Number((Number(plain.slice(0, -1)) / 100).toPrecision(15)) : Number(plain)
}

function toMerge({ startRow, startCol, endRow, endCol }: NonNullable<Sheet['merges']>[number]): Merge {
  return { row: startRow, column: startCol, rowSpan: endRow - startRow + 1, columnSpan: endCol - startCol + 1 }
}
