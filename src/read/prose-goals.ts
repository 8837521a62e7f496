import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { goalsOf, headBefore, thingOf } from './rate-target.ts'
import { equals, figure, isConfirmed, roughly } from './relate.ts'

const SHORTEST = 2
const MOST_ALIKE = 8
/** Far more than any report tells again, and few enough for a hostile one. */
const MOST_AGAIN = 2000
const PLANNED = /计划|目标|任务|年初确定|拟|预期/u
const PLANNED_BEHIND = /^[^，。；、\d]{0,8}(?:目标|任务|计划)/u

/**
 * A goal told again: `年度目标：…改造危桥27座、加装电梯12部` and sections later `计划改造危桥27座`, `加装电梯7部，完成目标12部的58.33%`. Of one value under the
 * name and in the unit, or else nobody knows which is meant; never with certainty, as a goal may have been changed since.
 */
export function readGoalsAgain(stream: readonly Mention[]): Draft[] {
  const told = goalsOf(stream)
  const goals = new Map<string, Mention[]>()
  for (const one of told) {
    if (!isAim(one)) continue
    const key = keyOf(one, thingOf(one))
    const known = (key && goals.get(key)) || []
    if (key && known.length < MOST_ALIKE) goals.set(key, [...known, one])
  }
  if (goals.size === 0) return []
  let left = MOST_AGAIN
  return stream.flatMap((again, i): Draft[] => {
    if (told.has(again) || !isPlanned(again)) return []
    const inside = again.role === 'base' ? headBefore(stream, i) : again
    const key = inside ? keyOf(again, thingOf(inside)) : null
    const [goal, ...more] = (key && goals.get(key)) || []
    if (!goal || more.some((other) => roughly(other.figure) !== roughly(goal.figure))) return []
    if (goal.paragraph >= again.paragraph || !commensurable(goal.figure.unit, again.figure.unit)) return []
    if (--left < 0) return []
    const reading = equals(again.figure, figure(goal.figure))
    if (!isConfirmed(reading) && !isPlausible(reading)) return []
    return [{ kind: 'restatement', certainty: 'low', readings: [reading], section: again.figure.section }]
  })
}

function isAim(one: Mention): boolean {
  return isLevel(one) || one.figure.bound === 'at-least'
}

function isPlanned(one: Mention): boolean {
  if (one.figure.cell !== null || one.figure.unit.dimension === 'percent') return false
  if (one.role === 'base') return PLANNED.test(one.phrase) || PLANNED_BEHIND.test(one.tail)
  return isAim(one) && PLANNED.test(one.phrase)
}

function keyOf({ figure: { unit } }: Mention, thing: string): string | null {
  const name = thing.replace(PLANNED, '')
  return name.length < SHORTEST ? null : `${name}|${unit.dimension}|${unit.of}`
}
