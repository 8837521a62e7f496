import { rules } from '../rules/index.ts'
import type { Rule } from '../src/check/define-rule.ts'
import { configJsonSchema } from '../src/config/json-schema.ts'

/** The files of this repository that are made from its code, by path. */
export function generated(): ReadonlyMap<string, string> {
  const all = rules as readonly Rule<unknown, string>[]
  return new Map([['schema/auditrc.json', `${JSON.stringify(configJsonSchema(all), null, 2)}\n`]])
}
