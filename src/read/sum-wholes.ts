import { commensurable } from '../number/unit.ts'
import { closes, conceptOf } from '../taxonomy/concepts.ts'
import { isPart } from './balance-terms.ts'
import { addUp, isLevel, type PartList, wholesOf } from './breakdown.ts'
import { dividesBy, type Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isConfirmed, isExactCount, roughly } from './relate.ts'
import type { Opening } from './sum-opening.ts'

/** What the parts can be of, likeliest first: the one that they break down completely by its name, else the nearest. */
export function wholesFor(stream: readonly Mention[], start: number, list: PartList, opening: Opening) {
  const first = stream[start] as Mention
  const head = headOfAccount(stream, start)
  const found = ofOneCounter(
    wholesOf(stream, start).filter((whole) => whole !== head),
    list,
  )
  const own = found.filter((whole) => !isOtherSide(whole, list.parts))
  const side = SIDE.exec(list.parts[0]?.figure.label ?? '')?.[0] ?? ''
  const spoken = own.some(({ figure: { label } }) => side !== '' && label.includes(side))
  // 获得260枚金牌、180枚铜牌。其中国际赛事金牌9枚、…；全国赛金牌70枚
  const namesake = namesakeOf(stream, start, found, list)
  if (namesake) return { wholes: [namesake], closed: isClosed(opening, namesake, list.parts) }
  const others = spoken ? own : found.filter((whole) => own.includes(whole) || isEven(whole, list))
  // 按资金来源分，甲10563万元，乙180万元。按支出性质分，丙2896万元，丁7847万元: what one way divides into another way does not divide.
  const undivided = dividesBy(first.lead) ? others.filter((one) => !isOfDivision(stream, one, start)) : others
  const all = head ? (first.gap < GAP.paragraph ? [head] : [head, ...undivided]) : undivided
  // Small counts soon add up to something: where one stands right before 其中, it is the whole; and so is what begins a paragraph there.
  const [near] = all
  const among = stream[start]?.lead.includes('其中') === true
  const beside = among && near !== undefined && near === stream[start - 1]
  const said = near === stream[start - 1] && /共计|合计|总计/u.test(near?.phrase ?? '')
  // 已办结37件，结转下年3件；其中予以公开21件、部分公开6件: what is less than a part is no whole of it.
  const holds = near !== undefined && roughly(near.figure) >= roughly(first.figure)
  const settled =
    said ||
    (beside && holds && (isExactCount(near.figure) || (near.at === 0 && near.sentence === stream[start]?.sentence)))
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

/** 机构815个，床位9980张，其中福利院539个: what all parts are counted by is of the one that is, where there are both. */
function ofOneCounter(wholes: readonly Mention[], { parts }: PartList): readonly Mention[] {
  const [nearest] = wholes
  const { unit } = parts[0]?.figure ?? {}
  if (unit?.dimension !== 'count' || !nearest || nearest.figure.unit.of === unit.of) return wholes
  if (parts.some(({ figure }) => figure.unit.of !== unit.of)) return wholes
  const alike = wholes.filter(({ sentence, figure }) => figure.unit.of === unit.of && sentence === nearest.sentence)
  return alike.length > 0 ? alike : wholes
}

/**
 * Which of several told together bears the name that all parts do, where between the first two of them what follows is told as well:
 * 9枚 and 70枚 of 国际赛事金牌9枚、铜牌2枚；全国赛金牌70枚.
 */
function namesakeOf(stream: readonly Mention[], start: number, found: readonly Mention[], list: PartList) {
  const [nearest, ...others] = found
  const parts = list.parts.slice(0, list.sentence)
  const [first, second] = parts
  if (!nearest || !first || !second) return undefined
  const name = nameOf(first)
  if (name.length < NAME || nameOf(nearest) === name || parts.some((part) => nameOf(part) !== name)) return undefined
  const between = stream.slice(start + 1, stream.indexOf(second, start))
  if (!between.some((one) => nameOf(one) === nameOf(nearest))) return undefined
  return others.find((one) => one.sentence === nearest.sentence && isExactCount(one.figure) && nameOf(one) === name)
}

function nameOf({ figure: { label } }: Mention): string {
  return label.slice(-NAME)
}

const NAME = 2

function isOfDivision(stream: readonly Mention[], one: Mention, start: number): boolean {
  let at = stream.lastIndexOf(one, start)
  while (at > 0 && stream[at - 1]?.sentence === one.sentence) at--
  return dividesBy((stream[at] as Mention).lead)
}

const MOST_WHOLES = 4

/** `全县支出39864万元，…，支出总计43641万元，年终结转1758万元。` and a paragraph on `从支出结构看，`: the first of that name is divided. */
function headOfAccount(stream: readonly Mention[], start: number): Mention | undefined {
  const first = stream[start] as Mention
  const name = structureOf(first)
  if (name === null) return undefined
  let head: Mention | undefined
  for (let i = start - 1; i >= 0 && start - i <= FARTHEST_HEAD; i--) {
    const mention = stream[i] as Mention
    if (first.paragraph - mention.paragraph > 1) break
    const alike =
      isTold(mention) &&
      mention.depth === 0 &&
      !isPart(stream, i) &&
      commensurable(mention.figure.unit, first.figure.unit)
    if (alike && !mention.prior && (mention.figure.label + mention.phrase).includes(name)) head = mention
  }
  return head
}

/** What the words divide by its name: 从支出结构看, 从调增的来源看; null where they name nothing. */
export function structureOf({ lead, gap }: Mention): string | null {
  return gap < GAP.stop ? null : (STRUCTURE.exec(since(lead, GAP.stop))?.[1] ?? null)
}

/** 与年初预算相比共调增13368万元 states how much was added as much as 追加3573万元 does. */
function isTold(mention: Mention): boolean {
  return isLevel(mention) || (mention.role === 'change' && mention.figure.unit.dimension === 'money')
}

const STRUCTURE =
  /^[从按](收入|支出|资金|投资|产值|债务|调增|追加|结余|结转)[^，。；]{0,4}(?:结构|构成|科目|类别|来源|用途|投向)[^，。；]{0,4}[，,：:]/u
const FARTHEST_HEAD = 30

/** 年初预算收入186万元。按支出性质分，基本支出98万元，项目支出88万元: what was supplied is spent to the last. */
function isEven(whole: Mention, { parts, clause, sentence }: PartList): boolean {
  return [clause, sentence].some((length) => length > 1 && isConfirmed(addUp(whole, parts.slice(0, length))))
}

/** 预算收入1256万元 is not what 基本支出 and 项目支出 make up, though the supply equals the outlay. */
function isOtherSide({ figure: { label } }: Mention, parts: readonly Mention[]): boolean {
  const side = SIDE.exec(label)?.[0]
  return (
    side !== undefined &&
    !label.includes(OTHER_SIDE[side] ?? '') &&
    parts.length > 1 &&
    parts.every(({ figure: part }) => part.label.includes(OTHER_SIDE[side] ?? side) && !part.label.includes(side))
  )
}

const SIDE = /收入|支出/u
const OTHER_SIDE: Readonly<Record<string, string>> = { 收入: '支出', 支出: '收入' }

/** 收入预算 is not what 基本支出 and 项目支出 break down, however near it stands. */
function isOther({ figure: a }: Mention, { figure: b }: Mention): boolean {
  const [x, y] = [conceptOf(a.label), conceptOf(b.label)]
  return x !== null && y !== null && x !== y
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
