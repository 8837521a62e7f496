import type { Finding, Language, ReportResult } from '../model/finding.ts'
import { say } from './catalogue.ts'
import { oneLine } from './columns.ts'
import { details } from './details.ts'
import { type Run, summarize, totalsOf } from './summary.ts'
import { summaryText } from './summary-text.ts'

/** GitHub refuses comments beyond 65,536 characters; a reader gives up earlier. */
const MOST_FINDINGS = 50

/** A summary for a pull request: the counts, a table of reports, then each report's findings, up to a limit. */
export function printMarkdown(run: Run, language: Language): string {
  const parts = [`**${escapeText(summaryText(totalsOf(run), language))}**`]
  if (run.reports.length > 1) parts.push(reportTable(run.reports, language))
  let room = MOST_FINDINGS
  for (const report of run.reports) {
    if (report.findings.length === 0 || room === 0) continue
    const shown = report.findings.slice(0, room)
    room -= shown.length
    parts.push(`### ${escapeText(report.path)}`, shown.map((finding) => item(finding, language)).join('\n'))
  }
  const left = run.reports.reduce((sum, { findings }) => sum + findings.length, room - MOST_FINDINGS)
  if (left > 0) parts.push(say(language, 'print.more', { n: left }))
  if (run.problems.length > 0) {
    parts.push(run.problems.map(({ path, message }) => `- ${escapeText(path)}: ${escapeText(message)}`).join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

function reportTable(reports: readonly ReportResult[], language: Language): string {
  const heads = (['report', 'errors', 'warnings', 'figures', 'verified'] as const).map((name) =>
    say(language, `print.${name}`),
  )
  const rows = reports.map((report) => {
    const { errors, warnings } = summarize([report])
    const { total, verified } = report.figures
    return `| ${escapeText(report.path)} | ${errors} | ${warnings} | ${total} | ${verified} |`
  })
  return [`| ${heads.join(' | ')} |`, '| --- | ---: | ---: | ---: | ---: |', ...rows].join('\n')
}

function item(finding: Finding, language: Language): string {
  const { severity, certainty, at, rule } = finding
  const [message = '', ...notes] = details(finding, language).map(escapeText)
  const doubt = certainty === 'low' ? ` (${say(language, 'certainty.low')})` : ''
  const head = `- **${say(language, `severity.${severity}`)}**${doubt} ${at.line}:${at.column} ${message} \`${rule}\``
  return [head, ...notes.map((note) => `  <br>${note}`)].join('\n')
}

/** Report text as text: no Markdown, no HTML, no link, and nobody mentioned. */
function escapeText(text: string): string {
  return oneLine(text)
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;' })[char] ?? '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replace(/@/g, '@\u200b')
    .replace(/:\/\//g, ':\u200b//')
    .replace(/www\./gi, 'www\u200b.')
}
