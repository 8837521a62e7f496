import { commensurable } from '../number/unit.ts'
import { conceptOf } from '../taxonomy/concepts.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { isConfirmed } from './relate.ts'

const FARTHEST = 40

/**
 * `基本支出1324万元，包括人员经费和公用经费。人员经费1186万元，主要包括…；公用经费137万元，主要包括…`: a concept and, clauses on, all that it
 * consists of by the field's calculation links, each at the head of a clause of the same paragraph.
 */
export function readLinks(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((whole, i): Draft[] => {
    if (!isLevel(whole) || whole.prior || whole.figure.value.isZero()) return []
    const sums = conceptOf(whole.figure.label)?.sums ?? []
    if (sums.length === 0) return []
    const heads = headsBehind(stream, i)
    const readings = sums.flatMap((names) => {
      const parts = names.map((name) => heads.get(name))
      return parts.every((part) => part !== undefined) ? [addUp(whole, parts)] : []
    })
    const kept = readings.some(isConfirmed) ? readings.filter(isConfirmed) : readings.filter(isPlausible).slice(0, 1)
    return kept.length > 0 ? [{ kind: 'sum', certainty: 'low', readings: kept, section: whole.figure.section }] : []
  })
}

/** The first amount of each concept that begins a clause behind a number, by the concept's first name. */
function headsBehind(stream: readonly Mention[], i: number): ReadonlyMap<string, Mention> {
  const whole = stream[i] as Mention
  const heads = new Map<string, Mention>()
  for (const mention of stream.slice(i + 1, i + FARTHEST)) {
    if (mention.paragraph !== whole.paragraph) break
    const { label, unit, measure, year } = mention.figure
    const alike =
      isLevel(mention) &&
      commensurable(unit, whole.figure.unit) &&
      measure === whole.figure.measure &&
      year === whole.figure.year
    const name = mention.gap >= GAP.semicolon && alike ? conceptOf(label)?.names[0] : undefined
    if (name !== undefined && !heads.has(name)) heads.set(name, mention)
  }
  return heads
}
