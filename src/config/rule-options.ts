import { z } from 'zod'
import type { Rule } from '../check/define-rule.ts'
import type { Bilingual } from '../model/finding.ts'

/** An option of a rule, for people. */
export interface RuleOption {
  readonly name: string
  /** As TypeScript would write it: `number`, `string[]`, `"rounded" | "exact"`. */
  readonly type: string
  /** As JSON; null where the option may be left out and then has no value. */
  readonly default: string | null
  readonly description: Bilingual
}

type JsonSchema = z.core.JSONSchema.JSONSchema
type Optional = Pick<Rule<unknown, string>, 'options' | 'defaults'>

/**
 * What a rule's schema says of its options. A description is English or in the writer's language; `.meta({ description, zh })`
 * gives it in Chinese too.
 */
export function ruleOptions(rule: Optional): RuleOption[] {
  const { properties = {} } = optionsJsonSchema(rule)
  return Object.entries(properties).flatMap(([name, property]) => {
    if (typeof property === 'boolean') return []
    const { description = '', zh = description, default: value } = property
    return {
      name,
      type: typeOf(property),
      default: value === undefined ? null : JSON.stringify(value),
      description: { zh: String(zh), en: description },
    }
  })
}

/** What a rule's options must be once its defaults are filled in. */
export function optionsSchema({ options }: Optional): z.ZodType {
  if (!options) return z.strictObject({})
  return typeof options === 'function' ? options(z) : options
}

/** The JSON schema of a rule's options as a configuration gives them. */
export function optionsJsonSchema(rule: Optional): JsonSchema {
  const { required, ...schema } = z.toJSONSchema(optionsSchema(rule), { io: 'input', unrepresentable: 'any' })
  const defaults: Readonly<Record<string, unknown>> = { ...(rule.defaults ?? {}) }
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const value = defaults[name]
    return [name, typeof property === 'boolean' || value === undefined ? property : { default: value, ...property }]
  })
  const needed = required?.filter((name) => defaults[name] === undefined) ?? []
  return { ...schema, properties: Object.fromEntries(properties), ...(needed.length > 0 && { required: needed }) }
}

function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.type === 'object') return shapeOf(schema)
  if (schema.type !== 'array') return String(schema.type ?? 'any')
  const { items } = schema
  return typeof items === 'object' && !Array.isArray(items) ? `${typeOf(items)}[]` : 'any[]'
}

function shapeOf({ properties = {} }: JsonSchema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}: ${typeof field === 'boolean' ? 'any' : typeOf(field)}`,
  )
  return fields.length > 0 ? `{ ${fields.join('; ')} }` : 'object'
}
