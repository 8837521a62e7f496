import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, percent, sum, tentatively } from './relate.ts'

const FARTHEST = 8

/** Rates of running text: 完成预算的p%, 执行率p%: a result over a plan, both among the amounts around. */
export function readRates(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    if (mention.role !== 'rate') return []
    const draft = rate(stream, i)
    return draft ? [draft] : []
  })
}

function rate(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const levels = around(stream, i)
  const firm: Reading[] = []
  const loose: Reading[] = []
  for (const result of levels) {
    for (const plan of levels) {
      if (result === plan || !commensurable(result.figure.unit, plan.figure.unit)) continue
      const reading = equals(stated.figure, percent(figure(result.figure), figure(plan.figure)))
      const asserted = isResult(result.figure.measure) && isPlan(plan.figure.measure)
      ;(asserted ? firm : loose).push(reading)
      for (const added of levels) {
        if (added.figure.measure !== '追加' || added === plan || added === result) continue
        loose.push(
          equals(stated.figure, percent(figure(result.figure), sum(figure(plan.figure), figure(added.figure)))),
        )
      }
    }
  }
  const { section } = stated.figure
  if (firm.length > 0) return { kind: 'rate', certainty: 'high', readings: [...firm, ...loose], section }
  if (loose.length === 0) return null
  return tentatively({ kind: 'rate', certainty: named(stated) ? 'high' : 'low', readings: loose, section })
}

function named({ of }: Mention): boolean {
  return /执行率|完成率|使用率|支出率|支付率|到位率|控制率|拨付率|预算/u.test(of)
}

/** The levels that the rate can be of: those of its sentence and the one before, nearest first, and two that follow in brackets. */
function around(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const before: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST && before.length < 5; j--) {
    const mention = stream[j] as Mention
    if (stated.sentence - mention.sentence > 1 || stated.paragraph !== mention.paragraph) break
    if (isLevel(mention) || mention.role === 'base') before.push(mention)
  }
  const behind = stream
    .slice(i + 1, i + 3)
    .filter((mention) => mention.sentence === stated.sentence && isLevel(mention))
  return [...before, ...behind]
}
