import type { Cell, CellStyle, Workbook } from 'hucre'

/** Record numbers of BIFF8 (MS-XLS 2.3). */
const SHEET = 0x85
const FORMAT = 0x41e
const STYLE = 0xe0
const BEGIN = 0x809
const ROW = 0x208
const COLUMNS = 0x7d
const MANY_NUMBERS = 0xbd
const MANY_BLANKS = 0xbe
/** Records of one cell: row, column and style come first in all of them. */
const SINGLE = new Set([0x06, 0xd6, 0xfd, 0x201, 0x203, 0x204, 0x205, 0x27e])

/** Formats that a file need not spell out (MS-XLS 2.5.165). */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);(#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);(#,##0.00)',
  41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  49: '@',
}

interface RecordOf {
  readonly type: number
  readonly at: number
  readonly length: number
}

/**
 * Adds to a workbook of Excel 97 to 2003 what hucre leaves out of it: number formats, borders, indentation, hidden sheets, rows
 * and columns. `stream` is the file's stream `Workbook`; what is damaged in it stays out.
 */
export function addXlsStyles(workbook: Workbook, stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const formats = new Map<number, string>()
  const styles: CellStyle[] = []
  const places = new Map<number, Workbook['sheets'][number]>()
  let sheets = 0
  let open: Workbook['sheets'][number] | undefined
  for (const { type, at, length } of records(view)) {
    if (type === BEGIN) open = places.get(at - 4)
    else if (type === FORMAT && length > 5) formats.set(view.getUint16(at, true), text(view, at + 2, 2, at + length))
    else if (type === STYLE && length >= 20) styles.push(style(view, at, formats))
    else if (type === SHEET && length > 8) {
      // Sheets that hold charts only are no sheets to hucre.
      const sheet = workbook.sheets[sheets]
      if (sheet && view.getUint8(at + 5) === 0 && sheet.name === text(view, at + 6, 1, at + length)) {
        places.set(view.getUint32(at, true), sheet)
        if (view.getUint8(at + 4) & 3) sheet.hidden = true
        sheets++
      }
    } else if (open) addToSheet(open, view, { type, at, length }, styles)
  }
}

function* records(view: DataView): Generator<RecordOf> {
  let at = 0
  while (at + 4 <= view.byteLength) {
    const length = view.getUint16(at + 2, true)
    if (at + 4 + length > view.byteLength) return
    yield { type: view.getUint16(at, true), at: at + 4, length }
    at += 4 + length
  }
}

/** A string of one or two bytes a character, after its count of characters and a byte of flags. */
function text(view: DataView, at: number, countSize: 1 | 2, end: number): string {
  const count = countSize === 1 ? view.getUint8(at) : view.getUint16(at, true)
  const wide = (view.getUint8(at + countSize) & 1) === 1
  const start = at + countSize + 1
  const fits = Math.max(0, Math.min(count, (end - start) >> (wide ? 1 : 0)))
  const codes = Array.from({ length: fits }, (_, i) =>
    wide ? view.getUint16(start + 2 * i, true) : view.getUint8(start + i),
  )
  return String.fromCharCode(...codes)
}

/** An XF record (MS-XLS 2.4.353): the format's number, and in bits the indentation and the lines at the edges. */
function style(view: DataView, at: number, formats: ReadonlyMap<number, string>): CellStyle {
  const number = view.getUint16(at + 2, true)
  const numFmt = formats.get(number) ?? BUILT_IN[number]
  const indent = view.getUint8(at + 8) & 15
  const edges = view.getUint16(at + 10, true)
  return {
    ...(numFmt ? { numFmt } : {}),
    ...(indent ? { alignment: { indent } } : {}),
    ...(edges ? { border: { top: { style: 'thin' as const } } } : {}),
  }
}

function addToSheet(
  sheet: Workbook['sheets'][number],
  view: DataView,
  { type, at, length }: RecordOf,
  styles: readonly CellStyle[],
): void {
  if (SINGLE.has(type) && length >= 6)
    give(sheet, view, at, view.getUint16(at + 2, true), styles[view.getUint16(at + 4, true)])
  else if ((type === MANY_NUMBERS || type === MANY_BLANKS) && length >= 6) {
    const step = type === MANY_NUMBERS ? 6 : 2
    const first = view.getUint16(at + 2, true)
    for (let i = 0; 4 + step * (i + 1) <= length - 2; i++)
      give(sheet, view, at, first + i, styles[view.getUint16(at + 4 + step * i, true)])
  } else if (type === ROW && length >= 16 && view.getUint8(at + 12) & 0x20) {
    sheet.rowDefs ??= new Map()
    sheet.rowDefs.set(view.getUint16(at, true), { hidden: true })
  } else if (type === COLUMNS && length >= 10 && view.getUint8(at + 8) & 1) {
    sheet.columns ??= []
    const last = Math.min(view.getUint16(at + 2, true), 255)
    for (let column = view.getUint16(at, true); column <= last; column++) sheet.columns[column] = { hidden: true }
  }
}

function give(
  sheet: Workbook['sheets'][number],
  view: DataView,
  at: number,
  column: number,
  cellStyle: CellStyle | undefined,
): void {
  if (!cellStyle || Object.keys(cellStyle).length === 0) return
  const row = view.getUint16(at, true)
  sheet.cells ??= new Map()
  const key = `${row},${column}`
  const known: Cell = sheet.cells.get(key) ?? { value: sheet.rows[row]?.[column] ?? null, type: 'empty' }
  sheet.cells.set(key, { ...known, style: cellStyle })
}
