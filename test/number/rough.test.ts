import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/number/decimal.ts'
import { type Expression, judge } from '../../src/number/relation.ts'
import { clearlyFails } from '../../src/number/rough.ts'
import { unitNamed } from '../../src/number/unit.ts'

const units = ['万元', '元', '%', '人'].flatMap((name) => unitNamed(name) ?? [])

const printed = fc
  .record({
    cents: fc.integer({ min: -2000, max: 300_000 }),
    precision: fc.nat({ max: 3 }),
    unit: fc.constantFrom(...units),
    bound: fc.constantFrom(null, null, 'at-least' as const, 'less-than' as const, 'about' as const),
  })
  .map(({ cents, precision, ...rest }) => ({ ...rest, value: new Decimal(cents, precision), precision }))

type Printed = typeof printed extends fc.Arbitrary<infer T> ? T : never

const figure = printed.map((of): Expression<Printed> => ({ op: 'figure', figure: of }))

const { expression } = fc.letrec<{ expression: Expression<Printed> }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    figure,
    fc
      .array(fc.record({ weight: fc.constantFrom(1 as const, -1 as const), of: tie('expression') }), { maxLength: 4 })
      .map((terms): Expression<Printed> => ({ op: 'sum', terms })),
    fc.array(tie('expression'), { maxLength: 3 }).map((factors): Expression<Printed> => ({ op: 'product', factors })),
    fc
      .record({ numerator: tie('expression'), denominator: tie('expression') })
      .map((of): Expression<Printed> => ({ op: 'quotient', ...of })),
    tie('expression').map((of): Expression<Printed> => ({ op: 'absolute', of })),
  ),
}))

describe('clearlyFails', () => {
  it('says so only of relations that fail', () => {
    const comparison = fc.constantFrom('=' as const, '<=' as const, '>=' as const)
    let clear = 0
    fc.assert(
      fc.property(figure, comparison, expression, (stated, comparison, computed) => {
        const relation = { stated, comparison, computed }
        if (!clearlyFails(relation)) return
        clear++
        expect(judge(relation).verdict).toBe('fails')
      }),
      { numRuns: 2000 },
    )
    expect(clear).toBeGreaterThan(200)
  })

  it('leaves a difference below the last printed place to the exact computation', () => {
    const [unit] = units
    if (!unit) throw new Error('no unit')
    const of = (value: string): Expression<Printed> => ({
      op: 'figure',
      figure: { value: new Decimal(value), precision: 2, unit, bound: null },
    })
    const sum = (...parts: readonly string[]): Expression<Printed> => ({
      op: 'sum',
      terms: parts.map((part) => ({ weight: 1, of: of(part) })),
    })
    expect(clearlyFails({ stated: of('12.40'), comparison: '=', computed: sum('7.00', '5.40') })).toBe(false)
    expect(clearlyFails({ stated: of('12.40'), comparison: '=', computed: sum('7.00', '5.39') })).toBe(false)
    expect(clearlyFails({ stated: of('12.40'), comparison: '=', computed: sum('7.00', '5.38') })).toBe(true)
    expect(clearlyFails({ stated: of('12.40'), comparison: '<=', computed: sum('7.00', '5.30') })).toBe(true)
    expect(clearlyFails({ stated: of('12.40'), comparison: '>=', computed: sum('7.00', '5.30') })).toBe(false)
  })
})
