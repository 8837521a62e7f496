import type { Figure } from '../model/report.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { push } from './push.ts'
import { itemIn, resultToRate } from './rate-plan.ts'
import { equals, figure, isConfirmed, percent, roughly, significantDigits } from './relate.ts'
import { measureOf, samePeriod } from './same-period.ts'

const TELLING = 3
const MOST_CELLS = 12

/**
 * `公务接待费支出决算为0.40万元，完成预算的18.96%` below 公务接待费 | 2.11 | 0.40: the plan stands in the row that states the result too. No words tie them, so
 * never with certainty, and not where the sentence tells a plan itself.
 */
export function readRatesOfRows(
  stream: readonly Mention[],
  cells: readonly Figure[],
  known: readonly Draft[],
): Draft[] {
  if (cells.length === 0) return []
  const rows = new Map<string, Figure[]>()
  const results = new Map<number, Figure[]>()
  for (const cell of cells) {
    push(rows, rowOf(cell), cell)
    const amount = cell.unit.dimension === 'money' && !cell.value.isZero()
    if (amount && isResult(measureOf(cell))) push(results, roughly(cell), cell)
  }
  const stated = new Set(
    known.map(({ readings: [reading] }) => reading?.stated.op === 'figure' && reading.stated.figure),
  )
  return stream.flatMap((rate, i): Draft[] => {
    if (rate.role !== 'rate' || !OF_PLAN.test(rate.of) || stated.has(rate.figure)) return []
    const result = resultToRate(stream, i)
    if (!result || isPlan(result.figure.measure) || tellsPlan(stream, i)) return []
    const item = itemIn(result)
    const readings = (results.get(roughly(result.figure)) ?? [])
      .filter((cell) => samePeriod(cell, result.figure) && isOf(cell, item))
      .slice(0, MOST_CELLS)
      .flatMap((cell) => plansOf(cell, rows.get(rowOf(cell)) ?? [], rate))
      .map((plan) => equals(rate.figure, percent(figure(result.figure), figure(plan))))
    if (!readings.some(isConfirmed) && !readings.every(isPlausible)) return []
    return readings.length > 0 ? [{ kind: 'rate', certainty: 'low', readings, section: rate.figure.section }] : []
  })
}

const OF_PLAN = /预算|执行率|完成率|支出率/u

/** The row bears the name; where rows bear none, the number has digits enough not to recur by chance. */
function isOf(cell: Figure, item: string): boolean {
  return cell.label === '' ? significantDigits(cell) >= TELLING : likeness(cell.label, item) >= LIKE
}

/** What was planned, in the result's row: right before it, or the only one. */
function plansOf(cell: Figure, row: readonly Figure[], { of }: Mention): Figure[] {
  const plans = row.filter((one) => isPlan(measureOf(one)) && one.unit.text === cell.unit.text && !one.value.isZero())
  const first = /年初/u.test(of) ? plans.filter((one) => measureOf(one) === '年初预算') : []
  if (first.length === 1) return first
  const beside = plans.filter((one) => one.cell?.column === (cell.cell?.column ?? 0) - 1)
  if (cell.label === '') return beside
  return plans.length === 1 ? plans : beside
}

function tellsPlan(stream: readonly Mention[], i: number): boolean {
  const { sentence } = stream[i] as Mention
  for (let j = i - 1; j >= 0 && stream[j]?.sentence === sentence; j--) {
    const one = stream[j] as Mention
    if (one.gap >= GAP.semicolon) return isLevel(one) && isPlan(one.figure.measure)
    if (isLevel(one) && isPlan(one.figure.measure)) return true
  }
  return false
}

function rowOf({ cell }: Figure): string {
  return cell ? `${cell.table} ${cell.row}` : ''
}
