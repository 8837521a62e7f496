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

/**
 * What a rule's schema says of its options. A description is English or in the writer's language; `.meta({ description, zh })`
 * gives it in Chinese too.
 */
export function ruleOptions({ options }: Pick<Rule<unknown, string>, 'options'>): RuleOption[] {
  if (!options) return []
  const { properties = {} } = optionsSchema(options)
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

/** The JSON schema of a rule's options as a configuration gives them. */
export function optionsSchema(options: z.ZodType): JsonSchema {
  return z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' })
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
