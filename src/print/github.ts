import type { Language, ReportResult, Severity } from '../model/finding.ts'
import { details } from './details.ts'
import type { Streamed } from './streamed.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Annotations by GitHub's workflow commands (docs.github.com, "Workflow commands"): one line a finding or unreadable input. */
export const github: Streamed = {
  report: (report, language) => report.findings.map((finding) => annotation(report, finding, language)).join(''),
  end: ({ problems }) => problems.map(({ path, message }) => command('error', { file: path }, message)).join(''),
}

function annotation({ path }: ReportResult, finding: ReportResult['findings'][number], language: Language): string {
  const { at, severity, rule } = finding
  // Lines of an original that is not text are those of its text view, which GitHub does not show.
  const place = at.source
    ? {}
    : { line: at.line, endLine: at.endLine, ...(at.line === at.endLine && { col: at.column, endColumn: at.endColumn }) }
  return command(COMMANDS[severity], { file: path, ...place, title: rule }, details(finding, language).join('\n'))
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const given = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeData(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`,
  )
  return `::${name} ${given.join(',')}::${escapeData(message)}\n`
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}
