import { isSubtotal } from './grid-label.ts'
import type { RowHead } from './grid-panel.ts'
import { type Axis, type Footing, NOTHING, type Tally, tally } from './table-axis.ts'
import { isBareAmong, type Outline, outlines, type Role, rowRoles } from './table-levels.ts'

/** A footing that the labels or the structure of a panel assert, with how well it does. */
export interface Found {
  readonly footing: Footing
  readonly tally: Tally
  /** Other footings for the same total that do as well. */
  readonly rivals: readonly Footing[]
  /** `label`: a total by name; `outline`: an item over its sub-items; `among`: a whole over its 其中; `data`: by the numbers alone. */
  readonly basis: 'label' | 'outline' | 'among' | 'data' | 'formula'
  /** Of an outline by codes of which some extend others: it says itself that it is one. */
  readonly coded?: boolean
}

/** A whole and one row of its 其中: a part that cannot exceed it. */
export interface Inclusion {
  readonly whole: number
  readonly part: number
  /** The row says 其中 itself, or the parts add up; else only a total that holds without it says that it is one. */
  readonly certain: boolean
}

export interface RowStructure {
  readonly found: readonly Found[]
  readonly inclusions: readonly Inclusion[]
}

/** The outline and totals under which most columns add up. */
export function rowStructure(axis: Axis, rows: readonly RowHead[], counts: (column: number) => boolean): RowStructure {
  const roles = rowRoles(axis, rows)
  let best: { structure: RowStructure; score: number } | null = null
  for (const outline of outlines(rows, roles)) {
    const structure = read(axis, rows, roles, outline, counts)
    const score = structure.found.reduce((sum, { tally: { holds, fails } }) => sum + holds - fails, 0)
    if (!best || score > best.score) best = { structure, score }
  }
  return best?.structure ?? { found: [], inclusions: [] }
}

function read(
  axis: Axis,
  rows: readonly RowHead[],
  roles: readonly Role[],
  outline: Outline,
  counts: (column: number) => boolean,
): RowStructure {
  const tree = new Tree(rows, roles, outline.levels)
  const named = totals(axis, rows, roles, tree, counts)
  const footed = new Set(
    named
      .filter(({ tally: { holds, fails } }) => holds > 1 && fails === 0)
      .flatMap(({ footing }) => footing.parts.map(({ line }) => line)),
  )
  const found: Found[] = []
  const inclusions: Inclusion[] = []
  for (let row = 0; row < rows.length; row++) {
    if (roles[row] !== 'item') continue
    const children = tree.childrenOf(row)
    if (children.length === 0) continue
    const footing = { total: row, parts: weighted(rows, children) }
    const scored = tally(axis, footing, counts)
    const among = [row + 1, children[0] ?? -1].some((i) => rows[i]?.label.among) || isBareAmong(rows[row + 1])
    if (among)
      for (const part of children) {
        const certain = (rows[part]?.label.among ?? false) || scored.holds > 0
        if (certain || footed.has(row)) inclusions.push({ whole: row, part, certain })
      }
    if (among ? scored.holds > scored.fails && children.length > 1 : scored.holds + scored.fails > 0)
      found.push({
        footing,
        tally: scored,
        rivals: [],
        basis: among ? 'among' : 'outline',
        coded: outline.basis === 'code',
      })
  }
  return { found: [...sound(found, named), ...named, ...nets(axis, rows, roles, counts)], inclusions }
}

const NET = /净值|净额|账面价值/

/** 固定资产原值, 减：累计折旧, 固定资产净值: rows that are what is left of the one above those taken off. */
function nets(
  axis: Axis,
  rows: readonly RowHead[],
  roles: readonly Role[],
  counts: (column: number) => boolean,
): Found[] {
  return rows.flatMap(({ label }, total): Found[] => {
    let gross = total - 1
    while (gross > 0 && isTakenOff(rows[gross])) gross--
    if (roles[total] !== 'item' || !NET.test(label.name) || gross < 0 || total - gross < 2) return []
    if (roles[gross] !== 'item') return []
    const lines = Array.from({ length: total - gross }, (_, i) => gross + i)
    const footing = { total, parts: weighted(rows, lines) }
    return [{ footing, tally: tally(axis, footing, counts), rivals: [], basis: 'label' }]
  })
}

/** Item-over-sub-items is only asserted where the outline adds up more often than not, totals of its top level included. */
function sound(found: readonly Found[], totals: readonly Found[]): readonly Found[] {
  const outline = found.filter(({ basis }) => basis === 'outline')
  const holds = [...outline, ...totals].reduce((sum, { tally: scored }) => sum + scored.holds, 0)
  const fails = outline.reduce((sum, { tally: scored }) => sum + scored.fails, 0)
  const coded = outline.some((each) => each.coded) && totals.some(({ tally: scored }) => scored.holds > 0)
  const confirmed = coded || outline.some(({ tally: scored }) => scored.holds > 0)
  return confirmed && (coded ? holds >= fails : holds > fails)
    ? found
    : found.filter(({ basis }) => basis !== 'outline')
}

const TOTALS_READ = 300

function totals(
  axis: Axis,
  rows: readonly RowHead[],
  roles: readonly Role[],
  tree: Tree,
  counts: (column: number) => boolean,
): Found[] {
  const all = rows.map((_, i) => i).filter((i) => roles[i] === 'total')
  const found: Found[] = []
  const summed = new Set<number>()
  for (const total of all.slice(0, TOTALS_READ)) {
    const ranked = candidates(rows, all, tree, total, summed)
      .map((parts) => ({ total, parts: weighted(rows, parts) }))
      .map((footing) => ({ footing, tally: tally(axis, footing, counts) }))
      .filter(({ tally: { holds, fails } }) => holds + fails > 0)
    const best = ranked.reduce<(typeof ranked)[number] | null>(
      (a, b) => (a && rank(a.tally) >= rank(b.tally) ? a : b),
      null,
    )
    if (!best) continue
    const rivals = ranked
      .filter((other) => other !== best && rank(other.tally) >= rank(best.tally))
      .map(({ footing }) => footing)
    found.push({ footing: best.footing, tally: best.tally, rivals, basis: 'label' })
    if (best.tally.holds > 0) for (const { line } of best.footing.parts) summed.add(line)
  }
  return found
}

function rank({ holds, fails }: Tally = NOTHING): number {
  return holds - fails
}

/** What a total row may sum, most plausible first. */
function candidates(
  rows: readonly RowHead[],
  all: readonly number[],
  tree: Tree,
  total: number,
  summed: ReadonlySet<number>,
): number[][] {
  const end = rows.length
  const path = rows[total]?.path ?? []
  const same = (i: number) => path.every((name, depth) => rows[i]?.path[depth] === name)
  const above = all.filter((i) => i < total)
  const below = all.filter((i) => i > total)
  const last = above.at(-1) ?? -1
  const next = below[0] ?? end
  const open = above.filter((i) => !summed.has(i))
  const near = tree.roots(last + 1, total)
  // Where totals stand below their items, what follows one is no part of it.
  const topped = near.length === 0 || tree.roots(0, all[0] ?? 0).length === 0
  const lists = [
    path.length > 0 ? tree.roots(0, total).filter(same) : [],
    path.length > 0 && topped ? tree.roots(total + 1, end).filter(same) : [],
    near,
    open.length > 0 ? [...open, ...near] : [],
    open.length > 1 ? open : [],
    last >= 0 ? [last, ...near] : [],
    tree.roots(0, total),
    tree.deepest(0, total),
    ...(topped
      ? [
          tree.roots(total + 1, next),
          below.filter((i) => isSubtotal(rows[i]?.label.name ?? '')),
          tree.roots(total + 1, end),
          [...tree.roots(total + 1, next), ...below],
          tree.deepest(total + 1, end),
        ]
      : []),
  ]
  const first =
    isSubtotal(rows[total]?.label.name ?? '') || last < 0 ? lists : [...lists.slice(3), ...lists.slice(0, 3)]
  const seen = new Set<string>()
  return first.filter((list) => {
    const key = `${list.length} ${list[0]} ${list.at(-1)} ${list.reduce((sum, line) => sum + line, 0)}`
    return list.length > 0 && !seen.has(key) && seen.add(key)
  })
}

function isTakenOff(row: RowHead | undefined): boolean {
  return /^减[：:]/.test(row?.label.name ?? '')
}

/** A row that begins with 减： is taken off. */
function weighted(rows: readonly RowHead[], lines: readonly number[]): Footing['parts'] {
  return lines.map((line) => ({
    line,
    weight: isTakenOff(rows[line]) ? (-1 as const) : (1 as const),
  }))
}

/** The items of a panel as an outline. */
class Tree {
  readonly #rows: readonly RowHead[]
  readonly #roles: readonly Role[]
  readonly #levels: readonly number[]

  constructor(rows: readonly RowHead[], roles: readonly Role[], levels: readonly number[]) {
    this.#rows = rows
    this.#roles = roles
    this.#levels = levels
  }

  /** The direct sub-items of a row; those of a sub-heading without figures stand for it. */
  childrenOf(row: number): number[] {
    const level = this.#levels[row] ?? -1
    let end = row + 1
    while (end < this.#rows.length && this.#continues(end, level)) end++
    return this.roots(row + 1, end)
  }

  #continues(row: number, level: number): boolean {
    const own = this.#levels[row] ?? -1
    return own > level || (own < 0 && this.#roles[row] !== 'total')
  }

  /** The items of [from, to) that are in no other item of it. */
  roots(from: number, to: number): number[] {
    const found: number[] = []
    let covering = Number.POSITIVE_INFINITY
    for (let row = from; row < to; row++) {
      const level = this.#levels[row] ?? -1
      if (this.#roles[row] === 'total') covering = Number.POSITIVE_INFINITY
      if (level < 0 || this.#roles[row] === 'total' || level > covering) continue
      if (this.#roles[row] === 'heading') covering = Number.POSITIVE_INFINITY
      else {
        found.push(row)
        covering = level
      }
    }
    return found
  }

  /** The items of [from, to) without sub-items. */
  deepest(from: number, to: number): number[] {
    const found: number[] = []
    for (let row = from; row < to; row++) {
      if (this.#roles[row] !== 'item') continue
      let next = row + 1
      while (next < to && (this.#levels[next] ?? -1) < 0 && this.#roles[next] !== 'total') next++
      if (next >= to || (this.#levels[next] ?? -1) <= (this.#levels[row] ?? -1)) found.push(row)
    }
    return found
  }
}
