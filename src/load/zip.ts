import { Inflate } from 'fflate'
import { crc32 } from './crc32.ts'
import { LIMITS } from './limits.ts'
import { LoadError } from './load-error.ts'
import { type Bytes, damaged, dataAt, readDirectory, type ZipEntry } from './zip-directory.ts'

/** What an archive may hold; sizes are bytes after inflation. */
export interface ZipLimits {
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
  /** Inflated to packed size of an entry, where it inflates to more than `ratioFrom`. */
  readonly ratio: number
  readonly ratioFrom: number
}

/** For Office files. */
const USUAL: ZipLimits = {
  entries: LIMITS.entries,
  entryBytes: 0.4 * LIMITS.unpackedBytes,
  totalBytes: LIMITS.unpackedBytes,
  ratio: 200,
  ratioFrom: 1e6,
}

export interface Archive {
  /** Of all files inside, folders left out, in the order of the directory. */
  readonly names: readonly string[]
  /** Inflates a file; null where there is none of that name. Names of parts do not tell capitals from small letters. */
  read(name: string): Uint8Array | null
}

/**
 * Opens a ZIP file. Whatever its directory declares is held against the limits here, and what a file inflates to is held
 * against what was declared when it is read, so that no archive takes more memory than the limits say.
 *
 * @throws LoadError `damaged` (also for names given twice, paths that lead out of the archive, entries that overlap, and on
 * reading for a wrong length or checksum), `encrypted`, `too-large`.
 */
export function openZip(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Archive {
  const allowed = { ...USUAL, ...limits }
  const entries = listZip(bytes, allowed.entries)
  holdToLimits(entries, allowed)
  const files = new Map<string, ZipEntry>()
  for (const entry of entries) {
    if (leadsOut(entry.name) || files.has(entry.name.toLowerCase())) throw damaged()
    files.set(entry.name.toLowerCase(), entry)
  }
  const names = entries.map(({ name }) => name).filter((name) => !name.endsWith('/'))
  return {
    names,
    read(name) {
      const entry = files.get(name.toLowerCase())
      return entry ? inflate(bytes, entry) : null
    },
  }
}

/**
 * The entries of a ZIP file, whatever their names and sizes.
 *
 * @throws LoadError `damaged` (also for entries that overlap), `encrypted`, `too-large` for more than `most` entries.
 */
export function listZip(file: Bytes, most: number): ZipEntry[] {
  const entries = readDirectory(file, most)
  let free = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < free) throw damaged()
    free = dataAt(file, entry).end
  }
  return entries
}

/** @throws LoadError `too-large` or `damaged` for what entries declare. */
export function holdToLimits(entries: readonly ZipEntry[], limits: Omit<ZipLimits, 'entries'> = USUAL): void {
  let total = 0
  for (const { size, packed, method } of entries) {
    total += size
    if (size > limits.entryBytes || total > limits.totalBytes) throw tooLarge()
    if (size > limits.ratioFrom && size > limits.ratio * packed) throw tooLarge()
    if (method === 0 ? size !== packed : packed > mostPacked(size)) throw damaged()
  }
}

/** Deflated bytes are five more for every block that does not shrink; writers flush more often than they must. */
function mostPacked(size: number): number {
  return 1.1 * size + 1024
}

function leadsOut(name: string): boolean {
  return name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\0') || name.split('/').includes('..')
}

/** Packed bytes given to the inflater at once: it may make a thousand times as many of them. */
const STEP = 16384

/** The bytes of an entry whose declared sizes are within limits. @throws LoadError `damaged` */
export function inflate(file: Bytes, entry: ZipEntry): Uint8Array {
  const { start, end } = dataAt(file, entry)
  const packed = file.subarray(start, end)
  const result = entry.method === 0 ? packed : entry.method === 8 ? inflateTo(packed, entry.size) : null
  if (!result || crc32(result) !== entry.crc) throw damaged()
  return result
}

/** @throws LoadError `damaged` for more or fewer than `size` bytes. */
function inflateTo(packed: Uint8Array, size: number): Uint8Array {
  const result = new Uint8Array(size)
  let filled = 0
  const inflater = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw damaged()
    result.set(chunk, filled)
    filled += chunk.length
  })
  try {
    for (let at = 0; at < packed.length; at += STEP)
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
  } catch {
    throw damaged()
  }
  if (filled !== size) throw damaged()
  return result
}

function tooLarge(): LoadError {
  return new LoadError('too-large', {
    zh: '压缩包展开后过大，或压缩比异常',
    en: 'The archive inflates to too many bytes, or by an unlikely ratio',
  })
}
