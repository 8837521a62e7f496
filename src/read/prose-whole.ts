import type { Figure } from '../model/report.ts'
import { HUNDRED } from '../number/decimal.ts'
import { chinese } from '../number/numeral.ts'
import type { Expression } from '../number/relation.ts'
import { leavesNothingOut } from '../taxonomy/complements.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, nounIn, since } from './phrase.ts'
import { equals, figure, isConfirmed, roughly, sum } from './relate.ts'

const WHOLE: Expression<Figure> = { op: 'constant', value: HUNDRED }
const FEWEST = 2
const LONGEST = 20
/** Nobody leaves out or counts twice more than this by a slip; beyond it the list is open or the answers overlap. */
const FARTHEST = 10

/** 由…构成, 其余占…: the list is said to be all of it. */
const CLOSED = /构成|组成|分为|分成|划分|各类|分布/u
const REST = /其他|其余|其它|剩余/u
/** 缴存职工中，机关占38%，企业占60%，…: all of them are told of. */
const AMONG = /中[，,][^，。；]{0,24}$/u
const INDUSTRIES = /一、二、三(?:次)?产业|三次产业/u
const OVERLAPS = /多选|可重复|兼|以上的?占|至少/u

/** 50岁以上占5.5% is one of several where others are 以下; without such ones it takes in those above it. */
function overlaps(words: readonly string[]): boolean {
  const scaled = words.some((one) => BELOW.test(one))
  return words.some((one) => (scaled ? one.replace(ABOVE, '') : one).search(OVERLAPS) >= 0)
}

const BELOW = /以下(?:的|学历|文化程度)?占/u
const ABOVE = /及?以上的?占/u

/** Shares of one whole without amounts: 财政拨款占85.2%，事业收入占10.3%，其他收入占4.5%. All of them come to 100%. */
export function readWholes(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  const listed = new Set<Mention>()
  for (const [i, first] of stream.entries()) {
    drafts.push(...together(stream, i))
    if (listed.has(first)) continue
    const list = listFrom(stream, i)
    for (const one of list) listed.add(one)
    const draft = list.length >= FEWEST ? (inBrackets(stream, i, list) ?? wholeOf(list)) : null
    if (draft) drafts.push(draft)
  }
  return drafts
}

function listFrom(stream: readonly Mention[], start: number): Mention[] {
  const first = stream[start] as Mention
  if (!isShare(first) || TOGETHER.test(since(first.lead, GAP.comma))) return []
  const list = [first]
  for (let i = start + 1; i < stream.length && list.length < LONGEST; i++) {
    const next = stream[i] as Mention
    // 90平方米以下占8.34%，90-144平方米占78.15%，144平方米以上占13.51%: sizes that only tell the groups apart.
    if (next.figure.unit.dimension !== 'percent' && OF_NAME.test(next.tail)) continue
    if (TOGETHER.test(since(next.lead, GAP.comma))) continue
    if ((isComparison(next) || next.depth > first.depth) && next.sentence === first.sentence) continue
    if (!isShare(next) || next.of !== first.of || next.depth !== first.depth || next.opener !== null) break
    if (next.sentence !== first.sentence || next.paragraph !== first.paragraph || next.gap >= GAP.stop) break
    if (next.gap === GAP.semicolon && (isWhole(list) || isRun(list))) break
    list.push(next)
  }
  const amount = stream[start - 1]
  const beside = amount?.sentence === first.sentence && amount.role === 'level' && amount.gap < GAP.stop
  return beside && list.length === 1 ? [] : list
}

/** `西药类占70.8%，中成药类占14.6%、中药材类占2.4%，以上三类合计占87.8%`: of as many shares as the words count, right before. */
function together(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  const count = chinese(TOGETHER.exec(since(stated.lead, GAP.comma))?.[1] ?? '')
  if (count === null || stated.figure.unit.dimension !== 'percent' || stated.figure.bound !== null) return []
  const before = stream
    .slice(Math.max(0, i - LONGEST), i)
    .filter((one) => one.sentence === stated.sentence && isShare(one))
  const parts = before.slice(-count)
  if (parts.length < count || count < FEWEST) return []
  const readings = [equals(stated.figure, sum(...parts.map((one) => figure(one.figure))))]
  return [{ kind: 'sum', certainty: 'low', readings, section: stated.figure.section }]
}

const TOGETHER =
  /^[，,、；;]?(?:以上|上述|前|这)?([两二三四五六七八])[类项种者家个](?:占比)?(?:合计|共计?|总计|之和)(?:所?占(?:比[重例]?)?)?[为达]?$/u

/** 进口设备占47.1%，比1985年的18.2%上升28.9个百分点；国产设备占52.9%: what a share was before is none of the list. */
function isComparison({ role, of }: Mention): boolean {
  return role === 'points' || (role === 'base' && of === 'change')
}

/** `住房消费占76.42%（购房占22.18%，还贷占48.63%，租房占5.61%）`: the shares in brackets come to the one before them. */
function inBrackets(stream: readonly Mention[], start: number, list: readonly Mention[]): Draft | null {
  const [outer, first] = [stream[start - 1], stream[start]]
  if (!outer || !first || !isShare(outer) || outer.sentence !== first.sentence || first.depth <= outer.depth)
    return null
  const all = list.reduce((total, one) => total + roughly(one.figure), 0)
  const ofOuter = Math.abs(all - roughly(outer.figure)) < Math.abs(all - HUNDRED.toNumber())
  if (!ofOuter || /^[^，。；]{0,8}等/u.test(list.at(-1)?.tail ?? '')) return null
  const reading = equals(outer.figure, sum(...list.map((one) => figure(one.figure))))
  const draft: Draft = { kind: 'sum', certainty: 'low', readings: [reading], section: first.figure.section }
  return isConfirmed(reading) || Math.abs(all - roughly(outer.figure)) <= FARTHEST ? draft : null
}

/** What stands between a number and 占 belongs to the name of the share. */
const OF_NAME = /^(?:[^，。；、（(]|[（(][^（()），。]{1,4}[）)]){0,14}占[^，。；、]{0,4}$/u

/** 国有企业占60%，其他占40%；中低收入占97%，高收入占3%: behind a semicolon the same whole may be divided otherwise. */
function isWhole(list: readonly Mention[]): boolean {
  const all = list.reduce((total, one) => total + roughly(one.figure), 0)
  const last = list.at(-1)
  return list.length >= FEWEST && (Math.abs(all - HUNDRED.toNumber()) < 1 || (last !== undefined && isRest(last)))
}

/** Commas so far: the semicolon begins something new. */
function isRun([, ...others]: readonly Mention[]): boolean {
  return others.length > 0 && others.every(({ gap }) => gap < GAP.semicolon)
}

function isRest({ lead }: Mention): boolean {
  return REST.test(lead)
}

/** 一、二、三产业贡献率分别为18%、39%和43%: contributions are shares of what was contributed. */
const CONTRIBUTIONS = /贡献率|贡献度/u

/** 优良断面比例90.4%，Ⅳ类断面比例7.8%，…. */
const PROPORTION = /(?<!完成|执行|支出|到位)比例$/u

function isShare({ role, lead, phrase, enumerated, figure: { unit, bound } }: Mention): boolean {
  if (unit.dimension !== 'percent' || bound !== null) return false
  return (
    role === 'share' ||
    (role === 'other' && enumerated === null && (PROPORTION.test(phrase) || CONTRIBUTIONS.test(phrase))) ||
    (role === 'other' && enumerated !== null && (CONTRIBUTIONS.test(lead) || enumerated.rank > 0))
  )
}

function wholeOf(list: readonly Mention[]): Draft | null {
  const [first] = list
  const last = list.at(-1)
  if (!first || !last || overlaps([...list.map(({ lead }) => lead), last.tail])) return null
  const computed = sum(...list.map((one) => figure(one.figure)))
  const reading = { stated: WHOLE, comparison: '=' as const, computed }
  const draft = { kind: 'sum', topic: 'percent', readings: [reading], section: first.figure.section } as const
  const closed = list.some(({ lead }) => CLOSED.test(lead)) || REST.test(last.lead)
  if (isConfirmed(reading)) return { ...draft, certainty: closed ? 'high' : 'low' }
  if (/^[^，。；]{0,8}等/u.test(last.tail)) return null
  // By their names the parts are all there is: 第一产业占…，第二产业占…，第三产业占….
  const named = leavesNothingOut(list.map(nameOf)) || INDUSTRIES.test(first.lead) || areContributions(list)
  if (named) return { ...draft, certainty: 'low' }
  const gap = list.reduce((total, one) => total + roughly(one.figure), 0) - HUNDRED.toNumber()
  if (isShifted(list, gap)) return { ...draft, certainty: 'low' }
  const near = list.length > FEWEST && AMONG.test(first.lead)
  if (Math.abs(gap) > FARTHEST || (gap < 0 && !closed && !near)) return null
  return { ...draft, certainty: closed ? 'high' : 'low' }
}

/** `三次产业结构为…，贡献率分别为36.9%、36.8%和26.3%`: three contributions told at once are those of the three industries or demands. */
function areContributions([first, ...others]: readonly Mention[]): boolean {
  return first?.enumerated?.count === 3 && others.length === 2 && CONTRIBUTIONS.test(first.lead)
}

/** With one share ten times what it is, or a tenth, they come to a hundred. */
function isShifted(list: readonly Mention[], gap: number): boolean {
  return list.some((one) =>
    [0.1, 10].some((shift) => Math.abs(gap + roughly(one.figure) * (shift - 1)) < ROUNDED * list.length),
  )
}

const ROUNDED = 0.06

function nameOf({ phrase, figure: { label }, enumerated }: Mention): string {
  return enumerated?.name || nounIn(label || (phrase.split('占', 1)[0] ?? ''))
}

/** A total of 100% in a table is the whole of shares. */
export function asWholes(draft: Draft): Draft {
  const [first] = draft.readings
  if (draft.topic !== 'table' || draft.kind !== 'sum' || first?.stated.op !== 'figure') return draft
  const { unit, value } = first.stated.figure
  return unit.dimension === 'percent' && value.equals(HUNDRED) ? { ...draft, topic: 'percent' } : draft
}
