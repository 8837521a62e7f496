import type { Cell, Table } from '../model/tree.ts'
import { compose } from './compose.ts'
import type { Reading } from './delimited-table.ts'
import type { Line } from './lines.ts'

/**
 * The table of the three public expenses (“三公”经费, 财政部's form 公开08表) as it comes out of pages copied as text: headings in
 * whatever order their lines were printed in, and one line of numbers, of six columns or six pairs of plan and result.
 */
export function copiedExpenses(source: string, lines: readonly Line[], from: number): Reading | null {
  const first = lines[from]
  if (!first || !/三公/.test(source.slice(first.start, Math.min(first.end, first.start + LONGEST)))) return null
  for (let i = from + 1; i < from + MOST_LINES; i++) {
    const line = lines[i]
    if (!line || line.end - line.start > LONGEST || /[。；]/.test(source.slice(line.start, line.end))) return null
    const numbers = tokens(source, line.start, line.end, NUMBERS)
    if (numbers.length < EXPENSES) continue
    const table = tableOf(source, first.start, line.start, numbers)
    return table && { until: i + 1, table }
  }
  return null
}

const LONGEST = 120
const MOST_LINES = 14
const EXPENSES = 6
const NUMBERS = /^\s*-?[\d,.]+(?:\s+-?[\d,.]+)*\s*$/

interface Field {
  readonly start: number
  readonly end: number
}

/** The words of a line all of whose words are of one kind. */
function tokens(source: string, start: number, end: number, all: RegExp): Field[] {
  const text = source.slice(start, end)
  if (!all.test(text)) return []
  return [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: start + index,
    end: start + index + word.length,
  }))
}

/** What the columns are of, in the ministry's order; vehicles are bought and run. */
const LABELS = {
  total: /合\s?计/g,
  abroad: /因公出国\s?(?:[（(]境[)）]费?)?/g,
  vehicles: /公务用车购置(?:及|和)运行(?:维护)?费/g,
  sum: /小\s?计/g,
  bought: /(?:公务用车)?购置费/g,
  run: /(?:公务用车)?运行(?:维护)?费/g,
  guests: /公务接待费?/g,
} as const

function tableOf(source: string, start: number, end: number, numbers: readonly Field[]): Table | null {
  const pairs = numbers.length === 2 * EXPENSES
  const step = pairs ? 2 : 1
  const heads = pairs ? [...source.slice(start, end).matchAll(/(?:预算|决算)数/g)].slice(-2 * EXPENSES) : []
  if (!pairs && numbers.length > EXPENSES + 1) return null
  if (pairs && heads.length < 2 * EXPENSES) return null
  const amounts = numbers.map((field) => Number(source.slice(field.start, field.end).replaceAll(',', '')))
  const guests = guestsAt(amounts.filter((_, i) => i % step === 0).slice(0, EXPENSES))
  if (guests === null) return null
  const labelled = new Map(
    Object.entries(LABELS).map(([key, label]) => [key, [...source.slice(start, end).matchAll(label)].at(-1)]),
  )
  const vehicles = guests === 2 ? 3 : 2
  const places: readonly [keyof typeof LABELS, number, number, number][] = [
    ['total', 0, 0, 1],
    ['abroad', 0, 1, 1],
    ['vehicles', 0, vehicles, 3],
    ['sum', 1, vehicles, 1],
    ['bought', 1, vehicles + 1, 1],
    ['run', 1, vehicles + 2, 1],
    ['guests', 0, guests, 1],
  ]
  const cells: Cell[] = places.flatMap(([key, row, column, span]) => {
    const found = labelled.get(key)
    if (!found) return []
    const field = { start: start + found.index, end: start + found.index + found[0].length }
    const rowSpan = row === 0 && span === 1 ? 2 : 1
    return [{ row, column: column * step, rowSpan, columnSpan: span * step, passage: compose(source, [field]) }]
  })
  if (cells.length < places.length) return null
  for (const [column, { index, 0: word }] of heads.entries()) {
    const passage = compose(source, [{ start: start + index, end: start + index + word.length }])
    cells.push({ row: 2, column, rowSpan: 1, columnSpan: 1, passage })
  }
  const last = pairs ? 3 : 2
  for (const [column, number] of numbers.slice(0, EXPENSES * step).entries())
    cells.push({ row: last, column, rowSpan: 1, columnSpan: 1, passage: compose(source, [number]) })
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { kind: 'table', rows: last + 1, columns: EXPENSES * step, cells }
}

/** Guests stand last, or before the vehicles: where more of the sums hold; null where it cannot be told. */
function guestsAt(amounts: readonly number[]): 2 | 5 | null {
  const [total = 0, abroad = 0, a = 0, b = 0, c = 0, d = 0] = amounts
  const same = (x: number, y: number) => Math.abs(x - y) < CENT
  const holds = (guests: number, sum: number, bought: number, run: number) =>
    Number(same(total, abroad + guests + sum)) + Number(same(sum, bought + run))
  const last = holds(d, a, b, c)
  const before = holds(a, b, c, d)
  return last > before ? 5 : before > last ? 2 : last > 0 ? 5 : null
}

const CENT = 0.011
