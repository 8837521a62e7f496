import { type CellKind, cellKind } from './cell-kind.ts'
import { partition } from './partition.ts'

/**
 * Finds the column of each cell in a table whose column spans are lost.
 *
 * What is known of a row is the order of its cells and how many there are. A row with as many cells as there are columns is
 * placed as it stands; a row of one cell is a title over the full width. Rows of the same count that follow each other are
 * one band and are placed alike, so that the cells of a sub-table stay under its own headings. A band is placed, from the
 * last to the first, by what is under it:
 *
 * - a heading band over a band with more cells: each heading takes a run of the cells below. An empty cell below belongs to
 *   the heading above it (a vertical merge), several filled ones side by side are the sub-headings of one;
 * - any other band: its numbers go to the columns that hold numbers in the full rows, and what is left over widens labels.
 *
 * Returns for each row the first column of each cell; a cell reaches to the next one or the table's edge.
 */
export function placeRows(rows: readonly (readonly string[])[], columns: number): number[][] {
  const starts: number[][] = rows.map(() => [])
  const full = rows.filter((row) => row.length === columns)
  const profile = withoutCodes(numberShares(full, columns), full)
  /** Single rows of the same kinds of cells come again and again in tables that are not regular. */
  const known = new Map<string, number[]>()
  for (const band of bands(rows).reverse()) {
    const below = nextRow(rows, starts, band.to)
    const key = signature(rows, band)
    const placed = known.get(key) ?? placeBand(rows.slice(band.from, band.to), columns, profile, below)
    if (key !== '') known.set(key, placed)
    for (let row = band.from; row < band.to; row++) starts[row] = placed
  }
  return starts
}

interface Below {
  readonly texts: readonly string[]
  readonly starts: readonly number[]
}

function bands(rows: readonly (readonly string[])[]): { from: number; to: number }[] {
  const result: { from: number; to: number }[] = []
  for (let from = 0, to = 1; from < rows.length; from = to, to++) {
    while (to < rows.length && rows[to]?.length === rows[from]?.length) to++
    result.push({ from, to })
  }
  return result
}

/** What the place of a single row hangs on, when it has a number; empty for all others. */
function signature(rows: readonly (readonly string[])[], { from, to }: { from: number; to: number }): string {
  const kinds = to - from === 1 ? (rows[from] ?? []).map((text) => cellKind(text).charAt(0)).join('') : ''
  return kinds.includes('n') ? kinds : ''
}

function nextRow(rows: readonly (readonly string[])[], starts: readonly number[][], at: number): Below | null {
  const texts = rows[at]
  return texts && texts.length > 1 ? { texts, starts: starts[at] ?? [] } : null
}

function placeBand(
  band: readonly (readonly string[])[],
  columns: number,
  profile: readonly number[],
  below: Below | null,
): number[] {
  const first = band[0] ?? []
  if (first.length <= 1) return [0]
  if (first.length >= columns) return first.map((_, column) => column)
  const heading = band.every((row) => row.every((text) => cellKind(text) !== 'number'))
  if (!heading || !below || below.texts.length <= first.length)
    return partition(first.length, columns, bodyCost(band, profile, heading))
  const last = band.at(-1) ?? first
  const runs = partition(first.length, below.texts.length, headingCost(last, below))
  return runs.map((unit) => below.starts[unit] ?? 0)
}

/** For each column, the share of its filled cells that are numbers. */
export function numberShares(rows: readonly (readonly string[])[], columns: number): number[] {
  const numbers = new Array<number>(columns).fill(0)
  const filled = new Array<number>(columns).fill(0)
  for (const row of rows) {
    row.forEach((text, column) => {
      const kind = cellKind(text)
      if (kind === 'number') numbers[column] = (numbers[column] ?? 0) + 1
      if (kind !== 'blank') filled[column] = (filled[column] ?? 0) + 1
    })
  }
  return numbers.map((count, column) => (filled[column] ? count / (filled[column] ?? 1) : 0))
}

/** A column of classification codes (301, 30101) holds no amounts, so that no total stands under it. */
function withoutCodes(profile: readonly number[], full: readonly (readonly string[])[]): number[] {
  return profile.map((share, column) => {
    const codes = new Set(full.map((row) => row[column] ?? '').filter((text) => cellKind(text) === 'number'))
    const nested = [...codes].some((code) => code.length > 3 && codes.has(code.slice(0, -2)))
    return nested && [...codes].every((code) => CODE.test(code)) ? 0 : share
  })
}

const CODE = /^\d{3}(?:\d{2}){0,3}$/

function bodyCost(band: readonly (readonly string[])[], profile: readonly number[], heading: boolean) {
  const length = band[0]?.length ?? 0
  const kinds = Array.from({ length }, (_, cell) => shares(band.map((row) => cellKind(row[cell] ?? ''))))
  const sums = [0]
  for (const share of profile) sums.push((sums.at(-1) ?? 0) + share)
  return (cell: number, from: number, to: number): number => {
    const { number, text, blank } = kinds[cell] ?? { number: 0, text: 0, blank: 1 }
    const numeric = (sums[to] ?? 0) - (sums[from] ?? 0)
    const labels = to - from - numeric
    const wide = to - from - 1
    const asNumber = 2 * wide + (wide === 0 ? 1 - numeric : labels)
    const asText = heading ? (cell === 0 ? 2 * numeric : 0) + 0.1 * wide * wide : 0.6 * numeric + 0.1 * wide
    return number * asNumber + text * asText + blank * wide + (cell === 0 ? 0 : 0.01 * wide)
  }
}

function shares(kinds: readonly CellKind[]): Record<CellKind, number> {
  const of = (kind: CellKind) => kinds.filter((each) => each === kind).length / Math.max(1, kinds.length)
  return { number: of('number'), text: of('text'), blank: of('blank') }
}

const LEADS_GROUP = /^(?:小计|合计|金额|总额|年初|期初)/

function headingCost(headings: readonly string[], below: Below) {
  const kinds = below.texts.map(cellKind)
  const firsts = new Map<string, number>()
  for (const text of below.texts) if (text !== '') firsts.set(text, (firsts.get(text) ?? 0) + 1)
  return (heading: number, from: number, to: number): number => {
    const count = to - from
    const label = headings[heading] ?? ''
    const under = below.texts.slice(from, to)
    const empty = kinds.slice(from, to).filter((kind) => kind === 'blank').length
    if (label === '') return count === 1 ? 0 : 2 * (count - 1)
    if (count === 1) return empty === 1 ? 0 : under.some((text) => cellKind(text) === 'number') ? 0.2 : 1.5
    const mixed = empty === 0 ? 0 : empty === count ? count : 4
    const doubled = 3 * (count - new Set(under).size)
    const leads = under.slice(1).filter((text) => LEADS_GROUP.test(text)).length * 0.5
    const repeated = (firsts.get(under[0] ?? '') ?? 0) > 1 ? -0.3 : 0
    const related = under.some((text) => shareWord(label, text)) ? -0.3 : 0
    return 0.1 * count * count + mixed + doubled + leads + repeated + related
  }
}

/** Whether two labels have two neighbouring characters in common: 预算金额 and 年初预算. */
function shareWord(one: string, other: string): boolean {
  const short = one.slice(0, 30)
  for (let i = 0; i + 1 < short.length; i++) if (other.includes(short.slice(i, i + 2))) return true
  return false
}
