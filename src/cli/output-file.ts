import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import type { Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { codeOf } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** One write to a file is made of this many bytes or more. */
const ENOUGH = 1 << 16

/**
 * A file that is written bit by bit, under a temporary name that becomes its own at the end, so that nobody sees half of
 * it. What is no regular file is written directly. Throws a UsageError where that cannot be.
 */
export class OutputFile {
  readonly #path: string
  readonly #language: Language
  readonly #target: string
  readonly #temporary: string
  #descriptor: number | null = null
  #waiting: Buffer[] = []
  #size = 0

  constructor(path: string, language: Language) {
    const kind = kindOf(path)
    this.#path = path
    this.#language = language
    this.#target = kind === 'file' ? realpathSync(path) : path
    this.#temporary = kind === 'special' ? path : `${this.#target}.${process.pid}.tmp`
  }

  write(content: string | Uint8Array): void {
    const bytes = Buffer.from(content)
    this.#waiting.push(bytes)
    this.#size += bytes.length
    if (this.#size >= ENOUGH) this.#try(() => this.#flush())
  }

  /** Gives the file its name. */
  close(): void {
    this.#try(() => {
      closeSync(this.#flush())
      this.#descriptor = null
      this.#rename()
    })
  }

  /** Leaves what was there before; nothing after {@link close}. */
  discard(): void {
    if (this.#descriptor === null) return
    closeSync(this.#descriptor)
    this.#descriptor = null
    this.#remove()
  }

  #rename(): void {
    if (this.#temporary === this.#target) return
    try {
      renameSync(this.#temporary, this.#target)
    } catch (error) {
      this.#remove()
      throw error
    }
  }

  #remove(): void {
    if (this.#temporary !== this.#target) rmSync(this.#temporary, { force: true })
  }

  #flush(): number {
    this.#descriptor ??= openSync(this.#temporary, this.#temporary === this.#target ? 'w' : 'wx')
    const bytes = Buffer.concat(this.#waiting)
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#descriptor, bytes, written)
    this.#waiting = []
    this.#size = 0
    return this.#descriptor
  }

  #try(write: () => void): void {
    try {
      write()
    } catch (error) {
      const code = codeOf(error)
      if (code === null) throw error
      this.discard()
      const key = code === 'ENOENT' || code === 'ENOTDIR' ? 'output.missing' : 'output.failed'
      throw new UsageError(say(this.#language, key, { path: this.#path, reason: code }))
    }
  }
}

/** Refuses an output that cannot be a file before any work is done for it. */
export function checkOutput(path: string | undefined, language: Language): void {
  if (path !== undefined && kindOf(path) === 'directory') {
    throw new UsageError(say(language, 'output.directory', { path }))
  }
}

function kindOf(path: string): 'none' | 'file' | 'directory' | 'special' {
  try {
    const stats = statSync(path)
    if (stats.isDirectory()) return 'directory'
    return stats.isFile() ? 'file' : 'special'
  } catch {
    return 'none'
  }
}
