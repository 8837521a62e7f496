import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { figuresOf } from '../number/relation.ts'
import { commensurable, NO_UNIT } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, isConfirmed, isExactCount, significantDigits } from './relate.ts'
import { bare, type Row, type RowNames, rowNames, rowsOf } from './row-names.ts'
import { type Asked, OVER, ofRows, REST } from './row-relations.ts'
import { type Rows, rowsBefore } from './rows-before.ts'
import { toldRows } from './told-rows.ts'

/**
 * What the text says of a row of a table by its name: 河湖长制项目执行率仅51.66%, 培训楼项目因故未完工结余22.64万元, 预算执行率指标扣1.16分.
 * Where the row bears it out, what else it was held to was misread. Where the row next before it does not, and nothing else
 * does, it is doubtful.
 */
export function withRowsSpokenOf(
  stream: readonly Mention[],
  cells: readonly Figure[],
  drafts: readonly Draft[],
): Draft[] {
  const names = rowNames([...rowsOf(cells), ...toldRows(stream)])
  const asking = stream.flatMap((said, i) => {
    const name = nameOf(said, stream[i - (said.enumerated ? said.at - said.enumerated.first : 0)] ?? said)
    const asked = askedBy(said, name)
    if (!asked) return []
    const ofHeading = asked === 'score' && OF_HEADING.test(since(said.lead, GAP.comma))
    const named = ofHeading ? rowsOfHeading(said, names) : rowsBefore(stream, i, names)
    return [{ said, before: stream[i - 1], asked, name, named: withAmountsOf(stream, i, named) }]
  })
  const known = draftsOf(new Set(asking.map(({ said: { figure } }) => figure)), drafts)
  const misread = new Set<Draft>()
  const found = asking.flatMap(({ said, before, asked, name, named }): Draft[] => {
    const own = known.get(said.figure) ?? []
    const stating = own.filter(
      ({ readings: [first] }) => first?.stated.op === 'figure' && first.stated.figure === said.figure,
    )
    if (stating.some(({ readings }) => readings.some(isConfirmed))) return []
    const bearsOut = (reading: Reading) => figuresIn(reading).includes(said.figure) && isConfirmed(reading)
    const readingsOf = (rows: readonly Rows[]) =>
      rows
        .flatMap((some) => ofRows(some, asked, name, names.totals))
        .filter((side) => !figuresOf(side).includes(said.figure))
        .map((side) => equals(said.figure, side))
        .filter((reading) => isOfKind(said.figure, reading))
    const confirmed = readingsOf(named).filter(isConfirmed)
    if (confirmed.length > 0) {
      for (const draft of stating) if (isMisread(draft, said.figure)) misread.add(draft)
      return [draftOf(said, asked, confirmed)]
    }
    if (stating.length > 0 || own.some(({ readings }) => readings.some(bearsOut))) return []
    // 397件由本人使用，使用率94.52%: of what is counted right before it.
    const counted = asked === 'rate' && isCountedBeside(said, before)
    const doubtful = isTelling(said.figure) && !counted ? readingsOf(named.slice(0, 1)) : []
    // 工程费占91.70%: of which column, only a measure in the words tells.
    if (asked === 'share' && doubtful.length > 1) return []
    return doubtful.length > 0 && doubtful.some(isPlausible) ? [draftOf(said, asked, doubtful)] : []
  })
  return [...drafts.filter((draft) => !misread.has(draft)), ...found]
}

/** 全年基本支出10124.86万元，执行率98.80%: what other places tell of a thing tells nothing of the amount beside the number. */
function withAmountsOf(stream: readonly Mention[], i: number, named: readonly Rows[]): readonly Rows[] {
  const beside = amountsBeside(stream, i)
  if (beside.length === 0) return named
  const fits = ({ table, cells }: Row) => table >= 0 || cells.some((cell) => beside.includes(cell))
  return named
    .map(({ each, only }) => ({ each: each.map((rows) => rows.filter(fits)), only }))
    .filter(({ each }) => each.every(({ length }) => length > 0))
}

/** The amounts of its clause before a number. */
function amountsBeside(stream: readonly Mention[], i: number): Figure[] {
  const { sentence } = stream[i] as Mention
  const found: Figure[] = []
  for (let j = i; j > 0 && (stream[j] as Mention).gap < GAP.semicolon; j--) {
    const before = stream[j - 1] as Mention
    if (before.sentence !== sentence) break
    if (isLevel(before) && before.figure.unit.dimension === 'money') found.push(before.figure)
  }
  return found
}

/** What is far from right, and is not of the amounts that stand right before the number. */
function isMisread({ readings }: Draft, { at }: Figure): boolean {
  const beside = (reading: Reading) =>
    figuresOf(reading.computed).every((one) => one.at.end <= at.start && at.start - one.at.end < BESIDE)
  return !readings.some((reading) => beside(reading) || isPlausible(reading))
}

/** In characters: a sentence. */
const BESIDE = 60

function isCountedBeside({ sentence, gap }: Mention, before: Mention | undefined): boolean {
  return (
    before !== undefined &&
    before.sentence === sentence &&
    gap === GAP.comma &&
    isLevel(before) &&
    isExactCount(before.figure)
  )
}

/** Fewer digits soon differ from what a row gives: 扣2分 for one of its reasons. */
function isTelling(figure: Figure): boolean {
  return significantDigits(figure) >= TELLING
}

const TELLING = 3

function draftOf({ figure: { section } }: Mention, asked: Asked, readings: readonly Reading[]): Draft {
  const [first] = readings
  const kind = first?.computed.op === 'figure' ? 'restatement' : KINDS[asked]
  return { kind, certainty: 'low', readings, section }
}

/** （一）决策情况 … 该类指标得13.50分: of what, the heading says. */
function rowsOfHeading({ figure: { section } }: Mention, names: RowNames): Rows[] {
  const words = bare(section.title).replace(/^[（(]?[一二三四五六七八九十\d.]{1,5}[)）.．、]?/u, '')
  const rows = names.namedIn(words).filter(({ start }) => start === 0)
  return rows.length > 0 ? [{ each: [rows.map(({ row }) => row)], only: false }] : []
}

const OF_HEADING = /^(?:该|本|此)(?:类|项|部分|一级)?(?:指标)?(?:实际|合计|共)?得分?(?:为|是)?$/u

/** 决策类指标得13.30分. */
const OF_KIND = /^[^，。；、（(]{2,10}(?:类|部分|方面)(?:指标)?(?:实际|合计|共)?得分?(?:为|是)?$/u

const KINDS = {
  rate: 'rate',
  share: 'share',
  score: 'restatement',
  rest: 'difference',
  deduction: 'difference',
} as const

/** Limits, goals and what was before are not what the row states. */
const LIMIT =
  /(?:低于|高于|不足|超过|达到|不低于|大于|小于|以上|提高[到至]|压缩[到至]|[降升增减][到至为]|控制在|目标值?|要求|力争|确保|全部|平均)[为的]?$/u
const LIMIT_BEHIND = /^(?:以[上下内]|及|左右|的?目标|的?要求|的(?:有|项目))/u

function askedBy({ figure: { cell, bound, unit }, role, lead, tail, prior }: Mention, name: string): Asked | null {
  const limited = (LIMIT.test(lead) && !OVER.test(since(lead, GAP.comma))) || LIMIT_BEHIND.test(tail)
  if (cell !== null || bound !== null || prior || limited) return null
  if (unit.dimension === 'percent') {
    if (role === 'share') return OF_ROW.test(since(lead, GAP.comma)) ? 'share' : null
    return role !== 'change' && RATE.test(name) ? 'rate' : null
  }
  if (unit.dimension === 'score') {
    if (role !== 'points' && DEDUCTED.test(lead)) return 'deduction'
    const words = since(lead, GAP.comma)
    return role === 'level' && (OF_HEADING.test(words) || OF_KIND.test(words)) ? 'score' : null
  }
  if (role !== 'level' && role !== 'change') return null
  // 累计结余4.62亿元 is of many years, and a row's of one.
  if (/累计|滚存|年初|上年/u.test(since(lead, GAP.comma))) return null
  return REST.test(since(lead, GAP.comma)) || REST_BEHIND.test(tail) ? 'rest' : null
}

/** 项目管理费占概算总投资的1.95%: the clause names what the share is of, and no amount. */
const OF_ROW = /^[^，。；]{2,20}占/u
const RATE = /[\u4e00-\u9fff][率度]$/u
const DEDUCTED = /(?:扣|扣分|扣减|扣除|扣了|失分|丢)$/u
const REST_BEHIND = /^(?:尚)?未(?:支付|支出|执行|使用|到位|拨付|兑付)/u

/** What the words before a number, or before the first of an enumeration, call it. */
function nameOf({ of }: Mention, { lead }: Mention): string {
  return of || since(lead, GAP.comma).replace(/(?:[仅只有为达约是各均]|分别){1,8}$/u, '')
}

/** Of the same year, and counted alike; a number without unit may be of any points. */
function isOfKind({ year, unit }: Figure, { computed }: Reading): boolean {
  return figuresOf(computed).every(
    (one) =>
      (year === null || one.year === null || one.year === year) &&
      (unit.dimension === 'percent' ||
        commensurable(unit, one.unit) ||
        (unit.dimension === 'score' && one.unit === NO_UNIT)),
  )
}

function draftsOf(figures: ReadonlySet<Figure>, drafts: readonly Draft[]): ReadonlyMap<Figure, readonly Draft[]> {
  const found = new Map<Figure, Set<Draft>>()
  for (const draft of drafts) {
    for (const one of draft.readings.flatMap(figuresIn)) {
      if (figures.has(one)) found.set(one, (found.get(one) ?? new Set()).add(draft))
    }
  }
  return new Map([...found].map(([one, own]) => [one, [...own]]))
}

function figuresIn({ stated, computed }: Reading): Figure[] {
  return [...figuresOf(stated), ...figuresOf(computed)]
}
