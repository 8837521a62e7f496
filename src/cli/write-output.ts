import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { codeOf } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** Writes to a file, or to standard output where none is given. */
export async function writeOutput(
  text: string | Uint8Array,
  path: string | undefined,
  language: Language,
): Promise<void> {
  if (path === undefined) await toStandardOutput(text)
  else toFile(text, path, language)
}

/** Refuses an output that cannot be a file before any work is done for it. */
export function checkOutput(path: string | undefined, language: Language): void {
  if (path !== undefined && kindOf(path) === 'directory') {
    throw new UsageError(say(language, 'output.directory', { path }))
  }
}

/** By a temporary file that is renamed, so that nobody sees half of it. What is no regular file is written directly. */
function toFile(text: string | Uint8Array, path: string, language: Language): void {
  const kind = kindOf(path)
  const target = kind === 'file' ? realpathSync(path) : path
  const temporary = `${target}.${process.pid}.tmp`
  try {
    if (kind === 'special') writeFileSync(path, text)
    else {
      writeFileSync(temporary, text, { flag: 'wx' })
      renameSync(temporary, target)
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    if (code !== 'EEXIST') rmSync(temporary, { force: true })
    const key = code === 'ENOENT' || code === 'ENOTDIR' ? 'output.missing' : 'output.failed'
    throw new UsageError(say(language, key, { path, reason: code }))
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

/** A reader that has seen enough (`report-audit … | head`) closes the pipe; that is no failure of ours. */
function toStandardOutput(text: string | Uint8Array): Promise<void> {
  return new Promise((done, failed) => {
    const ended = (error: Error) => (codeOf(error) === 'EPIPE' ? done() : failed(error))
    process.stdout.once('error', ended)
    process.stdout.write(text, (error) => {
      if (error) return
      process.stdout.off('error', ended)
      done()
    })
  })
}
