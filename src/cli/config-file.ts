import { readFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { checkShape } from '../config/check-config.ts'
import type { ConfigProblem } from '../config/explain-issue.ts'
import { lineInSource } from '../config/line-in-source.ts'
import { JsonError, type ParsedJson, type Path, parseJson } from '../config/parse-json.ts'
import type { Config } from '../config/schema.ts'
import type { Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { CONFIG_KEY } from './find-config-file.ts'
import { importDefault } from './import-module.ts'
import { whyUnreadable } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** A configuration as it stands in a file. */
export interface ConfigFile {
  readonly file: string
  readonly config: Config
  /** Throws a UsageError that names file, line and key of every problem, unless there are none. */
  refuse(problems: readonly ConfigProblem[]): void
}

/** The configuration in a file that was named; throws a UsageError when there is none. */
export async function readConfigFile(file: string, language: Language): Promise<ConfigFile> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${shown(file)}: ${whyUnreadable(error, language)}`)
  }
  const found = await parse(file, text, language)
  if (!found) throw new UsageError(say(language, 'config.no-key', { file: shown(file), key: CONFIG_KEY }))
  return found
}

async function parse(file: string, text: string, language: Language): Promise<ConfigFile | null> {
  if (/\.m?[jt]s$/.test(file)) return shaped(file, await run(file), (path) => lineInSource(text, path), language)
  let parsed: ParsedJson
  try {
    parsed = parseJson(text)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw new UsageError(`${shown(file)}:${error.line}: ${error.bilingual[language]}`)
  }
  if (basename(file) !== 'package.json') return shaped(file, parsed.value, parsed.lineOf, language)
  const { [CONFIG_KEY]: own } = parsed.value as Record<string, unknown>
  return own === undefined ? null : shaped(file, own, (path) => parsed.lineOf([CONFIG_KEY, ...path]), language)
}

/** Its own failure is the configuration's, not ours. */
async function run(file: string): Promise<unknown> {
  try {
    return await importDefault(file)
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim()
    throw new UsageError(`${shown(file)}: ${reason}`)
  }
}

function shaped(file: string, value: unknown, lineOf: (path: Path) => number | null, language: Language): ConfigFile {
  const refuse = (problems: readonly ConfigProblem[]) => {
    if (problems.length === 0) return
    const lines = problems.map(({ path, message }) => {
      const line = lineOf(path)
      return `${shown(file)}${line === null ? '' : `:${line}`}: ${keyOf(path)}${message[language]}`
    })
    throw new UsageError(lines.join('\n'))
  }
  const checked = checkShape(value)
  if ('config' in checked) return { file, config: checked.config, refuse }
  refuse(checked.problems)
  throw new Error('a configuration that does not fit has problems')
}

/** `rules.share-mismatch[1].toleranse: ` */
function keyOf(path: Path): string {
  const key = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')
  return key === '' ? '' : `${key.replace(/^\./, '')}: `
}

/** Relative to where the program runs, unless that is no shorter. */
function shown(file: string): string {
  const near = relative(process.cwd(), file)
  return near.length < file.length ? near : file
}
