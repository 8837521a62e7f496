import type { Figure } from '../model/report.ts'
import { HUNDRED } from '../number/decimal.ts'
import { figuresOf } from '../number/relation.ts'
import type { Draft } from './draft.ts'
import { isTotal } from './grid-label.ts'
import { Axis } from './table-axis.ts'
import { printed } from './table-drafts.ts'
import { COMPOSITION, type Facts } from './table-facts.ts'

/** A run of lines whose shares make a whole. */
interface Run {
  readonly from: number
  readonly to: number
}

const FEWEST_VOTES = 2
const MOST_LINES = 200
/** Of a run that other crossings confirm, what a slip takes away or adds at most, in percentage points. */
const FARTHEST = 15

/**
 * Shares of a table that come to 100% without a row or column of totals to say so: where a run of rows does in two columns, it is
 * meant to in the others, and likewise across.
 */
export function hundredDrafts(facts: Facts, caption: string): Draft[] {
  const { panel } = facts
  const titled = SHARES.test(caption + panel.title)
  const heads = panel.columns.map(({ name, path }) => [...path, name].join('/'))
  const rows = panel.rows.map(({ label: { name } }) => name)
  const headed = underHeads(new Axis(facts, 'row'), rows, heads)
  const known = new Set(headed.flatMap(({ readings: [first] }) => (first ? figuresOf(first.computed) : [])))
  const others = [
    ...along(new Axis(facts, 'row'), rows, heads, titled),
    ...along(new Axis(facts, 'column'), heads, rows, titled),
  ]
  const isNew = ({ readings: [first] }: Draft) => !first || !figuresOf(first.computed).some((part) => known.has(part))
  return [...headed, ...others.filter(isNew)]
}

/** A line of its own, `人员年龄构成`, without a number: what stands below it up to the next such line is all of it. */
function underHeads(axis: Axis, lines: readonly string[], crossings: readonly string[]): Draft[] {
  const columns = [...crossings.keys()].filter((crossing) => !NO_SHARES.test(crossings[crossing] ?? ''))
  if (!lines.some((line) => COMPOSITION.test(line)) || !axis.spend(axis.lines * columns.length)) return []
  return lines.flatMap((name, head) => {
    if (!COMPOSITION.test(name) || axis.isFilled(head)) return []
    let to = head
    while (to + 1 < lines.length && to - head < MOST_LINES && axis.isFilled(to + 1)) to++
    const run = { from: head + 1, to }
    return columns.flatMap((crossing) => whole(axis, run, crossing))
  })
}

const SHARES = /[%％]|比重|比例|构成|占比|结构/u
const NO_SHARES = /增|减|升|降|速|率|变|涨|跌|同比|环比|位次|排名/u

function along(axis: Axis, lines: readonly string[], crossings: readonly string[], titled: boolean): Draft[] {
  const shares = crossings.flatMap((name, crossing) => {
    const share = !NO_SHARES.test(name) && isOfShares(axis, crossing, titled || SHARES.test(name))
    return share ? [crossing] : []
  })
  if (shares.length < FEWEST_VOTES || !axis.spend(axis.lines * shares.length)) return []
  return segments(axis, lines, shares).flatMap((segment) => {
    const drafts: Draft[] = []
    for (let from = segment.from; from < segment.to; ) {
      const run = longestRun(axis, { from, to: segment.to }, shares)
      if (!run) break
      for (const crossing of shares) drafts.push(...whole(axis, run, crossing))
      from = run.to + 1
    }
    return drafts
  })
}

function isOfShares(axis: Axis, crossing: number, said: boolean): boolean {
  let first: Figure | null = null
  for (let line = 0; line < axis.lines && !first; line++) first = axis.figure(line, crossing)
  if (!first) return false
  return first.unit.dimension === 'percent' || (said && first.unit.text === '' && first.unit.scale.equals(1))
}

/** The runs between totals, lines of titles and lines of what can be no share. */
function segments(axis: Axis, lines: readonly string[], shares: readonly number[]): Run[] {
  const found: Run[] = []
  let from = 0
  for (let line = 0; line <= lines.length; line++) {
    const inside = line < lines.length && !isTotal(lines[line] ?? '') && isShare(axis, line, shares)
    if (inside) continue
    if (line - from > 1) found.push({ from, to: Math.min(line - 1, from + MOST_LINES) })
    from = line + 1
  }
  return found
}

function isShare(axis: Axis, line: number, shares: readonly number[]): boolean {
  const values = shares.map((crossing) => axis.value(line, crossing)).filter((value) => !Number.isNaN(value))
  return (
    values.length > 0 && values.filter((value) => value >= 0 && value < HUNDRED.toNumber()).length * 2 > values.length
  )
}

/** The longest run from a line on that comes to a hundred at two crossings and at half of them. */
function longestRun(axis: Axis, { from, to }: Run, shares: readonly number[]): Run | null {
  const sums = shares.map(() => 0)
  const slacks = shares.map(() => 0)
  let best: Run | null = null
  for (let line = from; line <= to; line++) {
    let votes = 0
    shares.forEach((crossing, i) => {
      const value = axis.value(line, crossing)
      if (Number.isNaN(value)) return
      sums[i] = (sums[i] ?? 0) + value
      slacks[i] = (slacks[i] ?? 0) + axis.slack(line, crossing)
      if (Math.abs((sums[i] ?? 0) - HUNDRED.toNumber()) <= (slacks[i] ?? 0) + 1e-6) votes++
    })
    if (line > from && votes >= FEWEST_VOTES && votes * 2 >= shares.length) best = { from, to: line }
  }
  return best
}

function whole(axis: Axis, { from, to }: Run, crossing: number): Draft[] {
  const parts: Figure[] = []
  let gap = -HUNDRED.toNumber()
  for (let line = from; line <= to; line++) {
    const part = axis.figure(line, crossing)
    if (!part) continue
    parts.push(part)
    gap += axis.value(line, crossing)
  }
  const [first] = parts
  const shifted = parts.some((part) => [0.1, 10].some((by) => Math.abs(gap + part.value.toNumber() * (by - 1)) < 1))
  if (!first || parts.length < 2 || (Math.abs(gap) > FARTHEST && !shifted)) return []
  const computed = { op: 'sum' as const, terms: parts.map((part) => ({ weight: 1 as const, of: printed(part) })) }
  const stated = { op: 'constant' as const, value: HUNDRED }
  return [
    {
      kind: 'sum',
      topic: 'percent',
      certainty: 'low',
      readings: [{ stated, comparison: '=', computed }],
      section: first.section,
    },
  ]
}
