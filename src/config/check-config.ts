import { z } from 'zod'
import { AssertionError, parseAssertion } from '../check/assertion/parse.ts'
import type { Rule } from '../check/define-rule.ts'
import { nearest } from '../check/nearest.ts'
import { type ConfigProblem, explainIssue, meant } from './explain-issue.ts'
import type { Path } from './parse-json.ts'
import { optionsSchema } from './rule-options.ts'
import { type Config, configSchema, type RuleSettings } from './schema.ts'

/** Rules by id, and presets by name: those of this package, then those of plugins. */
export interface RuleBook {
  readonly rules: ReadonlyMap<string, Rule<unknown, string>>
  readonly presets: ReadonlyMap<string, RuleSettings>
}

/** A configuration that fits the schema, or what is wrong with it. Rules are not looked up yet: plugins may bring them. */
export function checkShape(value: unknown): { config: Config } | { problems: ConfigProblem[] } {
  const parsed = configSchema.safeParse(value)
  if (parsed.success) return { config: parsed.data }
  return { problems: parsed.error.issues.flatMap((issue) => explainIssue(issue, value, keysAt)) }
}

/** The keys that the schema has at a path. */
function keysAt(path: Path): readonly string[] {
  const schema = path.reduce<z.core.$ZodType | undefined>(
    (of, part) => (of ? inside(bare(of), part) : undefined),
    configSchema,
  )
  const there = schema && bare(schema)
  if (there instanceof z.ZodObject) return Object.keys(there.shape)
  return there instanceof z.ZodRecord && there.keyType instanceof z.ZodEnum ? there.keyType.options.map(String) : []
}

function inside(schema: z.core.$ZodType, part: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.core.$ZodType>)[part]
  if (schema instanceof z.ZodArray) return schema.element
  return schema instanceof z.ZodRecord ? schema.valueType : undefined
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional ? bare(schema.unwrap()) : schema
}

/** What is wrong with the rules that a configuration names: unknown ids, options that do not fit. */
export function checkRules(config: Config, { rules }: RuleBook): ConfigProblem[] {
  const lists: [Path, RuleSettings | undefined][] = [
    [['rules'], config.rules],
    ...(config.overrides ?? []).map((one, i): [Path, RuleSettings | undefined] => [
      ['overrides', i, 'rules'],
      one.rules,
    ]),
  ]
  const named = (config.exceptions ?? []).flatMap(({ rule }, i) =>
    rule ? [{ id: rule, path: ['exceptions', i, 'rule'] }] : [],
  )
  return [
    ...(config.assertions ?? []).flatMap(({ assert }, i) => assertionProblems(assert, ['assertions', i, 'assert'])),
    ...lists.flatMap(([path, settings]) =>
      Object.entries(settings ?? {}).flatMap(([id, setting]) => {
        const rule = rules.get(id)
        if (!rule) return [unknownRule(id, [...path, id], rules)]
        return typeof setting === 'string' ? [] : optionProblems(rule, setting[1], [...path, id, 1])
      }),
    ),
    ...named.flatMap(({ id, path }) => (rules.has(id) ? [] : [unknownRule(id, path, rules)])),
  ]
}

function unknownRule(id: string, path: Path, rules: RuleBook['rules']): ConfigProblem {
  const message = { zh: `没有名为“${id}”的规则`, en: `there is no rule "${id}"` }
  return { path, message: meant(message, nearest(id, [...rules.keys()])) }
}

function optionProblems(rule: Rule<unknown, string>, options: unknown, path: Path): ConfigProblem[] {
  const schema = optionsSchema(rule)
  const parsed = schema.safeParse(Object.assign({}, rule.defaults, options))
  if (parsed.success) return []
  const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  return parsed.error.issues
    .flatMap((issue) => explainIssue(issue, options, (at) => (at.length === 0 ? keys : [])))
    .map((problem) => ({ ...problem, path: [...path, ...problem.path] }))
}

function assertionProblems(assert: string, path: Path): ConfigProblem[] {
  try {
    parseAssertion(assert)
    return []
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error
    return [{ path, message: error.bilingual }]
  }
}
