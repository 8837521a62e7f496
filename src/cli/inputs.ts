import { lstatSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { InputProblem, Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { EXTENSIONS } from './formats.ts'
import { whyUnreadable } from './read-input.ts'

/** Something to audit: `path` is what is printed, relative as given; `file` is null for standard input. */
export interface Input {
  readonly path: string
  readonly file: string | null
}

/** The inputs that the given paths stand for, in the order given, folders and globs sorted; and what gave none. */
export async function findInputs(
  paths: readonly string[],
  stdinName: string,
  language: Language,
): Promise<{ inputs: Input[]; problems: InputProblem[] }> {
  const seen = new Set<string>()
  const inputs: Input[] = []
  const problems: InputProblem[] = []
  const add = (file: string) => {
    const absolute = resolve(file)
    if (!seen.has(absolute)) inputs.push({ path: file, file })
    seen.add(absolute)
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
    const { glob, isDynamicPattern } = await import('tinyglobby')
    if (exists(path) || !isDynamicPattern(path)) return whyUnreadable(error, language)
    const matches = await glob(path, { ignore: NEVER, expandDirectories: false })
    const reports = matches
      .filter(isReport)
      .map((match) => stripDot(match))
      .sort(byCodeUnit)
    return reports.length > 0 ? reports : say(language, 'input.no-match', { extensions })
  }
  const { glob } = await import('tinyglobby')
  const files = await glob('**/*', { cwd: path, ignore: NEVER, expandDirectories: false })
  const reports = files.filter(isReport).sort(byCodeUnit)
  return reports.length > 0
    ? reports.map((file) => join(path, file))
    : say(language, 'input.no-reports', { extensions })
}

const NEVER = ['**/node_modules/**']

function isReport(file: string): boolean {
  return EXTENSIONS.includes(file.slice(file.lastIndexOf('.') + 1).toLowerCase())
}

/** Not by the system's collation: the same order on every machine. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function stripDot(path: string): string {
  return path.startsWith('./') ? path.slice(2) : path
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
