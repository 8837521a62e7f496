import { HUNDRED } from '../number/decimal.ts'
import { addUp, fittingLengths, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { amidWhat, type Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, percent, roughly, tentatively } from './relate.ts'
import { isTakenOff } from './taken-off.ts'

const SCORED = /得分?$|得分(?:为|是)?$|实得$|评分$/u
const TOTAL = /(?:自评|综合|总|最终|最后|评价|评定|合计|共)[^，。；]{0,6}(?:得分|评分|得|分)$|总分$/u
/** What all indicators together are out of. */
const FULL = /(?:总分|满分|总分值)$/u
/** 自评总分93.6分: what was scored. */
const OWN = /自评|综合|最终|实际/u
const PART = /指标|类|项目|层面|维度|方面/u
/** 该项目综合评分86.74分 is of all that is scored. */
const OF_PROJECT = /^(?:[该本此]|评价)?项目(?=综合|总|自评|最终|最后|评价)/u
const FEWEST = 3

/** An indicator told in running text: what it scored, of how many points, and its rate. */
interface Item {
  readonly scored: Mention
  readonly full: Mention | null
  readonly rate: Mention | null
}

/**
 * `决策20分，得19分，得分率95%；过程20分，得17分，得分率85%；…。综合得分90.5分`: rates of what could be scored, and totals of the indicators,
 * asserted where their points make a hundred.
 */
export function readScoreLists(stream: readonly Mention[]): Draft[] {
  return paragraphs(stream).flatMap((mentions) => {
    const items = itemsOf(mentions)
    return [
      ...items.flatMap(rates),
      ...enumeratedTotal(mentions),
      ...scoredWithin(mentions),
      ...(items.length >= FEWEST ? totals(mentions, items) : []),
    ]
  })
}

/** `项目得91.25分…，四类指标得分依次为14.50分、21.30分、29.60分、25.85分`: what the first score of the paragraph is made of. */
function enumeratedTotal(mentions: readonly Mention[]): Draft[] {
  const at = mentions.findIndex(
    (one) => isScore(one) && one.enumerated?.rank === 0 && /得分(?:分别|依次|各)/u.test(one.lead),
  )
  const count = mentions[at]?.enumerated?.count ?? 0
  const total = mentions.slice(0, Math.max(0, at)).find(isScore)
  if (
    !total ||
    total.enumerated ||
    count < FEWEST ||
    !/得分?$|得分为$/u.test(total.phrase) ||
    /指标|类|方面/u.test(total.phrase)
  )
    return []
  const parts = mentions.slice(at, at + count)
  return [
    { kind: 'sum', topic: 'score', certainty: 'low', readings: [addUp(total, parts)], section: total.figure.section },
  ]
}

/**
 * `过程指标25分，得22.74分；…。过程指标中，预算执行率权重10分，得9.74分，预算编制得8分，资产管理得5分`: what one indicator scored, as told before,
 * is what is scored within it.
 */
function scoredWithin(mentions: readonly Mention[]): Draft[] {
  return mentions.flatMap((first, i): Draft[] => {
    const name = amidWhat(first.lead)
    if (name === null || name.length < 2) return []
    const at = mentions
      .slice(0, i)
      .findLastIndex(({ figure: { label } }) => label.startsWith(name) && !label.includes('中'))
    const whole = [mentions[at], mentions[at + 1]].find((one) => one && SCORED.test(one.phrase))
    const parts = mentions.slice(i).filter((one) => one.sentence === first.sentence && SCORED.test(one.phrase))
    if (at < 0 || !whole || parts.length < 2 || !isLevel(whole) || !parts.every(isLevel)) return []
    const reading = addUp(whole, parts)
    if (!isConfirmed(reading) && !isPlausible(reading)) return []
    return [{ kind: 'sum', topic: 'score', certainty: 'low', readings: [reading], section: whole.figure.section }]
  })
}

function paragraphs(stream: readonly Mention[]): Mention[][] {
  const found: Mention[][] = []
  for (const mention of stream) {
    const last = found.at(-1)
    if (last?.[0]?.paragraph === mention.paragraph) last.push(mention)
    else found.push([mention])
  }
  return found.filter((mentions) => mentions.some(isScore))
}

function isScore(mention: Mention): boolean {
  return isLevel(mention) && mention.figure.unit.dimension === 'score'
}

function isTotal({ phrase }: Mention): boolean {
  return TOTAL.test(phrase) && !PART.test(phrase.replace(OF_PROJECT, ''))
}

function itemsOf(mentions: readonly Mention[]): Item[] {
  return mentions.flatMap((scored, i): Item[] => {
    if (!isScore(scored) || isTotal(scored) || !SCORED.test(scored.phrase) || isTakenOff(scored)) return []
    const [before, after] = [mentions[i - 1], mentions[i + 1]]
    if (before && isAll(before) && scored.gap <= GAP.comma) return []
    const inFront = before && isFull(before) && scored.gap <= GAP.comma && before.depth === scored.depth
    const aside = after && isFull(after) && after.depth > scored.depth
    const rate = mentions
      .slice(i + 1, i + 3)
      .find(
        ({ of, figure: { label }, gap, sentence }) =>
          /得分率$/u.test(of || label) && gap <= GAP.comma && sentence === scored.sentence,
      )
    return [{ scored, full: inFront ? before : aside ? after : null, rate: rate ?? null }]
  })
}

/** 决策20分, 满分20分, but no other score. */
function isFull(mention: Mention): boolean {
  return isScore(mention) && !SCORED.test(mention.phrase) && !isTakenOff(mention) && !isTotal(mention)
}

function rates({ scored, full, rate }: Item): Draft[] {
  if (!full || !rate) return []
  const reading = equals(rate.figure, percent(figure(scored.figure), figure(full.figure)))
  return [{ kind: 'rate', certainty: 'high', readings: [reading], section: rate.figure.section }]
}

function totals(mentions: readonly Mention[], items: readonly Item[]): Draft[] {
  const scored = items.map((item) => item.scored)
  const full = items.flatMap((item) => item.full ?? [])
  const all = mentions.filter((mention) => isScore(mention) && isTotal(mention))
  const [first] = items
  const points = mentions.find(
    (one) =>
      isScore(one) &&
      FULL.test(one.phrase) &&
      !OWN.test(one.phrase) &&
      !full.includes(one) &&
      first &&
      (one.at < first.scored.at || isAll(one)),
  )
  const complete = full.length === items.length && points !== undefined && isConfirmed(addUp(points, full))
  const behind = points && isAll(points) ? mentions[mentions.indexOf(points) + 1] : undefined
  const own = behind && isScore(behind) && behind.gap <= GAP.comma && SCORED.test(behind.phrase) ? behind : undefined
  const reached =
    all.find((mention) => mention !== points && !isMean(mention) && !mention.figure.value.equals(HUNDRED)) ?? own
  const score = reached && sumOf(reached, scored, complete)
  const whole = isWhole(reached, scored)
  const weight =
    full.length !== items.length
      ? null
      : points
        ? sumOf(points, full, whole || complete)
        : hundred(full, whole ? reached : undefined)
  return [...(score ? [score] : []), ...(weight ? [weight] : [])]
}

/** What indicators of no printed total are out of makes a hundred, where what they scored is all that was scored. */
function hundred(full: readonly Mention[], reached: Mention | undefined): Draft | null {
  const [first] = full
  // 该项合计得27.85分: of thirty.
  if (!first || !reached || roughly(reached.figure) < LEAST) return null
  const stated = { op: 'constant' as const, value: HUNDRED }
  const reading = { ...addUp(first, full), stated }
  if (!isConfirmed(reading) && !isPlausible(reading)) return null
  const readings = [reading]
  return { kind: 'sum', topic: 'weight', certainty: 'low', readings, section: first.figure.section }
}

const LEAST = 50

/** 合计满分100分, behind the indicators. */
function isAll({ phrase }: Mention): boolean {
  return /^(?:合计|总计|共计)/u.test(phrase) && FULL.test(phrase)
}

function isMean({ phrase }: Mention): boolean {
  return /均/u.test(phrase)
}

function isWhole(reached: Mention | undefined, scored: readonly Mention[]): boolean {
  return reached !== undefined && fittingLengths(reached, scored).includes(scored.length)
}

function sumOf(total: Mention, parts: readonly Mention[], asserted: boolean): Draft | null {
  const topic = 'score'
  const draft: Draft = {
    kind: 'sum',
    topic,
    certainty: 'low',
    readings: [addUp(total, parts)],
    section: total.figure.section,
  }
  return asserted ? draft : tentatively(draft)
}
