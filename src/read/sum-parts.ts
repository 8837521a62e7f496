import type { Figure } from '../model/report.ts'
import { dividesWhole } from '../taxonomy/complements.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import type { PartList } from './breakdown.ts'
import type { Mention } from './mention.ts'
import { GAP, gapIn, since } from './phrase.ts'
import { itemIn } from './rate-plan.ts'
import { isTakenOff } from './taken-off.ts'

/**
 * `投入10分，得9分；过程30分，得28.5分`: what is scored adds up, not what can be. `甲县项目214个、抽查32个；乙县项目176个、抽查27个`: of
 * two things told in turn, those of the first name add up.
 */
export function ofOneMeasure(list: PartList, heads: ReadonlySet<string>, whole?: Mention): PartList {
  const scored = (part: Mention) => part.figure.unit.dimension === 'score' && SCORED.test(part.phrase)
  // 执行9分，扣1分；产出49分，扣1分: what is taken off is told beside what is scored.
  const [head] = list.parts
  if (head && new Set(list.parts.map(isTakenOff)).size > 1)
    return ofOneMeasure(
      only(list, (part) => isTakenOff(part) === isTakenOff(head)),
      heads,
      whole,
    )
  const count = list.parts.slice(0, list.sentence).filter(scored).length
  if (count > 1 && count * 2 === list.sentence) return only(list, scored)
  // 福利院539个，床位8980张；救助站276个，床位1000张: counted by two words in turn.
  if (head && counters(list).size > 1 && counters(list).has(head.figure.unit.of))
    return ofOneMeasure(
      only(list, ({ figure: { unit } }) => unit.of === head.figure.unit.of),
      heads,
      whole,
    )
  const told = whole && plansAndResults(list) ? isPlan(whole.figure.measure) : null
  if (told !== null && (told || isResult(whole?.figure.measure ?? null)))
    return only(list, ({ figure: { measure } }) => isPlan(measure) === told)
  if (inTurn(list)) return only(list, ({ figure: { label } }) => label === list.parts[0]?.figure.label)
  // 受理640件，结案480件。其中：受理民事案件520件，结案390件: what is named as before is part of what was named so.
  const [first] = list.parts
  if (first && !heads.has(first.figure.label) && list.parts.some(({ figure: { label } }) => label && heads.has(label)))
    return only(list, ({ figure: { label } }) => !heads.has(label))
  return list
}

function only({ parts, clause, sentence }: PartList, which: (part: Mention) => boolean): PartList {
  const count = (end: number) => parts.slice(0, end).filter(which).length
  return { parts: parts.filter(which), clause: count(clause), sentence: count(sentence) }
}

/** `甲预算4.80万元，支出2.36万元，乙预算5万元，支出4.26万元`: of each what was planned, and what came of it. */
function plansAndResults({ parts, sentence }: PartList): boolean {
  const own = parts.slice(0, sentence)
  const even = own.length % 2 === 0 && own.length >= FOUR
  return even && own.every(({ figure: { measure } }, i) => (i % 2 === 0 ? isPlan(measure) : isResult(measure)))
}

const FOUR = 4

/** The words by which two parts and more are counted. */
function counters({ parts }: PartList): ReadonlySet<string> {
  const words = parts.map(({ figure: { unit } }) => unit.of)
  return new Set(words.filter((word, i) => words.indexOf(word) < i))
}

/** Whether two names come again and again. */
function inTurn({ parts }: PartList): boolean {
  const labels = parts.map(({ figure: { label } }) => label)
  const again = new Set(labels.filter((label, i) => label.length > 1 && labels.indexOf(label) < i))
  // 2021年省级资金248万元、中央资金597万元，2022年省级资金316万元、中央资金676万元: each of its year.
  const years = new Set(parts.map(({ figure: { label, year } }) => `${label} ${year}`))
  if (years.size === parts.length) return false
  return again.size > 1 && again.has(labels[0] ?? '')
}

const SCORED = /得$|得分$|评分$/u

/**
 * `车辆0辆，其中：机要通信用车0辆、应急保障用车2辆`: nothing, or one part alone, is the whole without the parts of the same make that
 * follow, so that it says nothing of them.
 */
export function isCutShort(whole: Mention, parts: readonly Mention[], length: number): boolean {
  const [first, second] = parts
  const next = parts[length]
  const printed = parts.slice(0, length).filter(({ figure: { value } }) => !value.isZero())
  if (!first || !second || !next || printed.length > 1) return false
  // 业务经费198万元…；专项经费665万元: the last of two, unless it may as well stand beside the whole.
  const last = parts.length === 2 && !sameMake(whole, next) && !dividesWhole([nameOf(whole), nameOf(next)])
  const goesOn = length > 1 ? next.gap === second.gap : last || parts[2]?.gap === next.gap
  return goesOn && sameMake(first, next)
}

/** 机要通信用车 and 其他用车, 货物采购金额 and 服务采购金额, 绩效评级为优的项目 and 绩效评级为良的项目. */
export function sameMake({ figure: a }: Mention, { figure: b }: Mention): boolean {
  return a.label.length > 2 && a.label.slice(-2) === b.label.slice(-2)
}

/** The parts that one kind of mark parts, up to the first other. */
export function evenly(parts: readonly Mention[]): readonly Mention[] {
  const mark = parts[1]?.gap ?? GAP.comma
  const end = parts.findIndex(({ gap }, i) => i > 0 && (gap !== mark || gap >= GAP.stop))
  return parts.slice(0, end < 0 ? parts.length : end)
}

export const FEWEST_COUNTED = 3

/**
 * All parts; and, where parts state several measures, those of the whole's measure alone. Never all, where each part states its
 * plan and then what came of it.
 */
export function withMeasures(whole: Mention, parts: readonly Mention[]): (readonly Mention[])[] {
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
  const some = measure !== null && same.length > 1 && same.length < parts.length ? [parts, same] : [parts]
  const heads = headsOfClauses(parts)
  return heads.length > 0 ? [...some, heads] : some
}

/** The strongest mark between two numbers, whatever others stand there. */
function gapBetween({ rest, at: place, figure: { at } }: Mention, next: Mention): number {
  if (next.at === place + 1) return next.gap
  return Math.max(next.gap, gapIn(rest.slice(0, Math.max(0, next.figure.at.start - at.end))))
}

/** `一是甲合计5万元，已支出4万元；二是乙合计3万元，已支出3万元`: the first of each clause, where all have more; none for other lists. */
export function headsOfClauses(parts: readonly Mention[]): Mention[] {
  const heads = parts.filter((part, i) => i === 0 || gapBetween(parts[i - 1] as Mention, part) >= GAP.semicolon)
  const places = heads.map((head) => parts.indexOf(head))
  const each = places.map((from, i) => (places[i + 1] ?? parts.length) - from)
  return heads.length > 1 && each.every((count) => count > 1) ? heads : []
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

/** `保费收入预算数318亿元，决算数308亿元`: the plan and the result of one item. */
export function statesOneTwice(parts: readonly Mention[]): boolean {
  return parts.some((part, i) => {
    const before = parts[i - 1]
    if (!before || !isPlan(before.figure.measure) || !isResult(part.figure.measure)) return false
    return itemIn(before) === itemIn(part)
  })
}

/** Not another total, nor a comparison. */
export function isPartial({ figure: { label }, lead }: Mention): boolean {
  return label !== '' && !/总|合计|共|累计|全[年市县区省国]|上年|去年/u.test(label + lead)
}

/** With the commas inside a name: 电力、热力、燃气及水生产和供应业. */
export function nameOf({ lead, enumerated, figure: { label } }: Mention): string {
  if (enumerated?.name) return enumerated.name
  const clause = since(lead, GAP.comma).replace(/^、/u, '')
  return label !== '' && clause.includes('、') && clause.includes(label) ? clause : label
}

/** Of people some are several of these at once: 高级职称1247人，本科及以上学历7018人. */
export function crosses({ label }: Pick<Figure, 'label'>): boolean {
  return CROSSING.test(label)
}

const CROSSING =
  /^涉及|党员|团员|(?<!子)女|民族|残疾人|低保|特困|困[难境]|独居|留守|寄宿|空巢|贫困|脱贫|学历|学位|本科|岁(?:以[上下]|及)[^，。]{0,3}(?:老年?人|人员|儿童)?$/u
