import type { InputProblem, ReportResult } from '../../model/finding.ts'
import type { ReportKind } from '../../taxonomy/report-kinds.ts'

/** What the audit of one input came to, as data: it crosses from a worker process and stands in the cache. */
export type Outcome = Audited | InputProblem

export interface Audited {
  /** With the report as read where an output shows it. Its findings are all there are, accepted or not. */
  readonly result: ReportResult
  /** Milliseconds by stage and rule, where they were asked for. */
  readonly times?: Readonly<Record<string, number>>
  /** Settings may go by it. */
  readonly kind: ReportKind
  /** What a person should know of how the input was read. */
  readonly notes: readonly string[]
}
