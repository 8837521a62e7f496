import type { ColumnHead } from './grid-header.ts'
import { isRatio, isTotal } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import { type Axis, type Footing, type Tally, tally } from './table-axis.ts'
import type { Found } from './table-rows.ts'

const APART = /指标值|目标值|完成值|分值|权重|得分|评分|扣分|标准/

/** Whether a column can be part of a sum of columns. */
export function isAddend(panel: Panel, head: ColumnHead): boolean {
  return !panel.mixed.has(head) && !isRatio(head.name) && !APART.test(head.name)
}

/** Columns that their headers call totals, each with the columns under which most rows add up. */
export function columnTotals(axis: Axis, panel: Panel, counts: (row: number) => boolean): Found[] {
  const addends = panel.columns.map((_, i) => i).filter((i) => isAddend(panel, panel.columns[i] as ColumnHead))
  const heads = byMeasure(panel.columns)
  const found: Found[] = []
  for (const total of addends.filter((i) => isTotalColumn(heads, i)).slice(0, 60)) {
    const { whole, cut } = candidates(heads, addends, total)
    const weigh = (lists: readonly (readonly number[])[]) =>
      lists
        .map((parts): Footing => ({ total, parts: parts.map((line) => ({ line, weight: weightOf(heads[line]) })) }))
        .map((footing) => ({ footing, tally: tally(axis, footing, counts) }))
        .filter(({ tally: { holds, fails } }) => holds + fails > 0)
    const natural = weigh(whole)
    const ranked = natural.some(({ tally: { holds } }) => holds > 0) ? natural : [...natural, ...weigh(cut)]
    const best = ranked.reduce<(typeof ranked)[number] | null>(
      (a, b) => (a && rank(a.tally) >= rank(b.tally) ? a : b),
      null,
    )
    if (!best) continue
    const rivals = ranked
      .filter((other) => other !== best && rank(other.tally) >= rank(best.tally))
      .map(({ footing }) => footing)
    found.push({ ...best, rivals, basis: 'label' })
  }
  return found
}

/**
 * 预算数 and 决算数 under each of 合计, 因公出国费 and 公务接待费: the columns as if they stood the other way round, the items under
 * each measure. They stay as they are where no group of them is a total.
 */
function byMeasure(heads: readonly ColumnHead[]): readonly ColumnHead[] {
  const groups = new Map<string, ColumnHead[]>()
  for (const one of heads) {
    const group = one.path.length > 1 ? JSON.stringify(one.path.slice(0, -1)) : ''
    groups.set(group, [...(groups.get(group) ?? []), one])
  }
  const measures = (group: readonly ColumnHead[]) => group.map(({ path }) => path.at(-1)).join()
  const total = [...groups.values()].find(([one, second]) => second && isTotal(one?.path.at(-2) ?? ''))
  const alike = [...groups.values()].filter((group) => total && measures(group) === measures(total)).flat()
  if (!total || alike.length <= total.length) return heads
  return heads.map((one) => {
    const outer = one.path.slice(0, -1)
    const leaf = one.path.at(-1) ?? ''
    return alike.includes(one) ? { ...one, path: [leaf, ...outer], name: outer.at(-1) ?? '' } : one
  })
}

/** A column headed 减： is taken off. */
function weightOf(head: ColumnHead | undefined): 1 | -1 {
  return /^减[：:]/.test(head?.name ?? '') ? -1 : 1
}

function rank({ holds, fails }: Tally): number {
  return holds - fails
}

/** By its own header, or by the header above it where it is the only column under that (合计 over 金额). */
function isTotalColumn(heads: readonly ColumnHead[], i: number): boolean {
  const head = heads[i]
  if (!head) return false
  if (isTotal(head.name)) return true
  const above = head.path.at(-2)
  return above !== undefined && isTotal(above) && heads.filter(({ path }) => path.at(-2) === above).length === 1
}

/**
 * What a total column may sum, most plausible first: its siblings under one header, runs beside it, other totals. `cut`
 * are the first few columns beside it, for where nothing else holds in any row.
 */
function candidates(
  heads: readonly ColumnHead[],
  addends: readonly number[],
  total: number,
): { readonly whole: number[][]; readonly cut: number[][] } {
  const group = heads[total]?.path.slice(0, -1) ?? []
  const others = addends.filter((i) => i !== total)
  const under = (i: number, path: readonly string[]) => path.every((name, depth) => heads[i]?.path[depth] === name)
  const totals = (i: number) => isTotalColumn(heads, i)
  const siblings = others.filter((i) => under(i, group))
  const leaves = siblings.filter((i) => !totals(i))
  const direct = tops(heads, siblings, group.length)
  const next = others.find((i) => i > total && totals(i)) ?? heads.length
  const last = others.findLast((i) => i < total && totals(i)) ?? -1
  const between = (list: readonly number[], from: number, to: number) => list.filter((i) => i > from && i < to)
  const right = between(leaves, total, next)
  const left = between(leaves, last, total)
  const wide = others.filter((i) => !totals(i))
  const own = heads[total]?.path.at(-1) ?? ''
  const alike = others.filter((i) => heads[i]?.path.at(-1) === own && !under(i, group))
  const lists = [
    direct,
    leaves,
    right,
    left,
    between(direct, total, heads.length),
    between(direct, -1, total),
    between(leaves, total, heads.length),
    between(leaves, -1, total),
    siblings.filter(totals),
    ...(group.length > 0 ? [between(wide, total, next), between(wide, last, total), alike] : []),
  ]
  const seen = new Set<string>()
  const fresh = (list: readonly number[]) => list.length > 1 && !seen.has(list.join()) && seen.add(list.join())
  const bare = lists.map((list) => list.filter((i) => !isAmong(heads[i])))
  return {
    whole: [...bare, ...lists].filter(fresh),
    cut: [2, 3, 4].map((length) => right.slice(0, length)).filter(fresh),
  }
}

/** Headed 其中：: a part of the column before it rather than one beside it. */
function isAmong(head: ColumnHead | undefined): boolean {
  return head?.path.some((name) => /^其中/.test(name)) ?? false
}

/** Of a group's columns, those directly under it; a sub-group stands as its own total where it has one. */
function tops(heads: readonly ColumnHead[], siblings: readonly number[], depth: number): number[] {
  const groups = new Map<string, number[]>()
  for (const i of siblings) {
    const name = heads[i]?.path[depth] ?? ''
    groups.set(name, [...(groups.get(name) ?? []), i])
  }
  return [...groups.values()].flatMap((members) => {
    if (members.length === 1) return members
    const own = members.filter((i) => isTotalColumn(heads, i))
    return own.length > 0 ? own.slice(0, 1) : members
  })
}
