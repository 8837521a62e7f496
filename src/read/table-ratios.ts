import { isRatio, isShare, isTotal } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import type { Axis } from './table-axis.ts'
import type { Candidate } from './table-derived.ts'
import { type Formula, line, minus, ratio } from './table-formula.ts'
import { isDifference, meaningOf, ratesOf, suits } from './table-meaning.ts'
import { isPercent, operands, pairs } from './table-operands.ts'

const MOST = 400
const POINTS = /^(?:分值|权重|得分|自评得分|满分)(?:[（(]|$)/
/** 市场均价 is an amount, if one of each. */
const PRICE = /价$/

/** What a column of rates, shares or changes may be of the columns around it. */
export function ratios(axis: Axis, panel: Panel, column: number): Candidate[] {
  const head = panel.columns[column]
  if (!head) return []
  const name = meaningOf(head)
  const near = operands(
    axis,
    panel,
    column,
    (other) =>
      !panel.mixed.has(other) &&
      (!isRatio(other.name) || PRICE.test(other.name)) &&
      // 全年执行数 | 分值 | 执行率 | 得分: points are no means.
      (!POINTS.test(other.name) || /分/.test(name)),
  )
  const sides = isPercent(axis, head, column) ? [true] : [true, false]
  const change =
    /增|减|变动|变化|升降|同比|环比|±|比上年|比[上去]期|[高超]于|高出|超出/.test(name) &&
    !/^(?:增值|核减|审减)率/.test(name)
  const found = sides.flatMap((percent) => {
    if (change) return changes(axis, panel, near, percent)
    return isShare(name) || /占/.test(name)
      ? [...shares(panel, near, percent), ...rates(panel, column, near, percent)]
      : rates(panel, column, near, percent)
  })
  // Between percentages, a change may be one of percentage points.
  return [...(change ? percentPairs(axis, panel, column) : []), ...found].slice(0, MOST)
}

/** Of each column in its total row. */
function shares(panel: Panel, near: readonly number[], percent: boolean): Candidate[] {
  return totalRows(panel).flatMap((crossing) =>
    near.map((a) => ({
      kind: 'share' as const,
      formula: ratio(line(a), { op: 'fixed', line: a, crossing }, percent),
      named: true,
    })),
  )
}

function rates(panel: Panel, column: number, near: readonly number[], percent: boolean): Candidate[] {
  const head = panel.columns[column]
  const name = head ? meaningOf(head) : ''
  const kind = isShare(name) ? ('share' as const) : ('rate' as const)
  const plain = /人均|平均|标准/.test(name)
  // 年初预算数 | 全年预算数 | 全年执行数 | 执行率: of what the budget came to, where both are told.
  const moved = near.some((i) => MOVED.test(panel.columns[i]?.name ?? ''))
  return pairs(near).flatMap(([a, b]) => {
    const [above, below] = [panel.columns[a]?.name ?? '', panel.columns[b]?.name ?? '']
    const meant = plain || (moved && INITIAL.test(below)) ? null : ratesOf(name, above, below)
    const whole = ratio(line(a), line(b), percent)
    if (meant?.rest) return [{ kind, formula: ratio(minus(line(b), line(a)), line(b), percent), named: true }]
    return [{ kind, formula: whole, named: meant !== null }]
  })
}

const MOVED = /(?:全年|调整后?(?:的|全年)?)预算/
const INITIAL = /年初/

function changes(axis: Axis, panel: Panel, near: readonly number[], percent: boolean): Candidate[] {
  const heads = panel.columns
  const found = pairs(near).flatMap(([a, b]): Candidate[] => {
    const [x, y] = [heads[a], heads[b]]
    if (!x || !y || isPercent(axis, y, b)) return []
    const named = near.length === 2 ? a < b === (x.year ?? 0) >= (y.year ?? 0) || suits(x, y) : suits(x, y)
    return [{ kind: 'change', formula: ratio(minus(line(a), line(b)), line(b), percent), named }]
  })
  const over = near
    .filter((a) => heads[a] && isDifference(heads[a]))
    .flatMap((a) => near.filter((b) => b !== a).map((b): [number, number] => [a, b]))
    .map(([a, b]): Candidate => ({ kind: 'change', formula: ratio(line(a), line(b), percent), named: false }))
  return [...found, ...over]
}

function percentPairs(axis: Axis, panel: Panel, column: number): Candidate[] {
  const shares = panel.columns
    .map((_, i) => i)
    .filter((i) => i < column && i >= column - 6 && isPercent(axis, panel.columns[i], i))
  return pairs(shares).map(([a, b]): Candidate => {
    const formula: Formula = minus(line(a), line(b))
    return { kind: 'difference', formula, named: false }
  })
}

/** A total, or the region that those below it make up. */
function isWholeRow(name: string): boolean {
  return isTotal(name) || /^全[国省市县区州]$/.test(name)
}

function totalRows(panel: Panel): number[] {
  const rows = panel.rows.map((_, i) => i).filter((i) => isWholeRow(panel.rows[i]?.label.name ?? ''))
  return rows.length <= 2 ? rows : [rows[0] ?? 0, rows.at(-1) ?? 0]
}
