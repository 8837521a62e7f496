import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit.ts'
import { AssertionError, parseAssertion } from '../../src/check/assertion/parse.ts'
import { assertionRules, type StatedAssertion } from '../../src/check/assertion/rules.ts'

const REPORT = `# 某局2023年度决算

本单位编制数30人，在职人数31人。2023年支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。

2023年公务接待费12.00万元，2022年公务接待费10.00万元。

| 项目 | 决算数（万元） |
| --- | --- |
| 基本支出 | 800.20 |
| 项目支出 | 400.30 |
| 合计 | 1200.50 |
`

async function found(assert: string, more: Partial<StatedAssertion> = {}): Promise<string[]> {
  const rules = assertionRules({ assert, ...more }, 0)
  const { findings } = await audit(REPORT, { name: 'a.md', rules, language: 'en' })
  return findings.map(({ rule, at, severity }) => `${rule} ${at.text} ${severity}`)
}

describe('an assertion', () => {
  it.each([
    // 800.20 + 400.30 = 1200.50
    ['基本支出 + 项目支出 = 支出合计', ['failed-assertion 1250.50万元 error']],
    ['支出合计＝基本支出＋项目支出', ['failed-assertion 1250.50万元 error']],
    ['支出合计 - 基本支出 - 项目支出 = 50万元', []],
    ['基本支出 + 项目支出 = 支出合计 ± 50.01万元', []],
    ['基本支出 + 项目支出 = 支出合计 ± 49.99万元', ['failed-assertion 1250.50万元 error']],
    ['公务接待费 <= 上年 公务接待费', ['failed-assertion 12.00万元 error']],
    ['公务接待费 ≤ 上年 公务接待费 × 1.2', []],
    ['公务接待费＜＝上年 公务接待费', ['failed-assertion 12.00万元 error']],
    ['上年 公务接待费 ＞＝ 公务接待费', ['failed-assertion 10.00万元 error']],
    ['"公务接待费" <= 12万元', []],
    ['(基本支出 + 项目支出) / 2 = 600.25万元', []],
  ])('%s', async (assert, expected) => {
    expect(await found(assert)).toEqual(expected)
  })

  it('compares figures of one measure and year, and of one year where the names are of measures', async () => {
    expect(await found('在职人数 / 编制数 <= 100%')).toEqual(['failed-assertion 31人 error'])
    expect(await found('合计(表1.决算) = 支出合计')).toEqual(['failed-assertion 1250.50万元 error'])
    expect(await found('合计(表1.决算数) = 支出合计 - 50')).toEqual(['failed-assertion 800.20 error'])
    expect(await found('合计(表1.决算数) = 支出合计 - 50万元')).toEqual([])
    expect(await found('项目支出 <= 上年 项目支出')).toEqual(['unassessable-assertion  info'])
    expect(await found('在职人数 / 编制数 <= 100%', { per: ['measure'] })).toEqual(['unassessable-assertion  info'])
  })

  it('never compares what was planned with what was spent by chance', async () => {
    const rules = assertionRules({ assert: '基本支出 + 项目支出 = 支出合计' }, 0)
    const text = '2023年基本支出预算数500.00万元，项目支出决算数300.00万元，支出合计决算数900.00万元。'
    const { findings } = await audit(text, { name: 'a.txt', rules, language: 'en' })
    expect(findings.map(({ rule }) => rule)).toEqual(['unassessable-assertion'])
  })

  it('takes Chinese quotation marks for quotes where they enclose the whole name', async () => {
    expect(await found('“公务接待费” <= 12万元')).toEqual([])
    expect(await found('“三公”经费 <= 12万元')).toEqual(['unassessable-assertion  info'])
  })

  it('compares figures of any measure where per is empty', async () => {
    expect(await found('在职人数 / 编制数 <= 100%', { per: [] })).toEqual(['failed-assertion 31人 error'])
    expect(await found('在职人数 / 编制数 <= 104%', { per: [] })).toEqual([])
    expect(await found('合计(表1.决算数) = 1200.50万元', { per: [], severity: 'warning' })).toEqual([])
    expect(await found('合计(表1.决算数) = 1200.60万元', { per: [], severity: 'warning' })).toEqual([
      'failed-assertion 800.20 warning',
    ])
  })

  it('names what the report does not have, and the nearest word', async () => {
    const rules = assertionRules({ assert: '基本支处 = 1' }, 0)
    const { findings } = await audit(REPORT, { name: 'a.md', rules, language: 'en' })
    expect(findings[0]?.message).toContain('the report has no 基本支处; did you mean 基本支出?')
    const column = await audit(REPORT, { name: 'a.md', rules: assertionRules({ assert: '合计(表2.决算数) = 1' }, 0) })
    expect(column.findings[0]?.message).toContain('报告中没有“表2.决算数”；是否指 表1.决算数？')
  })

  it.each([
    ['基本支出 + 项目支出 = 支出合计 ± 49.99万元', '两边相差 500000元，超出所许的 499900元'],
    ['在职人数 / 编制数 <= 100%', '一边为 103.33333%，另一边为 100%'],
  ])('says how far apart the sides are: %s', async (assert, expected) => {
    const { findings } = await audit(REPORT, { name: 'a.md', rules: assertionRules({ assert }, 0) })
    expect(findings[0]?.message).toContain(expected)
  })

  it.each([
    ['基本支出 +', 'character 7: something is missing here'],
    ['基本支出', 'character 5: here =, <= or >= should stand'],
    ['基本支出 = = 1', 'character 8: unexpected ='],
    ['基本支出 < 1', 'character 6: here =, <= or >= should stand'],
    ['(基本支出 = 1', 'character 7: here ) should stand'],
    ['"基本支出 = 1', 'character 1: a quote without its end'],
    ['合计(决算数) = 1', 'character 4: write 合计(表2.决算数)'],
    [`${'('.repeat(300)}1 = 1`, 'character 1: nested too deeply'],
    ['1'.repeat(500), 'character 401: too long'],
  ])('says what is wrong with %s', (text, expected) => {
    expect(() => parseAssertion(text)).toThrow(AssertionError)
    try {
      parseAssertion(text)
    } catch (error) {
      expect((error as AssertionError).bilingual.en).toBe(expected)
    }
  })
})
