import type { Cell, Passage, Table } from '../model/tree.ts'
import { compose, type Stretch } from './compose.ts'
import { columnsOf, type Entry } from './copied-columns.ts'
import { copiedExpenses } from './copied-expenses.ts'
import { copiedRow, type Segment } from './copied-row.ts'
import type { Reading } from './delimited-table.ts'
import type { Field } from './field.ts'
import type { Line } from './lines.ts'

/** 单位：万元 stands above the tables of accounts and budgets, to the right. */
const CAPTION = /单位[:：]\s{0,2}(?:人民币)?[千百万亿]{0,2}元$/
const FEWEST_ROWS = 3
const MOST_HEADERS = 14
const LONGEST_HEADER = 60
/** Lines of names without amounts between two rows. */
const MOST_OTHERS = 30

/**
 * The tables of accounts and budgets as they come out of pages that were copied as text: a row a line, one blank between what was
 * printed, nothing where a cell was empty. Codes (2070101) or numbers (一、) before the names tell rows from prose, and which row is
 * part of which; where a row leaves cells out, the column of what it prints is the one in which the rows add up.
 */
export function copiedTable(source: string, lines: readonly Line[], from: number): Reading | null {
  const above = lines[from - 1]
  const captioned = above !== undefined && CAPTION.test(source.slice(Math.max(above.start, above.end - 40), above.end))
  if (!captioned && !goesOn(source, lines, from)) return null
  const expenses = captioned ? copiedExpenses(source, lines, from) : null
  if (expenses) return expenses
  const rows: Segment[][] = []
  const headers: Line[] = []
  let until = from
  let others = 0
  let name: Segment['name'] = []
  for (let i = from, line = lines[i]; line; line = lines[++i]) {
    if (line.gap > 2 && !line.page) break
    const row = copiedRow(source, line.start, line.end)
    if (!row && (line.end - line.start > LONGEST_HEADER || ENDS.test(source.slice(line.start, line.end)))) break
    if (row?.some(({ numbers }) => numbers.length > 0)) {
      const behind = copiedRow(source, lines[i + 1]?.start ?? 0, lines[i + 1]?.end ?? 0)
      rows.push(row.map((segment) => withName(segment, name, behind)))
      others = 0
      until = i + 1
    } else if (rows.length === 0) headers.push(line)
    else if (++others > MOST_OTHERS) break
    if (headers.length > MOST_HEADERS) break
    name = nameAlone(row)
  }
  const keyed = rows.flat().filter((segment) => isKeyed(source, segment))
  if (rows.length < FEWEST_ROWS || keyed.length < FEWEST_ROWS) return null
  return { until, table: tableOf(source, rows, headers) }
}

const ENDS = /[。；;]$|^注[:：]/

/** The rows of a table that another page began: codes, line after line. */
function goesOn(source: string, lines: readonly Line[], from: number): boolean {
  const rows = lines.slice(from, from + FEWEST_ROWS).map(({ start, end }) => copiedRow(source, start, end))
  return rows.length === FEWEST_ROWS && rows.every((row) => row?.[0] && isAmountOfCode(row[0]))
}

function isAmountOfCode({ code, numbers }: Segment): boolean {
  return code.length > 0 && numbers.some(({ text }) => /[.,]/.test(text))
}

/** What a line says that is a name, or some of one, and nothing else. */
function nameAlone(row: readonly Segment[] | null): Segment['name'] {
  const [segment, more] = row ?? []
  return segment && !more && segment.code.length === 0 && segment.numbers.length === 0 ? segment.name : []
}

/** A long name is broken around the line of its code and amounts. */
function withName(segment: Segment, before: Segment['name'], behind: readonly Segment[] | null): Segment {
  if (segment.code.length === 0 || segment.name.length > 0) return segment
  return { ...segment, name: [...before, ...nameAlone(behind)] }
}

const RANK = /^[（(]?([一二三四五六七八九十]{1,3})[)）]?、/

function isKeyed(source: string, segment: Segment): boolean {
  return segment.code.length > 0 || rankOf(source, segment) > 0
}

/** 1 of 一、一般公共服务支出; 0 without a number. */
function rankOf(source: string, { name: [first] }: Segment): number {
  const numeral = first ? RANK.exec(source.slice(first.start, first.end))?.[1] : undefined
  return numeral === undefined ? 0 : chinese(numeral)
}

const DIGITS = '一二三四五六七八九'

function chinese(numeral: string): number {
  const [tens = '', ones = ''] = numeral.includes('十') ? numeral.split('十') : ['', numeral]
  const ten = numeral.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens) + 1) * 10 : 0
  return ten + (ones === '' ? 0 : DIGITS.indexOf(ones) + 1)
}

/** Of an account with two sides more than a third of the lines have both. */
const SIDED = 3

function tableOf(source: string, rows: readonly Segment[][], headers: readonly Line[]): Table {
  const sided = rows.filter(({ length }) => length === 2).length * SIDED > rows.length
  const sides = sided
    ? sidesOf(source, rows)
    : [rows.flatMap(([segment, more], at) => (segment && !more ? [entry(source, segment, at)] : []))]
  const cells: Cell[] = []
  let left = 0
  for (const [nth, side] of sides.entries()) {
    const { count, placed } = columnsOf(side)
    for (const [field, column] of headersOf(source, headers, count, nth, sides.length))
      cells.push(cell(0, left + column, compose(source, [field])))
    for (const { row, segment, at } of placed) {
      cells.push(cell(row + 1, left, compose(source, labelOf(segment))))
      for (const [i, number] of segment.numbers.entries()) {
        const column = at[i]
        if (column !== undefined) cells.push(cell(row + 1, left + 1 + column, compose(source, [number])))
      }
    }
    left += 1 + count
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { kind: 'table', rows: rows.length + 1, columns: left, cells }
}

function cell(row: number, column: number, passage: Passage): Cell {
  return { row, column, rowSpan: 1, columnSpan: 1, passage }
}

/** `2070101 行政运行`, also where the code was printed in three columns. */
function labelOf({ code, name }: Segment): Stretch[] {
  return [...code, ...name].map(({ start, end }, i) => ({ start, end, glue: i === code.length ? ' ' : '' }))
}

function entry(source: string, segment: Segment, row: number): Entry {
  const text = (fields: readonly Field[]) => fields.map(({ start, end }) => source.slice(start, end)).join('')
  return { row, segment, code: text(segment.code), rank: rankOf(source, segment), name: text(segment.name) }
}

/**
 * The two sides of an account. A line with one side alone is of that which its code or number follows: 九、卫生健康支出 behind 八、其他收入 and
 * 八、社会保障支出 is what goes out, and so is the right side.
 */
function sidesOf(source: string, rows: readonly Segment[][]): Entry[][] {
  const [left, right]: [Entry[], Entry[]] = [[], []]
  for (const [at, row] of rows.entries()) {
    const [one, other] = row.map((segment) => entry(source, segment, at))
    if (one && other) {
      left.push(one)
      right.push(other)
    } else if (one) (follows(one, left, right) ? left : right).push(one)
  }
  return [left, right]
}

/** Whether a lone entry goes on the left side. */
function follows({ code, rank, name }: Entry, left: readonly Entry[], right: readonly Entry[]): boolean {
  const [before, beside] = [left, right].map((side) => side.findLast((one) => one.code !== '' || one.rank > 0))
  if (code !== '') {
    const [own = false, others = false] = [before, beside].map(
      (one) => one?.code.startsWith(code.slice(0, CLASS)) === true,
    )
    return own && !others
  }
  if (rank > 0 && before && beside && before.rank !== beside.rank) return before.rank + 1 === rank
  return /收入|上年|年初/.test(name) && !/支出/.test(name)
}

/** How many digits of a code tell the class (类). */
const CLASS = 3

/** The names of a side's columns, by column: of the amounts from 合计 on where a line has as many; else what lines say once for each side. */
function headersOf(source: string, headers: readonly Line[], count: number, side: number, sides: number) {
  const found = new Map<number, Field>()
  for (const line of headers.toReversed()) {
    const fields = fieldsOf(source, line)
    const texts = fields.map(({ start, end }) => source.slice(start, end))
    const total = texts.findIndex((text) => /合计$/.test(text))
    if (total >= 0 && sides === 1 && texts.length - total >= count && !found.has(1))
      for (let i = 0; i < count; i++) found.set(1 + i, fields[total + i] as Field)
    for (const [kind, column] of HEADERS) {
      const alike = fields.filter((_, i) => kind.test(texts[i] ?? ''))
      const field = alike[side]
      if (field && alike.length === sides && !found.has(column)) found.set(column, field)
    }
  }
  return [...found].map(([column, field]): [Field, number] => [field, column])
}

const HEADERS = [
  [/名称$|^项目$|^科目$/, 0],
  [/[数额]$|预算$|决算$/, 1],
] as const

function fieldsOf(source: string, { start, end }: Line): Field[] {
  return [...source.slice(start, end).matchAll(/\S+/g)].map(({ index, 0: text }) => ({
    start: start + index,
    end: start + index + text.length,
  }))
}
