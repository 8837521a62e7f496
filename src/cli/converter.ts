import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isOldWord } from '../load/is-old-word.ts'
import { say } from '../print/catalogue.ts'
import type { Options } from './program.ts'
import { codeOf, InputError } from './read-input.ts'

/** In milliseconds: LibreOffice takes seconds for a report, and for ever where it asks something that nobody sees. */
const TIME_LIMIT = 120_000

/**
 * An old Word or RTF document as .docx, made by an installed LibreOffice where the options ask for it; all else as it is.
 *
 * @throws InputError without LibreOffice, and where it fails or takes too long
 */
export async function convert(bytes: Uint8Array, { converter, language }: Options): Promise<Uint8Array> {
  if (converter === undefined || !isOldWord(bytes)) return bytes
  const folder = await mkdtemp(join(tmpdir(), 'report-audit-'))
  try {
    await mkdir(join(folder, 'out'))
    await writeFile(join(folder, 'report.doc'), bytes)
    await runConverter(converter, folder)
    return await readFile(join(folder, 'out', 'report.docx'))
  } catch (error) {
    if (error instanceof TimeError)
      throw new InputError(say(language, 'converter.slow', { seconds: TIME_LIMIT / 1000 }))
    if (codeOf(error) !== 'ENOENT' || !(error instanceof Error)) throw error
    const missing = 'syscall' in error && String(error.syscall).startsWith('spawn')
    throw new InputError(say(language, missing ? 'converter.missing' : 'converter.failed', { converter }))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

class TimeError extends Error {}

/** With a profile of its own, so that it neither waits for an open LibreOffice nor changes its settings. */
function runConverter(program: string, folder: string): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const args = [profile, '--headless', '--norestore', '--convert-to', 'docx', '--outdir', 'out', 'report.doc']
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: folder, stdio: 'ignore', detached: true })
    const timer = setTimeout(() => {
      end(child.pid)
      fail(new TimeError())
    }, TIME_LIMIT)
    child.on('error', fail)
    child.on('close', () => {
      clearTimeout(timer)
      done()
    })
  })
}

/** The program is a script that starts another process: all of its group. */
function end(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself, or the system knows no groups.
  }
}
