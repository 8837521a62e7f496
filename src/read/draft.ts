import type { Certainty, Claim, ClaimKind, Reading, Topic } from '../model/claim.ts'
import type { Figure, Section, Span } from '../model/report.ts'
import { figuresOf, judge, type Outcome } from '../number/relation.ts'
import { clearlyFails } from '../number/rough.ts'
import { isPlausible } from './plausible.ts'

/** What a claim reader yields: a relation that the report asserts, with every plausible way to read it, best first. */
export interface Draft {
  readonly kind: ClaimKind
  readonly topic?: Topic
  /** From the wording alone. */
  readonly certainty: Certainty
  readonly readings: readonly Reading[]
  readonly section: Section
  /** Of a statement that stands apart from its figures: its own words. */
  readonly words?: Span
}

interface Settled {
  readonly reading: Reading
  readonly outcome: Outcome
}

const ORDER: readonly Outcome['verdict'][] = ['holds', 'rounding', 'fails', 'unassessable']

/**
 * The principle of charity: the reading that the arithmetic confirms wins, and the claim fails only if all of them fail. One
 * that fails by more than errors of a hand do is rather misread, however sure its words seemed: then it is uncertain.
 */
export function settle(draft: Draft, id: string): Claim {
  let best: Settled | undefined
  for (const reading of draft.readings) {
    if (best?.outcome.verdict === 'fails' && clearlyFails(reading)) continue
    const outcome = judge(reading)
    if (!best || ORDER.indexOf(outcome.verdict) < ORDER.indexOf(best.outcome.verdict)) best = { reading, outcome }
    if (outcome.verdict === 'holds') break
  }
  if (!best) throw new Error(`claim ${id} has no reading`)
  const { reading, outcome } = nearer(draft, best)
  return {
    id,
    kind: draft.kind,
    topic: draft.topic ?? null,
    certainty: draft.certainty === 'high' && isFarFetched(draft, best) ? 'low' : draft.certainty,
    reading,
    readings: draft.readings.length,
    outcome,
    figures: unique([...figuresOf(reading.stated), ...figuresOf(reading.computed)]),
    section: draft.section,
    words: draft.words ?? null,
  }
}

const MOST_TRIED = 8

/** Where all fail, the one that an error of a hand may have broken is shown rather than one that is far off. */
function nearer(draft: Draft, best: Settled): Settled {
  // Of sums the lengths differ, and a shorter one is soon nearer.
  if (draft.kind === 'sum' || !isFarFetched(draft, best)) return best
  const reading = draft.readings.slice(0, MOST_TRIED).find((one) => one !== best.reading && isPlausible(one))
  if (!reading) return best
  const outcome = judge(reading)
  return outcome.verdict === 'fails' ? { reading, outcome } : best
}

/** Limits and statements may be broken in fact, and by any amount; relations between figures fail only by an error. */
function isFarFetched({ kind, topic }: Draft, { reading, outcome }: Settled): boolean {
  if (outcome.verdict !== 'fails' || kind === 'statement' || (kind === 'bound' && topic !== 'part')) return false
  return !isPlausible(reading)
}

function unique(figures: readonly Figure[]): Figure[] {
  return [...new Set(figures)]
}
