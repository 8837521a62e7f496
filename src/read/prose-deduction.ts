import { Decimal } from '../number/decimal.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isOneSlipAway } from './plausible.ts'
import { equals, figure, isConfirmed, minus, over, sum } from './relate.ts'
import { OFF } from './taken-off.ts'

const WEIGHT = /(?:满分|分值|权重|标准分)(?:为|是)?$/u
const TOTAL = /共|合计|总|累计/u
const FARTHEST = 30
const FEWEST_SCORES = 3

/**
 * What was taken off an indicator, told in the sentences behind its score: `分值20分，得17.5分，扣2.5分。目标不细，扣1.5分；分配不均，扣1分`; and
 * means of the scores listed behind them. What is told need not be all, so never with certainty.
 */
export function readDeductions(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    if (!isLevel(mention) || mention.figure.unit.dimension !== 'score') return []
    if (WEIGHT.test(mention.phrase)) return deductions(stream, i)
    if (OFF.test(mention.phrase)) {
      const most = MOST_OFF.exec(mention.lead)?.[1]
      if (most !== undefined) return ofIndicator(stream, i, most)
      if (/共$/u.test(mention.lead.replace(OFF, '')) || isHead(stream, i)) return inFull(stream, i)
      const among = amongOff(stream, i)
      if (among) return [...among, ...ofIndicator(stream, i)]
      return ofIndicator(stream, i)
    }
    return /平均/u.test(mention.phrase) ? mean(stream, i) : SCORED.test(mention.phrase) ? meanBehind(stream, i) : []
  })
}

function deductions(stream: readonly Mention[], i: number): Draft[] {
  const weight = stream[i] as Mention
  const score = stream[i + 1]
  if (!score || score.sentence !== weight.sentence || !isPoints(score) || !/得/u.test(score.phrase)) return []
  // 甲类分值20分，得18分；乙类分值30分，得27分。甲类扣分最多，扣2分: behind several told in one sentence it may be of any.
  if (
    stream
      .slice(Math.max(0, i - FARTHEST), i)
      .some((one) => one.sentence === weight.sentence && WEIGHT.test(one.phrase))
  )
    return []
  const off: Mention[] = []
  for (let j = i + 2; j < stream.length && j - i < FARTHEST; j++) {
    const mention = stream[j] as Mention
    if (mention.paragraph !== weight.paragraph || WEIGHT.test(mention.phrase)) break
    if (!isPoints(mention)) continue
    if (!OFF.test(mention.phrase) || TOTAL.test(mention.phrase)) return []
    off.push(mention)
  }
  const [first, ...rest] = off
  if (!first) return []
  const { section } = weight.figure
  const total =
    first.sentence === score.sentence &&
    rest.length > 1 &&
    (rest.every(({ sentence }) => sentence > first.sentence) || /[：:]/u.test(rest[0]?.lead ?? ''))
  const parts = total ? rest : off
  const taken = sum(...parts.map((part) => figure(part.figure)))
  const reading = total ? equals(first.figure, taken) : equals(score.figure, minus(figure(weight.figure), taken))
  // In one sentence with its score the deductions are read with certainty elsewhere.
  if (!total && off.every(({ sentence }) => sentence === score.sentence)) return []
  const draft: Draft = { kind: 'sum', topic: 'deduction', certainty: 'low', readings: [reading], section }
  const told = off.reduce((taken, { figure: { value } }) => taken.plus(value), new Decimal(0))
  const lost = weight.figure.value.minus(score.figure.value)
  const slip = off.some((one) => isOneSlipAway(reading, one.figure))
  const several = rest.length > 0 && (slip || told.greaterThanOrEqualTo(lost.times(MOSTLY)))
  if (total || several || told.greaterThanOrEqualTo(lost)) return [draft]
  // 分值30分，得28.78分。…扣0.8分: what else was taken off may be told elsewhere.
  return isConfirmed(reading) ? [draft] : []
}

/** So much of what was lost is told where all of it is. */
const MOSTLY = 0.75

/** `扣分最多的是过程类，扣3.6分`, `扣分主要集中在过程指标，共扣3.2分`: all that it lost. */
const MOST_OFF =
  /(?:扣分|失分)[^，。；]{0,6}(?:是|为|在|于)([^，。；、和及]{2,10}?)(?:方面|上)?[，,][^，。；]{0,4}扣[减除了分]?$/u

/**
 * `过程指标满分30分，得27.65分` and, sentences later, `过程指标扣2.35分`: for one reason of several no indicator loses more than it lost, and where
 * the words say what it lost, or the numbers agree, just that.
 */
function ofIndicator(stream: readonly Mention[], i: number, most?: string): Draft[] {
  const stated = stream[i] as Mention
  const told = stated.phrase.replace(OFF, '').replace(/^其中/u, '')
  const name = (most ?? told).replace(ASPECT, '')
  if (told.length < SHORTEST_NAME && most === undefined) return []
  const before = stream.slice(Math.max(0, i - FARTHEST_NAME), i)
  const at = before.findLastIndex(
    (one, k) =>
      isPoints(one) &&
      one.phrase.replace(WEIGHT, '').replace(ASPECT, '').endsWith(name) &&
      before[k + 1]?.sentence === one.sentence &&
      /得/u.test(before[k + 1]?.phrase ?? ''),
  )
  const [weight, score] = [before[at], before[at + 1]]
  if (!weight || !score || !WEIGHT.test(weight.phrase) || !isPoints(score) || score.sentence === stated.sentence)
    return []
  const lost = minus(figure(weight.figure), figure(score.figure))
  const { section } = stated.figure
  const all = equals(stated.figure, lost)
  if (most !== undefined || isConfirmed(all))
    return [{ kind: 'difference', topic: 'deduction', certainty: 'low', readings: [all], section }]
  const readings = [{ stated: figure(stated.figure), comparison: '<=' as const, computed: lost }]
  return [{ kind: 'bound', topic: 'part', certainty: 'low', readings, section }]
}

/** 过程方面 and 过程指标 are of one name. */
const ASPECT = /(?:方面|指标|部分|类)$/u
const SHORTEST_NAME = 3
const FARTHEST_NAME = 60

/** `产出质量。扣1.40分。资金拨付不及时，扣0.80分；结算延后，扣0.60分`: in a sentence of its own, for no reason; the reasons come behind. */
function isHead(stream: readonly Mention[], i: number): boolean {
  const { sentence, paragraph, phrase } = stream[i] as Mention
  const [before, behind] = [stream[i - 1], stream[i + 1]]
  const alone = before?.sentence !== sentence && behind?.sentence !== sentence
  return (
    alone && /^扣[减除了分]{0,2}$/u.test(phrase) && before?.paragraph !== paragraph && behind?.paragraph === paragraph
  )
}

/** `过程方面扣2.5分，其中支出率未达标扣0.5分，结转结余率偏高扣1分，资产未处置扣1分`: what the sentence took off, reason by reason. */
function amongOff(stream: readonly Mention[], i: number): Draft[] | null {
  const total = stream[i] as Mention
  const behind = stream.slice(i + 1, i + FARTHEST).filter(({ sentence }) => sentence === total.sentence)
  const end = behind.findIndex(({ gap }) => gap >= GAP.semicolon)
  const off = (end < 0 ? behind : behind.slice(0, end)).filter(isPoints)
  if (behind[0]?.opener !== 'among' || off.length < 2 || !off.every(({ phrase }) => OFF.test(phrase))) return null
  const reading = equals(total.figure, sum(...off.map((part) => figure(part.figure))))
  if (/主要|集中/u.test(behind[0].lead) || off.slice(1).some(({ opener }) => opener !== null)) return null
  return [{ kind: 'sum', topic: 'deduction', certainty: 'low', readings: [reading], section: total.figure.section }]
}

/** `共扣5.7分，扣分明细为：甲扣0.5分；乙扣1分，…`: all that the paragraph takes off behind it, if no list is within the list. */
function inFull(stream: readonly Mention[], i: number): Draft[] {
  const total = stream[i] as Mention
  const off: Mention[] = []
  for (const mention of stream.slice(i + 1, i + FARTHEST)) {
    if (mention.paragraph !== total.paragraph || (isPoints(mention) && !OFF.test(mention.phrase))) break
    if (TOTAL.test(mention.phrase) || mention.opener === 'among' || mention.depth > total.depth) return []
    if (isPoints(mention)) off.push(mention)
  }
  if (off.length < 2) return []
  const readings = [equals(total.figure, sum(...off.map((part) => figure(part.figure))))]
  return [{ kind: 'sum', topic: 'deduction', certainty: 'low', readings, section: total.figure.section }]
}

/** `平均得分88.55分，其中甲县87.35分、乙县90.12分、丙县84.26分`. */
function mean(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  const first = stream[i + 1]
  if (!first?.lead.includes('其中') || first.paragraph !== stated.paragraph) return []
  const scores: Mention[] = []
  for (const mention of stream.slice(i + 1, i + 1 + FARTHEST)) {
    const differs = mention.gap > first.gap || (scores.length > 1 && mention.gap !== scores[1]?.gap)
    if (mention.sentence !== first.sentence || !isPoints(mention) || (mention !== first && differs)) break
    scores.push(mention)
  }
  if (scores.length < FEWEST_SCORES) return []
  const count = { op: 'constant' as const, value: new Decimal(scores.length) }
  const reading = equals(stated.figure, over(sum(...scores.map((score) => figure(score.figure))), count))
  return [{ kind: 'formula', certainty: 'low', readings: [reading], section: stated.figure.section }]
}

const SCORED = /(?:整体|总体|综合|总|全[市县省区])[^，。；]{0,4}得?分$/u
const IS_MEAN = /得分[^，。；]{0,4}为[^，。；]{0,16}得分的?(?:算术)?平均(?:值|数|分)?/u

/** `整体得分86.10分。甲县92.35分；乙区84.15分。（整体得分为各地得分的平均值）`: said behind the scores that it is the mean of. */
function meanBehind(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  const end = IS_MEAN.exec(stated.rest)?.index ?? -1
  if (end < 0) return []
  const until = stated.figure.at.end + end
  const scores = stream
    .slice(i + 1, i + 1 + FARTHEST)
    .filter((one) => one.paragraph === stated.paragraph && one.figure.at.end <= until && isPoints(one))
  if (scores.length < FEWEST_SCORES) return []
  const count = { op: 'constant' as const, value: new Decimal(scores.length) }
  const reading = equals(stated.figure, over(sum(...scores.map((score) => figure(score.figure))), count))
  return [{ kind: 'formula', certainty: 'low', readings: [reading], section: stated.figure.section }]
}

function isPoints(mention: Mention): boolean {
  return isLevel(mention) && mention.figure.unit.dimension === 'score'
}
