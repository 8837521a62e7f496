import { Decimal, MAX_DIGITS } from './decimal.ts'

/** A number as printed: its exact value and how many decimals it shows. */
export interface Numeral {
  readonly value: Decimal
  readonly decimals: number
}

/** Longer than any number of {@link MAX_DIGITS} digits with sign, separators and a few blanks. */
const MAX_LENGTH = 3 * MAX_DIGITS

const ARABIC = /^(?<sign>[-+△▲]?)(?:(?<whole>\d+)|(?<grouped>\d{1,3}(?:,\d{3})+))?(?:\.(?<fraction>\d+))?$/u

/**
 * Reads Arabic digits with sign, thousands separators, a decimal point and full-width forms, blanks inside left out:
 * `1,234.50`, `－２１．３６`, `.5`. Negative are also the bookkeepers' `△12`, `▲12` and, where a point or separator shows
 * that they are no numbering, brackets: `(12.50)`. A full-width comma separates clauses; it groups digits only in front
 * of decimals (`3，355.65`). Null for anything else: `1,23`, `1.2.3`, `1e5`, `007` and more than {@link MAX_DIGITS}
 * digits are codes or nothing.
 */
export function arabic(text: string): Numeral | null {
  if (text.length > MAX_LENGTH) return null
  const plain = narrow(text)
  if (plain.startsWith('(') && plain.endsWith(')')) return bracketed(plain.slice(1, -1))
  const { sign = '', whole, grouped, fraction = '' } = ARABIC.exec(plain)?.groups ?? {}
  const integer = whole ?? grouped?.replaceAll(',', '') ?? ''
  const digits = integer.length + fraction.length
  if (digits === 0 || digits > MAX_DIGITS || (integer.length > 1 && integer.startsWith('0'))) return null
  if (text.includes('，') && fraction === '') return null
  const value = new Decimal(`${integer || '0'}.${fraction || '0'}`)
  return { value: sign === '' || sign === '+' || value.isZero() ? value : value.negated(), decimals: fraction.length }
}

/** The number in a bookkeeper's brackets; one without a sign, and with a point or separator. */
function bracketed(inner: string): Numeral | null {
  if (!/^[\d.,]+$/u.test(inner) || !/[.,]/u.test(inner)) return null
  const found = arabic(inner)
  return found && { value: found.value.isZero() ? found.value : found.value.negated(), decimals: found.decimals }
}

/** Half-width, with one minus sign and no blanks. */
function narrow(text: string): string {
  let plain = ''
  for (const char of text) {
    const code = char.charCodeAt(0)
    const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char
    if ('−–—‑'.includes(half)) plain += '-'
    else if (!' \u3000\u00a0\n\r\t'.includes(half)) plain += half
  }
  return plain
}

const DIGITS = new Map<string, number>()
for (const digits of ['零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖', '○壹貳叁肆伍陸柒捌玖']) {
  for (const [value, digit] of [...digits].entries()) DIGITS.set(digit, value)
}
DIGITS.set('两', 2).set('兩', 2)

const PLACES = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])
const TENS = new Map([
  ['廿', 20],
  ['卅', 30],
])
const MYRIADS = new Map([
  ['万', 10_000],
  ['萬', 10_000],
  ['亿', 100_000_000],
  ['億', 100_000_000],
])

/** 九千九百九十九亿九千九百九十九万九千九百九十九 has 23. */
const MAX_CHINESE = 24

/**
 * Reads a whole number below 10^12 in Chinese numerals: `十三`, `一百零二`, `两千`, `廿五`, `叁万伍仟`, `三百二` (320), or digit by
 * digit as in `二〇二〇`. Null for anything else, also for the vague `三五` and `两三`, and for `百` or `万` without a digit.
 */
export function chinese(text: string): number | null {
  if (text.length === 0 || text.length > MAX_CHINESE) return null
  if (text.length > 1 && DIGITS.get(text.charAt(0)) === 0) return null
  const inPlaces = [...text].some((char) => !DIGITS.has(char))
  return inPlaces || text.length === 1 ? byPlace(text) : byDigit(text)
}

/** Two or three digits without a zero (`三五`, `一二三`) are a guess or a list; a leading zero is a code. */
function byDigit(text: string): number | null {
  const digits = [...text].map((char) => DIGITS.get(char) ?? 0)
  if (text.length > 12 || /[两兩]/u.test(text)) return null
  if (text.length < 4 && !digits.includes(0)) return null
  return digits.reduce((value, digit) => value * 10 + digit, 0)
}

/** What has been read of a number so far; `null` digit: none waits for its place. */
interface Reading {
  total: number
  section: number
  digit: number | null
  /** The last place read, which the next must be below; of the section, and of 万 and 亿. */
  place: number
  myriad: number
  zero: boolean
}

function byPlace(text: string): number | null {
  const state: Reading = { total: 0, section: 0, digit: null, place: 10_000, myriad: 1e12, zero: false }
  for (const char of text) if (!take(state, char)) return null
  const { digit, place, section, zero, total, myriad } = state
  if (digit === null) return zero && text.length > 1 ? null : total + section
  // 三百二 and 一万二: the digit behind a place without 零 counts the place below.
  const behind = section > 0 ? place : total > 0 ? myriad : 10
  return total + section + digit * (zero || behind <= 10 ? 1 : behind / 10)
}

/** Takes the next character; false when it cannot stand there. */
function take(state: Reading, char: string): boolean {
  const digit = DIGITS.get(char)
  if (digit !== undefined) return takeDigit(state, digit)
  const tens = TENS.get(char)
  const place = PLACES.get(char) ?? (tens && 10)
  if (place !== undefined) return takePlace(state, place, tens)
  const myriad = MYRIADS.get(char)
  return myriad !== undefined && takeMyriad(state, myriad)
}

function takeDigit(state: Reading, digit: number): boolean {
  if (state.digit !== null || (digit === 0 && state.zero)) return false
  if (digit === 0) state.zero = true
  else state.digit = digit
  return true
}

/** 十 needs no digit (十三, 一百十五), behind 零 it does; 廿 and 卅 take none. */
function takePlace(state: Reading, place: number, tens: number | undefined): boolean {
  if (place >= state.place || (tens !== undefined && state.digit !== null)) return false
  if (state.digit === null && (place !== 10 || (state.zero && tens === undefined))) return false
  state.section += tens ?? (state.digit ?? 1) * place
  state.digit = null
  state.place = place
  state.zero = false
  return true
}

function takeMyriad(state: Reading, myriad: number): boolean {
  const section = state.section + (state.digit ?? 0)
  if (section === 0 || myriad >= state.myriad) return false
  state.total += section * myriad
  state.section = 0
  state.digit = null
  state.place = 10_000
  state.myriad = myriad
  state.zero = false
  return true
}
