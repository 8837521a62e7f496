import { describe, expect, test } from 'vitest'
import { claims, failures, figures } from './table-grid.ts'

describe('totals of rows and columns', () => {
  test('a total row and a total column are read, and one planted error breaks both', () => {
    const drawn = (cell: string) => `
      | 项目 | 基本支出 | 项目支出 | 合计 |
      | 甲局 | 120.50 | 30.20 | 150.70 |
      | 乙局 | 80.00 | ${cell} | 95.10 |
      | 合 计 | 200.50 | 45.30 | 245.80 |`
    expect(claims(drawn('15.10'), { unit: '万元' })).toEqual([
      'holds high sum/table: 200.50 = 120.50 + 80.00',
      'holds high sum/table: 45.30 = 30.20 + 15.10',
      'holds high sum/table: 245.80 = 150.70 + 95.10',
      'holds high sum/table: 150.70 = 120.50 + 30.20',
      'holds high sum/table: 95.10 = 80.00 + 15.10',
      'holds high sum/table: 245.80 = 200.50 + 45.30',
    ])
    expect(failures(drawn('51.10'), { unit: '万元' })).toEqual([
      'high sum/table: 45.30 = 30.20 + 51.10',
      'high sum/table: 95.10 = 80.00 + 51.10',
    ])
  })

  test('a figure has its row label, its header, year and unit', () => {
    expect(
      figures(
        `| 项目 | 2022年决算数 | 人数（人） |
         | 一、公务接待费 | 4.50 | 12 |`,
        { unit: '万元' },
      ),
    ).toEqual(['公务接待费 · 2022年决算数 · 2022 · 4.50 万元', '公务接待费 · 人数 · 2023 · 12 人'])
  })
})
