import { commensurable } from '../number/unit.ts'
import { gradeOf } from '../taxonomy/complements.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, percent, sum } from './relate.ts'

const RATES: ReadonlySet<string> = new Set(['rate', 'other'])
const FARTHEST = 8
/** Down to which grade a rate counts. */
const NAMED = [
  { words: /优秀率[为达是]{0,2}$/u, worst: 0 },
  { words: /优良[等级]?率[为达是]{0,2}$/u, worst: 1 },
] as const

/** `参评部门62个，评为优的38个、良的20个、中的4个，优良率93.55%`: those who got one of the named grades, of all who were graded. */
export function readGrades(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    const worst = NAMED.find(({ words }) => words.test(stated.phrase))?.worst
    if (worst === undefined || !RATES.has(stated.role)) return []
    const near = stream
      .slice(Math.max(0, i - FARTHEST), i)
      .filter((one) => isLevel(one) && one.sentence === stated.sentence)
    const graded = near.filter(({ figure: { label } }) => gradeOf(label) >= 0)
    const [first] = graded
    if (!first || first.figure.unit.dimension === 'percent') return []
    const alike = near.filter((one) => commensurable(one.figure.unit, first.figure.unit))
    const whole = alike.findLast((one) => one.at < first.at)
    const told = whole && (graded.length < 2 || isConfirmed(addUp(whole, graded)))
    if (!told && graded.length < 2) return []
    const all = told ? figure(whole.figure) : sum(...graded.map((one) => figure(one.figure)))
    const good = graded.filter(({ figure: { label } }) => gradeOf(label) <= worst)
    if (good.length <= worst && graded.length === good.length) return []
    const reading = equals(stated.figure, percent(sum(...good.map((one) => figure(one.figure))), all))
    return [{ kind: 'rate', certainty: 'low', readings: [reading], section: stated.figure.section }]
  })
}
