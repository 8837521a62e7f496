import { lstatSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { nearest } from '../check/nearest.ts'
import type { InputProblem, Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { EXTENSIONS } from './formats.ts'
import { whyUnreadable } from './read-input.ts'

/** Something to audit: `path` is what is printed, relative as given; `file` is null for standard input. */
export interface Input {
  readonly path: string
  readonly file: string | null
}

/**
 * The inputs that the given paths stand for, in the order given, folders and globs sorted; and what gave none. A file that
 * is reached twice, also through links, is audited once.
 */
export async function findInputs(
  paths: readonly string[],
  stdinName: string,
  language: Language,
): Promise<{ inputs: Input[]; problems: InputProblem[] }> {
  const seen = new Set<string>()
  const inputs: Input[] = []
  const problems: InputProblem[] = []
  const add = (file: string) => {
    const target = real(file)
    if (!seen.has(target)) inputs.push({ path: file, file })
    seen.add(target)
  }
  for (const path of paths) {
    if (path === '-') {
      inputs.push({ path: stdinName, file: null })
      continue
    }
    const found = await expand(path, language)
    if (typeof found === 'string') problems.push({ path, message: found })
    else for (const file of found) add(file)
  }
  return { inputs, problems }
}

/** The files that one argument stands for; or in words why there are none. */
async function expand(path: string, language: Language): Promise<readonly string[] | string> {
  const extensions = EXTENSIONS.map((extension) => `.${extension}`).join(' ')
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

function isReport(file: string): boolean {
  return EXTENSIONS.includes(file.slice(file.lastIndexOf('.') + 1).toLowerCase())
}

/** A misspelt sub-command arrives as the path of a file that does not exist. */
function meantCommand(path: string, language: Language): string {
  const word = nearest(path, ['figures', 'claims', 'rules'])
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
