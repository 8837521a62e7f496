import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { figuresOf, withFigures } from '../number/relation.ts'
import { slips } from '../number/slips.ts'
import type { Draft } from './draft.ts'
import { LIKE } from './likeness.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, roughly } from './relate.ts'
import { samePeriod } from './same-period.ts'
import { digits, fitness, isOfKind, isStated, type Tie } from './ties.ts'

/** So many digits tell what is meant where the names agree; where they are the same, though the cell is stated elsewhere; by themselves. */
const TELLING = 4
const STATED_ELSEWHERE = 5
const BY_THEMSELVES = 6
/** Names as good as the same. */
const SAME = 0.9
/** Numbers of the text that may be looked up: far more than any report states, and few enough for a hostile one. */
const EFFORT = 2000

/**
 * A number of the text that is no cell's but is one slip of the hand away from just one that bears its name: 得分84.61分 above a table
 * whose total is 84.62. A cell that the text states elsewhere as it is, or a number that other relations bear out, needs no other.
 */
export function readSlippedCells(
  stream: readonly Mention[],
  cells: readonly Figure[],
  ties: readonly Tie[],
  drafts: readonly Draft[],
): Draft[] {
  if (cells.length === 0) return []
  const tied = new Set(ties.map(({ said }) => said))
  const stated = new Set(stream.filter(isStated).map(({ figure: of }) => keyOf(roughly(of))))
  const bySize = new Map<string, Figure[]>()
  for (const cell of cells) {
    const key = keyOf(roughly(cell))
    bySize.set(key, [...(bySize.get(key) ?? []), cell].slice(-MOST_ALIKE))
  }
  const found = stream
    .filter((said) => isStated(said) && !tied.has(said) && said.role !== 'change' && digits(said.figure) >= TELLING)
    .slice(0, EFFORT)
    .flatMap((said) => {
      const cell = meantBy(said, bySize, stated)
      return cell && !isBeside(said.figure, cell, bySize) ? [{ said: said.figure, cell }] : []
    })
  const doubted = new Map(found.map(({ said, cell }) => [said, cell]))
  const borneOut = new Set(drafts.flatMap(({ readings }) => readings.flatMap((reading) => bearsOut(reading, doubted))))
  return found.flatMap(({ said, cell }): Draft[] =>
    borneOut.has(said)
      ? []
      : [{ kind: 'restatement', certainty: 'low', readings: [equals(said, figure(cell))], section: said.section }],
  )
}

/** The figures that a reading holds for as they are printed, and would not for what they may have been meant to be. */
function bearsOut(reading: Reading, doubted: ReadonlyMap<Figure, Figure>): Figure[] {
  const own = [...figuresOf(reading.stated), ...figuresOf(reading.computed)].filter((one) => doubted.has(one))
  return own.filter((one) => {
    const meant = doubted.get(one)
    return meant && isConfirmed(reading) && !isConfirmed(instead(reading, one, meant))
  })
}

function instead({ stated, comparison, computed }: Reading, of: Figure, meant: Figure): Reading {
  const other = (one: Figure) => (one === of ? meant : one)
  return { stated: withFigures(stated, other), comparison, computed: withFigures(computed, other) }
}

const MOST_ALIKE = 8

/** Whether the row states it as it is under another heading: 到位2819.00万元 beside 年初预算 2319.00. */
function isBeside(said: Figure, { cell }: Figure, bySize: ReadonlyMap<string, readonly Figure[]>): boolean {
  const same = bySize.get(keyOf(roughly(said))) ?? []
  return same.some((one) => one.cell?.table === cell?.table && one.cell?.row === cell?.row)
}

function keyOf(size: number): string {
  return size.toPrecision(12)
}

/** The only cell one slip away; none where cells of several values are. */
function meantBy(
  said: Mention,
  bySize: ReadonlyMap<string, readonly Figure[]>,
  stated: ReadonlySet<string>,
): Figure | null {
  const scale = said.figure.unit.scale.toNumber()
  const sizes = new Set(
    slips(said.figure)
      .filter(({ kind }) => kind !== 'sign')
      .map(({ value }) => keyOf(value.toNumber() * scale)),
  )
  const near = [...sizes].flatMap((size) => {
    const fitting = (bySize.get(size) ?? []).filter((cell) => bears(said, cell, stated.has(size)))
    return fitting.slice(0, 1)
  })
  const [only, other] = near
  return only && !other ? only : null
}

function bears(said: Mention, cell: Figure, elsewhere: boolean): boolean {
  if (!isOfKind(said, cell) || !samePeriod(said.figure, cell)) return false
  // 17,000.00万元 and 150,000,000.00: round numbers are soon alike.
  if (Math.max(said.figure.value.precision(), cell.value.precision()) < TELLING) return false
  const fit = fitness(said, cell)
  if (elsewhere) return fit >= SAME && digits(said.figure) >= STATED_ELSEWHERE
  return fit >= LIKE || (fit > 0 && digits(said.figure) >= BY_THEMSELVES)
}
