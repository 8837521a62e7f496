import type { Rule } from '../check/define-rule.ts'
import { type Plugin, pluginSchema } from '../config/plugin.ts'
import type { RuleSettings, Taxonomy } from '../config/schema.ts'
import type { Bilingual } from '../model/finding.ts'
import { importDefault, resolveFrom } from './import-module.ts'
import { codeOf } from './read-input.ts'

export interface LoadedPlugin {
  readonly file: string
  readonly rules: readonly Rule<unknown, string>[]
  readonly presets: Readonly<Record<string, RuleSettings>>
  readonly taxonomy: Taxonomy
}

/** The rules, presets and concepts that a package or file exports by default; or in words why it has none. */
export async function loadPlugin(
  name: string,
  directory: string,
  taken: readonly string[],
): Promise<LoadedPlugin | { message: Bilingual }> {
  let file: string
  let exported: unknown
  try {
    file = resolveFrom(name, directory)
    exported = await importDefault(file)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND')
      return { message: { zh: `找不到插件“${name}”`, en: `cannot find the plugin "${name}"` } }
    const reason = error instanceof Error ? error.message : String(error)
    return { message: { zh: `插件“${name}”无法载入：${reason}`, en: `the plugin "${name}" fails to load: ${reason}` } }
  }
  const parsed = pluginSchema.safeParse(exported)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = `${issue?.path.join('.') || 'default'}: ${issue?.message}`
    return {
      message: { zh: `插件“${name}”的导出有误：${where}`, en: `the plugin "${name}" exports wrongly: ${where}` },
    }
  }
  const { rules = [], presets = {}, taxonomy = [] }: Plugin = parsed.data
  const twice = rules.find(({ id }) => taken.includes(id))
  if (twice) return { message: { zh: `规则“${twice.id}”已存在`, en: `there already is a rule "${twice.id}"` } }
  return { file, rules: rules as readonly Rule<unknown, string>[], presets, taxonomy }
}
