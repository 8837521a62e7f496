import type { Colors } from 'picocolors/types.js'
import type { Language } from '../model/finding.ts'
import { say } from './catalogue.ts'
import { align } from './columns.ts'
import { document } from './json.ts'
import type { RuleDetails } from './rule-details.ts'

export function printRulesJson(rules: readonly RuleDetails[]): string {
  return document({
    version: 1,
    rules: rules.map(({ id, severity, summary, why, presets, options }) => ({
      id,
      severity,
      summary,
      why,
      presets,
      options,
    })),
  })
}

export function printRules(
  rules: readonly Pick<RuleDetails, 'id' | 'severity' | 'summary'>[],
  colors: Colors,
  language: Language,
): string {
  return align(rules.map(({ id, severity, summary }) => [id, say(language, `severity.${severity}`), summary[language]]))
    .map((line, i) => line.replace(rules[i]?.id ?? '', colors.bold))
    .map((line) => `${line}\n`)
    .join('')
}
