import type { Language } from '../model/finding.ts'
import { OutputFile } from './output-file.ts'
import { codeOf } from './read-input.ts'

/** Writes to a file, or to standard output where none is given. */
export async function writeOutput(
  text: string | Uint8Array,
  path: string | undefined,
  language: Language,
): Promise<void> {
  if (path === undefined) return await toStandardOutput(text)
  const file = new OutputFile(path, language)
  file.write(text)
  file.close()
}

/** A reader that has seen enough (`report-audit … | head`) closes the pipe; that is no failure of ours. */
export function toStandardOutput(text: string | Uint8Array): Promise<void> {
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
