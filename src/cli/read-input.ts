import { createReadStream, readFileSync, statSync } from 'node:fs'
import { LoadError } from '../load/load-error.ts'
import type { Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { MAX_BYTES } from './formats.ts'
import type { Input } from './inputs.ts'
import type { Options } from './program.ts'

/** An input that could not be read, with the reason in the chosen language. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

export type ReadOptions = Pick<Options, 'language' | 'maxSize'>

/** Of the largest file that is read. */
export function maxBytes({ maxSize }: ReadOptions): number {
  return maxSize === undefined ? MAX_BYTES : maxSize * 1e6
}

/** All bytes of an input; throws an {@link InputError} or a {@link LoadError} that says in words why they cannot be had. */
export async function readInput({ file, archived }: Input, options: ReadOptions): Promise<Uint8Array> {
  const { language } = options
  const limit = maxBytes(options)
  try {
    if (archived) return (await import('./archive.ts')).readArchived(archived, limit)
    if (file === null) return await collect(process.stdin, limit, language)
    const stats = statSync(file)
    if (stats.size > limit) throw tooLarge(stats.size, limit, language)
    if (stats.isFile()) return readFileSync(file)
    return await collect(createReadStream(file), limit, language)
  } catch (error) {
    throw error instanceof InputError || error instanceof LoadError
      ? error
      : new InputError(whyUnreadable(error, language))
  }
}

/** Reads to the end or to the limit: standard input and pipes do not tell their size. */
async function collect(stream: AsyncIterable<Uint8Array>, limit: number, language: Language): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) throw tooLarge(size, limit, language)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(size: number, limit: number, language: Language): InputError {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0)
  return new InputError(say(language, 'input.large', { size: megabytes(size), limit: megabytes(limit) }))
}

/** A file system error in words, without the path. */
export function whyUnreadable(error: unknown, language: Language): string {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return say(language, 'input.missing')
    case 'EACCES':
    case 'EPERM':
      return say(language, 'input.denied')
    case 'EISDIR':
      return say(language, 'input.directory')
    case 'ELOOP':
      return say(language, 'input.loop')
    default: {
      if (codeOf(error) === null) throw error
      return say(language, 'input.failed', { reason: codeOf(error) ?? '' })
    }
  }
}

/** The system's name of an error (`ENOENT`); null for what is no system error. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
