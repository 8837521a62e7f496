import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { Decimal, HUNDRED } from '../number/decimal.ts'
import { figuresOf } from '../number/relation.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { lastPhrase } from './phrase.ts'
import { isWeight } from './prose-points.ts'
import { equals, figure, isConfirmed, type Side } from './relate.ts'
import { OFF } from './taken-off.ts'

/** 财预〔2020〕10号 and its local variants: 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below; half-open, since the bands leave 89.5 undefined. */
const BANDS: readonly { readonly words: RegExp; readonly from: number; readonly to: number }[] = [
  { words: /^优秀?/u, from: 90, to: 100 },
  { words: /^良好?/u, from: 80, to: 90 },
  { words: /^(?:中等?|合格|一般)/u, from: 60, to: 80 },
  { words: /^(?:差|不合格|较差)/u, from: 0, to: 60 },
]

const GRADE =
  /(?:等级|等次|结果|评级|评价|级别|结论|档次)[^，。；]{0,6}?[为是：:“"「]{0,2}(优秀?|良好?|中等?|合格|一般|差|不合格|较差)(?=[”"」。，；、级档等）)]|$)/u
/** A score may be told indicator by indicator before what was taken off. */
const FARTHEST = 40

/** Scores of running text: 100 less the deductions listed, and the grade word against its band. */
export function readScores(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    if (
      !isLevel(mention) ||
      mention.figure.unit.dimension !== 'score' ||
      !/得分|评分|分数|总分|自评|评价为|(?:合计|共|总)得$/u.test(mention.phrase + mention.lead.slice(-12))
    )
      return []
    return [...deductions(stream, i), ...grade(mention)]
  })
}

/** `合计 | 90 | 87.16`, 不含预算执行率10分: not of a hundred. */
function leavesSomeOut({ table, row }: NonNullable<Figure['cell']>, figures: readonly Figure[]): boolean {
  return figures.some(
    ({ cell, measure, value }) =>
      cell?.table === table && cell.row === row && /^(?:分值|权重|满分)/u.test(measure ?? '') && value.equals(NINETY),
  )
}

/** All points of the form's indicators: the other ten are those of how the budget was executed, which stand in its head. */
export const NINETY = new Decimal(90)

/** Below this a score is of one indicator, whose deductions do not come off a hundred. */
const LEAST_TOTAL = 50

function deductions(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  if (OFF.test(stated.phrase) || /指标|类/u.test(stated.phrase) || stated.figure.value.lessThan(LEAST_TOTAL)) return []
  // 过程指标分值56分，得分50.5分: of an indicator.
  const weight = stream[i - 1]
  const own = weight?.sentence === stated.sentence && isWeight(weight) && !weight.figure.value.equals(HUNDRED)
  if (own && weight.figure.unit.dimension === 'score') return []
  // 总分100分，得分93.2分: what can be scored.
  const full = /满分|总分/u.test(stated.phrase) || !/得|自评|评[价定为]/u.test(stated.phrase)
  if (stated.figure.value.equals(HUNDRED) && full) return []
  const near = (next: Mention) =>
    next.paragraph === stated.paragraph && next.figure.unit.dimension === 'score' && OFF.test(next.phrase)
  const behind = stream.slice(i + 1, i + 1 + FARTHEST).filter(near)
  const before = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter((one) => near(one) && one.sentence === stated.sentence)
  const off = behind.length > 0 ? behind : before
  if (off.length === 0) return []
  // 扣8分，其中：预算扣1分…, …，共扣8分: the first or the last may be the total of the others.
  const [first, last] = [off[0], off.at(-1)]
  const total = first && last && off.length > 1 && (isTotal(first, off[1]) || isTotal(last))
  const some = [off.slice(0, 1), off.slice(1), off.slice(0, -1), off.slice(-1)]
  const readings = [off, ...(total ? some : [])].map((taken) => less(stated, taken))
  // 自评得91.5分。投入那一块扣3分，其中编制扣2分、目标扣1分: of one part of it, and of others is told elsewhere.
  const ofOne =
    first &&
    first.sentence !== stated.sentence &&
    off[1] &&
    off[1].opener !== null &&
    !ALL_OFF.test(first.phrase.replace(OFF, ''))
  if (ofOne && !readings.some(isConfirmed)) return []
  // 自评得分94.2分。其中预算编制扣1.6分、满意度扣1.1分: a sentence of its own tells some of what was lost.
  const told = off.reduce((taken, { figure: { value } }) => taken.plus(value), new Decimal(0))
  const lost = HUNDRED.minus(stated.figure.value)
  const amongThem = first !== undefined && first.sentence !== stated.sentence && first.lead.includes('其中')
  if (amongThem && told.lessThan(lost) && !readings.some(isConfirmed)) return []
  // 扣分主要集中在后期，其中过程扣2.35分、产出扣2.20分: there are others.
  if (/主要|集中在|最多/u.test(off[0]?.lead ?? '') && !readings.some(isConfirmed)) return []
  return [{ kind: 'sum', topic: 'deduction', certainty: 'high', readings, section: stated.figure.section }]
}

/** 扣6.85分, 共扣6.85分: of no part. */
const ALL_OFF = /^(?:$|共|合计|总|累计)/u

/** Whether the words let points be the total of others: 共扣8分, 扣8分 of nothing that is named, 扣8分，其中：…. */
function isTotal({ phrase, at }: Mention, next?: Mention): boolean {
  const name = phrase.replace(OFF, '')
  const opened = next !== undefined && next.at > at && /其中|[：:]/u.test(next.lead)
  return name === '' || /共|合计|总|累计/u.test(name) || opened
}

/** 100 less what was taken off. */
function less(stated: Mention, off: readonly Mention[]): Reading {
  const terms = [
    { weight: 1 as const, of: { op: 'constant' as const, value: HUNDRED } },
    ...off.map((next) => ({ weight: -1 as const, of: figure(next.figure) })),
  ]
  return equals(stated.figure, { op: 'sum', terms })
}

function grade(stated: Mention): Draft[] {
  const word = GRADE.exec(stated.tail.slice(0, 60))?.[1]
  const band = word && BANDS.find(({ words }) => words.test(word))
  if (!band || stated.figure.value.greaterThan(HUNDRED)) return []
  const limit = (value: number, comparison: '<=' | '>='): Draft => ({
    kind: 'bound',
    topic: 'grade',
    certainty: 'high',
    readings: [{ stated: figure(stated.figure), comparison, computed: { op: 'constant', value: new Decimal(value) } }],
    section: stated.figure.section,
  })
  return [limit(band.from, '>='), limit(band.to, '<=')]
}

function labels(side: Side): string {
  return figuresOf(side)
    .map(({ label }) => label)
    .join('、')
}

/** A sum of scores alone, however it was introduced, is about scores; the score of one project is no part of another's. */
export function asScores(draft: Draft): Draft[] {
  const scored = (side: Side): boolean =>
    side.op === 'figure'
      ? side.figure.unit.dimension === 'score'
      : side.op === 'sum' && side.terms.every(({ of }) => scored(of))
  if (!draft.readings.every(({ stated, computed }) => scored(stated) && scored(computed))) return [draft]
  const [first] = draft.readings
  // 自评94分，其中预算执行扣5分: what is taken off is no part.
  const off = draft.readings.every(
    ({ stated, computed }) => !/扣/u.test(labels(stated)) && /扣/u.test(labels(computed)),
  )
  if (off) return []
  const owner = first?.stated.op === 'figure' && /项目|单位|部门|[县市区局]/u.test(first.stated.figure.label)
  if (draft.topic === 'part' && owner) return []
  return [draft.kind === 'sum' && draft.topic === undefined ? { ...draft, topic: 'score' } : draft]
}

const TOTAL_NAME = /(?:自评|综合|总|最终|评价|评定|绩效)[^，。；]{0,6}(?:得分|评分|总分|分)$|总分$/u
/** 自评综合得分39分: however little, it is of all indicators. */
const OF_ALL = /(?:自评|评价|绩效|最终)[^，。；]{0,4}(?:综合|总)(?:得分|评分|分)$/u
const TOTAL_ROW = /^(?:总分|合计|总计|总得分|得分合计|自评总分|综合得分|自评得分|总体得分)$/u

/** 本项目综合得分, 项目绩效评价得分: of what the report is about; 甲项目得分 is of one of several. */
const OWN_PROJECT = /^(?:本|该)?项目(?=(?:支出|资金)?(?:绩效)?(?:评价|自评)?(?:综合|最终|总|评价)(?:得分|评分|总分))/u

/** `自评得分93.7分` is the score in the table's total row. Certain where the report has one such table. */
export function readScoreTotals(stream: readonly Mention[], figures: readonly Figure[]): Draft[] {
  const totals = figures.filter(
    ({ cell, label, measure, unit }) =>
      cell &&
      TOTAL_ROW.test(label) &&
      /得分|评分/u.test(measure ?? '') &&
      (unit.dimension === 'score' || unit.dimension === 'none') &&
      !leavesSomeOut(cell, figures),
  )
  const tables = new Set(totals.map(({ cell }) => cell?.table)).size
  if (totals.length === 0) return []
  return stream.flatMap((mention, i): Draft[] => {
    const own = lastPhrase(mention.lead).replace(/[为是达到：:]{1,3}$/u, '')
    const { figure: stated } = mention
    // 总分100分，得95.17分
    const full = stream[i - 1]
    const phrase = /^(?:自评)?得$/u.test(own) && full?.figure.value.equals(HUNDRED) ? full.phrase : own
    if (!isLevel(mention) || stated.unit.dimension !== 'score' || stated.cell || !TOTAL_NAME.test(phrase)) return []
    if (
      /平均|均分|上年|项目|类|指标|满分/u.test(phrase.replace(OWN_PROJECT, '')) ||
      (stated.value.lessThan(LEAST_TOTAL) && !OF_ALL.test(phrase))
    )
      return []
    // 评价指标总分100分: what can be scored.
    if (stated.value.equals(HUNDRED) && /(?<!自评|最终|评定)总分$/u.test(phrase)) return []
    const readings = totals.map((total) => equals(stated, figure(total)))
    return [{ kind: 'restatement', certainty: tables === 1 ? 'high' : 'low', readings, section: stated.section }]
  })
}
