import { assertionRules } from '../check/assertion/rules.ts'
import type { ConfiguredRule } from '../check/run.ts'
import type { ReportKind } from '../taxonomy/report-kinds.ts'
import type { SectionTemplates } from '../taxonomy/section-templates.ts'
import type { RuleBook } from './check-config.ts'
import { matchesGlob } from './glob.ts'
import type { Config, FailOn, RuleSettings } from './schema.ts'

/** A configuration, and the folder that its globs are relative to. */
export interface Layer {
  readonly config: Config
  readonly directory: string
}

/** The report that is asked about. Its kind is known once it is read; before that, settings by kind do not apply. */
export interface Target {
  /** Its path relative to a folder, with `/`; null for standard input without name. */
  pathFrom(directory: string): string | null
  readonly kind?: ReportKind
}

/** What the layers come to for one report. */
export interface Resolved {
  readonly rules: readonly ConfiguredRule[]
  readonly assertions: readonly ConfiguredRule[]
  readonly language: 'zh' | 'en' | null
  readonly minCertainty: 'low' | 'high' | null
  readonly balance: 'rounded' | 'exact' | null
  readonly failOn: FailOn
  readonly templates: SectionTemplates
  readonly limits: NonNullable<Config['limits']>
}

type Settings = Pick<Config, 'rules' | 'language' | 'minCertainty' | 'balance' | 'failOn'>

/** Layers from the most general to the most particular: later ones win, and overrides within a layer win over it. */
export function resolveConfig(layers: readonly Layer[], { rules }: RuleBook, target: Target): Resolved {
  const settings = layers.flatMap((layer) => applying(layer, target))
  const last = <K extends keyof Settings>(key: K): Settings[K] =>
    settings.findLast((one) => one[key] !== undefined)?.[key]
  return {
    rules: configured(
      settings.flatMap((one) => (one.rules ? [one.rules] : [])),
      rules,
    ),
    assertions: layers.flatMap(({ config }) => config.assertions ?? []).flatMap(assertionRules),
    language: last('language') ?? null,
    minCertainty: last('minCertainty') ?? null,
    balance: last('balance') ?? null,
    failOn: last('failOn') ?? 'error',
    templates: Object.assign({}, ...layers.map(({ config }) => config.templates ?? {})),
    limits: Object.assign({}, ...layers.map(({ config }) => config.limits ?? {})),
  }
}

function applying({ config, directory }: Layer, target: Target): Settings[] {
  const overrides = (config.overrides ?? []).filter(
    ({ files, kinds }) =>
      (files === undefined || matchesAny(target, directory, files)) &&
      (kinds === undefined || (target.kind !== undefined && list(kinds).includes(target.kind))),
  )
  return [config, ...overrides]
}

/** A setting of severity alone keeps the options that an earlier one gave. */
function configured(all: readonly RuleSettings[], rules: RuleBook['rules']): ConfiguredRule[] {
  const chosen = new Map<string, { severity: string; options?: unknown }>()
  for (const settings of all) {
    for (const [id, setting] of Object.entries(settings)) {
      if (typeof setting === 'string') chosen.set(id, { ...chosen.get(id), severity: setting })
      else chosen.set(id, { severity: setting[0], options: setting[1] })
    }
  }
  return [...rules.values()].flatMap((rule) => {
    const { severity, options } = chosen.get(rule.id) ?? { severity: 'off' }
    if (severity !== 'error' && severity !== 'warning' && severity !== 'info') return []
    return [{ rule, severity, ...(options !== undefined && { options }) }]
  })
}

/** Whether a layer leaves the report out. */
export function isIgnored(layers: readonly Layer[], target: Target): boolean {
  return layers.some(({ config, directory }) => matchesAny(target, directory, config.ignores ?? []))
}

export function matchesAny(target: Target, directory: string, globs: string | readonly string[]): boolean {
  const path = target.pathFrom(directory)
  return path !== null && list(globs).some((glob) => matchesGlob(path, glob))
}

function list<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T]
}
