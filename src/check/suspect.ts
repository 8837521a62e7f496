import type { Claim } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Board, Standing } from './board.ts'
import { type Correction, corrections } from './corrections.ts'

/** A figure that may be the wrong one, with the correction that speaks most for it. */
export interface Suspect {
  readonly figure: Figure
  readonly correction: Correction
  /** The broken claims that the correction repairs. */
  readonly repaired: readonly Claim[]
  /** Whether the evidence singles this correction out. */
  readonly certain: boolean
}

/**
 * How much likelier one wrong figure is than two: each broken claim that a correction leaves needs another error, in the
 * report or in our reading of it.
 */
const SECOND_ERROR = 0.02
const SECOND_ERROR_UNCERTAIN = 0.3

/** When nothing else tells the figures of a claim apart: results are wrong more often than what they are computed of. */
const STATED = 1.5

/** The share of all likelihood that one correction needs to be suggested. */
const ENOUGH = 0.5

/** How much likelier a claim holds to the last digit than only by rounding. */
const EXACT = 8

/** How likely a share was plugged to make 100%, against a wrong amount. */
const PLUGGED = 0.2

interface Trial {
  readonly figure: Figure
  readonly correction: Correction
  readonly repaired: readonly Claim[]
  readonly weight: number
}

/**
 * Weighs every correction of every figure of a group of broken claims: by how likely the printed number is if the
 * corrected one was meant, and by how many broken claims it leaves. A correction that breaks a claim that holds is out,
 * which is how corroborated figures are cleared. The figure whose corrections weigh most is the suspect.
 */
export function findSuspect(
  group: readonly Standing[],
  board: Board,
  neighbours: (figure: Figure) => readonly Figure[],
  effort: { left: number },
): Suspect | null {
  const trials = candidates(group, effort).flatMap((figure) => trialsOf(figure, group, board, neighbours(figure)))
  const byFigure = new Map<string, number>()
  for (const { figure, weight } of trials) byFigure.set(figure.id, (byFigure.get(figure.id) ?? 0) + weight)
  const [first, ...others] = trials
  if (!first) return null
  const mass = ({ figure }: Trial) => byFigure.get(figure.id) ?? 0
  const best = others.reduce(
    (top, one) => (mass(one) > mass(top) || (one.figure.id === top.figure.id && single(one) > single(top)) ? one : top),
    first,
  )
  const total = trials.reduce((sum, { weight }) => sum + weight, 0)
  return { ...best, certain: single(best) / total >= ENOUGH || isStatedPercentage(best) }
}

/** The likelihood of just this value, where an arbitrary misprint leaves several open; the middle one is the likeliest. */
function single({ weight, correction }: Trial): number {
  return weight * Math.min(1, 1.5 / correction.alternatives)
}

/** A percentage that a claim states has one value that follows, so that it is offered whatever else may be wrong. */
function isStatedPercentage({ figure, repaired }: Trial): boolean {
  return figure.unit.dimension === 'percent' && repaired.every((claim) => isStated(claim, figure))
}

function isStated({ reading }: Claim, figure: Figure): boolean {
  return reading.stated.op === 'figure' && reading.stated.figure.id === figure.id
}

/** All figures of the group; only the stated ones where trying all would cost more than is left; none where those would. */
function candidates(group: readonly Standing[], effort: { left: number }): Figure[] {
  const figures = [
    ...new Map(group.flatMap(({ claim }) => claim.figures).map((figure) => [figure.id, figure])).values(),
  ]
  const stated = figures.filter((figure) => group.some(({ claim }) => isStated(claim, figure)))
  const each = group.reduce((sum, { claim }) => sum + claim.figures.length, 0)
  const affordable = [figures, stated].find(({ length }) => length * each <= effort.left) ?? []
  effort.left -= affordable.length * each
  return affordable
}

function trialsOf(figure: Figure, group: readonly Standing[], board: Board, neighbours: readonly Figure[]): Trial[] {
  const asked = new Map<string, Correction>()
  for (const { reading, claim } of group) {
    if (!claim.figures.some(({ id }) => id === figure.id)) continue
    for (const correction of corrections(reading, figure, neighbours)) {
      const key = correction.value.toString()
      if ((asked.get(key)?.chance ?? 0) < correction.chance) asked.set(key, correction)
    }
  }
  return [...asked.values()].flatMap((correction) => trial(figure, correction, group, board) ?? [])
}

function trial(figure: Figure, correction: Correction, group: readonly Standing[], board: Board): Trial | null {
  const before = new Map(board.of(figure).map((standing) => [standing.claim.id, standing]))
  const after = board.tried(figure, correction)
  const breaks = after.filter(({ claim, broken }) => broken && !before.get(claim.id)?.broken)
  if (breaks.some(({ claim }) => !isWholeOfShares(claim))) return null
  const repaired = after
    .filter(({ claim, broken }) => !broken && before.get(claim.id)?.broken)
    .map(({ claim }) => claim)
  if (repaired.length === 0) return null
  const left = group.filter(({ claim }) => !repaired.includes(claim))
  const leaves = left.reduce(
    (chance, { claim }) => chance * (claim.certainty === 'high' ? SECOND_ERROR : SECOND_ERROR_UNCERTAIN),
    1,
  )
  const stated = repaired.some((claim) => isStated(claim, figure)) ? STATED : 1
  const exactness = after.reduce((chance, one) => chance * moreExact(before.get(one.claim.id), one), 1)
  const plugged = breaks.length > 0 ? PLUGGED : 1
  return { figure, correction, repaired, weight: correction.chance * leaves * stated * exactness * plugged }
}

/** Claims mostly hold to the last digit: a correction that makes one do so gains, one that leaves only rounding loses. */
function moreExact(before: Standing | undefined, after: Standing): number {
  if (before?.verdict === 'rounding' && after.verdict === 'holds') return EXACT
  return after.verdict === 'rounding' && before?.verdict !== 'rounding' ? 1 / EXACT : 1
}

/** Shares that are made to add up to 100% corroborate nothing: the last one is often what was left over. */
function isWholeOfShares({ topic, reading }: Claim): boolean {
  return topic === 'percent' && reading.stated.op === 'constant'
}
