import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { dividesWhole, leavesMore } from '../taxonomy/complements.ts'
import { conceptOf } from '../taxonomy/concepts.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { addUp, isLevel, type PartList } from './breakdown.ts'
import { amidWhat, dividesBy, isAmidst, type Mention } from './mention.ts'
import { begins } from './named-whole.ts'
import { GAP } from './phrase.ts'
import { gapOf } from './plausible.ts'
import { areThose } from './rate-name.ts'
import { isAccounted, isExactCount, roughly } from './relate.ts'
import { countBefore, isOfOtherSide } from './sum-doubt.ts'
import { LONGEST_LIST } from './sum-opening.ts'
import { crosses, evenly, FEWEST_COUNTED, isPartial, nameOf, sameMake, statesOneTwice } from './sum-parts.ts'

/**
 * `优抚对象5236人，其中残疾军人412人，烈属63人，退役人员4761人`: three and more parts one right after the other up to the end of their clause, with
 * no word that leaves the list open, are all there is: in 72 right reports no list of this form left anything out.
 */
export function uninterrupted(stream: readonly Mention[], start: number, whole: Mention, list: PartList): Reading[] {
  const parts = evenly(list.parts)
  const [first, second] = parts
  const last = parts.at(-1)
  if (!first || !second || !last || !isExact(whole)) return []
  const two = parts.length === 2
  const listed = isListedBeside(stream, start, whole, parts)
  if (two ? !listed && !areOfOneMake(first, second) : parts.length < FEWEST_COUNTED) return []
  // 其中甲52万元、乙34万元、丙8万元，上缴17万元: another mark ends the list.
  if (parts.length !== list.clause && second.gap !== GAP.list) return []
  const from = stream.lastIndexOf(whole, start)
  const alike = stream
    .slice(from + 1, stream.lastIndexOf(last, start + LONGEST_LIST * 2))
    .filter((one) => isLevel(one) && one.depth <= first.depth && commensurable(one.figure.unit, whole.figure.unit))
  if (alike.some((one) => !parts.includes(one)) || isOneOfSeveral(stream, from)) return []
  if (isAmidst(first.lead) || MAINLY.test(first.lead) || LEAVES_SOME.test(last.tail)) return []
  const labels = parts.map(({ figure: { label } }) => label)
  if (
    leavesMore(labels) ||
    parts.some(({ figure }) => crosses(figure)) ||
    labels.every((label) => (two ? LEVEL : RANK).test(label))
  )
    return []
  const partial = parts.every((one, i) => isPartial(one) && (i === 0 || ONE_MARK.test(one.lead)))
  if (!partial || parts.some(areThose) || parts.some((one) => isOfOtherSide(one, whole)) || statesOneTwice(parts))
    return []
  const reading = addUp(whole, parts)
  const relative = gapOf(reading)?.relative
  const together = parts.reduce((sum, { figure }) => sum + roughly(figure), 0)
  // 立案312件，罚没186.42万元。从案件类型看，: of what the sentence before began with.
  const divided =
    isExactCount(whole.figure) && dividesBy(first.lead) && first.sentence - whole.sentence === 1 && begins(stream, from)
  const beside = first.sentence === whole.sentence || amidWhat(first.lead) !== null || divided
  if (two && !listed) return first.sentence === whole.sentence && relative?.lessThan(NEAR) ? [reading] : []
  const ofOneUnit = new Set(parts.map(({ figure: { unit } }) => unit.text)).size === 1
  return (beside && ofOneUnit ? together >= MOSTLY * roughly(whole.figure) : relative?.lessThan(NEAR)) ? [reading] : []
}

/**
 * `办理许可43件，其中新办28件、延续和变更15件，`: right behind the whole, parts that one mark parts and the next one or a word ends. Of 290 such lists
 * of exact numbers in right reports 284 were all of it.
 */
function isListedBeside(stream: readonly Mention[], start: number, whole: Mention, parts: readonly Mention[]): boolean {
  const first = stream[start] as Mention
  if (!first.lead.includes('其中') || first.sentence !== whole.sentence) return false
  // 收入72.5亿元，增长8.3%，其中：税收收入51亿元，增长9%，非税收入21.5亿元，增长6.7%
  if (stream.slice(stream.lastIndexOf(whole, start) + 1, start).some(isTold)) return false
  const last = parts.at(-1) as Mention
  const behind = (part: Mention) => stream.slice(stream.lastIndexOf(part, start + LONGEST_LIST * 2) + 1)
  // 房屋15亿元，占81.9%，在用资产18亿元: what stands behind a share is a remark, unless each part has one.
  if (new Set(parts.map((part) => isRemark(behind(part)[0], part))).size > 1) return false
  const next = behind(last).find(isTold)
  if (next?.sentence === last.sentence && next.gap < GAP.semicolon && areAlike(next, whole)) return false
  const kinds: readonly ((part: Mention) => unknown)[] = [
    falls,
    ({ figure }) => isPlan(figure.measure),
    ({ figure }) => figure.year,
  ]
  if (kinds.some((kind) => new Set(parts.map(kind)).size > 1)) return false
  const labels = parts.map(({ figure: { label } }) => label)
  // 支出196.8亿元，其中用于社会福利146.6亿元，用于社会救助5.2亿元: what two purposes took.
  if (parts.length === 2 && parts.every(({ lead }) => lead.includes('用于'))) return false
  if (mixesSteps(labels) || (STEP.test(labels[0] ?? '') && !dividesWhole(parts.map(nameOf)))) return false
  // 基本支出，其中工资福利支出、对个人和家庭的补助: two that the forms know with others.
  if (labels.every((label) => conceptOf(label) !== null)) return false
  const counted = countBefore(stream, whole, start)
  return counted === null || counted === parts.length || whole.gap >= GAP.comma
}

/** A number that states an amount of its own, not how it compares or what share it is. */
function isTold(mention: Mention): boolean {
  return isLevel(mention) && mention.figure.unit.dimension !== 'percent'
}

function isRemark(next: Mention | undefined, part: Mention): boolean {
  return next !== undefined && next.sentence === part.sentence && !isTold(next)
}

function areAlike({ figure: a }: Mention, { figure: b }: Mention): boolean {
  return commensurable(a.unit, b.unit)
}

function falls({ direction, phrase }: Mention): boolean {
  return direction < 0 || /减少$/u.test(phrase)
}

/** 新能源712辆，更新60辆: what moved is no kind of those there are; nor is 立案9件、结案8件, one step after another. */
export function mixesSteps(labels: readonly string[]): boolean {
  return new Set(labels.map((label) => STEP.test(label))).size > 1
}

const STEP =
  /^(?:已|实际|当年|本年|年内)?(?:受理|立案|结案|审结|办结|执结|开工|竣工|完工|在建|验收|整改|支付|拨付|下达|到位|更新|新增|新购|购置|报废|取得|发放|发出|收回)/u

/** 勤务辅警 and 文职辅警, 国家级公益林 and 省级公益林; but 工资福利支出 and 补助支出 are two of more kinds. */
function areOfOneMake(first: Mention, second: Mention): boolean {
  const { label, unit } = first.figure
  return (
    unit.dimension !== 'score' && sameMake(first, second) && !/(?:支出|收入|经费|资金|费用|人员|金额)$/u.test(label)
  )
}

/** Whether the sentence states another amount of the whole's kind before it: 共收到留言3000条，部门收到1900条，各县收到1100条，其中…. */
function isOneOfSeveral(stream: readonly Mention[], at: number): boolean {
  const { sentence, figure } = stream[at] as Mention
  return stream
    .slice(Math.max(0, at - LONGEST_LIST), at)
    .some(
      (one) =>
        one.sentence === sentence &&
        isLevel(one) &&
        commensurable(one.figure.unit, figure.unit) &&
        isPlan(one.figure.measure) === isPlan(figure.measure),
    )
}

/** Less than this part of the whole, or in another sentence further from it, is no list of all. */
const MOSTLY = 0.6
const NEAR = 0.25
/** 其中主要有…; 用于值守、运维等，其中…. */
const MAINLY = /主要|重点|集中|较[大多高]|最[大多高]|等[，,]/u
/** 等, 其余为中级以下. */
const LEAVES_SOME = /^[^，。；、]{0,8}等|^[，,；;](?:其余|其他|剩余|另)/u
/** 国家级、省级、市级 and 正高级、副高级: those without a rank are not named. */
export const RANK = /[国省市县区镇乡村）)]家?级|^级$|[正副特高中初]级|[一二三四]级|等次|[一二三]等奖/u
/** 市级以上平台151个，其中国家级37个、省级60个. */
const LEVEL = /^(?:国家|[省市县区部])级$/u
/** No clause of other words between two parts. */
const ONE_MARK = /^[^，,；;。]{0,40}[，,；;]?[^，,；;。]{0,40}$/u

/** Printed to the last unit: what statistics round or leave out is no part of a list that must be complete. */
function isExact({ figure }: Mention): boolean {
  // 64.89亿元: rounded, but so that a sum tells.
  if (figure.unit.dimension === 'money' && figure.decimals > 0) return true
  return isAccounted(figure) || (isExactCount(figure) && roughly(figure) < ROUNDED)
}

/** Statistics are rounded from here on, whatever they print. */
const ROUNDED = 1_000_000
