import type { Reading } from '../model/claim.ts'
import { HUNDRED } from '../number/decimal.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import { endsOf } from './change-ends.ts'
import type { Draft } from './draft.ts'
import { type Facts, grandKey } from './facts.ts'
import { asSet, goalNamed, WITH_GOAL } from './goal-named.ts'
import { likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, nounIn, since } from './phrase.ts'
import { equals, figure, isConfirmed, minus, over, percent, roughly, type Side, tentatively } from './relate.ts'
import { DECREASES, INCREASES, withoutEnding } from './wording.ts'

const FARTHEST = 10

/** Changes of running text: 比上年增加x，增长p%; 由x增至y; with the base printed, elsewhere, or implied by amount and level. */
export function readChanges(stream: readonly Mention[], facts: Facts): Draft[] {
  return stream.flatMap((_, i) => {
    const draft = change(stream, i, facts)
    return draft ? [draft] : []
  })
}

function change(stream: readonly Mention[], i: number, facts: Facts): Draft | null {
  const stated = stream[i] as Mention
  const { dimension } = stated.figure.unit
  // 同口径增长5.2%，上年同口径为98327万元: the base is printed in the same terms.
  if (OTHER_PRICES.test(stated.lead) && !LIKEWISE.test(stated.tail)) return null
  if (dimension === 'multiple') return multiple(stream, i, facts)
  if (stated.direction === 0) return null
  if (stated.role === 'points') return points(stream, i)
  if (stated.role !== 'change') return null
  return dimension === 'percent' ? changeRate(stream, i, facts) : changeAmount(stream, i, facts)
}

/** 按可比价格计算, 同口径: the change is not between the printed levels. */
const OTHER_PRICES = /可比|不变价|同口径|剔除|扣除/u
const LIKEWISE = /^[，,（(](?:上年|去年)(?:同期)?(?:同口径|可比)/u

function changeAmount(stream: readonly Mention[], i: number, facts: Facts): Draft | null {
  const stated = stream[i] as Mention
  const short = againstPlanned(stream, i)
  if (short) return short
  const ends = endsOf(stream, i, facts).filter(({ now }) => commensurable(now.unit, stated.figure.unit))
  const readings = ends.map(({ now, before }) => equals(stated.figure, growth(stated, figure(now), figure(before))))
  return settle(stated, readings, ends[0]?.stated ?? false)
}

/** `完成128743万元，为年初预算156000万元的82.5%，比上年下降21.5%，短收27257万元`: of what was planned, whatever else the sentence compares with. */
function againstPlanned(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const [word] = /^(?:短收|超收|欠收)/u.exec(stated.phrase) ?? []
  if (word === undefined) return null
  const own = stream
    .slice(Math.max(0, i - FARTHEST_LEVEL), i)
    .filter((one) => one.sentence === stated.sentence && commensurable(one.figure.unit, stated.figure.unit))
  const plan = own.findLast((one) => (one.role === 'base' && one.of === 'ratio') || isPlan(one.figure.measure))
  const result = own.find((one) => one !== plan && isLevel(one) && !isPlan(one.figure.measure))
  if (!plan || !result) return null
  const [more, less] = word === '超收' ? [result, plan] : [plan, result]
  return doubted(stated, [equals(stated.figure, minus(figure(more.figure), figure(less.figure)))])
}

function changeRate(stream: readonly Mention[], i: number, facts: Facts): Draft | null {
  const stated = stream[i] as Mention
  const firm: Reading[] = []
  const loose: Reading[] = []
  const ends = endsOf(stream, i, facts)
  for (const { now, before, stated: said } of ends) {
    const reading = equals(stated.figure, percent(growth(stated, figure(now), figure(before)), figure(before)))
    ;(said ? firm : loose).push(reading)
  }
  const amount = amountBeside(stream, i)
  if (amount && isFromNothing(stream, i, amount)) return null
  if (amount) {
    const base = baseBefore(stream, i) ?? priorBefore(stream, stream.lastIndexOf(amount, i + 1))
    if (base) firm.push(equals(stated.figure, percent(figure(amount.figure), figure(base.figure))))
    for (const { before } of ends) {
      ;(firm.length > 0 ? firm : loose).push(equals(stated.figure, percent(figure(amount.figure), figure(before))))
    }
    const levels = levelsBefore(stream, i, amount)
    // What the change is said to be from is not what it came to.
    const told = [...ends, ...endsOf(stream, stream.lastIndexOf(amount, i + 1), facts)]
    // 支出减少43.36万元，下降8.01%: what the amount lies between is what the rate is of, as far as numbers can tell.
    const between = told.filter(({ now, before }) =>
      isConfirmed(equals(amount.figure, growth(amount, figure(now), figure(before)))),
    )
    if (firm.length === 0 && between.length > 0)
      return doubted(
        stated,
        between.map(({ before }) => equals(stated.figure, percent(figure(amount.figure), figure(before)))),
      )
    const results = levels.filter(({ figure: level }) => !told.some(({ before }) => before === level))
    const meant = firm.length === 0 ? changed(results, amount) : undefined
    for (const level of levels) {
      const base = minus(figure(level.figure), signed(amount, figure(amount.figure)))
      const reading = equals(stated.figure, percent(figure(amount.figure), base))
      ;(level === meant ? firm : loose).push(reading)
    }
  }
  if (amount && firm.length === 0) {
    const now = statedBefore(stream, i, amount)
    const base = now && minus(figure(now.figure), signed(amount, figure(amount.figure)))
    if (base) return doubted(stated, [equals(stated.figure, percent(figure(amount.figure), base)), ...loose])
  }
  const meant = firm.length === 0 && ends.some(({ likely }) => likely)
  return meant ? doubted(stated, loose) : settle(stated, [...firm, ...loose], firm.length > 0)
}

/** `公务接待费支出决算0.40万元`, and below `公务接待费支出决算增加0.40万元，增长100%`: there was none the year before. */
function isFromNothing(stream: readonly Mention[], i: number, amount: Mention): boolean {
  const name = nameOf(amount)
  if (!(stream[i] as Mention).figure.value.equals(HUNDRED) || amount.direction < 0) return false
  return stream
    .slice(Math.max(0, i - FARTHEST_LEVEL), i)
    .some(
      (one) =>
        isLevel(one) &&
        commensurable(one.figure.unit, amount.figure.unit) &&
        roughly(one.figure) === roughly(amount.figure) &&
        (one === stream[i - 2] || bears(one.figure.label, name)),
    )
}

function doubted(stated: Mention, readings: readonly Reading[]): Draft {
  return { ...draftOf(stated, readings), certainty: 'low' }
}

/** 由96.2%提高到98.5%，提升2.3个百分点; 92.5%，较上年的88.3%提高4.2个百分点 */
function points(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const near = stream
    .slice(Math.max(0, i - 4), i)
    .filter(({ sentence, figure: { unit } }) => sentence === stated.sentence && unit.dimension === 'percent')
  const before = near.findLast(
    (mention) =>
      mention.role === 'from' ||
      (mention.role === 'base' && mention.of === 'change') ||
      COMPARED.test(mention.lead) ||
      (WITH_GOAL.test(stated.lead) && GOAL.test(mention.phrase)) ||
      (mention === stream[i - 1] && stated.gap === GAP.none && AGAINST.test(mention.phrase)) ||
      // 超限率0.38%，上年为0.45%，下降0.07个百分点
      (mention === stream[i - 1] && stated.gap === GAP.comma && mention.prior && stream[i - 2]?.prior === false),
  )
  const aside = stream[i + 1]
  const prior = aside?.sentence === stated.sentence && ASIDE.test(aside.lead) ? aside : undefined
  if (!before && prior?.figure.unit.dimension === 'percent') return pointsFrom(stated, near.at(-1), prior)
  const others = near.filter((mention) => mention !== before && mention.role !== 'change')
  // 失业率2.86%，控制在4.5%以内，较上年末的3.12%下降0.26个百分点
  const now = others.findLast(({ figure: { bound } }) => bound === null) ?? others.at(-1)
  const goal = !before && now ? goalNamed(stream, i, now) : null
  if (goal && now)
    return doubted(stated, [equals(stated.figure, growth(stated, figure(now.figure), figure(asSet(goal, now))))])
  if (stated.of !== '' || !before || !now) return null
  return settle(stated, [equals(stated.figure, growth(stated, figure(now.figure), figure(before.figure)))], true)
}

/** 占比较上年的33.18%上升2.17个百分点. */
const AGAINST = /[比较与][^，。；]{0,10}的?$/u

/** 27.47%，较上年下降2.16个百分点（上年为29.63%） */
function pointsFrom(stated: Mention, now: Mention | undefined, before: Mention): Draft | null {
  if (!now) return null
  return settle(stated, [equals(stated.figure, growth(stated, figure(now.figure), figure(before.figure)))], true)
}

/** 接种率97.80%，比上年（97.15%）上升0.65个百分点 */
const COMPARED = /(?:比|较|与|低于|高于|超过)[^，。；（]{0,14}[（(][^，。；（]{0,6}$/u

/** 目标值95%，完成值96.5%，超出目标值1.5个百分点 */
const GOAL = /(?:目标|指标|计划)值[为是]?$/u

const ASIDE = /^[（(，,](?:(?:上年|去年)[^）)，。]{0,12}|(?:年度)?(?:目标|计划|指标)值?[为是]?)$/u

/** 由15万增加到60万，增长3倍; 是原来的3倍 */
function multiple(stream: readonly Mention[], i: number, facts: Facts): Draft | null {
  const stated = stream[i] as Mention
  if (stated.role !== 'other') return null
  const readings = endsOf(stream, i, facts).map(({ now, before }) => {
    const ratio = stated.direction > 0 ? minus(figure(now), figure(before)) : figure(now)
    return equals(stated.figure, over(ratio, figure(before)))
  })
  return readings.length === 0 ? null : tentatively({ ...draftOf(stated, readings), certainty: 'low' })
}

function settle(stated: Mention, readings: readonly Reading[], asserted: boolean): Draft | null {
  if (readings.length === 0) return null
  const draft = draftOf(stated, readings)
  return asserted ? draft : tentatively(draft)
}

function draftOf(stated: Mention, readings: readonly Reading[]): Draft {
  return { kind: 'change', certainty: 'high', readings, section: stated.figure.section }
}

/** now − before, or before − now where the words say that it fell. */
function growth(stated: Mention, now: Side, before: Side): Side {
  return stated.direction > 0 ? minus(now, before) : minus(before, now)
}

function signed(amount: Mention, size: Side): Side {
  return amount.direction > 0 ? size : { op: 'sum', terms: [{ weight: -1, of: size }] }
}

/** The amount of the same change right before or after a rate: 增加25.47万元，增长18.1%. */
function amountBeside(stream: readonly Mention[], i: number): Mention | null {
  const stated = stream[i] as Mention
  const isAmount = (mention: Mention | undefined) =>
    mention?.role === 'change' &&
    mention.sentence === stated.sentence &&
    mention.direction === stated.direction &&
    mention.figure.unit.dimension !== 'percent' &&
    AGAINST_PLAN.test(mention.phrase) === AGAINST_PLAN.test(stated.phrase)
  // 增加2家、320张，分别增长7.69%和7.55%: each rate is of the amount in its own place.
  const [previous, next] = [stream[i - (stated.enumerated?.count ?? 1)], stream[i + 1]]
  if (previous && isAmount(previous)) return previous
  const beside = next && next.gap <= GAP.comma && next.opener === null && !OTHER_CHANGES.test(next.lead)
  return beside && isAmount(next) ? next : null
}

/** `分别增加100%、持平和纯增27万元`: changes of several things told in turn. */
const OTHER_CHANGES = /持平|和/u

/** `比上年25起减少4起，下降16%`: the base stands in the words, and no level but it. */
function baseBefore(stream: readonly Mention[], i: number): Mention | null {
  const stated = stream[i] as Mention
  const near = stream.slice(Math.max(0, i - 2), i).filter(({ sentence }) => sentence === stated.sentence)
  const base = near.find(({ role, of }) => role === 'base' && of === 'change')
  return base && near.every((mention) => mention === base || mention.role === 'change') ? base : null
}

/** `上年是15.28万元，减少2.18万元，下降14.27%`: right before the amount stands what there was. */
function priorBefore(stream: readonly Mention[], at: number): Mention | null {
  const [before, amount] = [stream[at - 1], stream[at] as Mention]
  const prior =
    before?.prior === true && isLevel(before) && before.sentence === amount.sentence && amount.gap === GAP.comma
  return prior && commensurable(before.figure.unit, amount.figure.unit) && !COMPARED_AGAIN.test(amount.lead)
    ? before
    : null
}

/** 上年15万元，比前年减少2万元. */
const COMPARED_AGAIN = /[比较与]/u

/** 收入调整为85000万元，调减16000万元，下降9.7%: the budget was cut by so much, and the income falls by so much a year. */
const AGAINST_PLAN = /[调核][增减](?:[为了]|幅度?)?$/u

/**
 * The level that changed: the one right before in the sentence; else the one of the name that the amount bears (`收入总计100万元。
 * 与上年相比，收入总计增加5万元`), or, where it bears none, the one right before.
 */
function changed(levels: readonly Mention[], amount: Mention): Mention | undefined {
  const [nearest] = levels
  const name = nameOf(amount) || clauseSubject(amount.lead)
  const apart = amount.gap >= GAP.semicolon && name.length > 2
  if (name.length < 2 || (nearest?.sentence === amount.sentence && !apart)) return nearest
  // 收入总计和支出总计均为21019.88万元。与上年相比，收、支总计各增加2364.17万元: both are as much.
  if (BOTH_SIDES.test(name) && nearest && /[总合]计/u.test(nearest.phrase)) return nearest
  return levels.find(({ figure: { label } }) => bears(label, name) || isCutOff(name, label))
}

/** What is said to have changed. */
function nameOf(amount: Mention): string {
  const label = withoutEnding(amount.figure.label, [...INCREASES, ...DECREASES])
  return nounIn(label.replace(/[比较与].{0,16}$/u, '').replace(/(?:同比|各)$/u, ''))
}

/** 公务用车运行维护费支出决算比预算无增减变化，比去年增加1.05万元: the words before the first comparison of its clause. */
export function clauseSubject(lead: string): string {
  const [, name = ''] = SUBJECT.exec(since(lead, GAP.semicolon)) ?? []
  return nounIn(name)
}

const SUBJECT =
  /(?:^|[，,])([^，,。；]{4,20}?)(?:支出|决算|预算){0,2}数?[比较与][^，,。；]{1,20}[，,][^，,。；]{0,12}$/u

/** 一般公共预算财政拨款增加 is said of 一般公共预算财政拨款支出. */
const BOTH_SIDES = /^收入?[、和与及]?支出?(?:[总合]计|总[额量])?数?[各均]?$/u

function isCutOff(name: string, label: string): boolean {
  return name.length >= LONG && label.startsWith(name) && /^(?:收入|支出)$/u.test(label.slice(name.length))
}

const LONG = 6

/**
 * `“三公”经费41万元，其中：…。` and paragraphs on: `“三公”经费较上年减少19万元，下降31.7%`. The last level of that name and year;
 * none where two of them differ.
 */
function statedBefore(stream: readonly Mention[], i: number, amount: Mention): Mention | null {
  const name = nameOf(amount)
  if (name.length < SHORTEST && !/^总[收支][入出]$/u.test(name)) return null
  const year = WITH_YEAR.test(amount.lead) ? null : amount.figure.year
  const near = stream.slice(Math.max(0, i - FARTHEST_LEVEL), i).filter((mention) => {
    const { figure: level } = mention
    const same = level.year === year || level.year === null || year === null
    return (
      isLevel(mention) &&
      !mention.prior &&
      same &&
      commensurable(level.unit, amount.figure.unit) &&
      !isPlan(level.measure)
    )
  })
  const bearing = near.filter(({ figure: { label } }) => bears(label, name))
  // 全年实际支出169万元。…支出总额增加11万元: all that was spent, under another name.
  const grand = bearing.length === 0 && /总|合计/u.test(name) ? grandKey(name) : ''
  const named = grand === '' ? bearing : near.filter(({ figure: { label } }) => grandKey(label) === grand)
  const last = named.at(-1)
  return last && named.every(({ figure: { value } }) => value.equals(last.figure.value)) ? last : null
}

/** 与2022年相比: the year of what there was, and not of what there is. */
const WITH_YEAR = /[与比较同]20\d\d年/u
const FARTHEST_LEVEL = 40
const SHORTEST = 4

/** 支出 alone is not what 农林水支出 changed to. */
function bears(label: string, name: string): boolean {
  return label === name || (label.length >= SHORTEST && likeness(label, name) >= SAME)
}

/** 收、支总计 is short for 收入总计 and 支出总计. */
const SAME = 0.7

function levelsBefore(stream: readonly Mention[], i: number, amount: Mention): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (stated.sentence - mention.sentence > 1) break
    if (isLevel(mention) && !mention.prior && commensurable(mention.figure.unit, amount.figure.unit))
      found.push(mention)
  }
  return found.slice(0, 4)
}
