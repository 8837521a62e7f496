import { LoadError } from './load-error.ts'

/** What the central directory of a ZIP file says of one entry. */
export interface ZipEntry {
  readonly name: string
  /** As it stands in the file, a character a byte. */
  readonly rawName: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  /** Bytes in the file and after inflation, as declared. */
  readonly packed: number
  readonly size: number
  /** Of the local header. */
  readonly offset: number
  /** Where its record in the directory stands. */
  readonly record: { readonly start: number; readonly end: number }
}

/** A file that is read in parts; a Uint8Array is one that stands in memory as a whole. Nothing stands beyond its end. */
export type Bytes = Pick<Uint8Array, 'length' | 'subarray'>

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** The flag of an entry whose name is UTF-8. */
const UTF8 = 0x800

/** An entry of the directory with its name takes fewer bytes, on an average. */
const ENTRY_BYTES = 1024

/**
 * Reads the central directory (APPNOTE 4.3.12 to 4.3.16, ZIP64 included), which alone is believed.
 *
 * @throws LoadError `damaged` where it is cut off or contradicts itself, `encrypted` for entries with a password,
 * `too-large` for more than `most` entries.
 */
export function readDirectory(file: Bytes, most: number): ZipEntry[] {
  const { count, start, end: last } = directoryAt(file)
  if (count > most) throw tooMany(count, most)
  const bytes = file.subarray(start, Math.min(last, start + (count + 64) * ENTRY_BYTES))
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged()
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ]
    const end = at + 46 + name + extra + comment
    if (end > bytes.length) throw damaged()
    if (view.getUint16(at + 8, true) & 1) throw encrypted()
    entries.push({ ...entryAt(bytes, view, at, name, extra), record: { start: start + at, end: start + end } })
    at = end
  }
  return entries
}

/**
 * Where the bytes of an entry stand: behind its local header.
 *
 * @throws LoadError `damaged` when that header is missing or names another entry.
 */
export function dataAt(file: Bytes, { offset, packed, rawName }: ZipEntry): { start: number; end: number } {
  const header = file.subarray(offset, offset + 30)
  if (header.length < 30 || viewOf(header).getUint32(0, true) !== LOCAL) throw damaged()
  const name = viewOf(header).getUint16(26, true)
  const start = offset + 30 + name + viewOf(header).getUint16(28, true)
  const end = start + packed
  if (end > file.length || latin1(file.subarray(offset + 30, offset + 30 + name)) !== rawName) throw damaged()
  return { start, end }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** How many entries the directory has, and between which places of the file it stands. */
function directoryAt(file: Bytes): { count: number; start: number; end: number } {
  const from = Math.max(0, file.length - 22 - 0xffff - 20)
  const tail = viewOf(file.subarray(from, file.length))
  const lowest = Math.max(0, tail.byteLength - 22 - 0xffff)
  for (let at = tail.byteLength - 22; at >= lowest; at--) {
    if (tail.getUint32(at, true) !== END) continue
    const count = tail.getUint16(at + 10, true)
    const start = tail.getUint32(at + 16, true)
    if (count !== 0xffff && start !== 0xffffffff) return { count, start, end: from + at }
    if (at < 20 || tail.getUint32(at - 20, true) !== LOCATOR_64) return { count, start, end: from + at }
    const place = wide(tail, at - 12)
    const record = file.subarray(place, place + 56)
    if (record.length < 56 || viewOf(record).getUint32(0, true) !== END_64) throw damaged()
    return { count: wide(viewOf(record), 32), start: wide(viewOf(record), 48), end: place }
  }
  throw damaged()
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, name: number, extra: number): Omit<ZipEntry, 'record'> {
  const fields = [24, 20, 42].map((field) => view.getUint32(at + field, true))
  let from = at + 46 + name
  const end = from + extra
  while (from + 4 <= end) {
    const [id, length] = [view.getUint16(from, true), view.getUint16(from + 2, true)]
    let next = from + 4
    from = next + length
    if (id !== 1 || from > end) continue
    fields.forEach((value, i) => {
      if (value !== 0xffffffff || next + 8 > from) return
      fields[i] = wide(view, next)
      next += 8
    })
  }
  const [size = 0, packed = 0, offset = 0] = fields
  const raw = bytes.subarray(at + 46, at + 46 + name)
  return {
    name: nameOf(raw, (view.getUint16(at + 8, true) & UTF8) !== 0),
    rawName: latin1(raw),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    offset,
  }
}

/** A number of eight bytes; one beyond 2^53 is beyond every file too. */
function wide(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}

/**
 * UTF-8 or what Chinese Windows writes; some writers take backslashes for slashes. A name that does not say which it is may be
 * both (某 in GB18030 is ĳ in UTF-8): it is UTF-8 where that gives letters beyond the European ones.
 */
function nameOf(bytes: Uint8Array, marked: boolean): string {
  const utf8 = decodeAs('utf-8', bytes)
  const chinese = decodeAs('gb18030', bytes)
  const isUtf8 = utf8 !== null && (marked || chinese === null || /^[\0-\x7f]*$|[\u0800-\uffff]/.test(utf8))
  return ((isUtf8 ? utf8 : chinese) ?? latin1(bytes)).replaceAll('\\', '/')
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

export function damaged(): LoadError {
  return new LoadError('damaged', { zh: '压缩包已损坏', en: 'The zip archive is damaged' })
}

function encrypted(): LoadError {
  return new LoadError('encrypted', {
    zh: '文件已加密，请去除密码后再审核',
    en: 'The file is encrypted; remove its password first',
  })
}

function tooMany(count: number, most: number): LoadError {
  return new LoadError('too-large', {
    zh: `压缩包内文件过多：${count} 个，上限 ${most} 个`,
    en: `The archive holds too many files: ${count}, the limit is ${most}`,
  })
}
