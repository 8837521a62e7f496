import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arabic, chinese } from '../../src/number/numeral.ts'

function read(text: string): string | null {
  const found = arabic(text)
  return found && `${found.value.toFixed()} ${found.decimals}`
}

describe('arabic reads', () => {
  test.each([
    ['0', '0 0'],
    ['20.30', '20.3 2'],
    ['1,234,567.80', '1234567.8 2'],
    ['18,976', '18976 0'],
    ['１，２３４．５０', '1234.5 2'],
    ['3，355.65', '3355.65 2'],
    ['.5', '0.5 1'],
    ['0.05', '0.05 2'],
    ['-21.36', '-21.36 2'],
    ['－２１．３６', '-21.36 2'],
    ['−5', '-5 0'],
    ['–5', '-5 0'],
    ['—5', '-5 0'],
    ['+5', '5 0'],
    ['△12', '-12 0'],
    ['▲1.5', '-1.5 1'],
    ['(12.50)', '-12.5 2'],
    ['（1,200）', '-1200 0'],
    ['1 706. 11', '1706.11 2'],
    ['-0.00', '0 2'],
    ['9'.repeat(30), `${'9'.repeat(30)} 0`],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('arabic refuses', () => {
  test.each([
    '',
    '-',
    '.',
    '5.',
    '1.2.3',
    '1,23',
    '1,2345',
    '1234,567',
    ',123',
    '1,,234',
    '1，234',
    '007',
    '00.5',
    '1e5',
    '0x10',
    '--5',
    '5-',
    '(5)',
    '(-5.0)',
    '5%',
    '一',
    'Infinity',
    'NaN',
    '()',
    '(',
    '9'.repeat(31),
  ])('%s', (text) => expect(arabic(text)).toBeNull())
})

test('a printed number is read back to the digit', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 20n }),
      fc.integer({ min: 0, max: 6 }),
      fc.boolean(),
      (whole, decimals, comma) => {
        const digits = whole.toString().padStart(decimals + 1, '0')
        const integer = digits.slice(0, digits.length - decimals)
        const grouped = comma ? integer.replace(/\B(?=(?:\d{3})+$)/gu, ',') : integer
        const fraction = digits.slice(digits.length - decimals)
        const plain = decimals > 0 ? `${integer}.${fraction}` : integer
        const found = arabic(decimals > 0 ? `${grouped}.${fraction}` : grouped)
        expect(found?.value.toFixed(decimals)).toBe(plain)
        expect(found?.decimals).toBe(decimals)
      },
    ),
  )
})

const NUMERALS = '零一二三四五六七八九'

/** 0–99999 as a person writes it, by places from the left with one 零 for each gap. */
function write(n: number): string {
  if (n === 0) return '零'
  let text = ''
  let gap = false
  for (const [place, name] of [
    [10_000, '万'],
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / place) % 10
    if (digit === 0) gap ||= text !== ''
    else {
      text += (gap ? '零' : '') + NUMERALS[digit] + name
      gap = false
    }
  }
  return text.replace(/^一十/u, '十')
}

test('chinese reads back every number up to 99999, in plain and in accounting numerals', () => {
  const formal: Record<string, string> = {}
  for (const [i, char] of [...'一二三四五六七八九十百千'].entries()) formal[char] = '壹贰叁肆伍陆柒捌玖拾佰仟'.charAt(i)
  for (let n = 0; n <= 99_999; n++) {
    const text = write(n)
    if (chinese(text) !== n) expect(`${text} ${chinese(text)}`).toBe(`${text} ${n}`)
    const accounting = [...text].map((char) => formal[char] ?? char).join('')
    if (chinese(accounting) !== n) expect(`${accounting} ${chinese(accounting)}`).toBe(`${accounting} ${n}`)
  }
})

describe('chinese', () => {
  test.each([
    ['两', 2],
    ['两千', 2000],
    ['廿五', 25],
    ['卅', 30],
    ['一百零二', 102],
    ['一百十五', 115],
    ['三百二', 320],
    ['一万二', 12_000],
    ['一万零二', 10_002],
    ['十万', 100_000],
    ['三亿零五百万', 305_000_000],
    ['壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾', 1_234_567_890],
    ['二〇二〇', 2020],
    ['一二三四五', 12_345],
    ['一〇', 10],
    ['〇', 0],
  ])('%s is %d', (text, value) => expect(chinese(text)).toBe(value))

  test.each([
    '',
    '百',
    '千',
    '万',
    '亿',
    '十百',
    '三五',
    '两三',
    '一二三',
    '三四百',
    '十三四',
    '一百零',
    '零五',
    '〇三',
    '一百百',
    '一万万',
    '百分',
    '第三',
    '12',
    '二廿',
    '九'.repeat(13),
    '一'.repeat(1_000_000),
    '十'.repeat(1_000_000),
  ])('%s is no number', (text) => expect(chinese(text)).toBeNull())
})

test('hostile text never throws', () => {
  for (const piece of ['9', '1,', '1.', '-', '(', ' ', '，', '１', '零', '\ud800', '0']) {
    expect(arabic(piece.repeat(1_000_000))).toBeNull()
    expect(chinese(piece.repeat(1_000_000))).toBeNull()
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+()eE，△ １．零两十廿百万亿两') }), (text) => {
      const found = arabic(text)
      expect(found === null || found.value.isFinite()).toBe(true)
      expect(Number.isSafeInteger(chinese(text) ?? 0)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
