import type { ClaimKind } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Expression } from '../number/relation.ts'
import type { Draft } from './draft.ts'
import type { ColumnHead } from './grid-header.ts'
import { isRatio, isShare, isTotal } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import { Axis, type Tally } from './table-axis.ts'
import { isAddend } from './table-columns.ts'
import type { Facts } from './table-facts.ts'
import { agrees, expression, type Formula, line, minus, ratio, tallyFormula } from './table-formula.ts'
import { parseFormula } from './table-parse.ts'

/** A formula that may give a column, and what a header that means it says. */
interface Candidate {
  readonly kind: ClaimKind
  readonly formula: Formula
  /** Whether the column's header and those of its operands name this relation. */
  readonly named: boolean
}

interface Scored extends Candidate {
  readonly tally: Tally
}

/** Differences, rates, changes and shares that a formula or a word in the header asserts, and the columns they tie together. */
export function derivedDrafts(
  facts: Facts,
  known: ReadonlySet<string>,
): { readonly drafts: Draft[]; readonly known: ReadonlySet<string> } {
  return derive(facts, known, true)
}

/** Those that only the numbers tell, of columns that nothing ties together yet. */
export function guessedDrafts(facts: Facts, known: ReadonlySet<string>): Draft[] {
  return derive(facts, known, false).drafts
}

function derive(
  facts: Facts,
  known: ReadonlySet<string>,
  asserted: boolean,
): { readonly drafts: Draft[]; readonly known: ReadonlySet<string> } {
  const { panel } = facts
  const axis = new Axis(facts, 'column')
  const tied = new Set(known)
  const drafts = panel.columns.slice(0, WIDEST).flatMap((head, column) => {
    if (panel.mixed.has(head)) return []
    const formulas = formulaCandidates(panel, column)
    const relative = isRatio(head.name) || isPercent(axis, head, column)
    const candidates =
      formulas.length > 0 ? formulas : relative ? ratios(axis, panel, column) : differences(axis, panel, column)
    const best = choose(axis, column, candidates)
    const first = best?.readings[0]
    if (!best || !first || first.named !== asserted || (!best.meant && formulas.length === 0)) return []
    if (!asserted && tied.has(linesOf(column, first.formula))) return []
    for (const { formula } of best.readings) tied.add(linesOf(column, formula))
    return columnReadings(axis, column, best.readings, best.certain || formulas.length > 0)
  })
  return { drafts, known: tied }
}

/** By its header, or by the first cell that prints a unit. */
function isPercent(axis: Axis, head: ColumnHead, column: number): boolean {
  return (head.unit ?? axis.figure(column, firstFilled(axis, column))?.unit)?.dimension === 'percent'
}

/** Columns looked at; wider tables are lists, not computations. */
const WIDEST = 120

interface Choice {
  readonly readings: readonly Scored[]
  readonly certain: boolean
  /** Whether header or evidence say that the relation is there at all. */
  readonly meant: boolean
}

/** The candidate that most rows confirm; those that do as well are further readings. */
function choose(axis: Axis, column: number, candidates: readonly Candidate[]): Choice | null {
  const scored = candidates
    .map((candidate) => ({ ...candidate, tally: tallyFormula(axis, column, candidate.formula, () => true) }))
    .filter(({ tally: { holds, fails } }) => holds + fails > 0)
  const value = ({ tally: { holds, fails }, named }: Scored) => holds - fails + (named ? 0.5 : 0)
  const best = scored.reduce<Scored | null>((a, b) => (a && value(a) >= value(b) ? a : b), null)
  if (!best) return null
  const rivals = scored.filter((other) => other !== best && value(other) >= value(best))
  const { holds, fails, digits } = best.tally
  const named = scored.filter((each) => each.named)
  return {
    readings: [best, ...rivals],
    certain: best.named && (holds > 1 || (holds === 1 && fails === 0) || named.length === 1),
    meant: best.named
      ? (holds > 0 && holds >= fails - 1) || (named.length === 1 && fails <= 2)
      : holds >= 3 && digits >= 9 && fails <= 1,
  }
}

/** A change from a negative base, or of a percentage, is no rate of change. */
function isMeaningless(computed: Expression<Figure>): boolean {
  const quotient = computed.op === 'product' ? computed.factors[0] : computed
  if (quotient?.op !== 'quotient' || quotient.denominator.op !== 'figure') return false
  const { value, unit } = quotient.denominator.figure
  return value.isNegative() || (unit.dimension === 'percent' && quotient.numerator.op === 'sum')
}

function columnReadings(axis: Axis, column: number, readings: readonly Scored[], certain: boolean): Draft[] {
  const found: Draft[] = []
  for (let row = 0; row < axis.crossings; row++) {
    const stated = axis.figure(column, row)
    if (!stated || agrees(axis, column, readings[0]?.formula ?? line(column), row) === null) continue
    const made = readings.slice(0, 6).flatMap(({ formula }) => {
      const computed = expression(axis, formula, row)
      if (computed && isMeaningless(computed)) return []
      return computed ? [{ stated: { op: 'figure' as const, figure: stated }, comparison: '=' as const, computed }] : []
    })
    if (made.length === 0 || (!certain && (readings[0]?.tally.holds ?? 0) === 0)) continue
    const kind = readings[0]?.kind ?? 'difference'
    found.push({
      kind,
      ...(kind === 'sum' ? { topic: 'table' as const } : {}),
      certainty: certain ? 'high' : 'low',
      readings: made,
      section: stated.section,
    })
  }
  return found
}

/** The columns that a formula ties to its own, whichever of them it gives. */
function linesOf(column: number, formula: Formula): string {
  const lines = new Set([column])
  const visit = (part: Formula): void => {
    if (part.op === 'line' || part.op === 'fixed') lines.add(part.line)
    else if (part.op === 'sum') for (const { of } of part.terms) visit(of)
    else if (part.op === 'product') part.factors.forEach(visit)
    else if (part.op === 'quotient') [part.numerator, part.denominator].forEach(visit)
  }
  visit(formula)
  return [...lines].sort((a, b) => a - b).join()
}

/** What a formula printed in the column's header comes to, for every way to tell which columns it names. */
function formulaCandidates(panel: Panel, column: number): Candidate[] {
  const head = panel.columns[column]
  if (!head?.formula) return []
  const names = new Map<string, readonly number[]>()
  const collect = parseFormula(head.formula, (operand) => {
    const lines = named(panel, column, operand)
    if (lines.length === 0) return null
    names.set(operand, lines)
    return line(lines[0] ?? 0)
  })
  if (!collect) return []
  const candidates: Candidate[] = []
  for (const choice of choices([...names.values()])) {
    const chosen = new Map([...names.keys()].map((name, i) => [name, choice[i] ?? 0]))
    const parsed = parseFormula(head.formula, (operand) => line(chosen.get(operand) ?? 0))
    if (!parsed) continue
    const divided = parsed.formula.op === 'quotient'
    const kind = divided
      ? parsed.formula.op === 'quotient' && parsed.formula.numerator.op === 'sum'
        ? 'change'
        : 'rate'
      : subtracts(parsed.formula)
        ? 'difference'
        : 'sum'
    const factors = divided
      ? parsed.hundred || head.unit?.dimension === 'percent'
        ? [true]
        : [true, false]
      : [parsed.hundred]
    for (const percent of factors) {
      const formula: Formula = percent
        ? { op: 'product', factors: [parsed.formula, { op: 'number', value: 100 }] }
        : parsed.formula
      candidates.push({ kind, formula, named: true })
    }
  }
  return candidates
}

function subtracts(formula: Formula): boolean {
  return formula.op === 'sum' && formula.terms.some(({ weight }) => weight < 0)
}

/** Columns that an operand may mean: by mark, by year, by header; at most four. */
function named(panel: Panel, column: number, operand: string): number[] {
  const heads = panel.columns
  const bare = operand.replace(/^第|[栏列项]$/g, '')
  const by = (test: (head: ColumnHead) => boolean) =>
    heads.map((_, i) => i).filter((i) => i !== column && test(heads[i] as ColumnHead))
  const marked = by(({ mark }) => mark === bare)
  if (marked.length > 0) return marked.slice(0, 1)
  if (/^(?:19|20)\d{2}年?$/.test(bare))
    return by(
      ({ year, name, unit }) => year === Number.parseInt(bare, 10) && !isRatio(name) && unit?.dimension !== 'percent',
    ).slice(0, 4)
  if (/^[A-Za-z\d①-⑳]+$/.test(bare)) return []
  const exact = by(({ name }) => name === bare)
  if (exact.length > 0) return exact.slice(0, 1)
  const near = by(({ path, name }) => !isRatio(name) && path.some((text) => text.includes(bare)))
  return near.slice(-4)
}

/** All ways to pick one of each list, at most 64. */
function choices(lists: readonly (readonly number[])[]): number[][] {
  let made: number[][] = [[]]
  for (const list of lists) made = made.flatMap((start) => list.map((item) => [...start, item])).slice(0, 64)
  return made
}

const DIFFERENCE =
  /差额|差异|差数|增减|变动|变化|增加额|减少额|结余|净增|升降|增[（(]减|±|较上年|比上年|超支|节约|余额|未[执支]/

function differences(axis: Axis, panel: Panel, column: number): Candidate[] {
  const head = panel.columns[column]
  if (!head || !isAddend(panel, head) || isTotal(head.name)) return []
  const meant = DIFFERENCE.test(head.path.slice(-2).join('/'))
  const near = operands(axis, panel, column)
  if (!meant && axis.crossings < 3) return []
  const key = axis.key(column, firstFilled(axis, column))
  const alike = near.filter((i) => axis.key(i, firstFilled(axis, i)) === key)
  return pairs(alike).map(([a, b]) => ({
    kind: 'difference' as const,
    formula: minus(line(a), line(b)),
    named: meant && (alike.length === 2 || suits(panel, a, b)),
  }))
}

/** Addends of the column's kind among its eight nearest neighbours, those to the left first. */
function operands(axis: Axis, panel: Panel, column: number): number[] {
  const sign = panel.columns[column]?.unit
  const alike = (i: number) => {
    const head = panel.columns[i]
    return (
      head &&
      isAddend(panel, head) &&
      axis.isFilled(i) &&
      (!sign || sign.dimension === 'percent' || !head.unit || head.unit.dimension === sign.dimension)
    )
  }
  const left = Array.from({ length: column }, (_, i) => column - 1 - i).filter(alike)
  const right = Array.from({ length: panel.columns.length - column - 1 }, (_, i) => column + 1 + i).filter(alike)
  return [...left.slice(0, 8), ...right.slice(0, left.length > 3 ? 2 : 5)]
}

function pairs(lines: readonly number[]): [number, number][] {
  return lines.flatMap((a) => lines.filter((b) => b !== a).map((b): [number, number] => [a, b]))
}

const DONE = /执行|决算|完成|支出|实际|支付|使用|拨付|到位/
const PLANNED = /预算|计划|目标|下达|安排|指标|任务|应/

/** Whether two columns are what was done and what was planned, or this year's and last year's. */
function suits(panel: Panel, a: number, b: number): boolean {
  const [x, y] = [panel.columns[a], panel.columns[b]]
  if (!x || !y) return false
  if (x.year !== null && y.year !== null && x.year !== y.year) return x.year === y.year + 1
  const [p, q] = [x.path.join('/'), y.path.join('/')]
  if (/本年|今年|本期|期末|年末/.test(p) && /上年|去年|上期|期初|年初/.test(q)) return true
  return (
    (DONE.test(x.name) && PLANNED.test(y.name) && !DONE.test(y.name)) ||
    (DONE.test(y.name) && PLANNED.test(x.name) && !DONE.test(x.name))
  )
}

function ratios(axis: Axis, panel: Panel, column: number): Candidate[] {
  const head = panel.columns[column]
  if (!head) return []
  const name = head.path.slice(-2).join('/')
  const near = operands(axis, panel, column)
  const sides =
    head.unit?.dimension === 'percent' || axis.figure(column, firstFilled(axis, column))?.unit.dimension === 'percent'
      ? [true]
      : [true, false]
  const change = /增|减|变动|升降|同比|环比|±|比上年/.test(name)
  const share = isShare(name) || /占/.test(name)
  const rate = !change && !share && /率|比|进度|程度|[%％]/.test(head.path.at(-1) ?? '') && !/人均|平均|标准/.test(name)
  const found: Candidate[] = []
  for (const percent of sides) {
    if (share) {
      for (const row of totalRows(panel))
        for (const a of near)
          found.push({
            kind: 'share',
            formula: ratio(line(a), { op: 'fixed', line: a, crossing: row }, percent),
            named: true,
          })
    }
    for (const [a, b] of pairs(near)) {
      if (change && isPercent(axis, panel.columns[b] as ColumnHead, b)) continue
      if (change)
        found.push({
          kind: 'change',
          formula: ratio(minus(line(a), line(b)), line(b), percent),
          named: near.length === 2 ? a < b === yearsFall(panel, a, b) || suits(panel, a, b) : suits(panel, a, b),
        })
      else
        found.push({
          kind: share ? 'share' : 'rate',
          formula: ratio(line(a), line(b), percent),
          named:
            rate &&
            DONE.test(panel.columns[a]?.name ?? '') &&
            PLANNED.test(panel.columns[b]?.name ?? '') &&
            !DONE.test(panel.columns[b]?.name ?? ''),
        })
    }
    if (change)
      for (const a of near)
        if (DIFFERENCE.test(panel.columns[a]?.name ?? ''))
          for (const b of near)
            if (b !== a) found.push({ kind: 'change', formula: ratio(line(a), line(b), percent), named: false })
  }
  // Between percentages, a change may be one of percentage points.
  const points = change ? percentPairs(axis, panel, column) : []
  return [...points, ...found].slice(0, 200)
}

function percentPairs(axis: Axis, panel: Panel, column: number): Candidate[] {
  const shares = panel.columns
    .map((_, i) => i)
    .filter((i) => i < column && i >= column - 6 && isPercent(axis, panel.columns[i] as ColumnHead, i))
  return pairs(shares).map(([a, b]) => ({ kind: 'difference', formula: minus(line(a), line(b)), named: false }))
}

function yearsFall(panel: Panel, a: number, b: number): boolean {
  return (panel.columns[a]?.year ?? 0) >= (panel.columns[b]?.year ?? 0)
}

function firstFilled(axis: Axis, column: number): number {
  for (let row = 0; row < axis.crossings; row++) if (axis.figure(column, row)) return row
  return 0
}

function totalRows(panel: Panel): number[] {
  const rows = panel.rows.map((_, i) => i).filter((i) => isTotal(panel.rows[i]?.label.name ?? ''))
  return rows.length <= 2 ? rows : [rows[0] ?? 0, rows.at(-1) ?? 0]
}
