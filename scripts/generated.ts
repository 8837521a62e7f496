import { z } from 'zod'
import { presets, rules } from '../rules/index.ts'
import type { Rule } from '../src/check/define-rule.ts'
import { configJsonSchema } from '../src/config/json-schema.ts'
import { ruleDetails } from '../src/config/rule-details.ts'
import { reportModel } from '../src/load/report-model.ts'
import type { Language } from '../src/model/finding.ts'
import { printRuleIndex, printRulePage, rulePagePath } from '../src/print/rule-page.ts'

const LANGUAGES: readonly Language[] = ['en', 'zh']
const PAGES = 'docs/rules/'

const all = rules as readonly Rule<unknown, string>[]
const details = all.map((rule) => ruleDetails(rule, { presets: new Map(Object.entries(presets)) }))

/** The files of this repository that are made from its code, by path. */
export function generated(): ReadonlyMap<string, string> {
  return new Map([
    ['schema/auditrc.json', document(configJsonSchema(all))],
    ['schema/report.json', document({ ...z.toJSONSchema(reportModel, { io: 'input' }), title: 'report-audit report' })],
    ...LANGUAGES.flatMap((language): [string, string][] => [
      [PAGES + rulePagePath(null, language), printRuleIndex(details, language)],
      ...details.map((rule): [string, string] => [
        PAGES + rulePagePath(rule.id, language),
        printRulePage(rule, language),
      ]),
    ]),
  ])
}

function document(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`
}
