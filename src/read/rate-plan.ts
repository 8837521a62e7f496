import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { roughly } from './relate.ts'

const FARTHEST = 60
const SHORTEST = 2

/** Words of a label that say which measure of an item it is, and not which item. */
const MEASURES =
  /(?:补助|专项|财政|衔接|债券|项目)?(?:资金|经费)|(?:年初|全年|调整后?的?)?预算|支出|决算|执行|安排|到位|拨付|实际|下达|计划|任务|累计|完成|项目|金额|价?款|应|已|数额?|额|总|共/gu

/** What an item is called, without what is said of it; empty where nothing is left. */
export function itemIn({ figure: { label } }: Mention): string {
  return label.replace(MEASURES, '')
}

/**
 * The plan of the item that a result names, where it stands in an earlier sentence: `公务接待费预算12.50万元…。公务接待费支出8.36万元，
 * 完成预算的66.88%`. Null where several are stated.
 */
export function planOfItem(stream: readonly Mention[], i: number): { result: Mention; plan: Mention } | null {
  const stated = stream[i] as Mention
  const result = stream[i - 1]
  if (!result || !isLevel(result) || result.sentence !== stated.sentence || isPlan(result.figure.measure)) return null
  const item = itemIn(result)
  if (item.length < SHORTEST || item === result.figure.label) return null
  const plans: Mention[] = []
  for (let j = i - 2; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    const { section } = mention.figure
    if (section.path[0] !== stated.figure.section.path[0] && mention.paragraph !== stated.paragraph) break
    if (isLevel(mention) && isPlanOf(mention, result) && itemIn(mention) === item) plans.push(mention)
  }
  const values = new Set(plans.map(({ figure }) => roughly(figure)))
  const [plan] = plans
  return plan && values.size === 1 ? { result, plan } : null
}

/** `预算规模2280万元，其中：…。节约资金225万元，节约率为9.87%`: what was saved right before the rate, and the plan at the head of a sentence. */
export function planSaved(stream: readonly Mention[], i: number): { result: Mention; plan: Mention } | null {
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
  if (sentence === result.sentence || figure.label === result.figure.label) return false
  return !isResult(figure.measure) && commensurable(figure.unit, result.figure.unit)
}

/** `公用经费595.67万元。公用经费预算612.00万元，公用经费控制率97.33%`: what was spent, where only its plan stands beside the rate. */
export function resultOfItem(stream: readonly Mention[], i: number): { result: Mention; plan: Mention } | null {
  const stated = stream[i] as Mention
  const plan = stream[i - 1]
  const [, name] = /^(.{2,16}?)(?:预算)?(?:控制率|执行率|完成率)$/u.exec(stated.of) ?? []
  if (!plan || plan.sentence !== stated.sentence || plan.figure.label !== `${name}预算`) return null
  const result = stream
    .slice(Math.max(0, i - NEAR), i - 1)
    .findLast((one) => isLevel(one) && one.paragraph === stated.paragraph && one.figure.label === name)
  return result ? { result, plan } : null
}

const NEAR = 12
