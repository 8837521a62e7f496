import type { Claim, ClaimKind, Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { gapOf, isOneSlipAway } from './plausible.ts'
import { isExactCount, significantDigits } from './relate.ts'

/** Relations that nothing but the right numbers fulfils; what is merely printed twice may be wrong twice. */
const EQUATIONS: ReadonlySet<ClaimKind> = new Set(['sum', 'share', 'rate', 'difference', 'change', 'formula'])

/** So near, as a fraction, is what was miscalculated or rounded wrongly. */
const NEAR = 0.02
/** Of percentages, in points. */
const POINT = 1
/** So many too few or too many are soon counted. */
const MISCOUNTED = 2
/** Of fewer digits another number is soon a slip away. */
const TELLING = 3

/**
 * A wrong number breaks whatever it stands in. Where every number of a claim that fails fulfils some other equation, rather the claim
 * was misread; and so it may have been where running text fails it by more than a miscalculation, and no slip of the hand in a
 * number that nothing else bears out explains by how much. Then it is not certain, however sure its words seemed.
 */
export function withDoubts(claims: readonly Claim[]): Claim[] {
  const borne = borneOut(claims)
  return claims.map((claim) => (isDoubtful(claim, borne) ? { ...claim, certainty: 'low' } : claim))
}

/** Shares that were made to come to a hundred prove nothing of each. */
function borneOut(claims: readonly Claim[]): ReadonlySet<Figure> {
  const borne = new Set<Figure>()
  for (const { kind, topic, reading, outcome, figures } of claims) {
    const holds = outcome.verdict === 'holds' || outcome.verdict === 'rounding'
    if (!holds || reading.comparison !== '=' || !EQUATIONS.has(kind) || topic === 'percent') continue
    for (const figure of figures) borne.add(figure)
  }
  return borne
}

function isNear(reading: Reading): boolean {
  const gap = gapOf(reading)
  if (!gap || reading.stated.op !== 'figure') return false
  const miscounted = isExactCount(reading.stated.figure) && gap.absolute.lessThanOrEqualTo(MISCOUNTED)
  const percent = reading.stated.figure.unit.dimension === 'percent' && gap.absolute.lessThanOrEqualTo(POINT)
  return miscounted || percent || gap.relative.lessThanOrEqualTo(NEAR)
}

/** What a table states beyond a limit may well add up, and its rows and columns say by themselves what they are of. */
function isDoubtful({ certainty, outcome, kind, reading, figures }: Claim, borne: ReadonlySet<Figure>): boolean {
  if (certainty !== 'high' || outcome.verdict !== 'fails' || figures.length < 2) return false
  const equation = EQUATIONS.has(kind)
  if ((!equation && kind !== 'bound') || (!equation && figures.every(({ cell }) => cell !== null))) return false
  const doubted = figures.filter((figure) => !borne.has(figure))
  if (doubted.length === 0) return true
  if (!equation || figures.every(({ cell }) => cell !== null)) return false
  return !isNear(reading) && !doubted.some((one) => significantDigits(one) >= TELLING && isOneSlipAway(reading, one))
}
