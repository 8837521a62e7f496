import { commensurable } from '../number/unit.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isMisprinted } from './plausible.ts'
import { isConfirmed } from './relate.ts'

const MOST = 12

/**
 * `下达防治资金1300万元。我市将该笔资金下拨至前旗，用于“甲项目”（723万元）和“乙项目”（577万元）`: what stands alone in brackets behind names is allotted
 * to them, of the amount told before. No words say that it is all of it.
 */
export function readAllotted(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((first, i): Draft[] => {
    if (!isAside(first) || isAside(stream[i - 1])) return []
    const parts = [first]
    for (const next of stream.slice(i + 1, i + MOST)) {
      if (!isAside(next) || next.sentence !== first.sentence || !commensurable(next.figure.unit, first.figure.unit))
        break
      parts.push(next)
    }
    const whole = stream[i - 1]
    const near =
      whole && whole.paragraph === first.paragraph && first.sentence - whole.sentence < 2 && whole.depth === 0
    if (parts.length < 2 || !whole || !near || !isLevel(whole) || !commensurable(whole.figure.unit, first.figure.unit))
      return []
    const reading = addUp(whole, parts)
    if (!isConfirmed(reading) && !isMisprinted(reading)) return []
    return [{ kind: 'sum', certainty: 'low', readings: [reading], section: whole.figure.section }]
  })
}

/** （723万元）, and nothing else in the bracket. */
function isAside(one: Mention | undefined): one is Mention {
  return (
    one !== undefined &&
    isLevel(one) &&
    one.figure.unit.dimension === 'money' &&
    /[^（(]{2}[（(]$/u.test(one.lead.trim()) &&
    /^[）)]/u.test(one.tail)
  )
}
