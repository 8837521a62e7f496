import picocolors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit.ts'
import { describeClaim } from '../../src/check/describe-claim.ts'
import { claimRows, printClaims } from '../../src/print/claims.ts'
import { figureRows, printFigures } from '../../src/print/figures.ts'
import { printRules } from '../../src/print/rules.ts'

const plain = picocolors.createColors(false)
const locate = (offset: number) => ({ line: 1, column: offset + 1 })

// 7.1 + 5.3 = 12.4; the staff are within their establishment.
const TEXT = '编制数31人，在职人数29人。支出合计12.9万元，其中：基本支出7.1万元，项目支出5.3万元。'

describe('the listing of claims', () => {
  it('is in reading order, with bounds as bounds', async () => {
    const { report } = await audit(TEXT, { name: 'a.txt' })
    const lines = printClaims(report, claimRows(report, describeClaim), locate, plain, 'zh').split('\n')
    const columns = lines.flatMap((line) => /^1:(\d+) /.exec(line)?.[1] ?? []).map(Number)
    expect(columns).toEqual([...columns].sort((a, b) => a - b))
    expect(lines.some((line) => /bound +相符 .*29人 ≤ 31人$/.test(line))).toBe(true)
    expect(lines.some((line) => /sum +不符 .*12\.9万元 ← 7\.1 \+ 5\.3 = 12\.4万元$/.test(line))).toBe(true)
    expect(lines.at(-2)).toMatch(/^\d+ 个勾稽关系：\d+ 相符，1 不符，0 无法核算$/)
  })
})

describe('the listing of figures', () => {
  it('has a line for each figure, and counts', async () => {
    const { report, statuses } = await audit(TEXT, { name: 'a.txt' })
    const text = printFigures(figureRows(report, statuses, locate), plain, 'en')
    expect(text.split('\n').map((line) => line.split(/ {2,}/).slice(0, 3))).toEqual([
      ['1:4', 'unchecked', '31人'],
      ['1:12', 'unchecked', '29人'],
      ['1:20', 'contradicted', '12.9万元'],
      ['1:34', 'contradicted', '7.1万元'],
      ['1:44', 'contradicted', '5.3万元'],
      [''],
      ['5 figures: 0 verified, 3 contradicted, 2 unchecked'],
      [''],
    ])
  })
})

describe('the listing of rules', () => {
  it('is aligned and in the chosen language', () => {
    const rules = [
      { id: 'a-b', severity: 'error', summary: { zh: '甲', en: 'A' } },
      { id: 'abcde', severity: 'info', summary: { zh: '乙', en: 'B' } },
    ] as const
    expect(printRules(rules, plain, 'zh')).toBe('a-b    错误  甲\nabcde  提示  乙\n')
    expect(printRules(rules, plain, 'en')).toBe('a-b    error  A\nabcde  info   B\n')
  })
})
