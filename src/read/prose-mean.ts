import { Decimal } from '../number/decimal.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, over, sum } from './relate.ts'

const MEAN = /^(?:项目|总体|综合)?(?:平均|均)(?:得分|分|值|数|为|是|达)*$/u
const MOST = 30

/** `5个项目得分分别为92分、88分、90分、85分、95分，平均90分`: the mean of the list right before it. */
export function readMeans(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    if (!isLevel(stated) || stated.gap !== GAP.comma || !MEAN.test(stated.phrase)) return []
    const parts: Mention[] = []
    for (let j = i - 1; j >= 0 && i - j <= MOST; j--) {
      const part = stream[j] as Mention
      if (!isLevel(part) || !commensurable(part.figure.unit, stated.figure.unit) || part.depth !== stated.depth) break
      parts.unshift(part)
      if (part.gap !== GAP.list) break
    }
    const [first] = parts
    if (parts.length < 2 || first?.sentence !== stated.sentence) return []
    const count = { op: 'constant' as const, value: new Decimal(parts.length) }
    const reading = equals(stated.figure, over(sum(...parts.map((one) => figure(one.figure))), count))
    const asserted = stated.figure.unit.dimension === 'score' || isPlausible(reading)
    if (!isConfirmed(reading) && !asserted) return []
    return [{ kind: 'formula', certainty: 'low', readings: [reading], section: stated.figure.section }]
  })
}
