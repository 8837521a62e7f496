import type { Colors } from 'picocolors/types.js'
import type { Finding, Language, ReportResult, Severity } from '../model/finding.ts'
import { say } from './catalogue.ts'
import { oneLine, padEnd, padStart, width } from './columns.ts'
import { notes } from './details.ts'
import type { Streamed } from './streamed.ts'
import type { Totals } from './summary.ts'
import { summaryText } from './summary-text.ts'

/** Messages are padded to a common width up to this one, so that one long message does not push every rule id off the screen. */
const WIDEST_MESSAGE = 60
const SECTION_INDENT = '  '
const FINDING_INDENT = '    '

/** Findings for a terminal, in the manner of eslint's stylish: by file, then by section; the last line counts. */
export function stylish(colors: Colors): Streamed {
  return {
    report: (report, language) => (report.findings.length > 0 ? `${file(report, colors, language)}\n\n` : ''),
    end: (totals, language) => `${summaryLine(totals, colors, language)}\n`,
  }
}

function file({ path, title, findings }: ReportResult, colors: Colors, language: Language): string {
  const lines = [colors.underline(oneLine(path))]
  const columns = {
    place: widest(findings, placeOf),
    severity: widest(findings, ({ severity }) => severityText(severity, language)),
    message: Math.min(
      WIDEST_MESSAGE,
      widest(findings, ({ message }) => oneLine(message)),
    ),
  }
  let section: string | null = null
  for (const finding of findings) {
    const heading = headingOf(finding, title)
    if (heading !== section && heading !== '') lines.push(SECTION_INDENT + colors.bold(heading))
    section = heading
    lines.push(...describe(finding, columns, colors, language))
  }
  return lines.join('\n')
}

function widest(findings: readonly Finding[], text: (finding: Finding) => string): number {
  return findings.reduce((most, finding) => Math.max(most, width(text(finding))), 0)
}

/** The way down to the finding's section; the report's own title, which is the same for all, only where nothing follows. */
function headingOf({ section: { path } }: Finding, title: string | null): string {
  const below = path.length > 1 && path[0] === title ? path.slice(1) : path
  return below.map(oneLine).join(' › ')
}

interface Columns {
  readonly place: number
  readonly severity: number
  readonly message: number
}

function describe(finding: Finding, columns: Columns, colors: Colors, language: Language): string[] {
  const { severity, certainty, rule } = finding
  const doubt = certainty === 'low' ? ` (${say(language, 'certainty.low')})` : ''
  const head = [
    colors.dim(padStart(placeOf(finding), columns.place)),
    paint(severity, colors)(padEnd(severityText(severity, language), columns.severity)),
    padEnd(oneLine(finding.message), columns.message),
    colors.dim(rule + doubt),
  ]
  const under = ' '.repeat(columns.place + 2)
  return [head.join('  '), ...notes(finding, language).map((note) => under + note)].map((line) => FINDING_INDENT + line)
}

function summaryLine(totals: Totals, colors: Colors, language: Language): string {
  const line = summaryText(totals, language)
  const { summary, problems } = totals
  const color =
    summary.errors > 0 || problems.length > 0 ? colors.red : summary.warnings > 0 ? colors.yellow : colors.green
  return colors.bold(color(line))
}

function placeOf({ at }: Finding): string {
  return `${at.line}:${at.column}`
}

function severityText(severity: Severity, language: Language): string {
  return say(language, `severity.${severity}`)
}

function paint(severity: Severity, colors: Colors) {
  return { error: colors.red, warning: colors.yellow, info: colors.blue }[severity]
}
