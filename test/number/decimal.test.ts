import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/number/decimal.ts'
import { compare, over, parse, plus, rational, times } from './rational.ts'

/** Literals on both sides of what a scaled integer in a double can hold. */
const literal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat({ max: 30 }), fc.nat({ max: 12 }))
  .map(([negative, digits, cut, places]) => {
    const whole = (digits / 10n ** BigInt(cut)).toString().padStart(places + 1, '0')
    const point = whole.length - places
    return `${negative ? '-' : ''}${whole.slice(0, point)}${places > 0 ? `.${whole.slice(point)}` : ''}`
  })

describe('a decimal', () => {
  it('adds, subtracts, multiplies and compares exactly, however many digits', () => {
    fc.assert(
      fc.property(literal, literal, (a, b) => {
        const [x, y] = [new Decimal(a), new Decimal(b)]
        const [p, q] = [parse(a), parse(b)]
        expect(parse(x.plus(y).toFixed())).toEqual(plus(p, q))
        expect(parse(x.minus(y).toFixed())).toEqual(plus(p, times(q, rational(-1n))))
        expect(parse(x.times(y).toFixed())).toEqual(times(p, q))
        expect(Math.sign(x.comparedTo(y))).toBe(Math.sign(compare(p, q)))
        expect(parse(x.shifted(3).shifted(-7).toFixed())).toEqual(times(p, rational(1n, 10_000n)))
      }),
    )
  })

  it('divides exactly where that comes out even, and to 120 digits where not', () => {
    fc.assert(
      fc.property(literal, literal, (a, b) => {
        if (parse(b).over === 0n) return
        const quotient = over(parse(a), parse(b))
        const [low, high] = [new Decimal(a).div(b, 'floor'), new Decimal(a).div(b, 'ceil')]
        expect(compare(parse(low.toFixed()), quotient)).toBeLessThanOrEqual(0)
        expect(compare(parse(high.toFixed()), quotient)).toBeGreaterThanOrEqual(0)
        expect(high.minus(low).lessThanOrEqualTo(high.abs().plus('1e-60').shifted(-100))).toBe(true)
      }),
    )
  })

  it.each([
    ['2.345', 2, 'half-up', '2.35'],
    ['2.3449999', 2, 'half-up', '2.34'],
    ['-2.345', 2, 'half-up', '-2.35'],
    ['-2.345', 2, 'down', '-2.34'],
    ['2.341', 2, 'ceil', '2.35'],
    ['-2.349', 2, 'ceil', '-2.34'],
    ['-2.341', 2, 'floor', '-2.35'],
    ['12345678901234567890.5', 0, 'half-up', '12345678901234567891'],
    ['0.00000000000000000000005', 22, 'half-up', '0.0000000000000000000001'],
    ['7', 3, 'half-up', '7'],
  ] as const)('%s to %i decimals, %s, is %s', (value, places, rounding, expected) => {
    expect(new Decimal(value).toDecimalPlaces(places, rounding).toString()).toBe(expected)
  })

  it('is written without an exponent and without noughts that say nothing, or with the decimals asked for', () => {
    expect(`${new Decimal('20.300')} ${new Decimal('-0')} ${new Decimal(150, 1)} ${new Decimal('1e-9')}`).toBe(
      '20.3 0 15 0.000000001',
    )
    expect(new Decimal('20.3').toFixed(2)).toBe('20.30')
    expect(new Decimal('0.005').toFixed(2)).toBe('0.01')
    expect(new Decimal('-1.995').toFixed(2)).toBe('-2.00')
    expect(new Decimal('1200').toFixed(0)).toBe('1200')
    expect(JSON.stringify([new Decimal('1.50')])).toBe('["1.5"]')
  })

  it('tells its digits, its sign and whether it is whole', () => {
    expect([new Decimal('1500').precision(), new Decimal('0.0150').precision()]).toEqual([2, 2])
    expect([new Decimal('1.500').decimalPlaces(), new Decimal('1500').decimalPlaces()]).toEqual([1, 0])
    expect([new Decimal('-0.00').isNegative(), new Decimal('-0.01').isNegative()]).toEqual([false, true])
    expect([new Decimal('3.00').isInteger(), new Decimal('3.01').isInteger()]).toEqual([true, false])
    expect([new Decimal(Infinity).isFinite(), new Decimal(1).div(0).isFinite()]).toEqual([false, false])
    expect(Decimal.max(new Decimal(1), new Decimal('1.01'), new Decimal(-5)).toString()).toBe('1.01')
  })

  it('takes no word for a number', () => {
    expect(() => new Decimal('12万')).toThrow()
  })
})
