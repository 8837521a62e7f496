import type { Language } from '../model/finding.ts'
import { say } from './catalogue.ts'
import { coverageParts, listOf } from './coverage-text.ts'
import type { Totals } from './summary.ts'

/** What a run came to, in one line: reports, findings by severity, figure coverage. */
export function summaryText({ summary: counts, figures, problems }: Totals, language: Language): string {
  const findings = [
    say(language, 'summary.errors', { n: counts.errors }),
    say(language, 'summary.warnings', { n: counts.warnings }),
  ]
  if (counts.infos > 0) findings.push(say(language, 'summary.infos', { n: counts.infos }))
  if (problems.length > 0) findings.push(say(language, 'summary.problems', { n: problems.length }))
  return say(language, 'summary.line', {
    reports: say(language, 'summary.reports', { n: counts.reports }),
    findings: listOf(findings, language),
    ...coverageParts(figures, language),
  })
}
