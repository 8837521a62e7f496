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

const u16 = (...values: number[]) => values.flatMap((value) => [value & 255, (value >> 8) & 255])
const u32 = (...values: number[]) => values.flatMap((value) => [...u16(value & 0xffff), ...u16(value >>> 16)])
const wide = (text: string) => Array.from({ length: text.length }, (_, i) => u16(text.charCodeAt(i))).flat()
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
  return compoundFile('Workbook', [...globals(places), ...bodies.flat()])
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

/** One stream of at least 4096 bytes in sectors of 512: sector table, directory, stream (MS-CFB). */
function compoundFile(name: string, stream: readonly number[]): Uint8Array {
  const sectors = Math.max(8, Math.ceil(stream.length / 512))
  const entry = (title: string, type: number, child: number, start: number, size: number) => [
    ...wide(title),
    ...new Array<number>(64 - 2 * title.length).fill(0),
    ...u16(2 * title.length + 2),
    type,
    1,
    ...u32(0xffffffff, 0xffffffff, child),
    ...new Array<number>(36).fill(0),
    ...u32(start, size, 0),
  ]
  const header = [
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ...new Array<number>(16).fill(0),
    ...u16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0),
    ...u32(0, 1, 1, 0, 4096, 0xfffffffe, 0, 0xfffffffe, 0, 0),
    ...u32(...new Array<number>(108).fill(0xffffffff)),
  ]
  const next = Array.from({ length: 128 }, (_, i) => {
    if (i === 0) return 0xfffffffd
    if (i === 1 || i === sectors + 1) return 0xfffffffe
    return i <= sectors ? i + 1 : 0xffffffff
  })
  const directory = [
    ...entry('Root Entry', 5, 1, 0xfffffffe, 0),
    ...entry(name, 2, 0xffffffff, 2, sectors * 512),
    ...new Array<number>(256).fill(0),
  ]
  return Uint8Array.from([
    ...header,
    ...u32(...next),
    ...directory,
    ...stream,
    ...new Array<number>(sectors * 512 - stream.length).fill(0),
  ])
}
