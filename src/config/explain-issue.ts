import type { z } from 'zod'
import { nearest } from '../check/nearest.ts'
import type { Bilingual } from '../model/finding.ts'
import type { Path } from './parse-json.ts'

/** What is wrong with a configuration, and at which key. */
export interface ConfigProblem {
  readonly path: Path
  readonly message: Bilingual
}

type Issue = z.core.$ZodIssue

/**
 * A schema's complaint in words, with the nearest valid word.
 * @param keysAt the keys that may stand at a path
 */
export function explainIssue(issue: Issue, value: unknown, keysAt: (path: Path) => readonly string[]): ConfigProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  const given = valueAt(value, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: meant({ zh: '没有这个键', en: 'no such key' }, nearest(key, keysAt(path))),
      }))
    case 'invalid_value':
      return [{ path, message: wrongWord(given, issue.values.map(String)) }]
    case 'invalid_union': {
      const branch = closest(issue.errors)
      if (!branch) return [{ path, message: wrongType(given) }]
      return branch.flatMap((inner) =>
        explainIssue({ ...inner, path: [...issue.path, ...inner.path] } as Issue, value, keysAt),
      )
    }
    case 'invalid_type':
      return [{ path, message: given === undefined ? MISSING : wrongType(given, issue.expected) }]
    case 'invalid_format':
      return [
        { path, message: quoted(given, { zh: '应为日期，如 2026-12-31', en: 'must be a date such as 2026-12-31' }) },
      ]
    case 'custom':
      return [{ path, message: issue.params?.says === 'override' ? OVERRIDE : own(issue.message) }]
    case 'too_small':
      return [{ path, message: given === '' ? EMPTY : own(issue.message) }]
    default:
      return [{ path, message: own(issue.message) }]
  }
}

const MISSING: Bilingual = { zh: '缺少', en: 'is missing' }
const EMPTY: Bilingual = { zh: '不能为空', en: 'must not be empty' }
const OVERRIDE: Bilingual = { zh: '应有 files 或 kinds', en: 'needs files or kinds' }

/** The schema's own words, which are English in either language. */
function own(message: string): Bilingual {
  return { zh: message, en: message }
}

/** Of a union's branches the one that got furthest: one that complains of something inside, or of a word, not of the type. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const got = (issues: readonly Issue[]) =>
    issues.every(({ code, path }) => path.length === 0 && code === 'invalid_type') ? 0 : depth(issues)
  return branches.filter((issues) => got(issues) > 0).sort((a, b) => got(b) - got(a))[0]
}

function depth(issues: readonly Issue[]): number {
  return 1 + Math.max(...issues.map(({ path }) => path.length))
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '字符串', en: 'a string' },
  array: { zh: '列表', en: 'a list' },
  tuple: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
}

function wrongType(given: unknown, expected?: string): Bilingual {
  const type = expected === undefined ? undefined : TYPES[expected]
  if (!type) return quoted(given, { zh: '不能用在这里', en: 'cannot stand here' })
  return quoted(given, { zh: `应为${type.zh}`, en: `must be ${type.en}` })
}

function wrongWord(given: unknown, words: readonly string[]): Bilingual {
  const message = quoted(given, { zh: `应为 ${words.join('、')} 之一`, en: `must be one of ${words.join(', ')}` })
  return meant(message, typeof given === 'string' ? nearest(given, words) : null)
}

function quoted(given: unknown, { zh, en }: Bilingual): Bilingual {
  const text = (JSON.stringify(given) ?? String(given)).slice(0, 60)
  return { zh: `${text} ${zh}`, en: `${text} ${en}` }
}

/** Adds the nearest valid word to a message. */
export function meant(message: Bilingual, word: string | null): Bilingual {
  if (word === null) return message
  return { zh: `${message.zh}；是否指 ${word}？`, en: `${message.en}; did you mean ${word}?` }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[key] : undefined,
    value,
  )
}
