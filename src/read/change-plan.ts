import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isPart } from './balance-terms.ts'
import { isLevel } from './breakdown.ts'
import { against, back, type Ends, FARTHEST } from './change-near.ts'
import { asSet } from './goal-named.ts'
import type { Mention } from './mention.ts'
import { lastPhrase } from './phrase.ts'
import { itemIn, only } from './rate-plan.ts'
import { goalsOf, thingOf } from './rate-target.ts'
import { roughly } from './relate.ts'

const SHORTEST = 2
export const WITH_PLAN = /(?:比|较|与|同)(?:年初|调整后?|全年|当年|本年|部门){0,3}(?:预算|计划|目标|任务)/u

/** 比预算减少3.64万元，较上年减少2.82万元: the second is not against the budget. */
const WITH_PAST = /(?:比|较|与|同)(?:上年|去年|上一?年度|20\d\d)|[同环]比/u

/** `年初预算18万元，支出决算15.3万元，比预算数减少2.7万元`; and what was adjusted, or done, against a plan of its name told before. */
export function againstPlan(stream: readonly Mention[], i: number, near: readonly Mention[]): Ends[] {
  const stated = stream[i] as Mention
  const said = WITH_PAST.test(stated.lead)
  const compared = [stated, ...(said ? [] : near.filter(({ role }) => role === 'change').slice(0, 1))]
  if (!compared.some(({ lead }) => WITH_PLAN.test(lead))) return adjustedFrom(stream, i, near)
  const beside = near.filter((mention) => isLevel(mention) && mention.depth <= stated.depth)
  const [last] = beside
  // 追加3951万元，调整后预算75748万元，比年初预算增长8.82%: what was adjusted is held to what was planned at first.
  const whole = last && (last.figure.measure === ADJUSTED || MEANS.test(last.figure.label))
  const adjusted = whole === true && compared.some(({ lead }) => WITH_FIRST.test(lead))
  const plan = adjusted
    ? [...beside, ...back(stream, i, 2)].find(({ figure: { measure } }) => measure === FIRST)
    : (beside.find(({ figure: { measure } }) => isPlan(measure)) ?? besideToDo(beside))
  // 实际采购452万元，其中货物64万元、服务117万元，较预算少34万元: what a list tells is no result of the whole.
  const result = adjusted
    ? last
    : beside.find((one) => !isPlan(one.figure.measure) && !isPart(stream, stream.lastIndexOf(one, i)))
  if (!result) return beside.length === 0 && compared[0] === stated ? planBefore(stream, i) : []
  if (plan && plan !== result) return commensurable(plan.figure.unit, result.figure.unit) ? against(plan, [result]) : []
  if (last !== result) return []
  const named = plansNamed(stream, i, result)
  const goal = named.length === 0 && compared.some(({ lead }) => lead.includes('目标')) ? goalOf(stream, result) : null
  if (goal) return [{ now: result.figure, before: goal, stated: false }]
  return named.map((one) => ({ ...one, stated: false }))
}

/** `粮食播种面积稳定在298.50万亩以上` sections before `粮食播种面积301.27万亩，比目标多2.77万亩`: what was aimed at under that name. */
function goalOf(stream: readonly Mention[], result: Mention): Figure | null {
  const thing = thingOf(result)
  const alike = [...goalsOf(stream)].filter(
    (one) =>
      one !== result &&
      one.sentence !== result.sentence &&
      one.figure.unit.text === result.figure.unit.text &&
      thing.length >= SHORTEST &&
      (thingOf(one).endsWith(thing) || thing.endsWith(thingOf(one))),
  )
  return only(alike, (goal) => asSet(goal, result))
}

/** `预算数204万元，其中：…；决算数169万元。决算数比预算数减少35万元`: what the sentence before sets side by side. */
function planBefore(stream: readonly Mention[], i: number): Ends[] {
  const levels = back(stream, i, 1).filter((one) => isLevel(one) && one.figure.unit.dimension === 'money')
  const result = levels.find(({ figure: { measure }, opener }) => isResult(measure) && opener === null)
  const plan = result && levels.find(({ figure: { measure }, opener }) => isPlan(measure) && opener === null)
  return plan && plan.at < result.at ? against(plan, [result]).map((one) => ({ ...one, stated: false })) : []
}

/** 计划建设公厕30座，建成24座，比计划少6座: the other of two, said to be planned. */
function besideToDo(beside: readonly Mention[]): Mention | undefined {
  const [done, plan, more] = beside
  return done && plan && !more && !isToDo(done) && isToDo(plan) ? plan : undefined
}

function isToDo({ phrase }: Mention): boolean {
  return /^(?:年度|全年|年初|原)?(?:计划|目标|任务|拟)/u.test(phrase)
}

/** `年初预算…，其中基本支出60318万元`, and in another paragraph `基本支出调整为62745万元，调增2427万元`: from what was planned at first. */
function adjustedFrom(stream: readonly Mention[], i: number, near: readonly Mention[]): Ends[] {
  const [now] = near
  const said = now && isLevel(now) && /调整[为后至到]/u.test(lastPhrase(now.lead))
  if (!said || !/^调[增减][为了]?$/u.test((stream[i] as Mention).phrase)) return []
  return plansNamed(stream, i, now).map((one) => ({ ...one, stated: false }))
}

/** 可用资金总量1270万元，较年初预算增加208万元 */
const MEANS = /(?:可用|资金|收入)(?:资金)?(?:总[量额计]|合计)$/u
export const WITH_FIRST = /(?:比|较|与|同)年初/u
const FIRST = '年初预算'
const ADJUSTED = '调整预算'

/** `支出预算3486万元，其中基本支出2318万元` sections before `基本支出2436万元，比年初预算增加118万元`: what was planned under the same name. */
function plansNamed(stream: readonly Mention[], i: number, result: Mention): Ends[] {
  const item = itemIn(result)
  if (item.length < SHORTEST) return []
  const plans: Mention[] = []
  let whole: Mention | undefined
  for (const one of stream.slice(Math.max(0, i - FARTHEST_PLAN), i)) {
    if (!isLevel(one) || one === result || !commensurable(one.figure.unit, result.figure.unit)) continue
    const { measure } = one.figure
    if (measure !== null || one.sentence !== whole?.sentence) whole = isPlan(measure) ? one : undefined
    const planned = isPlan(measure) || (measure === null && whole !== undefined && one !== whole) || isToDo(one)
    if (planned && one.sentence !== result.sentence && itemIn(one) === item) plans.push(one)
  }
  const [plan] = plans
  return plan && new Set(plans.map(({ figure }) => roughly(figure))).size === 1 ? against(plan, [result]) : []
}

export const FARTHEST_PLAN = 60

/** `“三公”经费决算数比预算数减少5万元；比上年的20万元下降7%`: what the sentence's first change is said of. */
export function resultAgainstPlan(stream: readonly Mention[], i: number): Figure | null {
  const { sentence } = stream[i] as Mention
  const from = Math.max(0, i - FARTHEST)
  const first = from + stream.slice(from, i).findIndex((one) => one.sentence === sentence)
  const change = stream[first]
  const ofPlan = change !== undefined && change.sentence === sentence && RESULT_WITH_PLAN.test(change.phrase)
  return ofPlan ? (planBefore(stream, first)[0]?.now ?? null) : null
}

const RESULT_WITH_PLAN =
  /(?:决算|执行|支出)(?:数|额)?(?:比|较|与|同)(?:年初|调整|全年|当年|本年|部门){0,3}(?:预算|计划)/u
