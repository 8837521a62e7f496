import { commensurable } from '../number/unit.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, minus, percent } from './relate.ts'

const MOVED = /(?:变动|变化|增减|增减变[动化])(?:率|幅度|比例)[为是]?$/u
const FARTHEST = 8

/**
 * `本年预算数24.5万元，上年预算数26万元，变动率-5.77%`: this year less the last over the last, of the two right before, of which one is said to
 * be of the year before. 结转结余变动率 is printed without its sign as well.
 */
export function readMoved(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    if (stated.figure.unit.dimension !== 'percent' || !MOVED.test(stated.phrase)) return []
    const [last, ...before] = stream
      .slice(Math.max(0, i - FARTHEST), i)
      .filter((one) => isLevel(one) && one.paragraph === stated.paragraph && stated.sentence - one.sentence < 2)
      .reverse()
    const other = last && before.find((one) => isOfOtherYear(one, last))
    if (!last || !other || last.sentence !== stated.sentence) return []
    const [now, prior] = isEarlier(last, other) ? [other, last] : [last, other]
    const apart = (a: Mention, b: Mention) =>
      equals(stated.figure, percent(minus(figure(a.figure), figure(b.figure)), figure(prior.figure)))
    const readings = [apart(now, prior)]
    if (!stated.figure.value.isNegative() && isConfirmed(apart(prior, now))) readings.push(apart(prior, now))
    return [{ kind: 'change', certainty: 'low', readings, section: stated.figure.section }]
  })
}

function isOfOtherYear(one: Mention, other: Mention): boolean {
  const alike =
    commensurable(one.figure.unit, other.figure.unit) && isPlan(one.figure.measure) === isPlan(other.figure.measure)
  return alike && (isEarlier(one, other) || isEarlier(other, one))
}

function isEarlier({ prior, figure: a }: Mention, { prior: later, figure: b }: Mention): boolean {
  if (prior !== later) return prior
  if (a.measure !== b.measure && [a, b].some(({ measure }) => measure === '上年结转')) return a.measure === '上年结转'
  return a.year !== null && b.year !== null && a.year === b.year - 1
}
