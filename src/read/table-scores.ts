import type { Figure } from '../model/report.ts'
import type { Cell } from '../model/tree.ts'
import { Decimal, HUNDRED } from '../number/decimal.ts'
import type { Expression } from '../number/relation.ts'
import { NO_UNIT, unitNamed } from '../number/unit.ts'
import type { Draft } from './draft.ts'
import type { Sheet, SheetCell } from './grid.ts'
import type { ColumnHead } from './grid-header.ts'
import { isTotal, label } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import { place } from './place.ts'
import { printed } from './table-drafts.ts'
import type { Facts, TableContext } from './table-facts.ts'

/** An indicator of a score table with the weight that its label or its weight column prints. */
interface Indicator {
  readonly name: string
  readonly row: number
  readonly weight: Figure | null
  readonly children: Indicator[]
}

/** The indicators of a panel, and the weights that are printed inside labels. */
export interface ScoreSheet {
  readonly tops: readonly Indicator[]
  readonly labelled: readonly Figure[]
  /** The innermost indicator of each panel row. */
  readonly byRow: readonly (Indicator | null)[]
}

/** Whether a column prints what can be scored. */
export function isWeight(head: ColumnHead): boolean {
  return /分值|权重|满分|标准分|^分数$/.test(head.name) && !/得分/.test(head.name)
}

/** Whether a column prints what was scored. */
export function isScore(head: ColumnHead): boolean {
  return /得分|评分|考核分/.test(head.name) && !/标准|说明|依据|率|细则|办法/.test(head.name)
}

const POINTS = unitNamed('分') ?? NO_UNIT
const WEIGHT = /[（(]\s{0,4}(\d{1,3}(?:\.\d{1,2})?)\s{0,4}(分)?\s{0,4}[）)]\s{0,4}$/

/** Reads the indicator levels of a panel; null where nothing in it carries a weight. */
export function readScoreSheet(sheet: Sheet, facts: Facts, context: TableContext): ScoreSheet | null {
  const { panel } = facts
  const bare = usesBareWeights(sheet, panel)
  const tops: Indicator[] = []
  const labelled: Figure[] = []
  const current: { node: Indicator; name: string }[] = []
  const byRow = panel.rows.map(({ row, label: rowLabel }, r) => {
    if (isTotal(rowLabel.name)) {
      current.length = 0
      return null
    }
    panel.labels.forEach(({ column }, level) => {
      const found = sheet.at(row, column)
      if (!found || found.blank || level > current.length) return
      if (found.cell.row !== row || current[level]?.name === found.name) return
      const inside = bareWeight(found.cell, bare, context, current[level - 1]?.name ?? null)
      if (inside) labelled.push(inside)
      const node: Indicator = {
        name: found.name,
        row: r,
        weight: inside ?? columnWeight(facts, level, r),
        children: [],
      }
      current.length = level
      ;(current.at(-1)?.node.children ?? tops).push(node)
      current.push({ node, name: found.name })
    })
    return current.at(-1)?.node ?? null
  })
  const any = labelled.length > 0 || panel.columns.some(isWeight)
  return any && panel.labels.length > 0 ? { tops, labelled, byRow } : null
}

/** Whether labels print weights without 分: `产出指标（50）`, at least three times and in most labels. */
function usesBareWeights(sheet: Sheet, panel: Panel): boolean {
  if (!panel.labels.some(({ path }) => /指标/.test(path.at(-1) ?? ''))) return false
  const cells = panel.rows.flatMap(({ row }) => panel.labels.map(({ column }) => sheet.at(row, column)))
  const filled = cells.filter((cell): cell is SheetCell => cell !== null && !cell.blank)
  const weighted = filled.filter(({ name }) => WEIGHT.test(name)).length
  return weighted >= 3 && weighted * 2 > filled.length
}

function bareWeight(cell: Cell, bare: boolean, context: TableContext, scope: string | null): Figure | null {
  const { passage } = cell
  const found = WEIGHT.exec(passage.text)
  const digits = found?.[1]
  if (!found || digits === undefined || (found[2] === undefined && !bare)) return null
  const start = passage.text.indexOf(digits, found.index)
  const end = found[2] === undefined ? start + digits.length : passage.text.indexOf('分', start) + 1
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  return {
    id: context.nextId(),
    text: passage.text.slice(start, end),
    at: place(passage, start, end),
    numberAt: place(passage, start, start + digits.length),
    value: new Decimal(digits),
    decimals,
    precision: decimals,
    unit: POINTS,
    bound: null,
    label: label(passage.text.slice(0, found.index)).name,
    measure: '分值',
    year: context.year,
    scope,
    section: context.section,
    cell: { table: context.index, row: cell.row, column: cell.column },
    source: cell.source ?? null,
  }
}

/** The weight in a column right of the level's label column and before the next level's. */
function columnWeight({ panel, figures }: Facts, level: number, row: number): Figure | null {
  const from = panel.labels[level]?.column ?? 0
  const to = panel.labels[level + 1]?.column ?? Number.POSITIVE_INFINITY
  const at = panel.columns.findIndex((head) => head.column > from && head.column < to && isWeight(head))
  return at < 0 ? null : (figures[row]?.[at] ?? null)
}

/** Weights of sub-indicators add up to their indicator's, those of the top level to the full score. */
export function weightDrafts({ tops, byRow }: ScoreSheet, facts: Facts, before: readonly Facts[]): Draft[] {
  const drafts: Draft[] = []
  const visit = (nodes: readonly Indicator[]): void => {
    for (const { weight, children } of nodes) {
      visit(children)
      const parts = weights(children)
      if (weight && parts && parts.length > 0) drafts.push(sumDraft([weight, null], [parts], 'weight', true))
    }
  }
  visit(tops)
  const top = weights(tops)
  if (!top || top.length < 2) return drafts
  const totals = totalFigures(facts, isWeight)
  const extras = before.flatMap((each) => ownFigures(each, isWeight))
  const readings = extras.length > 0 ? [[...extras, ...top], top] : [top]
  const [section] = top
  if (totals.length > 0) return drafts
  const scored = facts.panel.rows.some(({ label: { name } }) => isTotal(name))
  const complete = byRow.every((indicator, r) => indicator !== null || isTotal(facts.panel.rows[r]?.label.name ?? ''))
  if (section && top.every(({ unit }) => unit.dimension !== 'percent' || complete))
    drafts.push(sumDraft([null, section], readings, 'weight', scored && complete))
  return drafts
}

/** The weights of indicators; those of sub-indicators stand for one that prints none. Null where some are unknown. */
function weights(nodes: readonly Indicator[]): Figure[] | null {
  const found: Figure[] = []
  for (const { weight, children } of nodes) {
    const below = weight ? [weight] : weights(children)
    if (!below || below.length === 0) return null
    found.push(...below)
  }
  return found
}

/** A stated figure, or 100 where none is given, over its parts in each of several readings. */
function sumDraft(
  [stated, anchor]: readonly [Figure | null, Figure | null],
  readings: readonly (readonly Figure[])[],
  topic: 'score' | 'weight',
  certain: boolean,
): Draft {
  const total: Expression<Figure> = stated ? printed(stated) : { op: 'constant', value: HUNDRED }
  const section = (stated ?? anchor ?? readings[0]?.[0])?.section
  if (!section) throw new Error('a sum has a figure')
  return {
    kind: 'sum',
    topic,
    certainty: certain ? 'high' : 'low',
    readings: readings.map((parts) => ({
      stated: total,
      comparison: '=',
      computed: { op: 'sum', terms: parts.map((figure) => ({ weight: 1, of: printed(figure) })) },
    })),
    section,
  }
}

/** Total rows of weights and scores, with the points of budget execution that stand in the part above. */
export function scoreDrafts(scores: ScoreSheet, facts: Facts, before: readonly Facts[]): Draft[] {
  const drafts: Draft[] = []
  for (const which of [isWeight, isScore]) {
    facts.panel.columns.forEach((head, column) => {
      if (which(head) && (which === isScore || isLeafColumn(facts.panel, head)))
        drafts.push(...totalDrafts(facts, column, before, which))
    })
  }
  return [...drafts, ...scoreBounds(scores, facts)]
}

function isLeafColumn({ labels }: Panel, head: ColumnHead): boolean {
  return labels.every(({ column }) => column < head.column)
}

function totalDrafts(
  facts: Facts,
  column: number,
  before: readonly Facts[],
  which: (head: ColumnHead) => boolean,
): Draft[] {
  const { panel, figures } = facts
  const head = panel.columns[column]
  const extras = before.flatMap((each) => ownFigures(each, (other) => which(other) && other.name === head?.name))
  const topic = which === isScore ? 'score' : 'weight'
  const drafts: Draft[] = []
  let items: Figure[] = []
  let segment: Figure[] = []
  let subtotals: Figure[] = []
  panel.rows.forEach(({ label: { name, among } }, r) => {
    const figure = figures[r]?.[column]
    if (!figure || among) return
    if (!isTotal(name)) {
      items.push(figure)
      segment.push(figure)
      return
    }
    if (name.includes('小计')) {
      if (segment.length > 0) drafts.push(sumDraft([figure, null], [segment], topic, true))
      subtotals.push(figure)
      segment = []
      return
    }
    const lists = [
      extras.length > 0 ? [...extras, ...items] : [],
      items,
      subtotals.length > 1 ? [...extras, ...subtotals] : [],
      subtotals,
      segment,
    ]
    const readings = unique(lists.filter((list) => list.length > 1))
    if (readings.length > 0 && !leavesExecution(facts, items, r, extras.length > 0))
      drafts.push(sumDraft([figure, null], readings, topic, panel.headed))
    items = []
    segment = []
    subtotals = []
  })
  return drafts
}

/**
 * The standard form gives 10 of its 100 points to budget execution, in the part above the indicators. Where that part is a
 * table of its own, the weights below come to 90, and neither they nor the scores can be held to the total.
 */
function leavesExecution({ panel, figures }: Facts, items: readonly Figure[], total: number, known: boolean): boolean {
  if (known) return false
  const at = panel.columns.findLastIndex((head) => isWeight(head) && isLeafColumn(panel, head))
  const rows = new Set(items.map(({ cell }) => cell?.row))
  const listed = figures.flatMap((row) => {
    const weight = row?.[at]
    return weight && rows.has(weight.cell?.row) ? [weight.value.toNumber()] : []
  })
  const full = figures[total]?.[at]?.value.toNumber() ?? 100
  return Math.abs(full - listed.reduce((sum, weight) => sum + weight, 0) - EXECUTION) < 1e-9
}

const EXECUTION = 10

function unique(lists: readonly (readonly Figure[])[]): (readonly Figure[])[] {
  const seen = new Set<string>()
  return lists.filter((list) => {
    const key = list.map(({ id }) => id).join()
    return !seen.has(key) && seen.add(key)
  })
}

/** No score is above the weight of its own row. */
function scoreBounds({ byRow }: ScoreSheet, { panel, figures }: Facts): Draft[] {
  const weightAt = panel.columns.findLastIndex((head) => isWeight(head) && isLeafColumn(panel, head))
  return panel.rows.flatMap((_, r) => {
    const node = byRow[r]
    const weight = figures[r]?.[weightAt] ?? (node?.row === r && node.children.length === 0 ? node.weight : null)
    if (!weight) return []
    return panel.columns.flatMap((head, c): Draft[] => {
      const score = figures[r]?.[c]
      if (!isScore(head) || !score || score.unit.dimension !== weight.unit.dimension) return []
      const reading = { stated: printed(score), comparison: '<=' as const, computed: printed(weight) }
      return [{ kind: 'bound', topic: 'score', certainty: 'high', readings: [reading], section: score.section }]
    })
  })
}

function totalFigures(facts: Facts, which: (head: ColumnHead) => boolean): Figure[] {
  return columnFigures(facts, which, (name) => isTotal(name))
}

function ownFigures(facts: Facts, which: (head: ColumnHead) => boolean): Figure[] {
  return columnFigures(facts, which, (name) => !isTotal(name))
}

function columnFigures(
  { panel, figures }: Facts,
  which: (head: ColumnHead) => boolean,
  rows: (name: string) => boolean,
): Figure[] {
  return panel.rows.flatMap(({ label: { name } }, r) =>
    panel.columns.flatMap((head, c) => {
      const figure = figures[r]?.[c]
      return figure && which(head) && rows(name) ? [figure] : []
    }),
  )
}
