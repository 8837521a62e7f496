import { Decimal, MAX_DIGITS } from '../number/decimal.ts'
import { type Unit, unitAfter } from '../number/unit.ts'

/** A cell whose whole text is one number, with positions in the cell's text. */
export interface CellNumber {
  readonly value: Decimal
  /** The value again, for searching; relations that are returned use the exact one. */
  readonly fast: number
  readonly decimals: number
  /** Null for a bare number. */
  readonly unit: Unit | null
  /** Digits without separator, point or sign: may be a code, a year or a serial number. */
  readonly plain: string | null
  readonly start: number
  readonly end: number
  readonly numberStart: number
  readonly numberEnd: number
}

const BLANKS = new Set([
  '',
  '-',
  '—',
  '——',
  '--',
  '–',
  '－',
  '―',
  '/',
  '\\',
  '／',
  '无',
  '…',
  '……',
  '...',
  '×',
  'N/A',
  '*',
])
const SPACE = new Set([' ', '\u3000', '\u00a0', '\n', '\r', '\t', '\u2009', '\u202f'])
const MINUS = new Set(['-', '－', '–', '−', '—', '△', '▲', 'Δ'])
const CURRENCY = new Set(['¥', '￥', '$', '+', '＋'])

/** Whether a cell prints nothing, or a mark for nothing. */
export function isBlank(text: string): boolean {
  return text.length < 12 && BLANKS.has(squeeze(text))
}

/** The text without any white space. */
export function squeeze(text: string): string {
  if (!/[\s\u200b]/.test(text)) return text
  let squeezed = ''
  for (const char of text) if (!SPACE.has(char) && char !== '\u200b') squeezed += char
  return squeezed
}

/**
 * Reads a cell that is a number and nothing else: thousands separators, signs, full-width digits, △ or parentheses for
 * negatives, a currency sign before it and a unit behind it. Null for everything else, `≥95%` and `12月` included.
 */
export function cellNumber(text: string): CellNumber | null {
  if (text.length > 60) return null
  let at = skip(text, 0)
  const start = at
  let negative = false
  const parenthesis = text[at] === '(' || text[at] === '（'
  if (parenthesis) at = skip(text, at + 1)
  while (MINUS.has(text[at] ?? '') || CURRENCY.has(text[at] ?? '')) {
    if (MINUS.has(text[at] ?? '')) {
      if (negative) return null
      negative = true
    }
    at = skip(text, at + 1)
  }
  const numberStart = negative ? start + (parenthesis ? 1 : 0) : at
  const digits = readDigits(text, at)
  if (!digits) return null
  at = digits.end
  const numberEnd = at
  const unit = unitAfter(text, at)
  if (unit?.kind === 'time') return null
  if (unit) {
    if (unit.about || unit.unit.text === '') return null
    at = unit.end
  }
  at = skip(text, at)
  if (parenthesis) {
    if (text[at] !== ')' && text[at] !== '）') return null
    // A bare (1) numbers something; only amounts stand in parentheses for their sign.
    if (!digits.separated && !unit && digits.plain.length < 3) return null
    at = skip(text, at + 1)
  }
  if (at < text.length) return null
  const value = new Decimal((negative || parenthesis ? '-' : '') + digits.plain)
  const bare = !negative && !parenthesis && !digits.separated && !unit
  return {
    value,
    fast: Number(digits.plain) * (negative || parenthesis ? -1 : 1),
    decimals: digits.decimals,
    unit: unit?.unit ?? null,
    plain: bare ? digits.plain : null,
    start,
    end: trimEnd(text),
    numberStart: skip(text, numberStart),
    numberEnd,
  }
}

interface Digits {
  readonly plain: string
  readonly decimals: number
  /** Whether a separator or a decimal point was printed. */
  readonly separated: boolean
  readonly end: number
}

/** Digits with separators and a point; a line break or a blank may stand beside those two, where a narrow column broke. */
function readDigits(text: string, start: number): Digits | null {
  let plain = ''
  let point = -1
  let separated = false
  let end = start
  for (let at = start; at < text.length; at++) {
    const char = narrow(text[at] ?? '')
    if (char >= '0' && char <= '9') {
      if (SPACE.has(text[at - 1] ?? '') && at > start && !joins(text, at)) break
      plain += char
      end = at + 1
    } else if (char === '.' && point < 0 && plain !== '') {
      point = plain.length
      plain += '.'
      separated = true
    } else if (char === ',' && plain !== '' && point < 0) separated = true
    else if (!SPACE.has(char)) break
  }
  if (plain === '' || plain.endsWith('.')) return null
  if (text.slice(end).trimStart().startsWith(',')) return null
  const count = plain.length - (point < 0 ? 0 : 1)
  if (count > MAX_DIGITS) return null
  return { plain, decimals: point < 0 ? 0 : count - point, separated, end }
}

/** Whether the blank before a digit only follows a separator or a point. */
function joins(text: string, at: number): boolean {
  let before = at - 1
  while (before > 0 && SPACE.has(text[before] ?? '')) before--
  const char = narrow(text[before] ?? '')
  return char === ',' || char === '.'
}

function narrow(char: string): string {
  const code = char.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char
}

function skip(text: string, from: number): number {
  let at = from
  while (SPACE.has(text[at] ?? '')) at++
  return at
}

function trimEnd(text: string): number {
  let end = text.length
  while (end > 0 && SPACE.has(text[end - 1] ?? '')) end--
  return end
}
