import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { conceptOf } from '../taxonomy/concepts.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { nounIn } from './phrase.ts'
import { equals, figure, minus, percent, type Side, tentatively } from './relate.ts'

const FARTHEST = 10

/** Changes of running text: 比上年增加x，增长p%; 由x增至y; with the base printed, elsewhere, or implied by amount and level. */
export function readChanges(stream: readonly Mention[], facts: Facts): Draft[] {
  return stream.flatMap((mention, i) => {
    if (mention.role === 'points') return points(stream, i) ?? []
    if (mention.role !== 'change' || mention.direction === 0) return []
    const draft =
      mention.figure.unit.dimension === 'percent' ? changeRate(stream, i, facts) : changeAmount(stream, i, facts)
    return draft ? [draft] : []
  })
}

/** Two levels between which something changed, and whether the words themselves say so. */
interface Ends {
  readonly now: Figure
  readonly before: Figure
  readonly stated: boolean
}

function changeAmount(stream: readonly Mention[], i: number, facts: Facts): Draft | null {
  const stated = stream[i] as Mention
  const ends = endsOf(stream, i, facts).filter(({ now }) => commensurable(now.unit, stated.figure.unit))
  const readings = ends.map(({ now, before }) => equals(stated.figure, growth(stated, figure(now), figure(before))))
  return settle(stated, readings, ends[0]?.stated ?? false)
}

function changeRate(stream: readonly Mention[], i: number, facts: Facts): Draft | null {
  const stated = stream[i] as Mention
  const firm: Reading[] = []
  const loose: Reading[] = []
  const ends = endsOf(stream, i, facts)
  for (const { now, before, stated: said } of ends) {
    const reading = equals(stated.figure, percent(growth(stated, figure(now), figure(before)), figure(before)))
    ;(said ? firm : loose).push(reading)
  }
  const amount = amountBefore(stream, i)
  if (amount) {
    for (const { before } of ends) {
      ;(firm.length > 0 ? firm : loose).push(equals(stated.figure, percent(figure(amount.figure), figure(before))))
    }
    for (const [nearness, level] of levelsBefore(stream, i, amount.figure).entries()) {
      const base = minus(figure(level.figure), signed(amount, figure(amount.figure)))
      const reading = equals(stated.figure, percent(figure(amount.figure), base))
      ;(nearness === 0 && firm.length === 0 ? firm : loose).push(reading)
    }
  }
  return settle(stated, [...firm, ...loose], firm.length > 0)
}

/** 由96.2%提高到98.5%，提升2.3个百分点 */
function points(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const [from, to] = stream.slice(Math.max(0, i - 2), i)
  if (from?.role !== 'from' || to?.role !== 'to' || from.sentence !== stated.sentence || stated.direction === 0)
    return null
  if (stated.of !== '' || from.figure.unit.dimension !== 'percent' || to.figure.unit.dimension !== 'percent')
    return null
  return settle(stated, [equals(stated.figure, growth(stated, figure(to.figure), figure(from.figure)))], true)
}

function settle(stated: Mention, readings: readonly Reading[], asserted: boolean): Draft | null {
  if (readings.length === 0) return null
  const draft: Draft = { kind: 'change', certainty: 'high', readings, section: stated.figure.section }
  return asserted ? draft : tentatively(draft)
}

/** now − before, or before − now where the words say that it fell. */
function growth(stated: Mention, now: Side, before: Side): Side {
  return stated.direction > 0 ? minus(now, before) : minus(before, now)
}

function signed(amount: Mention, size: Side): Side {
  return amount.direction > 0 ? size : { op: 'sum', terms: [{ weight: -1, of: size }] }
}

/** The amount of the same change right before a rate: 增加25.47万元，增长18.1%. */
function amountBefore(stream: readonly Mention[], i: number): Mention | null {
  const stated = stream[i] as Mention
  const previous = stream[i - 1]
  const together = previous && previous.role === 'change' && previous.sentence === stated.sentence
  return together && previous.direction === stated.direction && previous.figure.unit.dimension !== 'percent'
    ? previous
    : null
}

function levelsBefore(stream: readonly Mention[], i: number, like: Figure): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (stated.sentence - mention.sentence > 1) break
    if (isLevel(mention) && commensurable(mention.figure.unit, like.unit)) found.push(mention)
  }
  return found.slice(0, 4)
}

/** The level now and the level before: both printed in the sentence, or the table row of that name, or the year before. */
function endsOf(stream: readonly Mention[], i: number, facts: Facts): Ends[] {
  const stated = stream[i] as Mention
  const near: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== stated.sentence) break
    near.push(mention)
  }
  const found: Ends[] = []
  const listed = enumeratedLevel(stream, i)
  if (listed) return [...enumeratedEnds(stream, i, listed), ...pairsNamed(facts, listed.figure.label)]
  const base = near.find((mention) => (mention.role === 'base' && mention.of === 'change') || mention.role === 'from')
  if (base) found.push(...nowOf(stream, i, base).map((now) => ({ now: now.figure, before: base.figure, stated: true })))
  for (const later of near.filter(isLevel)) {
    for (const earlier of near.filter(isLevel)) {
      if (!isYearBefore(earlier.figure, later.figure) || !commensurable(later.figure.unit, earlier.figure.unit))
        continue
      found.push({ now: later.figure, before: earlier.figure, stated: sameLabel(later, earlier) })
    }
  }
  const after = stream[i + 1]
  const head = near.find(isLevel)
  if (after && head && isAside(after, stated) && commensurable(after.figure.unit, head.figure.unit)) {
    found.push({ now: head.figure, before: after.figure, stated: true })
  }
  const subject = nounIn(stated.figure.label) || near.find(isLevel)?.figure.label || ''
  return [...found, ...(subject === '' ? [] : pairsNamed(facts, subject))]
}

function pairsNamed(facts: Facts, name: string): Ends[] {
  const pairs = facts.yearPairs(name)
  const settled = pairs.length === 1 && pairs[0]?.now.cell !== null && conceptOf(name) !== null
  return pairs.map((pair) => ({ ...pair, stated: settled }))
}

/** `同比分别增长9.5%和12.0%，上年分别为29.64亿元和1.00亿元` */
function enumeratedEnds(stream: readonly Mention[], i: number, now: Mention): Ends[] {
  const stated = stream[i] as Mention
  const before = stream
    .slice(i + 1, i + 1 + FARTHEST)
    .find(
      ({ enumerated, sentence, figure: { unit } }) =>
        sentence === stated.sentence &&
        enumerated?.rank === stated.enumerated?.rank &&
        commensurable(unit, now.figure.unit),
    )
  return before ? [{ now: now.figure, before: before.figure, stated: true }] : []
}

/** The levels that can be compared with a printed base: those of the sentence, else those of the sentence before, its head first. */
function nowOf(stream: readonly Mention[], i: number, base: Mention): Mention[] {
  const stated = stream[i] as Mention
  const earlier: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (stated.sentence - mention.sentence > 2) break
    if (isLevel(mention) && commensurable(mention.figure.unit, base.figure.unit)) earlier.push(mention)
  }
  const near = earlier.filter((mention) => mention.sentence === stated.sentence)
  if (near.length > 0) return near
  const named = earlier.filter((mention) => likeness(mention.figure.label, stated.figure.label) >= LIKE)
  return named.length > 0 ? named : earlier.reverse()
}

/** The level in the same place of the enumeration before: 收入32亿元，利润1亿元，同比分别增长9.5%和12.0%. */
function enumeratedLevel(stream: readonly Mention[], i: number): Mention | null {
  const { enumerated } = stream[i] as Mention
  if (!enumerated) return null
  const levels = stream.slice(Math.max(0, i - FARTHEST), i - enumerated.rank).filter(isLevel)
  return levels.at(enumerated.rank - enumerated.count) ?? null
}

/** `下降4.5%（上年77.34亿元）` */
function isAside(after: Mention, stated: Mention): boolean {
  return after.sentence === stated.sentence && /^[（(][^）)]{0,12}(?:上年|去年|同期|\d{4}年)/u.test(after.lead.trim())
}

function isYearBefore(earlier: Figure, later: Figure): boolean {
  return earlier.year !== null && later.year !== null && earlier.year === later.year - 1
}

function sameLabel(a: Mention, b: Mention): boolean {
  return a.figure.label === b.figure.label || a.figure.label === '' || b.figure.label === ''
}
