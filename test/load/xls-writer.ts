import { compoundFile, u16, u32, wide } from './compound-writer.ts'

/** A sheet of a workbook of Excel 97: cells with the index of their style. */
export interface OldSheet {
  readonly name: string
  readonly hidden?: boolean
  readonly hiddenRows?: readonly number[]
  readonly cells: readonly (readonly [row: number, column: number, value: string | number, style: number])[]
}

/** A style: its number format, steps of indentation, and whether it has a line at its top. */
export interface OldStyle {
  readonly format: string
  readonly indent?: number
  readonly border?: boolean
}

const record = (type: number, data: readonly number[]) => [...u16(type, data.length), ...data]
const double = (value: number) => [...new Uint8Array(new Float64Array([value]).buffer)]

/** Writes a workbook of Excel 97 by hand: the records of MS-XLS in a compound file. */
export function writeXls(sheets: readonly OldSheet[], styles: readonly OldStyle[]): Uint8Array {
  const bodies = sheets.map(sheetRecords)
  const globals = (places: readonly number[]) => [
    ...record(0x809, [...u16(0x600, 5, 0, 0), ...u32(0, 6)]),
    ...styles.flatMap(({ format }, i) => record(0x41e, [...u16(164 + i, format.length), 1, ...wide(format)])),
    ...styles.flatMap(({ indent = 0, border }, i) =>
      record(0xe0, [...u16(0, 164 + i, 0), 0, 0, indent, 0, ...u16(border ? 0x100 : 0), ...u32(0, 0)]),
    ),
    ...sheets.flatMap(({ name, hidden }, i) =>
      record(0x85, [...u32(places[i] ?? 0), hidden ? 1 : 0, 0, name.length, 1, ...wide(name)]),
    ),
    ...record(0x0a, []),
  ]
  let at = globals([]).length
  const places = bodies.map((body) => {
    at += body.length
    return at - body.length
  })
  return compoundFile({ Workbook: [...globals(places), ...bodies.flat()] })
}

function sheetRecords({ cells, hiddenRows = [] }: OldSheet): number[] {
  return [
    ...record(0x809, [...u16(0x600, 0x10, 0, 0), ...u32(0, 6)]),
    ...hiddenRows.flatMap((row) => record(0x208, [...u16(row, 0, 3, 255, 0, 0), ...u32(0x20)])),
    ...cells.flatMap(([row, column, value, style]) =>
      typeof value === 'number'
        ? record(0x203, [...u16(row, column, style), ...double(value)])
        : record(0x204, [...u16(row, column, style, value.length), 1, ...wide(value)]),
    ),
    ...record(0x0a, []),
  ]
}
