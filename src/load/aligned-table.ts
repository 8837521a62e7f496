import { buildTable, EMPTY_CELL, type LooseCell } from './build-table.ts'
import { cellKind } from './cell-kind.ts'
import type { Reading } from './delimited-table.ts'
import { type Field, fieldCell, MAX_FIELDS } from './field.ts'
import type { Line } from './lines.ts'
import { endsSentence, isNumbered } from './sentence.ts'
import { displayWidth } from './wrapping.ts'

/** A field and the columns of the page that it takes. */
interface Placed extends Field {
  readonly left: number
  readonly right: number
}

/** Tables whose columns are aligned by two blanks or more, over two lines and more. */
export function alignedTable(source: string, lines: readonly Line[], from: number): Reading | null {
  const first = lines[from]
  if (!first || segments(source, first).length < 2) return null
  const rows: Placed[][] = []
  let until = from
  for (let line = lines[until]; line; line = lines[++until]) {
    if (until > from && line.gap > 1 && !line.page) break
    const fields = segments(source, line)
    if (fields.length < 2 && !isInside(source, lines, until)) break
    rows.push(fields.map((field) => place(source, line, field)))
  }
  if (!isTable(source, rows)) return { until, table: null }
  return { until, table: buildTable(fillGaps(source, rows)) }
}

/** One cell alone in a row: kept when the table goes on after it and it reads neither like a sentence nor like a heading. */
function isInside(source: string, lines: readonly Line[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]]
  if (!line || !next || next.gap > 1 || line.end - line.start > 30) return false
  const text = source.slice(line.start, line.end)
  return !endsSentence(text) && !isNumbered(text) && segments(source, next).length > 1
}

function isTable(source: string, rows: readonly (readonly Field[])[]): boolean {
  const wide = rows.filter((row) => row.length > 1)
  const numeric = wide.filter((row) => row.slice(1).some((field) => kindOf(source, field) === 'number'))
  return wide.length > 1 && (numeric.length > 1 || (numeric.length === 1 && wide.length === 2))
}

function kindOf(source: string, { start, end }: Field) {
  return end - start > 80 ? 'text' : cellKind(source.slice(start, end))
}

const PADDED =
  /^(?:项目|科目|名称|合计|小计|总计|共计|金额|备注|序号|单位|年度|类别|指标|收入|支出|预算|决算|人数|数量)$/

/** What stands between gaps of two blanks and more; words spread over their column (`合    计`) stay one. */
function segments(source: string, line: Line): Field[] {
  if (line.end - line.start > 2000) return [line]
  const fields: Field[] = []
  let from = line.start
  for (const { index, 0: gap } of source
    .slice(line.start, line.end)
    .matchAll(/[\u0020\u00a0\t]{2,}|[\u0020\u00a0]*\u3000[\u0020\u00a0\u3000]*/g)) {
    const field = { start: from, end: line.start + index }
    from = field.end + gap.length
    add(source, fields, field)
  }
  add(source, fields, { start: from, end: line.end })
  return fields.length > MAX_FIELDS ? [line] : fields
}

function add(source: string, fields: Field[], field: Field): void {
  const last = fields.at(-1)
  const both = last ? source.slice(last.start, last.end) + source.slice(field.start, field.end) : ''
  if (last && both.length === 2 && PADDED.test(both)) fields[fields.length - 1] = { start: last.start, end: field.end }
  else fields.push(field)
}

function place(source: string, line: Line, field: Field): Placed {
  const left = line.indent + displayWidth(source, line.start, field.start)
  return { ...field, left, right: left + displayWidth(source, field.start, field.end) }
}

/** Gives the rows that lack cells empty ones, so that each cell stands under the cells of the full rows. */
function fillGaps(source: string, rows: readonly Placed[][]): LooseCell[][] {
  const columns = Math.max(...rows.map((row) => row.length))
  const full = rows.filter((row) => row.length === columns)
  const edges = Array.from({ length: columns }, (_, c) => ({
    left: median(full.map((row) => row[c]?.left ?? 0)),
    right: median(full.map((row) => row[c]?.right ?? 0)),
  }))
  return rows.map((row) => {
    const cells = row.map((field) => fieldCell(source, field))
    const numeric = row.some((field) => kindOf(source, field) === 'number')
    if (row.length < 2 || row.length === columns) return cells
    const at = assign(row, edges)
    if (!numeric && row.some((field, i) => !overlapsOnly(field, edges, at[i] ?? 0))) return cells
    return edges.map((_, c) => cells[at.indexOf(c)] ?? EMPTY_CELL)
  })
}

interface Edge {
  readonly left: number
  readonly right: number
}

function overlapsOnly(field: Placed, edges: readonly Edge[], column: number): boolean {
  return edges.every((edge, c) => c === column || field.right <= edge.left || field.left >= edge.right)
}

/** The columns of a row's cells, in order, so that their edges or centres are nearest to those of the columns. */
function assign(row: readonly Placed[], edges: readonly Edge[]): number[] {
  const far = Number.POSITIVE_INFINITY
  let best: { cost: number; at: number[] }[] = edges.map(() => ({ cost: 0, at: [] }))
  row.forEach((field, i) => {
    let running: { cost: number; at: number[] } = { cost: far, at: [] }
    const next: { cost: number; at: number[] }[] = []
    edges.forEach((edge, c) => {
      const before = i === 0 ? { cost: 0, at: [] } : (best[c - 1] ?? { cost: far, at: [] })
      const cost = before.cost + distance(field, edge)
      if (cost < running.cost) running = { cost, at: [...before.at, c] }
      next.push(running)
    })
    best = next
  })
  return best.at(-1)?.at ?? []
}

function distance(field: Placed, edge: Edge): number {
  const centre = Math.abs(field.left + field.right - edge.left - edge.right) / 2
  return Math.min(Math.abs(field.left - edge.left), Math.abs(field.right - edge.right), centre)
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}
