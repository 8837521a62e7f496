import { Decimal } from '../../src/number/decimal.ts'
import type { Located } from './annotation.ts'

/** How a number goes wrong. */
export const MODES = [
  'one digit',
  'swapped neighbours',
  'last place',
  'ten percent',
  'times ten',
  'tenth',
  'lost point',
  'unit',
  'neighbour',
] as const
export type Mode = (typeof MODES)[number]

/** Writes the figure wrongly, unit included; null where the mode does not apply to it. */
export function miswrite(mode: Mode, figure: Located, all: readonly Located[], random: () => number): string | null {
  const number = figure.text.slice(0, figure.numberEnd - figure.start)
  const unit = figure.text.slice(number.length)
  const wrong = mode === 'unit' ? number : miswriteNumber(mode, number, figure, all, random)
  if (wrong === null) return null
  const wrongUnit = mode === 'unit' ? slipUnit(unit, random) : unit
  return wrongUnit === null ? null : wrong + wrongUnit
}

function miswriteNumber(
  mode: Exclude<Mode, 'unit'>,
  number: string,
  figure: Located,
  all: readonly Located[],
  random: () => number,
): string | null {
  switch (mode) {
    case 'one digit':
      return changeDigit(number, random)
    case 'swapped neighbours':
      return swapDigits(number, random)
    case 'last place':
      return write(figure.value.plus(step(number).times(random() < 0.5 ? 1 : -1)), number, decimalsOf(number))
    case 'ten percent':
      return write(figure.value.times(random() < 0.5 ? '1.1' : '0.9'), number, decimalsOf(number))
    case 'times ten':
      return write(figure.value.times(10), number, Math.max(decimalsOf(number) - 1, 0))
    case 'tenth': {
      const decimals = decimalsOf(number)
      if (decimals === 0) return figure.value.shifted(-1).isInteger() ? write(figure.value.div(10), number, 0) : null
      return write(figure.value.div(10), number, decimals + 1)
    }
    case 'lost point':
      return number.includes('.') ? regroup(number.replace('.', '').replace(/^(-?)0+(?=\d)/, '$1'), number) : null
    case 'neighbour': {
      const other = neighbour(figure, all)
      return other ? other.text.slice(0, other.numberEnd - other.start) : null
    }
  }
}

function changeDigit(number: string, random: () => number): string | null {
  const at = pick(digitsOf(number), random)
  if (at === undefined) return null
  const first = at === digitsOf(number)[0]
  const old = number.charCodeAt(at) - 48
  const digit = (old + 1 + Math.floor(random() * 9)) % 10
  const fresh = first && digit === 0 ? (old === 9 ? 8 : old + 1) : digit
  return number.slice(0, at) + fresh + number.slice(at + 1)
}

function swapDigits(number: string, random: () => number): string | null {
  const digits = digitsOf(number)
  const pairs = digits.slice(1).flatMap((right, n) => {
    const left = digits[n] as number
    const leading = n === 0 && number[right] === '0' && digits.length > 1
    return number[left] === number[right] || leading ? [] : [[left, right] as const]
  })
  const pair = pick(pairs, random)
  if (!pair) return null
  const [left, right] = pair
  const letters = [...number]
  const moved = letters[left] as string
  letters[left] = letters[right] as string
  letters[right] = moved
  return letters.join('')
}

const SLIPS: readonly (readonly [string, readonly string[]])[] = [
  ['万元', ['元', '亿元']],
  ['亿元', ['万元']],
  ['元', ['万元']],
]

function slipUnit(unit: string, random: () => number): string | null {
  return pick(SLIPS.find(([name]) => name === unit)?.[1] ?? [], random) ?? null
}

/** The figure one row down or up in the same column, else the next or last one of the same unit. */
function neighbour(figure: Located, all: readonly Located[]): Located | undefined {
  const cell = /^(.*_)(\d+)(_\d+)$/.exec(figure.key)
  const rows = cell ? [1, -1].map((by) => `${cell[1]}${Number(cell[2]) + by}${cell[3]}`) : []
  const alike = (other: Located | undefined) =>
    other?.unit.text === figure.unit.text && !other.value.equals(figure.value)
  const below = rows.map((key) => all.find((other) => other.key === key)).find(alike)
  if (below || cell) return below
  const at = all.indexOf(figure)
  return all.slice(at + 1).find(alike) ?? all.slice(0, at).reverse().find(alike)
}

function write(value: Decimal, like: string, decimals: number): string | null {
  if (value.isNegative() !== like.startsWith('-') && !value.isZero()) return null
  return regroup(value.toDecimalPlaces(decimals).toFixed(decimals), like)
}

/** With thousands separators where the original has them. */
function regroup(number: string, like: string): string {
  const [whole = '', fraction] = number.replaceAll(',', '').split('.')
  const grouped = like.includes(',') ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

function step(number: string): Decimal {
  return new Decimal(1).shifted(-decimalsOf(number))
}

function decimalsOf(number: string): number {
  return number.split('.')[1]?.length ?? 0
}

function digitsOf(number: string): number[] {
  return [...number].flatMap((letter, at) => (letter >= '0' && letter <= '9' ? [at] : []))
}

function pick<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)]
}
