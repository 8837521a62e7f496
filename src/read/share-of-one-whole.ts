import type { Figure } from '../model/report.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { resultToRate } from './rate-plan.ts'
import { equals, figure, isConfirmed, percent, roughly, significantDigits, slack } from './relate.ts'

/** So many shares at least that one whole bears out, and how many anchors are tried. */
const FEWEST = 3
const ANCHORS = 3
const TELLING = 3
const SHORTEST = 3
const NEAR_PARAGRAPHS = 4
const MOST_SHARES = 60

interface Share {
  readonly stated: Mention
  readonly part: Mention
}

/**
 * `教育支出5806105.16元，占支出总预算82.27%。…卫生健康支出275373.54元，占支出总预算3.9%`, and in a section behind `收支总预算7057486.18元`: the amount that bears out
 * all shares of one whole but one at most is that whole, whatever it is called and wherever it stands.
 */
export function readSharesOfOneWhole(stream: readonly Mention[], known: readonly Draft[]): Draft[] {
  const settled = new Set<Figure>()
  for (const { kind, readings, certainty } of known) {
    const [reading] = readings
    if (kind === 'share' && reading?.stated.op === 'figure' && (certainty === 'high' || readings.some(isConfirmed)))
      settled.add(reading.stated.figure)
  }
  const groups = groupsOf(stream).filter((group) => group.some(({ stated }) => !settled.has(stated.figure)))
  if (groups.length === 0) return []
  const wholes = stream
    .filter((one) => isLevel(one) && significantDigits(one.figure) > TELLING)
    .map((one) => one.figure)
    .sort((a, b) => roughly(a) - roughly(b))
  return groups.flatMap((group) => {
    const whole = wholeOf(group, wholes)
    return (whole ? group : []).flatMap(({ stated, part }): Draft[] => {
      const reading = equals(stated.figure, percent(figure(part.figure), figure(whole as Figure)))
      const told = settled.has(stated.figure) || !(isConfirmed(reading) || isPlausible(reading))
      return told ? [] : [{ kind: 'share', certainty: 'low', readings: [reading], section: stated.figure.section }]
    })
  })
}

/** Shares of what is called by one name, each behind an amount, a few paragraphs apart at most. */
function groupsOf(stream: readonly Mention[]): Share[][] {
  const open = new Map<string, Share[]>()
  const groups: Share[][] = []
  for (const [i, stated] of stream.entries()) {
    if (stated.role !== 'share' || stated.of.length < SHORTEST || stated.figure.value.isZero()) continue
    const part = resultToRate(stream, i)
    if (!part || part.figure.value.isZero()) continue
    const group = open.get(stated.of)
    const last = group?.at(-1)?.stated
    if (group && last && stated.paragraph - last.paragraph <= NEAR_PARAGRAPHS && group.length < MOST_SHARES) {
      if (group[0]?.part.figure.unit.dimension === part.figure.unit.dimension) group.push({ stated, part })
      continue
    }
    const begun = [{ stated, part }]
    open.set(stated.of, begun)
    groups.push(begun)
  }
  return groups.filter(({ length }) => length >= FEWEST)
}

/** The one amount that bears out all shares but one; null where there is none, or another one does so too. */
function wholeOf(group: readonly Share[], wholes: readonly Figure[]): Figure | null {
  const most = group.toSorted((a, b) => significantDigits(b.stated.figure) - significantDigits(a.stated.figure))
  const found = most.slice(0, ANCHORS).flatMap(({ stated, part }) => {
    const [size, room] = [roughly(stated.figure), slack(stated.figure)]
    const lo = (100 * roughly(part.figure)) / (size + 2 * room)
    const hi = size > 2 * room ? (100 * roughly(part.figure)) / (size - 2 * room) : Number.POSITIVE_INFINITY
    const near: Figure[] = []
    for (let i = firstFrom(wholes, lo); i < wholes.length && near.length < MOST_NEAR; i++) {
      const one = wholes[i] as Figure
      if (roughly(one) > hi) break
      if (one.unit.dimension === part.figure.unit.dimension) near.push(one)
    }
    return near
  })
  const fitting = found.filter((one) => {
    const held = group.filter(({ stated, part }) =>
      isConfirmed(equals(stated.figure, percent(figure(part.figure), figure(one)))),
    )
    return held.length >= Math.max(2, group.length - 1)
  })
  const [whole] = fitting
  return whole && fitting.every((one) => roughly(one) === roughly(whole)) ? whole : null
}

const MOST_NEAR = 12

function firstFrom(wholes: readonly Figure[], size: number): number {
  let [low, high] = [0, wholes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (roughly(wholes[middle] as Figure) < size) low = middle + 1
    else high = middle
  }
  return low
}
