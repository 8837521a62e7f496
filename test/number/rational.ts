/** Exact fractions on BigInt, written without the code under test. The divisor is positive and the fraction reduced. */
export interface Rational {
  readonly over: bigint
  readonly under: bigint
}

export function rational(over: bigint, under = 1n): Rational {
  const sign = under < 0n ? -1n : 1n
  const common = gcd(over < 0n ? -over : over, under * sign) || 1n
  return { over: (over * sign) / common, under: (under * sign) / common }
}

/** A decimal literal: `-12.50`. */
export function parse(text: string): Rational {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const value = rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length))
  return text.startsWith('-') ? times(value, rational(-1n)) : value
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.over * b.under + b.over * a.under, a.under * b.under)
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.over * b.over, a.under * b.under)
}

export function over(a: Rational, b: Rational): Rational {
  return rational(a.over * b.under, a.under * b.over)
}

/** Negative, zero or positive as a is below, at or above b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.over * b.under - b.over * a.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
