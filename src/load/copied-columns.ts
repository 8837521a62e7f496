import type { Segment } from './copied-row.ts'

/** A row of one side of a table, of which it is not known under which columns its amounts stood. */
export interface Entry {
  readonly row: number
  readonly segment: Segment
  readonly code: string
  /** 1 of 一、; 0 without a number. */
  readonly rank: number
  readonly name: string
}

/** The column of each amount of an entry; none for those of which it cannot be told. */
interface Placed extends Entry {
  readonly at: readonly number[]
}

/** So many ways to place the amounts of a group are tried. */
const MOST_WAYS = 20_000

/**
 * How many columns of amounts there are, and which each amount is of. The first of a row is its total. Where a row prints fewer than
 * there are columns, the others stand where its group comes to what is stated of it, or as near as can be; where nothing states
 * that of one row, only the totals of all rows are kept.
 */
export function columnsOf(entries: readonly Entry[]): { readonly count: number; readonly placed: Placed[] } {
  const count = Math.max(1, ...entries.map(({ segment: { numbers } }) => numbers.length))
  const known = new Map<Entry, readonly number[]>()
  for (const one of entries) {
    const { length } = one.segment.numbers
    if (length === count || length < 2)
      known.set(
        one,
        Array.from({ length }, (_, i) => i),
      )
  }
  const groups = groupsOf(entries)
  for (const [parent, group] of [...groups].sort(([a], [b]) => a.code.length - b.code.length)) {
    const open = group.filter((one) => !known.has(one))
    const whole = known.get(parent)
    const ways = whole && open.length > 0 ? place(amountsOf(parent, whole, count), group, open, known, count) : null
    for (const [i, one] of open.entries()) if (ways) known.set(one, ways[i] as readonly number[])
  }
  const all = entries.every((one) => known.has(one))
  const placed = entries.map((one) => ({ ...one, at: all ? (known.get(one) ?? []) : [0] }))
  return { count: all ? count : 1, placed }
}

/** The rows by what they are part of: the row before whose code theirs begin with, the total of all codes, or 合计 below the numbered. */
function groupsOf(entries: readonly Entry[]): Map<Entry, Entry[]> {
  const groups = new Map<Entry, Entry[]>()
  const coded = new Map<string, Entry>()
  const total = entries.find(isTotal)
  let numbered: Entry[] = []
  for (const one of entries) {
    if (isTotal(one)) {
      if (numbered.length > 0) groups.set(one, numbered)
      numbered = []
    } else if (one.code !== '') {
      const parent = outerOf(one.code, coded) ?? (one.code.length > CLASS ? undefined : total)
      coded.set(one.code, one)
      const group = parent && groups.get(parent)
      if (group) group.push(one)
      else if (parent) groups.set(parent, [one])
    } else if (one.rank > 0) numbered.push(one)
  }
  return groups
}

function outerOf(code: string, coded: ReadonlyMap<string, Entry>): Entry | undefined {
  for (let length = code.length - 2; length >= CLASS; length -= 2) {
    const outer = coded.get(code.slice(0, length))
    if (outer) return outer
  }
  return undefined
}

const CLASS = 3

function isTotal({ code, name }: Entry): boolean {
  return code === '' && /[合总]计$/.test(name)
}

function amountsOf({ segment: { numbers } }: Entry, at: readonly number[], count: number): number[] {
  const amounts = new Array<number>(count).fill(0)
  for (const [i, { text }] of numbers.entries()) amounts[at[i] ?? 0] = Number(text.replaceAll(',', ''))
  return amounts
}

/** Where the amounts of the open rows stand, so that the columns come as near as can be to those of the whole. */
function place(
  whole: readonly number[],
  group: readonly Entry[],
  open: readonly Entry[],
  known: ReadonlyMap<Entry, readonly number[]>,
  count: number,
): (readonly number[])[] | null {
  const rest = [...whole]
  for (const one of group) {
    const at = known.get(one)
    if (at)
      for (const [column, amount] of amountsOf(one, at, count).entries()) rest[column] = (rest[column] ?? 0) - amount
  }
  const choices = open.map(({ segment: { numbers } }) => waysOf(numbers.length, count))
  if (choices.reduce((ways, some) => ways * some.length, 1) > MOST_WAYS) return null
  let best: { readonly ways: (readonly number[])[]; readonly far: number } | null = null
  const visit = (i: number, left: readonly number[], ways: (readonly number[])[]): void => {
    const one = open[i]
    if (!one) {
      const far = left.slice(1).reduce((sum, amount) => sum + Math.abs(amount), 0)
      if (!best || far < best.far - CENT) best = { ways, far }
      return
    }
    for (const at of choices[i] ?? []) {
      const amounts = amountsOf(one, at, count)
      visit(
        i + 1,
        left.map((amount, column) => amount - (amounts[column] ?? 0)),
        [...ways, at],
      )
    }
  }
  visit(0, rest, [])
  return (best as { readonly ways: (readonly number[])[] } | null)?.ways ?? null
}

const CENT = 0.005

/** The total first, and the others under later columns in their order. */
function waysOf(length: number, count: number): number[][] {
  let ways: number[][] = [[0]]
  for (let i = 1; i < length; i++)
    ways = ways.flatMap((way) => {
      const from = (way.at(-1) ?? 0) + 1
      return Array.from({ length: count - from - (length - 1 - i) }, (_, step) => [...way, from + step])
    })
  return ways
}
