import type { Language, ReportResult } from '../model/finding.ts'
import { type Run, type Totals, totalsOf } from './summary.ts'

/** A format that prints each report by itself as it comes, so that no run is too long for it. */
export interface Streamed {
  report(report: ReportResult, language: Language): string
  end(totals: Totals, language: Language): string
}

/** A whole run at once. */
export function printStreamed(run: Run, { report, end }: Streamed, language: Language): string {
  return run.reports.map((one) => report(one, language)).join('') + end(totalsOf(run), language)
}
