import { isNote, isRatio, isTotal } from './grid-label.ts'
import type { RowHead } from './grid-panel.ts'
import type { Axis } from './table-axis.ts'

/** What a row is to the sums of its panel. */
export type Role = 'item' | 'total' | 'heading' | 'aside'

/** One way to see the rows as an outline; levels from 0, and −1 for rows that are no items. */
export interface Outline {
  readonly basis: 'flat' | 'code' | 'indent' | 'age' | 'numbering'
  readonly levels: readonly number[]
}

/** Roles by label alone: totals, items, headings without figures, and what takes no part (rates, notes, `…中：`). */
export function rowRoles(axis: Axis, rows: readonly RowHead[]): Role[] {
  let aside = false
  return rows.map(({ label, cell }, i) => {
    const filled = axis.isFilled(i)
    if (!filled) aside = /中$/.test(label.name) && !label.name.endsWith('其中')
    else if (isTotal(label.name) || label.numbering > 0) aside = false
    if (isNote(label.name)) return 'aside'
    if (isTotal(label.name)) return filled ? 'total' : 'heading'
    if (!filled) return cell ? 'heading' : 'aside'
    return aside || isRatio(label.name) || (cell === null && rows.some((row) => row.cell !== null)) ? 'aside' : 'item'
  })
}

/** Every plausible outline of the rows, flat first; those that come to the same are given once. */
export function outlines(rows: readonly RowHead[], roles: readonly Role[]): Outline[] {
  const listed = (i: number) => roles[i] === 'item' || roles[i] === 'heading'
  const keyed = (basis: Outline['basis'], keys: readonly (number | null)[]): Outline | null => {
    const ranks = [...new Set(keys.filter((key, i): key is number => key !== null && listed(i)))].sort((a, b) => a - b)
    if (ranks.length < 2 || ranks.length > 12) return null
    return {
      basis,
      levels: rows.map((_, i) => (listed(i) ? Math.max(0, ranks.indexOf(keys[i] ?? ranks[0] ?? 0)) : -1)),
    }
  }
  const flat: Outline = { basis: 'flat', levels: rows.map((_, i) => (listed(i) ? 0 : -1)) }
  const found = [
    flat,
    keyed('code', codeKeys(rows, listed)),
    keyed(
      'indent',
      rows.map(({ indent }) => indent),
    ),
    keyed('age', ageKeys(rows)),
    ...numberings(rows, listed),
  ].filter((outline) => outline !== null)
  const all = found.flatMap((outline) => amongVariants(outline, rows, roles))
  const seen = new Set<string>()
  return all.filter(({ levels }) => {
    const key = levels.join()
    return !seen.has(key) && seen.add(key)
  })
}

/** Code lengths, where most rows have a code and the codes extend each other. */
function codeKeys(rows: readonly RowHead[], listed: (i: number) => boolean): (number | null)[] {
  const codes = new Set(rows.map(({ code }) => code).filter((code) => code !== null))
  const deep = rows.filter((row, i) => listed(i) && row.codeDepth > 0).length
  const count = rows.filter((row, i) => listed(i) && row.code !== null).length
  const items = rows.filter((_, i) => listed(i)).length
  if (count * 10 < items * 6) return []
  if (deep * 10 >= items * 6 && rows.some(({ codeDepth }) => codeDepth > 1))
    return rows.map(({ codeDepth }) => (codeDepth > 0 ? codeDepth : null))
  return rows.map(({ code }) => {
    if (code === null) return null
    const base = code.length % 2 === 1 ? 3 : 2
    for (let length = code.length - 2; length >= base; length -= 2)
      if (codes.has(code.slice(0, length))) return code.length
    return base
  })
}

/** 3年以上 holds 3至4年, 4至5年 and 5年以上 where they follow it. */
function ageKeys(rows: readonly RowHead[]): number[] {
  let over = Number.POSITIVE_INFINITY
  return rows.map(({ label: { name } }, i) => {
    const from = Number(/^(\d)(?:年以上|(?:年)?[至到～~-]\d年)/.exec(name)?.[1] ?? Number.NaN)
    if (from >= over) return 1
    over = Number.POSITIVE_INFINITY
    const next = rows[i + 1]?.label.name ?? ''
    if (/^\d年以上/.test(name) && /^\d年?[至到～~-]\d年/.test(next) && Number(next[0]) >= from) over = from
    return 0
  })
}

/** By the style of numbering, in the order in which styles nest; rows without number are below the last one, beside it or above. */
function numberings(rows: readonly RowHead[], listed: (i: number) => boolean): Outline[] {
  if (!rows.some(({ label }, i) => listed(i) && label.numbering > 0)) return []
  const build = (place: 'below' | 'beside' | 'above'): Outline => {
    const stack: number[] = []
    const top = place === 'above' ? 1 : 0
    const levels = rows.map(({ label }, i) => {
      if (!listed(i)) return -1
      if (label.numbering === 0) {
        if (place === 'above') stack.length = 0
        return place === 'beside' ? Math.max(0, stack.length - 1) : stack.length
      }
      const known = stack.indexOf(label.numbering)
      if (known >= 0) stack.length = known + 1
      else {
        while (stack.length > 0 && (stack.at(-1) ?? 0) > label.numbering) stack.pop()
        stack.push(label.numbering)
      }
      return stack.length - 1 + top
    })
    return { basis: 'numbering', levels }
  }
  // Where the first row is numbered, numbers stand at the top: 一、…, then items without, then 二、….
  const numberedFirst = (rows.find((_, i) => listed(i))?.label.numbering ?? 0) > 0
  return [build('below'), build('beside'), ...(numberedFirst ? [] : [build('above')])]
}

/** A 其中 row lies below the row before it; what follows may belong to it too, up to the next total or numbered row. */
function amongVariants(outline: Outline, rows: readonly RowHead[], roles: readonly Role[]): Outline[] {
  if (!rows.some(({ label }, i) => label.among || isBareAmong(rows[i]))) return [outline]
  const build = (reach: number): Outline => {
    const levels = [...outline.levels]
    let open: { level: number; indent: number; own: number } | null = null
    let further = 0
    rows.forEach(({ label, indent }, i) => {
      const own = outline.levels[i] ?? -1
      if (isBareAmong(rows[i])) {
        levels[i] = -1
        open = { level: levelBefore(levels, i) + 1, indent: -1, own }
        further = 0
      } else if (label.among && (roles[i] === 'item' || roles[i] === 'heading')) {
        const level: number = open ? open.level : Math.max(own, levelBefore(levels, i) + 1)
        open = { level, indent, own }
        further = 0
        levels[i] = level
      } else if (open && (roles[i] !== 'item' || label.numbering > 0 || own < open.own)) open = null
      else if (open && (further++ < reach || open.indent < 0 || (open.indent > 0 && indent > open.indent)))
        levels[i] = open.level
      else open = null
    })
    return { ...outline, levels }
  }
  return REACHES.map(build)
}

/** How many rows behind 其中：应收利息 belong to it without saying so: none, 应收股利 alone, or all. */
const REACHES = [0, 1, Number.POSITIVE_INFINITY]

/** A row that says 其中： and nothing else. */
export function isBareAmong(row: RowHead | undefined): boolean {
  return row?.label.name === '其中' || row?.label.name === '其中：'
}

function levelBefore(levels: readonly number[], i: number): number {
  for (let before = i - 1; before >= 0; before--) {
    const level = levels[before] ?? -1
    if (level >= 0) return level
  }
  return -1
}
