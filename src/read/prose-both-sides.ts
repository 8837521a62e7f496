import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, looksLikeSlip } from './relate.ts'

const FARTHEST = 40
const BOTH = /(财政拨款)?收支(?:总预算|预算总额|预算总计)(?:数)?$/u
const SIDES = [
  /(财政拨款)?(?:总?收入(?:总?预算|预算合计|总计|预算总[额计]))(?:数)?$/u,
  /(财政拨款)?(?:总?支出(?:总?预算|预算合计|总计|预算总[额计]))(?:数)?$/u,
]

/**
 * `2024年收支总预算4948.97万元`, and in the paragraphs below `收入预算4948.97万元`, `支出预算4948.97万元`: a budget's two sides come to one
 * total. Two sides that agree with each other and not with it, or one that is a slip away from it, contradict it.
 */
export function readBothSides(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((both, i): Draft[] => {
    const match = isLevel(both) ? BOTH.exec(both.figure.label) : null
    if (!match) return []
    const following = stream.slice(i + 1, i + 1 + FARTHEST)
    const sides = SIDES.flatMap((side) => following.find((one) => isSide(one, both, side, match[1])) ?? [])
    const readings = sides.map((side) => equals(both.figure, figure(side.figure)))
    const [first, second] = sides
    const agree = first && second && isConfirmed(equals(first.figure, figure(second.figure)))
    const kept = readings.filter((reading) => isConfirmed(reading) || agree || looksLikeSlip(reading))
    return kept.map((reading) => ({
      kind: 'restatement',
      certainty: 'low',
      readings: [reading],
      section: both.figure.section,
    }))
  })
}

function isSide(one: Mention, both: Mention, side: RegExp, scope: string | undefined): boolean {
  const match = isLevel(one) && commensurable(one.figure.unit, both.figure.unit) ? side.exec(one.figure.label) : null
  return match !== null && match[1] === scope && one.figure.year === both.figure.year
}
