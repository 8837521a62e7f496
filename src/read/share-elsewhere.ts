import type { Figure } from '../model/report.ts'
import { fold } from '../taxonomy/concepts.ts'
import { isPlan } from '../taxonomy/measures.ts'
import type { Facts } from './facts.ts'
import { nounIn } from './phrase.ts'
import { roughly } from './relate.ts'

/** How far two printings of one amount may be apart, as a fraction of it: 1286.4亿元 and 12863872万元. */
const SAME = 0.0005
const MOST = 2

/**
 * The amount that bears a name in another sentence, section or table of the year of `stated`: 占本年支出合计的99.86%. Empty
 * where those that bear it disagree. Running text comes before tables, whose columns may be of other means; the very name
 * before one that only a region or 总额 tells from it.
 */
export function saidElsewhere(name: string, stated: Figure, facts: Facts): readonly Figure[] {
  const noun = nounIn(name)
  const exact = fold(noun)
  // 占固定资产原值的3.87%, where 固定资产账面原值 was stated.
  const booked = noun.replace(/(?=[原净]值$)/u, '账面')
  const named = new Set([...facts.named(name), ...facts.named(noun), ...facts.named(booked)])
  const known = [...named].filter(({ label }) => fold(nounIn(label.replace('账面', ''))) === exact)
  for (const some of [known, facts.bareNamed(name)]) {
    const alike = some.filter((one) => one !== stated && one.year === stated.year && !isPlan(one.measure))
    const before = alike.filter(({ at }) => at.end < stated.at.start)
    const fitting = before.length > 0 || some !== known ? before : alike.filter((one) => isRightBehind(one, stated))
    const prose = fitting.filter(({ cell }) => cell === null)
    const said = prose.length > 0 ? prose : fitting
    if (said.length > 0 && agree(said)) return said.slice(0, MOST)
    if (said.length > 0) break
  }
  return facts.total(name).filter((one) => one.year === stated.year)
}

/** `占本年支出合计的98.50%。本年支出合计1253.36万元`. */
function isRightBehind({ at, cell }: Figure, stated: Figure): boolean {
  return cell === null && at.start >= stated.at.end && at.start - stated.at.end <= RIGHT_BEHIND
}

/** In characters: a sentence or two. */
const RIGHT_BEHIND = 80

function agree(figures: readonly Figure[]): boolean {
  const amounts = figures.map(roughly)
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)]
  const [first] = figures
  return figures.every(({ unit }) => unit.dimension === first?.unit.dimension) && high - low <= SAME * Math.abs(high)
}
