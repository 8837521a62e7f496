import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { figure, minus, percent, type Side, sum } from './relate.ts'
import type { Row } from './row-names.ts'
import type { Rows } from './rows-before.ts'
import { measureOf } from './same-period.ts'

/** What can be told of a row: a rate, its share of the total, what it scored, what is left of it, and the points that it lost. */
export type Asked = 'rate' | 'share' | 'score' | 'rest' | 'deduction'

/** What the cells of a row, or of several rows of one table together, give for what is asked. */
export function ofRows({ each, only }: Rows, asked: Asked, name: string, totals: readonly Row[]): readonly Side[] {
  if (asked === 'share') return each.length > 1 ? [] : each.flat().flatMap((row) => sharesOf(row, name, totals))
  const singly = each.length > 1 && only ? [] : each.flatMap((rows) => rows.flatMap((row) => ofRow(row, asked, name)))
  if (each.length < 2 || asked === 'rate') return singly
  const [first = []] = each
  const together = first.flatMap(({ table }) => {
    const found = each.map((rows) =>
      rows.filter((row) => row.table === table).flatMap((row) => ofRow(row, asked, name)),
    )
    const ways = Math.min(...found.map(({ length }) => length))
    return Array.from({ length: ways }, (_, way) => sum(...found.flatMap((sides) => sides[way] ?? [])))
  })
  return [...together, ...singly]
}

/** The cell that states what is asked, or else what it is computed from. */
export function ofRow({ cells }: Row, asked: Asked, name: string): readonly Side[] {
  const heads = cells.filter((cell) => isHeadOf(cell, asked, name))
  if (heads.length > 0) return heads.map(figure)
  if (asked === 'score' || (asked === 'rate' && !COMPUTED.test(rateKind(name)))) return []
  return pairsOf(cells, asked, rateKind(name)).map(([plan, result]) =>
    asked === 'rate'
      ? percent(figure(result), figure(plan))
      : OVER.test(name)
        ? minus(figure(result), figure(plan))
        : minus(figure(plan), figure(result)),
  )
}

/** The row's cells of the totals of their columns, where the name of the whole tells a measure of those columns alone. */
function sharesOf(row: Row, name: string, totals: readonly Row[]): readonly Side[] {
  const whole = totals.find(({ table }) => table === row.table)
  const pairs = row.cells.flatMap((part) => {
    const total = whole?.cells.find(({ cell }) => cell?.column === part.cell?.column)
    return total && part.unit.dimension !== 'percent' && !total.value.isZero() ? [{ part, total }] : []
  })
  const named = pairs.filter(({ part }) => isMeasureIn(name, part))
  return (named.length > 0 ? named : pairs).map(({ part, total }) => percent(figure(part), figure(total)))
}

/** 占概算总投资, of the column 概算批复; 占总支出, of 实际支出. */
function isMeasureIn(name: string, cell: Figure): boolean {
  const { measure } = cell
  if (/支出|决算|执行/u.test(name)) return isResult(measureOf(cell))
  if (/概算|预算|计划/u.test(name)) return isPlan(measureOf(cell)) || /概算/u.test(measure ?? '')
  return measure !== null && measure.length > 1 && name.includes(measure.slice(0, 2))
}

/** Words that say what is left, or what is lacking. */
export const REST =
  /结余|结转|余额|尚余|剩余|未(?:支付|支出|执行|使用|到位|拨付|兑付|完成|建成)|缺口|欠缺|超支|节约|闲置|沉淀|[比较](?:年度)?(?:计划|目标|任务)少|超(?:出|过|额)?(?:年度)?(?:计划|目标|任务)(?!的)/u
/** Words that say how much more was done than planned. */
export const OVER = /超(?:出|过|额)?(?:年度)?(?:计划|目标|任务)/u
const REST_HEAD = /^(?!.*(?:上年|年初)).*(?:结余|结转|余额|剩余|未|差额|缺口|节约|超支)/u
const LACK = /缺口|未到位|短缺|欠缺/u
const SCORE_HEAD = /^(?:实际|自评|评价|最终)?(?:得分|评分)$/u
const DEDUCTION_HEAD = /扣分|扣减|失分/u

function isHeadOf({ measure, label, cell, unit }: Figure, asked: Asked, name: string): boolean {
  // What text tells bears the name of its measure itself.
  const head = ((cell ? measure : label) ?? '').replace(/[（(][^（()）]*[）)]$/u, '')
  if (asked === 'rate') return unit.dimension === 'percent' && rateKind(head) === rateKind(name)
  if (asked === 'score') return SCORE_HEAD.test(head)
  // 资金缺口 is what has not come in, and no 结余 of what has.
  const lacking = asked === 'rest' && LACK.test(name)
  return unit.dimension !== 'percent' && (lacking ? LACK : asked === 'rest' ? REST_HEAD : DEDUCTION_HEAD).test(head)
}

/** 执行率, 支出率 and 使用率 are of what was spent; other rates are of one kind where their names end alike. */
function rateKind(name: string): string {
  const [, kind] = /([\u4e00-\u9fff]{2})[率度]$/u.exec(name) ?? []
  if (kind === undefined) return name
  return /^(?:执行|支付|支出|使用)$/u.test(kind) ? '执行' : kind
}

/** Rates of what was done to what was planned, and of points to the most that there are. */
const COMPUTED = /^(?:执行|完成|得分|到位)$/u
const SCORED = /^(?:分值|权重|得分)/u

const ESTIMATED = /^(?:批复)?(?:概算|估算|应到位|应支付)/u

/** What was planned and what was done; of two amounts without such names the first and the second. */
function pairsOf(cells: readonly Figure[], asked: Asked, kind: string): (readonly [Figure, Figure])[] {
  const scored = asked === 'deduction' || kind === '得分'
  const amounts = cells.filter(
    ({ unit, measure }) =>
      unit.dimension !== 'percent' && !REST_HEAD.test(measure ?? '') && SCORED.test(measure ?? '') === scored,
  )
  const plans = amounts.filter((cell) => isPlan(measureOf(cell)) || ESTIMATED.test(cell.measure ?? ''))
  const results = amounts.filter((cell) => isResult(measureOf(cell)))
  const named = plans.flatMap((plan) => results.map((result) => [plan, result] as const))
  const [first, second, third] = amounts
  const pairs = named.length > 0 || !first || !second || third ? named : [[first, second] as const]
  return pairs.filter(([plan, result]) => commensurable(plan.unit, result.unit) && !plan.value.isZero())
}
