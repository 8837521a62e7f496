import { describe, expect, test } from 'vitest'
import { claims, failures } from './table-grid.ts'

const WAN = { unit: '万元' }

describe('rates that a header names', () => {
  const drawn = (header: string, rows: readonly string[], wrong: string) =>
    [`| 项目 | ${header} |`, ...rows, `| 戊 | ${wrong} |`].join('\n')
  const cases: Record<string, [header: string, rows: string[], right: string, wrong: string, failing: string]> = {
    得分率: [
      '分值 | 得分 | 得分率',
      ['| 甲 | 70 | 63.00 | 90.00% |'],
      '30 | 26.00 | 86.67%',
      '30 | 26.00 | 87.66%',
      'high rate: 87.66% = (26.00 ÷ 30) × 100',
    ],
    节约率: [
      '采购预算 | 成交金额 | 节约率（%）',
      ['| 甲 | 400.00 | 380.00 | 5.00 |'],
      '200.00 | 194.00 | 3.00',
      '200.00 | 194.00 | 0.30',
      'high rate: 0.30 = ((200.00 - 194.00) ÷ 200.00) × 100',
    ],
    核减率: [
      '送审金额 | 审定金额 | 核减率（%）',
      ['| 甲 | 500.00 | 450.00 | 10.00 |'],
      '80.00 | 76.00 | 5.00',
      '80.00 | 76.00 | 6.00',
      'high rate: 6.00 = ((80.00 - 76.00) ÷ 80.00) × 100',
    ],
    付款比例: [
      '合同金额 | 已付金额 | 付款比例（%）',
      ['| 甲 | 60.00 | 57.00 | 95.00 |'],
      '50.00 | 46.00 | 92.00',
      '50.00 | 46.00 | 29.00',
      'high rate: 29.00 = (46.00 ÷ 50.00) × 100',
    ],
    资产负债率: [
      '资产总额 | 负债总额 | 资产负债率',
      ['| 甲 | 50.00 | 20.00 | 40.0% |'],
      '80.00 | 44.00 | 55.0%',
      '80.00 | 44.00 | 5.5%',
      'high rate: 5.5% = (44.00 ÷ 80.00) × 100',
    ],
    到位率: [
      '应到位资金 | 实际到位资金 | 到位率（%）',
      ['| 甲 | 40.00 | 30.00 | 75.00 |'],
      '90.00 | 63.00 | 70.00',
      '90.00 | 63.00 | 77.00',
      'high rate: 77.00 = (63.00 ÷ 90.00) × 100',
    ],
    合格率: [
      '抽检批次 | 合格批次 | 合格率',
      ['| 甲 | 200 | 190 | 95.0% |'],
      '150 | 147 | 98.0%',
      '150 | 147 | 89.0%',
      'high rate: 89.0% = (147 ÷ 150) × 100',
    ],
  }

  test.each(Object.entries(cases))('%s', (_, [header, rows, right, wrong, failing]) => {
    expect(failures(drawn(header, rows, right), WAN)).toEqual([])
    expect(failures(drawn(header, rows, wrong), WAN)).toEqual([failing])
  })

  test('a rate whose columns no header names, by rows enough', () => {
    const table = (last: string) => `
      | 项目 | 批复数 | 落实数 | 比例（%） |
      | 甲 | 400.00 | 381.00 | 95.25 |
      | 乙 | 320.00 | 290.00 | 90.63 |
      | 丙 | 250.00 | 211.00 | ${last} |`
    expect(failures(table('84.40'), WAN)).toEqual([])
    expect(failures(table('88.40'), WAN)).toHaveLength(1)
  })

  test('a rate of something that the table does not print stays alone', () => {
    const table = `
      | 项目 | 本年数 | 上年数 | 覆盖率（%） |
      | 甲 | 400.00 | 381.00 | 91.30 |
      | 乙 | 320.00 | 290.00 | 88.10 |
      | 丙 | 250.00 | 211.00 | 90.20 |`
    expect(claims(table, WAN).filter((claim) => claim.includes('rate'))).toEqual([])
  })
})

describe('percentages are not added up', () => {
  test('a total row of completion rates, with % in the header, in the cells, or none at all', () => {
    for (const [header, rate] of [
      ['完成预算（%）', '95.00'],
      ['执行率', '95.00%'],
      ['决算占预算%', '95.00'],
    ]) {
      const table = `
        | 科目 | 决算数 | ${header} |
        | 甲 | 38.00 | ${rate} |
        | 乙 | 57.00 | ${rate} |
        | 合计 | 95.00 | ${rate} |`
      expect(failures(table, WAN)).toEqual([])
    }
  })

  test('shares of one whole are', () => {
    const table = (share: string) => `
      | 科目 | 占比 |
      | 甲 | 40.00% |
      | 乙 | ${share} |
      | 合计 | 100.00% |`
    expect(failures(table('60.00%'), WAN)).toEqual([])
    expect(failures(table('60.50%'), WAN)).toEqual(['low sum/table: 100.00% = 40.00% + 60.50%'])
  })
})

describe('net values, balances and products', () => {
  test('账面价值 = 账面余额 − 坏账准备', () => {
    const table = (net: string) => `
      | 项目 | 账面余额 | 坏账准备 | 账面价值 |
      | 甲 | 90.00 | 4.00 | 86.00 |
      | 乙 | 50.00 | 1.50 | ${net} |`
    expect(failures(table('48.50'), WAN)).toEqual([])
    expect(failures(table('45.80'), WAN)).toEqual(['high difference: 45.80 = 50.00 - 1.50'])
  })

  test('期末 = 期初 + 增加 − 减少, without a sum of the increases', () => {
    const table = (end: string) => `
      | 项目 | 期初余额 | 本期增加 | 本期减少 | 期末余额 |
      | 甲 | 90.00 | 14.00 | 20.00 | 84.00 |
      | 乙 | 50.00 | 1.50 | 8.00 | ${end} |`
    expect(failures(table('43.50'), WAN)).toEqual([])
    expect(failures(table('45.30'), WAN)).toEqual(['high difference: 45.30 = 50.00 + 1.50 - 8.00'])
  })

  test('金额 = 单价 × 数量', () => {
    const table = (amount: string) => `
      | 品名 | 数量 | 单价（元） | 金额（元） |
      | 甲 | 3 | 120.00 | 360.00 |
      | 乙 | 5 | 48.00 | ${amount} |`
    expect(failures(table('240.00'))).toEqual([])
    expect(failures(table('420.00'))).toEqual(['high formula: 420.00 = 48.00 × 5'])
  })

  test('a column taken off, and one that no row fills', () => {
    const table = (sum: string) => `
      | 项目 | 股本 | 减：库存股 | 专项储备 | 未分配利润 | 合计 |
      | 期初 | 90.00 | 4.00 | | 30.00 | 116.00 |
      | 期末 | 90.00 | 3.00 | | 41.00 | ${sum} |`
    expect(failures(table('128.00'), WAN)).toEqual([])
    expect(failures(table('134.00'), WAN)).toEqual(['high sum/table: 134.00 = 90.00 - 3.00 + 41.00'])
  })

  test('a rate and a difference in rows', () => {
    const table = (rate: string) => `
      | 项目 | 甲局 | 乙局 | 丙局 |
      | 预算数 | 40.00 | 50.00 | 80.00 |
      | 决算数 | 30.00 | 45.00 | 76.00 |
      | 执行率 | 75.00% | 90.00% | ${rate} |`
    expect(failures(table('95.00%'), WAN)).toEqual([])
    expect(failures(table('59.00%'), WAN)).toEqual(['high rate: 59.00% = (76.00 ÷ 80.00) × 100'])
  })
})

describe('what a total does not sum', () => {
  test('rows behind it, where items stand before it', () => {
    const table = (part: string) => `
      | 支出 | 预算数 |
      | 甲 | 70.00 |
      | 乙 | ${part} |
      | 本年支出合计 | 79.00 |
      | 年终结转 | 0.00 |
      | 支出总计 | 79.00 |`
    expect(failures(table('9.00'), WAN)).toEqual([])
    expect(failures(table('90.00'), WAN)).toEqual(['high sum/table: 79.00 = 70.00 + 90.00'])
  })

  test('the first columns, where all of them hold in other rows', () => {
    const table = (last: string) => `
      | 项目 | 支出合计 | 基本支出 | 项目支出 | 专项 |
      | 年初 | 30.00 | 20.00 | 10.00 | ${last} |
      | 决算 | 28.00 | 19.00 | 9.00 | 0 |`
    expect(failures(table('0'), WAN)).toEqual([])
    expect(failures(table('9'), WAN)).toEqual(['high sum/table: 30.00 = 20.00 + 10.00 + 9'])
  })

  test('ages within an age', () => {
    const table = (sum: string) => `
      | 账龄 | 账面余额 |
      | 1年以内 | 80.00 |
      | 1至2年 | 7.00 |
      | 2年以上 | 5.00 |
      | 2至3年 | 2.00 |
      | 3年以上 | 3.00 |
      | 合计 | ${sum} |`
    expect(failures(table('92.00'), WAN)).toEqual([])
    expect(failures(table('91.00'), WAN)).toHaveLength(1)
  })

  test('in a table without header nothing follows from the numbers alone', () => {
    const table = `
      | 甲 | 123.45 | 100.40 | 23.05 |
      | 乙 | 234.56 | 200.50 | 34.06 |
      | 丙 | 345.67 | 300.60 | 45.07 |`
    expect(claims(table, WAN)).toEqual([])
  })
})

describe('rules and broken cells', () => {
  const register = (carried: string) => `
    | （勾稽关系：第一项加第二项之和，等于第三项加第四项之和） | < | 自然人 | 企业 | 总计 |
    | 一、本年新收 | < | 60 | 12 | 72 |
    | 二、上年结转 | < | 5 | 1 | 6 |
    | 三、办理结果 | （一）公开 | 40 | 8 | 48 |
    | ^ | （二）不公开 | 22 | 4 | 26 |
    | ^ | （三）总计 | 62 | 12 | 74 |
    | 四、结转下年 | < | 3 | ${carried} | 4 |`

  test('the rule that a header prints, and the total of the results alone', () => {
    expect(failures(register('1'))).toEqual([])
    expect(claims(register('1'))).toContain('holds high formula: 62 = 60 + 5 - 3')
    expect(claims(register('1'))).toContain('holds high sum/table: 62 = 40 + 22')
    expect(failures(register('2'))).toContain('high formula: 12 = 12 + 1 - 2')
  })

  test('digits pushed into the cell before', () => {
    const table = `
      | 项目 | 期初余额 | 本期减少 | < | 期末余额 |
      | 甲 | 5,695.00 | 1 | ,423.00 | 4,272.00 |
      | 乙 | 700.00 | | 200.00 | 500.00 |`
    expect(failures(table, { unit: '元' })).toEqual([])
  })

  test('codes over three columns, one of them misprinted', () => {
    const table = `
      | 类 | 款 | 项 | 名称 | 合计 | 基本支出 |
      | 210 | | | 卫生 | 5.00 | 5.00 |
      | 210 | 11 | | 医疗 | 5.00 | 5.00 |
      | 7 | 11 | 02 | 事业单位 | 5.00 | 5.00 |
      | 221 | | | 住房 | 3.00 | 3.00 |
      | 221 | 02 | | 改革 | 3.00 | 3.00 |
      | 221 | 02 | 01 | 公积金 | 3.00 | 3.00 |
      | 合计 | < | < | < | 8.00 | 8.00 |`
    expect(failures(table, WAN)).toEqual([])
  })
})
