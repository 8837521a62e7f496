import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isPart } from './balance-terms.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, minus, percent, roughly } from './relate.ts'

const MORE = /^(?:比|较)?(?:超出|超过|高于|高出|多于|超额完成|超)[^，。；]{0,10}$/u
const LESS = /^(?:比|较)?(?:低于|少于|不及|未达到|低)[^，。；]{0,10}$/u

/**
 * `新增436个，超出目标420个的3.81%`, `实施512公里，超计划任务（500公里）12公里`: by how much of a number in the words another one, right before it,
 * is more or less. What is said to be more may also be meant to be so much of it (超过计划5000万元的104%).
 */
export function readBeyond(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    const compared = apartFromPlan(stream, i) ?? asMuchAs(stream, i)
    if (compared) return [compared]
    const [done, base] = [stream[i - 2], stream[i - 1]]
    const { unit, bound, section } = stated.figure
    if (!done || !base || bound !== null || stated.gap !== GAP.none || base.gap !== GAP.comma) return []
    const over = AGAINST.test(base.phrase) && OVER.exec(stated.phrase)?.[1]
    if (over) return beyondPlan(stream, i, over === '低' || over === '少')
    if (!isLevel(done) || done.sentence !== stated.sentence || base.figure.bound !== null) return []
    const words = lastPhrase(base.lead.trim().replace(/[（(]$/u, ''))
    const more = MORE.test(words)
    if ((!more && !LESS.test(words)) || !commensurable(done.figure.unit, base.figure.unit)) return []
    const [a, b] = more ? [done, base] : [base, done]
    const apart = minus(figure(a.figure), figure(b.figure))
    const between = stated.lead.trim()
    if (unit.dimension === 'percent') {
      if (!/^[）)]?的$/u.test(between)) return []
      const computed = [percent(apart, figure(base.figure)), percent(figure(done.figure), figure(base.figure))]
      const readings = computed.map((side) => equals(stated.figure, side))
      return [{ kind: 'rate', certainty: 'low', readings, section }]
    }
    if (!commensurable(unit, base.figure.unit) || !BY.test(between)) return []
    return [{ kind: 'difference', certainty: 'low', readings: [equals(stated.figure, apart)], section }]
  })
}

const AGAINST =
  /^(?:但|却)?(?:比|较|与|同)(?:上级|年初|全年|调整后?|批复)?(?:预算|计划|目标|控制|核定|下达)[^，。；]{0,6}$/u
const OVER = /^(?:相比)?(超出|超支|超过|超|低|少|高出?|多)了?$/u

/** `公用经费105.58万元，较上年压减6.85万元，但较预算105.00万元超出0.58万元`: of the last amount of the sentence that is no change. */
function beyondPlan(stream: readonly Mention[], i: number, less: boolean): Draft[] {
  const [base, stated] = [stream[i - 1] as Mention, stream[i] as Mention]
  const from = Math.max(0, i - FARTHEST)
  const levels = stream
    .slice(from, i - 1)
    .map((one, k) => ({ one, part: one.gap <= GAP.list && isPart(stream, from + k) }))
    .filter(({ one }) => one.sentence === stated.sentence && isLevel(one) && one.depth === stated.depth)
  // 救助109人，其中甲23人、乙41人、丙45人，比计划105人多4人: of all of them.
  const listed = levels.at(-1)?.part === true
  const done = listed
    ? levels.findLast(({ one }) => !isPart(stream, stream.lastIndexOf(one, i)))?.one
    : levels.at(-1)?.one
  const { unit, section } = stated.figure
  if (!done || ![done, base].every((one) => commensurable(one.figure.unit, unit))) return []
  const [a, b] = less ? [base, done] : [done, base]
  const readings = [equals(stated.figure, minus(figure(a.figure), figure(b.figure)))]
  // What the words make a change is read as one.
  const apart: Draft[] = stated.role === 'change' ? [] : [{ kind: 'difference', certainty: 'low', readings, section }]
  // 比计划救助105人多4人，完成率103.81%
  const rate = stream[i + 1]
  if (rate?.role !== 'rate' || rate.gap !== GAP.comma || !/完成率$/u.test(rate.of)) return apart
  const reached = equals(rate.figure, percent(figure(done.figure), figure(base.figure)))
  return [...apart, { kind: 'rate', certainty: 'low', readings: [reached], section }]
}

/** `年初预算2488.30万元，支出决算2773.51万元，完成年初预算的111.46%，决算数大于年初预算数285.21万元`: both by their names. */
function apartFromPlan(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const words = lastPhrase(stated.lead)
  const [, more] = APART.exec(words) ?? []
  const [, beyond] = LIMITED.exec(words) ?? []
  if (beyond !== undefined) return apartFromLimit(stream, i, beyond)
  if (more === undefined || stated.figure.bound !== null) return null
  const near = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter((one) => one.sentence === stated.sentence && isLevel(one) && one.depth === stated.depth)
    .filter((one) => commensurable(one.figure.unit, stated.figure.unit))
  const plan = near.findLast(({ figure: { measure } }) => isPlan(measure))
  const result = near.findLast(({ figure: { measure } }) => isResult(measure))
  if (!plan || !result) return null
  const [a, b] = /[大高超多]/u.test(more) ? [result, plan] : [plan, result]
  const readings = [equals(stated.figure, minus(figure(a.figure), figure(b.figure)))]
  return { kind: 'difference', certainty: 'low', readings, section: stated.figure.section }
}

const LIMITED =
  /^(?:债务)?(?:余额)?(低于|少于|高于|超过|超出)(?:债务|年度|年初)?(?:限额|预算数|计划数|目标数|控制数|上限)$/u

/** `债务限额58.60亿元，年末债务余额55.28亿元，余额低于限额3.32亿元`: by how much; but 低于限额58.60亿元 is the limit once more. */
function apartFromLimit(stream: readonly Mention[], i: number, beyond: string): Draft | null {
  const stated = stream[i] as Mention
  const from = Math.max(0, i - FARTHEST)
  const near = stream
    .slice(from, i)
    .filter((one, k) => one.paragraph === stated.paragraph && isLevel(one) && !isPart(stream, from + k))
  const own = near.filter((one) => one.sentence === stated.sentence)
  // 限额172.60亿元，其中…。余额168.93亿元，其中…，余额低于限额3.67亿元: the limit may stand a sentence before.
  const [result, limit, other] = (own.length > 1 ? own : near.filter((one) => stated.sentence - one.sentence <= 1))
    .filter((one) => one.depth === stated.depth)
    .filter((one) => commensurable(one.figure.unit, stated.figure.unit))
    .sort((a, b) => Number(isLimit(a)) - Number(isLimit(b)))
  if (!result || !limit || other || isLimit(result) || !isLimit(limit) || stated.figure.bound !== null) return null
  if (roughly(stated.figure) * 2 > roughly(limit.figure)) return null
  const [a, b] = /[高超]/u.test(beyond) ? [result, limit] : [limit, result]
  const reading = equals(stated.figure, minus(figure(a.figure), figure(b.figure)))
  if (!isConfirmed(reading) && !isPlausible(reading)) return null
  return { kind: 'difference', certainty: 'low', readings: [reading], section: stated.figure.section }
}

function isLimit({ figure: { measure, label }, phrase }: Mention): boolean {
  return isPlan(measure) || /限额|上限|控制数/u.test(label + phrase)
}

/** `完成4.80万亩，与任务数4.80万亩持平`: the number in the words is the one right before. */
function asMuchAs(stream: readonly Mention[], i: number): Draft | null {
  const [done, base] = [stream[i - 1], stream[i] as Mention]
  if (!done || !isLevel(done) || done.sentence !== base.sentence || base.gap !== GAP.comma) return null
  if (!/^与[^，。；]{2,12}$/u.test(lastPhrase(base.lead)) || !EVEN.test(base.tail)) return null
  if (base.figure.bound !== null || base.depth !== done.depth || done.figure.unit.text !== base.figure.unit.text)
    return null
  const readings = [equals(base.figure, figure(done.figure))]
  return { kind: 'restatement', certainty: 'low', readings, section: base.figure.section }
}

const EVEN = /^(?:持平|一致|相等|相符|吻合)/u

const APART = /^(?:支出|收入)?决算数?(大于|高于|超过|多于|小于|低于|少于)(?:年初|全年|调整后?)?预算数?$/u

const FARTHEST = 10

/** 超计划任务（500公里）12公里, 高于41.26万亩任务数0.12万亩. */
const BY = /^(?:[）)]|[）)]?的?(?:任务|目标|计划|标准|指标|要求|控制)[数值量额]?)$/u
