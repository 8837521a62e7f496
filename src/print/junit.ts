import type { Finding, Language, ReportResult } from '../model/finding.ts'
import { say } from './catalogue.ts'
import { oneLine } from './columns.ts'
import { details } from './details.ts'
import { escapeMarkup } from './escape-markup.ts'
import { type Run, summarize } from './summary.ts'

/**
 * JUnit's XML as CI servers read it: a suite a report, a case a finding. Only errors fail, as they alone set the exit code;
 * warnings and infos are cases that pass and say so in their output. A report without findings is one case that passes.
 */
export function printJunit(run: Run, language: Language): string {
  const { errors } = summarize(run.reports)
  const cases = run.reports.reduce((sum, { findings }) => sum + Math.max(1, findings.length), run.problems.length)
  const counts = attributes({ name: 'report-audit', tests: cases, failures: errors, errors: run.problems.length })
  const suites = [...run.reports.map((report) => suite(report, language)), ...run.problems.map(unread)]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${counts}>\n${suites.join('')}</testsuites>\n`
}

function suite({ path, findings }: ReportResult, language: Language): string {
  const failures = findings.filter(({ severity }) => severity === 'error').length
  const counts = attributes({ name: path, tests: Math.max(1, findings.length), failures, errors: 0 })
  const cases = findings.map((finding) => testCase(path, finding, language))
  const passed = `    <testcase${attributes({ name: say(language, 'print.no-findings'), classname: path })}/>\n`
  return `  <testsuite${counts}>\n${cases.join('') || passed}  </testsuite>\n`
}

function testCase(path: string, finding: Finding, language: Language): string {
  const { rule, severity, at, message } = finding
  const place = `${path}:${at.line}:${at.column}`
  const text = escapeMarkup([place, ...details(finding, language)].join('\n'))
  const body =
    severity === 'error'
      ? `<failure${attributes({ type: rule, message: oneLine(message) })}>${text}</failure>`
      : `<system-out>${text}</system-out>`
  const name = attributes({ name: `${at.line}:${at.column} ${rule}`, classname: path })
  return `    <testcase${name}>${body}</testcase>\n`
}

function unread({ path, message }: Run['problems'][number]): string {
  const counts = attributes({ name: path, tests: 1, failures: 0, errors: 1 })
  const error = `<error${attributes({ type: 'unreadable', message })}/>`
  const test = `<testcase${attributes({ name: path, classname: path })}>${error}</testcase>`
  return `  <testsuite${counts}>\n    ${test}\n  </testsuite>\n`
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join('')
}
