import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { conceptOf, fold } from '../taxonomy/concepts.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { nounIn } from './phrase.ts'
import { equals, figure, isConfirmed, percent, type Side, sum, tentatively } from './relate.ts'

const FARTHEST = 30
const MOST_BASES = 8

/** Shares of running text: `B y，占A的p%`, `B占A的p%`, `占比p%`, each against every A and B that the words can mean. */
export function readShares(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    if (mention.role !== 'share') return []
    const draft = share(stream, i)
    return draft ? [draft] : []
  })
}

function share(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const before = stream.slice(Math.max(0, i - FARTHEST), i).reverse()
  const numerators = numeratorsOf(stated, before)
  const bases = basesOf(stated, before)
  const readings: Reading[] = []
  for (const numerator of numerators) {
    for (const base of bases.mentions) {
      if (numerator.of.includes(base) || !commensurable(numerator.unit.unit, base.figure.unit)) continue
      readings.push(equals(stated.figure, percent(numerator.side, figure(base.figure))))
    }
  }
  if (readings.length === 0) return null
  const draft: Draft = { kind: 'share', certainty: 'high', readings, section: stated.figure.section }
  if (bases.named && stated.of !== '' && numerators[0]?.certain) return draft
  if (bases.named && numerators[0]?.certain) return tentatively(draft)
  const confirmed = readings.filter(isConfirmed)
  return confirmed.length > 0 ? { ...draft, readings: confirmed } : null
}

interface Numerator {
  readonly side: Side
  readonly of: readonly Mention[]
  readonly unit: Mention['figure']
  /** Stands right before the share, or bears the name that the share's subject has. */
  readonly certain: boolean
}

/** What the share is of the whole: the level that its subject names, the nearest level, or the nearest two together. */
function numeratorsOf(stated: Mention, before: readonly Mention[]): Numerator[] {
  const subject = subjectOf(stated)
  const near = before.filter((mention) => stated.sentence - mention.sentence <= 2 && isLevel(mention))
  const single = (mention: Mention, certain: boolean): Numerator => ({
    side: figure(mention.figure),
    of: [mention],
    unit: mention.figure,
    certain,
  })
  const named = subject === '' ? [] : near.filter((mention) => sameName(mention.figure.label, subject))
  const nearest = near[0]
  const found = named.map((mention) => single(mention, true))
  if (nearest && !named.includes(nearest)) {
    found.push(single(nearest, subject === '' && nearest.sentence === stated.sentence))
  }
  if (subject !== '' && named.length === 0) found.push(...together(near))
  for (const other of near.slice(1, 4)) if (!named.includes(other)) found.push(single(other, false))
  return found
}

/** A subject that no number bears is the sum of the parts just named: 工资福利x、补助y，人员经费占…. */
function together(near: readonly Mention[]): Numerator[] {
  const found: Numerator[] = []
  for (let count = 2; count <= Math.min(4, near.length); count++) {
    const of = near.slice(0, count)
    const [first] = of
    if (!first || !of.every((mention) => commensurable(mention.figure.unit, first.figure.unit))) break
    found.unshift({
      side: sum(...of.map((mention) => figure(mention.figure)).reverse()),
      of,
      unit: first.figure,
      certain: count === 2,
    })
  }
  return found
}

function subjectOf(stated: Mention): string {
  const at = stated.phrase.lastIndexOf('占')
  return nounIn(stated.phrase.slice(0, Math.max(0, at)).replace(/(?:所|约|共|分别)$/u, ''))
}

/**
 * What the share is taken of: an amount inside the words, a level of that name, or, where the words leave it out, the whole
 * of the breakdown. 占全部工业总产值 right behind 工业总产值 is of a larger whole, which need not be printed.
 */
function basesOf(stated: Mention, before: readonly Mention[]): { mentions: Mention[]; named: boolean } {
  const inside = before[0]
  if (inside?.role === 'base' && inside.sentence === stated.sentence) return { mentions: [inside], named: true }
  const levels = before.filter(isLevel)
  const named = stated.of === '' ? [] : levels.filter((mention) => sameName(mention.figure.label, stated.of))
  if (named.length > 0 && named[0] !== levels[0]) return { mentions: named.slice(0, MOST_BASES), named: true }
  const opened = before.findIndex((mention) => mention.opener !== null && stated.paragraph === mention.paragraph)
  const whole = before.slice(opened + 1).find(isLevel)
  const implied = stated.of === '' && opened >= 0 && whole !== undefined && stated.sentence - whole.sentence <= 1
  return { mentions: [...(implied ? [whole] : []), ...levels.slice(0, MOST_BASES)], named: implied }
}

/** Whether two printed names can mean one thing: the same concept, or one name within the other. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [fold(a), fold(b)]
  if (x === '' || y === '') return false
  if (x === y) return true
  const [p, q] = [conceptOf(x), conceptOf(y)]
  if (p && q) return p === q
  return Math.min(x.length, y.length) >= 3 && (x.includes(y) || y.includes(x))
}
