import { product, quotient, type Rounding, rounded, Wide } from './wide.ts'

/** A longer run of digits is a code, not an amount. */
export const MAX_DIGITS = 30

/** The powers of ten that a double holds exactly, from 10^0 on. */
const POWERS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))
const MOST_PLACES = POWERS.length - 1

/** Literals of at most 15 digits, which are surely below 2^53. */
const PLAIN = /^-?\d{1,15}(?:\.\d{1,14})?$/
const PLAIN_LENGTH = 16
const PLAIN_DIGITS = 15

type Operand = Decimal | string | number

/**
 * An exact decimal. Almost every number of a report is a whole number of hundredths or so below 2^53: such a one is kept as
 * a scaled integer in a double. What leaves that range, and quotients that do not come out even, are left to decimal.js at
 * 120 digits, which sums and products of printed numbers never reach. There is no negative zero.
 */
export class Decimal {
  /** The value in units of 10^−places; NaN, which fails every check of size, where only decimal.js holds the value. */
  readonly #units: number
  /** From 0 to 22. */
  readonly #places: number
  /** The value as decimal.js has it; null until it is asked for. */
  #wide: Wide | null

  /** A decimal literal or a number as JavaScript prints it; or, given `places`, a safe integer of units of 10^−places. */
  constructor(value: string | number | Wide, places?: number) {
    this.#wide = null
    if (typeof value === 'number' && Number.isSafeInteger(value)) {
      this.#units = value + 0
      this.#places = places ?? 0
      return
    }
    const isLong = value instanceof Wide && !(value.precision() <= PLAIN_DIGITS)
    const text = isLong ? '' : String(value)
    const isPlain = text.length <= PLAIN_LENGTH && PLAIN.test(text)
    const point = isPlain ? text.indexOf('.') : -1
    this.#units = isPlain ? Number(text.replace('.', '')) + 0 : Number.NaN
    this.#places = point < 0 ? 0 : text.length - 1 - point
    if (!isPlain) this.#wide = value instanceof Wide ? value : new Wide(value)
  }

  static max(...all: readonly [Decimal, ...Decimal[]]): Decimal {
    return all.reduce((greatest, one) => (one.greaterThan(greatest) ? one : greatest))
  }

  plus(other: Operand): Decimal {
    return this.#sum(operand(other), 1) ?? new Decimal(this.#asWide().plus(operand(other).#asWide()))
  }

  minus(other: Operand): Decimal {
    return this.#sum(operand(other), -1) ?? new Decimal(this.#asWide().minus(operand(other).#asWide()))
  }

  times(other: Operand, rounding: Rounding = 'half-up'): Decimal {
    const b = operand(other)
    const units = this.#units * b.#units
    const places = this.#places + b.#places
    if (isSafe(units) && places <= MOST_PLACES) return new Decimal(units, places)
    return new Decimal(product(this.#asWide(), b.#asWide(), rounding))
  }

  div(other: Operand, rounding: Rounding = 'half-up'): Decimal {
    const b = operand(other)
    if (b.#places === 0) {
      const power = b.#units === 1 ? 0 : POWERS.indexOf(b.#units)
      if (power >= 0) return this.shifted(-power)
    }
    const units = this.#units / b.#units
    const places = this.#places - b.#places
    if (places >= 0 && Number.isSafeInteger(units) && this.#units % b.#units === 0) return new Decimal(units, places)
    return new Decimal(quotient(this.#asWide(), b.#asWide(), rounding))
  }

  /** 10^power times this. */
  shifted(power: number): Decimal {
    const places = this.#places - power
    if (isSafe(this.#units) && places <= MOST_PLACES) {
      if (places >= 0) return new Decimal(this.#units, places)
      const units = this.#units * (POWERS[-places] ?? Number.NaN)
      if (isSafe(units)) return new Decimal(units, 0)
    }
    return this.times(`1e${power}`)
  }

  negated(): Decimal {
    return isSafe(this.#units) ? new Decimal(-this.#units, this.#places) : new Decimal(this.#asWide().negated())
  }

  abs(): Decimal {
    return this.isNegative() ? this.negated() : this
  }

  /** Negative, zero or positive as this is below, at or above the other. */
  comparedTo(other: Operand): number {
    const b = operand(other)
    const places = Math.max(this.#places, b.#places)
    const x = this.#unitsAt(places)
    const y = b.#unitsAt(places)
    return isSafe(x) && isSafe(y) ? x - y : this.#asWide().comparedTo(b.#asWide())
  }

  equals(other: Operand): boolean {
    return this.comparedTo(other) === 0
  }

  lessThan(other: Operand): boolean {
    return this.comparedTo(other) < 0
  }

  lessThanOrEqualTo(other: Operand): boolean {
    return this.comparedTo(other) <= 0
  }

  greaterThan(other: Operand): boolean {
    return this.comparedTo(other) > 0
  }

  greaterThanOrEqualTo(other: Operand): boolean {
    return this.comparedTo(other) >= 0
  }

  isZero(): boolean {
    return this.#units === 0
  }

  isNegative(): boolean {
    return isSafe(this.#units) ? this.#units < 0 : this.#asWide().isNegative()
  }

  isFinite(): boolean {
    return isSafe(this.#units) || this.#asWide().isFinite()
  }

  isInteger(): boolean {
    return isSafe(this.#units) ? this.#units % this.#power() === 0 : this.#asWide().isInteger()
  }

  /** With at most so many decimals. */
  toDecimalPlaces(places: number, rounding: Rounding = 'half-up'): Decimal {
    if (!isSafe(this.#units)) return new Decimal(rounded(this.#asWide(), places, rounding))
    if (places >= this.#places) return this
    const power = POWERS[this.#places - places]
    if (power === undefined || places < 0) return new Decimal(rounded(this.#asWide(), places, rounding))
    const rest = this.#units % power
    const whole = (this.#units - rest) / power
    return new Decimal(whole + carry(rest / power, rounding), places)
  }

  floor(): Decimal {
    return this.toDecimalPlaces(0, 'floor')
  }

  toSignificantDigits(digits: number): Decimal {
    return new Decimal(this.#asWide().toSignificantDigits(digits))
  }

  /** Significant digits, the noughts of 1500 left out. */
  precision(): number {
    return this.#asWide().precision()
  }

  /** Decimals without noughts behind. */
  decimalPlaces(): number {
    if (!isSafe(this.#units)) return this.#asWide().decimalPlaces()
    let places = this.#places
    for (let units = this.#units; places > 0 && units % 10 === 0; units /= 10) places--
    return places
  }

  toNumber(): number {
    return isSafe(this.#units) ? this.#units / this.#power() : this.#asWide().toNumber()
  }

  /** Without an exponent; with just so many decimals when they are given. */
  toFixed(places?: number): string {
    if (!isSafe(this.#units)) return places === undefined ? this.#asWide().toFixed() : this.#asWide().toFixed(places)
    if (places === undefined) return this.#written(this.decimalPlaces())
    return (this.#units < 0 ? '-' : '') + this.abs().toDecimalPlaces(places).#written(places)
  }

  toString(): string {
    return isSafe(this.#units) ? this.#written(this.decimalPlaces()) : this.#asWide().toString()
  }

  toJSON(): string {
    return this.toString()
  }

  /** This and `sign` times the other; null where the sum is wide. */
  #sum(b: Decimal, sign: 1 | -1): Decimal | null {
    const places = Math.max(this.#places, b.#places)
    const x = this.#unitsAt(places)
    const y = b.#unitsAt(places)
    const units = x + sign * y
    return isSafe(x) && isSafe(y) && isSafe(units) ? new Decimal(units, places) : null
  }

  #unitsAt(places: number): number {
    return places === this.#places ? this.#units : this.#units * (POWERS[places - this.#places] ?? Number.NaN)
  }

  #power(): number {
    return POWERS[this.#places] ?? Number.NaN
  }

  #written(places: number): string {
    const digits = String(Math.abs(this.#units)).padStart(this.#places + 1, '0')
    const point = digits.length - this.#places
    const fraction = digits.slice(point, point + places).padEnd(places, '0')
    return `${this.#units < 0 ? '-' : ''}${digits.slice(0, point)}${places > 0 ? '.' : ''}${fraction}`
  }

  #asWide(): Wide {
    this.#wide ??= new Wide(this.toString())
    return this.#wide
  }
}

export const ZERO = new Decimal(0)
export const ONE = new Decimal(1)
export const HUNDRED = new Decimal(100)

function operand(other: Operand): Decimal {
  return other instanceof Decimal ? other : new Decimal(other)
}

function isSafe(units: number): boolean {
  return units <= Number.MAX_SAFE_INTEGER && units >= Number.MIN_SAFE_INTEGER
}

/** What a fraction of a unit, of the number's sign, adds to the whole units. */
function carry(fraction: number, rounding: Rounding): number {
  switch (rounding) {
    case 'half-up':
      return Math.abs(fraction) >= 0.5 ? Math.sign(fraction) : 0
    case 'down':
      return 0
    case 'floor':
      return fraction < 0 ? -1 : 0
    case 'ceil':
      return fraction > 0 ? 1 : 0
  }
}
