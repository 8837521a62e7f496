import type { Figure } from '../model/report.ts'
import { isLevel } from './breakdown.ts'
import type { Mention } from './mention.ts'

const FARTHEST = 12

/** People are counted of the forms that they filled in, 收回有效问卷251份，表示满意的236人, and of the beds that they lie in. */
export function isAnsweredBy(plan: Mention, result: Mention): boolean {
  if (result.figure.unit.dimension !== 'staff') return false
  const { label, unit } = plan.figure
  return (
    (unit.text === '份' && FORMS.test(plan.phrase)) || (unit.text === '张' && /床/u.test(label + plan.tail.slice(0, 4)))
  )
}

const FORMS = /问卷|调查表|测评表|收回|回收|有效/u

/** The people right before a rate, and the forms of its paragraph that were filled in last. */
export function askedOf(stream: readonly Mention[], i: number): { result: Figure; plan: Figure } | null {
  const [result, stated] = [stream[i - 1], stream[i] as Mention]
  if (!result || !isLevel(result) || result.sentence !== stated.sentence) return null
  const plan = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .findLast((one) => one.paragraph === stated.paragraph && isLevel(one) && isAnsweredBy(one, result))
  return plan ? { result: result.figure, plan: plan.figure } : null
}
