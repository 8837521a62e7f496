import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { figuresOf } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { type Facts, nameKey } from './facts.ts'
import type { ItemList } from './item-lists.ts'
import { likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isMisprinted, isPlausible } from './plausible.ts'
import { wholesOfItems } from './prose-items.ts'
import { isShortOf } from './prose-rate.ts'
import {
  equals,
  figure,
  isAccounted,
  isConfirmed,
  isExactCount,
  over,
  percent,
  product,
  roughly,
  significantDigits,
  tentatively,
} from './relate.ts'
import { type Bases, basesOf } from './share-base.ts'
import { saidElsewhere } from './share-elsewhere.ts'
import { bracketed, type Numerator, numerator, numeratorsOf, subjectOf } from './share-numerator.ts'
import { fills, type Part, readSharesOfParts } from './share-whole.ts'

const FARTHEST = 60

/** Shares of running text: `B y，占A的p%`, `B占A的p%`, `占比p%`, each against every A and B that the words can mean. */
export function readShares(stream: readonly Mention[], facts: Facts, lists: readonly ItemList[]): Draft[] {
  const ofItems = wholesOfItems(lists)
  const shares = stream.flatMap((mention, i) => {
    const found = mention.role === 'share' && !isShortOf(mention) ? share(stream, i, facts, ofItems.get(mention)) : null
    return found ? [found] : []
  })
  const proven = counted(shares.flatMap(provenBases))
  const asserted = shares.flatMap((found) => {
    const draft = assert(found, proven)
    return draft && !isMoreThanAll(draft) ? [{ stated: found.stated, draft }] : []
  })
  const taken = new Set(asserted.map(({ stated }) => stated))
  return [
    ...asserted.map(({ draft }) => draft),
    ...filled(shares, stream),
    ...readSharesOfParts(stream, taken),
    ...new Map(shares.flatMap(toldOtherwise).map((draft) => [statedIn(draft), draft])).values(),
  ]
}

/**
 * `基本支出总额3523.82万元，其中…，人员经费占基本支出的78.82%`, where another place states 基本支出3915.36万元, of which alone that is the share: then the
 * paragraph's own number of that name is doubtful.
 */
function toldOtherwise({ stated, draft, bases }: Share): Draft[] {
  const right = bases[draft.readings.findIndex(isConfirmed)]
  if (!right || right.paragraph === stated.paragraph || significantDigits(stated.figure) < TELLING) return []
  const wrong = bases.find((base) => base?.paragraph === stated.paragraph && isSameThing(base, right))
  if (!wrong) return []
  const readings = [equals(wrong.figure, figure(right.figure))].filter(isPlausible)
  return readings.length === 0
    ? []
    : [{ kind: 'restatement', certainty: 'low', readings, section: wrong.figure.section }]
}

function statedIn({ readings: [reading] }: Draft): Figure | null {
  return reading?.stated.op === 'figure' ? reading.stated.figure : null
}

function isSameThing({ figure: a }: Mention, { figure: b }: Mention): boolean {
  const key = nameKey(a.label)
  return key !== '' && key === nameKey(b.label) && a.year === b.year && isPlan(a.measure) === isPlan(b.measure)
}

/** Percentages of fewer digits agree by chance. */
const TELLING = 4

/** What is more than what it is said to be a share of, and no slip away from less, is of something else. */
function isMoreThanAll({ readings }: Draft): boolean {
  return readings.every((reading) => {
    const [part, base, more] = figuresOf(reading.computed)
    const nothing = reading.stated.op === 'figure' && reading.stated.figure.value.isZero()
    return part && base && !more && !nothing && roughly(part) > FAR * roughly(base) && !isPlausible(reading)
  })
}

const FAR = 1.25

/** How often each stands there. */
function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** The sums of the parts that share one whole, by paragraph and base. */
function filled(shares: readonly Share[], stream: readonly Mention[]): Draft[] {
  const groups = new Map<string, { base: Figure; parts: Map<Figure, Part> }>()
  for (const { stated, draft, certainty } of shares) {
    const reading = draft.readings.find(isConfirmed) ?? draft.readings[0]
    const [part, base, more] = reading ? figuresOf(reading.computed) : []
    if (certainty === 'none' || !part || !base || more) continue
    // Of a whole that nobody names it is as likely another that they fill.
    if (certainty === 'implied' && stated.enumerated && !(reading && isConfirmed(reading))) continue
    const key = `${stated.paragraph}:${base.id}`
    const group = groups.get(key) ?? { base, parts: new Map() }
    groups.set(key, { base, parts: group.parts.set(part, { stated, part }) })
  }
  const after = new Map(stream.map((mention, i) => [mention.figure, stream[i + 1]]))
  return [...groups.values()].flatMap(({ base, parts }) => {
    const all = [...parts.values()]
    // 财政专户资金3800万元；按性质分，基本支出60318万元: parts of another whole.
    if (all.some(({ part }) => roughly(part) > FAR * roughly(base))) return []
    const last = all.at(-1)?.stated
    return last && goesOn(last, after.get(last.figure), base) ? [] : fills(all, base)
  })
}

/** 工业源5127吨，占74.9%；生活源1709吨，占25.0%；集中式6吨: the list does not end with the last share. */
function goesOn(last: Mention, next: Mention | undefined, base: Figure): boolean {
  return (
    next !== undefined && next.sentence === last.sentence && isLevel(next) && commensurable(next.figure.unit, base.unit)
  )
}

interface Share {
  readonly stated: Mention
  readonly draft: Draft
  /** The base of each reading; null for those from tables. */
  readonly bases: readonly (Mention | null)[]
  readonly certainty: Bases['certainty']
  /** One of several that are printed alike, each beside its amount or in the place of it. */
  readonly listed: boolean
  /** Whether the words or the place say what is the share of the whole. */
  readonly sure: boolean
  /** Right behind what 其中 begins with, whose whole it is of. */
  readonly opened: boolean
  /** The paragraph whose list it is in. */
  readonly list: number
}

/** Where a base is confirmed by some share: in its paragraph, and in its chapter. */
function provenBases({ stated, draft, bases, list }: Share): string[] {
  const base = bases[draft.readings.findIndex(isConfirmed)]
  return base && !stated.figure.value.isZero() ? [inList(list, base), inChapter(stated, base)] : []
}

function inList(list: number, base: Mention): string {
  return `${list}:${base.figure.id}`
}

function inChapter({ figure: { section } }: Mention, base: Mention): string {
  return `${section.path[0] ?? ''}:${base.figure.id}`
}

/** Names that any whole may go by. */
const GRAND_TOTAL =
  /^(?:本年|全年|当年|年度|部门|全部)?(?:总支出|支出总[额计]|支出合计|总收入|收入总[额计]|收入合计|总预算|预算总[额计]|总额|总[数量])$/u

/**
 * A base that the words leave out is as good as named once another share of the paragraph is confirmed to be of it; so is a
 * grand total, whatever its name, once another share of the chapter is. Where
 * nothing confirms it, the whole before 其中 is still what the share is of in accounts; in statistics it may be a larger one, but
 * for the first that 其中 names (all of 80 in right reports).
 */
function assert(
  { stated, draft, bases, certainty, listed, sure, opened, list }: Share,
  proven: ReadonlyMap<string, number>,
): Draft | null {
  if (certainty === 'named') return draft
  if (certainty === 'doubtful') return tentatively({ ...draft, certainty: 'low' })
  // Nothing is 0% of whatever there is, and something of nothing.
  if (stated.figure.value.isZero()) return certainty === 'implied' && listed ? somethingAtAll(draft) : null
  const confirmed = draft.readings.filter(isConfirmed)
  if (confirmed.length > 0)
    return { ...draft, certainty: certainty === 'implied' ? 'high' : 'low', readings: confirmed }
  const known = draft.readings.filter((_, i) => {
    const base = bases[i]
    if (!base) return false
    return stated.of === ''
      ? proven.has(inList(list, base))
      : GRAND_TOTAL.test(stated.of) && proven.has(inChapter(stated, base))
  })
  if (known.length > 0) {
    // One share of a whole told sentences before does not make all others of the paragraph shares of it.
    const again = bases.some((base) => base !== null && (proven.get(inList(list, base)) ?? 0) > 1)
    const settled = stated.of === '' && (certainty === 'implied' || again)
    const found: Draft = { ...draft, certainty: settled ? 'high' : 'low', readings: known }
    // What several amounts come to is soon all of the whole.
    if (!sure) {
      const single = known.filter(({ computed }) => figuresOf(computed).length === 2)
      return single.length > 0 ? tentatively({ ...found, certainty: 'low', readings: single }) : null
    }
    if (isKept(known[0])) return found
    return tentatively(found) ?? (listed ? { ...found, certainty: 'low' } : null)
  }
  if (certainty !== 'implied' || (stated.enumerated && stated.of === '' && !stated.lead.includes('其中'))) return null
  const [first] = draft.readings
  const meant = first !== undefined && (isKept(first) || (opened && isPlausible(first)) || isSlipOfMany(first))
  return meant ? { ...draft, certainty: 'low' } : tentatively(draft)
}

/** `支出4.00万元，占0.00%`: no whole makes that right. */
function somethingAtAll(draft: Draft): Draft | null {
  const [reading] = draft.readings
  return reading && isKept(reading) && !isConfirmed(reading)
    ? { ...draft, certainty: 'low', readings: [reading] }
    : null
}

/** `资金2003亿元，…，地区资金1813亿元，占95.0%`: of so many digits, no slip of the hand comes about by chance. */
function isSlipOfMany(reading: Reading): boolean {
  const figures = [...figuresOf(reading.stated), ...figuresOf(reading.computed)]
  return figures.every((one) => significantDigits(one) >= MANY) && isMisprinted(reading)
}

const MANY = 3

/** Whether both amounts of a share are of accounts or exact counts. */
function isKept(reading: Reading | undefined): boolean {
  return reading !== undefined && figuresOf(reading.computed).every((one) => isAccounted(one) || isExactCount(one))
}

function share(
  stream: readonly Mention[],
  i: number,
  facts: Facts,
  wholes: readonly Mention[] | undefined,
): Share | null {
  const stated = ofTheSame(stream, i)
  // 比重不足1%的地区有7个: a threshold, not a share of anything printed.
  if (stated.figure.bound !== null && stated.tail.startsWith('的')) return null
  const before = stream.slice(Math.max(0, i - FARTHEST), i).reverse()
  const aside = bracketed(stream, i)
  const subject = subjectOf(stated)
  const numerators = withElsewhere([...aside, ...numeratorsOf(stated, before)], subject, stated, facts)
  const behind = stream
    .slice(i + 1, i + FARTHEST)
    .filter((mention) => mention.paragraph === stated.paragraph && isLevel(mention))
  const candidates = basesOf(stated, before, aside.length > 0, wholes, behind)
  const columns = subject !== '' && stated.of !== '' ? resultsFirst(facts.inColumn(subject, stated.of)) : []
  const readings = columns.map(([part, whole]) => equals(stated.figure, percent(figure(part), figure(whole))))
  const bases: (Mention | null)[] = columns.map(() => null)
  const next = stream[i + 1]
  const rated = next?.sentence === stated.sentence && next.role === 'rate' && next.of.includes('预算')
  for (const base of candidates.mentions) {
    for (const numerator of numerators) {
      if (numerator.of.includes(base.figure) || !areComparable(numerator.unit, base)) continue
      if (isAddend(base, numerator, before)) continue
      const reading = equals(stated.figure, percent(numerator.side, figure(base.figure)))
      // 预算4.60万元，支出2.93万元，占9.52%: how much of its plan was spent would be named so.
      if (stated.of === '' && rated && isOfPlan(numerator, base) && !isConfirmed(reading)) continue
      readings.push(reading)
      bases.push(base)
      const among = stated.of === '' && candidates.certainty === 'implied' && base === candidates.mentions[0]
      const outer = among ? shareBehind(stream, base) : null
      if (!outer) continue
      readings.push(equals(stated.figure, product(figure(outer), over(numerator.side, figure(base.figure)))))
      bases.push(null)
    }
  }
  const [likeliest] = numerators
  const elsewhere =
    candidates.certainty === 'none' && likeliest?.certain ? ofBaseElsewhere(stated, likeliest, facts) : []
  readings.unshift(...elsewhere)
  bases.unshift(...elsewhere.map(() => null))
  if (readings.length === 0) return null
  const draft: Draft = { kind: 'share', certainty: 'high', readings, section: stated.figure.section }
  const sure = numerators[0]?.certain === true && isOf(readings[0], numerators[0])
  const found = elsewhere.length > 0 ? (isNamedSo(stated, elsewhere) ? 'named' : 'implied') : null
  const certainty = columns.length > 0 ? 'named' : (found ?? (sure ? candidates.certainty : 'none'))
  // 主营业务收入22431亿元（不含税），约占销售总额的86%: the two are not counted alike.
  const apart = before.some(({ figure: own, tail }) => own === numerators[0]?.of[0] && /^[（(]不?含税/u.test(tail))
  const opened = before.find(({ opener, paragraph }) => opener !== null && paragraph === stated.paragraph)
  const told = before.find(isLevel)
  const beside = subject === '' && before[0]?.role === 'level' && before[0].sentence === stated.sentence
  const listed =
    stated.enumerated !== null || (beside && (wholes !== undefined || opened?.sentence === stated.sentence))
  return {
    stated,
    draft,
    bases,
    certainty: apart && !readings.some(isConfirmed) ? 'none' : certainty,
    listed,
    sure: numerators[0]?.certain === true,
    opened:
      subject === '' && told?.sentence === stated.sentence && told.opener === 'among' && told.lead.includes('其中'),
    list: wholes?.[0]?.paragraph ?? stated.paragraph,
  }
}

function isOfPlan({ of }: Numerator, { figure: { measure } }: Mention): boolean {
  return isPlan(measure) && of.every((one) => isResult(one.measure))
}

/** `另有3.75万元备用金未清算。两项合计6.39万元，占备用金总额的7%`: what was just added up is no whole of the sum. */
function isAddend(base: Mention, { of: [sum, more] }: Numerator, before: readonly Mention[]): boolean {
  const total = before.find(({ figure }) => figure === sum)
  return !more && total !== undefined && ADDED_UP.test(total.lead) && roughly(base.figure) < roughly(total.figure)
}

const ADDED_UP = /(?:[两二三四五六七八九]项|以上|上述)(?:共|合)计$/u

/** `筛查12.40万人次，占常住人口32.46万人的38.20%`: people and their visits are held together where the words do so themselves. */
function areComparable({ unit }: Figure, { role, of, figure: base }: Mention): boolean {
  if (commensurable(unit, base.unit)) return true
  const inside = role === 'base' && of === 'ratio'
  return inside && [unit, base.unit].every(({ text }) => /人次?$/u.test(text))
}

/** `少数民族人口18315人，占24.37%，其中回族17618人，占23.45%`: shares of one whole, which need not be printed. */
function shareBehind(stream: readonly Mention[], base: Mention): Figure | null {
  const next = stream[stream.lastIndexOf(base) + 1]
  return next?.role === 'share' && next.of === '' && next.sentence === base.sentence ? next.figure : null
}

/** What was spent is likelier meant than what was planned. */
function resultsFirst(columns: readonly (readonly [Figure, Figure])[]) {
  return columns.toSorted(([a], [b]) => Number(isPlan(a.measure)) - Number(isPlan(b.measure)))
}

/** 第三产业增加值占地区生产总值的45.2%, whose subject is stated in another section. */
function withElsewhere(near: readonly Numerator[], subject: string, { figure }: Mention, facts: Facts) {
  if (subject.length < SPECIFIC || near.some(({ certain }) => certain)) return near
  return [...saidElsewhere(subject, figure, facts).map((one) => numerator(one, true)), ...near]
}

const SPECIFIC = 3

/** 占本年支出合计的99.86%, where the total stands in another section or a table. */
function ofBaseElsewhere(stated: Mention, part: Numerator, facts: Facts): Reading[] {
  return saidElsewhere(stated.of, stated.figure, facts)
    .filter((base) => commensurable(base.unit, part.unit.unit) && !part.of.includes(base))
    .map((base) => equals(stated.figure, percent(part.side, figure(base))))
}

/** 占总支出 where 总支出, and not 全年支出, is stated elsewhere. */
function isNamedSo({ of }: Mention, [reading]: readonly Reading[]): boolean {
  const base = reading && figuresOf(reading.computed).at(-1)
  return base !== undefined && likeness(base.label, of) === 1
}

/** Whether a reading takes this numerator: the likeliest one may be in another unit than every base. */
function isOf(reading: Reading | undefined, numerator: Numerator): boolean {
  return reading !== undefined && figuresOf(reading.computed)[0] === numerator.of[0]
}

/**
 * `人员支出占支出总额的38.5%，公用支出占6.5%`: a share that names no base is of that of the share before it in its sentence; so it is
 * where each stands behind its amount: `人员支出38万元，占支出总额的38%；公用支出62万元，占62%`.
 */
function ofTheSame(stream: readonly Mention[], i: number): Mention {
  const stated = stream[i] as Mention
  const before = stream[i - 1]
  if (stated.of !== '' || before?.sentence !== stated.sentence) return stated
  const amount = subjectOf(stated) === '' && isLevel(before) && before.opener === null
  // 四项支出合计310927万元: how many there are stands before what they come to.
  const counted = amount && before.gap === GAP.none && stream[i - 2]?.figure.unit.dimension === 'count'
  const last = counted ? i - 3 : amount ? i - 2 : i - 1
  const head = counted ? stream[i - 2] : before
  const previous = stream[last]
  const continues =
    previous?.role === 'share' &&
    previous.sentence === stated.sentence &&
    (last < i - 1
      ? isBesideAmount(stream, last) || (stream[last - 1]?.role !== 'base' && (head?.gap ?? 0) >= GAP.semicolon)
      : subjectOf(stated) !== '')
  const of = continues ? ofTheSame(stream, last).of : ''
  return of === '' ? stated : { ...stated, of }
}

/** Whether a share says nothing of its subject but the amount right before it. */
function isBesideAmount(stream: readonly Mention[], i: number): boolean {
  const [amount, stated] = [stream[i - 1], stream[i] as Mention]
  return amount !== undefined && isLevel(amount) && amount.sentence === stated.sentence && subjectOf(stated) === ''
}
