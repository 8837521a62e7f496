import { dirname } from 'node:path'
import type { Rule } from '../check/define-rule.ts'
import { nearest } from '../check/nearest.ts'
import { checkRules } from '../config/check-config.ts'
import { checkTaxonomy } from '../config/check-taxonomy.ts'
import { meant } from '../config/explain-issue.ts'
import type { Layer } from '../config/resolve.ts'
import type { RuleSettings, Taxonomy } from '../config/schema.ts'
import type { Language } from '../model/finding.ts'
import { type ConfigFile, readConfigFile } from './config-file.ts'
import { builtIn, type LoadedConfig } from './configs.ts'
import { resolveFrom } from './import-module.ts'
import { loadPlugin } from './load-plugin.ts'

interface Building {
  readonly files: ConfigFile[]
  readonly layers: Layer[]
  readonly rules: Map<string, Rule<unknown, string>>
  readonly presets: Map<string, RuleSettings>
  readonly taxonomy: Taxonomy
  readonly plugins: string[]
  hasPreset: boolean
}

/** What a configuration comes to, with all that it extends and plugs in; throws a UsageError for one that is wrong. */
export async function loadConfig(path: string, language: Language): Promise<LoadedConfig> {
  const { book: own, layers: recommended } = builtIn()
  const into: Building = {
    files: [],
    layers: [],
    rules: new Map(own.rules),
    presets: new Map(own.presets),
    taxonomy: [],
    plugins: [],
    hasPreset: false,
  }
  const file = await readConfigFile(path, language)
  await add(file, into, language)
  if (!into.hasPreset) into.layers.unshift(...recommended)
  const book = { rules: into.rules, presets: into.presets }
  const taxonomy = [...into.taxonomy, ...into.files.flatMap(({ config }) => config.taxonomy ?? [])]
  for (const one of into.files) {
    one.refuse(checkRules(one.config, book))
    one.refuse(checkTaxonomy(one.config, taxonomy))
  }
  return { layers: into.layers, book, taxonomy, file: file.file, plugins: into.plugins }
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
