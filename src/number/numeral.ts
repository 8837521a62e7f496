import { Decimal, MAX_DIGITS } from './decimal.ts'

/** A number as printed: its exact value and how many decimals it shows. */
export interface Numeral {
  readonly value: Decimal
  readonly decimals: number
}

const DIGITS = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]))
for (const [word, value] of [
  ['〇', 0],
  ['两', 2],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
  ['肆', 4],
  ['伍', 5],
  ['陆', 6],
  ['柒', 7],
  ['捌', 8],
  ['玖', 9],
] as const)
  DIGITS.set(word, value)

const PLACES = new Map([
  ['十', 10],
  ['拾', 10],
  ['廿', 20],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])

/**
 * Reads Arabic digits with sign, thousands separators, a decimal point and full-width forms: `1,234.50`, `－２１．３６`.
 * Null when there are more than {@link MAX_DIGITS} digits: a code, not an amount.
 */
export function arabic(text: string): Numeral | null {
  let plain = ''
  let point = -1
  for (const char of text) {
    const code = char.charCodeAt(0)
    const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char
    if (narrow >= '0' && narrow <= '9') plain += narrow
    else if (narrow === '.') {
      point = plain.replace('-', '').length
      plain += '.'
    } else if ('-−–—'.includes(narrow) && plain === '') plain = '-'
  }
  const digits = plain.replace(/[-.]/g, '').length
  if (digits === 0 || digits > MAX_DIGITS) return null
  return { value: new Decimal(plain), decimals: point < 0 ? 0 : digits - point }
}

/** Reads a whole number in Chinese numerals up to 9999 (`十三`, `一百零二`, `两`); null for anything else. */
export function chinese(text: string): number | null {
  let total = 0
  let digit = -1
  for (const char of text) {
    const place = PLACES.get(char)
    const value = DIGITS.get(char)
    if (place !== undefined) {
      total += place === 20 ? 20 : (digit < 0 ? 1 : digit) * place
      digit = -1
    } else if (value === undefined) return null
    else if (digit > 0) return null
    else digit = value
  }
  return text === '' ? null : total + Math.max(digit, 0)
}
