import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Passage } from '../model/tree.ts'
import { HUNDRED, ONE } from '../number/decimal.ts'
import { commensurable, NO_UNIT, type Unit } from '../number/unit.ts'
import type { Draft } from './draft.ts'
import { type Equation, equationsIn, type Operand, operandsOf, type Term } from './equation.ts'
import type { Mention, Surroundings } from './mention.ts'
import { place } from './place.ts'
import { equals, isConfirmed, type Side, figure as sideOf } from './relate.ts'

/** What a passage's equations come to. */
export interface Written {
  readonly drafts: readonly Draft[]
  /** The passage's mentions without the bare operands, which state nothing by themselves. */
  readonly mentions: readonly Mention[]
  /** The figures that no mention is of. */
  readonly figures: readonly Figure[]
}

/** Behind the last sign: 执行率=决算数 is labelled 决算数. */
const WORD = /[\p{Script=Han}“”]{1,40}$/u

const COLUMNS = 40

/** Arithmetic that the report writes out in numbers, such as （74.45÷120.40）×100%=61.84%, must be right. */
export function readEquations(passage: Passage, found: readonly Mention[], around: Surroundings): Written {
  const equations = equationsIn(passage.text)
  if (equations.length === 0) return { drafts: [], mentions: found, figures: [] }
  const mentioned = new Map(found.map((mention) => [mention.figure.numberAt.start, mention.figure]))
  const made = new Map<number, { readonly figure: Figure; readonly isStated: boolean }>()
  const drafts = equations.flatMap((equation): Draft[] => {
    const own = new Map<number, { readonly figure: Figure; readonly isStated: boolean }>()
    const readings = readingsOf(equation, (operand, unit) => {
      const { start } = place(passage, operand.start, operand.numberEnd)
      const isStated = operand === equation.stated || operand.named
      const known = made.get(start) ?? own.get(start)
      const figure =
        known?.figure ?? figureOf(passage, operand, { equation, unit, around, printed: mentioned.get(start) })
      own.set(start, { figure, isStated: isStated || (known?.isStated ?? false) })
      return figure
    })
    const numbers = [equation.stated, ...operandsOf(equation.computed)]
    if (readings.length === 0 || (numbers.every(isColumn) && !readings.some(isConfirmed))) return []
    for (const [start, one] of own) made.set(start, one)
    return [{ kind: 'formula', certainty: 'high', readings, section: around.section }]
  })
  const mentions = found.flatMap((mention): Mention[] => {
    const one = made.get(mention.figure.numberAt.start)
    if (!one) return [mention]
    return one.isStated ? [{ ...mention, figure: one.figure }] : []
  })
  const kept = new Set(mentions.map(({ figure }) => figure))
  return { drafts, mentions, figures: [...made.values()].map(({ figure }) => figure).filter((one) => !kept.has(one)) }
}

/** 栏次4=1+2+3: numbers as small as those of columns assert no arithmetic that they contradict. */
function isColumn({ value, decimals, unit }: Operand): boolean {
  return unit === NO_UNIT && decimals === 0 && value.lessThanOrEqualTo(COLUMNS)
}

interface Making {
  readonly equation: Equation
  /** That of a number which prints none. */
  readonly unit: Unit
  readonly around: Surroundings
  /** The figure of running text that stands there. */
  readonly printed: Figure | undefined
}

function figureOf(passage: Passage, operand: Operand, { equation, unit, around, printed }: Making): Figure {
  const label = (operand === equation.stated && equation.name) || WORD.exec(printed?.label ?? '')?.[0] || ''
  const own = operand.unit === NO_UNIT ? unit : operand.unit
  const peers = [equation.stated, ...operandsOf(equation.computed)].map(({ decimals }) => decimals)
  const precision = operand.decimals === 0 && own.dimension === 'money' ? Math.max(...peers) : operand.decimals
  if (printed) return { ...printed, label, unit: own, precision }
  return {
    id: around.nextId(),
    text: passage.text.slice(operand.start, operand.end),
    at: place(passage, operand.start, operand.end),
    numberAt: place(passage, operand.start, operand.numberEnd),
    value: operand.value,
    decimals: operand.decimals,
    precision,
    unit: own,
    bound: null,
    label,
    measure: null,
    year: around.year,
    scope: null,
    section: around.section,
    cell: around.cell,
    source: around.source,
  }
}

type FigureOf = (operand: Operand, unit: Unit) => Figure

/** A percentage among factors is a number (80% is 0.8); the stated one is a hundred times what the arithmetic gives. */
function readingsOf({ stated, computed }: Equation, figureOf: FigureOf): Reading[] {
  const operands = operandsOf(computed)
  if (isSum(computed)) {
    const printed = [stated, ...operands].map(({ unit }) => unit).filter((unit) => unit !== NO_UNIT)
    const [first] = printed
    if (first && !printed.every((unit) => commensurable(unit, first))) return []
    if (first && (stated.unit === NO_UNIT || (first.dimension === 'percent' && printed.length <= operands.length)))
      return []
    const side = sideOfTerm(computed, (operand) => sideOf(figureOf(operand, stated.unit)))
    return [equals(figureOf(stated, NO_UNIT), side)]
  }
  const implied = new Map<Operand, Unit>()
  if (!isPercent(stated) && !stated.unit.scale.equals(1)) imply(computed, stated.unit, implied)
  const isHundred = ({ value, unit }: Operand) => isPercent(stated) && unit === NO_UNIT && value.equals(HUNDRED)
  const ratio = sideOfTerm(computed, (operand) => {
    if (isHundred(operand)) return { op: 'constant', value: HUNDRED }
    if (isPercent(operand)) return { op: 'constant', value: operand.value.times(operand.unit.scale).div(HUNDRED) }
    return sideOf(figureOf(operand, implied.get(operand) ?? NO_UNIT))
  })
  const whole = figureOf(stated, NO_UNIT)
  const percentage: Side = { op: 'product', factors: [{ op: 'constant', value: HUNDRED }, ratio] }
  // 363.60/404.00×100=90.00%: the factor is the sign's.
  if (isPercent(stated))
    return (operands.some(isHundred) ? [ratio, percentage] : [percentage]).map((side) => equals(whole, side))
  const unsigned = stated.unit === NO_UNIT && operands.some((one) => isPercent(one) && one.value.equals(HUNDRED))
  return (unsigned ? [percentage, ratio] : [ratio]).map((side) => equals(whole, side))
}

function isPercent({ unit }: Operand): boolean {
  return unit.dimension === 'percent'
}

function isSum(term: Term): boolean {
  return term.op === 'number' || (term.op === 'sum' && term.terms.every(({ of }) => isSum(of)))
}

/** 30×1.2=36万元: where no factor has the unit, the first that has none is in it; so is every such term of a sum. */
function imply(term: Term, unit: Unit, into: Map<Operand, Unit>): void {
  if (term.op === 'number') {
    if (term.number.unit === NO_UNIT) into.set(term.number, unit)
  } else if (term.op === 'sum') for (const { of } of term.terms) imply(of, unit, into)
  else if (term.op === 'quotient') imply(term.numerator, unit, into)
  else if (!operandsOf(term).some((one) => one.unit !== NO_UNIT && commensurable(one.unit, unit))) {
    const first = term.factors.find((factor) => operandsOf(factor).some((one) => one.unit === NO_UNIT))
    if (first) imply(first, unit, into)
  }
}

function sideOfTerm(term: Term, leaf: (operand: Operand) => Side): Side {
  switch (term.op) {
    case 'number':
      return leaf(term.number)
    case 'sum':
      return { op: 'sum', terms: term.terms.map(({ weight, of }) => ({ weight, of: sideOfTerm(of, leaf) })) }
    case 'quotient':
      return {
        op: 'quotient',
        numerator: sideOfTerm(term.numerator, leaf),
        denominator: sideOfTerm(term.denominator, leaf),
      }
    case 'product': {
      const factors = term.factors.map((factor) => sideOfTerm(factor, leaf))
      const others = factors.filter((factor) => factor.op !== 'constant' || !factor.value.equals(ONE))
      const [only] = others
      return others.length === 1 && only ? only : { op: 'product', factors: others }
    }
  }
}
