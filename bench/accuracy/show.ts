import type { Measurement, Trial } from './measure.ts'
import { MODES } from './miswrite.ts'
import type { Rates, Summary } from './tally.ts'

const COLUMNS = ['planted', 'detected', 'located', 'blamed', 'repaired'] as const

/** The tables that the README shows, in Markdown. */
export function showSummary(summary: Summary): string {
  const { byKind, byReport, equations, all, falseAlarms, reports } = summary
  const byMode = Object.fromEntries(
    MODES.flatMap((mode) => (summary.byMode[mode] ? [[mode, summary.byMode[mode]]] : [])),
  )
  const totals = { 'all equations': equations, 'with bounds and counts': all }
  return [
    table('relation', { ...byKind, ...totals }),
    table('wrong number', byMode),
    table('report', byReport),
    `False alarms on the ${reports} untouched reports: ${falseAlarms.high} at high certainty, ${falseAlarms.low} at low.`,
  ].join('\n\n')
}

/** Every trial below `level`, with the relation that broke and the sentence; then the false alarms. */
export function showMisses(measurements: readonly Measurement[], level: Exclude<keyof Rates, 'planted'>): string {
  return measurements
    .flatMap(({ report, trials, falseAlarms }) => [
      ...trials.filter(({ score }) => !score[level]).map((trial) => showMiss(trial)),
      ...falseAlarms.map(
        ({ rule, certainty, message, at }) =>
          `${report.file}:${at.line}:${at.column} FALSE ALARM (${certainty}) ${rule}: ${message}\n    ${around(report.text, at.offset)}`,
      ),
    ])
    .join('\n')
}

function showMiss({ plant, score }: Trial): string {
  const { report, figure, wrong, mode, broken, text } = plant
  const line = report.text.slice(0, figure.start).split('\n').length
  const relations = broken.map(({ id, kind, stated, comparison, expression }) => {
    const filled = expression.replace(/[A-Za-z]\w*/g, (key) => report.figures.get(key)?.text ?? key)
    return `${id} ${kind}: ${report.figures.get(stated)?.text} ${comparison} ${filled}`
  })
  const found = score.fresh.map(
    ({ rule, at, message, suggestion }) => `${rule} at ${at.text}: ${message} → ${suggestion?.text ?? 'no suggestion'}`,
  )
  return [
    `${report.file}:${line} ${mode}: ${figure.text} → ${wrong}  (${figure.label})`,
    ...relations.map((relation) => `    breaks ${relation}`),
    ...found.map((finding) => `    found ${finding}`),
    `    ${around(text, figure.start)}`,
  ].join('\n')
}

function around(text: string, offset: number): string {
  return text.slice(Math.max(0, offset - 50), offset + 50).replace(/\s+/g, ' ')
}

function table(title: string, rows: Readonly<Record<string, Rates>>): string {
  const body = Object.entries(rows).map(
    ([name, rates]) => `| ${name} | ${COLUMNS.map((column) => cell(rates, column)).join(' | ')} |`,
  )
  return [`| ${title} | ${COLUMNS.join(' | ')} |`, `| --- |${' ---: |'.repeat(COLUMNS.length)}`, ...body].join('\n')
}

function cell(rates: Rates, column: (typeof COLUMNS)[number]): string {
  return column === 'planted' ? String(rates.planted) : `${(rates[column] * 100).toFixed(1)}%`
}
