import type { Coverage, InputProblem, ReportResult } from '../model/finding.ts'

/** What one call of the program audited. */
export interface Run {
  readonly reports: readonly ReportResult[]
  readonly problems: readonly InputProblem[]
}

/** Findings by severity over all reports, as the JSON contract (version 1) counts them. */
export interface Summary {
  readonly reports: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

export function summarize(reports: readonly ReportResult[]): Summary {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { findings } of reports) for (const { severity } of findings) counts[severity]++
  return { reports: reports.length, errors: counts.error, warnings: counts.warning, infos: counts.info }
}

/** The figure coverage of all reports together. */
export function totalCoverage(reports: readonly ReportResult[]): Coverage {
  const sum = { total: 0, verified: 0, contradicted: 0, unchecked: 0 }
  for (const { figures } of reports) {
    sum.total += figures.total
    sum.verified += figures.verified
    sum.contradicted += figures.contradicted
    sum.unchecked += figures.unchecked
  }
  return sum
}
