import type { Reading } from '../model/claim.ts'
import { figuresOf } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import {
  areGrades,
  areSchools,
  dividesWhole,
  leavesMore,
  leavesNothingOut,
  takesInTheRest,
} from '../taxonomy/complements.ts'
import { closes, mayLack } from '../taxonomy/concepts.ts'
import {
  addUp,
  closesBracket,
  countsBy,
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
import { LIKE, likeness } from './likeness.ts'
import { amidWhat, dividesBy, isAmidst, type Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isMisprinted } from './plausible.ts'
import { flowsOf } from './prose-net.ts'
import { unopened } from './prose-unopened.ts'
import { equals, figure, isConfirmed, isExactCount, isSlipInAccounts, looksLikeSlip, roughly, sum } from './relate.ts'
import { areYears, complete, countBefore, exceeding, isOfOtherSide, isOneList, miscounted } from './sum-doubt.ts'
import { LONGEST_LIST, type Opening, openerAt } from './sum-opening.ts'
import {
  crosses,
  evenly,
  FEWEST_COUNTED,
  headsOfClauses,
  isCutShort,
  nameOf,
  ofOneMeasure,
  sameMake,
  statesOneTwice,
  withMeasures,
} from './sum-parts.ts'
import { mixesSteps, RANK, uninterrupted } from './sum-unbroken.ts'
import { wholesFor } from './sum-wholes.ts'
import { withinWhole } from './sum-within.ts'

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
  const first = stream[start] as Mention
  if (!whole || first.sentence - whole.sentence > 1 || isAverage(whole) || isAverage(first)) return []
  if (![list.clause, list.sentence, list.parts.length].includes(length)) return []
  // 其中集中供养418人、分散供养1898人，全年支出2487万元。…支出352万元: what another sentence tells is of no list of this one.
  if (list.sentence < length) return []
  // 出栏生猪45.92万头。…其中新建19500亩、改造8500亩，涉及7个乡镇23个村: neither counted so nor in the same paragraph.
  if (whole.paragraph !== first.paragraph || !list.parts.slice(0, length).every((part) => countsBy(whole, part)))
    return []
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
      isConfirmed(reading) ||
      leavesNothingOut(labels) ||
      closes(whole.figure.label, labels) ||
      // 在职172人，其中行政26人、…；离退休148人，遗属21人: of so few, what follows is soon near the whole.
      (!isExactCount(whole.figure) && looksLikeSlip(reading))
    if (group.length < 2 || !meant) return []
    return [{ kind: 'sum', certainty: 'low', readings: [reading], section: whole.figure.section }]
  })
}

/** Parts may state several things in turn: 其中违规问题31个、金额12万元，不规范问题65个、金额56万元. */
function firstOfEachUnit(stream: readonly Mention[], start: number): number[] {
  const opened = stream[start] as Mention
  const firsts = [start]
  const units = [unitOfParts(stream, start)]
  const end = Math.min(stream.length, start + LONGEST_LIST)
  for (let i = start + 1; i < end && (stream[i] as Mention).sentence === opened.sentence; i++) {
    const mention = stream[i] as Mention
    // 其中甲1234人次，乙612人次；18个乡镇，每个5万元: behind the semicolon comes what the list does not count.
    if (mention.depth < opened.depth || closesBracket(mention, opened) || mention.gap >= GAP.semicolon) break
    const known = units.some((unit) => commensurable(unit, mention.figure.unit))
    if (known || !isLevel(mention) || mention.depth !== opened.depth || firsts.length === MOST_UNITS) continue
    firsts.push(i)
    units.push(mention.figure.unit)
  }
  return firsts
}

const MOST_UNITS = 3

function breakdown(stream: readonly Mention[], start: number, opening: Opening): Draft[] {
  const first = stream[start] as Mention
  const { section } = first.figure
  const heads = namesBefore(stream, start)
  const [head] = wholesOf(stream, start)
  const lists = (['clause', 'next'] as const).map((nested) =>
    ofOneMeasure(partsFrom(stream, start, nested), heads, head),
  )
  const [list] = lists
  if (!list || isAverage(first)) return []
  // 净增12人（新招录20人，退休8人）: what came and what went is no breakdown.
  if (stream[start - 1] && flowsOf(stream, start - 1).length > 0) return []
  const { wholes, closed } = wholesFor(stream, start, list, opening)
  const [whole] = wholes
  if (!whole) return []
  const confirmed = fitting(wholes, lists, opening === 'among' && !closed).filter(
    (reading) => (opening !== 'closed' || isToTheEnd(reading, list)) && !isOfFarther(reading, stream, start, whole),
  )
  const amid = isAmidst(first.lead) || amidWhat(first.lead) !== null
  const whatIsDivided = first.lead.includes('其中') || amid || dividesByNames(stream, start, list, whole)
  // 主要是：甲386万元、乙112万元，其余37万元: with the rest, or as many as were counted, what is only mainly so is all.
  const all =
    opening === 'open' || (opening === 'among' && whatIsDivided)
      ? complete(whole, list, countBefore(stream, whole, start))
      : []
  // 投诉544件、举报296件、咨询12件、建议3件: that the first three come to the whole says nothing where all four are it.
  if (confirmed.length > 0 && !isCutOff(confirmed, all))
    return [{ kind: 'sum', certainty: closed ? 'high' : 'low', readings: confirmed, section }]
  const outside =
    closed && first.gap === GAP.semicolon
      ? wholes.filter((one) => !isListed(stream, stream.lastIndexOf(one, start)))
      : wholes
  const sided = lists.map((one) => withoutOtherSide(whole, one))
  const readings = structural(
    (outside.length > 0 ? outside : wholes).slice(0, first.gap >= GAP.stop && !closed ? 2 : 1),
    sided,
  )
  const end = isExactCount(whole.figure) && endsWithRemark(list) ? 1 : endOfList(first, whole, list)
  const slips = readings
    .filter((reading) => figuresOf(reading.computed).length <= end)
    .filter((reading) => {
      const labels = figuresOf(reading.computed).map(({ label }) => label)
      const crossing = labels.some((label) => crosses({ label })) && !dividesWhole(labels)
      // 众创空间36家，其中国家级17家，省级5家，市级10家: those without a rank are not named.
      const all = roughly(whole.figure) >= HUNDRED && isMisprinted(reading)
      const ranked = !all && isExactCount(whole.figure) && labels.every((label) => RANK.test(label))
      return !leavesMore(labels) && !mixesSteps(labels) && !crossing && !ranked
    })
    .filter((reading) => looksLikeSlip(reading) && (closed || isOneList(whole, list, reading)))
    // 14个县区中，6个开展了试点，5个设立了专户: of so few, another number is soon a digit away.
    .filter(() => !isAmidst(first.lead) || roughly(whole.figure) >= HUNDRED || list.sentence >= FEWEST_COUNTED)
  if (closed && readings.length > 0) {
    // 分为28个展区、174台设备 is not of what another paragraph counts.
    if ((areOfSeveral(list.parts) || isOfOther(first, whole)) && whole.paragraph !== first.paragraph) return []
    const certainty = areOfSeveral(list.parts) || leavesRoom(opening, readings) ? 'low' : 'high'
    return [{ kind: 'sum', certainty, readings: slips.length > 0 ? slips : readings, section }]
  }
  const each = RESPECTIVELY.test(first.lead) && whole === stream[start - 1]
  const divided = opening === 'among' && (whatIsDivided || dividesBy(first.lead))
  const unbroken = each || divided ? uninterrupted(stream, start, whole, list) : []
  if (opening === 'open' && all.length === 0) {
    const near = readings.filter(
      (reading) => figuresOf(reading.computed).length >= FEWEST_COUNTED && isSlipInAccounts(reading),
    )
    const doubtful = near.length > 0 ? near : unbroken
    return doubtful.length > 0 ? [{ kind: 'sum', certainty: 'low', readings: doubtful, section }] : []
  }
  if (all.length > 0) return [{ kind: 'sum', certainty: 'low', readings: all.map(inFirst), section }]
  const unfilled = exceeding(whole, { ...list, sentence: Math.min(list.sentence, end) })
  const doubtful = [upToSlip(whole, sided[0] ?? list), slips, unfilled, unbroken, miscounted(whole, list)].find(
    ({ length }) => length > 0,
  )
  if (doubtful) return [{ kind: 'sum', certainty: 'low', readings: doubtful.map(inFirst), section }]
  return withinWhole(stream, start, whole, list)
}

/** `职工862人，其中卫技人员731人，占84.80%；医生268人、护士386人、其他77人`: what all others come to is broken down by them. */
function inFirst(reading: Reading): Reading {
  const [, first, ...rest] = [...figuresOf(reading.stated), ...figuresOf(reading.computed)]
  if (!first || first.value.isZero() || rest.length < 2) return reading
  const nested = equals(first, sum(...rest.map(figure)))
  return isConfirmed(nested) ? nested : reading
}

/** `基金收入539426万元，其中财政补贴30652万元；基金支出556067万元`: the list of one side ends where the other begins. */
function withoutOtherSide(whole: Mention, { parts, clause, sentence }: PartList): PartList {
  const at = parts.findIndex((part, i) => i > 0 && isOfOtherSide(part, whole))
  const end = at < 0 ? parts.length : at
  return { parts: parts.slice(0, end), clause: Math.min(clause, end), sentence: Math.min(sentence, end) }
}

/** 1.基本支出246万元，包括：人员经费215万元，公用经费31万元；2.项目支出130万元: what stands right before is divided, and not what another paragraph tells. */
function isOfFarther({ stated }: Reading, stream: readonly Mention[], start: number, whole: Mention): boolean {
  const [before, first] = [stream[start - 1], stream[start] as Mention]
  if (before !== whole || whole.sentence !== first.sentence || first.gap > GAP.comma) return false
  const [total] = figuresOf(stated)
  return stream
    .slice(Math.max(0, start - NEAREST), start)
    .some((one) => one.figure === total && one.paragraph !== first.paragraph)
}

const NEAREST = 12

/** 参训1033人次，分别为骨干教师412人次、新入职教师236人次、…: of the number right before. */
const RESPECTIVELY = /^[，,（(]分别[为是]/u

/** Whether all that came to the whole are fewer parts than are by their names all there is. */
function isCutOff(confirmed: readonly Reading[], [all]: readonly Reading[]): boolean {
  const labels = all ? figuresOf(all.computed).map(({ label }) => label) : []
  // 公务用车9辆，其中机要通信用车1辆、应急保障用车8辆、特种专业技术用车4辆、其他用车1辆
  const few = all && figuresOf(all.stated).every((one) => isExactCount(one) && roughly(one) < HUNDRED)
  if (
    !all ||
    !(
      dividesWhole(labels) ||
      areGrades(labels) ||
      areSchools(labels) ||
      (few && takesInTheRest(labels) && /^其[他它]/u.test(labels.at(-1) ?? ''))
    )
  )
    return false
  const { length } = figuresOf(all.computed)
  return confirmed.every(({ stated, computed }) => {
    return figuresOf(stated)[0] === figuresOf(all.stated)[0] && figuresOf(computed).length < length
  })
}

const HUNDRED = 100

/**
 * `分产业看，第一产业…，第二产业…，第三产业…`: all there are, by their names. What is less than one of them is another part, and what another
 * paragraph tells behind its first amount is not what is divided here.
 */
function dividesByNames(
  stream: readonly Mention[],
  start: number,
  { parts, sentence }: PartList,
  whole: Mention,
): boolean {
  const { lead, paragraph } = stream[start] as Mention
  const before = stream.slice(Math.max(0, start - LONGEST_LIST), start)
  const behind = before.some((one) => one.paragraph === whole.paragraph && isLevel(one) && one.at < whole.at)
  if (whole.paragraph !== paragraph && behind) return false
  const named = parts.slice(0, sentence)
  return (
    dividesBy(lead) &&
    (dividesWhole(named.map(nameOf)) || areYears(named)) &&
    (named.every(({ figure: part }) => roughly(part) <= roughly(whole.figure)) || looksLikeSlip(addUp(whole, named)))
  )
}

/**
 * How many numbers a list without certainty can have: `到市走访1731人次，其中集访1677人次。到省走访5人次` goes on with the whole's own
 * kind behind the full stop, `收入30亿元，…；支出29亿元，其中统筹16亿元；结余13亿元` behind the semicolon.
 */
function endOfList({ gap }: Mention, whole: Mention, { parts, clause, sentence }: PartList): number {
  if (gap >= GAP.semicolon) return parts.length
  if (whole.gap === GAP.semicolon) return clause
  return isExactCount(whole.figure) ? sentence : parts.length
}

/** `车辆846辆，其中新能源712辆，占84.16%，当年更新60辆`: behind a share comes another remark, unless it is of the same make. */
function endsWithRemark({ parts: [first, second, third] }: PartList): boolean {
  if (!first || !second || second.sentence !== first.sentence) return false
  const apart = second.at > first.at + 1 && second.gap === GAP.comma && third?.gap !== GAP.comma
  return apart && !sameMake(first, second)
}

/** What the sentence before names, where the breakdown begins a sentence: 受理640件，结案480件。其中：…. */
function namesBefore(stream: readonly Mention[], start: number): ReadonlySet<string> {
  const { sentence, paragraph, figure } = stream[start] as Mention
  // 机构39家，其中省级18家。中心2011家，其中国家级1家，省级610家: the sentence has a whole of its own.
  if (stream[start - 1]?.sentence === sentence) return new Set()
  const named = stream
    .slice(Math.max(0, start - LONGEST_LIST), start)
    .filter((one) => one.sentence === sentence - 1 && one.paragraph === paragraph && isLevel(one))
    .filter((one) => one.figure.unit.text === figure.unit.text)
  // 总收入…，上年结余4.7亿元。总支出，其中：…，年终结余12.4亿元: of other years.
  return new Set(named.map(({ figure: { label } }) => label).filter((label) => !/^结[转余]/u.test(label)))
}

/** `指标体系分为四个一级指标和11个二级指标` is not of 18个 in another paragraph: the words say of what. */
function isOfOther({ lead }: Mention, whole: Mention): boolean {
  const [, subject] = /([^，。；：]{2,20})(?:共?分为|包括|包含)/u.exec(since(lead, GAP.stop)) ?? []
  return subject !== undefined && isExactCount(whole.figure) && likeness(whole.figure.label, subject) < LIKE
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

/** The readings in which the parts, up to some end, are the whole; a single part only where the list ends behind it. */
function fitting(wholes: readonly Mention[], lists: readonly PartList[], open: boolean): Reading[] {
  return distinctReadings(
    wholes.flatMap((whole) =>
      lists.flatMap(({ parts }) =>
        withMeasures(whole, parts).flatMap((some) =>
          fittingLengths(whole, some)
            .filter((length) => !isCutShort(whole, some, length) && !(length === 1 && isCutShort(whole, parts, 1)))
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

/** Whether the list ended before a number: a single part that is the whole is all of 其中 only then. */
function endsClause(next: Mention | undefined): boolean {
  return next !== undefined && next.gap >= GAP.semicolon
}

/**
 * Where the words let the list end: with its first clause, with the sentence, or where its marks change (`甲3万元、乙2万元，调整后5万元`); or
 * the first of each clause, where every clause has more than one.
 */
function ends({ parts, sentence, clause }: PartList): (readonly Mention[])[] {
  const all = parts.slice(0, sentence > 1 ? sentence : parts.length)
  const heads = headsOfClauses(all)
  const lists = [parts.slice(0, clause), all, evenly(parts)]
  return heads.length > 0 ? [heads, ...lists] : lists
}

/** The parts up to wherever one slip of so many digits that it cannot be chance is all that is wrong. */
function upToSlip(whole: Mention, { parts, sentence }: PartList): Reading[] {
  const lengths = Array.from({ length: Math.min(sentence, MOST_TRIED) }, (_, i) => i + 1)
  return lengths
    .filter((length) => length > 1)
    .map((length) => addUp(whole, parts.slice(0, length)))
    .filter(isSlipInAccounts)
    .slice(0, 1)
}

const MOST_TRIED = 8

/** Readings by structure alone. */
function structural(wholes: readonly Mention[], lists: readonly PartList[]): Reading[] {
  return distinctReadings(
    wholes.flatMap((whole) =>
      lists.flatMap((list) =>
        ends(list)
          .filter((some) => some.length > 1 && !statesOneTwice(some))
          .map((some) => addUp(whole, some)),
      ),
    ),
  )
}
