import type { Claim } from '../model/claim.ts'
import type { FigureStatus, FindingClaim, ReportResult } from '../model/finding.ts'
import type { Report } from '../model/report.ts'

/** A report with its result: what a format needs that shows the report itself and not its findings alone. */
export interface AuditedReport extends ReportResult {
  readonly report: Report
  /** By figure id. */
  readonly statuses: ReadonlyMap<string, FigureStatus>
}

/** A claim's arithmetic in words. */
export type Describe = (claim: Claim) => FindingClaim

/** Those results that still carry their report. */
export function auditedOnly(reports: readonly ReportResult[]): AuditedReport[] {
  return reports.filter((report): report is AuditedReport => 'report' in report && 'statuses' in report)
}
