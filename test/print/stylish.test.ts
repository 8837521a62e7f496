import picocolors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { arithmetic } from '../../src/print/arithmetic.ts'
import { printStreamed } from '../../src/print/streamed.ts'
import { stylish } from '../../src/print/stylish.ts'
import { CLAIM, finding, report } from './build-finding.ts'

const plain = picocolors.createColors(false)
describe('the stylish format', () => {
  it('groups by file and section, aligns by cells, and counts at the end', () => {
    const low = finding(104, {
      severity: 'warning',
      certainty: 'low',
      message: '差',
      claim: null,
      cause: { kind: 'truncated', message: '截尾' },
      suggestion: { text: '29.39', offset: 0, length: 5 },
    })
    const elsewhere = finding(200, { section: { number: null, title: '', path: [] }, claim: null })
    const text = printStreamed(
      { reports: [report('a.md', [finding(9), low, elsewhere]), report('b.md', [])], problems: [] },
      stylish(plain),
      'zh',
    )
    expect(text).toBe(
      [
        'a.md',
        '  三、绩效 › （一）支出',
        '      9:7  错误  占比不符  share-mismatch',
        '           274.79 ÷ 935.10 = 29.3861…% ≠ 29.38%',
        '    104:7  警告  差        share-mismatch (存疑)',
        '           原因：截尾',
        '           建议：改为 29.39',
        '    200:7  错误  占比不符  share-mismatch',
        '',
        '2 份报告：2 个错误，1 个警告；20 个数字：12 已核实，2 有矛盾，6 未核对',
        '',
      ].join('\n'),
    )
  })

  it('leaves the title out of the way down to a section', () => {
    const titled = {
      ...report('a.md', [finding(1), finding(2, { section: { number: null, title: '三、绩效', path: ['三、绩效'] } })]),
      title: '三、绩效',
    }
    const lines = printStreamed({ reports: [titled], problems: [] }, stylish(plain), 'zh').split('\n')
    expect(lines.filter((line) => /^ {2}\S/.test(line))).toEqual(['  （一）支出', '  三、绩效'])
  })

  it('speaks English, of infos and of inputs that could not be read', () => {
    const run = {
      reports: [report('a.md', [finding(1, { severity: 'info' })])],
      problems: [{ path: 'x', message: 'y' }],
    }
    expect(printStreamed(run, stylish(plain), 'en')).toMatch(
      /\n\n1 report: 0 errors, 0 warnings, 1 info, 1 unreadable input; 10 figures: 6 verified, 1 contradicted, 3 unchecked\n$/,
    )
  })

  it('colours only where colours are passed in', () => {
    const run = { reports: [report('a.md', [finding(1)])], problems: [] }
    expect(printStreamed(run, stylish(plain), 'zh')).not.toContain('\u001b')
    expect(printStreamed(run, stylish(picocolors.createColors(true)), 'zh')).toContain('\u001b[31m错误')
  })

  it('keeps a report from steering the terminal', () => {
    const text = printStreamed(
      { reports: [report('a\u001b]0;x.md', [finding(1, { message: 'a\nb\u001b[2J' })])], problems: [] },
      stylish(plain),
      'zh',
    )
    expect(text).not.toContain('\u001b')
    expect(text).toContain('a b [2J')
  })
})

describe('the line of arithmetic', () => {
  it('gives the exact result the stated unit', () => {
    expect(arithmetic(CLAIM)).toBe('274.79 ÷ 935.10 = 29.3861…% ≠ 29.38%')
  })

  it('takes the unit from the computed value, however the stated one is printed', () => {
    expect(arithmetic({ ...CLAIM, stated: '２９．３８％', computed: '29.39％' })).toBe(
      '274.79 ÷ 935.10 = 29.3861…％ ≠ ２９．３８％',
    )
  })

  it('keeps the stated decimals where the result is exact', () => {
    const sum = {
      ...CLAIM,
      kind: 'sum',
      expression: '800.20 + 400.30',
      exact: '1200.5',
      computed: '1200.50万元',
    } as const
    expect(arithmetic({ ...sum, stated: '1250.50万元' })).toBe('800.20 + 400.30 = 1200.50万元 ≠ 1250.50万元')
  })

  it('does not say the same number twice', () => {
    const same = { ...CLAIM, kind: 'restatement', expression: '12.50', exact: '12.5', computed: '12.50万元' } as const
    expect(arithmetic({ ...same, expression: '12.5', stated: '12.40万元' })).toBe('12.50万元 ≠ 12.40万元')
    expect(arithmetic({ ...same, expression: '12.50万元', stated: '12.40万元' })).toBe('12.50万元 ≠ 12.40万元')
  })

  it('shows the direction of a bound', () => {
    const bound = { ...CLAIM, kind: 'bound', expression: '29', exact: '29', computed: '29人', difference: '2' } as const
    expect(arithmetic({ ...bound, stated: '31人' })).toBe('31人 > 29人')
    expect(arithmetic({ ...bound, stated: '28人', difference: '-1' })).toBe('28人 < 29人')
  })
})
