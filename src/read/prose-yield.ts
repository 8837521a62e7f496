import { Decimal } from '../number/decimal.ts'
import { AREAS, WEIGHTS } from '../taxonomy/size-units.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, product, tentatively } from './relate.ts'

const FARTHEST = 8
const YIELD = /(?:单产|亩产量?|每亩产量?)(?:约|可|已|预计)?$/u
const HARVEST = /(?:总产量?|(?<![单亩])产量)(?:约|可|已|预计)?$/u

/**
 * `玉米20.5万亩，平均单产410公斤，总产8.41万吨`: what an area yields is what each 亩 of it does. The words do not say that all three are of
 * one crop, so that it is doubted where a clause has one of each, and from afar only where a slip explains it.
 */
export function readYields(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    if (!isOf(stated, WEIGHTS) || !HARVEST.test(stated.phrase)) return []
    const clause = clauseOf(stream, i)
    const [each, another] = clause.filter((one) => isOf(one, WEIGHTS) && YIELD.test(one.phrase))
    if (!each || another) return []
    const own = clause.filter((one) => isOf(one, AREAS))
    const earlier = stream
      .slice(Math.max(0, i - FARTHEST), i)
      .filter((one) => isOf(one, AREAS) && one.paragraph === stated.paragraph && one.sentence >= stated.sentence - 2)
    const areas = (own.length > 0 ? own : earlier).filter(({ at }) => at < Math.max(each.at, stated.at))
    if (areas.length === 0) return []
    const readings = nearestFirst(areas).map((area) => {
      const scale = ratio(area, AREAS).times(ratio(each, WEIGHTS)).div(ratio(stated, WEIGHTS))
      return equals(stated.figure, product({ op: 'constant', value: scale }, figure(area.figure), figure(each.figure)))
    })
    const { section } = stated.figure
    const draft: Draft = { kind: 'rate', certainty: 'low', readings, section }
    const found = areas.every(({ sentence }) => sentence === stated.sentence) ? draft : tentatively(draft)
    return found ? [found] : []
  })
}

/** What is broken down in the end first: 棉花101万亩，其中农户31万亩，大户70万亩；单产…. */
function nearestFirst(areas: readonly Mention[]): readonly Mention[] {
  const opened = areas.findIndex(({ opener }) => opener !== null)
  const [head] = opened > 0 ? areas.slice(opened - 1) : []
  const nearest = areas.toReversed()
  return head && areas.length - opened > 1 ? [head, ...nearest.filter((one) => one !== head)] : nearest
}

function isOf(mention: Mention, units: Readonly<Record<string, number>>): boolean {
  const { unit } = mention.figure
  return isLevel(mention) && unit.dimension === 'size' && units[unit.of] !== undefined
}

function ratio({ figure: { unit } }: Mention, units: Readonly<Record<string, number>>): Decimal {
  return new Decimal(units[unit.of] ?? 1)
}

/** The levels between the semicolons or full stops around a number. */
function clauseOf(stream: readonly Mention[], i: number): Mention[] {
  let [from, to] = [i, i + 1]
  while (from > 0 && i - from < FARTHEST && (stream[from]?.gap ?? GAP.stop) < GAP.semicolon) from--
  while (to < stream.length && to - i < FARTHEST && (stream[to]?.gap ?? GAP.stop) < GAP.semicolon) to++
  return stream.slice(from, to).filter(isLevel)
}
