import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { figuresOf } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { fold } from '../taxonomy/concepts.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, nounIn } from './phrase.ts'
import {
  equals,
  figure,
  isAccounted,
  isConfirmed,
  isExactCount,
  percent,
  roughly,
  type Side,
  sum,
  tentatively,
} from './relate.ts'

const FARTHEST = 60
const MOST_BASES = 8

/** Shares of running text: `B y，占A的p%`, `B占A的p%`, `占比p%`, each against every A and B that the words can mean. */
export function readShares(stream: readonly Mention[], facts: Facts): Draft[] {
  const shares = stream.flatMap((mention, i) => {
    const found = mention.role === 'share' ? share(stream, i, facts) : null
    return found ? [found] : []
  })
  const proven = new Set(shares.flatMap(provenBases))
  return [...shares.flatMap((found) => assert(found, proven) ?? []), ...wholes(shares)]
}

/** Parts whose shares of one named whole come to 100% fill it: their amounts add up to it. */
function wholes(shares: readonly Share[]): Draft[] {
  return [...groupByBase(shares).values()].flatMap((group) => {
    const parts = [...new Map(group.map(({ part, stated }) => [part, stated])).entries()]
    const [first] = group
    const percents = parts.reduce((total, [, stated]) => total + stated.figure.value.toNumber(), 0)
    if (!first || parts.length < 2 || Math.abs(percents - 100) > ROUNDED * parts.length) return []
    const reading = equals(first.base, sum(...parts.map(([part]) => figure(part))))
    return [{ kind: 'sum' as const, certainty: 'high' as const, readings: [reading], section: first.base.section }]
  })
}

/** How far a printed share may be from the true one, in percentage points, for most reports. */
const ROUNDED = 0.05

interface Part {
  readonly stated: Mention
  readonly part: Figure
  readonly base: Figure
}

/** The shares that name a base, with the one amount that each is of it, by paragraph and base. */
function groupByBase(shares: readonly Share[]): Map<string, Part[]> {
  const groups = new Map<string, Part[]>()
  for (const { stated, draft, certainty } of shares) {
    const reading = draft.readings.find(isConfirmed) ?? draft.readings[0]
    const [part, base, more] = reading ? figuresOf(reading.computed) : []
    if (certainty === 'none' || !part || !base || more) continue
    const key = `${stated.paragraph}:${base.id}`
    const group = groups.get(key)
    if (group) group.push({ stated, part, base })
    else groups.set(key, [{ stated, part, base }])
  }
  return groups
}

interface Share {
  readonly stated: Mention
  readonly draft: Draft
  /** The base of each reading; null for those from tables. */
  readonly bases: readonly (Mention | null)[]
  readonly certainty: Bases['certainty']
}

/** A base under which a share of the paragraph is confirmed. */
function provenBases({ stated, draft, bases }: Share): string[] {
  const at = draft.readings.findIndex(isConfirmed)
  const base = bases[at]
  return base ? [baseKey(stated, base)] : []
}

function baseKey({ paragraph }: Mention, base: Mention): string {
  return `${paragraph}:${base.figure.id}`
}

/**
 * A base that the words leave out is as good as named once another share of the paragraph is confirmed to be of it. Where
 * nothing confirms it, the whole before 其中 is still what the share is of in accounts; in statistics it may be a larger one.
 */
function assert({ stated, draft, bases, certainty }: Share, proven: ReadonlySet<string>): Draft | null {
  if (certainty === 'named') return draft
  const confirmed = draft.readings.filter(isConfirmed)
  if (confirmed.length > 0)
    return { ...draft, certainty: certainty === 'implied' ? 'high' : 'low', readings: confirmed }
  const known = draft.readings.filter((_, i) => {
    const base = bases[i]
    return stated.of === '' && base && proven.has(baseKey(stated, base))
  })
  if (known.length > 0)
    return isKept(known[0]) ? { ...draft, readings: known } : tentatively({ ...draft, readings: known })
  if (certainty !== 'implied') return null
  return isKept(draft.readings[0]) ? { ...draft, certainty: 'low' } : tentatively(draft)
}

/** Whether both amounts of a share are of accounts or exact counts. */
function isKept(reading: Reading | undefined): boolean {
  return reading !== undefined && figuresOf(reading.computed).every((one) => isAccounted(one) || isExactCount(one))
}

function share(stream: readonly Mention[], i: number, facts: Facts): Share | null {
  const stated = ofTheSame(stream, i)
  const before = stream.slice(Math.max(0, i - FARTHEST), i).reverse()
  const aside = bracketed(stream, i)
  const numerators = [...aside, ...numeratorsOf(stated, before)]
  const candidates = basesOf(stated, before, aside.length > 0)
  const subject = subjectOf(stated)
  const columns = subject !== '' && stated.of !== '' ? facts.inColumn(subject, stated.of) : []
  const readings = columns.map(([part, whole]) => equals(stated.figure, percent(figure(part), figure(whole))))
  const bases: (Mention | null)[] = columns.map(() => null)
  for (const base of candidates.mentions) {
    for (const numerator of numerators) {
      if (numerator.of.includes(base) || !commensurable(numerator.unit.unit, base.figure.unit)) continue
      readings.push(equals(stated.figure, percent(numerator.side, figure(base.figure))))
      bases.push(base)
    }
  }
  const [likeliest] = numerators
  const elsewhere =
    candidates.certainty === 'none' && likeliest?.certain ? namedElsewhere(stated, likeliest, facts) : []
  readings.unshift(...elsewhere)
  bases.unshift(...elsewhere.map(() => null))
  if (readings.length === 0) return null
  const draft: Draft = { kind: 'share', certainty: 'high', readings, section: stated.figure.section }
  const sure = numerators[0]?.certain === true && isOf(readings[0], numerators[0])
  const found = columns.length > 0 || elsewhere.length > 0
  const certainty = found ? 'named' : sure ? candidates.certainty : 'none'
  return { stated, draft, bases, certainty }
}

/**
 * 占本年支出合计的99.86%, where the total stands in another section or a table: asserted only where all that
 * bear its name agree, and running text before tables, whose columns may be of other means.
 */
function namedElsewhere(stated: Mention, numerator: Numerator, facts: Facts): Reading[] {
  const name = fold(nounIn(stated.of))
  const bases = facts
    .named(stated.of)
    .filter(({ label }) => fold(nounIn(label)) === name)
    .filter((base) => base.at.end < stated.figure.at.start && commensurable(base.unit, numerator.unit.unit))
    .filter(
      (base) =>
        base.year === stated.figure.year &&
        !isPlan(base.measure) &&
        !numerator.of.some(({ figure }) => figure === base),
    )
  const prose = bases.filter(({ cell }) => cell === null)
  const said = prose.length > 0 ? prose : bases
  const amounts = new Set(said.map((base) => Math.round(roughly(base) / 1000)))
  return amounts.size === 1
    ? said.slice(0, 2).map((base) => equals(stated.figure, percent(numerator.side, figure(base))))
    : []
}

/** Whether a reading takes this numerator: the likeliest one may be in another unit than every base. */
function isOf(reading: Reading | undefined, numerator: Numerator): boolean {
  return reading !== undefined && figuresOf(reading.computed)[0] === numerator.of.at(-1)?.figure
}

/** `人员支出占支出总额的38.5%，公用支出占6.5%`: a share that names no base is of that of the share before it in its sentence. */
function ofTheSame(stream: readonly Mention[], i: number): Mention {
  const stated = stream[i] as Mention
  const previous = stream[i - 1]
  const continues = previous?.role === 'share' && previous.sentence === stated.sentence && subjectOf(stated) !== ''
  return stated.of === '' && continues ? { ...stated, of: ofTheSame(stream, i - 1).of } : stated
}

interface Numerator {
  readonly side: Side
  readonly of: readonly Mention[]
  readonly unit: Mention['figure']
  /** Stands right before the share, or bears the name that the share's subject has. */
  readonly certain: boolean
}

function single(mention: Mention, certain: boolean): Numerator {
  return { side: figure(mention.figure), of: [mention], unit: mention.figure, certain }
}

/** `占62.5%（60篇）`: the amount in brackets right behind its share. */
function bracketed(stream: readonly Mention[], i: number): Numerator[] {
  const next = stream[i + 1]
  return next && isLevel(next) && /^[（(]$/u.test(next.lead.trim()) ? [single(next, true)] : []
}

/** What the share is of the whole: the level that its subject names, the nearest level, or the nearest two together. */
function numeratorsOf(stated: Mention, before: readonly Mention[]): Numerator[] {
  const listed = enumerated(stated, before)
  if (listed) return [single(listed, true)]
  const subject = subjectOf(stated)
  const near = before.filter((mention) => stated.sentence - mention.sentence <= 2 && isLevel(mention))
  const named = subject === '' ? [] : near.filter((mention) => likeness(mention.figure.label, subject) >= LIKE)
  const nearest = near[0]
  const found = named.map((mention) => single(mention, true))
  if (nearest && !named.includes(nearest)) {
    found.push(single(nearest, subject === '' && nearest.sentence === stated.sentence))
  }
  if (subject !== '' && named.length === 0) found.push(...together(near))
  for (const other of near.slice(1, 4)) if (!named.includes(other)) found.push(single(other, false))
  return found
}

/** The amount that stands in the same place of the enumeration before. */
function enumerated({ enumerated, at }: Mention, before: readonly Mention[]): Mention | null {
  if (!enumerated) return null
  const { rank, count, first, name } = enumerated
  const levels = before.filter((mention) => isLevel(mention) && (mention.at < first || mention.at > at))
  const named = name === '' ? undefined : levels.find((mention) => likeness(mention.figure.label, name) >= LIKE)
  return named ?? levels[count - 1 - rank] ?? null
}

/** A subject that no number bears is the sum of the parts just named: 工资福利x、补助y，人员经费占…. */
function together(near: readonly Mention[]): Numerator[] {
  const found: Numerator[] = []
  for (let count = 2; count <= Math.min(4, near.length); count++) {
    const of = near.slice(0, count)
    const [first] = of
    if (!first || !of.every((mention) => commensurable(mention.figure.unit, first.figure.unit))) break
    const side = sum(...of.map((mention) => figure(mention.figure)).reverse())
    found.unshift({ side, of, unit: first.figure, certain: count === 2 })
  }
  return found
}

function subjectOf(stated: Mention): string {
  const at = stated.phrase.lastIndexOf('占')
  return nounIn(stated.phrase.slice(0, Math.max(0, at)).replace(/(?:所|约|共|分别)$/u, ''))
}

interface Bases {
  readonly mentions: readonly Mention[]
  readonly certainty: 'named' | 'implied' | 'none'
}

/**
 * What the share is taken of: an amount inside the words, levels of that name, or, where the words leave it out, the whole
 * of the breakdown. 占全部工业总产值 right behind 工业总产值 is of a larger whole, which need not be printed.
 */
function basesOf(stated: Mention, before: readonly Mention[], aside: boolean): Bases {
  const inside = before[0]
  if (inside?.role === 'base' && inside.sentence === stated.sentence) return { mentions: [inside], certainty: 'named' }
  const levels = before.filter(isLevel)
  if (stated.of !== '') {
    const ranked = levels
      .map((mention) => ({ mention, like: likeness(mention.figure.label, stated.of) }))
      .filter(({ like }) => like >= LIKE)
      .sort((a, b) => b.like - a.like)
    const named = ranked.map(({ mention }) => mention)
    if (named.length > 0 && named[0] !== levels[0]) return { mentions: named.slice(0, MOST_BASES), certainty: 'named' }
    const head = stated.enumerated ? levels[stated.enumerated.count] : undefined
    if (head) return { mentions: [head, ...levels.slice(0, MOST_BASES)], certainty: 'implied' }
    return { mentions: levels.slice(0, MOST_BASES), certainty: 'none' }
  }
  const among = amongWhich(levels)
  if (among) return { mentions: [among], certainty: 'named' }
  const whole = aside
    ? levels[0]
    : (wholeOf(stated, before) ?? (stated.enumerated ? (levels[stated.enumerated.count] ?? null) : null))
  return {
    mentions: [...(whole ? [whole] : []), ...levels.slice(0, MOST_BASES)],
    certainty: whole ? 'implied' : 'none',
  }
}

/** The whole of the breakdown that the share's clause stands in: what precedes 其中. */
function wholeOf(stated: Mention, before: readonly Mention[]): Mention | null {
  const opened = before.findIndex((mention) => mention.opener !== null && stated.paragraph === mention.paragraph)
  const whole = opened < 0 ? undefined : before.slice(opened + 1).find(isLevel)
  return whole && stated.sentence - whole.sentence <= 1 ? whole : null
}

/** The N个 of 抽查的N个中有n个没有…，占p%. */
function amongWhich([part, of]: readonly Mention[]): Mention | null {
  const among = part && of && part.gap <= GAP.comma && /中[，,]?$/u.test(part.lead.trim().replace(/(?:有|共|为)$/u, ''))
  return among && commensurable(part.figure.unit, of.figure.unit) ? of : null
}
