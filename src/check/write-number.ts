import type { Decimal } from '../number/decimal.ts'

const CHINESE = '零一二三四五六七八九'

/**
 * A corrected number in the form of the printed one: its decimals, thousands separators, full-width digits or Chinese
 * numerals. `decimals` may exceed the printed ones where the correction restores a digit.
 */
export function writeNumber(value: Decimal, decimals: number, like: string): string {
  const chinese = isChinese(like) ? inChinese(value) : null
  if (chinese) return chinese
  let text = value.abs().toFixed(decimals)
  if (/[,，]/.test(like)) text = grouped(text, like.includes('，') ? '，' : ',')
  if (value.isNegative()) text = (/[-−–—－]/.exec(like)?.[0] ?? '-') + text
  return /[０-９]/.test(like)
    ? text.replace(/[\d.-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    : text
}

function grouped(text: string, separator: string): string {
  const [whole = '', fraction] = text.split('.')
  let out = ''
  for (let i = 0; i < whole.length; i++) {
    if (i > 0 && (whole.length - i) % 3 === 0) out += separator
    out += whole[i]
  }
  return fraction === undefined ? out : `${out}.${fraction}`
}

function isChinese(text: string): boolean {
  return /[零〇一二两三四五六七八九十百廿]/.test(text)
}

/** Whole numbers below a hundred, which is what reports write out; null for others. */
function inChinese(value: Decimal): string | null {
  if (!value.isInteger() || value.isNegative() || value.greaterThanOrEqualTo(100)) return null
  const number = value.toNumber()
  const tens = Math.floor(number / 10)
  const ones = number % 10
  if (tens === 0) return CHINESE[ones] ?? null
  return `${tens > 1 ? (CHINESE[tens] ?? '') : ''}十${ones > 0 ? (CHINESE[ones] ?? '') : ''}`
}
