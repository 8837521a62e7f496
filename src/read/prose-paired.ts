import type { Figure } from '../model/report.ts'
import { figuresOf, withFigures } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { isConfirmed } from './relate.ts'

const KINDS: ReadonlySet<string> = new Set(['sum', 'difference'])
const LONGEST_LEAD = 8

/**
 * `专项资金12笔共计5860万元，已拨付10笔4985万元，未拨付2笔875万元`: how many there are and what they come to, told together of each. What
 * is related in one is in the other; where one of the two relations holds, the other is asserted.
 */
export function readPaired(stream: readonly Mention[], drafts: readonly Draft[]): Draft[] {
  const places = new Map(stream.map(({ figure }, i) => [figure, i]))
  const known = new Set(drafts.flatMap(({ readings }) => readings.map(({ stated }) => idsIn(figuresOf(stated)))))
  return drafts.flatMap((draft): Draft[] => {
    const model = KINDS.has(draft.kind) ? draft.readings.find(isConfirmed) : undefined
    if (model?.stated.op !== 'figure' || model.comparison !== '=') return []
    const figures = [...figuresOf(model.stated), ...figuresOf(model.computed)]
    return ([1, -1] as const).flatMap((step): Draft[] => {
      const companions = new Map(figures.map((figure) => [figure, companionOf(stream, places, figure, step)]))
      const others = [...companions.values()]
      if (!areAlike(others)) return []
      const other = (figure: Figure) => companions.get(figure)?.figure ?? figure
      const reading = {
        ...model,
        stated: withFigures(model.stated, other),
        computed: withFigures(model.computed, other),
      }
      if (known.has(idsIn(figuresOf(reading.stated))) || !isPlausible(reading)) return []
      return [{ kind: draft.kind, certainty: 'low', readings: [reading], section: draft.section }]
    })
  })
}

function idsIn(figures: readonly Figure[]): string {
  return figures.map(({ id }) => id).join()
}

/** What stands right beside it and counts or measures the same: `10笔4985万元`, `10笔、资金4985万元`. */
function companionOf(
  stream: readonly Mention[],
  places: ReadonlyMap<Figure, number>,
  figure: Figure,
  step: 1 | -1,
): Mention | null {
  const at = places.get(figure)
  const [one, other] = [stream[at ?? -1], stream[(at ?? -1) + step]]
  if (at === undefined || !one || !other || !isLevel(one) || !isLevel(other)) return null
  const [second, first] = step > 0 ? [other, one] : [one, other]
  const counted = first.figure.unit.dimension === 'count' && second.figure.unit.dimension !== 'percent'
  const beside = second.sentence === first.sentence && second.gap <= GAP.comma && second.depth === first.depth
  if (!counted || !beside || commensurable(first.figure.unit, second.figure.unit)) return null
  return second.opener === null && second.lead.length <= LONGEST_LEAD ? other : null
}

/** All there, none of them twice, in the same unit. */
function areAlike(companions: readonly (Mention | null)[]): companions is readonly Mention[] {
  const [first] = companions
  return (
    first !== undefined &&
    first !== null &&
    new Set(companions).size === companions.length &&
    companions.every((one) => one !== null && commensurable(one.figure.unit, first.figure.unit))
  )
}
