import type { Figure } from '../model/report.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, sum } from './relate.ts'

const MOST_TOTALS = 4
const MOST_PARTS = 16
const LARGE = 100_000

/**
 * A total in 元 that two amounts in 万元 elsewhere make up: 年初预算8185589.95元, and in other sections 全年预算698.16万元
 * for basic and 120.4万元 for project spending. No sentence states it, so it is read only where the amounts, as rounded,
 * confirm it; where they do for what was planned, the same two sentences are held to it for what was done, and the reverse.
 */
export function readTies(stream: readonly Mention[]): Draft[] {
  const levels = stream.filter((mention) => isLevel(mention) && mention.figure.unit.dimension === 'money')
  const totals = levels.filter(({ figure: { unit, value } }) => unit.scale.equals(1) && value.greaterThan(LARGE))
  const parts = levels.filter(({ figure: { unit } }) => unit.scale.equals(10_000)).slice(0, MOST_PARTS)
  const tied = totals.slice(0, MOST_TOTALS).flatMap((total) => {
    const kind = kindOf(total.figure)
    const pair =
      kind &&
      confirmedPair(
        total.figure,
        parts.filter((part) => kindOf(part.figure) === kind),
      )
    return pair ? [{ total, kind, pair }] : []
  })
  const drafts = tied.map(({ total, pair }) => tie(total.figure, pair))
  const [only] = tied
  if (tied.length !== 1 || !only) return drafts
  const sentences = only.pair.map(({ sentence }) => sentence)
  const others = totals.filter(
    (total) => total !== only.total && kindOf(total.figure) !== null && kindOf(total.figure) !== only.kind,
  )
  const counterpart = sentences.map((at) =>
    parts.find((part) => part.sentence === at && kindOf(part.figure) !== null && kindOf(part.figure) !== only.kind),
  )
  const [a, b] = counterpart
  return a && b ? [...drafts, ...others.slice(0, 1).map((other) => tie(other.figure, [a, b]))] : drafts
}

function kindOf({ measure }: Figure): 'plan' | 'result' | null {
  return isPlan(measure) ? 'plan' : isResult(measure) ? 'result' : null
}

function confirmedPair(total: Figure, parts: readonly Mention[]): readonly [Mention, Mention] | null {
  for (const [i, a] of parts.entries()) {
    for (const b of parts.slice(i + 1)) {
      if (a.sentence !== b.sentence && isConfirmed(equals(total, sum(figure(a.figure), figure(b.figure)))))
        return [a, b]
    }
  }
  return null
}

function tie(total: Figure, [a, b]: readonly [Mention, Mention]): Draft {
  return {
    kind: 'sum',
    certainty: 'low',
    readings: [equals(total, sum(figure(a.figure), figure(b.figure)))],
    section: total.section,
  }
}
