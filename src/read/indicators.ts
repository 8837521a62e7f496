import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { Decimal, HUNDRED } from '../number/decimal.ts'
import { conceptOf, fold } from '../taxonomy/concepts.ts'
import { INDICATORS, type Operand } from '../taxonomy/indicators.ts'
import { distinctReadings } from './distinct-readings.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import type { PrintedFormula } from './printed-formulas.ts'
import { equals, roughly, type Side, figure as sideOf, tentatively } from './relate.ts'
import type { Formula } from './table-formula.ts'
import { parseFormula } from './table-parse.ts'

/** A figure that may stand for an operand, and whether its words call it last year's. */
interface Candidate {
  readonly figure: Figure
  readonly prior: boolean
}

const MOST_READINGS = 16

/**
 * Values of indicators whose formula the report prints or the field knows, where their operands are found: in the same
 * paragraph or row, where each is printed once, the claim is asserted; from farther away only a value that fits, or one
 * that looks like a slip, is taken.
 */
export function readIndicators(
  stream: readonly Mention[],
  { figures, levels }: { readonly figures: readonly Figure[]; readonly levels: readonly Figure[] },
  printed: readonly PrintedFormula[],
): Draft[] {
  const mentions = new Map(stream.map((mention) => [mention.figure, mention]))
  const paragraphs = new Map<number, Mention[]>()
  for (const mention of stream) {
    const own = paragraphs.get(mention.paragraph)
    if (own) own.push(mention)
    else paragraphs.set(mention.paragraph, [mention])
  }
  const rows = labelsOfRows(figures)
  const all = levels.map((of): Candidate => ({ figure: of, prior: mentions.get(of)?.prior ?? false }))
  return figures.flatMap((stated): Draft[] => {
    if (!RATIOS.has(stated.unit.dimension) || stated.bound !== null) return []
    const name = indicatorName(stated, rows)
    const known = INDICATORS.find(({ names }) => name !== null && names.includes(name))
    const plain = known?.plain === true
    if (plain === (stated.unit.dimension === 'percent')) return []
    const formulas = name === null ? [] : formulasOf(name, printed)
    if (formulas.length === 0) return []
    const mention = mentions.get(stated)
    const around = mention ? (paragraphs.get(mention.paragraph) ?? []) : []
    const byFormula = formulas.map((formula) => readings(stated, formula, around, plain))
    const near = distinctReadings(byFormula.flat())
    const { section } = stated
    if (near.length === 1 && byFormula[0]?.length === 1)
      return [{ kind: 'formula', certainty: 'high', readings: near, section }]
    const far =
      near.length > 0 ? near : distinctReadings(formulas.flatMap((formula) => readings(stated, formula, all, plain)))
    // The one way to compute it from all that the report states is what it is held to, if not with certainty.
    const [only] = far
    if (near.length === 0 && far.length === 1 && only && known?.anywhere)
      return [{ kind: 'formula', certainty: 'low', readings: [only], section }]
    const kept = far.length > 0 && tentatively({ kind: 'formula', certainty: 'low', readings: far, section })
    return kept ? [kept] : []
  })
}

interface NamedFormula {
  readonly text: string
  readonly operands: Readonly<Record<string, Operand>>
}

/** Those of the field first; what the report prints is one more way to compute it. */
function formulasOf(name: string, printed: readonly PrintedFormula[]): NamedFormula[] {
  const known = INDICATORS.find(({ names }) => names.includes(name))
  const own = printed.filter((one) => one.name === name)
  return [...(known?.formulas ?? []).map((text) => ({ text, operands: known?.operands ?? {} })), ...own]
}

const NAME = /[\p{Script=Han}“”"‘’]{2,20}(?:率|比|系数|倍数)$/u
const RATIOS: ReadonlySet<string> = new Set(['percent', 'none', 'multiple'])

/** The indicator that a percentage is of, by its label or, in a cell, by that of its row. */
function indicatorName(stated: Figure, rows: ReadonlyMap<string, string>): string | null {
  // 城乡居民收入比由上年的2.09缩小至, 性别比（以女性为100）, 医护比为1: the name comes first.
  const [begins = ''] = fold(stated.label).split(/[由（(]/u, 1)
  const label = begins.replace(/(?:[为是]1?|1)$/u, '')
  const own = NAME.exec(label)?.[0]
  const { cell } = stated
  const row = cell ? rows.get(`${cell.table}:${cell.row}`) : undefined
  if (own !== undefined && own.length > SHORT) return own
  return row !== undefined && (own === undefined || row.endsWith(own)) ? row : (own ?? null)
}

/** 控制率 alone is short for the name of its row. */
const SHORT = 3

function labelsOfRows(figures: readonly Figure[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { cell, label, unit } of figures) {
    const name = cell && unit.dimension !== 'percent' ? NAME.exec(fold(label))?.[0] : undefined
    if (cell && name !== undefined) found.set(`${cell.table}:${cell.row}`, name)
  }
  return found
}

/** Every way to fill the formula's operands with figures of the pool; none where an operand has no figure. */
function readings(
  stated: Figure,
  { text, operands }: NamedFormula,
  pool: readonly Candidate[],
  plain: boolean,
): Reading[] {
  const names: string[] = []
  const parsed = parseFormula(text, (name) => {
    if (!(name in operands)) return null
    if (!names.includes(name)) names.push(name)
    return { op: 'line', line: names.indexOf(name) }
  })
  if (!parsed) return []
  const others = pool.filter(({ figure }) => figure !== stated)
  const found = names.map((name) => figuresFor(operands[name] ?? {}, others))
  let filled: Figure[][] = [[]]
  for (const list of found) {
    filled = filled.flatMap((before) => list.map((one) => [...before, one]))
    if (filled.length > MOST_READINGS) return []
  }
  return filled
    .filter((chosen) => plain || isOfOneKind(chosen))
    .map((chosen) => equals(stated, plain ? filledIn(parsed.formula, chosen) : percentOf(parsed.formula, chosen)))
}

function isOfOneKind([first, ...rest]: readonly Figure[]): boolean {
  return rest.every(
    ({ unit }) => unit.dimension === first?.unit.dimension && (unit.dimension === 'money' || unit.of === first.unit.of),
  )
}

/** One figure for each value that fits. Where years are printed, those of last year are one below the latest. */
function figuresFor({ of, measures, year }: Operand, pool: readonly Candidate[]): Figure[] {
  const fitting = pool.filter(
    ({ figure: { label, measure, bound } }) =>
      bound === null &&
      (of === undefined || of.some((name) => isNamed(label, name))) &&
      (measures === undefined || (measure !== null && measures.includes(measure))),
  )
  const latest = Math.max(...fitting.map(({ figure }) => figure.year ?? 0))
  const timely = fitting.filter(({ figure, prior }) =>
    year === -1 ? prior || figure.year === latest - 1 : !prior && (figure.year ?? latest) === latest,
  )
  return [...new Map(timely.map(({ figure }) => [roughly(figure), figure])).values()]
}

function isNamed(label: string, name: string): boolean {
  const concept = conceptOf(name)
  return concept ? conceptOf(label) === concept : fold(label).includes(fold(name))
}

function percentOf(formula: Formula, chosen: readonly Figure[]): Side {
  return { op: 'product', factors: [{ op: 'constant', value: HUNDRED }, filledIn(formula, chosen)] }
}

function filledIn(formula: Formula, chosen: readonly Figure[]): Side {
  switch (formula.op) {
    case 'number':
      return { op: 'constant', value: new Decimal(formula.value) }
    case 'line':
    case 'fixed':
      return sideOf(chosen[formula.line] as Figure)
    case 'sum':
      return { op: 'sum', terms: formula.terms.map(({ weight, of }) => ({ weight, of: filledIn(of, chosen) })) }
    case 'product':
      return { op: 'product', factors: formula.factors.map((factor) => filledIn(factor, chosen)) }
    case 'quotient':
      return {
        op: 'quotient',
        numerator: filledIn(formula.numerator, chosen),
        denominator: filledIn(formula.denominator, chosen),
      }
  }
}
