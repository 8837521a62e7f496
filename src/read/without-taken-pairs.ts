import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { HUNDRED } from '../number/decimal.ts'
import { figuresOf } from '../number/relation.ts'
import type { Draft } from './draft.ts'
import { isConfirmed } from './relate.ts'

/**
 * `清运21.84万吨，其中焚烧21.37万吨，占97.8%，其余填埋，无害化处理率100%`: two amounts of which one percentage is borne out are not what another, which
 * they do not bear out, is of.
 */
export function withoutTakenPairs(drafts: readonly Draft[]): Draft[] {
  const taken = new Map<string, Figure>()
  for (const { readings } of drafts) {
    const reading = readings.find(isConfirmed)
    const pair = reading && pairOf(reading)
    if (pair && reading.stated.op === 'figure') taken.set(pair, reading.stated.figure)
  }
  const isTaken = (reading: Reading) => {
    const pair = pairOf(reading)
    const by = pair === null ? undefined : taken.get(pair)
    return by !== undefined && reading.stated.op === 'figure' && isBeside(by, reading.stated.figure)
  }
  return drafts.filter(({ kind, certainty, readings }) => {
    if (readings.some(isConfirmed)) return true
    // All of something is seldom said of two amounts that differ.
    if (kind === 'rate' && readings.every(isOfAll)) return !readings.some(isTaken)
    return certainty === 'high' || !readings.every(isTaken)
  })
}

/** Elsewhere the same percentage may be told again, and wrongly. */
function isBeside(a: Figure, b: Figure): boolean {
  return a !== b && a.cell === null && b.cell === null && Math.abs(a.at.start - b.at.start) < BESIDE
}

/** In characters: a sentence. */
const BESIDE = 120

function isOfAll({ stated }: Reading): boolean {
  return stated.op === 'figure' && stated.figure.value.equals(HUNDRED)
}

/** The two amounts that a percentage is of, in either order. */
function pairOf({ stated, computed }: Reading): string | null {
  if (stated.op !== 'figure' || stated.figure.unit.dimension !== 'percent') return null
  const amounts = figuresOf(computed)
  return amounts.length === 2
    ? amounts
        .map(({ id }) => id)
        .sort()
        .join()
    : null
}
