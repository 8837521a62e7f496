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
 * Each broken claim that a correction leaves needs another error, in the report or in our reading of it: how likely that
 * is. It must moreover happen to come out as printed, for which the likeliest misprint of the claim's own figures stands.
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
  const asked = candidates(group, effort).map((figure) => askedOf(figure, group, neighbours(figure)))
  const alone = aloneOf(asked)
  const trials = relative(
    onePerValue(
      asked.flatMap(({ corrections }) => corrections.flatMap((one) => trial(one, group, alone, board) ?? [])),
    ),
  )
  const byFigure = new Map<string, number>()
  for (const { figure, weight } of trials) byFigure.set(figure.id, (byFigure.get(figure.id) ?? 0) + weight)
  const [first, ...others] = trials
  if (!first) return null
  const mass = ({ figure }: Trial) => byFigure.get(figure.id) ?? 0
  const best = others.reduce(
    (top, one) => (mass(one) > mass(top) || (one.figure.id === top.figure.id && single(one) > single(top)) ? one : top),
    first,
  )
  const rivals = trials.filter(({ repaired }) => repaired.some((claim) => best.repaired.includes(claim)))
  const total = rivals.reduce((sum, { weight }) => sum + weight, 0)
  return { ...best, certain: single(best) / total >= ENOUGH || isStatedPercentage(best) }
}

/** Of corrections to the same value with more or fewer decimals, the likelier. */
function onePerValue(trials: readonly Weighed[]): Weighed[] {
  const best = new Map<string, Weighed>()
  for (const one of trials) {
    const key = `${one.figure.id} ${one.correction.value}`
    const known = best.get(key)
    if (!known || one.log > known.log) best.set(key, one)
  }
  return [...best.values()]
}

/** Weights come as logarithms, for groups of many claims; the greatest becomes 1. */
function relative(trials: readonly Weighed[]): Trial[] {
  const top = trials.reduce((greatest, { log }) => Math.max(greatest, log), Number.NEGATIVE_INFINITY)
  return trials.map(({ log, ...trial }) => ({ ...trial, weight: Math.exp(log - top) }))
}

/** The likelihood of just this value, where an arbitrary misprint leaves several open; the middle one is the likeliest. */
function single({ weight, correction }: Trial): number {
  return weight * Math.min(1, 1.5 / correction.alternatives)
}

/** A percentage that a claim states has one value that follows, so that it is offered whatever else may be wrong. */
function isStatedPercentage({ figure, repaired }: Trial): boolean {
  return figure.unit.dimension === 'percent' && repaired.every((claim) => isStated(claim, figure))
}

function isStated(claim: Claim, figure: Figure): boolean {
  return statedId(claim) === figure.id
}

function statedId({ reading }: Claim): string | null {
  return reading.stated.op === 'figure' ? reading.stated.figure.id : null
}

/** All figures of the group; only the stated ones where trying all would cost more than is left; none where those would. */
function candidates(group: readonly Standing[], effort: { left: number }): Figure[] {
  const figures = [
    ...new Map(group.flatMap(({ claim }) => claim.figures).map((figure) => [figure.id, figure])).values(),
  ]
  const told = new Set(group.map(({ claim }) => statedId(claim)))
  const stated = figures.filter(({ id }) => told.has(id))
  const each = group.reduce((sum, { claim }) => sum + claim.figures.length, 0)
  const affordable = [figures, stated].find(({ length }) => length * each <= effort.left) ?? []
  effort.left -= affordable.length * each
  return affordable
}

type Weighed = Omit<Trial, 'weight'> & { readonly log: number }

interface Asked {
  readonly figure: Figure
  readonly correction: Correction
}

/** What the broken claims of the group ask of a figure, and how likely the likeliest thing that each asks is. */
function askedOf(
  figure: Figure,
  group: readonly Standing[],
  neighbours: readonly Figure[],
): { corrections: Asked[]; likeliest: Map<string, number> } {
  const byValue = new Map<string, Correction>()
  const likeliest = new Map<string, number>()
  for (const { reading, claim } of group) {
    if (!claim.figures.some(({ id }) => id === figure.id)) continue
    for (const correction of corrections(reading, figure, neighbours)) {
      const key = `${correction.value} ${correction.decimals}`
      if ((byValue.get(key)?.chance ?? 0) < correction.chance) byValue.set(key, correction)
      likeliest.set(claim.id, Math.max(likeliest.get(claim.id) ?? 0, correction.chance))
    }
  }
  return { corrections: [...byValue.values()].map((correction) => ({ figure, correction })), likeliest }
}

/** For each claim, how likely the likeliest misprint is that would explain it alone. */
function aloneOf(asked: readonly { readonly likeliest: ReadonlyMap<string, number> }[]): Map<string, number> {
  const alone = new Map<string, number>()
  for (const { likeliest } of asked)
    for (const [id, chance] of likeliest) alone.set(id, Math.max(alone.get(id) ?? 0, chance))
  return alone
}

function trial(
  { figure, correction }: Asked,
  group: readonly Standing[],
  alone: ReadonlyMap<string, number>,
  board: Board,
) {
  const before = new Map(board.of(figure).map((standing) => [standing.claim.id, standing]))
  const after = board.tried(figure, correction)
  const breaks = after.filter(({ claim, broken }) => broken && !before.get(claim.id)?.broken)
  if (breaks.some(({ claim }) => !isWholeOfShares(claim))) return null
  const repaired = after
    .filter(({ claim, broken }) => !broken && before.get(claim.id)?.broken)
    .map(({ claim }) => claim)
  if (repaired.length === 0) return null
  const left = group.filter(({ claim }) => !repaired.includes(claim))
  const factors = [
    correction.chance,
    ...left.map(
      ({ claim }) => (alone.get(claim.id) ?? 1) * (claim.certainty === 'high' ? SECOND_ERROR : SECOND_ERROR_UNCERTAIN),
    ),
    ...after.map((one) => moreExact(before.get(one.claim.id), one)),
    repaired.some((claim) => isStated(claim, figure)) ? STATED : 1,
    breaks.length > 0 ? PLUGGED : 1,
  ]
  return { figure, correction, repaired, log: factors.reduce((sum, factor) => sum + Math.log(factor), 0) }
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
