import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { Decimal } from '../number/decimal.ts'
import { evaluate } from '../number/relation.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { EACH, isCountOf, isPerUnit, isTotalOf, LIMITED, MONTHLY } from './each.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, isExactCount, over, product, roughly, type Side, tentatively } from './relate.ts'
import { isPlanned, measureOf } from './same-period.ts'

const FARTHEST = 12

/**
 * What comes to each of those counted: `接待费5.00万元，接待350人次，人均142.86元`, `项目6个、指标54个，平均每个项目9个指标`, `聘用调解员42名（每所2名）`. The
 * words do not say which count and which total, so it is kept where the numbers confirm it, or where the only ones there are off.
 */
export function readAverages(stream: readonly Mention[], cells: readonly Figure[]): Draft[] {
  const costs = cells.filter(({ label }) => COST.test(label)).slice(0, MOST_COSTS)
  return stream.flatMap((mention, i) => {
    if (!isLevel(mention) || !DIVIDED.has(mention.figure.unit.dimension)) return []
    const draft =
      (EACH.test(mention.phrase) || isPerUnit(mention) ? (average(stream, i) ?? ofNamed(stream, i, costs)) : null) ??
      daily(stream, i)
    return draft ? [draft] : []
  })
}

/** What tables state that text divides by people, meetings or vehicles. */
const COST = /接待|培训|会议|运行|经费/u
const MOST_COSTS = 400

const DIVIDED: ReadonlySet<string> = new Set(['money', 'count', 'staff', 'size'])

/** An average behind its total and its count. */
function average(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  // 标准为每人最高5000元: a limit is not what each got.
  if (LIMITED.test(stated.phrase)) return null
  const priced = pricedAt(stream, i)
  if (priced) return priced
  const near = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter(isLevel)
    .concat(totalBehind(stated, stream[i + 1]), countBehind(stated, stream[i + 1]), countBehindAside(stream, i))
    .filter((other) => other.paragraph === stated.paragraph && stated.sentence - other.sentence < 2)
  const counts = near.filter((other) => isCountOf(stated, other))
  const totals = near.filter((other) => isTotalOf(stated, other) && !counts.includes(other))
  const readings = totals.flatMap((total) =>
    counts.map((count) =>
      equals(
        stated.figure,
        over(figure(total.figure), product(figure(count.figure), ...ofMonths(stated, total, count))),
      ),
    ),
  )
  const loose = !EACH.test(stated.phrase)
  if (isOfBracket(stream, i, counts, totals)) {
    const [total, count] = [stream[i - 2] as Mention, stream[i - 1] as Mention]
    const reading = equals(stated.figure, over(figure(total.figure), figure(count.figure)))
    if (ofMonths(stated, total, count).length === 0)
      return { kind: 'rate', certainty: 'low', readings: [reading], section: stated.figure.section }
  }
  const kept = SURVEYED.test(stated.phrase)
    ? readings.filter(isConfirmed)
    : readings.filter((reading) => !loose || isConfirmed(reading) || isPlausible(reading))
  if (kept.length === 0 || isRoundedCount(stated, kept)) return null
  const rate: Draft = { kind: 'rate', certainty: 'low', readings: kept, section: stated.figure.section }
  // The only amount and the only count of its clause are what it is the average of, or else of its sentence.
  const opens = stream.slice(Math.max(0, i - FARTHEST), i).findLast(({ gap }) => gap >= GAP.semicolon)
  const from = opens?.sentence === stated.sentence && stated.gap < GAP.semicolon ? opens.at : 0
  const single = (found: readonly Mention[]) =>
    found.filter(({ sentence, at }) => sentence === stated.sentence && at >= from).length === 1
  const span = totals.some((total) => counts.some((count) => ofMonths(stated, total, count).length > 0))
  const settled = /均/u.test(stated.phrase) && single(totals) && single(counts) && !span
  const before = stream[i - 1]
  const aside = isAside(stated) && before !== undefined && totals.includes(before)
  if (settled || (aside && counts.length === 1 && totals.length === 1)) return rate
  return (kept.some(isConfirmed) ? null : ofThoseBeside(stream, i, counts, totals, rate)) ?? tentatively(rate)
}

/** `氨氮分析仪4台，单价19.10万元，计76.40万元`: so many at so much each, and what they come to. */
function pricedAt(stream: readonly Mention[], i: number): Draft | null {
  const [count, stated, total] = [stream[i - 1], stream[i] as Mention, stream[i + 1]]
  if (!count || !total || !/单价$/u.test(stated.phrase) || !/^[，,](?:合?计|共计?|小计|金额)$/u.test(total.lead.trim()))
    return null
  if (![count, total].every((one) => isLevel(one) && one.sentence === stated.sentence)) return null
  if (stated.gap !== GAP.comma || total.gap !== GAP.comma || !isExactCount(count.figure)) return null
  const readings = [equals(total.figure, product(figure(stated.figure), figure(count.figure)))]
  if (!readings.some((reading) => isConfirmed(reading) || isPlausible(reading))) return null
  return { kind: 'rate', certainty: 'low', readings, section: stated.figure.section }
}

/** `奖励扶助655.01万元（6823人，每人每年960元）`: the bracket behind an amount tells how many there are, and what each got. */
function isOfBracket(
  stream: readonly Mention[],
  i: number,
  counts: readonly Mention[],
  totals: readonly Mention[],
): boolean {
  const [total, count, stated] = [stream[i - 2], stream[i - 1], stream[i] as Mention]
  if (!total || !count || !counts.includes(count) || !totals.includes(total)) return false
  return total.depth < count.depth && count.depth === stated.depth && stated.gap <= GAP.comma
}

/** `减免诉讼费35.42万元，向17人发放救助金28.60万元，人均1.68万元`: of the count and the total right before it, where none fits. */
function ofThoseBeside(
  stream: readonly Mention[],
  i: number,
  counts: readonly Mention[],
  totals: readonly Mention[],
  rate: Draft,
): Draft | null {
  const stated = stream[i] as Mention
  const pair = stream.slice(Math.max(0, i - 2), i).filter(({ sentence }) => sentence === stated.sentence)
  const count = pair.find((one) => counts.includes(one))
  const total = pair.find((one) => totals.includes(one))
  if (!count || !total || !/均/u.test(stated.phrase) || stated.gap !== GAP.comma || SURVEYED.test(stated.phrase))
    return null
  if (ofMonths(stated, total, count).length > 0) return null
  return { ...rate, readings: [equals(stated.figure, over(figure(total.figure), figure(count.figure)))] }
}

/**
 * `公务接待费5.87万元…。全年接待63批次、612人次，人均95.92元`, `公务用车运行维护费24.38万元。…保有公务用车7辆，平均每辆3.48万元`: the total stands
 * sentences before or in a table, under the name that the average or its sentence bears; so may the people that it is over.
 */
function ofNamed(stream: readonly Mention[], i: number, cells: readonly Figure[]): Draft | null {
  const stated = stream[i] as Mention
  if (LIMITED.test(stated.phrase) || SURVEYED.test(stated.phrase)) return null
  const before = stream.slice(Math.max(0, i - REACH), i).filter(isLevel)
  const counted = before.filter((one) => one.sentence === stated.sentence && isCountOf(stated, one))
  // 保有量46辆，其中局机关4辆、执法支队29辆，平均每辆: over all of them.
  const listed = counted.findIndex(({ opener }) => opener !== null)
  const counts = listed > 0 ? counted.slice(listed - 1, listed) : counted
  const known = counts.length > 0 ? counts : peopleNamed(stream, i)
  const [count] = known
  if (!count || new Set(known.map(({ figure }) => roughly(figure))).size > 1) return null
  const { of: kind, noun: words = '' } = EACH.exec(stated.phrase)?.groups ?? {}
  const noun = words.replace(/^车?(?:年均|全年|一年|每年|年度)?(?=[运支维]|$)/u, '')
  const vehicles = /^[辆台]$/u.test(count.figure.unit.text) && /车/u.test(stated.phrase + count.phrase + count.tail)
  const school = kind === '生' ? schoolIn(stated) : null
  const own =
    noun.length >= SHORTEST_NAME
      ? noun.replace(/费用$/u, '费')
      : vehicles
        ? '运行'
        : (school ?? RECEPTION.exec(sentenceBefore(stream, i))?.[0] ?? '')
  if (own === '') return null
  const told = stream.slice(Math.max(0, i - REACH), i).filter((one, k, near) => {
    const here = one.figure.section.path[0] === stated.figure.section.path[0]
    return here && isLevel(one) && !one.prior && !isPartOfPlan(near, k)
  })
  const named = [...told.map((one) => one.figure), ...cells].filter(
    (one) =>
      one.unit.dimension === stated.figure.unit.dimension &&
      one.unit.of === '' &&
      (one.year === null || one.year === stated.figure.year) &&
      !isPlanned(one) &&
      !EACH.test(one.label) &&
      one.label.replace('招待', '接待').includes(own),
  )
  const results = named.filter((one) => one.cell !== null && isResult(measureOf(one)))
  const totals = results.length > 0 ? results : named
  const readings = totals.map((total) => equals(stated.figure, over(figure(total), figure(count.figure))))
  const confirmed = readings.filter(isConfirmed)
  // Of several that bear the name nobody knows which is meant.
  const meant = noun.length >= SHORTEST_NAME && stated.figure.unit.dimension === 'money'
  const doubtful =
    new Set(totals.map(roughly)).size === 1
      ? readings.filter((reading) => meant || isPlausible(reading)).slice(0, 1)
      : []
  const kept = confirmed.length > 0 ? confirmed : doubtful
  return kept.length > 0 ? { kind: 'rate', certainty: 'low', readings: kept, section: stated.figure.section } : null
}

/** 预算16万元，其中公务接待费6.50万元: planned as well, though the words say so of the whole alone. */
function isPartOfPlan(near: readonly Mention[], k: number): boolean {
  const { sentence } = near[k] as Mention
  for (let j = k; j > 0 && near[j - 1]?.sentence === sentence; j--) {
    const [one, head] = [near[j] as Mention, near[j - 1] as Mention]
    if (one.opener !== null) return isPlan(head.figure.measure)
    if (one.gap >= GAP.semicolon) return false
  }
  return false
}

/** `员额法官31人。…员额法官人均结案223件`, `在职在编90人。…人均公用经费3.80万元`: those whom the words before 人均 name, or who are in post. */
function peopleNamed(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const school = schoolIn(stated)
  const [, of] = /^(.*?)人均/u.exec(stated.phrase) ?? []
  if (of === undefined && school === null) return []
  const people = stream
    .slice(Math.max(0, i - FARTHEST_PEOPLE), i)
    .filter((one) => isLevel(one) && one.figure.unit.dimension === 'staff' && !one.prior)
  // 小学在校生50217人。…小学生均支出13593元
  if (school !== null) return people.filter(({ figure: { label } }) => label.includes(school) && PUPILS.test(label))
  if (of === undefined) return []
  const named = of.length >= SHORTEST_NAME ? people.filter(({ figure: { label } }) => label.endsWith(of)) : []
  const posted = of === '' && /在职|在编|职工/u.test(since(stated.lead, GAP.stop)) ? people.filter(isEmployed) : []
  return [...named, ...posted]
}

/** The kind of school whose pupils the amount is for one of. */
function schoolIn({ phrase }: Mention): string | null {
  return /(小学|初中|高中|中职|高职|幼儿园?|义务教育|特殊教育)(?:学?生|幼儿)?均/u.exec(phrase)?.[1] ?? null
}

const PUPILS = /在校生|在校学生|在园幼儿|学生数?$|学生人数$|幼儿$/u
const FARTHEST_PEOPLE = 300

/** 年末实有在职在编干警90人: all of them, and no kind. */
function isEmployed({ phrase }: Mention): boolean {
  return /(?:在职|在编)(?:在编|在职)?(?:人员|职工|干部职工|干警|教职工|人数)?$/u.test(phrase)
}

/** What stands between its numbers as well. */
function sentenceBefore(stream: readonly Mention[], i: number): string {
  const { sentence } = stream[i] as Mention
  return stream
    .slice(Math.max(0, i - FARTHEST), i + 1)
    .filter((one) => one.sentence === sentence)
    .map(({ lead }) => since(lead, GAP.stop))
    .join('')
}

const RECEPTION = /接待|培训|会议/u
const SHORTEST_NAME = 3
const REACH = 40

/** 18500人次 in 336场 are 55 each: a mean of what is counted is printed whole. */
function isRoundedCount({ figure: stated }: Mention, readings: readonly Reading[]): boolean {
  if (!isExactCount(stated) || readings.some(isConfirmed)) return false
  return readings.some(({ computed }) => {
    const exact = evaluate(computed)?.exact.toNumber() ?? Number.NaN
    return Math.abs(exact - stated.value.toNumber()) <= 0.5 * 10 ** -stated.decimals
  })
}

/** `2023年发放51万元，人均每月425元`: what a year's total comes to by the month; of 人次 each is of one month. */
function ofMonths({ phrase }: Mention, { phrase: total }: Mention, { figure: { unit } }: Mention): Side[] {
  if (/[人户]次$/u.test(unit.text)) return []
  return MONTHLY.test(phrase) && !MONTHLY.test(total) ? [YEAR] : []
}

/** In months. */
const YEAR: Side = { op: 'constant', value: new Decimal(12) }

/** What statistics find by asking, or over the mean population. */
const SURVEYED = /可支配|纯收入|收入|工资|消费支出|生产总值|GDP/u

/** `人均增收1439元，共计增收2105.80万元`, `户均增收1860元，带动增收约224万元` */
function totalBehind({ sentence, phrase }: Mention, next: Mention | undefined): Mention[] {
  if (next?.sentence !== sentence || next.role !== 'level' || !/均/u.test(phrase)) return []
  const { bound } = next.figure
  return (bound === null || bound === 'about') && /共|总|带动|合计/u.test(next.lead) ? [next] : []
}

/** `村均39.61万元（218个村）` */
function countBehind(stated: Mention, next: Mention | undefined): Mention[] {
  return next && isLevel(next) && /^[（(]共?$/u.test(next.lead) && isCountOf(stated, next) ? [next] : []
}

/** `调解员42名（每所2名）`: the bracket is right behind its total. */
function isAside({ lead, phrase }: Mention): boolean {
  return /^[（(]/u.test(lead) && lead.length - phrase.length === 1
}

/** `护林员126名（每村6名），覆盖21个行政村` */
function countBehindAside(stream: readonly Mention[], i: number): Mention[] {
  const [stated, next] = [stream[i] as Mention, stream[i + 1]]
  const counted = next && isAside(stated) && next.sentence === stated.sentence && isLevel(next)
  return counted && isCountOf(stated, next) ? [next] : []
}

const DAILY = /(?:日均|天均|平均每[日天]|每[日天]平均)[^，。；]{0,8}$/u
const SOME_DAYS = /高峰|工作日|节假日|假期|最[高低多少大小]/u
const NEAR = 4

/** `全年清运垃圾6935吨，日均19吨`: over the days of the year, or of the time that the words name. */
function daily(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  if (!DAILY.test(stated.phrase) || SOME_DAYS.test(stated.lead)) return null
  const { unit, section } = stated.figure
  const totals = stream
    .slice(Math.max(0, i - NEAR), i)
    .filter(
      (other) =>
        isLevel(other) &&
        other.depth === stated.depth &&
        other.paragraph === stated.paragraph &&
        stated.sentence - other.sentence < 2 &&
        other.figure.unit.dimension === unit.dimension &&
        other.figure.unit.of === unit.of,
    )
  const readings = totals.flatMap((total) =>
    daysOf(total, stated).map((days) => equals(stated.figure, over(figure(total.figure), days))),
  )
  if (readings.length === 0 || isRoundedCount(stated, readings)) return null
  const [only, ...more] = totals
  const rate: Draft = { kind: 'rate', certainty: 'low', readings, section }
  const beside = only !== undefined && more.length === 0 && only === stream[i - 1] && stated.gap <= GAP.comma
  // 全年新设主体2737万户，日均新设企业2.4万户: those are some of them.
  const name = stated.phrase.slice(-2)
  const settled = beside && /全年/u.test(only.lead) && (/[日天均]$/u.test(name) || only.lead.includes(name))
  return settled ? rate : tentatively(rate)
}

/** How many days the words between tell of: a week, a quarter, half a year, else a year. */
function daysOf({ lead, figure: { year } }: Mention, { lead: own }: Mention): Side[] {
  const words = lead + own
  const [, many] = SPANS.find(([span]) => span.test(words)) ?? [null, (year ?? 1) % 4 === 0 ? [366, 365] : [365]]
  return many.map((days) => ({ op: 'constant', value: new Decimal(days) }))
}

const SPANS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/周/u, [7]],
  [/季度/u, [90, 91, 92]],
  [/半年/u, [181, 182, 184]],
  [/月(?!末|底|\d)/u, [30, 31, 28, 29]],
]
