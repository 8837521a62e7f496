import { z } from 'zod'
import type { Rule } from '../check/define-rule.ts'
import { optionsJsonSchema } from './rule-options.ts'
import { configSchema } from './schema.ts'

const SEVERITIES = ['off', 'info', 'warning', 'error']

type JsonSchema = Record<string, unknown>

/** The JSON schema (draft 2020-12) of a configuration, with the options of these rules; plugins may bring other rules. */
export function configJsonSchema(rules: readonly Rule<unknown, string>[]): JsonSchema {
  const schema = z.toJSONSchema(configSchema, { io: 'input' }) as JsonSchema
  const named = Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)]))
  const withRules = (of: JsonSchema) => {
    const properties = of.properties as Record<string, JsonSchema>
    properties.rules = { ...properties.rules, properties: named }
  }
  withRules(schema)
  const overrides = (schema.properties as Record<string, JsonSchema>).overrides as { items: JsonSchema }
  withRules(overrides.items)
  return { ...schema, title: 'report-audit' }
}

function ruleSchema(rule: Rule<unknown, string>): JsonSchema {
  const { summary, options } = rule
  const severity = { enum: SEVERITIES }
  const given: JsonSchema = options ? optionsJsonSchema(rule) : { type: 'object', maxProperties: 0 }
  const { $schema, ...shape } = given
  return {
    description: `${summary.en} / ${summary.zh}`,
    anyOf: [severity, { type: 'array', prefixItems: [severity, shape], minItems: 2, maxItems: 2 }],
  }
}
