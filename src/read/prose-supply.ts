import { commensurable } from '../number/unit.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase, since } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed } from './relate.ts'

const FARTHEST = 30
const NEAR = 2
const LONGEST = 12

/** 2023年度财政拨款收、支总计. */
const BOTH = /收[、和与]?支(?:预算|决算)?总(?:计|额)(?:数)?(?:均|各)?[为是]?$/u
const SIDE = /^(?:财政拨款)?(?:收入|支出)(?:方面|部分|总计|中)?(?:主要)?(?:包括|为|[：，])/u

/**
 * `收、支总计4373万元。收入方面，一般公共预算拨款4246万元，基金拨款40万元，年初结转86万元。支出方面，本年支出4312万元，年末结转61万元`: each side comes to
 * the total of both. Never with certainty, since a side may leave out what is nothing to speak of.
 */
export function readSupplies(stream: readonly Mention[]): Draft[] {
  return [...closings(stream), ...supplies(stream)]
}

function supplies(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((total, i): Draft[] => {
    if (!isBoth(total)) return []
    const years = YEARS.flatMap((year) => sideOfYear(stream, i, year))
    const sides = stream.slice(i + 1, i + FARTHEST).flatMap((first, k): Draft[] => {
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
    return [...years, ...sides]
  })
}

/** What an account holds of the year, and what it carries over: 本年收入合计 and 年初结转和结余 are 总收入 (财决01). */
const YEARS = [
  {
    own: /本年收入(?:合计|总计)?$/u,
    total: /收入合计[为是]?$/u,
    carried: /^使用非财政拨款结余|^(?:年初|上年)[^，。；]{0,8}结[转余]/u,
  },
  { own: /本年支出(?:合计|总计)?$/u, total: /支出合计[为是]?$/u, carried: /^结余分配|^年末[^，。；]{0,8}结[转余]/u },
]
const FARTHEST_YEAR = 80
const MOST_PARAGRAPHS = 14

/** `收、支总计9846万元`, and in the sections below `本年收入合计9588万元，其中：…。年初结转和结余259万元。` */
function sideOfYear(stream: readonly Mention[], i: number, { own, carried }: (typeof YEARS)[number]): Draft[] {
  const total = stream[i] as Mention
  if (/财政拨款/u.test(lastPhrase(total.lead))) return []
  const following = stream.slice(i + 1, i + 1 + FARTHEST_YEAR)
  const again = following.findIndex((one) => one.paragraph - total.paragraph > MOST_PARAGRAPHS || isBoth(one))
  const reached = again < 0 ? following : following.slice(0, again)
  const head = reached.find((one) => isLevel(one) && own.test(lastPhrase(one.lead)))
  if (!head || !commensurable(head.figure.unit, total.figure.unit)) return []
  const rest = reached.filter(
    (one) => one.paragraph === head.paragraph && one.at > head.at && isLevel(one) && carried.test(lastPhrase(one.lead)),
  )
  const reading = addUp(total, [head, ...rest])
  if (rest.length === 0 || !(isConfirmed(reading) || isPlausible(reading))) return []
  return [{ kind: 'sum', certainty: 'low', readings: [reading], section: total.figure.section }]
}

const CLOSING = /^(?:\d{4}年度?)?年末[^，。；]{0,8}结[转余][和与及]?(?:结余)?[为是]?$/u

/**
 * `收入合计2263万元，…年初结转和结余24万元。支出合计2240万元，…结余分配0万元。年末结转和结余47万元`: what came in and was brought forward is what went out and is
 * carried over (财决01).
 */
function closings(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((closing, i): Draft[] => {
    if (!isLevel(closing) || closing.prior || !CLOSING.test(lastPhrase(closing.lead))) return []
    const from = Math.max(0, i - FARTHEST_YEAR)
    // Where the total of both is told, each side is held to it.
    if (stream.slice(from, i).some(isBoth)) return []
    const told = stream
      .slice(from, i)
      .filter(
        (one) =>
          isLevel(one) &&
          !one.prior &&
          closing.paragraph - one.paragraph <= MOST_PARAGRAPHS &&
          commensurable(one.figure.unit, closing.figure.unit),
      )
    const [came, went] = YEARS.map(({ total, carried }) => {
      const at = told.findLastIndex((one) => total.test(lastPhrase(one.lead)))
      const head = told[at]
      const rest = told.slice(at + 1).filter((one) => one.paragraph === head?.paragraph && isOf(one, carried))
      return head ? { head, rest } : undefined
    })
    if (!came || !went || came.rest.length === 0 || came.head === went.head) return []
    if (went.rest.some((one) => CLOSING.test(lastPhrase(one.lead)))) return []
    const plus = [came.head, ...came.rest].map((one) => ({ weight: 1 as const, of: figure(one.figure) }))
    const less = [went.head, ...went.rest].map((one) => ({ weight: -1 as const, of: figure(one.figure) }))
    const reading = equals(closing.figure, { op: 'sum', terms: [...plus, ...less] })
    if (!isConfirmed(reading) && !isPlausible(reading)) return []
    return [{ kind: 'sum', certainty: 'low', readings: [reading], section: closing.figure.section }]
  })
}

function isOf(one: Mention, name: RegExp): boolean {
  return name.test(lastPhrase(one.lead))
}

function isBoth(one: Mention): boolean {
  return isLevel(one) && BOTH.test(one.lead.trimEnd())
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
