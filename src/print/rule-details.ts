import type { Colors } from 'picocolors/types.js'
import type { Bilingual, Language, Severity } from '../model/finding.ts'
import { say } from './catalogue.ts'
import { align } from './columns.ts'
import { document } from './json.ts'

/** All that is known of a rule, for people and tools. */
export interface RuleDetails {
  readonly id: string
  readonly severity: Severity
  readonly summary: Bilingual
  readonly why?: Bilingual
  /** The presets that turn it on. */
  readonly presets: readonly string[]
  readonly options: readonly {
    readonly name: string
    readonly type: string
    readonly default: string | null
    readonly description: Bilingual
  }[]
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
}

/** A rule as `explain` tells it: bad examples keep the marks ⟦ ⟧ around what a finding blames. */
export function printRuleDetails(rule: RuleDetails, colors: Colors, language: Language): string {
  const { id, severity, summary, why, presets, options, examples } = rule
  const list = language === 'zh' ? '、' : ', '
  const head = [colors.bold(id), say(language, `severity.${severity}`), presets.join(list)].filter(
    (part) => part !== '',
  )
  const chapters = [
    [head.join('  '), summary[language], ...(why ? ['', why[language]] : [])],
    options.length > 0 ? [colors.bold(say(language, 'rule.options')), ...indented(optionLines(rule, language))] : [],
    exampleLines('rule.bad', examples.bad),
    exampleLines('rule.good', examples.good),
    [say(language, 'rule.change', { id, severity: severity === 'error' ? 'warning' : 'error' })],
  ]
  return `${chapters.flatMap((lines) => (lines.length > 0 ? [lines.join('\n')] : [])).join('\n\n')}\n`

  function exampleLines(title: 'rule.bad' | 'rule.good', texts: readonly string[]): string[] {
    if (texts.length === 0) return []
    const shown = texts.flatMap((text, i) => [...(i > 0 ? [''] : []), ...text.split('\n')])
    return [colors.bold(say(language, title)), ...indented(shown.map(marked))]
  }

  function marked(line: string): string {
    return line.replace(/⟦[^⟦⟧]*⟧/gu, (place) => colors.red(place))
  }
}

export function printRuleDetailsJson(rule: RuleDetails): string {
  return document({ version: 1, rule })
}

function optionLines({ options }: RuleDetails, language: Language): string[] {
  return align(
    options.map(({ name, type, default: value, description }) => [
      name,
      type,
      value === null ? '' : say(language, 'rule.default', { value }),
      description[language],
    ]),
  )
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`))
}
