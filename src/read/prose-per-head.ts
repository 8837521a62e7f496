import { Decimal } from '../number/decimal.ts'
import { POPULATION } from '../taxonomy/definitions.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { equals, figure, over, type Side, tentatively } from './relate.ts'

const EACH = /(?:^|全[国省市县区])(?:人均|每([百千万])?(?:名)?(?:常住)?人口?(?:平均)?(?:拥有|占有)?)(.{2,12})$/u
const PER: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 }
const MOST_TOTALS = 3
const FARTHEST = 200
const HALF = new Decimal('0.5')

/**
 * `人均地区生产总值74000元`, `每千人口床位6.9张`: a total that bears the name over the population, at the year's end or on its average.
 * The words say neither which population nor of when, so that it is kept where the numbers confirm it or a slip explains why not.
 */
export function readPerHead(stream: readonly Mention[]): Draft[] {
  const people = populations(stream)
  if (people.length === 0) return []
  return stream.flatMap((stated, i) => {
    const [matched, scale, name] = isLevel(stated) ? (EACH.exec(stated.phrase) ?? []) : []
    if (matched === undefined || name === undefined || /收入|消费|支出/u.test(name)) return []
    const each = new Decimal(PER[scale ?? ''] ?? 1)
    const readings = totalsOf(stream, i, name).flatMap((total) =>
      people.map((side) => equals(stated.figure, times(each, over(figure(total.figure), side)))),
    )
    const { section } = stated.figure
    const draft = readings.length === 0 ? null : tentatively({ kind: 'rate', certainty: 'low', readings, section })
    return draft ? [draft] : []
  })
}

function times(each: Decimal, side: Side): Side {
  return each.equals(1) ? side : { op: 'product', factors: [{ op: 'constant', value: each }, side] }
}

/** The first population that the report states, and its average with what it was the year before. */
function populations(stream: readonly Mention[]): Side[] {
  const at = stream.findIndex(
    (one) => isLevel(one) && !one.prior && POPULATION.test(one.figure.label) && isOfPeople(one),
  )
  const stated = stream[at]
  if (!stated) return []
  const change = stream[at + 1]
  const changed = change?.role === 'change' && change.sentence === stated.sentence && isOfPeople(change)
  if (!change || !changed || change.direction === 0) return [figure(stated.figure)]
  const weight = change.direction > 0 ? (-1 as const) : (1 as const)
  const both: Side = {
    op: 'sum',
    terms: [
      { weight: 1, of: figure(stated.figure) },
      { weight: 1, of: figure(stated.figure) },
      { weight, of: figure(change.figure) },
    ],
  }
  return [figure(stated.figure), { op: 'product', factors: [{ op: 'constant', value: HALF }, both] }]
}

function isOfPeople({ figure: { unit } }: Mention): boolean {
  return unit.dimension === 'count' || unit.dimension === 'staff'
}

function totalsOf(stream: readonly Mention[], i: number, name: string): Mention[] {
  const { unit, year } = (stream[i] as Mention).figure
  return stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter((one) => {
      const { figure: total, prior } = one
      if (!isLevel(one) || prior || total.year !== year || total.unit.dimension !== unit.dimension) return false
      return !/人均|每[百千万]?人/u.test(one.phrase) && likeness(total.label, name) >= LIKE
    })
    .slice(-MOST_TOTALS)
}
