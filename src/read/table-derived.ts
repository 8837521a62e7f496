import type { ClaimKind } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Expression } from '../number/relation.ts'
import type { Draft } from './draft.ts'
import { type ColumnHead, head } from './grid-header.ts'
import { isRatio, label } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import { Axis, type Tally } from './table-axis.ts'
import { differences } from './table-differences.ts'
import { isWithin } from './table-discover.ts'
import type { Facts } from './table-facts.ts'
import { agrees, expression, type Formula, tallyFormula } from './table-formula.ts'
import { isClosing, isDifference } from './table-meaning.ts'
import { isPercent } from './table-operands.ts'
import { printedFormulas } from './table-printed.ts'
import { ratios } from './table-ratios.ts'

/** A formula that may give a column, and what a header that means it says. */
export interface Candidate {
  readonly kind: ClaimKind
  readonly formula: Formula
  /** Whether the column's header and those of its operands name this relation. */
  readonly named: boolean
  /** Whether the names mean this and nothing else, so that it is doubted even where no crossing bears it out. */
  readonly settled?: true
}

interface Scored extends Candidate {
  readonly tally: Tally
}

/** Relations, and the lines that they tie together. */
export interface Derived {
  readonly drafts: Draft[]
  readonly known: ReadonlySet<string>
}

/** Differences, rates, changes and shares that a formula or a word in the header asserts. */
export function derivedDrafts(facts: Facts, known: ReadonlySet<string>): Derived {
  return derive(new Axis(facts, 'column'), facts.panel, known, true)
}

/** Those that only the numbers tell, of columns that nothing ties together yet. */
export function guessedDrafts(facts: Facts, known: ReadonlySet<string>): Draft[] {
  return facts.panel.headed ? derive(new Axis(facts, 'column'), facts.panel, known, false).drafts : []
}

/** Rows that their labels call a rate, a difference or a closing balance of other rows, where a column confirms it. */
export function derivedRowDrafts(facts: Facts, year: number | null): Draft[] {
  const panel = turned(facts.panel, year)
  const { drafts } = derive(new Axis(facts, 'row'), panel, new Set(), true, isDerivedRow)
  return drafts
}

function isDerivedRow(row: ColumnHead): boolean {
  return row.formula !== null || isRatio(row.name) || isDifference(row) || isClosing(row)
}

/** A panel with its rows as columns. */
function turned({ title, headed, rows, columns }: Panel, year: number | null): Panel {
  return {
    title,
    headed,
    labels: [],
    columns: rows.map(({ label: { name }, cell, unit }, i) => {
      const read = head(i, [cell?.name ?? ''], '', year)
      return { ...read, name, unit: read.unit ?? unit }
    }),
    mixed: new Set(),
    rows: columns.map(({ name }, i) => ({
      row: i,
      label: label(name),
      cell: null,
      path: [],
      code: null,
      codeDepth: 0,
      indent: 0,
      unit: null,
    })),
  }
}

/** Lines looked at; wider tables are lists, not computations. */
const WIDEST = 120

function derive(
  axis: Axis,
  panel: Panel,
  known: ReadonlySet<string>,
  asserted: boolean,
  only?: (head: ColumnHead) => boolean,
): Derived {
  const tied = new Set(known)
  const drafts = panel.columns.slice(0, WIDEST).flatMap((head, column) => {
    if (panel.mixed.has(head) || (only && !only(head))) return []
    const formulas = printedFormulas(panel, column)
    const relative = isRatio(head.name) || isPercent(axis, head, column)
    const candidates =
      formulas.length > 0 ? formulas : relative ? ratios(axis, panel, column) : differences(axis, panel, column)
    // Among rows, a column of percentages states no amounts.
    const counts = (row: number) => !only || relative || axis.figure(column, row)?.unit.dimension !== 'percent'
    const best = choose(axis, column, candidates, relative ? RATE : AMOUNT, counts)
    const first = best?.readings[0]
    if (!best || !first || first.named !== asserted || (!best.meant && formulas.length === 0)) return []
    const borneOut = first.tally.holds >= Math.max(1, first.tally.fails)
    if (only && !borneOut && !first.settled) return []
    if (!asserted && isWithin(tied, linesOf(column, first.formula))) return []
    for (const { formula } of best.readings) tied.add(linesOf(column, formula))
    const certain = (best.certain && (borneOut || !first.settled)) || formulas.length > 0
    return columnReadings(axis, column, best.readings, certain, counts)
  })
  return { drafts, known: tied }
}

interface Choice {
  readonly readings: readonly Scored[]
  readonly certain: boolean
  /** Whether header or evidence say that the relation is there at all. */
  readonly meant: boolean
}

/** What it takes to believe in a relation that no header names: rows that hold, and digits that they agree on. */
interface Evidence {
  readonly rows: number
  readonly digits: number
  /** One row in so many may fail. */
  readonly slips: number
}

/** A header that names a rate says that there is a relation, only not of which columns. */
const RATE: Evidence = { rows: 2, digits: 7, slips: 4 }
const AMOUNT: Evidence = { rows: 3, digits: 9, slips: 20 }

/** The candidate that most rows confirm; those that do as well are further readings. */
function choose(
  axis: Axis,
  column: number,
  candidates: readonly Candidate[],
  evidence: Evidence,
  counts: (row: number) => boolean,
): Choice | null {
  const scored = likely(axis, column, candidates)
    .map((candidate) => ({ ...candidate, tally: tallyFormula(axis, column, candidate.formula, counts) }))
    .filter(({ tally: { holds, fails } }) => holds + fails > 0)
  const value = ({ tally: { holds, fails }, named }: Scored) => holds - fails + (named ? 0.5 : 0)
  const best = scored.reduce<Scored | null>((a, b) => (a && value(a) >= value(b) ? a : b), null)
  if (!best) return null
  const rivals = scored.filter((other) => other !== best && value(other) >= value(best))
  const { holds, fails, digits } = best.tally
  const named = scored.filter((each) => each.named)
  return {
    readings: [best, ...rivals],
    certain: best.named && (holds > fails || (holds === fails && holds > 0) || named.length === 1),
    meant: best.named
      ? (holds > 0 && holds >= fails - 1) || (named.length === 1 && fails <= 2)
      : holds >= evidence.rows && digits >= evidence.digits && fails <= Math.max(1, holds / evidence.slips),
  }
}

const PROBES = 12

/** All candidates of few rows; of many, those that a name asserts and those that hold in some of a sample. */
function likely(axis: Axis, column: number, candidates: readonly Candidate[]): readonly Candidate[] {
  if (axis.crossings <= 2 * PROBES || candidates.length < 3) return candidates
  const probes: number[] = []
  const step = Math.max(1, Math.floor(axis.crossings / (4 * PROBES)))
  for (let row = 0; row < axis.crossings && probes.length < PROBES; row += step) {
    if (Math.abs(axis.value(column, row)) > 0) probes.push(row)
  }
  return candidates.filter(
    ({ formula, named }) =>
      named || probes.filter((row) => agrees(axis, column, formula, row) === true).length * 3 > probes.length,
  )
}

/** A change from a negative base, or of a percentage, is no rate of change. */
function isMeaningless(computed: Expression<Figure>): boolean {
  const quotient = computed.op === 'product' ? computed.factors[0] : computed
  if (quotient?.op !== 'quotient' || quotient.denominator.op !== 'figure') return false
  const { value, unit } = quotient.denominator.figure
  return value.isNegative() || (unit.dimension === 'percent' && quotient.numerator.op === 'sum')
}

function columnReadings(
  axis: Axis,
  column: number,
  readings: readonly Scored[],
  certain: boolean,
  counts: (row: number) => boolean,
): Draft[] {
  const found: Draft[] = []
  const [first] = readings
  if (!first || (!certain && first.tally.holds === 0 && !first.settled)) return found
  for (let row = 0; row < axis.crossings; row++) {
    const stated = axis.figure(column, row)
    if (!counts(row) || (!first.named && !isPrinted(axis, first.formula, row))) continue
    if (!stated || agrees(axis, column, first.formula, row) === null) continue
    const made = readings.slice(0, 6).flatMap(({ formula }) => {
      const computed = expression(axis, formula, row)
      if (computed && isMeaningless(computed)) return []
      return computed ? [{ stated: { op: 'figure' as const, figure: stated }, comparison: '=' as const, computed }] : []
    })
    if (made.length === 0) continue
    found.push({
      kind: first.kind,
      ...(first.kind === 'sum' ? { topic: 'table' as const } : {}),
      certainty: certain ? 'high' : 'low',
      readings: made,
      section: stated.section,
    })
  }
  return found
}

/** Whether every term is printed: a blank is zero only where a name asserts the sum. */
function isPrinted(axis: Axis, formula: Formula, row: number): boolean {
  return formula.op !== 'sum' || formula.terms.every(({ of }) => of.op !== 'line' || axis.figure(of.line, row) !== null)
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
