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

/** What a run came to, without its reports. */
export interface Totals {
  /** Such as 2/8, where these are not all inputs but one part of them. */
  readonly shard?: string
  readonly summary: Summary
  readonly figures: Coverage
  readonly problems: readonly InputProblem[]
}

/** Counts reports one by one, so that none of them need be kept. */
export class Tally implements Totals {
  readonly shard?: string
  readonly summary = { reports: 0, errors: 0, warnings: 0, infos: 0 }
  readonly figures = { total: 0, verified: 0, contradicted: 0, unchecked: 0 }
  readonly problems: InputProblem[] = []

  constructor(shard?: string) {
    if (shard !== undefined) this.shard = shard
  }

  add({ findings, figures }: ReportResult): void {
    this.summary.reports++
    for (const { severity } of findings) this.summary[`${severity}s`]++
    this.figures.total += figures.total
    this.figures.verified += figures.verified
    this.figures.contradicted += figures.contradicted
    this.figures.unchecked += figures.unchecked
  }
}

export function totalsOf({ reports, problems }: Run): Totals {
  const tally = new Tally()
  for (const report of reports) tally.add(report)
  tally.problems.push(...problems)
  return tally
}

export function summarize(reports: readonly ReportResult[]): Summary {
  return totalsOf({ reports, problems: [] }).summary
}
