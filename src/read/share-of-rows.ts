import type { Figure } from '../model/report.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, percent } from './relate.ts'
import { subjectOf } from './share-numerator.ts'

const TOTAL = /^(?:合计|总计|共计|小计)$/u
const FEWEST = 2
/** Longer lists of shares, and larger tables, are not told of one another. */
const MOST_SHARES = 20
const MOST_CELLS = 600

/**
 * `从支出结构看，甲类占50.97%，乙类占24.16%` below a table: shares of its total, in the column of which one of them at least is right. No words
 * name the column, so never with certainty.
 */
export function readSharesOfRows(stream: readonly Mention[], cells: readonly Figure[]): Draft[] {
  const tables = inTables(cells)
  let above = 0
  return sentences(stream).flatMap((shares) => {
    const [first] = shares
    while (first && (tables[above]?.at(-1)?.at.end ?? Number.POSITIVE_INFINITY) < first.figure.at.start) above++
    const table = tables[above - 1]
    if (!first || !table || table.length > MOST_CELLS || !isAbove(table, first.figure)) return []
    const columns = [...new Set(table.map(({ cell }) => cell?.column))].map((column) =>
      readingsIn(table, column, shares),
    )
    const fits = columns.map((readings) => readings.filter((one) => one !== null && isConfirmed(one)).length)
    const most = Math.max(0, ...fits)
    if (most === 0 || fits.indexOf(most) !== fits.lastIndexOf(most)) return []
    return (columns[fits.indexOf(most)] ?? []).flatMap((reading): Draft[] =>
      reading ? [{ kind: 'share', certainty: 'low', readings: [reading], section: first.figure.section }] : [],
    )
  })
}

/** The shares of sentences that give a subject to each of several, and to none an amount or a whole. */
function sentences(stream: readonly Mention[]): Mention[][] {
  const found: Mention[][] = []
  for (const [i, mention] of stream.entries()) {
    const bare =
      mention.role === 'share' && mention.of === '' && mention.enumerated === null && mention.figure.cell === null
    const before = stream[i - 1]
    const beside = before !== undefined && before.sentence === mention.sentence && isLevel(before)
    if (!bare || beside || subjectOf(mention).length < FEWEST) continue
    const last = found.at(-1)
    if (last?.[0]?.sentence === mention.sentence) last.push(mention)
    else found.push([mention])
  }
  return found.filter(({ length }) => length >= FEWEST && length <= MOST_SHARES)
}

function inTables(cells: readonly Figure[]): Figure[][] {
  const tables = new Map<number, Figure[]>()
  for (const one of cells) {
    if (!one.cell) continue
    const known = tables.get(one.cell.table)
    if (known) known.push(one)
    else tables.set(one.cell.table, [one])
  }
  return [...tables.values()]
}

/** In its section and not many lines above. */
function isAbove(table: readonly Figure[], { at, section }: Figure): boolean {
  const last = table.at(-1)
  return last !== undefined && last.section === section && at.start - last.at.end < NEAR
}

/** In characters: a paragraph or two. */
const NEAR = 600

function readingsIn(table: readonly Figure[], column: number | undefined, shares: readonly Mention[]) {
  const own = table.filter(({ cell, unit }) => cell?.column === column && unit.dimension !== 'percent')
  const total = own.find(({ label }) => TOTAL.test(label.replace(/\s/gu, '')))
  return shares.map((stated) => {
    const subject = subjectOf(stated)
    const rows = own.filter((one) => one !== total && likeness(one.label, subject) >= LIKE)
    const [row] = rows
    return total && row && rows.length === 1 ? equals(stated.figure, percent(figure(row), figure(total))) : null
  })
}
