import { describe, expect, test } from 'vitest'
import { amount, type Printed } from '../../src/number/amount.ts'
import { Decimal } from '../../src/number/decimal.ts'
import { arabic } from '../../src/number/numeral.ts'
import { type Expression, evaluate, figuresOf, judge, type Relation, type Verdict } from '../../src/number/relation.ts'
import { NO_UNIT, unitNamed } from '../../src/number/unit.ts'

/** `274.79万元` as a figure; a bound in front: `约30%`, `≥95%`. */
function figure(text: string, precision?: number): Expression<Printed> {
  const [, sign = '', number = '', name = ''] = /^([约≥≤]?)(-?[\d.]+)(.*)$/u.exec(text) ?? []
  const numeral = arabic(number)
  const unit = name === '' ? NO_UNIT : unitNamed(name)
  if (!numeral || !unit) throw new Error(text)
  const bound = ({ 约: 'about', '≥': 'at-least', '≤': 'at-most' } as const)[sign] ?? null
  return { op: 'figure', figure: { value: numeral.value, precision: precision ?? numeral.decimals, unit, bound } }
}

function sum(...parts: string[]): Expression<Printed> {
  return {
    op: 'sum',
    terms: parts.map((part) =>
      part.startsWith('-') ? { weight: -1, of: figure(part.slice(1)) } : { weight: 1, of: figure(part) },
    ),
  }
}

function share(part: string, whole: string): Expression<Printed> {
  const quotient: Expression<Printed> = { op: 'quotient', numerator: figure(part), denominator: figure(whole) }
  return { op: 'product', factors: [{ op: 'constant', value: new Decimal(100) }, quotient] }
}

function equal(stated: Expression<Printed>, computed: Expression<Printed>): Relation<Printed> {
  return { stated, comparison: '=', computed }
}

function verdict(stated: string, computed: Expression<Printed>): Verdict {
  return judge(equal(figure(stated), computed)).verdict
}

describe('judge: sums', () => {
  test.each<[string, string[], Verdict]>([
    ['12.3万元', ['7.0万元', '5.3万元'], 'holds'],
    ['12.4万元', ['7.0万元', '5.3万元'], 'rounding'],
    ['12.5万元', ['7.0万元', '5.3万元'], 'fails'],
    ['806.10万元', ['8061030.48元'], 'holds'],
    ['806.11万元', ['8061030.48元'], 'fails'],
    ['8185589.95元', ['698.16万元', '120.4万元'], 'rounding'],
    ['8186589.95元', ['698.16万元', '120.4万元'], 'fails'],
    ['5人', ['2人', '3人'], 'holds'],
    ['6人', ['2人', '3人'], 'fails'],
    ['96.5分', ['60.1分', '36.3分'], 'fails'],
    ['6.7万个', ['3.3万个', '3.3万个'], 'rounding'],
    ['1.7万元', ['3.0万元', '-1.3万元'], 'holds'],
    ['12.4', ['7.0', '5.3'], 'rounding'],
    ['13', ['7', '5'], 'fails'],
  ])('%s = %j: %s', (stated, parts, expected) => expect(verdict(stated, sum(...parts))).toBe(expected))

  test('an integer among peers with decimals is as precise as they are', () => {
    expect(judge(equal(figure('863.10万元'), sum('198万元', '665.10万元'))).verdict).toBe('holds')
    const parts: Expression<Printed> = {
      op: 'sum',
      terms: [
        { weight: 1, of: figure('198万元', 2) },
        { weight: 1, of: figure('665.10万元') },
      ],
    }
    expect(judge(equal(figure('863.40万元'), parts)).verdict).toBe('fails')
  })
})

describe('judge: shares', () => {
  test.each<[string, string, string, Verdict, Verdict]>([
    ['29.39%', '274.79万元', '935.10万元', 'holds', 'fails'],
    ['29.38%', '274.79万元', '935.10万元', 'fails', 'holds'],
    ['70.62%', '660.31万元', '935.10万元', 'fails', 'fails'],
    ['70.61%', '660.31万元', '935.10万元', 'holds', 'holds'],
    ['91.34%', '1558.29万元', '1706.11万元', 'holds', 'fails'],
    ['91.43%', '1558.29万元', '1706.11万元', 'fails', 'fails'],
    ['0%', '0万元', '935.10万元', 'holds', 'holds'],
    ['50%', '1万元', '0万元', 'unassessable', 'unassessable'],
  ])('%s of %s in %s: %s, cut off: %s', (stated, part, whole, rounded, truncated) => {
    const relation = equal(figure(stated), share(part, whole))
    expect(judge(relation).verdict).toBe(rounded)
    expect(judge(relation, 'truncate').verdict).toBe(truncated)
  })

  test('gives the computed value and its range in base units', () => {
    const { exact, range } = judge(equal(figure('91.34%'), share('1558.29万元', '1706.11万元')))
    // 155829/170611 = 0.91335846…
    expect(exact?.toFixed(4)).toBe('91.3358')
    expect(range?.lo.toFixed(3)).toBe('91.335')
    expect(range?.hi.toFixed(3)).toBe('91.336')
  })
})

describe('judge: bounds and changes', () => {
  const compare = (stated: string, comparison: '<=' | '>=', computed: string) =>
    judge({ stated: figure(stated), comparison, computed: figure(computed) }).verdict

  test.each<[string, '<=' | '>=', string, Verdict]>([
    ['11人', '<=', '12人', 'holds'],
    ['13人', '<=', '12人', 'fails'],
    ['12人', '>=', '12人', 'holds'],
    ['11人', '>=', '12人', 'fails'],
    ['1.3万元', '<=', '12600元', 'rounding'],
    ['1.2万元', '>=', '12400元', 'rounding'],
  ])('%s %s %s: %s', (stated, comparison, computed, expected) => {
    expect(compare(stated, comparison, computed)).toBe(expected)
  })

  test('a stated bound holds where it can', () => {
    expect(verdict('≥95%', share('96万元', '100万元'))).toBe('holds')
    expect(verdict('≥95%', share('9.00万元', '10.00万元'))).toBe('fails')
    expect(verdict('约30%', share('2.80万元', '10.00万元'))).toBe('holds')
    expect(verdict('约30%', share('4.00万元', '10.00万元'))).toBe('fails')
  })

  test('the size of a change whose direction a word gives', () => {
    expect(verdict('18.1万元', { op: 'absolute', of: sum('81.9万元', '-100.0万元') })).toBe('holds')
  })
})

test('amount: counts are points, money an interval, magnitudes and decimals of a count rounded', () => {
  const range = (text: string) => {
    const found = figure(text)
    if (found.op !== 'figure') throw new Error(text)
    const { lo, hi } = amount(found.figure).range
    return [lo.toFixed(), hi.toFixed()]
  }
  expect(range('12人')).toEqual(['12', '12'])
  expect(range('96.5分')).toEqual(['96.5', '96.5'])
  expect(range('20.30万元')).toEqual(['202950', '203050'])
  expect(range('6.6万个')).toEqual(['65500', '66500'])
  expect(range('2.5人')).toEqual(['2.45', '2.55'])
  expect(range('7成')).toEqual(['65', '75'])
})

test('evaluate is null for a division by zero anywhere inside; figuresOf reads from left to right', () => {
  const bad: Expression<Printed> = {
    op: 'absolute',
    of: { op: 'sum', terms: [{ weight: -1, of: share('1元', '0元') }] },
  }
  expect(evaluate(bad)).toBeNull()
  const names = figuresOf(share('1.5元', '3.0元')).map(({ value }) => value.toFixed(1))
  expect(names).toEqual(['1.5', '3.0'])
})
