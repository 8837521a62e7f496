import { commensurable } from '../number/unit.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { tentatively } from './relate.ts'

const REST = /(?:外|以外|之外)[，,]\s?其(?:余|他|它)(?:的)?[^，,。；;]{0,8}$/u
const EXCEPT = /除(?!了?上述)[^。；;]{0,60}$/u
const FARTHEST = 6

/** `8家二级机构，除甲、乙2家独立核算外，其余6家由局机关核算`: the exceptions and the rest are all of the whole right before them. */
export function readExceptions(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((rest, i) => {
    const part = stream[i - 1]
    const alike = (one: Mention) =>
      isLevel(one) && one.sentence === rest.sentence && commensurable(one.figure.unit, rest.figure.unit)
    if (!part || !isLevel(rest) || !REST.test(rest.lead) || !alike(part) || !EXCEPT.test(part.lead)) return []
    const whole = stream.slice(Math.max(0, i - 1 - FARTHEST), i - 1).findLast(alike)
    if (!whole) return []
    const draft: Draft = {
      kind: 'sum',
      certainty: 'low',
      readings: [addUp(whole, [part, rest])],
      section: whole.figure.section,
    }
    // 30人，除2人请假外，其余均为…: only where nothing else stands between is it the whole for certain.
    return part.at === whole.at + 1 ? [draft] : (tentatively(draft) ?? [])
  })
}
