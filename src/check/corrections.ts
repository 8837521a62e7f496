import type { Reading } from '../model/claim.ts'
import type { CauseKind } from '../model/finding.ts'
import type { Figure } from '../model/report.ts'
import { Decimal, ONE } from '../number/decimal.ts'
import { contains, type Interval, printed } from '../number/interval.ts'
import { figuresOf, judge } from '../number/relation.ts'
import { type Meant, slips } from '../number/slips.ts'
import { inUnitOf, printable, solve, tenth } from '../number/solve.ts'

/** A value for a figure that one broken claim asks for. */
export interface Correction {
  /** In the figure's printed unit. */
  readonly value: Decimal
  readonly decimals: number
  readonly kind: CauseKind | null
  /** How likely the printed number is if this value was meant. */
  readonly chance: number
  /** How many values that chance is of: an arbitrary misprint leaves every value open that the others allow. */
  readonly alternatives: number
  /** The addend left out or counted twice, or the figure that was copied. */
  readonly other: Figure | null
}

/** Chances of what is no slip of the hand; estimates that only their order matters for. */
const TRUNCATED = 0.3
const ADDEND = 0.15
const COPIED = 0.05

/** Most copies are of one of the nearest figures. */
const NEAR = 6
const ARBITRARY = 0.1

/** A slip that agrees only by rounding, against one that is the value recomputed. */
const LOOSE = 0.1

const UNLIKELY = 0.03
const MOST_PERCENT = 150

/** Relative to the value meant: how far off an arbitrary misprint tends to be. */
const FAR = 0.2

/** An interval holds at most this many values, as far as likelihood goes. */
const MANY = 1e6

/**
 * What the figure may have been meant to be, for one broken reading that it takes part in: the value that the others give,
 * and every value within their rounding of which the printed number is a slip.
 */
export function corrections(reading: Reading, figure: Figure, neighbours: readonly Figure[]): Correction[] {
  const exact = solve(reading, figure, 'exact')
  const range = solve(reading, figure, 'range')
  if (!exact?.lo.isFinite() || !range) return []
  const open = printable(range, figure)
  const tight = tightly(reading, figure, exact.lo)
  const finest = finestDecimals(reading, figure)
  const others = peerDecimals(reading, figure)
  // Sums may hold by the rounding of their many terms; a quotient is computed from its printed figures.
  const loose = reading.computed.op === 'sum' ? LOOSE : 0
  const slipped = slips(figure).filter(({ value, decimals, kind }) =>
    isShift(kind)
      ? decimals >= Math.min(others, figure.decimals) && contains(coarse(open, decimals), value)
      : decimals <= finest && contains(open, value),
  )
  return [
    ...slipped.map((slip) => ({
      ...slip,
      chance:
        slip.chance *
        plausibility(figure, slip.value) *
        (contains(tight, slip.value) || isRounded(exact.lo, figure, slip) ? 1 : loose),
      alternatives: 1,
      other: null,
    })),
    ...roundings(exact.lo, figure).map((rounded) => {
      const how = { alternatives: 1, ...manner(reading, figure, rounded.value, tight, neighbours) }
      return { ...rounded, ...how, chance: how.chance * plausibility(figure, rounded.value) }
    }),
  ].filter(({ chance }) => chance > 0)
}

/** Amounts are seldom negative unless printed so, nor percentages a multiple. */
function plausibility({ value, unit }: Figure, meant: Decimal): number {
  const turned = !meant.isZero() && value.isNegative() !== meant.isNegative()
  const multiple = unit.dimension === 'percent' && meant.abs().greaterThan(MOST_PERCENT)
  return (turned ? UNLIKELY : 1) * (multiple && value.abs().lessThanOrEqualTo(MOST_PERCENT) ? UNLIKELY : 1)
}

/** What numbers of fewer decimals may stand for reaches further. */
function coarse(open: Interval, decimals: number): Interval {
  const half = tenth(decimals).div(2)
  return { ...open, lo: open.lo.minus(half), hi: open.hi.plus(half) }
}

/** Whether the recomputed value, printed with a slip's own decimals, is what was meant. */
function isRounded(exact: Decimal, { unit }: Figure, { value, decimals }: Meant): boolean {
  return exact.div(unit.scale).toDecimalPlaces(decimals).equals(value)
}

/** A number that slipped against its point or unit keeps its digits, so that it may gain decimals. */
function isShift(kind: CauseKind): boolean {
  return kind === 'decimal-point' || kind === 'unit'
}

/** The most decimals that figures of this kind are printed with beside it: a digit lost after them was never there. */
function finestDecimals(reading: Reading, figure: Figure): number {
  return Math.max(figure.decimals, figure.precision, peerDecimals(reading, figure))
}

/** The most decimals of the other figures with its unit; 0 when there are none. */
function peerDecimals({ stated, computed }: Reading, { id, unit }: Figure): number {
  const peers = [...figuresOf(stated), ...figuresOf(computed)].filter(
    (peer) => peer.id !== id && peer.unit.text === unit.text,
  )
  return Math.max(0, ...peers.map(({ decimals }) => decimals))
}

/** The values that make the claim hold as it would be computed from the printed figures; at least the exact one, as printed. */
function tightly(reading: Reading, figure: Figure, exact: Decimal): Interval {
  const { unit, decimals } = figure
  const tight = solve(reading, figure, 'tight')
  const own = printed(exact.div(unit.scale).toDecimalPlaces(decimals), decimals)
  const within = tight && inUnitOf(tight, unit)
  return within?.hi.minus(within.lo).greaterThan(tenth(decimals)) ? within : own
}

/** The recomputed value as the figure is printed; with the decimals of its peers too where it shows fewer. */
function roundings(exact: Decimal, { unit, decimals, precision }: Figure): Pick<Correction, 'value' | 'decimals'>[] {
  const inUnit = exact.div(unit.scale)
  const [printed, finer] = [decimals, precision].map((shown) => ({
    value: inUnit.toDecimalPlaces(shown),
    decimals: shown,
  }))
  return [printed, finer].flatMap((one) => (one && (one === printed || !printed?.value.equals(one.value)) ? [one] : []))
}

type Manner = Pick<Correction, 'kind' | 'chance' | 'other'> & Partial<Pick<Correction, 'alternatives'>>

/** How the printed number may have come about other than by a slip of digits. */
function manner(
  reading: Reading,
  figure: Figure,
  meant: Decimal,
  open: Interval,
  neighbours: readonly Figure[],
): Manner {
  const stated = reading.stated.op === 'figure' && reading.stated.figure.id === figure.id
  if (stated && isTruncated(reading)) return { kind: 'truncated', chance: TRUNCATED, other: null }
  const addend = stated ? addendOf(reading, figure, meant, neighbours) : null
  if (addend) return addend
  if (isShifted(figure, meant)) return { kind: 'decimal-point', chance: 0.02, other: null }
  const copied = neighbours.filter((other) => isCopy(figure, other))
  const [first] = copied
  if (first && figure.value.precision() > 2)
    return { kind: 'other-figure', chance: COPIED / Math.min(neighbours.length, NEAR), other: first }
  const alternatives = valuesIn(open, figure)
  return { kind: null, chance: alternatives * arbitrary(figure, meant), alternatives, other: null }
}

function isTruncated(reading: Reading): boolean {
  const { verdict } = judge(reading, 'truncate')
  return verdict === 'holds' || verdict === 'rounding'
}

/** One addend too few or too many in the total, or one that the list of addends lacks. */
function addendOf(reading: Reading, figure: Figure, meant: Decimal, neighbours: readonly Figure[]): Manner | null {
  if (reading.computed.op !== 'sum') return null
  const gap = figure.value.minus(meant).times(figure.unit.scale)
  const terms = reading.computed.terms.flatMap(({ weight, of }) =>
    of.op === 'figure' ? [{ weight, of: of.figure }] : [],
  )
  const amounts = terms.map(({ weight, of }) => ({ figure: of, amount: of.value.times(of.unit.scale).times(weight) }))
  const near = (amount: Decimal) => amount.minus(gap).abs().lessThan(tenth(figure.precision).times(figure.unit.scale))
  const left = amounts.find(({ amount }) => !amount.isZero() && near(amount.negated()))
  if (left) return { kind: 'missing-addend', chance: ADDEND / terms.length, other: left.figure }
  const twice = amounts.find(({ amount }) => !amount.isZero() && near(amount))
  if (twice) return { kind: 'surplus-addend', chance: ADDEND / terms.length, other: twice.figure }
  const own = new Set([figure.id, ...terms.map(({ of }) => of.id)])
  const unlisted = neighbours.filter(({ id, value }) => !own.has(id) && !value.isZero())
  const lacking = unlisted.find(
    ({ value, unit }) => unit.dimension === figure.unit.dimension && near(value.times(unit.scale)),
  )
  if (!lacking) return null
  return { kind: 'missing-addend', chance: ADDEND / 2 / Math.max(terms.length, unlisted.length), other: lacking }
}

/** A slipped decimal point of a number that was rounded afterwards: 27.48 for 274.79. */
function isShifted({ value, decimals }: Figure, meant: Decimal): boolean {
  if (value.precision() < 2) return false
  return [1, 2, 3].some((places) => meant.shifted(-places).toDecimalPlaces(decimals).equals(value))
}

function isCopy(figure: Figure, other: Figure): boolean {
  return other.id !== figure.id && other.value.equals(figure.value) && other.unit.dimension === figure.unit.dimension
}

/** How many printed numbers lie within an interval. */
function valuesIn({ lo, hi }: Interval, { decimals }: Figure): number {
  return Math.min(MANY, Math.max(1, hi.minus(lo).div(tenth(decimals)).floor().toNumber()))
}

/** Any number of as many digits; one far from the value meant is less likely. */
function arbitrary({ value, decimals }: Figure, meant: Decimal): number {
  const step = tenth(decimals)
  const size = Decimal.max(value.abs(), meant.abs(), step).div(step).plus(ONE).toNumber()
  const relative = value.minus(meant).abs().div(Decimal.max(meant.abs(), step)).toNumber()
  return ARBITRARY / size / (1 + (relative / FAR) ** 2)
}
