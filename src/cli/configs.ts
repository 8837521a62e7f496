import { dirname, relative, resolve, sep } from 'node:path'
import { presets, rules } from '../../rules/index.ts'
import type { Rule } from '../check/define-rule.ts'
import type { RuleBook } from '../config/check-config.ts'
import type { Layer, Target } from '../config/resolve.ts'
import type { RuleSettings, Taxonomy } from '../config/schema.ts'
import type { Language } from '../model/finding.ts'
import type { ReportKind } from '../taxonomy/report-kinds.ts'
import { findConfigFile } from './find-config-file.ts'
import type { Input } from './inputs.ts'

/** All that configures the audit of one report, from the most general layer to the most particular. */
export interface LoadedConfig {
  readonly layers: readonly Layer[]
  readonly book: RuleBook
  /** The concepts of plugins, then those of the configurations. */
  readonly taxonomy: Taxonomy
  /** Null where nothing was configured. */
  readonly file: string | null
  /** The files that plugins were loaded from. */
  readonly plugins: readonly string[]
}

/** Which configuration: the nearest upwards from each report, one that was named, or none at all. */
export type ConfigChoice = string | false | undefined

/** The configurations of a run, each read once. */
export class Configs {
  readonly #choice: ConfigChoice
  readonly #language: Language
  readonly #loaded = new Map<string, Promise<LoadedConfig>>()

  constructor(choice: ConfigChoice, language: Language) {
    this.#choice = choice
    this.#language = language
  }

  /** The configuration for a report; throws a UsageError for one that is wrong. */
  of({ path, file }: Pick<Input, 'path' | 'file'>): Promise<LoadedConfig> {
    const folder = dirname(resolve(file ?? path))
    const key = typeof this.#choice === 'string' ? '' : folder
    const known = this.#loaded.get(key)
    if (known) return known
    const loading = this.#load(folder)
    this.#loaded.set(key, loading)
    return loading
  }

  /** The configuration of the folder that the program runs in, where no report is asked about. */
  here(): Promise<LoadedConfig> {
    return this.of({ path: 'report', file: null })
  }

  async #load(folder: string): Promise<LoadedConfig> {
    const file = typeof this.#choice === 'string' ? resolve(this.#choice) : null
    const found = this.#choice === undefined ? findConfigFile(folder) : file
    if (found === null) return builtIn()
    return await (await import('./load-config.ts')).loadConfig(found, this.#language)
  }
}

/** What holds where nothing is configured. */
export function builtIn(): LoadedConfig {
  return {
    layers: [{ config: { rules: presets.recommended }, directory: process.cwd() }],
    book: {
      rules: new Map(rules.map((rule) => [rule.id, rule as Rule<unknown, string>])),
      presets: new Map<string, RuleSettings>(Object.entries(presets)),
    },
    taxonomy: [],
    file: null,
    plugins: [],
  }
}
/** The report as configurations see it. */
export function targetOf({ path, file }: Pick<Input, 'path' | 'file'>, kind?: ReportKind): Target {
  const absolute = resolve(file ?? path)
  return {
    pathFrom: (directory) => relative(directory, absolute).split(sep).join('/'),
    ...(kind !== undefined && { kind }),
  }
}
