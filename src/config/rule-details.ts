import type { Rule } from '../check/define-rule.ts'
import type { Bilingual, Severity } from '../model/finding.ts'
import type { RuleBook } from './check-config.ts'
import { type RuleOption, ruleOptions } from './rule-options.ts'

/** All that is known of a rule, as data. */
export interface RuleDetails {
  readonly id: string
  readonly severity: Severity
  readonly summary: Bilingual
  readonly why?: Bilingual
  /** The presets that turn it on. */
  readonly presets: readonly string[]
  readonly options: readonly RuleOption[]
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
}

export function ruleDetails(rule: Rule<unknown, string>, { presets }: Pick<RuleBook, 'presets'>): RuleDetails {
  const { id, severity, summary, why, examples } = rule
  const turnedOn = [...presets].flatMap(([name, settings]) => (id in settings ? [name] : []))
  return { id, severity, summary, ...(why && { why }), presets: turnedOn, options: ruleOptions(rule), examples }
}
