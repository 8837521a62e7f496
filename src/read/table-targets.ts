import type { Bound, Figure } from '../model/report.ts'
import { commensurable, NO_UNIT } from '../number/unit.ts'
import type { Draft } from './draft.ts'
import type { Part, Sheet, SheetCell } from './grid.ts'
import { type ColumnHead, readHeader } from './grid-header.ts'
import { cellNumber } from './grid-number.ts'
import { place } from './place.ts'
import { equals, figure, isConfirmed, over, percent, product } from './relate.ts'
import type { Facts, TableContext } from './table-facts.ts'
import { isScore, isWeight } from './table-scores.ts'

const TARGET = /(?:指标值|目标值|计划值|目标|计划)(?:[（(][^（()）]{0,8}[）)])?$/u
const ACTUAL = /(?:实际|完成)(?:完成)?(?:值|数|情况)?(?:[（(][^（()）]{0,8}[）)])?$/u
const RATE = /完成(?:率|比例)/u
const MARK = /^\s{0,4}(?:(≥|≧|>=|＞|>|不少于|不低于)|(≤|≦|<=|＜|<|不高于|不超过))\s{0,4}/u

/** What a table's targets are, and how much of them was reached. */
export interface Targets {
  readonly figures: readonly Figure[]
  readonly drafts: readonly Draft[]
}

/**
 * Targets that a column prints as bounds (`≥2600`), which no sum may hold, where other columns state what was reached and at what rate of the
 * target: each rate is of its row. Asserted where it holds in half the rows, since a rate may be of the points instead.
 */
export function targetsOf(sheet: Sheet, part: Part, facts: Facts, context: TableContext): Targets {
  const heads = readHeader(sheet, part, context.year)
  const column = heads.find(({ path }) => TARGET.test(path.at(-1) ?? ''))
  if (!column) return { figures: [], drafts: [] }
  const { columns } = facts.panel
  const actual = columns.findIndex((head) => head.column !== column.column && ACTUAL.test(head.name))
  const rate = columns.findIndex(({ name }) => RATE.test(name))
  const figures: Figure[] = []
  const drafts: Draft[] = []
  for (const [r, row] of facts.panel.rows.entries()) {
    const target = boundAt(sheet, row.row, column, facts, r, context)
    const [done, stated] = [facts.figures[r]?.[actual], facts.figures[r]?.[rate]]
    if (!target || !done || !stated || target.bound !== 'at-least' || target.value.isZero()) continue
    figures.push(target)
    const readings = [equals(stated, percent(figure(done), figure(target)))]
    drafts.push({ kind: 'rate', certainty: 'high', readings, section: context.section })
  }
  const holding = drafts.filter(({ readings }) => readings.some(isConfirmed)).length
  const rates = holding * 2 < drafts.length ? { figures: [], drafts: [] } : { figures, drafts }
  const points = proportional(sheet, column, actual, facts, context)
  return { figures: [...rates.figures, ...points.figures], drafts: [...rates.drafts, ...points.drafts] }
}

/**
 * `25口 | 23口 | 8 | 7.36`, `≥95% | 93.55% | 7 | 6.89`: what falls short of its target scores as much less (得分 = 实际完成值 ÷ 年度指标值 × 分值,
 * 财预〔2020〕10号). Forms may score otherwise, so that one row's points are held to it where the others bear it out.
 */
function proportional(sheet: Sheet, column: ColumnHead, actual: number, facts: Facts, context: TableContext): Targets {
  const { columns, rows } = facts.panel
  const [target, weight, score] = [
    columns.findIndex((head) => head.column === column.column),
    columns.findIndex(isWeight),
    columns.findIndex(isScore),
  ]
  const found = rows.flatMap((row, r) => {
    const of = facts.figures[r] ?? []
    const goal = (target < 0 ? null : of[target]) ?? boundAt(sheet, row.row, column, facts, r, context)
    const [done, most, got] = [of[actual], of[weight], of[score]]
    if (!goal || !done || !most || !got || goal.bound === 'at-most' || goal.value.isZero()) return []
    if (!commensurable(goal.unit, done.unit) || !done.value.lessThan(goal.value)) return []
    // A goal is set, not measured, whether or not it may be passed.
    const asSet = { ...goal, bound: null, precision: Math.max(goal.precision, done.precision) }
    // Points are exact, but for those that a formula gives.
    const reading = equals({ ...got, unit: NO_UNIT }, product(figure(most), over(figure(done), figure(asSet))))
    return [{ goal, reading, isBound: goal !== of[target] }]
  })
  const holding = found.filter(({ reading }) => isConfirmed(reading))
  const kept = holding.length >= FEWEST && found.length - holding.length <= 1 ? found : holding
  return {
    figures: kept.flatMap(({ goal, isBound }) => (isBound ? [goal] : [])),
    drafts: kept.map(({ reading }) => ({
      kind: 'formula',
      certainty: 'low',
      readings: [reading],
      section: context.section,
    })),
  }
}

const FEWEST = 2

function boundAt(
  sheet: Sheet,
  row: number,
  { column, name, unit }: ColumnHead,
  { panel }: Facts,
  r: number,
  context: TableContext,
): Figure | null {
  const found = sheet.at(row, column)
  const label = panel.rows[r]?.label
  if (!found || !label || found.cell.row !== row || found.cell.column !== column) return null
  const { text } = found.cell.passage
  const mark = MARK.exec(text)
  const number = mark && cellNumber(text.slice(mark[0].length))
  if (!mark || !number) return null
  const at = mark[0].length
  return {
    id: context.nextId(),
    text: text.slice(at + number.start, at + number.end),
    at: place(found.cell.passage, at + number.start, at + number.end),
    numberAt: place(found.cell.passage, at + number.numberStart, at + number.numberEnd),
    value: number.value,
    decimals: number.decimals,
    precision: number.decimals,
    unit: number.unit ?? panel.rows[r]?.unit ?? label.unit ?? unit ?? NO_UNIT,
    bound: boundOf(mark),
    label: label.name,
    measure: name,
    year: context.year,
    scope: panel.rows[r]?.path[0] ?? null,
    section: context.section,
    cell: { table: context.index, row, column },
    source: sourceOf(found),
  }
}

function boundOf([, least]: RegExpExecArray): Bound {
  return least === undefined ? 'at-most' : 'at-least'
}

function sourceOf({ cell }: SheetCell): Figure['source'] {
  return cell.source ?? null
}
