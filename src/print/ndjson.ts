import type { InputProblem, ReportResult } from '../model/finding.ts'
import { reportDocument, type Tool } from './json.ts'
import type { Run } from './summary.ts'

/** One line for an audited report; each line is a document of its own, so that a reader need not wait for the last. */
export function ndjsonReport(report: ReportResult, tool: Tool): string {
  return line({ version: 1, tool, report: reportDocument(report) })
}

/** One line for an input that could not be read. */
function ndjsonProblem({ path, message }: InputProblem, tool: Tool): string {
  return line({ version: 1, tool, problem: { path, message } })
}

export function printNdjson({ reports, problems }: Run, tool: Tool): string {
  return [
    ...reports.map((report) => ndjsonReport(report, tool)),
    ...problems.map((problem) => ndjsonProblem(problem, tool)),
  ].join('')
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
