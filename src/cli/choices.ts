import { nearest } from '../check/nearest.ts'
import type { Certainty } from '../model/claim.ts'
import type { Language, Severity } from '../model/finding.ts'
import { type Key, say } from '../print/catalogue.ts'
import { FORMATS, type Format } from '../print/formats.ts'
import { UsageError } from './usage-error.ts'

/** `--format name` or `--format name:file`. */
export interface FormatChoice {
  readonly name: Format
  /** Where it goes; by default to `--output` or standard output. */
  readonly file?: string
}

/** One of several parts of the inputs; the first has index 1. */
export interface Shard {
  readonly index: number
  readonly of: number
}

export type RuleSeverity = Severity | 'off'
export type Balance = 'rounded' | 'exact'

/** `--rule id:severity`, as typed; whether the id exists is asked once the rules are loaded. */
export interface RuleChoice {
  readonly id: string
  readonly severity: RuleSeverity
}

const LANGUAGES: readonly Language[] = ['zh', 'en']
const CERTAINTIES: readonly Certainty[] = ['low', 'high']
const BALANCES: readonly Balance[] = ['rounded', 'exact']
const CONVERTERS: readonly 'soffice'[] = ['soffice']
const SEVERITIES: readonly RuleSeverity[] = ['off', 'info', 'warning', 'error']

/** Parsers of option values; each throws a {@link UsageError} that names the words there are and the nearest of them. */
export function choices(language: Language) {
  const one =
    <T extends string>(option: string, words: readonly T[]) =>
    (value: string): T => {
      const found = words.find((word) => word === value)
      if (found === undefined) throw wrongWord(language, option, value, words)
      return found
    }
  const severity = one('--rule', SEVERITIES)
  return {
    format(value: string, before: readonly FormatChoice[] = []): FormatChoice[] {
      const colon = value.indexOf(':')
      const name = one('--format', FORMATS)(colon < 0 ? value : value.slice(0, colon))
      if (colon < 0) return [...before, { name }]
      const file = value.slice(colon + 1)
      if (file === '') throw new UsageError(say(language, 'usage.format-file', { value }))
      return [...before, { name, file }]
    },
    lang: one('--lang', LANGUAGES),
    certainty: one('--min-certainty', CERTAINTIES),
    balance: one('--balance', BALANCES),
    converter: one('--converter', CONVERTERS),
    concurrency(value: string): number | 'auto' {
      if (value === 'auto') return value
      if (!/^[1-9]\d{0,2}$/.test(value)) throw new UsageError(say(language, 'usage.concurrency', { value }))
      return Number(value)
    },
    /** `2/8`: the second of eight. */
    shard(value: string): Shard {
      const [, index, of] = (/^(\d{1,5})\/(\d{1,5})$/.exec(value) ?? []).map(Number)
      if (!index || !of || index > of) throw new UsageError(say(language, 'usage.shard', { value }))
      return { index, of }
    },
    seconds(option: string, value: string): number {
      const seconds = /^\d{1,6}(?:\.\d{1,3})?$/.test(value) ? Number(value) : 0
      if (seconds === 0) throw new UsageError(say(language, 'usage.seconds', { option, value }))
      return seconds
    },
    wholeNumber(option: string, value: string): number {
      if (!/^\d{1,9}$/.test(value)) throw new UsageError(say(language, 'usage.number', { option, value }))
      return Number(value)
    },
    rule(value: string, before: readonly RuleChoice[] = []): RuleChoice[] {
      const colon = value.lastIndexOf(':')
      if (colon <= 0) throw new UsageError(say(language, 'usage.rule-shape', { value }))
      return [...before, { id: value.slice(0, colon), severity: severity(value.slice(colon + 1)) }]
    },
  }
}

/** Severities by rule id; a later choice for the same rule wins. */
export function ruleSeverities(
  chosen: readonly RuleChoice[],
  known: readonly string[],
  language: Language,
): ReadonlyMap<string, RuleSeverity> {
  for (const { id } of chosen) {
    if (!known.includes(id)) throw misspelt(language, 'usage.rule', id, known)
  }
  return new Map(chosen.map(({ id, severity }) => [id, severity]))
}

/** An error that names what was typed and the nearest known word. */
export function misspelt(language: Language, key: Key, value: string, known: readonly string[]): UsageError {
  const word = nearest(value, known)
  return new UsageError(say(language, key, { value }) + (word ? say(language, 'usage.nearest', { word }) : ''))
}

function wrongWord(language: Language, option: string, value: string, words: readonly string[]): UsageError {
  const message = say(language, 'usage.choice', { option, value, words: words.join(language === 'zh' ? '、' : ', ') })
  const word = nearest(value, words)
  return new UsageError(message + (word ? say(language, 'usage.nearest', { word }) : ''))
}
