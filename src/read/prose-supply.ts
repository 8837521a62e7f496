import { commensurable } from '../number/unit.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { isConfirmed } from './relate.ts'

const FARTHEST = 30
const NEAR = 2
const LONGEST = 12

/** 2023年度财政拨款收、支总计. */
const BOTH = /收[、和与]?支(?:预算|决算)?总(?:计|额)(?:数)?(?:均|各)?[为是]?$/u
const SIDE = /^(?:收入|支出)(?:方面|部分|总计)?(?:主要)?(?:包括|为|[：，])/u

/**
 * `收、支总计4373万元。收入方面，一般公共预算拨款4246万元，基金拨款40万元，年初结转86万元。支出方面，本年支出4312万元，年末结转61万元`: each side comes to
 * the total of both. Never with certainty, since a side may leave out what is nothing to speak of.
 */
export function readSupplies(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((total, i): Draft[] => {
    if (!isLevel(total) || !BOTH.test(total.lead.trimEnd())) return []
    return stream.slice(i + 1, i + FARTHEST).flatMap((first, k): Draft[] => {
      const begins = first.gap >= GAP.semicolon && SIDE.test(since(first.lead, GAP.semicolon))
      if (!begins || first.paragraph - total.paragraph > NEAR) return []
      const parts = sideFrom(stream, i + 1 + k)
      if (parts.length < 2 || parts.some(({ figure: { unit } }) => !commensurable(unit, total.figure.unit))) return []
      const reading = addUp(total, parts)
      // 收入方面，主要是财政拨款280万元: there may be others.
      const all = !/主要/u.test(since(first.lead, GAP.semicolon))
      return isConfirmed(reading) || (all && isPlausible(reading))
        ? [{ kind: 'sum', certainty: 'low', readings: [reading], section: total.figure.section }]
        : []
    })
  })
}

/** The amounts up to the next semicolon, but for what is broken down and for shares. */
function sideFrom(stream: readonly Mention[], start: number): Mention[] {
  const first = stream[start] as Mention
  const parts = [first]
  for (const next of stream.slice(start + 1, start + LONGEST)) {
    if (next.sentence !== first.sentence || next.gap >= GAP.semicolon || next.opener !== null) break
    if (isLevel(next) && next.depth === first.depth) parts.push(next)
  }
  return parts
}
