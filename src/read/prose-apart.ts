import type { Reading } from '../model/claim.ts'
import { type Division, divisionsOf } from '../taxonomy/complements.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { remembered } from '../taxonomy/remembered.ts'
import { isAverage, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, looksLikeSlip } from './relate.ts'

/** How many numbers apart the parts may stand, and their whole from them. */
const FARTHEST_PART = 40
const FARTHEST_WHOLE = 120
const MOST_WHOLES = 3
const SHORTEST = 2

/** A number of which the text tells what it is of, whether it is how much that changed, and which way. */
interface Told {
  readonly mention: Mention
  readonly at: number
  readonly name: string
  readonly moved: boolean
  readonly sign: 1 | -1
}

/**
 * Parts that by their names divide what another sentence states: `常住人口75万人。…家庭户人口70万人，集体户人口5万人`, `医院增加1458个。…公立医院
 * 减少392个，民营医院增加1850个`. The words do not say that they are of one whole, hence never with certainty.
 */
export function readApart(stream: readonly Mention[]): Draft[] {
  const told = stream.flatMap((mention, at) => tell(mention, at) ?? [])
  const wholes = groupBy(told, (one) => [keyOf(one, one.name)])
  const parts = groupBy(told, (one) => divisionsOf(one.name).map(({ words, rest }) => keyOf(one, `${words}|${rest}`)))
  return told.flatMap((last) =>
    divisionsOf(last.name).flatMap((division): Draft[] => {
      if (division.rest.length < SHORTEST || isTooShort(division)) return []
      const all = partsBefore(last, division, parts.get(keyOf(last, `${division.words}|${division.rest}`)) ?? [])
      if (!all) return []
      const alike = wholes.get(keyOf(last, division.rest)) ?? []
      const named = between(alike, last.at - FARTHEST_WHOLE, last.at + FARTHEST_PART)
      if (isToldTogether(named, all)) return []
      const readings = named
        .slice(-MOST_WHOLES)
        .reverse()
        .map((whole) => adding(whole, all))
      const confirmed = readings.filter(isConfirmed)
      // 家庭户人口 and 集体户人口 need not be all 人口: of a name so short only a slip is told.
      const meant = division.rest.length > SHORTEST ? isPlausible : looksLikeSlip
      const kept = confirmed.length > 0 ? confirmed : readings.filter(meant)
      const { section } = last.mention.figure
      return kept.length > 0 ? [{ kind: 'sum', certainty: 'low', readings: kept, section }] : []
    }),
  )
}

function tell(mention: Mention, at: number): Told | null {
  const { role, direction, figure: own, phrase } = mention
  if (own.bound !== null || own.label === '' || mention.prior || isAverage(mention) || own.value.isZero()) return null
  const name = coreOf(own.label)
  if (role === 'change') {
    const counted = own.unit.dimension !== 'percent' && own.unit.dimension !== 'none' && direction !== 0
    return counted ? { mention, at, name, moved: true, sign: direction } : null
  }
  if (!isLevel(mention)) return null
  const moved = MOVED.exec(phrase)?.[0]
  return { mention, at, name, moved: moved !== undefined, sign: FEWER.test(moved ?? '') ? -1 : 1 }
}

const MOVED = /(?:增加|增长|减少|下降)$/u
const FEWER = /减少|下降/u

/** What all of the place is of: 全市常住人口 is 人口, of which no part says 全市. */
const coreOf: (label: string) => string = remembered((label) => {
  const core = SAME_NAMES.reduce((name, [from, to]) => name.replace(from, to), label)
  return core.length < SHORTEST ? label : core
})

const SAME_NAMES: readonly (readonly [RegExp, string])[] = [
  [/[（(][^（()）]{0,12}[）)]/gu, ''],
  [/^(?:\d{1,2}[-—]\d{1,2}月|(?:全|我)[国省市县区州盟旗乡镇村院校]|各类?|共有?|年末|常住|户籍|总|完成|实现){1,4}/u, ''],
  [/(?:参保)?人数$|总[数量额]$/u, ''],
  [/总(?=收入|支出)/u, ''],
  [/(?:地方)?(?:一般公共|公共财政|财政)预算收入$|(?:地方|公共)?财政收入$/u, '收入'],
  [/医保/u, '基本医疗保险'],
  [/城乡居民/u, '居民'],
  [/城镇职工/u, '职工'],
]

function keyOf({ mention: { figure: own }, moved }: Told, name: string): string {
  const { unit, year, measure } = own
  return [name, moved, moved ? '' : year, isPlan(measure), unit.dimension, unit.of].join('|')
}

function groupBy(told: readonly Told[], keys: (one: Told) => readonly string[]): ReadonlyMap<string, Told[]> {
  const groups = new Map<string, Told[]>()
  for (const one of told) {
    for (const key of keys(one)) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  return groups
}

/** 门诊收入 and 住院收入 are of 医疗收入, not of all 收入, as 税收收入 and 非税收入 are of the budget's. */
function isTooShort({ rest, words }: Division): boolean {
  return (rest === '收入' || rest === '支出') && !words.includes('非税') && !words.includes('中央')
}

/** The nearest part of each word before the last; none where one of them is missing or another of the last's follows sooner. */
function partsBefore(last: Told, { words, word }: Division, alike: readonly Told[]): Told[] | null {
  const before = between(alike, last.at - FARTHEST_PART, last.at - 1)
  const found: Told[] = [last]
  for (const other of words) {
    if (other === word) continue
    const part = before.findLast(({ name }) =>
      divisionsOf(name).some((one) => one.words === words && one.word === other),
    )
    if (!part) return null
    found.push(part)
  }
  return found.sort((a, b) => a.at - b.at)
}

/** Of what the parts' own sentence states, or what their 其中 is of, other readings tell. */
function isToldTogether(wholes: readonly Told[], parts: readonly Told[]): boolean {
  const [first] = parts
  const inOne = (one: Told) => one.mention.sentence === first?.mention.sentence
  if (!parts.every(inOne)) return false
  return first?.mention.opener !== null || wholes.some(inOne)
}

/** Those at the numbers from one to another; they stand in the order of the text, and are far more than those. */
function between(told: readonly Told[], from: number, to: number): Told[] {
  let [low, high] = [0, told.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((told[middle]?.at ?? 0) < from) low = middle + 1
    else high = middle
  }
  const found: Told[] = []
  for (let one = told[low]; one && one.at <= to; one = told[++low]) found.push(one)
  return found
}

function adding(whole: Told, parts: readonly Told[]): Reading {
  const terms = parts.map(({ mention, sign }) => ({
    weight: (sign === whole.sign ? 1 : -1) as 1 | -1,
    of: figure(mention.figure),
  }))
  return equals(whole.mention.figure, { op: 'sum', terms })
}
