import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isWeight } from './prose-points.ts'
import { equals, figure, minus } from './relate.ts'
import { OFF } from './taken-off.ts'

const LONGEST = 60
const FEWEST = 2
const OWN = /^[，,]?(?:实际|自评)?得分?(?:为)?$/u
const TOGETHER = /(?:该项|本项|此项|小计|合计|共计?)[^，。；]{0,4}(?:自评|得)分?(?:为)?$/u

/**
 * `预算执行（35分）。其中：执行进度10分，得8.5分；预算调整10分，得7.2分；…。该项自评30.2分，扣4.8分`: a paragraph that scores the indicators of one heading. Their
 * weights come to the heading's, their scores to what is told of all of them.
 */
export function readIndicatorScores(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((head, i): Draft[] => {
    if (head.at !== 0 || head.figure.unit.dimension !== 'score' || !isLevel(head) || !isWeight(head)) return []
    const points = stream
      .slice(i + 1, i + LONGEST)
      .filter((one) => one.paragraph === head.paragraph && one.figure.unit.dimension === 'score' && isLevel(one))
    const end = points.findIndex(({ lead }) => TOGETHER.test(lead))
    const listed = (end < 0 ? points : points.slice(0, end)).filter(({ phrase }) => !OFF.test(phrase))
    const weights = listed.filter((_, k) => k % 2 === 0)
    const scores = listed.filter((_, k) => k % 2 === 1)
    const paired = weights.length === scores.length && scores.every((score) => OWN.test(score.lead))
    if (!paired || weights.length < FEWEST || weights.some(({ lead }) => OWN.test(lead))) return []
    const { section } = head.figure
    const of = (whole: Mention, parts: readonly Mention[], topic: 'weight' | 'score'): Draft => {
      return { kind: 'sum', topic, certainty: 'low', readings: [addUp(whole, parts)], section }
    }
    const [total, lost] = end < 0 ? [] : points.slice(end)
    const taken =
      total && lost && OFF.test(lost.phrase)
        ? [equals(lost.figure, minus(figure(head.figure), figure(total.figure)))]
        : []
    return [
      of(head, weights, 'weight'),
      ...(total ? [of(total, scores, 'score')] : []),
      ...taken.map((reading): Draft => ({ kind: 'difference', certainty: 'low', readings: [reading], section })),
    ]
  })
}
