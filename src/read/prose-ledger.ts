import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { figuresOf } from '../number/relation.ts'
import { isResult, measureIn } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isMisprinted, isPlausible } from './plausible.ts'
import { isOfAll, itemIn, resultToRate } from './rate-plan.ts'
import { equals, figure, isConfirmed, minus, percent, type Side, significantDigits, sum } from './relate.ts'

const FIRST = '年初预算'
const ADJUSTED = '调整预算'
const PLANNED = '预算'
const ADDED = '追加'
const SPENT = '决算'
const LEFT = '年末结转'
const BROUGHT = '上年结转'
const CAME_IN = '收入'
const MEASURES: ReadonlySet<string> = new Set([FIRST, ADJUSTED, PLANNED, ADDED, SPENT, LEFT, BROUGHT])

/** The whole, and what it is spent on, by the accounts' own division (部门预算管理): each is planned, adjusted, spent and left over. */
const USES = /基本支出|项目支出/u

/**
 * What a department planned at first, as adjusted, spent and kept of the year, as a whole and of each use, where it is told once
 * and for all: figures derived from it stand sections away from what they are derived from. `年初预算48216万元，其中基本支出44872万元。…全年预算数为
 * 61584万元，其中基本支出49127万元。与年初预算相比共调增13368万元，增幅27.73%，其中基本支出调增4255万元。…基本支出决算48963万元，执行率99.67%`.
 * No words tie the two, so never with certainty, and only near what they come to.
 */
export function readLedger(stream: readonly Mention[], known: readonly Draft[]): Draft[] {
  const settled = new Map<Figure, Set<string>>()
  for (const { kind, certainty, readings } of known) {
    const [reading] = readings
    if (reading?.stated.op !== 'figure' || reading.comparison !== '=') continue
    const { figure: of } = reading.stated
    if (certainty === 'high' || readings.some(isConfirmed))
      settled.set(of, (settled.get(of) ?? new Set()).add(sortOf(kind, reading)))
  }
  const ledger = ledgerOf(stream)
  if (ledger.size === 0) return []
  const looked = new Map<string, Mention | null>()
  const find = (measure: string, item: string, { figure: { year } }: Mention, first: boolean) => {
    const key = keyOf(measure, item, year)
    const known = looked.get(`${key} ${first}`)
    if (known !== undefined) return known
    const all = ledger.get(key) ?? []
    const said = all.filter(({ lead }) => OF_YEAR.test(since(lead, GAP.comma)))
    const found = finest(said.length > 0 ? said : all) ?? (first ? (said[0] ?? null) : null)
    looked.set(`${key} ${first}`, found)
    return found
  }
  const told: Told = (measure, item, stated) => find(measure, item, stated, false)
  // What the account itself says comes first, and what is said of some of it behind.
  const first: Told = (measure, item, stated) => find(measure, item, stated, true)
  return stream.flatMap((stated, i): Draft[] => {
    if (stated.prior || stated.figure.cell !== null) return []
    const derived =
      changeOf(stream, i, told) ??
      rateOf(stream, i, told, first) ??
      leftOf(stated, told) ??
      meansOf(stated, told) ??
      inQuarters(stream, i, told)
    const readings = (derived?.sides ?? []).map((side) => equals(stated.figure, side))
    const reading =
      readings.find(isConfirmed) ??
      readings.find(derived?.kind === 'sum' || derived?.moved ? isMisprinted : isPlausible)
    if (!derived || !reading || settled.get(stated.figure)?.has(sortOf(derived.kind, reading))) return []
    return [{ kind: derived.kind, certainty: 'low', readings: [reading], section: stated.figure.section }]
  })
}

/** 全年部门整体支出 is of all, 实际支出 may be of what the section is about. */
const OF_YEAR = /全年|年度|年[初中末底]|本年|上年|部门|单位|整体|总/u

/** One amount may be the sum of several sets of parts. */
function sortOf(kind: Draft['kind'], { computed }: Reading): string {
  return kind === 'sum' ? `${kind} ${figuresOf(computed).length}` : kind
}

type Told = (measure: string, item: string, stated: Mention) => Mention | null

interface Derived {
  readonly kind: Draft['kind']
  readonly sides: readonly Side[]
  /** Of a plan that may have been cut in places too, and by how much may not be told. */
  readonly moved?: boolean
}

function keyOf(measure: string, item: string, year: number | null): string {
  return `${measure} ${item} ${year ?? ''}`
}

function ledgerOf(stream: readonly Mention[]): ReadonlyMap<string, Mention[]> {
  const ledger = new Map<string, Mention[]>()
  let headed = { sentence: 0, measure: '' }
  for (const mention of stream) {
    const { measure: stated, unit, year } = mention.figure
    if (mention.depth > 0 || unit.dimension !== 'money' || (mention.prior && stated !== BROUGHT)) continue
    if (!isLevel(mention) && stated !== ADDED) continue
    const item = itemOf(mention)
    if (item === null) continue
    const inherited = item !== '' && headed.sentence === mention.sentence ? headed.measure : null
    const measure = measureOf(mention, item) ?? inherited
    if (measure === null) continue
    if (item === '') headed = { sentence: mention.sentence, measure }
    // What was brought forward is of the year before's end.
    const key = keyOf(measure, item, mention.prior && year !== null ? year + 1 : year)
    const known = ledger.get(key)
    if (known) known.push(mention)
    else ledger.set(key, [mention])
  }
  return ledger
}

/** Empty for the whole, null for whatever is neither that nor one of its uses. */
function itemOf(mention: Mention): string | null {
  const [use] = USES.exec(mention.figure.label) ?? []
  if (use !== undefined) return itemIn(mention) === use ? use : null
  return isOfAll(mention) || OF_ALL.some((words) => words.test(mention.phrase)) ? '' : null
}

/** 县财政批复我局2022年年初预算, 年中追加预算, 全年可用指标合计, 年末结转结余, 加上年初结转和结余: of no item. */
const OF_ALL = [
  /^[^，。；]{0,8}(?:批复|核定|下达|安排)[我本]?[局部委办厅院校镇乡单位县市区]{0,3}(?:20\d\d年度?)?(?:年初|部门|年度){0,3}预算(?:数|额|总[额量])?$/u,
  /^(?:年中|全年|当年|本年|年度|执行中|共|累计){0,3}(?:追加|调增)(?:预算|资金|指标|安排){0,2}$/u,
  /^(?:加上?)?(?:上年|年初)[^，。；]{0,4}结[转余][转结和与余]{0,4}$/u,
  /^(?:[我本][局部委办厅院单位]{0,2})?(?:年末|年底)?结[转余][转结和与余]{0,4}(?:资金)?$/u,
  /^(?:全年|本年|年度|当年)?可用[^，。；]{0,8}$/u,
  /^[^，。；]{0,6}(?:年末|全年|年度)?未(?:执行|支出|使用)的?(?:资金|预算)(?:共计?)?$/u,
]

/** 本项目年末未执行资金 */
const UNSPENT = /未(?:执行|支出|使用)的?(?:资金|预算)(?:共计?)?$/u

function measureOf({ phrase, figure: { measure, label } }: Mention, item: string): string | null {
  if ((measure === PLANNED && /全年预算|调整/u.test(phrase)) || /可用/u.test(phrase)) return ADJUSTED
  if (UNSPENT.test(phrase)) return LEFT
  if (measure !== null) return MEASURES.has(measure) ? measure : null
  if (item === '' && /^(?:[我本][局部委办厅院单位]*)?(?:本年|部门)?收入(?:合计)?$/u.test(label)) return CAME_IN
  // 全年部门整体支出4718.92万元
  return item === '' && label.endsWith('支出') ? SPENT : null
}

/** The figure of most digits, where all others round it; null where they disagree. */
function finest(found: readonly Mention[]): Mention | null {
  const [first, ...others] = found.toSorted((a, b) => significantDigits(b.figure) - significantDigits(a.figure))
  if (!first) return null
  return others.every(({ figure: other }) => isConfirmed(equals(other, figure(first.figure)))) ? first : null
}

/** What there was to spend: as adjusted, or as planned where nothing is said to be added. */
function planOf(told: Told, item: string, stated: Mention): Mention | null {
  const adjusted = told(ADJUSTED, item, stated)
  if (adjusted || told(ADDED, '', stated)) return adjusted
  return told(PLANNED, item, stated) ?? told(FIRST, item, stated)
}

const WITH_FIRST = /[与较比同]年初[^，。；]{0,6}预算/u
const ADJUSTING = /调[增减整]|追[加减]|全年预算|可用/u

/** 与年初预算相比共调增13368.19万元，增幅为27.73%，其中基本支出调增4255.51万元 */
function changeOf(stream: readonly Mention[], i: number, told: Told): Derived | null {
  const stated = stream[i] as Mention
  if (!isChange(stated)) return null
  const words = wordsOf(stream, i)
  if (KEPT_SINCE.test(words)) {
    const [left, brought] = [told(LEFT, '', stated), told(BROUGHT, '', stated)]
    return left && brought ? apart(stated, left, brought) : null
  }
  if (!WITH_FIRST.test(words)) return null
  const amount = stated.figure.unit.dimension === 'percent' ? stream[i - 1] : stated
  if (!amount || !isChange(amount) || amount.sentence !== stated.sentence) return null
  const item = USES.exec(amount.figure.label)?.[0] ?? ''
  const first = told(FIRST, item, stated)
  const now = told(ADJUSTING.test(words) ? ADJUSTED : SPENT, item, stated)
  return first && now ? apart(stated, now, first) : null
}

/** By how much, or by what part of what was before. */
function apart({ direction, figure: { unit } }: Mention, now: Mention, before: Mention): Derived {
  const [more, less] = direction < 0 ? [before, now] : [now, before]
  const change = minus(figure(more.figure), figure(less.figure))
  return { kind: 'change', sides: [unit.dimension === 'percent' ? percent(change, figure(before.figure)) : change] }
}

/** 年末结转和结余较年初减少704.24万元, 年末结转和结余888.16万元，较上年结转数下降32.34% */
const KEPT_SINCE =
  /结[转余][^，。；]{0,12}[，]?[较比与同](?:年初|上年结[转余][^，。；]{0,4})(?:相比)?[^，。；\d]{0,4}$/u

/** 调增4255万元 states what was added, too. */
function isChange({ role, phrase, figure: { measure } }: Mention): boolean {
  return role === 'change' || (measure === ADDED && /[增减][加少]?$/u.test(phrase))
}

/** What its sentence says before the number. */
function wordsOf(stream: readonly Mention[], i: number): string {
  const { sentence } = stream[i] as Mention
  let from = i
  while (stream[from - 1]?.sentence === sentence) from--
  return stream
    .slice(from, i + 1)
    .map(({ lead }) => lead)
    .join(' ')
}

const EXECUTED =
  /^(?:部门|单位|整体|总体|全年|年度|本年|财政|资金|预算|支出|基本支出|项目支出)*(?:执行|完成|支出)(?:率|进度)$/u
const OF_PLAN = /^(?:决算数?|支出数?|金额)?(?:仅?[为占是]|相当于|达到?)?([^，。；]{0,8}预算)(?:数|额|总[额量])?$/u
/** 项目资金实际到位9275万元，资金到位率100% */
const ARRIVED = /^(?:项目|专项|财政)?资金(?:实际)?到位率$/u
/** 全年预算执行率（决算数÷调整预算数） */
const ASIDE = /[（(][^（()）]{1,24}[）)]$/u
const KEPT = /结[转余]{1,3}(?:结余)?率$/u

function rateOf(stream: readonly Mention[], i: number, told: Told, first: Told): Derived | null {
  const stated = stream[i] as Mention
  if (stated.role !== 'rate' && stated.role !== 'share') return null
  const beside = resultToRate(stream, i) ?? null
  const item = beside ? itemOf(beside) : ''
  const kind = stated.role
  const of = (part: Mention | null, whole: Mention | null): Derived | null =>
    part && whole && part !== whole ? { kind, sides: [percent(figure(part.figure), figure(whole.figure))] } : null
  if (KEPT.test(stated.of)) {
    const left = beside && item !== null && measureOf(beside, item) === LEFT ? beside : told(LEFT, '', stated)
    return of(left, first(ADJUSTED, '', stated))
  }
  if (MOVED.test(stated.of)) return movedBy(stated, told)
  const [, plan] = OF_PLAN.exec(stated.of) ?? []
  const measure = plan === undefined ? null : measureIn(plan)
  if (measure !== null && plan !== undefined && isWhole(plan)) {
    const base = measure === FIRST ? told(FIRST, '', stated) : (first(measure, '', stated) ?? planOf(told, '', stated))
    const named = /追加/u.test(stated.lead) ? told(ADDED, '', stated) : told(SPENT, '', stated)
    return of(beside ?? (stated.gap >= GAP.semicolon || /决算数?为|支出数?为/u.test(stated.lead) ? named : null), base)
  }
  if (ARRIVED.test(stated.of))
    return of(beside && /到位/u.test(beside.phrase) ? beside : null, planOf(told, '', stated))
  if (!EXECUTED.test(stated.of.replace(ASIDE, '')) || item === null) return null
  const measured = beside && measureOf(beside, item)
  // 年末结转结余351万元，预算完成率为96.83%
  const result = beside && isResult(measured) ? beside : !beside || measured === LEFT ? told(SPENT, item, stated) : null
  return of(result, planOf(told, item, stated))
}

const MOVED = /^(?:部门|支出|全年|项目)?(?:预算)?(?:总体)?(?:调整|追加|变动)(?:比)?率$/u

/** `年初预算6842万元…。全年调整预算为10684万元，调整率56.14%`: by what part of the first the plan was moved. */
function movedBy(stated: Mention, told: Told): Derived | null {
  const [first, now, added] = [FIRST, ADJUSTED, ADDED].map((measure) => told(measure, '', stated))
  if (!first || !(now || added)) return null
  const grown = now ? [percent(minus(figure(now.figure), figure(first.figure)), figure(first.figure))] : []
  const parts = added ? [percent(figure(added.figure), figure(first.figure))] : []
  return { kind: 'rate', sides: [...grown, ...parts], moved: true }
}

/** 调整后全年预算 names no item. */
function isWhole(plan: string): boolean {
  return /^(?:年初|全年|调整后?的?|本?年度?|部门|单位|总)*预算$/u.test(plan)
}

/** `年末结转结余2213万元，其中基本支出结余164万元`: of the plan of each what was not spent of it. */
function leftOf(stated: Mention, told: Told): Derived | null {
  if (
    !isLevel(stated) ||
    stated.figure.unit.dimension !== 'money' ||
    (stated.figure.measure !== LEFT && !UNSPENT.test(stated.phrase))
  )
    return null
  const item = itemOf(stated)
  const [plan, spent] = item === null ? [] : [planOf(told, item, stated), told(SPENT, item, stated)]
  if (!plan || !spent) return null
  return { kind: 'difference', sides: [minus(figure(plan.figure), figure(spent.figure))] }
}

/** 收入总计, 全年可用资金, 全年预算总额: what was planned or came in of the year, what was added to it, and what the year before left. */
const MEANS = /收入总计$|可用[^，。；]{0,6}$|全年预算(?:数|总[额量])?$/u

/** `本年收入178634万元。…加上年初结转5316万元，收入总计183951万元` */
function meansOf(stated: Mention, told: Told): Derived | null {
  if (!isLevel(stated) || !MEANS.test(stated.phrase) || stated.figure.unit.dimension !== 'money') return null
  if (itemOf(stated) !== '' && !/收入总计$/u.test(stated.phrase)) return null
  const [first, added, brought, came] = [FIRST, ADDED, BROUGHT, CAME_IN].map((measure) => told(measure, '', stated))
  const several = /收入总计$/u.test(stated.phrase)
    ? [[came, brought]]
    : [
        [first, added, brought],
        [first, added],
      ]
  const sides = several.flatMap((terms) => {
    const all = terms.flatMap((one) => one ?? [])
    return all.length === terms.length ? [sum(...all.map((one) => figure(one.figure)))] : []
  })
  return sides.length > 0 ? { kind: 'sum', sides } : null
}

/** `全年部门整体支出4718万元` and, sections away, `一季度支出583万元，二季度1027万元，三季度1221万元，四季度1886万元`. */
function inQuarters(stream: readonly Mention[], i: number, told: Told): Derived | null {
  const stated = stream[i] as Mention
  if (stated !== told(SPENT, '', stated)) return null
  const first = stream.findIndex((one) => isQuarter(one, '一') && one.figure.year === stated.figure.year)
  const quarters = first < 0 ? [] : stream.slice(first, first + QUARTERS.length)
  const all = quarters.length === QUARTERS.length && quarters.every((one, k) => isQuarter(one, QUARTERS.charAt(k)))
  if (!all || !/支出|支付/u.test((quarters[0] as Mention).phrase)) return null
  return { kind: 'sum', sides: [sum(...quarters.map((one) => figure(one.figure)))] }
}

const QUARTERS = '一二三四'

function isQuarter(one: Mention, which: string): boolean {
  return isLevel(one) && one.figure.unit.dimension === 'money' && one.phrase.includes(`${which}季度`)
}
