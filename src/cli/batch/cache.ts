import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Outcome } from './outcome.ts'
import { pack, unpack } from './packed.ts'

/** Bytes of all entries; beyond it those that were not used for the longest time are removed, down to four fifths of it. */
const MOST_BYTES = 1_000_000_000

const SUM_LENGTH = 32

/**
 * Outcomes by key, each in a file of its own under a folder. Entries are written under a temporary name and renamed, so that
 * any number of runs can share a cache; one that cannot be read or written is as if it were not there.
 */
export class Cache {
  readonly #folder: string
  #count = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  read(key: string): Outcome | null {
    const file = this.#file(key)
    try {
      const bytes = readFileSync(file)
      const content = bytes.subarray(SUM_LENGTH)
      if (!sumOf(content).equals(bytes.subarray(0, SUM_LENGTH))) return null
      const now = new Date()
      utimesSync(file, now, now)
      return unpack(deserialize(content)) as Outcome
    } catch {
      return null
    }
  }

  write(key: string, outcome: Outcome): void {
    const file = this.#file(key)
    const temporary = `${file}.${process.pid}.${this.#count++}.tmp`
    try {
      const content = serialize(pack(outcome))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(temporary, Buffer.concat([sumOf(content), content]), { flag: 'wx' })
      renameSync(temporary, file)
    } catch {
      rmSync(temporary, { force: true })
    }
  }

  #file(key: string): string {
    return join(this.#folder, key.slice(0, 2), key.slice(2))
  }
}

/** Makes the folder of a cache. @throws system errors */
export function makeCache(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const ignore = join(folder, '.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n')
}

/** Keeps a cache within its bounds. Other runs may be at work on it. */
export function pruneCache(folder: string, mostBytes = MOST_BYTES): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name)
    const stats = entry.isFile() && entry.parentPath !== folder && statSync(file, { throwIfNoEntry: false })
    return stats ? [{ file, size: stats.size, used: stats.mtimeMs }] : []
  })
  let size = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (size <= mostBytes) return
  for (const entry of entries.sort((a, b) => a.used - b.used)) {
    if (size <= mostBytes * 0.8) return
    rmSync(entry.file, { force: true })
    size -= entry.size
  }
}

function sumOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest()
}
