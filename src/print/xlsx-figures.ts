import type { WriteSheet } from 'hucre/xlsx'
import type { Language } from '../model/finding.ts'
import type { Figure } from '../model/report.ts'
import type { AuditedReport } from './audited.ts'
import { say } from './catalogue.ts'
import { columnName, type Entry, MOST_ROWS, sheetOf } from './xlsx-sheet.ts'

/** Where a figure's value in base units (元, %, 人) stands, as a formula names it. */
export type FigureCells = Map<Figure, string>

const STATUS_TONE = { verified: 'good', contradicted: 'bad', unchecked: 'warn' } as const

/** Every figure with its printed text, its value and its value in base units, a live product; fills `cells`. */
export function figureSheet(reports: readonly AuditedReport[], cells: FigureCells, language: Language): WriteSheet {
  const name = say(language, 'sheet.figures')
  const columns = [
    { title: say(language, 'page.file'), width: 28 },
    { title: 'ID', width: 8 },
    { title: say(language, 'sheet.section'), width: 26, wrap: true },
    { title: say(language, 'page.label'), width: 28, wrap: true },
    { title: say(language, 'sheet.measure'), width: 12 },
    { title: say(language, 'page.year'), width: 8 },
    { title: say(language, 'sheet.scope'), width: 18, wrap: true },
    { title: say(language, 'sheet.printed'), width: 16 },
    { title: say(language, 'sheet.value'), width: 14 },
    { title: say(language, 'sheet.unit'), width: 8 },
    { title: say(language, 'sheet.scale'), width: 10 },
    { title: say(language, 'sheet.base'), width: 18 },
    { title: say(language, 'sheet.status'), width: 10 },
  ]
  const [value, scale, base] = [8, 10, 11].map(columnName)
  const rows: Entry[][] = []
  for (const { path, report, statuses } of reports) {
    for (const figure of report.figures) {
      if (rows.length === MOST_ROWS) break
      const row = rows.length + 2
      const status = statuses.get(figure.id) ?? 'unchecked'
      rows.push([
        path,
        figure.id,
        figure.section.path.at(-1) ?? '',
        figure.label,
        figure.measure,
        figure.year,
        figure.scope,
        figure.text,
        { number: figure.value.toNumber(), format: formatOf(figure.decimals) },
        figure.unit.text,
        figure.unit.scale.toNumber(),
        { formula: `${value}${row}*${scale}${row}`, result: figure.value.times(figure.unit.scale).toNumber() },
        { text: say(language, `status.${status}`), tone: STATUS_TONE[status] },
      ])
      cells.set(figure, `'${name}'!$${base}$${row}`)
    }
  }
  return sheetOf(name, columns, rows)
}

/** A number format with this many decimals. */
export function formatOf(decimals: number): string {
  return decimals > 0 ? `#,##0.${'0'.repeat(Math.min(decimals, 15))}` : '#,##0'
}
