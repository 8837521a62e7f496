import { deflateSync } from 'fflate'
import { crc32 } from '../load/crc32.ts'
import { readDirectory, type ZipEntry } from '../load/zip-directory.ts'

const LOCAL = 0x04034b50
const END = 0x06054b50
/** Of the general purpose flags: the name is UTF-8. */
const UTF_8 = 0x800
const DEFLATED = 8
/** The first day that a ZIP file knows: 1 January 1980. */
const FIRST_DAY = 0x21
const ZIP_64 = 1
const MOST_ENTRIES = 0xfffe

/**
 * A copy of a ZIP file in which some files have another content. Names that it does not have are
 * added at its end. Every other entry is copied as it is, byte for byte, with its header.
 */
export function rewriteZip(bytes: Uint8Array, changed: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const contents = new Map([...changed].map(([name, content]) => [name.toLowerCase(), content]))
  const entries = readDirectory(bytes, MOST_ENTRIES)
  const byPlace = [...entries].sort((a, b) => a.offset - b.offset)
  const directory = Math.min(...entries.map(({ record }) => record.start))
  const out = new Bytes(bytes.subarray(0, byPlace[0]?.offset))
  const records = new Map<ZipEntry, Uint8Array>()
  byPlace.forEach((entry, i) => {
    const offset = out.length
    const content = contents.get(entry.name.toLowerCase())
    const record = withoutWideFields(bytes.subarray(entry.record.start, entry.record.end))
    if (content) writeEntry(out, record, content)
    else {
      setSizes(record, 20, entry.packed, entry.size)
      out.add(bytes.subarray(entry.offset, byPlace[i + 1]?.offset ?? directory))
    }
    setPlace(record, offset)
    records.set(entry, record)
  })
  const had = new Set(entries.map(({ name }) => name.toLowerCase()))
  const added = [...changed]
    .filter(([name]) => !had.has(name.toLowerCase()))
    .map(([name, content]) => addEntry(out, name, content))
  writeDirectory(out, [...entries.flatMap((entry) => records.get(entry) ?? []), ...added])
  return out.joined()
}

/** Bytes that grow. */
class Bytes {
  readonly #chunks: Uint8Array[] = []
  length = 0

  constructor(first: Uint8Array) {
    this.add(first)
  }

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.length += chunk.length
  }

  joined(): Uint8Array {
    const whole = new Uint8Array(this.length)
    let at = 0
    for (const chunk of this.#chunks) {
      whole.set(chunk, at)
      at += chunk.length
    }
    return whole
  }
}

/** Writes header and data of an entry, and into its record of the directory what has changed. */
function writeEntry(out: Bytes, record: Uint8Array, content: Uint8Array): void {
  const packed = deflateSync(content)
  const fields = viewOf(record)
  fields.setUint16(8, fields.getUint16(8, true) & UTF_8, true)
  fields.setUint16(10, DEFLATED, true)
  fields.setUint32(16, crc32(content), true)
  setSizes(record, 20, packed.length, content.length)
  const name = record.subarray(46, 46 + fields.getUint16(28, true))
  // Version to name length are the same in both; the header here has no extra field.
  const header = new Uint8Array(30)
  viewOf(header).setUint32(0, LOCAL, true)
  header.set(record.subarray(6, 30), 4)
  out.add(header)
  out.add(name)
  out.add(packed)
}

function addEntry(out: Bytes, name: string, content: Uint8Array): Uint8Array {
  const encoded = new TextEncoder().encode(name)
  const record = new Uint8Array(46 + encoded.length)
  const fields = viewOf(record)
  fields.setUint32(0, 0x02014b50, true)
  fields.setUint16(4, 20, true)
  fields.setUint16(6, 20, true)
  fields.setUint16(8, UTF_8, true)
  fields.setUint16(14, FIRST_DAY, true)
  fields.setUint16(28, encoded.length, true)
  record.set(encoded, 46)
  const offset = out.length
  writeEntry(out, record, content)
  setPlace(record, offset)
  return record
}

function writeDirectory(out: Bytes, records: readonly Uint8Array[]): void {
  const start = out.length
  for (const record of records) out.add(record)
  const end = new Uint8Array(22)
  const fields = viewOf(end)
  fields.setUint32(0, END, true)
  fields.setUint16(8, records.length, true)
  fields.setUint16(10, records.length, true)
  fields.setUint32(12, out.length - start, true)
  fields.setUint32(16, start, true)
  out.add(end)
}

/** A copy of a record without its ZIP64 field: what that would hold fits the record itself. */
function withoutWideFields(record: Uint8Array): Uint8Array {
  const fields = viewOf(record)
  const from = 46 + fields.getUint16(28, true)
  const to = from + fields.getUint16(30, true)
  const kept: number[] = []
  for (let at = from; at + 4 <= to; ) {
    const next = Math.min(to, at + 4 + fields.getUint16(at + 2, true))
    if (fields.getUint16(at, true) !== ZIP_64) kept.push(...record.subarray(at, next))
    at = next
  }
  const copy = new Uint8Array(record.length - (to - from) + kept.length)
  copy.set(record.subarray(0, from))
  copy.set(kept, from)
  copy.set(record.subarray(to), from + kept.length)
  viewOf(copy).setUint16(30, kept.length, true)
  return copy
}

function setSizes(record: Uint8Array, at: number, packed: number, size: number): void {
  viewOf(record).setUint32(at, packed, true)
  viewOf(record).setUint32(at + 4, size, true)
}

function setPlace(record: Uint8Array, offset: number): void {
  viewOf(record).setUint32(42, offset, true)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
