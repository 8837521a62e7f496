import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../src/number/decimal.ts'
import {
  absolute,
  add,
  atLeast,
  atMost,
  canBeAtMost,
  contains,
  divide,
  type Interval,
  meets,
  multiply,
  negate,
  point,
  printed,
  REALS,
  scale,
  weightedSum,
} from '../../src/number/interval.ts'
import { compare, over, parse, plus, type Rational, rational, times } from './rational.ts'

/** `[1, 2)` and the like. */
function interval(text: string): Interval {
  const [lo = '', hi = ''] = text.slice(1, -1).split(', ')
  return { lo: new Decimal(lo), hi: new Decimal(hi), loOpen: text.startsWith('('), hiOpen: text.endsWith(')') }
}

function show(a: Interval | null): string {
  return a ? `${a.loOpen ? '(' : '['}${a.lo.plus(0)}, ${a.hi.plus(0)}${a.hiOpen ? ')' : ']'}` : 'null'
}

const SCALE = 1000n
const END = fc.integer({ min: -6, max: 6 })

/** Finite intervals with small whole ends; a closed one may be a point. */
const INTERVAL = fc.tuple(END, END, fc.boolean(), fc.boolean()).map(([a, b, loOpen, hiOpen]) => {
  const [lo, hi] = a < b ? [a, b] : [b, a]
  return { lo: new Decimal(lo), hi: new Decimal(hi), loOpen: lo !== hi && loOpen, hiOpen: lo !== hi && hiOpen }
})

/** Values of an interval: its closed ends and some between, down to a thousandth of the way from either end. */
function values(a: Interval): Rational[] {
  const lo = parse(a.lo.toFixed())
  const width = plus(parse(a.hi.toFixed()), times(lo, rational(-1n)))
  const inner = [1n, 250n, 500n, 750n, SCALE - 1n].map((step) => plus(lo, times(width, rational(step, SCALE))))
  if (a.lo.equals(a.hi)) return [lo]
  return [...(a.loOpen ? [] : [lo]), ...inner, ...(a.hiOpen ? [] : [plus(lo, width)])]
}

function holds(a: Interval, v: Rational): boolean {
  const below = Number.isFinite(a.lo.toNumber()) ? compare(parse(a.lo.toFixed()), v) : -1
  const above = Number.isFinite(a.hi.toNumber()) ? compare(v, parse(a.hi.toFixed())) : -1
  return (below < 0 || (below === 0 && !a.loOpen)) && (above < 0 || (above === 0 && !a.hiOpen))
}

describe('printed', () => {
  test('stands for half a unit of the last decimal on both sides', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 6 }),
        (digits, decimals) => {
          const quantum = 10n ** BigInt(decimals)
          const found = printed(new Decimal(digits.toString()).div(10 ** decimals), decimals)
          expect(compare(parse(found.lo.toFixed()), rational(2n * digits - 1n, 2n * quantum))).toBe(0)
          expect(compare(parse(found.hi.toFixed()), rational(2n * digits + 1n, 2n * quantum))).toBe(0)
          expect([found.loOpen, found.hiOpen]).toEqual([false, false])
        },
      ),
    )
  })

  test.each([
    ['29.38', 2, '[29.38, 29.39)'],
    ['-29.38', 2, '(-29.39, -29.38]'],
    ['0', 1, '(-0.1, 0.1)'],
    ['7', 0, '[7, 8)'],
  ])('%s with %d decimals, cut off, stands for %s', (value, decimals, expected) => {
    expect(show(printed(new Decimal(value), decimals, 'truncate'))).toBe(expected)
  })
})

describe('by hand', () => {
  test('sums keep open and closed ends apart, through negative weights too', () => {
    const sum = (...terms: [number, string][]) =>
      show(weightedSum(terms.map(([weight, text]) => ({ weight, of: interval(text) }))))
    expect(sum([1, '[1, 2)'], [-1, '[1, 2)'])).toBe('(-1, 1)')
    expect(sum([1, '[1, 2]'], [-1, '(1, 2]'])).toBe('[-1, 1)')
    expect(sum([2, '(1, 2]'], [-3, '[0, 1)'])).toBe('(-1, 4]')
    expect(sum()).toBe('[0, 0]')
    expect(sum([1, '[1, 2]'], [0, '(-9, 9)'])).toBe('[1, 2]')
  })

  test.each([
    ['[1, 2]', '(0, 4]', '[0.25, Infinity)'],
    ['[1, 2]', '[0, 4]', '[0.25, Infinity)'],
    ['[1, 2)', '[-4, 0]', '(-Infinity, -0.25]'],
    ['[-2, -1]', '(0, 4)', '(-Infinity, -0.25)'],
    ['[0, 2]', '[0, 4]', '[0, Infinity)'],
    ['(0, 2]', '[1, 4]', '(0, 2]'],
    ['[-1, 2]', '[0, 4]', '(-Infinity, Infinity)'],
    ['[1, 2]', '[-1, 4]', '(-Infinity, Infinity)'],
    ['[0, 0]', '[-1, 4]', '[0, 0]'],
    ['[1, 2]', '[0, 0]', 'null'],
    ['[-6, -3)', '[-3, -2]', '(1, 3]'],
  ])('%s ÷ %s = %s', (a, b, expected) => expect(show(divide(interval(a), interval(b)))).toBe(expected))

  test('infinite ends', () => {
    const two = new Decimal(2)
    expect(show(divide(atLeast(two), atLeast(two)))).toBe('(0, Infinity)')
    expect(show(divide(atMost(two.negated()), atMost(two.negated())))).toBe('(0, Infinity)')
    expect(show(divide(point(two), atLeast(two)))).toBe('(0, 1]')
    expect(show(multiply(atLeast(two), interval('(0, 5]')))).toBe('(0, Infinity)')
    expect(show(multiply(atLeast(two), interval('[0, 5]')))).toBe('[0, Infinity)')
    expect(show(multiply(REALS, point(new Decimal(0))))).toBe('[0, 0]')
    expect(show(negate(atLeast(two)))).toBe('(-Infinity, -2]')
    expect(show(add(atLeast(two), atMost(two)))).toBe('(-Infinity, Infinity)')
    expect(show(absolute(atMost(two.negated())))).toBe('[2, Infinity)')
  })

  test.each([
    ['[-3, 2)', '[0, 3]'],
    ['(-3, 3]', '[0, 3]'],
    ['(-3, 3)', '[0, 3)'],
    ['(0, 3]', '(0, 3]'],
    ['[-3, 0)', '(0, 3]'],
    ['[-3, -1)', '(1, 3]'],
  ])('|%s| = %s', (a, expected) => expect(show(absolute(interval(a)))).toBe(expected))

  test.each([
    ['[1, 2]', '[2, 3]', true],
    ['[1, 2)', '[2, 3]', false],
    ['[1, 2]', '(2, 3]', false],
    ['(1, 4)', '[2, 2]', true],
    ['[1, 2]', '[3, 4]', false],
  ])('%s meets %s: %s', (a, b, expected) => {
    expect(meets(interval(a), interval(b))).toBe(expected)
    expect(meets(interval(b), interval(a))).toBe(expected)
  })

  test('canBeAtMost looks at the touching ends', () => {
    expect(canBeAtMost(interval('[2, 3]'), interval('[1, 2]'))).toBe(true)
    expect(canBeAtMost(interval('(2, 3]'), interval('[1, 2]'))).toBe(false)
    expect(canBeAtMost(interval('[2, 3]'), interval('[1, 2)'))).toBe(false)
    expect(canBeAtMost(interval('[1, 9]'), interval('[5, 6]'))).toBe(true)
  })
})

/** The result holds every value that the operation gives, and values of the operation come near each of its finite ends. */
function isHull(found: Interval, sample: readonly Rational[]): void {
  for (const v of sample) expect(holds(found, v), `${show(found)} without ${v.over}/${v.under}`).toBe(true)
  const near = (end: Decimal, open: boolean) => {
    if (!end.isFinite()) {
      expect(sample.some((v) => Math.abs(Number(v.over) / Number(v.under)) > 10)).toBe(true)
      return
    }
    const gap = Math.min(...sample.map((v) => Math.abs(Number(v.over) / Number(v.under) - end.toNumber())))
    if (!open) expect(gap).toBeLessThan(1e-12)
    else expect(gap).toBeLessThan(0.2)
  }
  near(found.lo, found.loOpen)
  near(found.hi, found.hiOpen)
}

describe('against exact fractions', () => {
  const pairs = (a: Interval, b: Interval, combine: (x: Rational, y: Rational) => Rational) =>
    values(a).flatMap((x) => values(b).map((y) => combine(x, y)))
  const each = (check: (a: Interval, b: Interval) => void) =>
    fc.assert(fc.property(INTERVAL, INTERVAL, check), { numRuns: 500 })

  test('add', () => each((a, b) => isHull(add(a, b), pairs(a, b, plus))))
  test('weightedSum', () =>
    each((a, b) =>
      isHull(
        weightedSum([
          { weight: 2, of: a },
          { weight: -3, of: b },
        ]),
        pairs(a, b, (x, y) => plus(times(x, rational(2n)), times(y, rational(-3n)))),
      ),
    ))
  test('multiply', () => each((a, b) => isHull(multiply(a, b), pairs(a, b, times))))
  test('absolute', () =>
    each((a) => {
      const sample = values(a).map((v) => (v.over < 0n ? times(v, rational(-1n)) : v))
      const straddles = a.lo.lessThan(0) && a.hi.greaterThan(0)
      isHull(absolute(a), straddles ? [...sample, rational(0n)] : sample)
    }))
  test('scale', () =>
    fc.assert(
      fc.property(INTERVAL, fc.integer({ min: -5, max: 5 }), (a, factor) =>
        isHull(
          scale(a, new Decimal(factor)),
          values(a).map((v) => times(v, rational(BigInt(factor)))),
        ),
      ),
    ))
  test('divide', () =>
    each((a, b) => {
      const found = divide(a, b)
      const divisors = values(b).filter((y) => y.over !== 0n)
      if (!found) {
        expect(divisors).toEqual([])
        return
      }
      // A divisor with zero inside gives the whole line, which needs no nearness.
      const sample = values(a).flatMap((x) => divisors.map((y) => over(x, y)))
      if (b.lo.lessThan(0) && b.hi.greaterThan(0)) for (const v of sample) expect(holds(found, v)).toBe(true)
      else isHull(found, sample)
    }))

  test('meets and canBeAtMost', () =>
    each((a, b) => {
      // Whole ends: two intervals that share a value share an end or a half-way point between whole numbers.
      const grid = Array.from({ length: 25 }, (_, i) => rational(BigInt(i - 12), 2n))
      expect(meets(a, b)).toBe(grid.some((v) => holds(a, v) && holds(b, v)))
      const below = pairs(a, b, (x, y) => plus(y, times(x, rational(-1n)))).some((gap) => gap.over >= 0n)
      expect(canBeAtMost(a, b)).toBe(below)
    }))
})

describe('tolerances', () => {
  test('n parts of one precision may miss their total by (n+1)·q/2 and not more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 8n }), { minLength: 1, maxLength: 20 }),
        fc.nat(24),
        (parts, miss) => {
          const printedUnits = (units: bigint) => printed(new Decimal(units.toString()).div(100), 2)
          const total = parts.reduce((sum, part) => sum + part, 0n)
          const sum = weightedSum(parts.map((part) => ({ weight: 1, of: printedUnits(part) })))
          // In units of q: a miss of m agrees iff m ≤ (n + 1)/2.
          for (const stated of [total + BigInt(miss), total - BigInt(miss)]) {
            expect(meets(printedUnits(stated), sum)).toBe(2 * miss <= parts.length + 1)
          }
        },
      ),
    )
  })

  test('a share p of A in B agrees iff it meets 100·[A.lo/B.hi, A.hi/B.lo]', () => {
    const UNITS = fc.bigInt({ min: 1n, max: 99_999n })
    fc.assert(
      fc.property(UNITS, UNITS, fc.integer({ min: -3, max: 3 }), (part, whole, miss) => {
        const share = (part * 20_000n + whole) / (2n * whole) + BigInt(miss)
        const stated = printed(new Decimal(share.toString()).div(100), 2)
        const a = printed(new Decimal(part.toString()).div(100), 2)
        const b = printed(new Decimal(whole.toString()).div(100), 2)
        const quotient = divide(a, b)
        if (!quotient) throw new Error('no quotient')
        // Twice the units: ends at 2·units ∓ 1, so lo = 100·(2p − 1)/(2w + 1) and hi = 100·(2p + 1)/(2w − 1) percent.
        const lo = rational(100n * (2n * part - 1n), 2n * whole + 1n)
        const hi = rational(100n * (2n * part + 1n), 2n * whole - 1n)
        const statedLo = rational(2n * share - 1n, 200n)
        const statedHi = rational(2n * share + 1n, 200n)
        const expected = compare(statedLo, hi) <= 0 && compare(lo, statedHi) <= 0
        expect(meets(stated, scale(quotient, new Decimal(100)))).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test('contains', () => {
    expect(contains(interval('[1, 2)'), new Decimal(1))).toBe(true)
    expect(contains(interval('[1, 2)'), new Decimal(2))).toBe(false)
  })
})
