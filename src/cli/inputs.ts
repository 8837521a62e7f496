import { lstatSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { nearest } from '../check/nearest.ts'
import { LoadError } from '../load/load-error.ts'
import type { InputProblem, Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import type { ArchivePlace } from './archive.ts'
import { COMMANDS } from './commands.ts'
import { EXTENSIONS, isReport } from './formats.ts'
import { maxBytes, type ReadOptions, whyUnreadable } from './read-input.ts'

/**
 * Something to audit, as plain data: `path` is what is printed, relative as given; `file` is null for standard input, and for
 * a report in an archive the path that it would have if the archive were a folder.
 */
export interface Input {
  readonly path: string
  readonly file: string | null
  readonly archived?: ArchivePlace
}

/**
 * The inputs that the given paths stand for, in the order given, folders and globs sorted; and what gave none. A file that
 * is reached twice, also through links, is audited once.
 */
export async function findInputs(
  paths: readonly string[],
  stdinName: string,
  options: ReadOptions,
): Promise<{ inputs: Input[]; problems: InputProblem[] }> {
  const { language } = options
  const seen = new Set<string>()
  const inputs: Input[] = []
  const problems: InputProblem[] = []
  const add = async (file: string) => {
    const target = real(file)
    if (seen.has(target)) return
    seen.add(target)
    if (isArchive(file)) await addArchived({ path: file, file }, { file, entries: [] })
    else inputs.push({ path: file, file })
  }
  /** An archive is a folder; one more may stand inside, but none in that. */
  const addArchived = async (input: Input, place: ArchivePlace): Promise<void> => {
    const found = await expandArchive(place, options)
    if (found === null) inputs.push(input)
    else if (typeof found === 'string') problems.push({ path: input.path, message: found })
    else
      for (const { path, file, entries } of found) {
        const inside = join(input.path, path)
        const archived = { file, entries }
        const one = { path: inside, file: inside, archived }
        if (!isArchive(path)) inputs.push(one)
        else if (entries.length === 1) await addArchived(one, archived)
        else problems.push({ path: inside, message: say(language, 'input.nested') })
      }
  }
  for (const path of paths) {
    if (path === '-') {
      inputs.push({ path: stdinName, file: null })
      continue
    }
    const found = await expand(path, language)
    if (typeof found === 'string') problems.push({ path, message: found })
    else for (const file of found) await add(file)
  }
  return { inputs, problems }
}

/** The files that one argument stands for; or in words why there are none. */
async function expand(path: string, language: Language): Promise<readonly string[] | string> {
  const extensions = endings()
  try {
    if (!statSync(path).isDirectory()) return [path]
  } catch (error) {
    const matches = exists(path) ? null : await reportsMatching(path)
    if (!matches) return whyUnreadable(error, language) + meantCommand(path, language)
    return matches.length > 0 ? matches : say(language, 'input.no-match', { extensions })
  }
  const reports = await reportsIn(path)
  return reports.length > 0 ? reports : say(language, 'input.no-reports', { extensions })
}

function isArchive(file: string): boolean {
  return /\.zip$/i.test(file)
}

/** The reports in an archive, null where it is a document, or in words why there are none. */
async function expandArchive(place: ArchivePlace, options: ReadOptions) {
  const { language } = options
  const { reportsInArchive } = await import('./archive.ts')
  try {
    const found = reportsInArchive(place, maxBytes(options))
    return found?.length === 0 ? say(language, 'input.no-reports-zip', { extensions: endings() }) : found
  } catch (error) {
    return error instanceof LoadError ? error.bilingual[language] : whyUnreadable(error, language)
  }
}

function endings(): string {
  return EXTENSIONS.map((extension) => `.${extension}`).join(' ')
}

const SEARCH = { ignore: ['**/node_modules/**'], expandDirectories: false }

async function reportsIn(folder: string): Promise<string[]> {
  const { glob } = await import('tinyglobby')
  const files = await glob('**/*', { ...SEARCH, cwd: folder })
  return reportsOf(files).map((file) => join(folder, file))
}

/** Null for what is no pattern. */
async function reportsMatching(pattern: string): Promise<string[] | null> {
  const { glob, isDynamicPattern } = await import('tinyglobby')
  if (!isDynamicPattern(pattern)) return null
  return reportsOf(await glob(pattern, { ...SEARCH, absolute: isAbsolute(pattern) }))
}

/** Sorted by code unit, not by the system's collation: the same order on every machine. */
function reportsOf(files: readonly string[]): string[] {
  return files.filter(isReport).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/** A misspelt sub-command arrives as the path of a file that does not exist. */
function meantCommand(path: string, language: Language): string {
  const word = nearest(path, COMMANDS)
  return word ? say(language, 'usage.nearest', { word }) : ''
}

/** Also for links that lead nowhere. */
function exists(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}

/** The file behind links; the path itself where that cannot be told. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
