import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { chinese } from '../number/numeral.ts'
import { commensurable, countsAll, type Unit } from '../number/unit.ts'
import { isResult } from '../taxonomy/measures.ts'
import { likeness } from './likeness.ts'
import { amidWhat, dividedName, type Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, roughly, slack, sum } from './relate.ts'

/** The numbers that may be the parts of one whole, and where the list of them may end. */
export interface PartList {
  readonly parts: readonly Mention[]
  /** How many parts stand before the first full stop, and whether more follow. */
  readonly sentence: number
  /** How many stand before the first semicolon. */
  readonly clause: number
}

const LONGEST = 60
const FARTHEST_WHOLE = 14
const FARTHEST_AMID = 60

/** A number that states exactly how much there is: 余, 近 and ≥ make a bound, with which nothing can be added up. */
export function isLevel({ role, figure }: Mention): boolean {
  return (role === 'level' || role === 'to') && figure.bound === null
}

/** An average of parts is no sum of them: 居民人均可支配收入, 其中城镇居民人均…. */
export function isAverage({ figure: { label } }: Mention): boolean {
  return /人均|[亩案件场车辆村校床台次生]均(?![衡匀已未])|(?<!全[国省市县区])平均|平均(?!水平)|户均|日均|均价|单价|标准$|每[人户次批辆台个亩件家所只头套平吨公立县区乡镇村市校班生名]/u.test(
    label,
  )
}

/** 人均可支配收入55832元，其中工资性收入33393元: what households have and spend by kind is told for one of them as well (住户收支与生活状况调查方案). */
const OF_HOUSEHOLDS = /^(?:工资性|(?:家庭)?经营净?|财产净?|转移净?)收入$|^(?:食品烟酒|衣着|居住)(?:消费)?(?:支出)?$/u

/**
 * The numbers that a breakdown beginning at `start` may be of, nearest first: levels before it in its sentence, then the
 * heads of the sentences before, back to the paragraph before.
 */
export function wholesOf(stream: readonly Mention[], start: number): Mention[] {
  const first = stream[start]
  if (!first) return []
  const amid = wholeAmid(first.lead, stream.slice(Math.max(0, start - FARTHEST_AMID), start).reverse())
  if (amid) return commensurable(amid.figure.unit, first.figure.unit) ? [amid] : []
  const name = dividedName(first.lead)
  const told = stream.slice(Math.max(0, start - FARTHEST_AMID), start)
  const divided =
    name === null ? undefined : told.findLast((one) => isLevel(one) && likeness(one.figure.label, name) >= SAME)
  if (divided && commensurable(divided.figure.unit, first.figure.unit)) return [divided]
  const found: Mention[] = []
  for (let i = start - 1; i >= 0 && start - i <= FARTHEST_WHOLE; i--) {
    const candidate = stream[i] as Mention
    if (first.paragraph - candidate.paragraph > 1) break
    // 投入…得14.5分。 / 过程（分值30分）。其中预算执行10分: the paragraph has begun with a score of its own.
    const own = first.at > 0 && first.figure.unit.dimension === 'score'
    if (own && candidate.paragraph !== first.paragraph) break
    if (!isLevel(candidate) || !commensurable(candidate.figure.unit, first.figure.unit)) continue
    if (candidate.depth > first.depth || GAPS.test(candidate.phrase)) continue
    if (WORN.test(candidate.phrase) && !WORN.test(first.phrase)) continue
    if (isAverage(candidate) && !isAverage(first) && !OF_HOUSEHOLDS.test(first.figure.label)) continue
    found.push(candidate)
  }
  // 公开政府信息50条。在主动公开的信息中: of another name, it can only be the one that there is.
  return amid === undefined || (found.length === 1 && found[0]?.paragraph === first.paragraph) ? found : []
}

/** 短收23615万元，其中土地出让收入88216万元: nobody breaks down by how much a plan was missed. */
const GAPS = /^(?:短收|超收|欠收|减收|少收|多收|超额(?:完成)?|超出(?:计划|任务|目标)?)$/u

/** 原值8642万元，累计折旧3918万元，净值4723万元，其中房屋3105万元: of what there is, and not of what has worn off. */
const WORN = /累计(?:折旧|摊销)/u

/** The nearest level before that bears the name which `医疗收入中，` breaks down; null if none does, undefined without such words. */
export function wholeAmid(lead: string, before: Iterable<Mention>): Mention | null | undefined {
  const name = amidWhat(lead)
  if (name === null) return undefined
  for (const mention of before) if (isLevel(mention) && bears(mention.figure, name)) return mention
  return null
}

/** 专业技术人员 are those of 专业技术岗位36人, 在编人员 those of 实有在编在职人员198人. */
function bears({ label, unit }: Figure, name: string): boolean {
  // 公务员中法官66人: of those, and not all of them.
  if (label.startsWith(`${name}中`)) return false
  if (likeness(label, name) >= SAME) return true
  // 本院现有公务员89人。…公务员中法官66人
  if (unit.dimension === 'staff' && name.length > 2 && label.endsWith(name)) return true
  const [own, asked] = [label, name].map((words) => words.replace(PEOPLE, '')) as [string, string]
  return unit.dimension === 'staff' && asked !== name && asked.length > 1 && own.includes(asked)
}

const PEOPLE = /(?:岗位)?(?:人员|职工|人数|岗位)$/u

const SAME = 0.9

/**
 * The numbers from `start` on that can be parts, leaving out what a nested breakdown lists. `nested: 'clause'` ends a nested
 * list at the next semicolon or full stop, `'next'` after its first number.
 */
export function partsFrom(stream: readonly Mention[], start: number, nested: 'clause' | 'next'): PartList {
  const first = stream[start] as Mention
  const unit = unitOfParts(stream, start)
  const parts: Mention[] = []
  let sentence = 0
  let clause = 0
  let ended = false
  let skipping = false
  for (let i = start; i < stream.length && parts.length < LONGEST; i++) {
    const mention = stream[i] as Mention
    if (i > start) {
      if (mention.paragraph !== first.paragraph) break
      // 其中女性27万人。在生产人员中，35岁以下9万人: another breakdown of the whole.
      if (mention.sentence !== first.sentence && amidWhat(mention.lead) !== null) break
      if (mention.depth < first.depth || closesBracket(mention, first) || ENDS_ACCOUNT.test(mention.phrase)) break
      // 小学48所、幼儿园34所，另有教学点26个: in addition to all of them.
      if (parts.length > 2 && mention.depth === first.depth && BESIDES.test(mention.lead)) break
      // 任务7万亩，其中集中育秧2万亩；实际完成7.1万亩: what was done is no part of what was to be done.
      if (mention.gap >= GAP.semicolon && /^实际/u.test(mention.phrase) && !isResult(first.figure.measure)) break
      if (mention.depth > first.depth) continue
      // 编制16名，其中副职2名现有人数23人: those in post are no posts.
      if (mention.gap === GAP.none && /^(?:现有|实有)/u.test(mention.phrase)) break
      // 其中：市本级收入26亿元，增长3%，加转移性收入21亿元、上年结转9亿元，收入总计: what is added is no part.
      if (ADDS.test(mention.lead)) break
      // 孵化器118家，其中国家级25家，省级13家，市级38家；众创空间36家，其中…: a whole of its own.
      if (mention.gap >= GAP.semicolon && !ended && parts.length > 1 && isDivided(stream, i)) break
      // 其中甲单位52万元、乙单位34万元；二是3个单位127万元: whatever stands behind the semicolon first, the clause has ended.
      ended ||= mention.gap >= GAP.semicolon
      if (skipping && (mention.gap >= GAP.semicolon || nested === 'next')) skipping = mention.opener !== null
      else if (mention.opener !== null && commensurable(mention.figure.unit, unit)) skipping = true
      if (skipping) continue
    }
    if (!isLevel(mention) || !commensurable(mention.figure.unit, unit) || (i > start && isOfPart(mention))) continue
    if (isAverage(mention) && !isAverage(first)) continue
    if (isSubtotal(mention, parts)) continue
    parts.push(mention)
    if (!ended) clause = parts.length
    if (mention.sentence === first.sentence) sentence = parts.length
  }
  return clause === LONGEST ? NO_PARTS : { parts, sentence, clause }
}

/** Whether 其中 divides the i-th number in its own clause. */
function isDivided(stream: readonly Mention[], i: number): boolean {
  for (let next = i + 1; next < Math.min(stream.length, i + NEXT); next++) {
    const { gap, opener } = stream[next] as Mention
    if (gap >= GAP.semicolon || opener !== null) return opener === 'among' && gap < GAP.semicolon
  }
  return false
}

const NEXT = 4

/** `工资2286.45万元、补助215.67万元，两项合计2502.12万元；公用经费291.06万元`: what the parts right before come to is no further part. */
function isSubtotal({ lead }: Mention, parts: readonly Mention[]): boolean {
  const count = chinese(SUBTOTAL.exec(lead)?.[1] ?? '')
  return count !== null && parts.length >= count
}

const SUBTOTAL = /^[，,]([两三四五六])项(?:合计|共计|小计|共)$/u

/** `上级补助收入1884万元，其中…，收入合计6449万元`: the total of the account is no part of one of its lines. */
const ENDS_ACCOUNT = /(?<!本年)(?:收入|支出)(?:合计|总计|总量)$/u

/** Whether what is counted by a word of its own is so in the part: 11382户 are no 行政村14个. */
export function countsBy({ figure: { unit: whole } }: Mention, { figure: { unit: part } }: Mention): boolean {
  return countsAll(whole, part) || whole.of === part.of
}

/** `教育类14个已完工11个，卫生类4个已完工1个`: how far a part is. */
function isOfPart({ gap, lead }: Mention): boolean {
  return gap === GAP.none && lead.trimStart().startsWith('已')
}

const ADDS = /(?:^|[，,；;。])\s?(?:再?加上|[^，,；;。]{2,16}(?:收入|支出)加上?)[^，,；;。]{2,}$/u

const BESIDES = /^[）)]?[，,；;。](?:另有|另外|此外)/u

/** What was cut short does not add up. */
const NO_PARTS = { parts: [], sentence: 0, clause: 0 } as const

const NEAR_WHOLE = 3

function countsEither(either: Unit, unit: Unit): boolean {
  return either.dimension === 'count' && either.of !== unit.of && countsAll(either, unit)
}

/** What the parts are counted in: 单位6个（医院2家、卫生院3所、中心1个） counts each kind by its own word, and all of them by 个. */
export function unitOfParts(stream: readonly Mention[], start: number): Unit {
  const { unit } = (stream[start] as Mention).figure
  if (unit.dimension !== 'count') return unit
  // 仪器14台（套），合同总额286万元。其中分析仪4台，…；采水系统2套
  const either = stream
    .slice(Math.max(0, start - NEAR_WHOLE), start)
    .findLast((one) => isLevel(one) && one.figure.unit.of !== '' && countsEither(one.figure.unit, unit))
  if (either) return either.figure.unit
  const before = stream[start - 1]
  const general = before?.figure.unit.dimension === 'count' && before.figure.unit.of === ''
  return general && isLevel(before) && commensurable(before.figure.unit, unit) ? before.figure.unit : unit
}

/** `（甲3人、乙2人），丙5人`: 丙 stands at the same depth, but the bracket of the first part has been closed before it. */
export function closesBracket(mention: Mention, first: Mention): boolean {
  return first.depth > 0 && /[）)]/u.test(mention.lead) && mention.depth <= first.depth && !/[（(]/u.test(mention.lead)
}

/** The lengths of a list of parts whose sum can be the whole, by a quick look within rounding. */
export function fittingLengths(whole: Mention, parts: readonly Mention[]): number[] {
  const total = roughly(whole.figure)
  const weights = weightsOf(parts)
  let sum = 0
  let room = slack(whole.figure)
  const lengths: number[] = []
  for (const [i, part] of parts.entries()) {
    sum += roughly(part.figure) * (weights[i] ?? 1)
    room += slack(part.figure)
    // Nothing is no rounded sum of something: 0万亩 of 986.4亩 and 311.7亩.
    const fits = Math.abs(sum - total) <= room * 1.000001 + 1e-9 * Math.abs(total)
    if (fits && (total !== 0 || sum === 0)) lengths.push(i + 1)
  }
  return lengths
}

/** The reading that the parts make up the whole. */
export function addUp(whole: Mention, listed: readonly Mention[]): Reading {
  const parts = listed.flatMap((part) => Array.from({ length: eachOf(part) }, () => part))
  const weights = weightsOf(parts)
  if (weights.every((weight) => weight > 0))
    return equals(whole.figure, sum(...parts.map((part) => figure(part.figure))))
  const terms = parts.map((part, i) => ({ weight: weights[i] ?? 1, of: figure(part.figure) }))
  return equals(whole.figure, { op: 'sum', terms })
}

/** 经济效益和行政效能各扣0.5分: so much for each of those that the words name. */
function eachOf({ lead }: Mention): number {
  const [, names] = EACH.exec(lead) ?? []
  return names === undefined ? 1 : names.split(/[、和与及]/u).length
}

const EACH = /^[、，,；;及和]?([^，,；;。\d]{2,40})各(?:扣|得|减|加)(?:除|减|了)?$/u

/** `固定资产27万元（原值46万元，累计折旧19万元）`: what has been written off is taken from what stands before it. */
function weightsOf(parts: readonly Mention[]): (1 | -1)[] {
  const gross = parts.findIndex(({ figure: { label } }) => GROSS.test(label))
  return parts.map(({ figure: { label } }, i) => (gross >= 0 && i > gross && WRITTEN_OFF.test(label) ? -1 : 1))
}

const GROSS = /(?:原值|原价|账面余额)$/u
const WRITTEN_OFF = /(?:折旧|摊销)(?:额|数|金额)?$|(?:减值|坏账|跌价)准备$/u
