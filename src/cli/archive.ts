import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { holdToLimits, inflate, listZip } from '../load/zip.ts'
import { type Bytes, damaged, type ZipEntry } from '../load/zip-directory.ts'
import { isReport } from './formats.ts'

/** Where a file stands inside ZIP files: the one on the disk, and a position in the directory of each, from the outside in. */
export interface ArchivePlace {
  readonly file: string
  readonly entries: readonly number[]
}

export interface ArchivedFile extends ArchivePlace {
  /** Inside the archive, made harmless: no steps up, no drives, no control characters. */
  readonly path: string
}

/** Files in one archive; bytes of all its reports together, of which one at a time is inflated. What inflates by more is no report. */
const MOST_ENTRIES = 10_000
const MOST_BYTES = 2e9
const RATIO = { ratio: 200, ratioFrom: 1e6 }

/**
 * The reports and the archives in an archive, sorted by path, without what macOS and Office leave beside them; null for an
 * archive that is itself a document.
 *
 * @throws LoadError, system errors
 */
export function reportsInArchive({ file, entries: at }: ArchivePlace, limit: number): ArchivedFile[] | null {
  const { entries } = openArchive(file, at, limit)
  if (entries.some(({ name }) => name === '[Content_Types].xml')) return null
  const reports = entries.flatMap((entry, i) => {
    const path = harmless(entry.name)
    return entry.name.endsWith('/') || isLeftover(path) || !isReport(path) ? [] : [{ path, entry, i }]
  })
  holdToLimits(
    reports.map(({ entry }) => entry),
    { entryBytes: MOST_BYTES, totalBytes: MOST_BYTES, ratio: Infinity, ratioFrom: MOST_BYTES },
  )
  return reports
    .map(({ path, i }) => ({ path, file, entries: [...at, i] }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** The bytes of a file inside, no more than `limit`. @throws LoadError, system errors */
export function readArchived({ file, entries }: ArchivePlace, limit: number): Uint8Array {
  const archive = openArchive(file, entries.slice(0, -1), limit)
  const entry = archive.entries[entries.at(-1) ?? -1]
  if (!entry) throw damaged()
  holdToLimits([entry], { entryBytes: limit, totalBytes: limit, ...RATIO })
  return inflate(archive.bytes, entry)
}

/** Never used to write a file, but printed, and matched with the patterns of configurations. */
function harmless(name: string): string {
  const steps = name.split('/').filter((step) => !['', '.', '..'].includes(step) && !/^[A-Za-z]:$/.test(step))
  return steps.join('/').replace(/[\0-\x1f\x7f-\x9f]/g, '_')
}

function isLeftover(path: string): boolean {
  return path.split('/').some((step) => step.startsWith('.') || step === '__MACOSX' || step === 'node_modules')
}

interface OpenArchive {
  readonly bytes: Bytes
  readonly entries: readonly ZipEntry[]
}

/** The archives opened last, the outer and the inner one: the reports of an archive are read one after another. */
const kept = new Map<string, OpenArchive>()

function openArchive(file: string, at: readonly number[], limit: number): OpenArchive {
  const key = [file, statSync(file).mtimeMs, ...at].join('\0')
  const archive =
    kept.get(key) ?? list(at.length === 0 ? new FileBytes(file) : readArchived({ file, entries: at }, limit))
  kept.delete(key)
  for (const old of [...kept.keys()].slice(0, -1)) kept.delete(old)
  kept.set(key, archive)
  return archive
}

function list(bytes: Bytes): OpenArchive {
  return { bytes, entries: listZip(bytes, MOST_ENTRIES) }
}

/** A file of which only the parts that are asked for come into memory. */
class FileBytes implements Bytes {
  readonly length: number
  readonly #file: string

  constructor(file: string) {
    this.#file = file
    this.length = statSync(file).size
  }

  subarray(start = 0, end = this.length): Uint8Array<ArrayBuffer> {
    const from = Math.min(start, this.length)
    const bytes = new Uint8Array(Math.max(0, Math.min(end, this.length) - from))
    const descriptor = openSync(this.#file, 'r')
    try {
      const filled = readSync(descriptor, bytes, 0, bytes.length, from)
      return bytes.subarray(0, filled)
    } finally {
      closeSync(descriptor)
    }
  }
}
