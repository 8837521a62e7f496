import type { Figure } from '../model/report.ts'
import type { Mention } from './mention.ts'
import { only } from './rate-plan.ts'
import { goalsOf } from './rate-target.ts'

export const WITH_GOAL = /(?:比|较|与|低于|高于|超过|超出)(?:年度|年初|预期|设定的?|绩效)?(?:目标|指标|计划)值?/u
const SHORTEST = 2

/**
 * `服务对象满意度不低于95%` sections away from `综合满意率91.55%，低于目标值3.45个百分点`: the percentage that was aimed at under the name of the one that
 * was reached. Null where several were, or none.
 */
export function goalNamed(stream: readonly Mention[], i: number, now: Mention): Mention | null {
  const stated = stream[i] as Mention
  const name = coreOf(now)
  if (!WITH_GOAL.test(stated.lead) || name.length < SHORTEST) return null
  const goals = goalsOf(stream)
  const alike = stream.filter(
    (one) =>
      one !== now &&
      one.figure.unit.dimension === 'percent' &&
      (one.figure.bound === 'at-least' || goals.has(one)) &&
      isNamesake(coreOf(one), name),
  )
  return only(alike, (goal) => goal)
}

/** A goal is set, not measured: exact to the decimals of what is held to it, whether or not it may be passed. */
export function asSet({ figure }: Mention, { figure: { precision } }: Mention): Figure {
  return { ...figure, bound: null, precision: Math.max(figure.precision, precision) }
}

/** 满意 of 服务对象满意度 and of 综合满意率. */
function coreOf({ of, figure: { label } }: Mention): string {
  return (of || label).replace(/(?:目标|指标|不低于|不少于|达到?|应|要|须){1,3}$/u, '').replace(/[率度]$/u, '')
}

function isNamesake(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a) || (a.length > SHORTEST && a.slice(-SHORTEST) === b.slice(-SHORTEST))
}
