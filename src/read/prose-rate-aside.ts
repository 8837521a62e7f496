import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, gapIn, nounIn, since } from './phrase.ts'
import { equals, figure, minus, percent, roughly, tentatively } from './relate.ts'

const FARTHEST = 8
const REACH = 60

/**
 * `满意度最高为94.85%（97份中92份满意）`: a percentage and in brackets right behind it what it is of; and how far percentages are apart: two of
 * one sentence (`相差8.49个百分点`), as many as there are targets behind them, or one and what another sentence states under its name.
 */
export function readRatesAside(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    if (stated.figure.unit.dimension === 'percent') return aside(stream, i)
    if (stated.role !== 'points') return []
    const found = [apart, inTurn, fromNamesake, fromStandard].map((read) => read(stream, i))
    return found.find(({ length }) => length > 0) ?? []
  })
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
  return [difference(stated, a, b)]
}

/** `完工率90%、满意度88.2%，分别比目标值100%、92%低10个百分点、3.8个百分点`: each is of the two in its own place. */
function inTurn(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  let first = i
  while (first > 0 && isJoined(stream[first] as Mention) && stream[first - 1]?.role === 'points') first--
  let count = i - first + 1
  while (stream[first + count]?.role === 'points' && isJoined(stream[first + count] as Mention)) count++
  if (count < 2 || first < 2 * count) return []
  const [values, bases] = [stream.slice(first - 2 * count, first - count), stream.slice(first - count, first)]
  const each = [...values, ...bases].every(({ figure: { unit }, sentence }) => {
    return unit.dimension === 'percent' && sentence === stated.sentence
  })
  const told = bases[0]?.lead.includes('分别') && bases.slice(1).every(isJoined)
  const [now, base] = [values[i - first], bases[i - first]]
  return each && told && now && base ? [difference(stated, now, base)] : []
}

function isJoined({ lead }: Mention): boolean {
  return /^(?:、|和|及|与|，)$/u.test(lead.trim())
}

/** `整改率92.65%。…整改率比上年同期的90.14%提高2.51个百分点`: the present one bears the name and stands before. */
function fromNamesake(stream: readonly Mention[], i: number): Draft[] {
  const [stated, base] = [stream[i] as Mention, stream[i - 1]]
  if (base?.figure.unit.dimension !== 'percent' || stated.gap > GAP.none || base.sentence !== stated.sentence) return []
  const [, name = ''] = OF_WHAT.exec(since(base.lead, GAP.comma)) ?? []
  const now = named(stream, i - 1, nounIn(name)).find((one) => one.figure.year === stated.figure.year)
  return now && stated.direction !== 0 ? [difference(stated, now, base)] : []
}

const OF_WHAT = /^([^，。；比较与]{3,14})[比较与]/u

/** `资金使用率82.83%。…该县资金使用率55.53%，低于全市平均27.30个百分点`, `准点率90.5%，较目标值低1.5个百分点`: the mean or the target is told elsewhere. */
function fromStandard(stream: readonly Mention[], i: number): Draft[] {
  const [stated, now] = [stream[i] as Mention, stream[i - 1]]
  if (now?.figure.unit.dimension !== 'percent' || now.sentence !== stated.sentence || stated.gap > GAP.comma) return []
  const target = TARGET.test(stated.phrase)
  if (now.role === 'change' || (!target && !MEAN.test(stated.phrase))) return []
  const higher = HIGHER.test(stated.phrase)
  const bases = named(stream, i - 1, nounIn(now.figure.label)).filter((one) => {
    const above = roughly(one.figure) < roughly(now.figure)
    return above === higher && roughly(one.figure) !== roughly(now.figure) && TARGET.test(one.phrase) === target
  })
  const [base] = bases
  if (!base) return []
  const draft: Draft = { ...difference(stated, now, base), readings: bases.map((one) => apartBy(stated, now, one)) }
  const only = bases.every(({ figure: { value } }) => value.equals(base.figure.value))
  const settled = only && base.paragraph === now.paragraph && /平均|目标/u.test(stated.phrase)
  const kept = settled ? draft : tentatively(draft)
  return kept ? [kept] : []
}

const HIGHER = /高|超|优|多|快/u
const MEAN = /(?:平均|总体|整体|全[国省市县区部]|均值)(?![^，。；]*进度)/u
const TARGET = /目标|标准|要求|计划|任务/u

/** The percentages before the i-th number that bear a name, nearest first. */
function named(stream: readonly Mention[], i: number, name: string): Mention[] {
  if (name.length < SHORTEST) return []
  return stream
    .slice(Math.max(0, i - REACH), i)
    .reverse()
    .filter(({ figure: { unit, label }, role }) => {
      return (
        unit.dimension === 'percent' && role !== 'change' && likeness(withoutOwner(label), withoutOwner(name)) >= SAME
      )
    })
}

/** 全市资金使用率 and 该县资金使用率 are one indicator of two places. */
function withoutOwner(name: string): string {
  return name.replace(/^(?:[该全本各我][国省市县区州盟旗乡镇街村校院局园]|其中)/u, '')
}

const SHORTEST = 3
const SAME = 0.7

function difference(stated: Mention, a: Mention, b: Mention): Draft {
  const { section } = stated.figure
  return { kind: 'difference', certainty: 'low', readings: [apartBy(stated, a, b)], section }
}

function apartBy(stated: Mention, a: Mention, b: Mention): Reading {
  const [most, least] = roughly(a.figure) >= roughly(b.figure) ? [a, b] : [b, a]
  return equals(stated.figure, minus(figure(most.figure), figure(least.figure)))
}
