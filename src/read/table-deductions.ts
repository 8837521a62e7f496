import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Draft } from './draft.ts'
import { isTotal } from './grid-label.ts'
import { equals, figure, isConfirmed, minus, sum } from './relate.ts'
import type { Facts } from './table-facts.ts'
import { isScore, isWeight } from './table-scores.ts'

const OFF = /^(?:实际)?(?:扣分|扣减|失分|减分)(?:值|数|分值|合计)?(?:[（(]分[）)])?$/

/**
 * A column of what was taken off: 扣分 = 分值 − 得分 in every row, and its total. Some tables print there what could be taken off
 * at most; so it is asserted only where most rows bear it out.
 */
export function deductionDrafts({ panel, figures }: Facts): Draft[] {
  const { columns, rows } = panel
  const off = columns.findIndex(({ name }) => OFF.test(name))
  const score = columns.findLastIndex((head) => isScore(head) && !OFF.test(head.name))
  const weight = columns.findLastIndex(isWeight)
  if (off < 0 || score < 0 || weight < 0) return []
  const lines = figures.flatMap((row): Reading[] => {
    const [taken, scored, full] = [row[off], row[score], row[weight]]
    return taken && scored && full ? [equals(taken, minus(figure(full), figure(scored)))] : []
  })
  const held = lines.filter(isConfirmed).length
  if (held < FEWEST || held * 2 <= lines.length) return []
  const readings = [
    ...lines,
    ...total(rows.map(({ label }, r) => ({ name: label.name, of: figures[r]?.[off] ?? null }))),
  ]
  return readings.flatMap((reading): Draft[] => {
    const [stated] = reading.stated.op === 'figure' ? [reading.stated.figure] : []
    const drafted = {
      kind: 'sum' as const,
      topic: 'deduction' as const,
      certainty: 'high' as const,
      readings: [reading],
    }
    return stated ? [{ ...drafted, section: stated.section }] : []
  })
}

const FEWEST = 2

/** The last row's total of all that was taken off, unless there are sub-totals. */
function total(rows: readonly { readonly name: string; readonly of: Figure | null }[]): Reading[] {
  const totals = rows.filter(({ name }) => isTotal(name))
  const parts = rows.flatMap(({ name, of }) => (of && !isTotal(name) ? [figure(of)] : []))
  const [last] = totals
  return last?.of && totals.length === 1 && last === rows.at(-1) && parts.length > 1
    ? [equals(last.of, sum(...parts))]
    : []
}
