import { recommended } from '../../rules/index.ts'
import type { AuditOptions } from '../audit.ts'
import { ruleSeverities } from './choices.ts'
import type { Options } from './program.ts'

/** What an audit is to do, but for the report's name. */
export type Settings = Omit<AuditOptions, 'name'>

/** The options as settings; throws a UsageError for a rule that does not exist. */
export function auditSettings({ language, rule = [], minCertainty, balance }: Options): Settings {
  const chosen = ruleSeverities(
    rule,
    recommended.map(({ id }) => id),
    language,
  )
  const rules = recommended.flatMap((one) => {
    const severity = chosen.get(one.id) ?? one.severity
    return severity === 'off' ? [] : [{ rule: one, severity }]
  })
  return { language, rules, ...(minCertainty && { minCertainty }), ...(balance && { balance }) }
}
