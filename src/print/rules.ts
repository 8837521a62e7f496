import type { Colors } from 'picocolors/types.js'
import type { Bilingual, Language, Severity } from '../model/finding.ts'
import { say } from './catalogue.ts'
import { align } from './columns.ts'
import { document } from './json.ts'

/** What a listing tells of a rule. */
export interface RuleRow {
  readonly id: string
  readonly severity: Severity
  readonly summary: Bilingual
  /** The presets that turn it on. */
  readonly presets?: readonly string[]
}

export function printRulesJson(rules: readonly RuleRow[]): string {
  return document({
    version: 1,
    rules: rules.map(({ id, severity, summary, presets }) => ({ id, severity, summary, presets })),
  })
}

export function printRules(rules: readonly RuleRow[], colors: Colors, language: Language): string {
  return align(rules.map(({ id, severity, summary }) => [id, say(language, `severity.${severity}`), summary[language]]))
    .map((line, i) => line.replace(rules[i]?.id ?? '', colors.bold))
    .map((line) => `${line}\n`)
    .join('')
}
