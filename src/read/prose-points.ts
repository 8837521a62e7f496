import type { Reading } from '../model/claim.ts'
import { HUNDRED } from '../number/decimal.ts'
import { evaluate } from '../number/relation.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase, since } from './phrase.ts'
import { NINETY } from './prose-score.ts'
import { atMost, equals, figure, minus, roughly, sum } from './relate.ts'
import { OFF } from './taken-off.ts'

const WEIGHT = /(?:满分|分值|权重|标准分)(?:为|是)?[：:]?$|指标$/u
const OPENED = /^[，,\s]{0,2}[（([【]/u
/** No list of points in one sentence is longer. */
const LONGEST = 60
const SCORE = /得(?:分|了)?(?:为|是)?[：:]?$|(?:自评分?|评分)(?:为|是)?[：:]?$/u

/** The points of single indicators: what is scored within what can be, less what was taken off, parts of a total, weights. */
export function readPoints(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    if (!isLevel(mention)) return weights(stream, i)
    if (mention.figure.unit.dimension !== 'score') return []
    return [...withinWeight(stream, i), ...total(stream, i), ...weights(stream, i)]
  })
}

function named({ lead }: Mention): string {
  return lastPhrase(lead.trimEnd().replace(/[：:]$/u, '')).trim()
}

/** `满分10分，扣2.5分，得7.5分`, `得分18分（满分20分）`. */
function withinWeight(stream: readonly Mention[], i: number): Draft[] {
  const score = stream[i] as Mention
  if (!SCORE.test(named(score)) || OFF.test(named(score))) return []
  const off: Mention[] = []
  let weight: Mention | undefined
  for (let j = i - 1; j >= 0 && !weight; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== score.sentence || mention.figure.unit.dimension !== 'score') break
    if ((stream[j + 1] as Mention).gap > GAP.comma) break
    if (OFF.test(named(mention))) off.unshift(mention)
    else if (isWeight(mention) && isBeside(mention, score, j === i - 1)) weight = mention
    else if (isBare(mention, score, j === i - 1)) weight = mention
    else break
  }
  const next = stream[i + 1]
  // The bracket must be the score's own: 得分88.60分。其中决策（满分20分）得17.60分.
  if (
    !weight &&
    next?.paragraph === score.paragraph &&
    next.depth > score.depth &&
    OPENED.test(next.lead) &&
    WEIGHT.test(named(next))
  )
    weight = next
  weight = weight && (headOf(stream, i, weight) ?? weight)
  if (weight?.figure.unit.dimension !== 'score') return ofParagraph(stream, i)
  const { section } = score.figure
  const within: Draft = {
    kind: 'bound',
    topic: 'score',
    certainty: 'high',
    readings: [atMost(score.figure, figure(weight.figure))],
    section,
  }
  for (const mention of off.length > 0 ? [] : stream.slice(i + 1, i + 1 + LONGEST)) {
    if (mention.sentence !== score.sentence || mention.gap > GAP.comma) break
    // 追加预算达到19.34%，预算调整率扣1分: the reason.
    if (mention.figure.unit.dimension === 'percent') continue
    if (!OFF.test(named(mention))) break
    // 扣4分：一是…扣2分；二是…扣2分: what the colon tells is what the four are made of.
    if (off.length > 0 && /其中|[：:]/u.test(mention.lead)) break
    off.push(mention)
  }
  if (off.length === 0) return [within]
  const terms = [
    { weight: 1 as const, of: figure(weight.figure) },
    ...off.map((mention) => ({ weight: -1 as const, of: figure(mention.figure) })),
  ]
  const rest = equals(score.figure, { op: 'sum', terms })
  return [{ kind: 'sum', topic: 'deduction', certainty: 'high', readings: [rest], section }, within]
}

/** `分值15分`, `投入（15分）`. */
export function isWeight(mention: Mention): boolean {
  return WEIGHT.test(named(mention)) || NAMED_HEAD.test(mention.lead.trim())
}

/** 每低于1个百分点扣0.5分, 最多扣2分: how points are taken off. */
const RULE = /每[^，。；]{0,8}$|每[^，。；]{1,24}扣[除减]?$|最多扣$/u
const NAMED_HEAD = /[^，。；：（）()\d]{2}[（(]$/u

/** `（一）投入（分值15分）。目标不够量化，扣0.5分，得14.5分。`: what can be scored heads the paragraph, which tells one score and what was taken off. */
function ofParagraph(stream: readonly Mention[], i: number): Draft[] {
  const score = stream[i] as Mention
  const from = i - score.at
  const head = stream[from]
  if (!head || score.at === 0 || score.at > LONGEST || !isWeight(head) || head.figure.unit.dimension !== 'score')
    return []
  const told = stream.slice(from + 1, from + LONGEST).filter((one) => one.paragraph === score.paragraph)
  if (told.some(({ lead }) => RULE.test(lead))) return []
  const points = told.filter((one) => one.figure.unit.dimension === 'score')
  const off = points.filter((one) => one !== score && isLevel(one) && OFF.test(named(one)))
  if (off.length === 0 || off.length < points.length - 1) return []
  const rest = equals(score.figure, minus(figure(head.figure), sum(...off.map((one) => figure(one.figure)))))
  return [{ kind: 'sum', topic: 'deduction', certainty: 'low', readings: [rest], section: score.figure.section }]
}

/** `预算配置6分，得5.5分`: points before the score alone. */
function isBare(weight: Mention, score: Mention, next: boolean): boolean {
  const alone = /^[，,](?:自评|实)?得分?$/u.test(score.lead.trim())
  return next && alone && weight.depth === score.depth && isLevel(weight) && !SCORE.test(named(weight))
}

/** Not in brackets that the score is out of, but for those that close right before it: 决策（满分20分）得17.6分. */
function isBeside(weight: Mention, score: Mention, next: boolean): boolean {
  return (
    weight.depth === score.depth ||
    (next && weight.depth === score.depth + 1 && /^分?[）)][：:，,]?(?:实得|得|自评)/u.test(score.lead))
  )
}

/** `权重40分，其中数量指标15分、质量指标25分，自评得38分`: behind a list of weights the score is of what the list breaks down. */
function headOf(stream: readonly Mention[], i: number, weight: Mention): Mention | null {
  let at = i + 1
  while (stream[at] !== weight) at--
  for (let j = at; j > 0; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== weight.sentence || (mention.opener === null && mention.gap >= GAP.semicolon)) return null
    if (mention.opener === null) continue
    const head = stream[j - 1]
    // 从构成看，决策类分值15分，得13分: nothing stands before the first of all.
    return head?.sentence === weight.sentence ? head : null
  }
  return null
}

const TOTAL =
  /(?:总得分|总分|综合得分|综合评分|总评分|合计得分|得分合计|自评总分|最终得分|合计|共计|共得)(?:为|是)?[：:]?$/u

/** 三类指标分值分别为50分、30分、10分: what stands before the first of them is of all. */
function namedInTurn(stream: readonly Mention[], i: number): string {
  const mention = stream[i] as Mention
  const first = mention.enumerated ? stream[i - mention.enumerated.rank] : mention
  return named(first ?? mention).replace(/(?:分别|依次|各)(?:为|是)?$/u, '')
}

/** Scores of indicators and behind them the total; a total below one of its parts is their mean. */
function total(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  if (!TOTAL.test(named(stated)) || stated.depth > 0) return []
  const parts: Mention[] = []
  const full: Mention[] = []
  for (let j = i - 1; j >= 0; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== stated.sentence || mention.figure.unit.dimension !== 'score') break
    if (WEIGHT.test(namedInTurn(stream, j))) full.unshift(mention)
    else if (mention.depth === 0 && isLevel(mention) && !OFF.test(named(mention))) parts.unshift(mention)
  }
  if (parts.length < 2 || /平均/u.test(stated.phrase)) return []
  if (parts.some((part) => roughly(part.figure) >= roughly(stated.figure))) return []
  const { section } = stated.figure
  const scores: Draft = { kind: 'sum', topic: 'score', certainty: 'high', readings: [addUp(stated, parts)], section }
  const next = stream[i + 1]
  if (!next || full.length !== parts.length || next.depth === 0 || !WEIGHT.test(named(next))) return [scores]
  return [scores, { kind: 'sum', topic: 'weight', certainty: 'high', readings: [addUp(next, full)], section }]
}

function addUp(stated: Mention, parts: readonly Mention[]): Reading {
  return equals(stated.figure, sum(...parts.map((part) => figure(part.figure))))
}

const WEIGHTED = /权重|分值/u
const FEWEST = 3

/** `一级指标权重分别为：决策15%、过程25%、产出35%、效益25%`: the weights of the top level make a hundred. */
function weights(stream: readonly Mention[], i: number): Draft[] {
  const first = stream[i] as Mention
  const { unit, section } = first.figure
  const words = since(first.lead, GAP.stop)
  const ratio = unit.dimension === 'percent'
  if ((!ratio && unit.dimension !== 'score') || !WEIGHTED.test(words) || /[二三]级|满分|总分|其中/u.test(words))
    return []
  if (!/分别|依次|如下|各[^，。]{0,6}(?:权重|分值)/u.test(words) || /分别$/u.test(words) || first.depth > 0) return []
  const parts = [first]
  for (const mention of stream.slice(i + 1, i + 1 + LONGEST)) {
    if (mention.sentence !== first.sentence || mention.gap > GAP.comma) break
    // 权重依次为16分、24分，得分依次为14分、20分
    if (mention.enumerated?.rank === 0) break
    if (mention.figure.unit.dimension !== unit.dimension || mention.depth > 0) return []
    parts.push(mention)
  }
  if (parts.length < FEWEST || /^[^，。；]{0,6}等/u.test(parts.at(-1)?.tail ?? '')) return []
  const computed = sum(...parts.map((part) => figure(part.figure)))
  // 满分100分，分投入、过程、产出、效果四个部分，分值依次为10分、35分、30分和25分
  const full = stream
    .slice(Math.max(0, i - 2), i)
    .find((one) => one.sentence === first.sentence && isLevel(one) && /(?:满分|总分)值?$/u.test(one.phrase))
  const stated = full ? figure(full.figure) : { op: 'constant' as const, value: HUNDRED }
  if (!ratio && evaluate(computed)?.exact.equals(NINETY)) return []
  return [
    { kind: 'sum', topic: 'weight', certainty: 'high', readings: [{ stated, comparison: '=', computed }], section },
  ]
}
