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
  if (!first || segments(source, first).length < 2 || isUnitLine(source, first)) return null
  const rows: Field[][] = []
  const page: Line[] = []
  let until = from
  for (let line = lines[until]; line; line = lines[++until]) {
    if (until > from && line.gap > 1 && !line.page) break
    const fields = segments(source, line)
    if (fields.length < 2 && !isInside(source, lines, until)) break
    rows.push(fields)
    page.push(line)
  }
  if (!isTable(source, rows)) return { until, table: null }
  return { until, table: buildTable(fillGaps(source, placeAll(source, page, rows))) }
}

/** `编制单位：某局      单位：元` is the caption of a table, not its first row. */
function isUnitLine(source: string, line: Line): boolean {
  return /单位[:：]\s{0,3}[千百万亿]{0,2}元/.test(source.slice(line.start, Math.min(line.end, line.start + 200)))
}

/** Leading blanks of a lone cell that stands under a later column. */
const FAR = 20

/** One cell alone in a row: kept when the table goes on after it and it reads neither like a sentence nor like a heading. */
function isInside(source: string, lines: readonly Line[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]]
  if (!line || !next || line.page || next.gap > 1 || line.end - line.start > 30) return false
  const text = source.slice(line.start, line.end)
  if (line.indent >= FAR) return lines.slice(at + 1, at + 9).some((each) => segments(source, each).length > 1)
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

const NUMBERS =
  /^(-?(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d\d)?|\d{1,12}\.\d\d)%?) (?=-?[\d,]{1,20}(?:\.\d\d)?%?$|[一二三四五六七八九十]{1,3}、)/

/** A full column leaves only one blank between its number and the next column. */
function add(source: string, fields: Field[], field: Field): void {
  const tight = NUMBERS.exec(source.slice(field.start, Math.min(field.end, field.start + 60)))?.[1]
  if (tight) {
    addWhole(source, fields, { start: field.start, end: field.start + tight.length })
    add(source, fields, { start: field.start + tight.length + 1, end: field.end })
  } else addWhole(source, fields, field)
}

function addWhole(source: string, fields: Field[], field: Field): void {
  const last = fields.at(-1)
  const both = last ? source.slice(last.start, last.end) + source.slice(field.start, field.end) : ''
  if (last && both.length === 2 && PADDED.test(both)) fields[fields.length - 1] = { start: last.start, end: field.end }
  else fields.push(field)
}

/** Columns that a stretch takes, by one of two measures. */
type Measure = (source: string, start: number, end: number) => number

/**
 * People and editors align by width, where a full-width character takes two columns; `pdftotext -layout` aligns by the count
 * of characters. The measure by which more fields start or end where others do is the right one.
 */
function placeAll(source: string, lines: readonly Line[], rows: readonly Field[][]): Placed[][] {
  const count: Measure = (_, start, end) => end - start
  const [byWidth, byCount] = [displayWidth, count].map((measure) =>
    rows.map((row, r) => row.map((field) => place(source, lines[r], field, measure))),
  )
  if (!byWidth || !byCount) return []
  return agreement(byCount) > agreement(byWidth) ? byCount : byWidth
}

function place(source: string, line: Line | undefined, field: Field, measure: Measure): Placed {
  const left = (line?.indent ?? 0) + measure(source, line?.start ?? field.start, field.start)
  return { ...field, left, right: left + measure(source, field.start, field.end) }
}

function agreement(rows: readonly Placed[][]): number {
  const inner = rows.flatMap((row) => row.slice(1))
  const edges = inner.flatMap(({ left, right }) => [left, -right])
  return edges.length - new Set(edges).size
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
    const lone = row.length === 1 && (row[0]?.left ?? 0) < (edges[1]?.left ?? 0) - 2
    if (lone || row.length === columns) return cells
    if (isTotalOf(source, row, full)) return [...cells.slice(0, 1), ...blanks(columns - row.length), ...cells.slice(1)]
    const at = assign(source, row, edges)
    if (!numeric && row.some((field, i) => !overlapsOnly(field, edges, at[i] ?? 0))) return cells
    return edges.map((_, c) => cells[at.indexOf(c)] ?? EMPTY_CELL)
  })
}

/** `合计  35.50  25.50  10.00`: one label for all label columns, then as many numbers as full rows end with. */
function isTotalOf(source: string, row: readonly Placed[], full: readonly (readonly Placed[])[]): boolean {
  const [label, ...amounts] = row
  const isNumber = (field: Placed) => kindOf(source, field) === 'number'
  if (!label || !TOTAL.test(source.slice(label.start, label.end).replace(/\s/g, ''))) return false
  if (!amounts.every(isNumber)) return false
  const tails = full
    .filter((each) => each.some(isNumber))
    .map((each) => each.length - 1 - each.findLastIndex((field) => !isNumber(field)))
  return tails.length > 1 && tails.every((count) => count === amounts.length)
}

const TOTAL = /^(?:合计|总计|小计|共计)$/

function blanks(count: number): LooseCell[] {
  return Array.from({ length: count }, () => EMPTY_CELL)
}

interface Edge {
  readonly left: number
  readonly right: number
}

function overlapsOnly(field: Placed, edges: readonly Edge[], column: number): boolean {
  return edges.every((edge, c) => c === column || field.right <= edge.left || field.left >= edge.right)
}

/** The columns of a row's cells, in order, so that their edges or centres are nearest to those of the columns. */
function assign(source: string, row: readonly Placed[], edges: readonly Edge[]): number[] {
  const far = Number.POSITIVE_INFINITY
  let best: { cost: number; at: number[] }[] = edges.map(() => ({ cost: 0, at: [] }))
  row.forEach((field, i) => {
    let running: { cost: number; at: number[] } = { cost: far, at: [] }
    const next: { cost: number; at: number[] }[] = []
    edges.forEach((edge, c) => {
      const before = i === 0 ? { cost: 0, at: [] } : (best[c - 1] ?? { cost: far, at: [] })
      const cost = before.cost + distance(field, edge, kindOf(source, field) === 'number')
      if (cost < running.cost) running = { cost, at: [...before.at, c] }
      next.push(running)
    })
    best = next
  })
  return best.at(-1)?.at ?? []
}

function distance(field: Placed, edge: Edge, numeric: boolean): number {
  const centre = Math.abs(field.left + field.right - edge.left - edge.right) / 2
  const right = Math.abs(field.right - edge.right)
  return numeric ? right : Math.min(Math.abs(field.left - edge.left), 1.5 * centre, 2 * right)
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}
