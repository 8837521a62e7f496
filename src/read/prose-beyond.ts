import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, minus, percent } from './relate.ts'

const MORE = /^(?:比|较)?(?:超出|超过|高于|高出|多于|超额完成|超)[^，。；]{0,10}$/u
const LESS = /^(?:比|较)?(?:低于|少于|不及|未达到|低)[^，。；]{0,10}$/u

/**
 * `新增436个，超出目标420个的3.81%`: by how much of a number in the words another one, right before it, is more or less. What is said to be
 * more may also be meant to be so much of it (超过计划5000万元的104%).
 */
export function readBeyond(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    const [done, base] = [stream[i - 2], stream[i - 1]]
    if (!done || !base || stated.figure.unit.dimension !== 'percent' || stated.figure.bound !== null) return []
    const inside = stated.gap === GAP.none && /^的$/u.test(stated.lead.trim()) && base.gap === GAP.comma
    if (!inside || !isLevel(done) || done.sentence !== stated.sentence || base.figure.bound !== null) return []
    const more = MORE.test(base.phrase)
    if ((!more && !LESS.test(base.phrase)) || !commensurable(done.figure.unit, base.figure.unit)) return []
    const [a, b] = more ? [done, base] : [base, done]
    const readings = [
      equals(stated.figure, percent(minus(figure(a.figure), figure(b.figure)), figure(base.figure))),
      equals(stated.figure, percent(figure(done.figure), figure(base.figure))),
    ]
    return [{ kind: 'rate', certainty: 'low', readings, section: stated.figure.section }]
  })
}
