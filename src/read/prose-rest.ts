import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import { WITH_PLAN } from './change-plan.ts'
import type { Draft } from './draft.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { isUndone } from './prose-remainder.ts'
import { equals, figure, isConfirmed, minus, roughly, type Side } from './relate.ts'

const REST =
  /(?:节[约省支]|余下?|其余|剩余?|尚余|结余|结转|缺口|欠缺?|缺[编额员少]|缺|短缺|差额?|差距|亏损|[未没][^，。；]{1,10}|少[^于，。；]{1,4})(?:资金|金额|额|数|的)?$/u
const ALL_REST = /^(?:尚|仅)?(?:余下?|其余|剩余)的?$/u
const BACK = 4
const FAR = 60
const MOST_KNOWN = 4

/** What a rate is of: how much there was, and how much of it was done. */
interface Done {
  readonly whole: Figure
  readonly part: Figure
  readonly rate: Figure
  readonly at: number
}

/**
 * `任务4.2万亩，完工3.4万亩，完工率80.95%，余下0.8万亩`: what the words behind a rate say is left, is left of what the rate is of. So it is behind the
 * same rate told again (`执行率只有78.37%，未执行的27.25万元`), and where a later section says what is undone of something by its name.
 * Never with certainty; and where it does not hold, only if an error of a hand can be why.
 */
export function readRests(stream: readonly Mention[], drafts: readonly Draft[]): Draft[] {
  const places = new Map(stream.map(({ figure }, i) => [figure, i]))
  const told = drafts.flatMap((draft) => doneOf(draft, places))
  const byRate = new Map<Figure, Done>(told.map((done) => [done.rate, done]))
  const byValue = new Map<string, Done[]>()
  for (const done of told) {
    const same = byValue.get(done.rate.text)
    if (same) same.push(done)
    else byValue.set(done.rate.text, [done])
  }
  const byUnit = new Map<string, Done[]>()
  const counts = told.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)
  let next = 0
  return stream.flatMap((stated, i): Draft[] => {
    for (; (counts[next]?.at ?? i) < i; next++) {
      const done = counts[next] as Done
      const { text } = done.part.unit
      byUnit.set(text, [...(byUnit.get(text) ?? []).slice(-FAR), done])
    }
    const under = isUnderPlan(stated)
    if (!(isLevel(stated) || under) || stated.opener !== null) return []
    if (!under && !REST.test(stated.phrase) && !isUndone(stated) && !isStillOpen(stated)) return []
    const beside = rateBefore(stream, i) ?? (under ? rateBehind(stream, i) : undefined)
    const known = beside
      ? [byRate.get(beside.figure)].flatMap((one) => one ?? byValue.get(beside.figure.text) ?? [])
      : []
    const named = known.length > 0 ? known : namedBefore(stated, byUnit.get(stated.figure.unit.text) ?? [])
    const readings = named
      .filter(({ whole, part }) => commensurable(whole.unit, stated.figure.unit) && part !== stated.figure)
      .slice(0, MOST_KNOWN)
      .map(({ whole, part }) => equals(stated.figure, minus(figure(whole), figure(part))))
    const confirmed = readings.filter(isConfirmed)
    // 完工率80.95%，余下0.6万亩: the words leave nothing out.
    const own = beside?.role === 'rate' ? byRate.get(beside.figure) : undefined
    const within = own !== undefined && roughly(own.whole) > roughly(stated.figure)
    const meant = within && (under || ALL_REST.test(stated.phrase) || isUndone(stated))
    const kept = confirmed.length > 0 ? confirmed : meant ? readings.slice(0, 1) : readings.filter(isPlausible)
    const { section } = stated.figure
    return kept.length > 0 ? [{ kind: 'difference', certainty: 'low', readings: kept, section }] : []
  })
}

/** `整改率95.7%，还有2处需要资金`, `尚在整改期内28项`, `2个未通过`: but 还有3个县 are of another kind. */
function isStillOpen({ phrase, tail }: Mention): boolean {
  if (/^[尚仍还]在[^，。；]{1,6}$/u.test(phrase)) return true
  return /^(?:但?[还尚仍]有?|)$/u.test(phrase) && (phrase === '' ? /^[未没]/u : GOES_ON).test(tail)
}

const GOES_ON = /^(?:[，。、（；因正需未没在由尚仍涉属已将无]|$)/u

/** 占预算的80.91%，比预算少支出8.17万元. */
function isUnderPlan({ role, direction, lead }: Mention): boolean {
  return role === 'change' && direction < 0 && WITH_PLAN.test(since(lead, GAP.comma))
}

/** Only of rates that hold: of others nobody knows what they are of. */
function doneOf({ kind, readings }: Draft, places: ReadonlyMap<Figure, number>): Done[] {
  if (kind !== 'rate' && kind !== 'share') return []
  const reading = readings.find(isConfirmed)
  const pair = reading && pairOf(reading)
  if (!pair || reading.stated.op !== 'figure' || roughly(pair.part) > roughly(pair.whole)) return []
  const rate = reading.stated.figure
  return [{ ...pair, rate, at: places.get(rate) ?? -1 }]
}

function pairOf({ computed }: Reading): { readonly whole: Figure; readonly part: Figure } | null {
  const quotient: Side | undefined = computed.op === 'product' ? computed.factors[1] : undefined
  if (quotient?.op !== 'quotient') return null
  const { numerator, denominator } = quotient
  return numerator.op === 'figure' && denominator.op === 'figure'
    ? { part: numerator.figure, whole: denominator.figure }
    : null
}

/** The last percentage of its sentence, a few numbers before at most. */
function rateBefore(stream: readonly Mention[], i: number): Mention | undefined {
  const { sentence } = stream[i] as Mention
  return stream
    .slice(Math.max(0, i - BACK), i)
    .findLast((one) => one.sentence === sentence && one.figure.unit.dimension === 'percent')
}

/** `支出38.94万元，比预算少支出7.86万元，控制率83.21%` */
function rateBehind(stream: readonly Mention[], i: number): Mention | undefined {
  const [stated, next] = [stream[i] as Mention, stream[i + 1]]
  return next?.role === 'rate' && next.sentence === stated.sentence && next.gap === GAP.comma ? next : undefined
}

/** `户厕改造仍有21户未完成`, sections behind `户厕改造计划420户，完成399户`. */
function namedBefore({ phrase, figure: stated }: Mention, known: readonly Done[]): readonly Done[] {
  const name = phrase.replace(REST, '').replace(/[尚仍还]?有?$/u, '')
  if (name.length < SHORTEST) return []
  const found = known.filter(({ whole, part }) => [whole, part].some(({ label }) => likeness(label, name) >= LIKE))
  return found.filter(({ whole }) => whole !== stated).reverse()
}

const SHORTEST = 3
