import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, gapIn } from './phrase.ts'
import { equals, figure, minus, percent, roughly } from './relate.ts'

const FARTHEST = 8

/**
 * `满意度最高为94.85%（97份中92份满意）`: a percentage and in brackets right behind it what it is of; and how far two such percentages of one
 * sentence are apart: `相差8.49个百分点`.
 */
export function readRatesAside(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) =>
    stated.figure.unit.dimension === 'percent' ? aside(stream, i) : stated.role === 'points' ? apart(stream, i) : [],
  )
}

function aside(stream: readonly Mention[], i: number): Draft[] {
  const [stated, all, some] = [stream[i] as Mention, stream[i + 1], stream[i + 2]]
  if (!all || !some || stated.figure.bound !== null || !/^[（(](?:共)?$/u.test(all.lead.trim())) return []
  const within =
    some.depth === all.depth && all.depth > stated.depth && /^[^，。；、]{0,8}中[^，。；、]{0,8}$/u.test(some.lead)
  if (!within || !isLevel(all) || !isLevel(some) || !commensurable(all.figure.unit, some.figure.unit)) return []
  const reading = equals(stated.figure, percent(figure(some.figure), figure(all.figure)))
  return [{ kind: 'rate', certainty: 'high', readings: [reading], section: stated.figure.section }]
}

const APART = /^(?:两者|二者|最[高大][^，。；]{0,8}最[低小][^，。；]{0,4})?(?:相差|差距|相距)$/u

/** The last two percentages of its sentence, as long as there are no more of them. */
function apart(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  if (!APART.test(stated.phrase) || gapIn(stated.lead) > GAP.comma) return []
  const [b, a, more] = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .reverse()
    .filter(({ sentence, depth, role, figure: { unit } }) => {
      return sentence === stated.sentence && depth === stated.depth && unit.dimension === 'percent' && role !== 'change'
    })
  if (!a || !b || more || a.figure.bound !== null || b.figure.bound !== null) return []
  const [most, least] = roughly(a.figure) >= roughly(b.figure) ? [a, b] : [b, a]
  const reading = equals(stated.figure, minus(figure(most.figure), figure(least.figure)))
  return [{ kind: 'difference', certainty: 'low', readings: [reading], section: stated.figure.section }]
}
