import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Expression } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { addUp, isLevel, partsFrom, wholesOf } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, tentatively } from './relate.ts'

const FARTHEST = 6
const MOST_WHOLES = 4
const UNCHANGED = /持平|一致|相同|相等|无(?:增减|变化|变动)|没有(?:变化|变动)/u
/** Fewer digits than these come together by chance. */
const SIGNIFICANT = 3

/**
 * `支出1250万元，比上年增加50万元，其中：基本支出800万元，增加80万元；项目支出450万元，减少30万元`: what the parts add up to changed by what
 * the parts changed by. Where the amounts add up the changes must, and where the changes do so must the amounts.
 */
export function readPartChanges(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((first, i) => {
    if (first.role === 'to') return reasons(stream, i)
    if (first.role === 'change') return eachChange(stream, i)
    return first.opener !== null && isLevel(first) ? changes(stream, i) : []
  })
}

/**
 * `基本支出2476万元，同比减少4966元，…。其中：` and in paragraphs of their own `工资福利支出2016万元，同比增加33279元`, `商品和服务支出445万元，同比减少36235元`: where the
 * parts, wherever they stand, come to the whole, what they changed by comes to what it changed by, if none has ceased to be.
 */
export function readChangesOfSums(stream: readonly Mention[], known: readonly Draft[]): Draft[] {
  const places = new Map(stream.map(({ figure: one }, i) => [one, i]))
  const said = new Set<Figure>()
  for (const { kind, readings } of known) if (kind === 'sum') for (const { stated } of readings) remember(said, stated)
  return known.flatMap((draft): Draft[] => {
    const reading = draft.kind === 'sum' ? draft.readings.find(isConfirmed) : undefined
    if (reading?.stated.op !== 'figure' || reading.computed.op !== 'sum') return []
    const parts = reading.computed.terms.map(({ weight, of }) =>
      weight > 0 && of.op === 'figure' ? places.get(of.figure) : undefined,
    )
    const at = places.get(reading.stated.figure)
    const whole = at === undefined ? null : changeOf(stream, at)
    if (!whole || whole === 'none' || said.has(whole.figure) || parts.length > MOST_REASONS) return []
    const terms: { weight: 1 | -1; of: Expression<Figure> }[] = []
    for (const part of parts) {
      const level = part === undefined ? undefined : stream[part]
      if (part === undefined || !level) return []
      const change = changeOf(stream, part)
      if (change === 'none') continue
      if (!change || change.direction === 0 || compared(change) !== compared(whole)) return []
      terms.push({ weight: change.direction === whole.direction ? 1 : -1, of: figure(change.figure) })
    }
    const moved = equals(whole.figure, { op: 'sum', terms })
    if (terms.length < 2 || !(isConfirmed(moved) || isPlausible(moved))) return []
    said.add(whole.figure)
    return [{ kind: 'sum', certainty: 'low', readings: [moved], section: whole.figure.section }]
  })
}

function remember(said: Set<Figure>, stated: Expression<Figure>): void {
  if (stated.op === 'figure') said.add(stated.figure)
}

/**
 * `收入由3574万元调整为3843万元，主要由于：（1）利润上缴调增49万元；（2）罚没收入调增229万元；（3）调减租金9万元`: what the reasons come to, where they
 * are all of them.
 */
function reasons(stream: readonly Mention[], at: number): Draft[] {
  const [before, after] = [stream[at - 1], stream[at] as Mention]
  if (before?.role !== 'from' || !commensurable(before.figure.unit, after.figure.unit)) return []
  const terms: { weight: 1 | -1; of: Expression<Figure> }[] = [{ weight: 1, of: figure(before.figure) }]
  for (let i = at + 1; i < stream.length && terms.length < MOST_REASONS; i++) {
    const reason = stream[i] as Mention
    if (reason.paragraph !== after.paragraph || reason.role === 'from') break
    const weight = wayOf(reason)
    const alike = commensurable(reason.figure.unit, after.figure.unit)
    // 调增269万元 right behind is all of it.
    if (weight && alike && (i > at + 1 || reason.phrase.length > ALONE))
      terms.push({ weight, of: figure(reason.figure) })
  }
  if (terms.length < 3) return []
  const readings = [equals(after.figure, { op: 'sum', terms })]
  const draft = tentatively({ kind: 'sum', certainty: 'low', readings, section: after.figure.section })
  return draft ? [draft] : []
}

/** `补助调增84000万元，分别是一般性补助调增55610万元、专项补助调增28390万元`: the words tell what a change was made of. */
function eachChange(stream: readonly Mention[], at: number): Draft[] {
  const [whole, first] = [stream[at - 1], stream[at] as Mention]
  if (whole?.role !== 'change' || whole.sentence !== first.sentence || !/分别[是为]/u.test(first.lead)) return []
  const parts: Mention[] = []
  for (let i = at; i < stream.length && parts.length < MOST_REASONS; i++) {
    const part = stream[i] as Mention
    if (part.sentence !== first.sentence || part.role !== 'change') break
    if (!commensurable(part.figure.unit, whole.figure.unit) || part.direction !== whole.direction) break
    parts.push(part)
  }
  if (parts.length < 2 || whole.figure.unit.dimension === 'percent') return []
  const draft: Draft = {
    kind: 'sum',
    certainty: 'low',
    readings: [addUp(whole, parts)],
    section: whole.figure.section,
  }
  return [draft]
}

const MOST_REASONS = 12
/** 调增了. */
const ALONE = 3

/** Whether it says that something became more or less: 利润调增49万元, 调减租金9万元. */
function wayOf({ role, direction, phrase }: Mention): 1 | -1 | null {
  if (role === 'change' && direction !== 0) return direction
  if (role !== 'level') return null
  if (/^(?:调增|增加|追加|新增)|增加$/u.test(phrase)) return 1
  return /^(?:调减|减少|压减|核减)|减少$/u.test(phrase) ? -1 : null
}

function changes(stream: readonly Mention[], start: number): Draft[] {
  const list = partsFrom(stream, start, 'clause')
  const lengths = new Set([list.clause, list.sentence, list.parts.length].filter((length) => length > 1))
  const wholes = wholesOf(stream, start).slice(0, MOST_WHOLES)
  const pairs = wholes.flatMap((whole) =>
    [...lengths].flatMap((length) => pairOf(stream, start, whole, list.parts.slice(0, length)) ?? []),
  )
  const { section } = (stream[start] as Mention).figure
  const draft = (reading: Reading): Draft => ({ kind: 'sum', certainty: 'low', readings: [reading], section })
  const levelled = pairs.find(({ levels }) => isConfirmed(levels))
  if (levelled) {
    const { moved, silent } = levelled
    if (silent && !isConfirmed(moved)) return []
    return [draft(moved)]
  }
  const changed = pairs.find(({ moved, telling }) => telling && isConfirmed(moved))
  return changed ? [draft(changed.moved), draft(changed.levels)] : []
}

/** That the parts add up to the whole, and that their changes do to its change. */
interface Pair {
  readonly levels: Reading
  readonly moved: Reading
  /** Whether one of the parts says nothing of its change. */
  readonly silent: boolean
  /** Whether its change has digits enough not to come together by chance. */
  readonly telling: boolean
}

function pairOf(stream: readonly Mention[], start: number, whole: Mention, parts: readonly Mention[]): Pair | null {
  const stated = changeOf(stream, stream.lastIndexOf(whole, start))
  if (!stated || stated === 'none') return null
  const told = toldTogether(stream, start, parts)
  const terms: { weight: 1 | -1; of: Expression<Figure> }[] = []
  let silent = false
  for (const [n, part] of parts.entries()) {
    const change = told ? told[n] : changeOf(stream, stream.indexOf(part, start))
    // Of what is nothing now, nobody says what it was.
    if (!change && part.figure.value.isZero()) silent = true
    if (change === 'none' || (!change && part.figure.value.isZero())) continue
    if (!change || compared(change) !== compared(told ? change : stated)) return null
    terms.push({ weight: change.direction === stated.direction ? 1 : -1, of: figure(change.figure) })
  }
  if (terms.length < 2) return null
  const telling =
    stated.figure.value.precision() >= SIGNIFICANT && parts.every(({ figure: { value } }) => !value.isZero())
  return { levels: addUp(whole, parts), moved: equals(stated.figure, { op: 'sum', terms }), silent, telling }
}

/** `甲34917万人，乙13157万人，分别比上年末增加2058万人和395万人`: the changes of all of them, behind the last. */
function toldTogether(stream: readonly Mention[], start: number, parts: readonly Mention[]): Mention[] | null {
  const last = parts.at(-1)
  const at = last ? stream.indexOf(last, start) + 1 : -1
  const changes = stream.slice(at, at + parts.length)
  const together = changes.every(
    ({ role, enumerated, sentence, figure: { unit } }, rank) =>
      role === 'change' &&
      enumerated?.rank === rank &&
      enumerated.count === parts.length &&
      sentence === last?.sentence &&
      commensurable(unit, last.figure.unit),
  )
  return together && changes.length === parts.length ? changes : null
}

/** By how much what stands there changed: the first amount of change before the next level. */
function changeOf(stream: readonly Mention[], at: number): Mention | 'none' | null {
  const level = stream[at] as Mention
  for (let i = at + 1; i < stream.length && i - at <= FARTHEST; i++) {
    const mention = stream[i] as Mention
    if (mention.paragraph !== level.paragraph || isLevel(mention)) break
    const amount = mention.role === 'change' && commensurable(mention.figure.unit, level.figure.unit)
    if (amount && mention.direction !== 0) return mention
  }
  return UNCHANGED.test(level.tail) ? 'none' : null
}

/** What it is compared with: the year before, a budget. */
function compared({ lead }: Mention): string {
  return /预算|计划|年初/u.test(lead) ? 'plan' : 'year'
}
