import type { Colors } from 'picocolors/types.js'
import type { FigureStatus, Language } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { say } from './catalogue.ts'
import { align, oneLine } from './columns.ts'
import { coverageParts } from './coverage-text.ts'
import { document } from './json.ts'

/** A figure as `report-audit figures --format json` prints it (contract, version 1). */
export interface FigureRow {
  readonly id: string
  readonly text: string
  readonly offset: number
  readonly line: number
  readonly column: number
  /** As printed, in plain digits: `1234.50`. */
  readonly value: string
  readonly unit: string | null
  readonly label: string
  readonly measure: string | null
  readonly year: number | null
  readonly scope: string | null
  readonly status: FigureStatus
  /** The ids of the claims that the figure takes part in. */
  readonly claims: readonly string[]
}

/** Line and column, both from 1, of an offset in the report's text. */
export type Locate = (offset: number) => { readonly line: number; readonly column: number }

export function figureRows(report: Report, statuses: ReadonlyMap<string, FigureStatus>, locate: Locate): FigureRow[] {
  const claims = new Map<string, string[]>(report.figures.map(({ id }) => [id, []]))
  for (const claim of report.claims) for (const { id } of claim.figures) claims.get(id)?.push(claim.id)
  return report.figures.map((figure) => ({
    id: figure.id,
    text: figure.text,
    offset: figure.at.start,
    ...lineAndColumn(locate, figure.at.start),
    value: figure.value.toFixed(figure.decimals),
    unit: figure.unit.text || null,
    label: figure.label,
    measure: figure.measure,
    year: figure.year,
    scope: figure.scope,
    status: statuses.get(figure.id) ?? 'unchecked',
    claims: claims.get(figure.id) ?? [],
  }))
}

function lineAndColumn(locate: Locate, offset: number) {
  const { line, column } = locate(offset)
  return { line, column }
}

export function printFiguresJson(path: string, figures: readonly FigureRow[]): string {
  return document({ version: 1, path, figures })
}

/** One line a figure: place, status, text, what it measures; the last line counts. */
export function printFigures(figures: readonly FigureRow[], colors: Colors, language: Language): string {
  const lines = align(
    figures.map((figure) => [
      `${figure.line}:${figure.column}`,
      say(language, `status.${figure.status}`),
      oneLine(figure.text),
      [figure.label, figure.measure, figure.year, figure.scope]
        .map((part) => oneLine(String(part ?? '')))
        .filter((part) => part !== '')
        .join(' · '),
    ]),
  )
  const painted = lines.map((line, i) => paint(figures[i]?.status, colors)(line))
  const counts = { total: figures.length, verified: 0, contradicted: 0, unchecked: 0 }
  for (const { status } of figures) counts[status]++
  const last = say(language, 'figures.line', coverageParts(counts, language))
  return `${[...painted, ...(painted.length > 0 ? [''] : []), colors.bold(last)].join('\n')}\n`
}

function paint(status: FigureStatus | undefined, colors: Colors) {
  if (status === 'contradicted') return colors.red
  return status === 'verified' ? (line: string) => line : colors.dim
}
