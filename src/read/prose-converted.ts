import type { Figure } from '../model/report.ts'
import { Decimal } from '../number/decimal.ts'
import { commensurable, type Unit } from '../number/unit.ts'
import { AREAS, WEIGHTS } from '../taxonomy/size-units.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, over, product, type Side } from './relate.ts'

const BRACKET = /^[（(](?:即|合|折合|合计|约合|人民币){0,2}$/u
const THAT_IS = /^[，,](?:即|合|折合|亦即|约合)(?:人民币)?$/u
const ABOUT = /^[，,]约合/u
/** Levels, and how far they moved, are stated in one unit or another; what they are compared with need not be. */
const STATING: ReadonlySet<string> = new Set(['level', 'to', 'from', 'change', 'base'])

/** An amount that the next number states again in another unit: 1.35亿元（13500万元）, 即1864200元, 产量1200万吨（240亿斤）. */
export function readConversions(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((again, i): Draft[] => {
    const first = stream[i - 1]
    if (!first || !statesAgain(first, again)) return []
    const same = inUnitOf(first, again.figure.unit)
    if (!same) return []
    return [
      { kind: 'restatement', certainty: 'high', readings: [equals(again.figure, same)], section: again.figure.section },
    ]
  })
}

/** The numbers without those in brackets, or behind 约合, that only state in another unit what stands before them. */
export function withoutConversions(stream: readonly Mention[]): readonly Mention[] {
  return stream.filter((again, i) => {
    const first = stream[i - 1]
    return (
      !first ||
      !(BRACKET.test(again.lead.trim()) || ABOUT.test(again.lead)) ||
      !statesAgain(first, again) ||
      !inUnitOf(first, again.figure.unit)
    )
  })
}

function statesAgain(first: Mention, again: Mention): boolean {
  if (first.paragraph !== again.paragraph || !STATING.has(first.role) || again.role !== 'level') return false
  if (first.figure.bound !== null || again.figure.bound !== null) return false
  const lead = again.lead.trim()
  return THAT_IS.test(lead) || (BRACKET.test(lead) && /^[）)]/u.test(again.tail))
}

/** In base units of the other unit; null where the units measure different things or are one. */
function inUnitOf({ figure: from }: Mention, to: Unit): Side | null {
  const { unit } = from
  if (commensurable(unit, to)) return unit.dimension === 'money' && !unit.scale.equals(to.scale) ? figure(from) : null
  if (unit.dimension !== 'size' || to.dimension !== 'size') return null
  const [goods, per] = split(unit.of)
  const [otherGoods, otherPer] = split(to.of)
  if ((per === undefined) !== (otherPer === undefined)) return null
  const times = ratio(goods, otherGoods)
  const perUnit = per === undefined || otherPer === undefined ? 1 : ratio(otherPer, per)
  return times === null || perUnit === null ? null : scaled(from, times * perUnit)
}

/** 1吨 = 2000斤, but 1斤 = 1 ÷ 2000吨. */
function scaled(of: Figure, by: number): Side {
  const constant = (value: number): Side => ({ op: 'constant', value: new Decimal(Math.round(value)) })
  return by >= 1 ? product(figure(of), constant(by)) : over(figure(of), constant(1 / by))
}

/** 公斤/公顷 is so many 公斤 for each 公顷. */
function split(of: string): readonly [string, string?] {
  const [goods = '', per] = of.split('/')
  return per === undefined ? [goods] : [goods, per]
}

/** How many of the second unit one of the first is: a whole number, or one over a whole number; null where they measure different things. */
function ratio(from: string, to: string): number | null {
  for (const measures of [WEIGHTS, AREAS]) {
    const [a, b] = [measures[from], measures[to]]
    if (a !== undefined && b !== undefined) return a / b
  }
  return null
}
