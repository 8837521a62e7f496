import { dirname, relative, resolve, sep } from 'node:path'
import { presets, rules } from '../../rules/index.ts'
import type { Rule } from '../check/define-rule.ts'
import { nearest } from '../check/nearest.ts'
import { checkRules, type RuleBook } from '../config/check-config.ts'
import { checkTaxonomy } from '../config/check-taxonomy.ts'
import { meant } from '../config/explain-issue.ts'
import type { Layer, Target } from '../config/resolve.ts'
import type { RuleSettings, Taxonomy } from '../config/schema.ts'
import type { Language } from '../model/finding.ts'
import type { ReportKind } from '../taxonomy/report-kinds.ts'
import { type ConfigFile, findConfigFile, readConfigFile } from './config-file.ts'
import { resolveFrom } from './import-module.ts'
import type { Input } from './inputs.ts'
import { loadPlugin } from './load-plugin.ts'

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
    if (this.#choice === false) return await load(null, this.#language)
    const found =
      this.#choice === undefined
        ? await findConfigFile(folder, this.#language)
        : await readConfigFile(resolve(this.#choice), this.#language)
    return await load(found, this.#language)
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

interface Building {
  readonly files: ConfigFile[]
  readonly layers: Layer[]
  readonly rules: Map<string, Rule<unknown, string>>
  readonly presets: Map<string, RuleSettings>
  readonly taxonomy: Taxonomy
  readonly plugins: string[]
  hasPreset: boolean
}

async function load(file: ConfigFile | null, language: Language): Promise<LoadedConfig> {
  const into: Building = {
    files: [],
    layers: [],
    rules: new Map(rules.map((rule) => [rule.id, rule as Rule<unknown, string>])),
    presets: new Map(Object.entries(presets)),
    taxonomy: [],
    plugins: [],
    hasPreset: false,
  }
  if (file) await add(file, into, language)
  if (!into.hasPreset) into.layers.unshift({ config: { rules: presets.recommended }, directory: process.cwd() })
  const book = { rules: into.rules, presets: into.presets }
  const taxonomy = [...into.taxonomy, ...into.files.flatMap(({ config }) => config.taxonomy ?? [])]
  for (const one of into.files) {
    one.refuse(checkRules(one.config, book))
    one.refuse(checkTaxonomy(one.config, taxonomy))
  }
  return { layers: into.layers, book, taxonomy, file: file?.file ?? null, plugins: into.plugins }
}

/** Adds what a configuration extends, then itself. */
async function add(of: ConfigFile, into: Building, language: Language): Promise<void> {
  const { config, file, refuse } = of
  if (into.files.some((one) => one.file === file)) return
  into.files.push(of)
  const directory = dirname(file)
  for (const [i, name] of (config.plugins ?? []).entries()) {
    const plugin = await loadPlugin(name, directory, [...into.rules.keys()])
    if ('message' in plugin) refuse([{ path: ['plugins', i], message: plugin.message }])
    else {
      into.plugins.push(plugin.file)
      for (const rule of plugin.rules) into.rules.set(rule.id, rule)
      into.taxonomy.push(...plugin.taxonomy)
      for (const [preset, settings] of Object.entries(plugin.presets)) into.presets.set(preset, settings)
    }
  }
  const extended = typeof config.extends === 'string' ? [config.extends] : (config.extends ?? [])
  for (const name of extended) {
    const preset = into.presets.get(name)
    if (preset) {
      into.hasPreset = true
      into.layers.push({ config: { rules: preset }, directory })
    } else if (/[./\\]/.test(name))
      await add(await readConfigFile(resolveFrom(name, directory), language), into, language)
    else {
      const message = { zh: `没有名为“${name}”的预设`, en: `there is no preset "${name}"` }
      refuse([{ path: ['extends'], message: meant(message, nearest(name, [...into.presets.keys()])) }])
    }
  }
  into.layers.push({ config, directory })
}
