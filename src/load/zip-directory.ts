import { LoadError } from './load-error.ts'

/** What the central directory of a ZIP file says of one entry. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  /** Bytes in the file and after inflation, as declared. */
  readonly packed: number
  readonly size: number
  /** Of the local header. */
  readonly offset: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/**
 * Reads the central directory (APPNOTE 4.3.12 to 4.3.16, ZIP64 included), which alone is believed.
 *
 * @throws LoadError `damaged` where it is cut off or contradicts itself, `encrypted` for entries with a password,
 * `too-large` for more than `most` entries.
 */
export function readDirectory(bytes: Uint8Array, most: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, start } = directoryAt(view)
  if (count > most) throw tooMany(count, most)
  const entries: ZipEntry[] = []
  let at = start
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
    entries.push(entryAt(bytes, view, at, name, extra))
    at = end
  }
  return entries
}

/**
 * Where the bytes of an entry stand: behind its local header.
 *
 * @throws LoadError `damaged` when that header is missing or names another entry.
 */
export function dataAt(bytes: Uint8Array, entry: ZipEntry): { start: number; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { offset } = entry
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw damaged()
  const name = view.getUint16(offset + 26, true)
  const start = offset + 30 + name + view.getUint16(offset + 28, true)
  const end = start + entry.packed
  if (end > bytes.length || nameOf(bytes.subarray(offset + 30, offset + 30 + name)) !== entry.name) throw damaged()
  return { start, end }
}

function directoryAt(view: DataView): { count: number; start: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (count !== 0xffff && start !== 0xffffffff) return { count, start }
    if (at < 20 || view.getUint32(at - 20, true) !== LOCATOR_64) return { count, start }
    const end = wide(view, at - 12)
    if (end + 56 > view.byteLength || view.getUint32(end, true) !== END_64) throw damaged()
    return { count: wide(view, end + 32), start: wide(view, end + 48) }
  }
  throw damaged()
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, name: number, extra: number): ZipEntry {
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
  return {
    name: nameOf(bytes.subarray(at + 46, at + 46 + name)),
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

/** UTF-8 or what Chinese Windows writes; some writers take backslashes for slashes. */
function nameOf(bytes: Uint8Array): string {
  const name = decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes) ?? String.fromCharCode(...bytes)
  return name.replaceAll('\\', '/')
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
