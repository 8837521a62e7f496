import type { Figure, Section } from '../../src/model/report.ts'
import type { Cell, Table } from '../../src/model/tree.ts'
import type { Expression } from '../../src/number/relation.ts'
import { unitNamed } from '../../src/number/unit.ts'
import { settle } from '../../src/read/draft.ts'
import { readTable, type TableReading } from '../../src/read/table.ts'

const SECTION: Section = { number: null, title: '', level: 0, path: [], at: { start: 0, end: 0 }, end: 0 }

/**
 * A table from rows of cells between bars. `<` continues the cell to the left, `^` the cell above; leading blanks beyond
 * one are indentation. Cells of a row need not reach the last column.
 */
export function grid(drawn: string): Table {
  const rows = drawn
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((text) => text.replace(/^ /, '').replace(/ $/, '')),
    )
  const columns = Math.max(...rows.map((row) => row.length))
  const cells: Cell[] = []
  let offset = 0
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      const mark = text.trim()
      if (mark === '<' || mark === '^') return
      let columnSpan = 1
      while (row[c + columnSpan]?.trim() === '<') columnSpan++
      let rowSpan = 1
      while (rows[r + rowSpan]?.[c]?.trim() === '^') rowSpan++
      cells.push({
        row: r,
        column: c,
        rowSpan,
        columnSpan,
        passage: { text: text.replaceAll('⏎', '\n'), pieces: [{ at: 0, offset }] },
      })
      offset += text.length + 1
    })
  })
  return { kind: 'table', rows: rows.length, columns, cells }
}

export interface Options {
  readonly unit?: string
  readonly year?: number
  readonly caption?: string
}

export function read(table: Table, { unit, year = 2023, caption = '' }: Options = {}): TableReading {
  let next = 0
  return readTable(table, {
    index: 0,
    section: SECTION,
    caption,
    unit: unit ? unitNamed(unit) : null,
    year,
    nextId: () => `f${++next}`,
  })
}

/** Every claim of a drawn table as `verdict certainty stated comparison computed`, in the numbers as printed. */
export function claims(drawn: string, options: Options = {}): string[] {
  return read(grid(drawn), options).drafts.map((draft, i) => {
    const { outcome, reading, certainty } = settle(draft, `c${i}`)
    return `${outcome.verdict} ${certainty} ${draft.topic ? `${draft.kind}/${draft.topic}` : draft.kind}: ${show(reading.stated)} ${reading.comparison} ${show(reading.computed)}`
  })
}

/** The claims that fail, without their verdict. */
export function failures(drawn: string, options: Options = {}): string[] {
  return claims(drawn, options)
    .filter((claim) => claim.startsWith('fails'))
    .map((claim) => claim.slice('fails '.length))
}

/** `label measure year value unit` of every figure. */
export function figures(drawn: string, options: Options = {}): string[] {
  return read(grid(drawn), options).figures.map(({ label, measure, year, text, unit }) =>
    `${label} · ${measure} · ${year} · ${text} ${unit.text}`.trim(),
  )
}

function show(expression: Expression<Figure>): string {
  switch (expression.op) {
    case 'figure':
      return expression.figure.text
    case 'constant':
      return expression.value.toString()
    case 'absolute':
      return `|${show(expression.of)}|`
    case 'sum':
      return expression.terms
        .map(({ weight, of }, i) => `${weight < 0 ? (i > 0 ? ' - ' : '-') : i > 0 ? ' + ' : ''}${nest(of)}`)
        .join('')
    case 'product':
      return expression.factors.map(nest).join(' × ')
    case 'quotient':
      return `${nest(expression.numerator)} ÷ ${nest(expression.denominator)}`
  }
}

function nest(expression: Expression<Figure>): string {
  const text = show(expression)
  return expression.op === 'figure' || expression.op === 'constant' || expression.op === 'absolute' ? text : `(${text})`
}
