import type { Figure } from '../model/report.ts'
import { type Decimal, HUNDRED } from '../number/decimal.ts'
import { asPrinted, evaluate } from '../number/relation.ts'
import { NO_UNIT } from '../number/unit.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import type { Mention } from './mention.ts'
import { equals, figure, percent, sum } from './relate.ts'

const INDUSTRIES = ['第一产业增加值', '第二产业增加值', '第三产业增加值'] as const
const OUTPUT = '地区生产总值'
const JOINT = /^[:：∶]$/u

/**
 * The shares of a structure written as a ratio, `三次产业结构为11.1∶43.7∶45.2`: they come to a hundred, and those of the year
 * reported on are the shares that the industries have in the output which the report states.
 */
export function readStructures(stream: readonly Mention[], facts: Facts): Draft[] {
  return stream.flatMap((first, i) => {
    if (first.figure.unit !== NO_UNIT || JOINT.test(first.lead)) return []
    const shares = [first, ...behind(stream, i)]
    if (shares.length < 2) return []
    const stated = { op: 'constant' as const, value: HUNDRED }
    const computed = sum(...shares.map((share) => figure(share.figure)))
    const { section } = first.figure
    const whole: Draft = {
      kind: 'sum',
      topic: 'percent',
      certainty: shares.length > 2 ? 'high' : 'low',
      readings: [{ stated, comparison: '=', computed }],
      section,
    }
    return [whole, ...(isOfIndustries(stream, i) && shares.length === 3 ? ofOutput(stream, i, shares, facts) : [])]
  })
}

function behind(stream: readonly Mention[], i: number): Mention[] {
  const found: Mention[] = []
  for (let j = i + 1; j < stream.length && JOINT.test((stream[j] as Mention).lead); j++)
    found.push(stream[j] as Mention)
  return found
}

/** 三次产业结构由上年的11.5∶43.9∶44.6调整为11.1∶43.7∶45.2: the first is of the year before. */
function isOfIndustries(stream: readonly Mention[], i: number): boolean {
  const stated = stream[i] as Mention
  const words = stated.lead.slice(-LONGEST)
  if (/产业/u.test(words)) return !/由|从|[上去]年/u.test(words)
  const before = stream.slice(Math.max(0, i - FARTHEST), i).filter(({ sentence }) => sentence === stated.sentence)
  return /调整|变|优化/u.test(words) && before.some(({ lead }) => /产业/u.test(lead))
}

const LONGEST = 24
const FARTHEST = 3

function ofOutput(stream: readonly Mention[], i: number, shares: readonly Mention[], facts: Facts): Draft[] {
  const readings = shares.flatMap(({ figure: stated }, rank) => {
    const whole = levelsOf(OUTPUT, stated, facts)[0] ?? outputBefore(stream, i)
    const [part] = levelsOf(INDUSTRIES[rank] ?? '', stated, facts)
    return whole && part ? [equals(stated, percent(figure(part), figure(whole)))] : []
  })
  const right = readings.map(({ computed }, rank) => {
    const exact = evaluate(computed)?.exact
    return exact ? asPrinted(exact, (shares[rank] as Mention).figure) : null
  })
  // 1.8∶34.0∶64.2 where 64.1 were right: each rounded by itself, they would not come to a hundred.
  const together = right.reduce((all, one) => all + (one?.toNumber() ?? 0), 0)
  const mended = readings.length === shares.length && Math.abs(together - 100) > ROOM
  return readings
    .filter((_, rank) => !mended || !isNext((shares[rank] as Mention).figure, right[rank] ?? null))
    .map((reading) => ({
      kind: 'share',
      certainty: 'high',
      readings: [reading],
      section: (shares[0] as Mention).figure.section,
    }))
}

/** Less than the last place of any share. */
const ROOM = 1e-6

function isNext({ value, decimals }: Figure, right: Decimal | null): boolean {
  const apart = right === null ? 0 : Math.abs(value.minus(right).toNumber())
  return apart > ROOM && apart < 1.5 * 10 ** -decimals
}

/** 全市全年实现地区生产总值, under whatever else its name says. */
function outputBefore(stream: readonly Mention[], i: number): Figure | undefined {
  const found = stream
    .slice(Math.max(0, i - NEAR), i)
    .findLast((one) => isLevel(one) && !one.prior && OUTPUT_NAME.test(one.figure.label))
  return found?.figure.unit.dimension === 'money' ? found.figure : undefined
}

const NEAR = 30
const OUTPUT_NAME = /(?<!人均|单位)(?:地区|国内)生产总值(?:[（(][^（()）]{1,12}[）)])?$/u

/** Of the latest year that the report states: 由上年的11.5∶43.9∶44.6 is of none of its amounts. */
function levelsOf(name: string, stated: Figure, facts: Facts): Figure[] {
  const levels = [...facts.named(name), ...facts.bareNamed(name)].filter(
    ({ unit, bound, measure }) => unit.dimension === 'money' && bound === null && !isPlan(measure),
  )
  const latest = Math.max(...levels.map(({ year }) => year ?? 0))
  const isOld = stated.year !== null && latest < stated.year
  return isOld ? [] : levels.filter(({ year }) => (year ?? latest) === latest)
}
