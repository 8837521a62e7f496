import type { Draft } from './draft.ts'
import type { Part, Sheet } from './grid.ts'
import { isTotal } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import { printed } from './table-drafts.ts'
import type { Facts } from './table-facts.ts'

type Terms = readonly { readonly item: number; readonly weight: 1 | -1 }[]

/** Items by their printed ordinals: what the first side adds up to is what the second does. */
interface Rule {
  readonly left: Terms
  readonly right: Terms
}

const LONGEST = 120
const HAN = '〇一二三四五六七八九十'

/** A rule that the header, title or caption prints: 第一项加第二项之和，等于第三项加第四项之和. */
export function ruleOf(sheet: Sheet, part: Part, caption: string): Rule | null {
  const texts = [caption, part.title]
  for (const row of part.header)
    for (let column = 0; column < sheet.columns; column++) texts.push(sheet.at(row, column)?.name ?? '')
  for (const text of texts) {
    const rule = text.length <= LONGEST && text.includes('项') ? parseRule(text) : null
    if (rule) return rule
  }
  return null
}

function parseRule(text: string): Rule | null {
  const [left, right, more] = text.split(/等于|[=＝]/)
  if (left === undefined || right === undefined || more !== undefined) return null
  const rule = { left: terms(left), right: terms(right) }
  return rule.left.length > 0 && rule.right.length > 0 ? rule : null
}

function terms(side: string): Terms {
  let sign: 1 | -1 = 1
  const found: { item: number; weight: 1 | -1 }[] = []
  for (const [, before, ordinal] of side.matchAll(/([^第项]{0,12})第([一二三四五六七八九十]|\d{1,2})项/g)) {
    if (found.length > 0) sign = /减|扣除|[-－−]/.test(before ?? '') ? -1 : 1
    const item = HAN.includes(ordinal ?? '') ? HAN.indexOf(ordinal ?? '') : Number(ordinal)
    found.push({ item, weight: sign })
  }
  return found
}

/** The rule for every column; the first item of the right side, 本年度办理结果总计, is stated by all the others. */
export function ruleDrafts(rule: Rule | null, { panel, figures }: Facts): Draft[] {
  if (!rule) return []
  const rows = itemRows(panel)
  const [first, ...rest] = rule.right
  if (!first || first.weight < 0) return []
  const others = [
    ...rule.left,
    ...rest.map(({ item, weight }) => ({ item, weight: weight > 0 ? (-1 as const) : (1 as const) })),
  ]
  return panel.columns.flatMap((_, column): Draft[] => {
    const figure = (item: number) => figures[rows.get(item) ?? -1]?.[column] ?? null
    const stated = figure(first.item)
    const parts = others.flatMap(({ item, weight }) => {
      const found = figure(item)
      return found ? [{ weight, of: printed(found) }] : []
    })
    if (!stated || parts.length < others.length) return []
    const reading = {
      stated: printed(stated),
      comparison: '=' as const,
      computed: { op: 'sum' as const, terms: parts },
    }
    return [{ kind: 'formula', certainty: 'high', readings: [reading], section: stated.section }]
  })
}

/** The row of each item 一、 二、 …; of one with rows of its own, their total. */
function itemRows({ rows }: Panel): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  rows.forEach(({ cell, path, label: { name } }, r) => {
    const own = ordinal(cell?.name ?? '')
    if (own > 0 && path.length === 0) found.set(own, r)
    const outer = ordinal(path[0] ?? '')
    if (outer > 0 && isTotal(name)) found.set(outer, r)
  })
  return found
}

function ordinal(text: string): number {
  return HAN.indexOf(/^([一二三四五六七八九十])、/.exec(text)?.[1] ?? '-')
}
