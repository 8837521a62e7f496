import type { AuditOptions, AuditSettings } from '../audit.ts'
import type { ConfiguredRule } from '../check/run.ts'
import type { RuleBook } from '../config/check-config.ts'
import { isIgnored, type Resolved, resolveConfig } from '../config/resolve.ts'
import type { FailOn } from '../config/schema.ts'
import type { Language } from '../model/finding.ts'
import { type ReportKind, reportKind } from '../taxonomy/report-kinds.ts'
import { misspelt, type RuleSeverity, ruleSeverities } from './choices.ts'
import { type Configs, type LoadedConfig, targetOf } from './configs.ts'
import type { Input } from './inputs.ts'
import type { Options } from './program.ts'
import { maxBytes } from './read-input.ts'

/** How one report is to be audited. */
export interface ReportSettings {
  readonly loaded: LoadedConfig
  readonly ignored: boolean
  readonly options: Pick<AuditOptions, 'taxonomy' | 'limits' | 'settingsOf'>
  readonly language: Language
  /** Once the report's kind is known: settings may go by it. */
  of(kind: ReportKind): { readonly rules: readonly ConfiguredRule[]; readonly failOn: FailOn }
}

/** The settings for a report: its configuration's, then those of the command line. Throws a UsageError for wrong ones. */
export async function reportSettings(input: Input, configs: Configs, options: Options): Promise<ReportSettings> {
  const loaded = await configs.of(input)
  const { layers, book, taxonomy } = loaded
  const settle = (kind: ReportKind) => resolveConfig(layers, book, targetOf(input, kind))
  const before = resolveConfig(layers, book, targetOf(input))
  // Rule names on the command line are wrong or right whatever the report is.
  const chosen = severitiesOf(book, options)
  return {
    loaded,
    ignored: isIgnored(layers, targetOf(input)),
    language: languageOf(before, options),
    options: {
      taxonomy,
      limits: { ...before.limits, ...(options.maxSize !== undefined && { textBytes: maxBytes(options) }) },
      settingsOf: (report) => merge(settle(reportKind(report)), book, chosen, options),
    },
    of(kind) {
      const resolved = settle(kind)
      return { failOn: resolved.failOn, rules: merge(resolved, book, chosen, options).rules }
    },
  }
}

/** Those of the chosen preset, with every other rule off, then those chosen one by one. */
function severitiesOf(book: RuleBook, { preset, rule = [], language }: Options): ReadonlyMap<string, RuleSeverity> {
  const known = [...book.rules.keys()]
  const chosen = ruleSeverities(rule, known, language)
  if (preset === undefined) return chosen
  const settings = book.presets.get(preset)
  if (!settings) throw misspelt(language, 'usage.preset', preset, [...book.presets.keys()])
  const severity = (id: string): RuleSeverity => {
    const setting = settings[id] ?? 'off'
    return typeof setting === 'string' ? setting : setting[0]
  }
  return new Map([...known.map((id) => [id, severity(id)] as const), ...chosen])
}

/** A rule of the command line that the configuration has off runs too, with the configuration's options if there are any. */
function merge(
  resolved: Resolved,
  book: RuleBook,
  chosen: ReturnType<typeof severitiesOf>,
  options: Options,
): AuditSettings & { readonly rules: readonly ConfiguredRule[] } {
  const configured = new Map(resolved.rules.map((one) => [one.rule.id, one]))
  const rules = [...book.rules.values()].flatMap((rule) => {
    const one = configured.get(rule.id)
    const severity = chosen.get(rule.id) ?? one?.severity ?? 'off'
    return severity === 'off' ? [] : [{ ...(one ?? { rule }), severity }]
  })
  const minCertainty = options.minCertainty ?? resolved.minCertainty
  const balance = options.balance ?? resolved.balance
  return {
    rules: [...rules, ...resolved.assertions],
    known: [...book.rules.keys()],
    language: languageOf(resolved, options),
    templates: resolved.templates,
    ...(minCertainty && { minCertainty }),
    ...(balance && { balance }),
  }
}

function languageOf(resolved: Resolved, { lang, language }: Options): Language {
  return lang ?? resolved.language ?? language
}
