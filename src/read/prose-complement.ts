import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { areGrades, dividesWhole } from '../taxonomy/complements.ts'
import { addUp, isAverage, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { amidWhat, type Mention } from './mention.ts'
import { namedWholes } from './named-whole.ts'
import { GAP } from './phrase.ts'
import { isAccounted, isConfirmed, isExactCount, looksLikeSlip, roughly } from './relate.ts'
import { nameOf } from './sum-parts.ts'

const MOST_PARTS = 7
const MOST_WHOLES = 6
const FARTHEST = 14
const AGE = /(\d{1,3})(?:周?岁)?[-—－~～至](\d{1,3})周?岁|(\d{1,3})周?岁[^，。；]{0,2}以([上下])/u

/**
 * Groups that no word introduces but that are by their names all there is: `已消除风险968户，未消除风险278户`, age groups from
 * 0岁 to 60岁以上. Their whole stands before them in the paragraph.
 */
export function readComplements(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  let divided: { readonly whole: Mention; readonly parts: readonly Mention[] } | null = null
  for (const [i, first] of stream.entries()) {
    // 公务员中年龄35岁以下的8人: the words name the whole.
    const parts = amidWhat(first.lead) === null ? groupFrom(stream, i) : null
    if (!parts) continue
    const near = divided?.whole.paragraph === first.paragraph && !divided.parts.includes(first)
    const known: Mention | null = near ? (divided?.whole ?? null) : null
    const draft = complement(stream, i, parts, known)
    if (!draft) continue
    drafts.push(draft)
    const [reading] = draft.readings
    const whole = stream.slice(Math.max(0, i - FARTHEST), i).find(({ figure }) => isOf(reading, figure))
    if (reading && whole && isConfirmed(reading)) divided = { whole, parts }
  }
  return drafts
}

function isOf(reading: Reading | undefined, figure: Mention['figure']): boolean {
  return reading?.stated.op === 'figure' && reading.stated.figure === figure
}

function groupFrom(stream: readonly Mention[], start: number): Mention[] | null {
  const first = stream[start] as Mention
  // 非常满意252份，满意126份: 非常满意 is one more of them.
  const before = stream[start - 1]
  const goesBefore =
    before?.sentence === first.sentence &&
    first.gap <= GAP.comma &&
    (isKindOf(before, first) || isOfLonger(stream, start))
  const aged = agesOf(first)
  if (goesBefore || !isLevel(first) || (first.opener !== null && !aged) || isAverage(first)) return null
  const parts = [first]
  let complete = 0
  for (let i = start + 1; i < stream.length && parts.length < MOST_PARTS; i++) {
    const next = stream[i] as Mention
    if (next.sentence !== first.sentence || next.depth < first.depth) break
    if (!isLevel(next) || next.depth !== first.depth || !commensurable(next.figure.unit, first.figure.unit)) continue
    if (aged && !agesOf(next)) break
    parts.push(next)
    const names = parts.map(nameOf)
    if (!aged && (dividesWhole(names) || areGrades(names))) complete = parts.length
  }
  if (aged) return isAllAges(parts) ? parts : null
  // 行政39人，事业27人，工勤3人: two of three are no whole.
  const goesOn = parts[complete] !== undefined && (parts[complete]?.gap ?? GAP.stop) < GAP.semicolon
  return complete > 0 && !goesOn ? parts.slice(0, complete) : null
}

/** `中央9840万元、省级3412万元、市级380万元、县级2000万元`: of four that divide a whole the last two do not divide the second. */
function isOfLonger(stream: readonly Mention[], start: number): boolean {
  const first = stream[start] as Mention
  let from = start
  while (from > 0 && start - from < MOST_PARTS && (stream[from] as Mention).gap === GAP.list) from--
  for (let i = from; i < start; i++) {
    const run = stream.slice(i, start + MOST_PARTS - (start - i))
    const end = run.findIndex(({ gap }, at) => at > 0 && gap !== GAP.list)
    const list = (end < 0 ? run : run.slice(0, end)).filter(({ depth }) => depth === first.depth)
    if (list.length > start - i + 1 && dividesWhole(list.map(nameOf))) return true
  }
  return false
}

/** `省内迁入2人，省外迁入1人，迁往省内3人，迁往省外4人`: who came in is no whole of who left. */
function isOfPair(stream: readonly Mention[], at: number): boolean {
  const labels = stream.slice(Math.max(0, at - 1), at + 2).map(({ figure: { label } }) => label)
  return labels.some((label, i) => i > 0 && dividesWhole([labels[i - 1] ?? '', label]))
}

function isKindOf({ figure: { label: kind } }: Mention, { figure: { label } }: Mention): boolean {
  return label !== '' && kind !== label && kind.endsWith(label)
}

interface Ages {
  readonly from: number
  readonly to: number
}

function agesOf({ lead }: Mention): Ages | null {
  const [, from, to, limit, side] = AGE.exec(lead) ?? []
  if (from !== undefined) return { from: Number(from), to: Number(to) }
  if (limit === undefined) return null
  return side === '上' ? { from: Number(limit), to: Number.POSITIVE_INFINITY } : { from: 0, to: Number(limit) }
}

/** From birth to the oldest, without a gap. */
function isAllAges(parts: readonly Mention[]): boolean {
  const ages = parts.flatMap((part) => agesOf(part) ?? [])
  const joined = ages.every(({ from }, i) => i === 0 || Math.abs(from - (ages[i - 1]?.to ?? 0)) <= 1)
  return ages.length > 1 && joined && ages[0]?.from === 0 && ages.at(-1)?.to === Number.POSITIVE_INFINITY
}

/** `known` is what another group of the paragraph was found to divide. */
function complement(
  stream: readonly Mention[],
  start: number,
  parts: readonly Mention[],
  known: Mention | null,
): Draft | null {
  const first = stream[start] as Mention
  const before = stream[start - 1]
  if (before && parts.every((part) => SHARED_OUT.test(nameOf(part))) && isBeside(before, first))
    return { kind: 'sum', certainty: 'low', readings: [addUp(before, parts)], section: first.figure.section }
  const wholes: Mention[] = []
  for (let i = start - 1; i >= 0 && start - i <= FARTHEST && wholes.length < MOST_WHOLES; i--) {
    const whole = stream[i] as Mention
    if (whole.paragraph !== first.paragraph) break
    if (isLevel(whole) && whole.depth <= first.depth && commensurable(whole.figure.unit, first.figure.unit))
      wholes.push(whole)
  }
  const readings = wholes.map((whole) => addUp(whole, parts))
  const confirmed = readings.filter(isConfirmed)
  // 共151人，其中在职100人，离休1人，退休50人: two of several parts are not what the whole before 其中 comes to.
  const opened = stream.slice(Math.max(0, start - FARTHEST), start).findLast((one) => one.opener !== null)
  const inList = opened?.sentence === first.sentence && opened.depth === first.depth && first.gap < GAP.semicolon
  const likely = inList ? [] : wholes
  const others = likely.filter((whole) => !isOfPair(stream, stream.lastIndexOf(whole, start)))
  const totals = others.filter(({ figure: { label } }) => /总/u.test(label))
  const again =
    known && commensurable(known.figure.unit, first.figure.unit) && !parts.includes(known) ? [addUp(known, parts)] : []
  const kept =
    confirmed.length > 0
      ? confirmed
      : again.length > 0
        ? again
        : doubtful(first, parts, totals.length > 0 ? totals : likely, others)
  const named = kept.length === 0 ? namedReadings(stream, start, parts) : kept
  return named.length === 0 ? null : { kind: 'sum', certainty: 'low', readings: named, section: first.figure.section }
}

/** `新增债券331446万元，市本级留用90000万元，转贷县（市、区）241446万元`: what was kept and what was passed on are of what stands right before. */
const SHARED_OUT = /留用|^转贷|^分配|^下达/u

function isBeside(before: Mention, first: Mention): boolean {
  return (
    isLevel(before) &&
    before.sentence === first.sentence &&
    first.gap <= GAP.comma &&
    commensurable(before.figure.unit, first.figure.unit)
  )
}

/** Of the whole that bears their common name, the one they come to, or the nearest. */
function namedReadings(stream: readonly Mention[], start: number, parts: readonly Mention[]): Reading[] {
  const readings = namedWholes(stream, start, parts).map((whole) => addUp(whole, parts))
  const confirmed = readings.filter(isConfirmed)
  return confirmed.length > 0 ? confirmed : readings.slice(0, 1)
}

/** What does not add up is doubted where a slip explains it, or where what stands right before cannot but be the whole. */
function doubtful(
  first: Mention,
  parts: readonly Mention[],
  wholes: readonly Mention[],
  others: readonly Mention[],
): Reading[] {
  const readings = wholes.map((whole) => addUp(whole, parts))
  const slips = readings.filter((reading, i) => others.includes(wholes[i] as Mention) && looksLikeSlip(reading))
  if (slips.length > 0) return slips
  const [nearest] = wholes
  const largest = Math.max(...parts.map(({ figure }) => roughly(figure)))
  const exact = nearest && (isExactCount(nearest.figure) || isAccounted(nearest.figure))
  // 非常满意252份、满意126份、基本满意29份: 非常满意 is one more of them.
  const alike = parts.some(({ figure: { label } }) => nearest?.figure.label.includes(label))
  // 甲项目结转下年支付859万元；乙项目271万元未支付: behind a semicolon each may be of something else.
  const joined = parts.every(({ gap }, i) => i === 0 || gap < GAP.semicolon)
  const beside = joined && !alike && exact && nearest.sentence === first.sentence && roughly(nearest.figure) > largest
  return beside ? readings.slice(0, 1) : []
}
