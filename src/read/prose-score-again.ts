import { HUNDRED } from '../number/decimal.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { lastPhrase } from './phrase.ts'
import { isOneSlipAway, isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed } from './relate.ts'

/** Below this a score is of one indicator. */
const LEAST_TOTAL = 50
const FARTHEST = 400
const TWICE = 2

/** What may stand in the name of the score of all: 经综合评定，本部门整体支出绩效自评得分. */
const OF_ALL =
  /^(?:经|我[局镇乡院校区县市委办]|本|该|部门|单位|项目|专项|资金|财政|整体|支出|绩效|自我|自评|评价|评定|综合|最终|最后|总体?|合计|共|结果|[三四五]?(?:项|部分|类)|各项|指标|以上|20\d\d|年度?)*(?:得分|评分|总分|得)$/u
/** 自评得分 alone, or 项目得分, may be of any project. */
const NAMED = /综合|最终|最后|总|合计|评定|绩效评价/u

/** A report's own score told again: `综合评定得分93.6分` in its introduction, `总得分93.5分` where the indicators are told. What the department gave itself and what others gave it are two. */
export function readScoresAgain(stream: readonly Mention[]): Draft[] {
  const totals = stream.filter((one, i) => isTotal(one) || isOfHundred(one, stream[i - 1])).slice(0, FARTHEST)
  // 甲项目…综合得分96分。乙项目…综合得分92分。丙项目…: of as many things.
  if (new Set(totals.filter((one) => !isSelf(one)).map(({ figure: { value } }) => value.toString())).size > TWICE)
    return []
  return totals.flatMap((again, i): Draft[] => {
    const before = totals.slice(0, i).filter((one) => one.figure.year === again.figure.year)
    const draft = (first: Mention): Draft => {
      const reading = equals(again.figure, figure(first.figure))
      return { kind: 'restatement', certainty: 'low', readings: [reading], section: again.figure.section }
    }
    const alike = before.find((one) => isSelf(one) === isSelf(again))
    if (alike) return [draft(alike)]
    // 绩效自评得分93.2分 in the beginning, 满分100分，得分94.2分 behind: whose it is, the second does not say.
    const own = before.find((one) => !GIVEN.test(again.lead) && !GIVEN.test(one.lead))
    const slipped = own && draft(own)
    return slipped?.readings.some((reading) => isConfirmed(reading) || isOneSlipAway(reading, again.figure))
      ? [slipped]
      : []
  })
}

/** By whom, where it is not the department itself. */
const GIVEN = /评价组|工作组|复核|复评|再评价|重点评价|财政评价|财政局|第三方|抽查|核定|专家/u

/** 满分100分，自评得分93.52分: of all, whatever it is called. */
function isOfHundred(mention: Mention, full: Mention | undefined): boolean {
  if (!full || full.sentence !== mention.sentence || !full.figure.value.equals(HUNDRED)) return false
  return /(?:满分|总分)值?$/u.test(full.phrase) && isOverall(mention)
}

function isTotal(mention: Mention): boolean {
  return isOverall(mention) && (NAMED.test(nameOf(mention)) || ASSESSED.test(mention.lead))
}

/** 经综合评定，项目得分87.7分: what all of it was given. */
const ASSESSED = /经[^，。；：]{0,10}(?:评定|评价|评分|打分|测算|考评|自评)[，,][^，。；]*$/u

function nameOf({ lead }: Mention): string {
  return lastPhrase(lead).replace(/[“”"：:\s]|[为是达]{1,2}$/gu, '')
}

function isOverall(mention: Mention): boolean {
  const { figure: of, depth, prior } = mention
  if (!isLevel(mention) || of.unit.dimension !== 'score' || of.cell !== null || depth > 0 || prior) return false
  return !of.value.lessThan(LEAST_TOTAL) && !of.value.equals(HUNDRED) && OF_ALL.test(nameOf(mention))
}

function isSelf({ lead }: Mention): boolean {
  return /自评|自我/u.test(lead.slice(-20))
}

/** What all indicators together lost: `综合得分93.9分…。全部失分6.1分`, `自评得91.5分，比满分少8.5分`, `总分为96.88分（满分100分），扣3.12分`. */
export function readLost(stream: readonly Mention[]): Draft[] {
  let total: Mention | undefined
  return stream.flatMap((stated, i): Draft[] => {
    if (isTotal(stated)) total = stated
    if (!total || stated.figure.unit.dimension !== 'score' || stated === total || stated.figure.bound !== null)
      return []
    const words = lastPhrase(stated.lead)
    const all = ALL_LOST.test(words)
    const [before, last] = [stream[i - 1], stream[i - 2]]
    const beside = before === total || (last === total && before?.figure.value.equals(HUNDRED) === true)
    if (!all && !(beside && /^扣$/u.test(words) && total.sentence === stated.sentence)) return []
    const most = { weight: 1 as const, of: { op: 'constant' as const, value: HUNDRED } }
    const reading = equals(stated.figure, { op: 'sum', terms: [most, { weight: -1, of: figure(total.figure) }] })
    const { section } = stated.figure
    return [{ kind: 'difference', certainty: 'low', readings: [reading], section }]
  })
}

const ALL_LOST = /^(?:全部|总共?|合计|累计)(?:失分|扣分|丢分)$|^[比较]满分(?:少|低)$/u

const WEIGHT = /(?:满分|分值|权重|标准分)(?:为|是)?[：:]?$/u
const SCORE = /(?:得分?|自评分?)(?:为|是)?[：:]?$/u
const FEWEST = 3
/** No report has so many indicators of the first level; a hostile one may. */
const MOST = 12

/**
 * `（一）投入（分值15分）。…得14.5分。` and so on, a paragraph each: what can be scored makes a hundred, and what was scored the total told behind them.
 */
export function readScoredParagraphs(stream: readonly Mention[]): Draft[] {
  const runs: Mention[][][] = []
  let last: readonly Mention[] | undefined
  for (const paragraph of paragraphs(stream)) {
    const [head] = paragraph
    if (!head || !isHead(head)) continue
    const run = runs.at(-1)
    const follows = last?.[0] && head.paragraph - last[0].paragraph <= 1 && run
    if (follows) run.push(paragraph)
    else runs.push([paragraph])
    last = paragraph
  }
  const scored = runs
    .filter(({ length }) => length >= FEWEST && length <= MOST)
    .flatMap((run) => [...weights(run), ...scores(stream, run)])
  return [...scored, ...scoresOfParagraphs(stream)]
}

/** `投入部分得9.5分。…` and so on, a paragraph each: together the total that the report gives itself. */
function scoresOfParagraphs(stream: readonly Mention[]): Draft[] {
  const found: Mention[][] = []
  let last: Mention | undefined
  for (const [head] of paragraphs(stream)) {
    const begins =
      head && head.at === 0 && isLevel(head) && head.figure.unit.dimension === 'score' && OWN.test(head.lead)
    const run = found.at(-1)
    if (begins && last && run && head.paragraph - last.paragraph <= 1) run.push(head)
    else if (begins) found.push([head])
    last = begins ? head : undefined
  }
  const total = found.length > 0 ? stream.find((one) => isTotal(one)) : undefined
  if (!total) return []
  return found
    .filter(({ length }) => length >= FEWEST && length <= MOST)
    .flatMap((run) => {
      const reading = addUp(total, run)
      const { section } = total.figure
      const draft: Draft = { kind: 'sum', topic: 'score', certainty: 'low', readings: [reading], section }
      return isConfirmed(reading) || isPlausible(reading) ? [draft] : []
    })
}

const OWN = /^[^，。；：\d]{2,10}(?:部分|指标|类|方面)?(?:共|合计|实际)?得$/u

function near({ paragraph }: Mention, start: Mention, end: Mention): boolean {
  return paragraph > end.paragraph ? paragraph - end.paragraph <= 1 : start.paragraph - paragraph <= FEW
}

const FEW = 2

function isHead({ at, lead, figure: { unit }, depth }: Mention): boolean {
  return (
    at === 0 &&
    depth > 0 &&
    unit.dimension === 'score' &&
    (WEIGHT.test(lastPhrase(lead).trim()) || NAMED_HEAD.test(lead))
  )
}

/** 投入（15分）：得分14.00分. */
const NAMED_HEAD = /^[^，。；：]{2,12}[（(]$/u

function paragraphs(stream: readonly Mention[]): Mention[][] {
  const found: Mention[][] = []
  for (const mention of stream) {
    if (found.at(-1)?.[0]?.paragraph === mention.paragraph) found.at(-1)?.push(mention)
    else found.push([mention])
  }
  return found
}

function weights(run: readonly (readonly Mention[])[]): Draft[] {
  const heads = run.flatMap(([head]) => head ?? [])
  const [first] = heads
  if (!first) return []
  const computed = addUp(first, heads).computed
  const reading = { stated: { op: 'constant' as const, value: HUNDRED }, comparison: '=' as const, computed }
  const draft: Draft = {
    kind: 'sum',
    topic: 'weight',
    certainty: 'low',
    readings: [reading],
    section: first.figure.section,
  }
  return isConfirmed(reading) || isPlausible(reading) ? [draft] : []
}

/** The last score of each paragraph, 该项合计得27.85分 or the only one. */
function scores(stream: readonly Mention[], run: readonly (readonly Mention[])[]): Draft[] {
  const told = run.flatMap(
    (paragraph) => paragraph.findLast((one) => isLevel(one) && SCORE.test(one.phrase.trim())) ?? [],
  )
  const [start, end] = [run[0]?.[0], run.at(-1)?.at(-1)]
  if (!start || !end || told.length < run.length) return []
  const behind = stream.slice(stream.lastIndexOf(end) + 1).find((one) => isTotal(one))
  const before = stream
    .slice(0, stream.indexOf(start))
    .findLast((one, i) => isTotal(one) || isOfHundred(one, stream[i - 1]))
  const total = [behind, before].find((one) => one && near(one, start, end))
  if (!total) return []
  const reading = addUp(total, told)
  const draft: Draft = {
    kind: 'sum',
    topic: 'score',
    certainty: 'low',
    readings: [reading],
    section: total.figure.section,
  }
  return isConfirmed(reading) || isPlausible(reading) ? [draft] : []
}
