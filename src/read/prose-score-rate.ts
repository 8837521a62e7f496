import { HUNDRED } from '../number/decimal.ts'
import { evaluate } from '../number/relation.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, over, product } from './relate.ts'

const BY_RATE = /按[^，。；]{0,10}(?:率|比例)计(?:算|分)?(?:得分)?[，,]/u

/** `满分5分，按执行率97.00%计4.85分`, `完成目标的97.0%，按完成率计分，8分得7.76分`: as much of the points as the rate says. */
export function readScoresByRate(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((score, i): Draft[] => {
    const [before, first] = [stream[i - 1], stream[i - 2]]
    if (!isScore(score) || !before || !first || first.sentence !== score.sentence) return []
    const stated = /^计(?:得|分|算)?[为得]?$/u.test(score.lead.trim()) && /率$/u.test(before.phrase)
    const [rate, weight] = stated
      ? [before, first]
      : /^得$/u.test(score.lead.trim()) && BY_RATE.test(before.lead)
        ? [first, before]
        : []
    if (!rate || !weight || rate.figure.unit.dimension !== 'percent' || !isScore(weight)) return []
    const share = over(figure(rate.figure), { op: 'constant', value: HUNDRED })
    const reading = equals(score.figure, product(figure(weight.figure), share))
    const exact = evaluate(reading.computed)?.exact.toNumber() ?? Number.NaN
    // 4.765 is scored as 4.77.
    const rounded = Math.abs(exact - score.figure.value.toNumber()) <= 0.5001 * 10 ** -score.figure.decimals
    if (rounded && !isConfirmed(reading)) return []
    return [{ kind: 'formula', certainty: 'low', readings: [reading], section: score.figure.section }]
  })
}

function isScore(mention: Mention): boolean {
  return isLevel(mention) && mention.figure.unit.dimension === 'score'
}
