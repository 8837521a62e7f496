import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { amount } from '../number/amount.ts'
import { type Decimal, HUNDRED } from '../number/decimal.ts'
import { asPrinted, type Expression, evaluate, figuresOf, judge } from '../number/relation.ts'
import { clearlyFails } from '../number/rough.ts'
import { slipBetween } from '../number/slip.ts'
import type { Draft } from './draft.ts'

/** Short ways to write expressions over figures. */
export type Side = Expression<Figure>

export function figure(of: Figure): Side {
  return { op: 'figure', figure: of }
}

export function sum(...parts: readonly Side[]): Side {
  const [only] = parts
  return parts.length === 1 && only ? only : { op: 'sum', terms: parts.map((of) => ({ weight: 1, of })) }
}

export function minus(a: Side, b: Side): Side {
  return {
    op: 'sum',
    terms: [
      { weight: 1, of: a },
      { weight: -1, of: b },
    ],
  }
}

export function product(first: Side, ...more: readonly Side[]): Side {
  return more.length === 0 ? first : { op: 'product', factors: [first, ...more] }
}

export function over(numerator: Side, denominator: Side): Side {
  return { op: 'quotient', numerator, denominator }
}

/** 100 · a / b: a percentage in base units. */
export function percent(numerator: Side, denominator: Side): Side {
  return { op: 'product', factors: [{ op: 'constant', value: HUNDRED }, over(numerator, denominator)] }
}

export function equals(stated: Figure, computed: Side): Reading {
  return { stated: figure(stated), comparison: '=', computed }
}

export function atMost(stated: Figure, limit: Side): Reading {
  return { stated: figure(stated), comparison: '<=', computed: limit }
}

/** A figure in base units as a double, for quick looks before anything is computed exactly. */
export function roughly(of: Figure): number {
  const known = SIZES.get(of)
  if (known !== undefined) return known
  const size = of.value.toNumber() * of.unit.scale.toNumber()
  SIZES.set(of, size)
  return size
}

/** Readers compare a figure with many others. */
const SIZES = new WeakMap<Figure, number>()

/** Half the last printed place in base units: how far rounding can move a figure. */
export function slack(of: Figure): number {
  const { range } = amount(of)
  return range.hi.minus(range.lo).toNumber() / 2
}

/**
 * Whether a reading that fails looks like a slip in one of its figures rather than like a relation that was never meant:
 * the stated figure and the recomputed one differ by one slip of the hand, or, in a sum, one part corrected by one slip
 * mends it. So it does where one figure, be it the whole, is printed twice in it, as when a line below was copied. Amounts kept to the cent
 * of 万元 or to 元 are accounts, not statistics: there, near by a tenth of the larger counts as well.
 */
export function looksLikeSlip(reading: Reading): boolean {
  const stated = evaluate(reading.stated)
  const computed = evaluate(reading.computed)
  if (!stated || !computed || reading.stated.op !== 'figure') return false
  const { figure: total } = reading.stated
  const gap = computed.exact.minus(stated.exact)
  const larger = stated.exact.abs().greaterThan(computed.exact.abs()) ? stated.exact.abs() : computed.exact.abs()
  const counted = isExactCount(total) || figuresOf(reading.computed).some(isMeasured)
  const exact = isAccounted(total) || (counted && stated.exact.lessThan(STATISTICS))
  if (exact && gap.abs().lessThanOrEqualTo(larger.times(NEAR))) return true
  if (repeatsOne(figuresOf(reading.computed)) || isPartOfItself(reading, total)) return true
  if (!isAccounted(total) && gap.abs().lessThan(stated.exact.abs().times(REST))) return false
  return isMendedBySlip(reading, total, { stated: stated.exact, computed: computed.exact })
}

/** Whether one slip, in the total or in one part, explains to the cent why amounts of accounts do not add up. */
export function isSlipInAccounts(reading: Reading): boolean {
  const [stated, computed] = [evaluate(reading.stated), evaluate(reading.computed)]
  if (!stated || !computed || reading.stated.op !== 'figure') return false
  const { figure: total } = reading.stated
  const exact = isAccounted(total) && significantDigits(total) >= TELLING
  return exact && isMendedBySlip(reading, total, { stated: stated.exact, computed: computed.exact })
}

/** So many digits are not one slip away from anything by chance. */
const TELLING = 5

function isMendedBySlip(
  { computed }: Reading,
  total: Figure,
  exact: { readonly stated: Decimal; readonly computed: Decimal },
): boolean {
  if (isSlip(total, exact.computed)) return true
  if (computed.op !== 'sum') return false
  const gap = exact.computed.minus(exact.stated)
  const { terms } = computed
  return terms.some(({ weight, of }) => {
    const size = of.op === 'figure' ? amount(of.figure).exact : of.op === 'product' ? evaluate(of)?.exact : undefined
    const right = weight > 0 ? size?.minus(gap) : size?.plus(gap)
    if (!size || !right || right.isNegative()) return false
    if (of.op === 'figure') return isSlip(of.figure, right, terms.length > FEW)
    return of.op === 'product' && !size.isZero() && of.factors.some((one) => isFactorSlip(one, right.div(size)))
  })
}

/** Whether a factor that a slip made wrong by this ratio explains it. */
function isFactorSlip(factor: Side, ratio: Decimal): boolean {
  return factor.op === 'figure' && isSlip(factor.figure, amount(factor.figure).exact.times(ratio))
}

/** Whether an amount with digits enough not to recur by chance stands twice among the figures. */
export function repeatsOne(figures: readonly Figure[]): boolean {
  const printed = [...new Set(figures)].filter(({ value }) => value.precision() >= SIGNIFICANT).map(roughly)
  return new Set(printed).size < printed.length
}

/** 实有127人，其中在职127人、离退休89人: the whole is one of its own parts, as when that was copied. */
function isPartOfItself({ computed }: Reading, total: Figure): boolean {
  if (computed.op !== 'sum' || computed.terms.some(({ weight }) => weight < 0)) return false
  return figuresOf(computed).filter((part) => repeatsOne([total, part])).length === 1
}

/** Below this fraction of the whole, what statistics leave out of a list is a small rest rather than a slip. */
const REST = 0.0005
const NEAR = 0.1
/** Whoever counts more of anything than this counts for statistics, and seldom lists all kinds. */
const STATISTICS = 100_000
const CENT = 2
const WAN = 10_000
const UNROUNDED = 4
const SIGNIFICANT = 3
const COUNTS: ReadonlySet<string> = new Set(['count', 'staff', 'score'])
/** Among many parts one is soon about ten times another; then only its digits tell. */
const FEW = 6
const SHIFTS = [10, 100, 1000, 10_000, 100_000_000]

/**
 * Amounts to the cent of 万元 or to 元 are of accounts, where lists are seldom left open, and so are whole 万元 that nobody
 * rounded (186420万元); rounder ones are statistics.
 */
export function isAccounted({ unit, precision, value }: Figure): boolean {
  if (unit.dimension !== 'money') return false
  if (precision >= CENT || unit.scale.equals(1)) return true
  return unit.scale.lessThanOrEqualTo(WAN) && value.precision() >= UNROUNDED
}

/** Whether one slip of the hand, or of the unit, turns the right amount (in base units) into the printed figure. */
function isSlip(of: Figure, right: Decimal, digitsOnly = false): boolean {
  if (significantDigits(of) < (isExactCount(of) ? SIGNIFICANT - 1 : SIGNIFICANT)) return false
  const slip = slipBetween(of.value, asPrinted(right, of), of.precision)
  if (slip === 'changed-digit' || slip === 'transposed-digits') return true
  const ratio = Math.abs(right.toNumber() / roughly(of))
  const shifted = (room: number) => SHIFTS.some((shift) => isNear(ratio / shift, room) || isNear(ratio * shift, room))
  if (digitsOnly) return of.value.precision() > SIGNIFICANT && shifted(EXACT)
  return slip !== null || shifted(NEARLY)
}

/** `9542亩`, `281.57公里`: land and lengths that nobody rounded are measured one by one. */
function isMeasured({ unit, value }: Figure): boolean {
  return unit.dimension === 'size' && unit.scale.equals(1) && value.precision() >= SIGNIFICANT
}

/** People, things and scores counted one by one. */
export function isExactCount({ unit }: Figure): boolean {
  return COUNTS.has(unit.dimension) && unit.scale.equals(1)
}

/** Digits printed, leading zeros aside. */
export function significantDigits({ value, decimals }: Figure): number {
  return value
    .toFixed(decimals)
    .replace(/^[-0.]{1,8}/u, '')
    .replace('.', '').length
}

function isNear(ratio: number, room: number): boolean {
  return Math.abs(ratio - 1) <= room
}

/** How near to so many times as much is it: what rounding moves, and what it moves in numbers of four and more digits. */
const NEARLY = 1e-3
const EXACT = 1e-4

/** A claim that the wording permits but does not assert: kept when it holds, or, as uncertain, when it looks like a slip. */
export function tentatively(draft: Draft): Draft | null {
  const confirmed = draft.readings.filter((reading) => isConfirmed(reading))
  if (confirmed.length > 0) return { ...draft, readings: confirmed }
  const slips = draft.readings.filter(looksLikeSlip)
  return slips.length > 0 ? { ...draft, certainty: 'low', readings: slips } : null
}

export function isConfirmed(reading: Reading): boolean {
  if (clearlyFails(reading)) return false
  const { verdict } = judge(reading)
  return verdict === 'holds' || verdict === 'rounding'
}
