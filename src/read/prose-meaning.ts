import { commensurable } from '../number/unit.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, percent } from './relate.ts'

const THAT_IS = /^[，,]即[^，。；]{1,16}$/u
const OF = /^[^，。；]{0,4}(?:占|与|除以|÷|\/)[^，。；]{0,14}$/u
const PORTION = /^的(?:比例|比重|比率|百分比)/u

/** `预算调整率为12.60%，即追加预算230.18万元占年初预算1826.35万元的比例`: what a percentage is, told behind it. */
export function readMeanings(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    const [part, whole] = [stream[i + 1], stream[i + 2]]
    if (stated.figure.unit.dimension !== 'percent' || !part || !whole || whole.sentence !== stated.sentence) return []
    if (!THAT_IS.test(part.lead) || !OF.test(whole.lead) || !PORTION.test(whole.tail)) return []
    if (!commensurable(part.figure.unit, whole.figure.unit)) return []
    const reading = equals(stated.figure, percent(figure(part.figure), figure(whole.figure)))
    if (!isConfirmed(reading) && !isPlausible(reading)) return []
    return [{ kind: 'rate', certainty: 'low', readings: [reading], section: stated.figure.section }]
  })
}
