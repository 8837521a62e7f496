import { z } from 'zod'
import { rules } from '../rules/index.ts'
import type { Rule } from '../src/check/define-rule.ts'
import { configJsonSchema } from '../src/config/json-schema.ts'
import { reportModel } from '../src/load/report-model.ts'

/** The files of this repository that are made from its code, by path. */
export function generated(): ReadonlyMap<string, string> {
  const all = rules as readonly Rule<unknown, string>[]
  return new Map([
    ['schema/auditrc.json', document(configJsonSchema(all))],
    ['schema/report.json', document({ ...z.toJSONSchema(reportModel, { io: 'input' }), title: 'report-audit report' })],
  ])
}

function document(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`
}
