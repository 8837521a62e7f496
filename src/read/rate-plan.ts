import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isPart } from './balance-terms.ts'
import { isLevel } from './breakdown.ts'
import { likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { roughly } from './relate.ts'

const FARTHEST = 60
const SHORTEST = 2

/** Words of a label that say which measure of an item it is, and not which item. */
const MEASURES =
  /(?:补助|专项|财政|衔接|债券|项目)?(?:资金|经费)|(?:年初|全年|年度|调整后?的?)?预算|支出|决算|执行|安排|到位|拨付|实际|下达|计划|任务|累计|完成|项目|金额|价?款|应|已|数额?|额|总|共/gu

/** 项目支出 is an item, of whose name nothing else would be left. */
const BY_USE = /(?:基本|项目)支出/u

/** What an item is called, without what is said of it; empty where nothing is left. */
export function itemIn({ figure: { label } }: Mention): string {
  return BY_USE.exec(label)?.[0] ?? label.replace(MEASURES, '')
}

/**
 * The plan of the item that a result names, where it stands in an earlier sentence: `公务接待费预算12.50万元…。公务接待费支出8.36万元，
 * 完成预算的66.88%`. Null where several are stated.
 */
export function planOfItem(stream: readonly Mention[], i: number): Pair | null {
  const stated = stream[i] as Mention
  const result = resultToRate(stream, i)
  if (!result || isPlan(result.figure.measure)) return null
  const item = itemIn(result)
  const named = item !== result.figure.label || BY_USE.test(item)
  // 一般公共预算收入为277800万元，与备案预算一致。…一般公共预算收入完成279196万元，为预算的100.5%: what was to come in, of the same name.
  const again = stated.of.includes('预算') && isResult(result.figure.measure)
  if (item.length < SHORTEST || !(named || again)) return null
  const plans: Mention[] = []
  const anywhere = BODY.test(item)
  for (let j = i - 2; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    const { section } = mention.figure
    if (!anywhere && section.path[0] !== stated.figure.section.path[0] && mention.paragraph !== stated.paragraph) break
    if (isLevel(mention) && isPlanOf(mention, result) && itemIn(mention) === item) plans.push(mention)
  }
  return only(plans, (plan) => ({ result, plan }))
}

/** Who was given money in one chapter is who spent it in another. */
const BODY = /[^，。；]{1,8}(?:县|市|区|镇|乡|街道|村|社区|局|中心|学校|小学|中学|医院|卫生院|公司|站|场|所)$/u

/** `项目支出15983万元，占总支出的61.22%，执行率86.69%`: what stands right before the rate, but for shares of it. */
export function resultToRate(stream: readonly Mention[], i: number): Mention | undefined {
  const { sentence } = stream[i] as Mention
  let at = i - 1
  while (stream[at]?.role === 'share' && stream[at]?.sentence === sentence) at--
  const result = stream[at]
  return result && isLevel(result) && result.sentence === sentence ? result : undefined
}

/** `预算规模2280万元，其中：…。节约资金225万元，节约率为9.87%`: what was saved right before the rate, and the plan at the head of a sentence. */
export function planSaved(stream: readonly Mention[], i: number): Pair | null {
  const saved = stream[i - 1]
  if (!saved || !/节约|节支|节省/u.test(saved.phrase) || saved.sentence !== stream[i]?.sentence) return null
  for (let j = i - 2; j >= 0 && i - j <= FARTHEST && stream[j]?.paragraph === saved.paragraph; j--) {
    const plan = stream[j] as Mention
    const head = plan.gap >= GAP.stop || plan.sentence === saved.sentence
    if (head && isLevel(plan) && isPlan(plan.figure.measure) && commensurable(plan.figure.unit, saved.figure.unit))
      return { result: saved, plan }
  }
  return null
}

function isPlanOf({ figure, sentence }: Mention, result: Mention): boolean {
  const again = figure.label === result.figure.label
  if (sentence === result.sentence || (again && !(isResult(result.figure.measure) && isOther(figure, result.figure))))
    return false
  return !isResult(figure.measure) && commensurable(figure.unit, result.figure.unit)
}

/** Of the same year, and not the same amount told twice. */
function isOther(a: Figure, b: Figure): boolean {
  return a.year === b.year && roughly(a) !== roughly(b)
}

/**
 * `公用经费595.67万元。公用经费预算612.00万元，公用经费控制率97.33%`: what was spent, where only its plan stands beside the rate; null where several
 * are told.
 */
export function resultOfItem(stream: readonly Mention[], i: number): Pair | null {
  const stated = stream[i] as Mention
  // 预算安排52万元（接待费14万元、运行费38万元），控制率88.62%
  const plan = stream
    .slice(Math.max(0, i - NEAR), i)
    .findLast((one) => one.sentence === stated.sentence && one.depth <= stated.depth)
  const [, name] = /^(.{0,16}?)(?:预算)?(?:控制率|执行率|完成率)$/u.exec(stated.of) ?? []
  if (!plan || name === undefined || plan.sentence !== stated.sentence || !isPlan(plan.figure.measure)) return null
  const item = itemIn(plan)
  if (item.length < SHORTEST || !(OWN.test(name) || plan.figure.label.startsWith(name))) return null
  const results = stream
    .slice(Math.max(0, i - NEAR), i)
    .filter((one) => one !== plan && isLevel(one) && !isPlan(one.figure.measure) && inSection(one, stated))
    .filter((one) => likeness(itemIn(one), item) >= SAME || itemIn(one).endsWith(item))
    .filter(({ figure: { unit } }) => commensurable(unit, plan.figure.unit))
  return only(results, (result) => ({ result, plan }))
}

const NEAR = 24
/** 日常公用经费 and 公用经费. */
const SAME = 0.8
/** 实际控制率, 执行率 of what stands right before. */
const OWN = /^(?:实际|其)?$/u

/**
 * `调整后全年预算5127.93万元` sections before `全年实际支出4896.37万元，预算执行率95.48%`: all that was planned, as it was adjusted where that is
 * told; null where several are told.
 */
export function planOfAll(stream: readonly Mention[], i: number): Pair | null {
  const stated = stream[i] as Mention
  const beside = resultToRate(stream, i)
  const result = beside ?? headOfParagraph(stream, i)
  if (!result || isPlan(result.figure.measure)) return null
  if (!OF_ALL.test(stated.of) || !ALL.test(itemIn(result)) || result.depth > 0) return null
  const plans = stream
    .slice(Math.max(0, i - FARTHEST), i - 1)
    .filter((one) => isLevel(one) && one.depth === 0 && (isMeans(one) || (isPlan(one.figure.measure) && isOfAll(one))))
    .filter(({ sentence, figure: { unit } }) => sentence < stated.sentence && commensurable(unit, result.figure.unit))
  const measures = stated.of.includes('年初') ? ['年初预算'] : ['调整预算', '预算', ...(beside ? ['年初预算'] : [])]
  const found = measures.map((measure) =>
    plans.filter((one) => (isMeans(one) ? measure === '调整预算' : one.figure.measure === measure)),
  )
  return only(found.find(({ length }) => length > 0) ?? [], (plan) => ({ result, plan }))
}

/**
 * `共下达危房改造补助资金3500万元，其中：甲县…` a chapter before `各县累计支出3332.93万元，总体支出进度95.23%`: the one amount that was given and is
 * no part of another, where none but it is enough for what was spent.
 */
export function givenInAll(stream: readonly Mention[], i: number): Pair | null {
  const stated = stream[i] as Mention
  const result = resultToRate(stream, i)
  if (!result || isPlan(result.figure.measure) || result.depth > 0 || result.opener !== null) return null
  if (!SPENDING.test(stated.of) || !ALL.test(itemIn(result).replace(WHOSE, ''))) return null
  const from = Math.max(0, i - FARTHEST)
  const given = stream
    .slice(from, Math.max(from, i - 1))
    .filter((one, k) => isLevel(one) && one.depth === 0 && isGiven(one) && !isPart(stream, from + k))
    .filter(({ sentence, figure: { unit } }) => sentence < stated.sentence && commensurable(unit, result.figure.unit))
    .filter(({ figure }) => roughly(figure) >= roughly(result.figure))
  return only(given, (plan) => ({ result, plan }))
}

const SPENDING =
  /^(?:整体|总体|全[市县区省]|综合|累计|专项|项目)*(?:资金|支出|预算|经费)(?:支出|执行|使用|支付|拨付)*(?:率|进度)$/u
const WHOSE = /^各(?:[县市区镇乡（）()、街道单位项目地部门]+)/u

function isGiven({ figure: { label, measure } }: Mention): boolean {
  return (
    isPlan(measure) ||
    /(?:下达|安排|拨付|筹集|投入|到位)[^，。；]{0,20}(?:资金|经费)$|(?:项目|计划|工程|概算)总?投资$/u.test(label)
  )
}

/** 可用资金总额3310万元，即全年预算数 */
function isMeans({ figure: { label } }: Mention): boolean {
  return /可用(?:资金|财力|指标|预算)(?:指标)?(?:总[额量])?$/u.test(label)
}

/** `决算总支出1769万元，比上年增加71万元。全年预算执行率为97.64%`: the first amount of its paragraph, a sentence before. */
function headOfParagraph(stream: readonly Mention[], i: number): Mention | undefined {
  const { paragraph, sentence } = stream[i] as Mention
  const head = stream.slice(Math.max(0, i - NEAR), i).find((one) => one.paragraph === paragraph)
  return head && isLevel(head) && sentence - head.sentence === 1 ? head : undefined
}

const OF_ALL =
  /^(?:部门)?(?:整体|总体|全年|年度)?(?:支出|资金)?(?:年初)?预算(?:资金)?(?:支出)?(?:执行|完成)?(?:率|进度)?$/u
/** What is left of a name that names no item. */
const ALL = /^(?:部门|单位|本级|整体|收入|收支|财政|全[年县市区镇]|[我本][县市区镇局院部]|年度|可用|指标|调整|的|后)*$/u

/** Whether what is planned or done names no item. */
export function isOfAll(one: Mention): boolean {
  return ALL.test(itemIn(one))
}

export interface Pair {
  readonly result: Mention
  readonly plan: Mention
}

function inSection({ figure: a }: Mention, { figure: b }: Mention): boolean {
  return a.section.path[0] === b.section.path[0]
}

/** What the mentions give, where all of them are of one value. */
export function only<T>(found: readonly Mention[], make: (one: Mention) => T): T | null {
  const last = found.at(-1)
  return last && new Set(found.map(({ figure }) => roughly(figure))).size === 1 ? make(last) : null
}
