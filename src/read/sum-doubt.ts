import type { Reading } from '../model/claim.ts'
import { chinese } from '../number/numeral.ts'
import { figuresOf } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { isRest, leavesNothingOut } from '../taxonomy/complements.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { addUp, isLevel, type PartList } from './breakdown.ts'
import { dividesBy, type Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { areThose } from './rate-name.ts'
import { isAccounted, isExactCount, roughly, slack } from './relate.ts'
import { crosses, evenly, FEWEST_COUNTED, isPartial, nameOf, statesOneTwice } from './sum-parts.ts'
import { OFF } from './taken-off.ts'

/**
 * Parts that by their names are all of the whole: 春收粮食、秋收粮食; …、其他收入; or as many as were `counted` before: 2个单位超支86万元，其中甲52万元、
 * 乙34万元. Not what is of something else than the whole.
 */
export function complete(whole: Mention, { parts, clause, sentence }: PartList, counted: number | null): Reading[] {
  const span = SPAN.test(whole.lead) || dividesBy(parts[0]?.lead ?? '')
  if (span && parts.length > 1 && areYears(parts.slice(0, clause))) return [addUp(whole, parts.slice(0, clause))]
  if (ALL.test(whole.figure.label) && clause >= FEWEST_COUNTED && parts[0]?.lead.includes('其中'))
    return [addUp(whole, parts.slice(0, clause))]
  const even = evenly(parts)
  const isCounted = even.length === counted && !whole.enumerated && !areMeasures(whole, even)
  if (even.length > 1 && (isCounted || areTold(whole, even))) return [addUp(whole, even)]
  const [first] = parts
  const beside = first !== undefined && first.sentence - whole.sentence <= 1
  if (!isPartial(whole) && !beside && !/总|合计|共/u.test(whole.figure.label + whole.lead)) return []
  const rest = parts.findIndex((part) => isRest(nameOf(part))) + 1
  const length = [...new Set([clause, sentence, evenly(parts).length, rest])].find((end) =>
    leavesNothingOut(parts.slice(0, end).map(nameOf)),
  )
  return length === undefined ? [] : [addUp(whole, parts.slice(0, length))]
}

/** 总收入273亿元，其中：…: the account lists all that came in or went out. */
const ALL =
  /^(?:全[国省市县区]|[市县区]本?级)?[^，。；]{0,12}(?:总收入|总支出|收入总[计量]|支出总[计量])(?:合计|总计)?$/u

/** How many there are of what the whole before the `start`-th number is the total of, told in its sentence: 2个单位超支86万元, 两家机构. */
export function countBefore(stream: readonly Mention[], whole: Mention, start: number): number | null {
  const told = COUNTED.exec(whole.lead)?.[1]
  if (told) return chinese(told)
  const at = stream.lastIndexOf(whole, start)
  const count = stream
    .slice(Math.max(0, at - FARTHEST_COUNT), at)
    .findLast((one) => one.sentence === whole.sentence && isLevel(one) && isExactCount(one.figure))
  return count && !commensurable(count.figure.unit, whole.figure.unit) ? count.figure.value.toNumber() : null
}

/** 2个项目预算、决算分别为190万元、144万元; 预算1110万元，合同金额分别为780万元、286万元. */
function areMeasures(whole: Mention, parts: readonly Mention[]): boolean {
  const all = parts[0]?.lead.includes('其中') ? parts : [whole, ...parts]
  return new Set(all.map(({ figure: { measure } }) => isPlan(measure))).size > 1
}

const COUNTED = /(?<!第)([两三四五六七八九])(?:个|家|所|名|座|项|笔|处|类|批|期|[县区市镇乡村校])[^，。；]{0,20}$/u
const FARTHEST_COUNT = 3

/** 恢复和改善灌溉面积8万亩，其中新增恢复3万亩、改善5万亩; 共扣4分，其中甲扣1分、乙扣3分: the whole is named after its parts. */
function areTold({ phrase, figure: { label, unit } }: Mention, parts: readonly Mention[]): boolean {
  // 共扣6.85分，扣分主要集中在前期，其中过程扣2.35分、产出扣2.20分: there are others.
  const mainly = /主要|集中在/u.test(parts[0]?.lead ?? '')
  if (unit.dimension === 'score')
    return !mainly && [phrase, ...parts.map((part) => part.phrase)].every((told) => OFF.test(told))
  const [, one = '', other = ''] = BOTH.exec(label) ?? []
  const [first, second] = parts.map((part) => part.figure.label)
  return parts.length === 2 && one !== '' && first?.includes(one) === true && second?.includes(other) === true
}

const BOTH = /^(?:[^和与及、]{0,8}?)([^和与及、]{2})[和与及、]([^和与及、]{2})/u

/** 三年来累计, 2021—2023年: a span of years, which its years fill. */
const SPAN = /累计|年来|[两三四五]年|20\d\d年?[-—－~～至]20\d\d/u

export function areYears(parts: readonly Mention[]): boolean {
  const years = parts.map(({ lead }) => Number(/(20\d\d)年[^，。；]{0,8}$/u.exec(lead)?.[1] ?? 0))
  return years.length > 1 && years.every((year, i) => year > 0 && (i === 0 || year === (years[i - 1] ?? 0) + 1))
}

/** Parts of an open list need not fill the whole, but together they cannot exceed it, unless groups overlap. */
export function exceeding(whole: Mention, { parts: all, sentence, clause }: PartList): Reading[] {
  // 国土274.50万亩，其中林地182.36万亩，占66.43%；森林面积168.87万亩，覆盖率61.52%: behind the semicolon it is looked at otherwise.
  if (sentence === 2 && clause === 1 && !isAccounted(whole.figure)) return []
  const named = all.slice(0, sentence)
  const total = named.findIndex((part) => !isPartial(part) || isOfOtherSide(part, whole))
  const parts = total < 0 ? named : named.slice(0, total)
  const [first] = parts
  if (!first?.lead.includes('其中') || parts.length < 2 || first.sentence - whole.sentence > 1) return []
  // 男60人，本科学历的50人: by their degree those are divided otherwise.
  if (statesOneTwice(parts) || parts.some(areThose) || parts.some(({ figure }) => crosses(figure))) return []
  const together = parts.reduce((sum, part) => sum + roughly(part.figure), 0)
  const room = isAccounted(whole.figure) ? 0 : slack(whole.figure) * (parts.length + 1) + BEYOND * roughly(whole.figure)
  if (together <= roughly(whole.figure) + room) return []
  // In statistics groups overlap, or one of them is divided further.
  const doubtful =
    together > roughly(whole.figure) * MOST_BEYOND || parts.some(({ lead }) => /在[^，。；]{1,10}中/u.test(lead))
  const reading = addUp(whole, parts)
  if (!isPlausible(reading)) return []
  return isAccounted(whole.figure) ||
    (!doubtful && !isExactCount(whole.figure) && isOneList(whole, { parts, sentence, clause: 0 }, reading))
    ? [reading]
    : []
}

/** 基金收入x，其中保费收入y，支出z: outlay is no part of income, and neither is of what is left. */
export function isOfOtherSide({ figure: { label: part } }: Mention, { figure: { label: whole } }: Mention): boolean {
  if (/结[余存]$/u.test(whole)) return /收入|支出/u.test(part)
  // 实际使用资金11128万元，其中工程费10462万元；资金结转2177万元
  if (/使用|支(?:出|付|$)/u.test(whole) && /结[余转]$/u.test(part)) return true
  return /收入/u.test(whole) && !/支出|收支/u.test(whole) && /支出|结[余转]$/u.test(part) && !/收入/u.test(part)
}

/** Rounding of rounded amounts, as a fraction of the whole. */
const BEYOND = 0.001

/** How far beyond the whole a slip takes the parts of statistics. */
const MOST_BEYOND = 1.3

/** `所属单位7家，其中医院2家、中心1家、保健院1家、急救站1家、监督所1家`: three and more kinds counted, and one too few or too many. */
export function miscounted(whole: Mention, { parts }: PartList): Reading[] {
  const counted = evenly(parts)
  if (!isExactCount(whole.figure) || counted.length < FEWEST_COUNTED) return []
  if (!counted.every(({ lead }, i) => i === 0 || NEXT_KIND.test(lead))) return []
  const gap = roughly(whole.figure) - counted.reduce((total, { figure }) => total + roughly(figure), 0)
  return Math.abs(gap) === 1 ? [addUp(whole, counted)] : []
}

/** One kind and nothing else between its number and the one before. */
const NEXT_KIND = /^[，,、；;和及][^，,、；;。]{1,16}$/u

/**
 * Whether the amounts of a reading are of one kind and in one sentence: in statistics, what is counted otherwise (2.09亿户 and 4174个)
 * or follows in the next sentence is of something else.
 */
export function isOneList(whole: Mention, { parts, sentence }: PartList, reading: Reading): boolean {
  if (isAccounted(whole.figure) || whole.figure.unit.scale.equals(1)) return true
  const taken = figuresOf(reading.computed)
  const inSentence = taken.length <= sentence || parts[sentence]?.paragraph !== parts[0]?.paragraph
  return (
    inSentence &&
    taken.every(({ unit }) => unit.of === '' || unit.of === whole.figure.unit.of || whole.figure.unit.of === '')
  )
}
