import type { Finding, Language } from '../model/finding.ts'
import { say } from './catalogue.ts'
import { details } from './details.ts'

/** All that is said of a finding where nothing else tells of it: message, arithmetic, cause, suggestion, then its rule. */
export function findingLines(finding: Finding, language: Language): string[] {
  const { severity, certainty, rule } = finding
  const doubt = certainty === 'low' ? [say(language, 'certainty.low')] : []
  return [...details(finding, language), [say(language, `severity.${severity}`), ...doubt, rule].join(' · ')]
}
