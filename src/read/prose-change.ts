import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import type { Mention } from './mention.ts'
import { nounIn } from './phrase.ts'
import { equals, figure, minus, percent, type Side, tentatively } from './relate.ts'

const FARTHEST = 10

/** Changes of running text: 比上年增加x，增长p%; 由x增至y; with the base printed, elsewhere, or implied by amount and level. */
export function readChanges(stream: readonly Mention[], facts: Facts): Draft[] {
  return stream.flatMap((mention, i) => {
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
    for (const [nearness, level] of levelsBefore(stream, i, amount.figure).entries()) {
      const base = minus(figure(level.figure), signed(amount, figure(amount.figure)))
      const reading = equals(stated.figure, percent(figure(amount.figure), base))
      ;(nearness === 0 ? firm : loose).push(reading)
    }
    for (const { before } of ends) loose.push(equals(stated.figure, percent(figure(amount.figure), figure(before))))
  }
  return settle(stated, [...firm, ...loose], firm.length > 0)
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
  const base = near.find((mention) => (mention.role === 'base' && mention.of === 'change') || mention.role === 'from')
  const now = near.find(
    (mention) => isLevel(mention) && base !== undefined && commensurable(mention.figure.unit, base.figure.unit),
  )
  if (base && now) found.push({ now: now.figure, before: base.figure, stated: true })
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
  for (const pair of subject === '' ? [] : facts.yearPairs(subject)) found.push({ ...pair, stated: false })
  return found
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
