import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'

/** Excel's limits: rows of a sheet, and characters of a cell. */
export const MOST_ROWS = 1_048_000
const MOST_CHARACTERS = 32_000

/** A value to write: text is text, whatever it begins with; a formula is made by us alone. */
export type Entry =
  | string
  | number
  | null
  | { readonly formula: string; readonly result: number | null; readonly format?: string }
  | { readonly number: number; readonly format: string }
  | { readonly text: string; readonly tone: Tone }

export type Tone = 'good' | 'bad' | 'warn'

export interface Column {
  readonly title: string
  readonly width: number
  readonly wrap?: boolean
  /** The words of a drop-down. */
  readonly choices?: readonly string[]
}

const COLORS: Readonly<Record<Tone, string>> = { good: '14713D', bad: 'B3261E', warn: '8F5B00' }
const HEAD: CellStyle = {
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F3B63' } },
  alignment: { vertical: 'center', wrapText: true },
}

/** A sheet with a frozen header, filters, widths and drop-downs. */
export function sheetOf(name: string, columns: readonly Column[], rows: readonly (readonly Entry[])[]): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  columns.forEach((_, column) => {
    cells.set(`0,${column}`, { style: HEAD })
  })
  const values = rows.map((row, r) =>
    columns.map((column, c) => {
      const { value, cell } = written(row[c] ?? null, column)
      if (cell) cells.set(`${r + 1},${c}`, cell)
      return value
    }),
  )
  const last = columnName(columns.length - 1)
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ title }) => title), ...values],
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${Math.max(1, values.length + 1)}` },
    dataValidations: columns.flatMap(({ choices }, c) =>
      choices && values.length > 0
        ? [
            {
              type: 'list' as const,
              values: [...choices],
              allowBlank: true,
              showErrorMessage: true,
              range: `${columnName(c)}2:${columnName(c)}${values.length + 1}`,
            },
          ]
        : [],
    ),
  }
}

function written(entry: Entry, { wrap }: Column): { value: CellValue; cell?: Partial<Cell> } {
  const alignment = { vertical: 'top' as const, ...(wrap && { wrapText: true }) }
  if (entry === null || typeof entry === 'number') return { value: entry, cell: { style: { alignment } } }
  if (typeof entry === 'string') return { value: plain(entry), cell: { style: { alignment } } }
  if ('text' in entry) {
    const font = { bold: true, color: { rgb: COLORS[entry.tone] } }
    return { value: plain(entry.text), cell: { style: { alignment, font } } }
  }
  const style = { alignment, ...(entry.format && { numFmt: entry.format }) }
  if ('number' in entry) return { value: entry.number, cell: { style } }
  return {
    value: entry.result,
    cell: { type: 'formula', formula: entry.formula, formulaResult: entry.result, style },
  }
}

/** Text as a workbook can hold it: no character that XML forbids, nothing that reads as an escape, not too long. */
function plain(text: string): string {
  const clean = text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
  return clean.length > MOST_CHARACTERS ? `${clean.slice(0, MOST_CHARACTERS).replace(/\p{Surrogate}$/u, '')}…` : clean
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}
