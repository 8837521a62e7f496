import { Decimal } from './decimal.ts'
import { BASES, COUNTERS, DURATIONS, MAGNITUDES, SIZES } from './unit-lexicon.ts'
import { endsWord, isHan, timeAt, type Word, wordAt } from './unit-word.ts'

/** What a number measures; only numbers of one dimension add up. `none` is a bare number, or a magnitude alone (`3万`). */
export type Dimension = 'money' | 'percent' | 'points' | 'multiple' | 'staff' | 'count' | 'score' | 'size' | 'none'

export interface Unit {
  /** As printed or as inherited from a caption, without blanks: `万元`. Empty where the report gives none. */
  readonly text: string
  readonly dimension: Dimension
  /** How many of the dimension's base unit (元, %, 人 …) one of it is. */
  readonly scale: Decimal
  /**
   * Which kind within the dimension: 次 and 家 do not add up, nor 亩 and 吨, nor 元 and 元/人. Empty for the general one
   * (元, 个, 人).
   */
  readonly of: string
}

/** What stands right after a number: a unit, or a word that makes it a time, which may say how long something took, with where it ends. */
export type After =
  | { readonly kind: 'unit'; readonly unit: Unit; readonly end: number; readonly about: boolean }
  | { readonly kind: 'time'; readonly end: number; readonly duration: Unit | null }

/** The unit of a bare number. */
export const NO_UNIT: Unit = { text: '', dimension: 'none', scale: new Decimal(1), of: '' }

/** More blanks than this end a column, not a word. */
const MAX_BLANKS = 3

const UNITS = new Map<string, Unit>()
const MAGNITUDE_STARTS: ReadonlySet<number> = new Set(MAGNITUDES.map(([name]) => name.charCodeAt(0)))

for (const [name, [dimension, of, scale]] of Object.entries(BASES)) know(name, dimension, of, scale)
for (const name of COUNTERS.split(' ')) know(name, 'count', name, 1)
for (const name of SIZES.split(' ')) know(name, 'size', name, 1)
for (const name of DURATIONS.split(' ')) know(name, 'count', name, 1)

/**
 * Reads the unit that begins at `start` of `text`, after a few blanks, with its magnitude and an inexact 余, 多 or 来 before,
 * between or after them (`100多万字`, `50余件`, `5万余元`). Null where no unit stands there: a word may begin like one
 * (`12 项目支出`). Takes constant time.
 */
export function unitAfter(text: string, start: number): After | null {
  const first = inexactEnd(text, blanksEnd(text, start))
  const plain = wordAt(text, first)
  const power = magnitudeAt(text, first)
  if (!power || (plain && plain.text.length > power[0].length)) {
    return plain ? named(text, first, plain, start) : unnamed(text, first, start)
  }
  const magnitudeEnd = first + power[0].length
  const inner = inexactEnd(text, magnitudeEnd)
  const at = blanksEnd(text, inner)
  const word = wordAt(text, at)
  if (word?.time) return { kind: 'time', end: at + word.length, duration: null }
  const name = word ? word.text.slice(0, word.length) : ''
  const end = at + name.length
  const about = isInexact(text, start, first) || inner > magnitudeEnd
  const unit = name === '' ? undefined : unitOf(power[0] + name)
  if (unit) return finish(text, unit, end, about)
  // `12 千山街道`: behind a blank a magnitude that a word goes on from begins that word, but for `3994.7 万老年人`.
  const begins = first > start && !about && isHan(text.charCodeAt(inner)) && !LARGE.has(power[0])
  return begins ? null : finish(text, alone(power), inner, about)
}

const LARGE: ReadonlySet<string> = new Set(['万', '亿', '万亿'])

/** The unit that a caption or header names (`万元`, `%`, `人`, `人民币万元`), or null. */
export function unitNamed(name: string): Unit | null {
  const text = name.trim()
  const start = text.startsWith('人民币') && text.length > 3 ? 3 : 0
  const found = unitAfter(text, start)
  if (found?.kind !== 'unit' || found.end !== text.length || found.about || found.unit.text === '个人') return null
  return found.unit
}

/** Whether numbers of the two units can be added or compared after scaling. A magnitude alone goes with what it may leave out. */
export function commensurable(a: Unit, b: Unit): boolean {
  if (a.dimension === b.dimension)
    return a.of === b.of || (a.dimension === 'count' && (countsAll(a, b) || countsAll(b, a)))
  return leavesOut(a, b) || leavesOut(b, a)
}

/** 个 counts whatever has a counter of its own, 台（套） what is counted in 台 or in 套. */
export function countsAll(general: Unit, { of }: Unit): boolean {
  const [, one, other] = EITHER.exec(general.of) ?? []
  return general.of === '' || (of !== '' && (of === one || of === other))
}

const EITHER = /^(.)[（(、/](.)[）)]?$/u

function leavesOut(bare: Unit, full: Unit): boolean {
  const countable = full.dimension === 'money' || full.dimension === 'count' || full.dimension === 'staff'
  return bare.dimension === 'none' && bare.text !== '' && countable
}

/** After a unit's word without magnitude, or a time, or neither. */
function named(text: string, at: number, word: Word, start: number): After | null {
  const end = at + word.length
  const unit = unitOf(word.text.slice(0, word.length))
  if (word.time) return { kind: 'time', end, duration: unit ?? null }
  if (unit) return finish(text, unit, end, isInexact(text, start, at))
  return isDate(text, start, at) && timeAt(text, at) ? { kind: 'time', end: at + 1, duration: null } : null
}

/** `100余，`: inexact, and nothing that it counts. */
function unnamed(text: string, at: number, start: number): After | null {
  return isInexact(text, start, at) && !isHan(text.charCodeAt(at))
    ? { kind: 'unit', unit: NO_UNIT, end: at, about: true }
    : null
}

/** With the price's `/人` and an inexact 余 or 多 behind the unit: `5万元多`. */
function finish(text: string, unit: Unit, at: number, about: boolean): After {
  const per = text[at] === '/' || text[at] === '／' ? wordAt(text, at + 1) : null
  if (per && per.length > 0) {
    const name = per.text.slice(0, per.length)
    return {
      kind: 'unit',
      unit: { ...unit, text: `${unit.text}/${name}`, of: `${unit.of}/${name}` },
      end: at + 1 + per.length,
      about,
    }
  }
  // 比目标3000元多250元 compares.
  const trailing = (text[at] === '余' || text[at] === '多') && endsWord(text, at + 1) && !isDigit(text[at + 1])
  return { kind: 'unit', unit, end: trailing ? at + 1 : at, about: about || trailing }
}

/** `2020年末` and `12月底` date what they say, `665.10 年初预算` does not. */
function isDate(text: string, start: number, at: number): boolean {
  let digits = 0
  while (digits < 5 && isDigit(text[start - 1 - digits])) digits++
  const before = text[start - 1 - digits]
  if (before === '.' || before === ',') return false
  return digits === 4 || (digits > 0 && digits < 3 && at === start)
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && '0123456789０１２３４５６７８９〇零一二三四五六七八九'.includes(char)
}

function isBlank(code: number): boolean {
  return code === 32 || code === 0x3000 || code === 0xa0 || code === 10
}

function blanksEnd(text: string, start: number): number {
  let at = start
  while (at - start <= MAX_BLANKS && isBlank(text.charCodeAt(at))) at++
  return at - start > MAX_BLANKS ? start : at
}

/** After an inexact 余, 多 or 来, unless it begins a word of its own (余额, 来自, 多部门). */
function inexactEnd(text: string, at: number): number {
  const char = text[at]
  if (char !== '余' && char !== '多' && char !== '来') return at
  if (wordAt(text, at)) return at
  const counts = wordAt(text, at + 1) !== null || magnitudeAt(text, at + 1) !== undefined
  return counts || (char !== '来' && !isHan(text.charCodeAt(at + 1))) ? at + 1 : at
}

function isInexact(text: string, start: number, end: number): boolean {
  return end > start && '余多来'.includes(text[end - 1] ?? 'x')
}

function magnitudeAt(text: string, at: number): readonly [string, number] | undefined {
  if (!MAGNITUDE_STARTS.has(text.charCodeAt(at))) return undefined
  return MAGNITUDES.find(([name]) => text.startsWith(name, at))
}

/** A magnitude without unit: `项目资金20万`. */
function alone([text, power]: readonly [string, number]): Unit {
  return remember(text, { text, dimension: 'none', scale: new Decimal(1).shifted(power), of: '' })
}

/** The unit of a name with its magnitude; undefined for no unit. */
function unitOf(name: string): Unit | undefined {
  const known = UNITS.get(name)
  if (known) return known
  const power = magnitudeAt(name, 0)
  const base = power && UNITS.get(name.slice(power[0].length))
  return base && remember(name, { ...base, text: name, scale: base.scale.times(new Decimal(1).shifted(power[1])) })
}

function remember(name: string, unit: Unit): Unit {
  const known = UNITS.get(name)
  if (!known) UNITS.set(name, unit)
  return known ?? unit
}

function know(name: string, dimension: Dimension, of: string, scale: number): void {
  UNITS.set(name, { text: name, dimension, scale: new Decimal(scale), of })
}
