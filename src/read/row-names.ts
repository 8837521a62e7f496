import type { Figure } from '../model/report.ts'
import { isTotal } from './grid-label.ts'
import { push } from './push.ts'
import { isNameless } from './ties.ts'

/** A row of a table, or what the text tells of one thing: its name and its cells from left to right. */
export interface Row {
  readonly label: string
  readonly table: number
  readonly cells: readonly Figure[]
}

/** A row that words name, and where its name ends in them. */
export interface Naming {
  readonly row: Row
  readonly start: number
  readonly end: number
}

export interface RowNames {
  /** The rows that words name, in the order of the words; a name that rows of several tables bear names all of them. */
  namedIn(words: string): readonly Naming[]
  /** The rows of totals, of so many tables as a report may have. */
  readonly totals: readonly Row[]
}

/** Names that begin like so many others are not told apart, and neither are more than some thousand in one report. */
const MOST_ALIKE = 40
const EFFORT = 400_000
/** So many characters of a longer name stand for it: 河湖长制 for 河湖长制及水域岸线管护. */
const ENOUGH = 4
const SHORTEST = 2
const MOST_CELLS = 16
const MOST_TOTALS = 200

export function rowNames(rows: readonly Row[]): RowNames {
  const byLabel = new Map<string, Row[]>()
  for (const row of rows) if (isName(row.label)) push(byLabel, row.label, row)
  const byPair = new Map<string, string[]>()
  for (const label of byLabel.keys()) {
    for (const pair of new Set([...label].slice(1).map((char, i) => `${label[i]}${char}`))) {
      if ((byPair.get(pair)?.length ?? 0) < MOST_ALIKE) push(byPair, pair, label)
    }
  }
  let effort = EFFORT
  const totals = rows.filter(({ label }) => isTotal(label)).slice(0, MOST_TOTALS)
  return {
    totals,
    namedIn: (words) => {
      const found: Naming[] = []
      for (let at = 0; at < words.length - 1; at++) {
        const labels = byPair.get(words.slice(at, at + 2)) ?? []
        effort -= labels.length
        if (effort < 0) break
        const lengths = labels.map((label) => matched(words, at, label))
        const longest = Math.max(0, ...lengths)
        if (longest === 0) continue
        const named = labels.filter((_, i) => lengths[i] === longest).flatMap((label) => byLabel.get(label) ?? [])
        for (const row of named) found.push({ row, start: at, end: at + longest })
        at += longest - 1
      }
      return found
    },
  }
}

/** The rows of all tables. */
export function rowsOf(cells: readonly Figure[]): Row[] {
  const rows = new Map<string, { label: string; table: number; cells: Figure[] }>()
  for (const one of cells) {
    if (!one.cell) continue
    const key = `${one.cell.table} ${one.cell.row}`
    const known = rows.get(key)
    if (!known) rows.set(key, { label: nameOf(one), table: one.cell.table, cells: [one] })
    else if (known.cells.length < MOST_CELLS) known.cells.push(one)
  }
  return [...rows.values()]
}

/** 小计 of what stands beside it: 过程 | 小计 | 25 | 22.80. */
function nameOf({ label, scope }: Figure): string {
  return bare(/^小\s{0,2}计$/u.test(label) && scope ? scope : label)
}

/** Names are compared without quotation marks and spaces. */
export function bare(words: string): string {
  return words.replace(/[“”"\s]/gu, '')
}

function isName(label: string): boolean {
  return label.length >= SHORTEST && !isTotal(label) && !isNameless(label)
}

/**
 * How many characters from `at` on are the name, or so many of it that it is meant: its beginning or its end, perhaps with some
 * of it left out (桥梁加固 for 桥梁维修加固). 0 if they are not.
 */
function matched(words: string, at: number, label: string): number {
  if (words.startsWith(label, at)) return label.length
  const from = label.indexOf(words.slice(at, at + 2))
  let next = from
  let end = at
  while (end < words.length) {
    const found = label.indexOf(words[end] ?? '', next)
    if (found < 0) break
    next = found + 1
    end++
  }
  return end - at >= ENOUGH && (from === 0 || next === label.length) ? end - at : 0
}
