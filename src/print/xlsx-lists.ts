import type { WriteSheet } from 'hucre/xlsx'
import type { Finding, Language, ReportResult } from '../model/finding.ts'
import { say } from './catalogue.ts'
import { type Run, summarize } from './summary.ts'
import { type Column, columnName, type Entry, MOST_ROWS, sheetOf } from './xlsx-sheet.ts'

/** Where the reviewer says what became of it. */
export function decision(language: Language): Column {
  const choices = (['accepted', 'rejected', 'open', 'corrected'] as const).map((word) => say(language, `sheet.${word}`))
  return { title: say(language, 'sheet.decision'), width: 14, choices }
}

export function summarySheet({ reports, problems }: Run, language: Language): WriteSheet {
  const names = ['title', 'organisation', 'year', 'file', 'errors', 'warnings', 'infos', 'figures'] as const
  const columns: Column[] = [
    ...names.map((name) => ({
      title: say(language, name === 'title' ? 'print.report' : `page.${name}`),
      width: { title: 44, organisation: 24, file: 36 }[name as string] ?? 10,
      wrap: name === 'title',
    })),
    ...(['verified', 'contradicted', 'unchecked'] as const).map((name) => ({
      title: say(language, `status.${name}`),
      width: 10,
    })),
    { title: say(language, 'page.rate'), width: 10 },
  ]
  const [figures, verified] = [columnName(7), columnName(8)]
  const rows = reports.slice(0, MOST_ROWS).map((report, i): Entry[] => {
    const { errors, warnings, infos } = summarize([report])
    const { total, ...by } = report.figures
    const row = i + 2
    return [
      report.title ?? say(language, 'page.untitled'),
      report.organisation,
      report.year,
      report.path,
      errors > 0 ? { number: errors, format: '[Red]0' } : 0,
      warnings,
      infos,
      total,
      by.verified,
      by.contradicted,
      by.unchecked,
      {
        formula: `IF(${figures}${row}=0,0,${verified}${row}/${figures}${row})`,
        result: total === 0 ? 0 : by.verified / total,
        format: '0%',
      },
    ]
  })
  const unread = problems.map(({ path, message }): Entry[] => [
    { text: `${say(language, 'page.unread')}: ${message}`, tone: 'bad' },
    null,
    null,
    path,
  ])
  return sheetOf(say(language, 'sheet.summary'), columns, [...rows, ...unread])
}

const TONES = { error: 'bad', warning: 'warn', info: 'good' } as const

export function findingSheet(reports: readonly ReportResult[], language: Language): WriteSheet {
  const columns: Column[] = [
    { title: say(language, 'page.file'), width: 28 },
    { title: say(language, 'sheet.section'), width: 30, wrap: true },
    { title: say(language, 'sheet.place'), width: 10 },
    { title: say(language, 'page.severity'), width: 8 },
    { title: say(language, 'page.certainty'), width: 8 },
    { title: say(language, 'page.rule'), width: 22 },
    { title: say(language, 'sheet.message'), width: 60, wrap: true },
    { title: say(language, 'sheet.expression'), width: 32, wrap: true },
    { title: say(language, 'page.stated'), width: 16 },
    { title: say(language, 'page.recomputed'), width: 16 },
    { title: say(language, 'page.difference'), width: 12 },
    { title: say(language, 'sheet.cause'), width: 30, wrap: true },
    { title: say(language, 'sheet.suggestion'), width: 14 },
    decision(language),
    { title: say(language, 'sheet.note'), width: 30, wrap: true },
  ]
  const rows = reports.flatMap(({ path, findings }) => findings.map((finding) => [path, ...row(finding, language)]))
  return sheetOf(say(language, 'sheet.findings'), columns, rows.slice(0, MOST_ROWS))
}

function row(
  { section, at, severity, certainty, rule, message, claim, cause, suggestion }: Finding,
  language: Language,
) {
  const cells: Entry[] = [
    section.path.join(' › '),
    `${at.line}:${at.column}`,
    { text: say(language, `severity.${severity}`), tone: TONES[severity] },
    certainty === 'low' ? say(language, 'certainty.low') : say(language, 'page.certain'),
    rule,
    message,
    claim?.expression ?? '',
    claim?.stated ?? at.text,
    claim?.computed ?? '',
    claim && claim.difference !== '' ? Number(claim.difference) : '',
    cause?.message ?? '',
    suggestion?.text ?? '',
  ]
  return cells
}
