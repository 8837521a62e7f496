import type { Reading } from '../model/claim.ts'
import { figuresOf } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { leavesNothingOut } from '../taxonomy/complements.ts'
import { closes, conceptOf, mayLack } from '../taxonomy/concepts.ts'
import { isPlan } from '../taxonomy/measures.ts'
import {
  addUp,
  closesBracket,
  fittingLengths,
  isAverage,
  isLevel,
  type PartList,
  partsFrom,
  unitOfParts,
  wholesOf,
} from './breakdown.ts'
import { distinctReadings } from './distinct-readings.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase, since } from './phrase.ts'
import { atMost, figure, isAccounted, isConfirmed, isExactCount, looksLikeSlip, roughly, slack } from './relate.ts'

/** The breakdowns of running text: 其中, 包括, brackets, colons, and totals that follow their parts. */
export function readSums(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  for (let i = 0; i < stream.length; i++) {
    const opener = openerAt(stream, i)
    if (opener) drafts.push(...breakdowns(stream, i, opener))
    else {
      const run = unopened(stream, i)
      if (run) drafts.push(run)
    }
  }
  return drafts
}

/**
 * What one word begins: parts in several units in turn (产业类31个、6215.40万元，建设类24个、3480.25万元) are of one list. Where it is
 * complete in one unit it is in the others.
 */
function breakdowns(stream: readonly Mention[], i: number, opener: Opening): Draft[] {
  const firsts = firstOfEachUnit(stream, i)
  const found = firsts.map((first) => breakdown(stream, first, opener))
  const lengths = found.flat().flatMap(({ kind, readings: [reading] }) => {
    const complete = kind === 'sum' && reading !== undefined && isConfirmed(reading)
    return complete ? [figuresOf(reading.computed).length] : []
  })
  const [length] = lengths
  if (length === undefined || length < 2 || firsts.length < 2) return [...found.flat(), ...otherDivisions(stream, i)]
  return [
    ...firsts.flatMap((first, n) => {
      const own = found[n] ?? []
      return own.some(({ kind }) => kind === 'sum') ? own : [...own, ...likewise(stream, first, length)]
    }),
    ...otherDivisions(stream, i),
  ]
}

/** The same number of parts as in another unit, of what was stated in this unit right before. */
function likewise(stream: readonly Mention[], start: number, length: number): Draft[] {
  const list = partsFrom(stream, start, 'clause')
  const [whole] = wholesOf(stream, start)
  if (!whole || (stream[start] as Mention).sentence - whole.sentence > 1 || isAverage(whole)) return []
  if (![list.clause, list.sentence, list.parts.length].includes(length)) return []
  const { section } = whole.figure
  return [{ kind: 'sum', certainty: 'low', readings: [addUp(whole, list.parts.slice(0, length))], section }]
}

/** `其中，市中心41205万元，分中心11478万元；存款利息14826万元，贷款利息37851万元，其他6万元`: behind a semicolon the whole is divided once more. */
function otherDivisions(stream: readonly Mention[], start: number): Draft[] {
  const { parts, clause, sentence } = partsFrom(stream, start, 'clause')
  const [whole] = wholesOf(stream, start)
  if (!whole || clause < 2 || !isConfirmed(addUp(whole, parts.slice(0, clause)))) return []
  const groups: Mention[][] = []
  for (const part of parts.slice(clause, sentence)) {
    if (part.gap >= GAP.semicolon || groups.length === 0) groups.push([])
    groups.at(-1)?.push(part)
  }
  return groups.flatMap((group): Draft[] => {
    const labels = group.map(({ figure: { label } }) => label)
    const reading = addUp(whole, group)
    // 编制95人，其中行政24人、事业71人；在职88人，退休46人: people are no posts.
    if (group.some(({ figure: { measure } }) => measure !== null && measure !== whole.figure.measure)) return []
    const meant =
      isConfirmed(reading) || leavesNothingOut(labels) || closes(whole.figure.label, labels) || looksLikeSlip(reading)
    if (group.length < 2 || !meant) return []
    return [{ kind: 'sum', certainty: 'low', readings: [reading], section: whole.figure.section }]
  })
}

type Opening = 'closed' | 'among' | 'open'

/** Parts may state several things in turn: 其中违规问题31个、金额12万元，不规范问题65个、金额56万元. */
function firstOfEachUnit(stream: readonly Mention[], start: number): number[] {
  const opened = stream[start] as Mention
  const firsts = [start]
  const units = [unitOfParts(stream, start)]
  const end = Math.min(stream.length, start + LONGEST_LIST)
  for (let i = start + 1; i < end && (stream[i] as Mention).sentence === opened.sentence; i++) {
    const mention = stream[i] as Mention
    if (mention.depth < opened.depth || closesBracket(mention, opened)) break
    const known = units.some((unit) => commensurable(unit, mention.figure.unit))
    if (known || !isLevel(mention) || mention.depth !== opened.depth || firsts.length === MOST_UNITS) continue
    firsts.push(i)
    units.push(mention.figure.unit)
  }
  return firsts
}

const MOST_UNITS = 3
/** No list of a report is longer; a hostile sentence may be. */
const LONGEST_LIST = 60

/** Whether the i-th number begins a breakdown: by a word, by a bracket right behind a number, or by a colon. */
function openerAt(stream: readonly Mention[], i: number): Opening | null {
  const mention = stream[i] as Mention
  const previous = stream[i - 1]
  if (!isLevel(mention)) return null
  if (mention.opener) return mention.opener
  if (isMadeUp(stream, i)) return 'closed'
  if (!previous || previous.paragraph !== mention.paragraph || !isLevel(previous)) return null
  const lead = mention.lead.trimStart()
  // （编制数55人）, （满分20分）: another measure of the same thing.
  if (/^[（(](?:核定|编制|满分|分值|权重|标准分|总分)/u.test(lead)) return null
  if (/^[（(]/u.test(lead) && mention.depth > previous.depth)
    return /^[（(](?:其中|主要)?含/u.test(lead) ? 'open' : 'closed'
  // 24：甲3、乙5: a number without unit and name is that of an item.
  if (/^[：:]\D/u.test(lead)) return isBare(previous) ? null : 'closed'
  return /^[，,][^，。；：]{0,10}(?:来源|构成|组成|如下|情况)[^，。；：]{0,3}[：:]/u.test(lead) ? 'among' : null
}

function isBare({ figure: { unit, label } }: Mention): boolean {
  return unit.dimension === 'none' && label === ''
}

/** 由甲3万元、乙2万元组成. */
function isMadeUp(stream: readonly Mention[], i: number): boolean {
  const first = stream[i] as Mention
  if (!/由/u.test(lastPhrase(first.lead))) return false
  const end = Math.min(stream.length, i + LONGEST_LIST)
  for (let j = i; j < end && (stream[j] as Mention).sentence === first.sentence; j++) {
    if (/^[^，。；]{0,6}(?:组成|构成)/u.test((stream[j] as Mention).tail)) return true
  }
  return false
}

const MOST_WHOLES = 4

function breakdown(stream: readonly Mention[], start: number, opening: Opening): Draft[] {
  const first = stream[start] as Mention
  const { section } = first.figure
  const lists = (['clause', 'next'] as const).map((nested) => ofOneMeasure(partsFrom(stream, start, nested)))
  const [list] = lists
  if (!list || isAverage(first)) return []
  const { wholes, closed } = wholesFor(stream, start, list, opening)
  const [whole] = wholes
  if (!whole) return []
  const confirmed = fitting(wholes, lists, opening === 'among' && !closed).filter(
    (reading) => opening !== 'closed' || isToTheEnd(reading, list),
  )
  if (confirmed.length > 0) return [{ kind: 'sum', certainty: closed ? 'high' : 'low', readings: confirmed, section }]
  const heads =
    closed && first.gap === GAP.semicolon
      ? wholes.filter((one) => !isListed(stream, stream.lastIndexOf(one, start)))
      : wholes
  const readings = structural(
    (heads.length > 0 ? heads : wholes).slice(0, first.gap >= GAP.stop && !closed ? 2 : 1),
    lists,
  )
  const slips = readings.filter((reading) => looksLikeSlip(reading) && (closed || isOneList(whole, list, reading)))
  if (closed && readings.length > 0) {
    const certainty = areOfSeveral(list.parts) || leavesRoom(opening, readings) ? 'low' : 'high'
    return [{ kind: 'sum', certainty, readings: slips.length > 0 ? slips : readings, section }]
  }
  if (opening !== 'among') return []
  const all = first.lead.includes('其中') ? complete(whole, list) : []
  if (all.length > 0) return [{ kind: 'sum', certainty: 'low', readings: all, section }]
  const unfilled = exceeding(whole, list)
  const doubtful = [slips, unfilled, miscounted(whole, list)].find(({ length }) => length > 0)
  if (doubtful) return [{ kind: 'sum', certainty: 'low', readings: doubtful, section }]
  return withinWhole(stream, start, whole, list)
}

/**
 * Whether the amounts of a reading are of one kind and in one sentence: in statistics, what is counted otherwise (2.09亿户 and 4174个)
 * or follows in the next sentence is of something else.
 */
function isOneList(whole: Mention, { parts, sentence }: PartList, reading: Reading): boolean {
  if (isAccounted(whole.figure) || whole.figure.unit.scale.equals(1)) return true
  const taken = figuresOf(reading.computed)
  const inSentence = taken.length <= sentence || parts[sentence]?.paragraph !== parts[0]?.paragraph
  return (
    inSentence &&
    taken.every(({ unit }) => unit.of === '' || unit.of === whole.figure.unit.of || whole.figure.unit.of === '')
  )
}

/** `医院2家、床位300张`: what is counted by different words need not be of one kind. */
function areOfSeveral(parts: readonly Mention[]): boolean {
  return new Set(parts.map(({ figure: { unit } }) => unit.of)).size > 1
}

/** `在职60人，其中行政30人、事业25人`: 其中 may leave 工勤 unsaid, so that less than the whole is no contradiction. */
function leavesRoom(opening: Opening, readings: readonly Reading[]): boolean {
  if (opening !== 'among') return false
  return readings.every(({ stated, computed }) => {
    const [whole, ...parts] = [stated, computed].flatMap(figuresOf)
    if (
      !whole ||
      !mayLack(
        whole.label,
        parts.map(({ label }) => label),
      )
    )
      return false
    return parts.reduce((sum, part) => sum + roughly(part), 0) < roughly(whole)
  })
}

/**
 * `投入10分，得9分；过程30分，得28.5分`: what is scored adds up, not what can be. `甲县项目214个、抽查32个；乙县项目176个、抽查27个`: of
 * two things told in turn, those of the first name add up.
 */
function ofOneMeasure(list: PartList): PartList {
  const scored = (part: Mention) => part.figure.unit.dimension === 'score' && SCORED.test(part.phrase)
  if (inTurn(list)) return only(list, ({ figure: { label } }) => label === list.parts[0]?.figure.label)
  const count = list.parts.slice(0, list.sentence).filter(scored).length
  return count < 2 || count * 2 !== list.sentence ? list : only(list, scored)
}

function only({ parts, clause, sentence }: PartList, which: (part: Mention) => boolean): PartList {
  const count = (end: number) => parts.slice(0, end).filter(which).length
  return { parts: parts.filter(which), clause: count(clause), sentence: count(sentence) }
}

/** Whether two names come again and again. */
function inTurn({ parts }: PartList): boolean {
  const labels = parts.map(({ figure: { label } }) => label)
  const again = new Set(labels.filter((label, i) => label.length > 1 && labels.indexOf(label) < i))
  return again.size > 1 && again.has(labels[0] ?? '')
}

const SCORED = /得$|得分$|评分$/u

/** What the parts can be of, likeliest first: the one that they break down completely by its name, else the nearest. */
function wholesFor(stream: readonly Mention[], start: number, list: PartList, opening: Opening) {
  const all = wholesOf(stream, start).filter((whole) => !isOtherSide(whole, list.parts))
  // Small counts soon add up to something: where one stands right before 其中, it is the whole.
  const [near] = all
  const among = stream[start]?.lead.includes('其中') === true
  const settled = among && near !== undefined && near === stream[start - 1] && isExactCount(near.figure)
  const wholes = all.slice(0, settled ? 1 : MOST_WHOLES)
  const ends = [list.clause, list.sentence, list.parts.length].map((length) => list.parts.slice(0, length))
  const named = wholes.find((whole) => ends.some((parts) => isClosed('among', whole, parts)))
  const closed =
    named !== undefined || wholes.slice(0, 1).some((whole) => ends.some((parts) => isClosed(opening, whole, parts)))
  return {
    wholes: named ? [named, ...wholes.filter((whole) => whole !== named && !isOther(whole, named))] : wholes,
    closed,
  }
}

/** 预算收入1256万元 is not what 基本支出 and 项目支出 make up, though the supply equals the outlay. */
function isOtherSide({ figure: { label } }: Mention, parts: readonly Mention[]): boolean {
  const side = /收入|支出/u.exec(label)?.[0]
  return (
    side !== undefined &&
    !label.includes(OTHER_SIDE[side] ?? '') &&
    parts.length > 1 &&
    parts.every(({ figure: part }) => part.label.includes(OTHER_SIDE[side] ?? side) && !part.label.includes(side))
  )
}

const OTHER_SIDE: Readonly<Record<string, string>> = { 收入: '支出', 支出: '收入' }

/** 收入预算 is not what 基本支出 and 项目支出 break down, however near it stands. */
function isOther({ figure: a }: Mention, { figure: b }: Mention): boolean {
  const [x, y] = [conceptOf(a.label), conceptOf(b.label)]
  return x !== null && y !== null && x !== y
}

/** The readings in which the parts, up to some end, are the whole; a single part only where the list ends behind it. */
function fitting(wholes: readonly Mention[], lists: readonly PartList[], open: boolean): Reading[] {
  return distinctReadings(
    wholes.flatMap((whole) =>
      lists.flatMap(({ parts }) =>
        withMeasures(whole, parts).flatMap((some) =>
          fittingLengths(whole, some)
            .filter((length) => !isCutShort(some, length))
            .filter(
              (length) => length > 1 || (whole === wholes[0] && (some.length === 1 || (open && endsClause(some[1])))),
            )
            .map((length) => addUp(whole, some.slice(0, length))),
        ),
      ),
    ),
  )
}

/** Whether a list of its own clause has it as a part: 总预算x，收入包括：a、b；支出包括：c、d, of which b is no whole. */
function isListed(stream: readonly Mention[], at: number): boolean {
  for (let i = at; i >= 0 && at - i < LONGEST_LIST; i--) {
    const mention = stream[i] as Mention
    if (mention.sentence !== stream[at]?.sentence) return false
    if (mention.opener !== null) return true
    if (mention.gap >= GAP.semicolon) return false
  }
  return false
}

/** `包括：甲3万元、乙2万元、丙1万元`: of parts that one mark parts, 包括 takes all or none. */
function isToTheEnd(reading: Reading, { parts }: PartList): boolean {
  const length = figuresOf(reading.computed).length
  const alike = evenly(parts)
  return parts[1]?.gap !== GAP.list || length >= alike.length || alike.length < FEWEST_COUNTED
}

/**
 * `车辆0辆，其中：机要通信用车0辆、应急保障用车2辆`: nothing, or one part alone, is the whole without the parts of the same make that
 * follow, so that it says nothing of them.
 */
function isCutShort(parts: readonly Mention[], length: number): boolean {
  const [first, second] = parts
  const next = parts[length]
  const printed = parts.slice(0, length).filter(({ figure: { value } }) => !value.isZero())
  if (!first || !second || !next || printed.length > 1) return false
  const goesOn = length > 1 ? next.gap === second.gap : parts[2]?.gap === next.gap
  return goesOn && sameMake(first, next)
}

/** 机要通信用车 and 其他用车, 货物采购金额 and 服务采购金额, 绩效评级为优的项目 and 绩效评级为良的项目. */
function sameMake({ figure: a }: Mention, { figure: b }: Mention): boolean {
  return a.label.length > 2 && a.label.slice(-2) === b.label.slice(-2)
}

/** The parts that one kind of mark parts, up to the first other. */
function evenly(parts: readonly Mention[]): readonly Mention[] {
  const mark = parts[1]?.gap ?? GAP.comma
  const end = parts.findIndex(({ gap }, i) => i > 0 && (gap !== mark || gap >= GAP.stop))
  return parts.slice(0, end < 0 ? parts.length : end)
}

/** Parts that by their names are all of the whole: 春收粮食、秋收粮食; …、其他收入. Not what is of something else than the whole. */
function complete(whole: Mention, { parts, clause, sentence }: PartList): Reading[] {
  if (SPAN.test(whole.lead) && parts.length > 1 && areYears(parts.slice(0, clause)))
    return [addUp(whole, parts.slice(0, clause))]
  const [first] = parts
  const beside = first !== undefined && first.sentence - whole.sentence <= 1
  if (!isPartial(whole) && !beside && !/总|合计|共/u.test(whole.figure.label + whole.lead)) return []
  const length = [...new Set([clause, sentence])].find((end) => leavesNothingOut(parts.slice(0, end).map(nameOf)))
  return length === undefined ? [] : [addUp(whole, parts.slice(0, length))]
}

/** With the commas inside a name: 电力、热力、燃气及水生产和供应业. */
function nameOf({ lead, figure: { label } }: Mention): string {
  const clause = since(lead, GAP.comma).replace(/^、/u, '')
  return label !== '' && clause.includes('、') && clause.includes(label) ? clause : label
}

/** Rounding of rounded amounts, as a fraction of the whole. */
const BEYOND = 0.001
/** How far beyond the whole a slip takes the parts of statistics. */
const MOST_BEYOND = 1.3

/** 三年来累计, 2021—2023年: a span of years, which its years fill. */
const SPAN = /累计|年来|[两三四五]年|20\d\d年?[-—－~～至]20\d\d/u

function areYears(parts: readonly Mention[]): boolean {
  const years = parts.map(({ lead }) => Number(/(20\d\d)年[^，。；]{0,8}$/u.exec(lead)?.[1] ?? 0))
  return years.length > 1 && years.every((year, i) => year > 0 && (i === 0 || year === (years[i - 1] ?? 0) + 1))
}

/** Parts of an open list need not fill the whole, but together they cannot exceed it, unless groups overlap. */
function exceeding(whole: Mention, { parts: all, sentence }: PartList): Reading[] {
  const named = all.slice(0, sentence)
  const total = named.findIndex((part) => !isPartial(part))
  const parts = total < 0 ? named : named.slice(0, total)
  const [first] = parts
  if (!first?.lead.includes('其中') || parts.length < 2 || first.sentence - whole.sentence > 1) return []
  const together = parts.reduce((sum, part) => sum + roughly(part.figure), 0)
  const room = isAccounted(whole.figure) ? 0 : slack(whole.figure) * (parts.length + 1) + BEYOND * roughly(whole.figure)
  if (together <= roughly(whole.figure) + room) return []
  // In statistics groups overlap, or one of them is divided further.
  const doubtful =
    together > roughly(whole.figure) * MOST_BEYOND || parts.some(({ lead }) => /在[^，。；]{1,10}中/u.test(lead))
  const reading = addUp(whole, parts)
  return isAccounted(whole.figure) ||
    (!doubtful && !isExactCount(whole.figure) && isOneList(whole, { parts, sentence, clause: 0 }, reading))
    ? [reading]
    : []
}

/** `所属单位7家，其中医院2家、中心1家、保健院1家、急救站1家、监督所1家`: three and more kinds counted, and one too few or too many. */
function miscounted(whole: Mention, { parts }: PartList): Reading[] {
  const counted = evenly(parts)
  if (!isExactCount(whole.figure) || counted.length < FEWEST_COUNTED) return []
  if (!counted.every(({ lead }, i) => i === 0 || NEXT_KIND.test(lead))) return []
  const gap = roughly(whole.figure) - counted.reduce((total, { figure }) => total + roughly(figure), 0)
  return Math.abs(gap) === 1 ? [addUp(whole, counted)] : []
}

/** One kind and nothing else between its number and the one before. */
const NEXT_KIND = /^[，,、；;和及][^，,、；;。]{1,16}$/u

/** Whether the list ended before a number: a single part that is the whole is all of 其中 only then. */
function endsClause(next: Mention | undefined): boolean {
  return next !== undefined && next.gap >= GAP.semicolon
}

/** Readings by structure alone: the parts up to the end of the sentence, then all of them. */
function structural(wholes: readonly Mention[], lists: readonly PartList[]): Reading[] {
  return distinctReadings(
    wholes.flatMap((whole) =>
      lists.flatMap(({ parts, sentence, clause }) =>
        [clause, sentence > 1 ? sentence : parts.length]
          .map((length) => parts.slice(0, length))
          .filter((some) => some.length > 1)
          .map((some) => addUp(whole, some)),
      ),
    ),
  )
}

/**
 * All parts; and, where parts state several measures, those of the whole's measure alone. Never all, where each part states its
 * plan and then what came of it.
 */
function withMeasures(whole: Mention, parts: readonly Mention[]): (readonly Mention[])[] {
  const { measure } = whole.figure
  const plans = parts.filter(({ figure }) => isPlan(figure.measure))
  const alternate = parts.every((part, i) => plans.includes(part) === (i % 2 === 0))
  if (alternate && plans.length > 1) return [isPlan(measure) ? plans : parts.filter((part) => !plans.includes(part))]
  const ends = endingsInTurn(parts)
  if (ends.length > 0)
    return ends
      .filter((end) => whole.figure.label.endsWith(end))
      .map((end) => parts.filter(({ figure: { label } }) => label.endsWith(end)))
  const same = parts.filter((part) => part.figure.measure === measure)
  return measure !== null && same.length > 1 && same.length < parts.length ? [parts, same] : [parts]
}

/** `房屋原值1500万元，净值1050万元；设备原值760万元，净值300万元`: the two words that end the names in turn; none for other lists. */
function endingsInTurn(parts: readonly Mention[]): string[] {
  const [first = '', second = ''] = parts.map(({ figure: { label } }) => label.slice(-2))
  const turns =
    parts.length >= 4 && parts.length % 2 === 0 && first.length === 2 && second.length === 2 && first !== second
  return turns && parts.every(({ figure: { label } }, i) => label.endsWith(i % 2 === 0 ? first : second))
    ? [first, second]
    : []
}

/** The wording closes the list (包括, 分别为, a bracket), or its parts are one complete way to break the concept down. */
function isClosed(opening: Opening, whole: Mention, parts: readonly Mention[]): boolean {
  const last = parts.at(-1)
  if (!last || parts.length < 2 || leavesOpen(last)) return false
  return (
    opening === 'closed' ||
    closes(
      whole.figure.label,
      parts.map((part) => part.figure.label),
    )
  )
}

/** `…、丙3万元等` leaves something out. */
function leavesOpen(last: Mention): boolean {
  return /^[^，。；、]{0,8}等/u.test(last.tail)
}

/**
 * An open list asserts that its first part does not exceed the whole right before 其中. The others may be of other things, so
 * that a single one that does is doubtful; two are (村委会49.0万个，村民小组395.0万个，居民小组135.2万个).
 */
function withinWhole(
  stream: readonly Mention[],
  start: number,
  whole: Mention,
  { parts, sentence }: PartList,
): Draft[] {
  const { unit } = whole.figure
  const alike = parts
    .slice(0, sentence)
    .filter(({ figure }) => figure.unit.dimension === unit.dimension && figure.unit.of === unit.of)
  const [first, ...others] = alike
  if (first !== stream[start] || !first || !isAmong(stream, start, whole)) return []
  if (first.sentence !== whole.sentence && isOfNamesake(stream, start, whole)) return []
  const beyond = others.filter(
    (part) => isPartial(part) && !isDivided(stream, part, start) && roughly(part.figure) > roughly(whole.figure),
  )
  return [first, ...(beyond.length === 1 ? beyond : [])].map((part) => ({
    kind: 'bound',
    topic: 'part',
    certainty: part === stream[start] ? 'high' : 'low',
    readings: [atMost(part.figure, figure(whole.figure))],
    section: part.figure.section,
  }))
}

/** 参加养老保险24人，其中领取待遇8人；参加医疗保险50人，其中…: behind a semicolon a whole of its own. */
function isDivided(stream: readonly Mention[], part: Mention, start: number): boolean {
  if (part.gap < GAP.semicolon) return false
  const at = stream.indexOf(part, start)
  return stream[at + 1]?.opener !== null && stream[at + 1]?.sentence === part.sentence
}

/** `资产总额a，负债总额b，权益c。其中：市属企业资产总额d`: the part is of what bears its name, not of what stands nearest. */
function isOfNamesake(stream: readonly Mention[], start: number, whole: Mention): boolean {
  const name = (stream[start] as Mention).figure.label.slice(-NAME)
  if (name.length < NAME || whole.figure.label.endsWith(name)) return false
  return stream
    .slice(Math.max(0, start - LONGEST_LIST), start)
    .some((one) => one.sentence === whole.sentence && one.figure.label.endsWith(name))
}

const NAME = 4

/** Whether 其中 stands between the whole and the part: `在校生38.2万人。其中，高中26所，在校生4.9万人`. */
function isAmong(stream: readonly Mention[], start: number, whole: Mention): boolean {
  const first = stream[start] as Mention
  if (first.paragraph !== whole.paragraph || first.sentence - whole.sentence > 1) return false
  for (let i = start; i >= 0 && start - i < NEAR_OPENER && stream[i] !== whole; i--) {
    if ((stream[i] as Mention).lead.includes('其中')) return lastLevelBefore(stream, i) === whole
  }
  return false
}

/** 企业59080家，增长9.9%。其中，新设17172家: the change between them is of the whole. */
function lastLevelBefore(stream: readonly Mention[], i: number): Mention | undefined {
  return stream.slice(Math.max(0, i - NEAR_OPENER), i).findLast(isLevel)
}

const NEAR_OPENER = 3

/** Not another total, nor a comparison. */
function isPartial({ figure: { label }, lead }: Mention): boolean {
  return label !== '' && !/总|合计|共|累计|全[年市县区省国]|上年|去年/u.test(label + lead)
}

/**
 * A whole whose parts follow without any word to say so: `在职69人，行政编制39人，事业编制27人，工勤3人`. Asserted where the
 * labels are one complete calculation link; otherwise only where the numbers confirm it.
 */
function unopened(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i - 1]
  const first = stream[i] as Mention
  if (!whole || !isLevel(whole) || !isLevel(first) || first.sentence !== whole.sentence) return null
  if (whole.figure.value.isZero()) return null
  if (!commensurable(whole.figure.unit, first.figure.unit) || first.depth !== whole.depth) return null
  const { section, unit, label } = whole.figure
  const enumerated = unit.dimension === 'money' ? null : counted(stream, i, whole)
  const isBrokenDown = (conceptOf(label)?.sums ?? []).length > 0
  if (!isBrokenDown && !enumerated && unit.dimension !== 'money') return null
  const { parts, sentence } = partsFrom(stream, i, 'clause')
  const inSentence = parts.slice(0, sentence)
  if (inSentence.length < 2) return null
  const labels = inSentence.map((part) => part.figure.label)
  for (let length = isBrokenDown ? inSentence.length : 0; length > 1; length--) {
    if (!closes(label, labels.slice(0, length))) continue
    return { kind: 'sum', certainty: 'high', readings: [addUp(whole, inSentence.slice(0, length))], section }
  }
  if (unit.dimension !== 'money') return enumerated
  const fitting = fittingLengths(whole, inSentence).filter((length) => length > 1)
  if (fitting.length === 0) return null
  return {
    kind: 'sum',
    certainty: 'low',
    readings: fitting.map((length) => addUp(whole, inSentence.slice(0, length))),
    section,
  }
}

/** `现有车辆12台，应急车3台、执法车5台、特种车4台`: three and more of the same things, named one by one. */
function counted(stream: readonly Mention[], i: number, whole: Mention): Draft | null {
  const { unit, section } = whole.figure
  // 小学30所、初中12所、高中5所: the first is one of them.
  if (!isExactCount(whole.figure) || whole.figure.label === '' || stream[i]?.gap === GAP.list) return null
  // “非常满意”的352份，“比较满意”的264份，“一般”的73份: one answer is no whole of the others.
  if (/[”"]$/u.test(whole.figure.label)) return null
  // 其中非常满意88份，满意20份、…: nor what another whole is broken down into.
  if (whole.opener !== null || whole.figure.label.endsWith(stream[i]?.figure.label || ' ')) return null
  const parts: Mention[] = []
  for (let j = i; j < stream.length && parts.length < LONGEST_LIST; j++) {
    const part = stream[j] as Mention
    if (!isLevel(part) || part.sentence !== whole.sentence || part.figure.unit.text !== unit.text) break
    if (part.depth !== whole.depth || part.gap > GAP.comma || (j > i && part.gap !== (stream[i + 1] as Mention).gap))
      break
    parts.push(part)
  }
  // 予以公开412件，部分公开96件，…: the first is one of them.
  if (parts.length < FEWEST_COUNTED || sameMake(whole, parts[0] as Mention)) return null
  const missing = Math.abs(roughly(whole.figure) - parts.reduce((total, { figure }) => total + roughly(figure), 0))
  if (missing > Math.max(1, MISCOUNTED * roughly(whole.figure))) return null
  return { kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section }
}

const FEWEST_COUNTED = 3
/** Beyond this part of the whole a list without 其中 leaves something out. */
const MISCOUNTED = 0.1
