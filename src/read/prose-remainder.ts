import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { EACH } from './each.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, isConfirmed, minus, roughly, type Side } from './relate.ts'

const FARTHEST = 12

/**
 * What is left of one amount once another is taken off, where the sentence states no third of its kind: `应配备256人，实际配备217人，
 * 缺39人`; and how far the ends of a list are apart. No words name the two, so never with certainty.
 */
export function readRemainders(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    const told = setAside(stream, i) ?? takenOff(stream, i)
    if (told) return [told]
    const apart = ENDS.test(stated.phrase)
    const others = OTHERS.test(stated.phrase)
    const left = LEFT.test(stated.phrase) || isUndone(stated) || others
    if (!isLevel(stated) || stated.opener !== null || (!apart && !left) || OF_IT.test(stated.rest)) return []
    const near = ownLevels(stream, i)
    const pair = apart ? farthestApart(near) : usedOf(near)
    const [most, least] = pair.toSorted((a, b) => roughly(b.figure) - roughly(a.figure))
    if (!most || !least || most === least) return []
    const found = others && isFound(stated, near)
    const [all, off] = found ? [near[1] ?? most, near[0] ?? least] : [most, least]
    const reading = equals(stated.figure, minus(figure(all.figure), figure(off.figure)))
    if (others && !isConfirmed(reading) && !(PLAN.test(most.phrase) && DONE.test(least.phrase)) && !found) return []
    // 已完工79个，在建5个，未开工2个: what has been done is no whole of what has not.
    if (
      UNFINISHED.test(stated.phrase) &&
      FINISHED.test(most.phrase) &&
      !PLAN.test(most.phrase) &&
      !isConfirmed(reading)
    )
      return []
    const listed = least.opener !== null || pair.some(({ depth }) => depth > stated.depth)
    if (!apart && (listed || (most.opener !== null && !DONE.test(least.phrase))) && !isConfirmed(reading)) return []
    return [{ kind: 'difference', certainty: 'low', readings: [reading], section: stated.figure.section }]
  })
}

const LEFT =
  /^(?:尚|还|仍|但)?(?:有|存在)?(?:资金)?(?:(?<=[仍还尚])亏损|缺口?|(?:限额|举债|债务)空间|差额|短缺|空缺|相差|差距|剩余|尚余|结存|审减|缺[席勤岗额编]|欠[收缴付拨发][^，。；]{0,4}|超(?:额|出)?(?:完成)?(?:任务|计划|目标)|超额完成|未(?!定级|成年|婚|知)[^，。；]{1,4}|少(?![于年数儿量部])[^，。；]{0,4})(?:资金|金额|额|数)?$/u
/** `发现隐患83处，整改到位79处，其余4处`: what was found, and right behind it what was done about it. */
function isFound(stated: Mention, [done, found]: readonly Mention[]): boolean {
  if (!done || !found || done.at !== stated.at - 1 || found.at !== done.at - 1) return false
  const alike = [done, found].every(({ figure: { unit } }) => unit.text === stated.figure.unit.text)
  return alike && done.gap === GAP.comma && SETTLED.test(done.phrase)
}

const SETTLED =
  /整改|办[结理]|处[理置]|销号|化解|解决|答复|落实|到位|验收|竣工|完[成工]|支付|兑[付现]|发放|通过|合格|达标|收回|移交|投用/u

/** 计划改造18个，完工11个，其余7个. */
const OTHERS = /^(?:其余|余下|剩余)的?$/u
const UNFINISHED = /^(?:尚|还|仍)?未/u
const FINISHED = /^已|(?:完工|竣工|完成|办结)$/u
const PLAN = /计划|目标|任务|应|共|总|安排/u
/** 超出目标420个的3.81%: the target, and not by how much. */
const OF_IT = /^的\d/u
/** 尚有6.4公里未完工, 尚有8.05万元未收回; but 还有3个县未开展 are none of the cases told before. */
const UNDONE = /^(?![县区乡镇村市省]|单位|部门|学校|企业)[^，。；]{0,12}(?:未|没有|有待|待)/u

/** What is told as not done yet: 尚有6.4公里未完工. */
export function isUndone({ phrase, tail }: Mention): boolean {
  return (/(?:^|[^，。；]{2,12})[尚仍还]有?$/u.test(phrase) && UNDONE.test(tail)) || (phrase === '' && STILL.test(tail))
}

/** `33个小区尚未送审` */
const STILL = /^[^，。；]{0,8}[尚仍还]未/u

const SET_ASIDE = /(?:剔除|扣除|除去|减去|去除|扣减)[^，。；]{0,14}$/u
const MOST_OFF = 6
const FARTHEST_NAMED = 40

/**
 * `收回483份，剔除无效问卷12份后有效问卷471份`, `收入总计扣除上解支出32140万元、债务还本19450万元后，安排支出524072万元`: what is left of the amount before, or of the
 * one named, once some were set aside.
 */
function setAside(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  if (!isLevel(stated) || stated.gap > GAP.comma || !/^[^，。；、]{0,4}后[，,]?[^，。；、]{0,12}$/u.test(stated.lead))
    return null
  const before = stream.slice(Math.max(0, i - MOST_OFF), i)
  const first = before.findLastIndex(({ phrase, sentence }) => sentence === stated.sentence && SET_ASIDE.test(phrase))
  const off = first < 0 ? [] : before.slice(first)
  const from = i - off.length
  if (off.length === 0 || !off.every((one) => isLevel(one) && alike(one, stated))) return null
  const all =
    stream
      .slice(Math.max(0, from - NEAR), from)
      .findLast((one) => isLevel(one) && one.sentence === stated.sentence && alike(one, stated)) ??
    namedBefore(stream, from)
  if (!all || roughly(all.figure) < roughly(stated.figure)) return null
  const computed: Side = {
    op: 'sum',
    terms: [
      { weight: 1, of: figure(all.figure) },
      ...off.map((one) => ({ weight: -1 as const, of: figure(one.figure) })),
    ],
  }
  const readings = [equals(stated.figure, computed)]
  return { kind: 'difference', certainty: 'low', readings, section: stated.figure.section }
}

/** 收入总计扣除上解支出: the last that bears the name, a sentence or more before. */
function namedBefore(stream: readonly Mention[], i: number): Mention | undefined {
  const first = stream[i] as Mention
  const [, name] = /^[^，。；]{0,4}?([^，。；]{3,12})(?:剔除|扣除|减去|扣减)/u.exec(first.phrase) ?? []
  return name === undefined
    ? undefined
    : stream
        .slice(Math.max(0, i - FARTHEST_NAMED), i)
        .findLast((one) => isLevel(one) && alike(one, first) && one.figure.label.endsWith(name))
}

const GONE = /拔除|消除|销号|淘汰|化解|关闭|撤销|撤并|整合|压减|核销|退出|裁撤|摘帽|取缔/u
const NEW = /新增|新建|增设|增加|新设|扩建|新开/u

/** `疫点由9个减少到7个，成功拔除疫点2个`: by how much the ends of a change are apart, in other words than that it fell or rose. */
function takenOff(stream: readonly Mention[], i: number): Draft | null {
  const [stated, to, from] = [stream[i] as Mention, stream[i - 1], stream[i - 2]]
  if (to?.role !== 'to' || from?.role !== 'from' || stated.gap !== GAP.comma || !isLevel(stated)) return null
  if (!alike(to, stated) || !alike(from, stated) || to.direction === 0) return null
  if (!(to.direction < 0 ? GONE : NEW).test(stated.phrase)) return null
  const [most, least] = to.direction < 0 ? [from, to] : [to, from]
  const readings = [equals(stated.figure, minus(figure(most.figure), figure(least.figure)))]
  return { kind: 'difference', certainty: 'low', readings, section: stated.figure.section }
}

const NEAR = 4

function alike(a: Mention, b: Mention): boolean {
  return commensurable(a.figure.unit, b.figure.unit)
}
/** 最高分与最低分相差5.86分. */
const ENDS = /最[高大多][^，。；]{0,8}最[低小少][^，。；]{0,6}(?:相差|差距)/u

function ownLevels(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== stated.sentence) break
    const attributed = stream[j + 1]?.gap === GAP.none && ATTRIBUTE.test(mention.tail)
    if (!isLevel(mention) || attributed || !alike(mention, stated)) continue
    // 任务4.2万亩（新建3.0万亩，改建1.2万亩），完工3.4万亩; 户均300元.
    if (mention.depth > stated.depth && mention.sentence === stated.sentence) continue
    if (!EACH.test(mention.phrase)) found.push(mention)
  }
  return found
}

/** `7个项目的58个指标`: the first says whose the second are. */
const ATTRIBUTE = /的$/u

/**
 * What there was and what was done of it: the only two of the sentence, or, where what there was is broken down, what stands
 * before and behind its parts: `违规资金28.05万元，其中甲18.65万元、乙9.40万元，已收回20.00万元`.
 */
function usedOf(near: readonly Mention[]): readonly Mention[] {
  if (near.length === 2) return near
  const [done, ...before] = near
  const opened = before.findIndex(({ opener }) => opener !== null)
  const whole = opened < 0 ? undefined : before[opened + 1]
  if (!done || !whole || done.gap < GAP.comma || done.depth !== whole.depth) return []
  return DONE.test(done.phrase) ? [whole, done] : []
}

const DONE = /已|实际|^实|完成|完工|竣工|验收|领用|使用|支[出付用]/u

function farthestApart(near: readonly Mention[]): readonly Mention[] {
  const sorted = near.toSorted((a, b) => roughly(a.figure) - roughly(b.figure))
  return [sorted[0], sorted.at(-1)].flatMap((one) => one ?? [])
}
