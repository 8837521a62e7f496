import type { z } from 'zod'
import type { Bilingual } from '../model/finding.ts'
import { LoadError } from './load-error.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** Why a value is no report model, in one line: the place and the reason. */
export function modelProblem(issue: Issue, value: unknown): LoadError {
  const { path, message } = explain(issue, value)
  const place = placeOf(path)
  const at = place === '' ? '' : `${place} `
  return new LoadError('invalid', {
    zh: `不符合报告模型（schema/report.json）：${at}${message.zh}`,
    en: `No report model (schema/report.json): ${at}${message.en}`,
  })
}

const OTHER: Bilingual = { zh: '无法理解', en: 'cannot be understood' }
const MISSING: Bilingual = { zh: '缺少', en: 'is missing' }
const NO_KEY: Bilingual = { zh: '没有这个键', en: 'is no key of it' }
const CELL: Bilingual = {
  zh: '应为字符串（数字照原样写成 "20.30"）或 { "text": … }',
  en: 'must be a string (a figure as printed: "20.30") or { "text": … }',
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '应为字符串', en: 'must be a string' },
  array: { zh: '应为列表', en: 'must be a list' },
  object: { zh: '应为对象', en: 'must be an object' },
  number: { zh: '应为数', en: 'must be a number' },
  int: { zh: '应为整数', en: 'must be a whole number' },
}

function explain(issue: Issue, value: unknown): { path: Path; message: Bilingual } {
  const { path } = issue
  switch (issue.code) {
    case 'unrecognized_keys':
      return { path: [...path, ...issue.keys.slice(0, 1)], message: NO_KEY }
    case 'invalid_type':
      return { path, message: isMissing(value, path) ? MISSING : (TYPES[issue.expected] ?? OTHER) }
    case 'invalid_value':
      return { path, message: isMissing(value, path) ? MISSING : oneOf(issue.values.map(String)) }
    case 'too_small':
      return { path, message: { zh: `不得小于 ${issue.minimum}`, en: `must be at least ${issue.minimum}` } }
    case 'too_big':
      if (issue.origin === 'array')
        return { path, message: { zh: `多于 ${issue.maximum} 项`, en: `has more than ${issue.maximum} items` } }
      return { path, message: { zh: `不得大于 ${issue.maximum}`, en: `must be at most ${issue.maximum}` } }
    case 'invalid_union':
      return explainUnion(issue, value)
    default:
      return { path, message: OTHER }
  }
}

/** Of a block's type, or of a cell. */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion, value: unknown): { path: Path; message: Bilingual } {
  const { path } = issue
  if ('options' in issue && Array.isArray(issue.options))
    return { path, message: isMissing(value, path) ? MISSING : oneOf(issue.options.map(String)) }
  const [asObject] = issue.errors.at(-1) ?? []
  if (!asObject || asObject.path.length === 0) {
    const [key] = asObject?.code === 'unrecognized_keys' ? asObject.keys : []
    return key === undefined ? { path, message: CELL } : { path: [...path, key], message: NO_KEY }
  }
  return explain({ ...asObject, path: [...path, ...asObject.path] }, value)
}

function oneOf(words: readonly string[]): Bilingual {
  const [only, second] = words
  if (second === undefined) return { zh: `应为 ${only}`, en: `must be ${only}` }
  return { zh: `应为 ${words.join('、')} 之一`, en: `must be one of ${words.join(', ')}` }
}

function isMissing(value: unknown, path: Path): boolean {
  return (
    path.reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
      value,
    ) === undefined
  )
}

/** `blocks[3].rows[0][1].text` */
function placeOf(path: Path): string {
  return path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`
    const name = String(key).slice(0, 40).replace(/\p{C}/gu, '?')
    return `${before}${before === '' ? '' : '.'}${name}`
  }, '')
}
