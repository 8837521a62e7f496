import { describe, expect, it } from 'vitest'
import { recommended } from '../../rules/index.ts'
import type { Balance } from '../../src/check/broken.ts'
import { type ConfiguredRule, check } from '../../src/check/run.ts'
import type { Language } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { build, minus, of, percentage } from './build.ts'

const rules: ConfiguredRule[] = recommended.map((rule) => ({ rule }))

function findings(report: Report, language: Language = 'zh', balance: Balance = 'rounded') {
  return check(report, rules, { language, balance })
}

describe('check', () => {
  it('writes a sum that does not add up as a finding with its arithmetic', () => {
    const b = build()
    b.write('第一行\n')
    const total = b.figure('支出合计', '3930.26万元')
    b.sum(total, [b.figure('工资', '2804.42万元'), b.figure('补贴', '72.00万元'), b.figure('公用', '1054.20万元')])
    const [finding, ...others] = findings(b.report())
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      rule: 'sum-mismatch',
      severity: 'error',
      at: { text: '3930.26万元', offset: 8, line: 2, column: 5, endLine: 2, endColumn: 14 },
      because: [{ text: '2804.42万元', label: '工资' }, { label: '补贴' }, { label: '公用' }],
      claim: {
        kind: 'sum',
        expression: '2804.42 + 72.00 + 1054.20',
        stated: '3930.26万元',
        computed: '3930.62万元',
        exact: '3930.62',
        difference: '-0.36',
        tolerance: '0.02',
      },
      message: '支出合计 3930.26万元 与分项之和 3930.62万元 不符，相差 0.36万元',
    })
  })

  it('shows a share without the hundred, exactly and in both languages', () => {
    const b = build()
    const part = b.figure('业务工作经费支出', '274.79万元')
    const whole = b.figure('项目支出', '935.10万元')
    b.share(b.figure('占比', '29.38%'), part, whole)
    const [zh] = findings(b.report())
    const [en] = findings(b.report(), 'en')
    expect(zh?.claim).toEqual({
      kind: 'share',
      expression: '274.79 ÷ 935.10',
      stated: '29.38%',
      computed: '29.39%',
      exact: '29.3861…',
      difference: '-0.01',
      tolerance: '0.005',
    })
    expect(zh?.message).toContain('相差 0.01个百分点')
    expect(en?.message).toBe(
      '占比: the stated share of 29.38% differs from the computed 29.39% (274.79 ÷ 935.10) by 0.01 percentage points',
    )
    expect(en?.language).toBe('en')
    expect(en?.fingerprint).toBe(zh?.fingerprint)
  })

  it('shows units where they differ', () => {
    const b = build()
    b.restatement(b.figure('收入', '806.20万元'), b.figure('收入', '8061030.48元'))
    b.sum(b.figure('合计', '3.0万元'), [b.figure('甲', '2.0万元'), b.figure('乙', '500元')])
    expect(findings(b.report()).map(({ claim }) => claim?.expression)).toEqual(['8061030.48', '2.0万元 + 500元'])
  })

  it('shows more decimals where the printed ones would hide the difference', () => {
    const b = build()
    b.claim('restatement', {
      stated: of(b.figure('人数', '12人')),
      comparison: '=',
      computed: of(b.figure('人数', '12.3人')),
    })
    const [first] = findings(b.report())
    expect(first?.claim).toMatchObject({ stated: '12人', computed: '12.3人', difference: '-0.3' })
  })

  it('brackets what an operator would otherwise tear apart', () => {
    const b = build()
    const now = b.figure('今年', '120.50万元')
    const before = b.figure('上年', '100.00万元')
    b.claim('change', {
      stated: of(b.figure('增长', '25.5%')),
      comparison: '=',
      computed: { op: 'absolute', of: percentage(minus(of(now), of(before)), of(before)) },
    })
    expect(findings(b.report())[0]?.claim).toMatchObject({
      expression: '(120.50 − 100.00) ÷ 100.00',
      computed: '20.5%',
    })
  })

  it('reports what holds only by rounding when figures must balance exactly', () => {
    const b = build()
    b.sum(b.figure('合计', '12.4万元'), [b.figure('甲', '7.0万元'), b.figure('乙', '5.3万元')])
    expect(findings(b.report())).toEqual([])
    expect(findings(b.report(), 'zh', 'exact')).toHaveLength(1)
  })

  it('leaves uncertain findings out on demand', () => {
    const b = build()
    const one = of(b.figure('收入', '12.4万元'))
    b.claim(
      'restatement',
      { stated: one, comparison: '=', computed: of(b.figure('收入', '14.2万元')) },
      { certainty: 'low' },
    )
    expect(check(b.report(), rules, { language: 'zh', balance: 'rounded' })).toMatchObject([{ certainty: 'low' }])
    expect(check(b.report(), rules, { language: 'zh', balance: 'rounded', minCertainty: 'high' })).toEqual([])
  })

  it('counts lines after LF, CRLF and CR alike', () => {
    const b = build()
    b.write('一\n二\r\n三\r四')
    b.restatement(b.figure('收', '12.4万元'), b.figure('入', '99.9万元'))
    expect(findings(b.report())[0]?.at).toMatchObject({ line: 4, column: 3 })
  })
})

describe('fingerprints', () => {
  function printed(before: string, total: string) {
    const b = build()
    b.write(before)
    b.heading(['三、支出情况'], '三')
    b.sum(b.figure('支出合计', total), [b.figure('甲', '10.0万元'), b.figure('乙', '5.0万元')])
    return findings(b.report())[0]?.fingerprint
  }

  it('survive text inserted elsewhere and other values', () => {
    const one = printed('', '90.7万元')
    expect(printed('另一段。\n\n', '90.7万元')).toBe(one)
    expect(printed('', '81.6万元')).toBe(one)
    expect(one).toMatch(/^[0-9a-f]{14}$/)
  })

  it('tell two findings of the same shape apart', () => {
    const b = build()
    for (const total of ['90.7万元', '80.6万元'])
      b.sum(b.figure('合计', total), [b.figure('甲', '10.0万元'), b.figure('乙', '5.0万元')])
    const all = findings(b.report()).map(({ fingerprint }) => fingerprint)
    expect(new Set(all).size).toBe(2)
  })
})
