import { describe, expect, test } from 'vitest'
import { claims, failures, figures, grid, read } from './table-grid.ts'

const WAN = { unit: '万元' }

describe('totals', () => {
  test('a total row and a total column are read, and one planted error breaks both', () => {
    const drawn = (cell: string) => `
      | 项目 | 基本支出 | 项目支出 | 合计 |
      | 甲局 | 120.50 | 30.20 | 150.70 |
      | 乙局 | 80.00 | ${cell} | 95.10 |
      | 合 计 | 200.50 | 45.30 | 245.80 |`
    expect(claims(drawn('15.10'), WAN)).toEqual([
      'holds high sum/table: 200.50 = 120.50 + 80.00',
      'holds high sum/table: 45.30 = 30.20 + 15.10',
      'holds high sum/table: 245.80 = 150.70 + 95.10',
      'holds high sum/table: 150.70 = 120.50 + 30.20',
      'holds high sum/table: 95.10 = 80.00 + 15.10',
      'holds high sum/table: 245.80 = 200.50 + 45.30',
    ])
    expect(failures(drawn('51.10'), WAN)).toEqual([
      'high sum/table: 45.30 = 30.20 + 51.10',
      'high sum/table: 95.10 = 80.00 + 51.10',
    ])
  })

  test('a single amount column is enough for a total by name', () => {
    const drawn = (total: string) => `
      | 费用 | 金额 |
      | 办公费 | 12.30 |
      | 差旅费 | 8.20 |
      | 会议费 | 4.00 |
      | 合计 | ${total} |`
    expect(failures(drawn('24.50'), WAN)).toEqual([])
    expect(failures(drawn('25.40'), WAN)).toEqual(['high sum/table: 25.40 = 12.30 + 8.20 + 4.00'])
  })

  test('a total on top', () => {
    const drawn = (part: string) => `
      | 科目 | 预算数 | 决算数 |
      | 总计 | 300.00 | 280.00 |
      | 甲 | 100.00 | 90.00 |
      | 乙 | 200.00 | ${part} |`
    expect(failures(drawn('190.00'), WAN)).toEqual([])
    expect(failures(drawn('199.00'), WAN)).toEqual(['high sum/table: 280.00 = 90.00 + 199.00'])
  })

  test('subtotals sum what is above them, the grand total the subtotals', () => {
    const drawn = (second: string) => `
      | 项目 | 2022年 | 2023年 |
      | 甲 | 1.50 | 2.50 |
      | 乙 | 2.00 | 3.00 |
      | 小计 | 3.50 | 5.50 |
      | 丙 | 4.00 | 6.00 |
      | 丁 | 1.00 | 1.10 |
      | 小计 | 5.00 | ${second} |
      | 合计 | 8.50 | 12.60 |`
    expect(claims(drawn('7.10'), WAN).filter((claim) => claim.includes('sum'))).toEqual([
      'holds high sum/table: 3.50 = 1.50 + 2.00',
      'holds high sum/table: 5.50 = 2.50 + 3.00',
      'holds high sum/table: 5.00 = 4.00 + 1.00',
      'holds high sum/table: 7.10 = 6.00 + 1.10',
      'holds high sum/table: 8.50 = 3.50 + 5.00',
      'holds high sum/table: 12.60 = 5.50 + 7.10',
    ])
    // The grand total is still the sum of all items, so only the subtotal fails.
    expect(failures(drawn('7.70'), WAN)).toEqual(['high sum/table: 7.70 = 6.00 + 1.10'])
  })

  test('a grand total is the total above and what follows it', () => {
    const drawn = (total: string) => `
      | 收入 | 决算数 |
      | 财政拨款收入 | 500.00 |
      | 其他收入 | 20.00 |
      | 本年收入合计 | 520.00 |
      | 年初结转和结余 | 30.00 |
      | 总计 | ${total} |`
    expect(failures(drawn('550.00'), WAN)).toEqual([])
    expect(failures(drawn('505.00'), WAN)).toHaveLength(1)
    expect(failures(drawn('505.00'), WAN)[0]).toMatch(/^high sum\/table: 505\.00 = /)
  })

  test('blank and dash count as zero, and a blank total asserts nothing', () => {
    const drawn = `
      | 项目 | 甲 | 乙 | 丙 |
      | 一 | 3.00 | - | |
      | 二 | 4.00 | 5.00 | — |
      | 合计 | 7.00 | 5.00 | |`
    expect(claims(drawn, WAN).filter((claim) => claim.includes('high'))).toEqual([
      'holds high sum/table: 7.00 = 3.00 + 4.00',
      'holds high sum/table: 5.00 = 5.00',
    ])
  })

  test('rounding of amounts is no error, exactness of counts is', () => {
    const drawn = `
      | 项目 | 金额（万元） | 人数（人） |
      | 甲 | 7.0 | 7 |
      | 乙 | 5.3 | 5 |
      | 合计 | 12.4 | 13 |`
    expect(claims(drawn)).toEqual(['rounding high sum/table: 12.4 = 7.0 + 5.3', 'fails high sum/table: 13 = 7 + 5'])
  })

  test('negatives in parentheses, with △ and with a minus sign', () => {
    const drawn = `
      | 项目 | 变动数 |
      | 甲 | （12.50） |
      | 乙 | △3.50 |
      | 丙 | －4.00 |
      | 丁 | 30.00 |
      | 合计 | 10.00 |`
    expect(claims(drawn, WAN)).toEqual(['holds high sum/table: 10.00 = （12.50） + △3.50 + －4.00 + 30.00'])
  })

  test('full-width digits, separators and numbers broken in a narrow column', () => {
    const drawn = `
      | 项目 | 金额（元） |
      | 甲 | １，２３４．５０ |
      | 乙 | 1,000,⏎000.00 |
      | 合计 | 1,001,234.50 |`
    expect(claims(drawn)).toEqual(['holds high sum/table: 1,001,234.50 = １，２３４．５０ + 1,000,\n000.00'])
  })

  test('a column of totals inside a group of columns', () => {
    const drawn = (sum: string) => `
      | 项目 | 预算数 | < | < | 决算数 | < | < |
      | ^ | 小计 | 财政 | 其他 | 小计 | 财政 | 其他 |
      | 甲 | 5.00 | 3.00 | 2.00 | 4.50 | 2.50 | 2.00 |
      | 乙 | 9.00 | 4.00 | 5.00 | ${sum} | 4.00 | 4.20 |`
    expect(failures(drawn('8.20'), WAN)).toEqual([])
    expect(failures(drawn('8.70'), WAN)).toEqual(['high sum/table: 8.70 = 4.00 + 4.20'])
  })

  test('a total over groups takes each group’s own total', () => {
    const drawn = (total: string) => `
      | 单位 | 总计 | 基本支出 | < | < | 项目支出 |
      | ^ | ^ | 小计 | 人员 | 公用 | ^ |
      | 甲 | 10.00 | 6.00 | 4.00 | 2.00 | 4.00 |
      | 乙 | ${total} | 7.00 | 5.00 | 2.00 | 5.00 |`
    expect(failures(drawn('12.00'), WAN)).toEqual([])
    expect(failures(drawn('21.00'), WAN)).toEqual(['high sum/table: 21.00 = 7.00 + 5.00'])
  })

  test('a total by name that no column confirms is not insisted on', () => {
    const drawn = `
      | 项目 | 预算数 | 决算数 |
      | 甲 | 10.00 | 9.00 |
      | 乙 | 20.00 | 18.00 |
      | 合计 | 512.30 | 498.77 |`
    expect(failures(drawn, WAN).filter((claim) => claim.startsWith('high'))).toEqual([])
  })

  test('the continuation of a table on another page has no header and no sure total', () => {
    const drawn = `
      | 丙 | 10.00 |
      | 丁 | 20.00 |
      | 合计 | 99.00 |`
    expect(failures(drawn, WAN)).toEqual(['low sum/table: 99.00 = 10.00 + 20.00'])
  })
})

describe('what takes no part in sums', () => {
  test('serial numbers, codes and years are no figures', () => {
    const drawn = `
      | 序号 | 科目编码 | 科目名称 | 2022年 | 2023年 |
      | 1 | 2010301 | 行政运行 | 5.00 | 6.00 |
      | 2 | 2010302 | 一般行政管理事务 | 7.00 | 8.00 |`
    expect(figures(drawn, WAN)).toEqual([
      '行政运行 · 2022年 · 2022 · 5.00 万元',
      '行政运行 · 2023年 · 2023 · 6.00 万元',
      '一般行政管理事务 · 2022年 · 2022 · 7.00 万元',
      '一般行政管理事务 · 2023年 · 2023 · 8.00 万元',
    ])
  })

  test('rates and averages are not added up', () => {
    const drawn = `
      | 项目 | 预算数 | 执行数 | 人均标准 |
      | 甲 | 10.00 | 9.00 | 3.00 |
      | 乙 | 30.00 | 18.00 | 4.00 |
      | 合计 | 40.00 | 27.00 | 3.50 |`
    expect(failures(drawn, WAN)).toEqual([])
  })

  test('a row of rates under the total', () => {
    const drawn = `
      | 项目 | 甲 | 乙 |
      | 收入 | 10.00 | 20.00 |
      | 补助 | 5.00 | 6.00 |
      | 合计 | 15.00 | 26.00 |
      | 增长率 | 3.1 | 4.2 |`
    expect(claims(drawn, WAN)).toHaveLength(2)
    expect(failures(drawn, WAN)).toEqual([])
  })

  test('incommensurable units are not added', () => {
    const drawn = `
      | 指标 | 数量 |
      | 培训 | 3次 |
      | 经费 | 5万元 |
      | 合计 | 9万元 |`
    expect(claims(drawn)).toEqual([])
  })

  test('a cell of text is prose, not a figure', () => {
    const drawn = `
      | 项目 | 金额 | 说明 |
      | 甲 | 3.00 | 2023年支出3万元，其中设备2万元。 |`
    const { figures: found, prose } = read(grid(drawn), WAN)
    expect(found.map(({ text }) => text)).toEqual(['3.00'])
    expect(prose.map(({ passage }) => passage.text)).toEqual(['2023年支出3万元，其中设备2万元。'])
  })

  test('thresholds, dates and telephone numbers are no figures', () => {
    const drawn = `
      | 指标 | 目标 | 完成时间 | 联系电话 | 得分 |
      | 满意度 | ≥95% | 12月 | 81234567 | 5 |
      | 及时率 | ≥90% | 6月 | 81234568 | 4 |`
    expect(read(grid(drawn)).figures.map(({ text }) => text)).toEqual(['5', '4'])
  })
})

describe('outlines', () => {
  test('其中 rows are parts, not items, and do not exceed their whole', () => {
    const drawn = (part: string) => `
      | 项目 | 预算数 | 决算数 |
      | 基本支出 | 100.00 | 90.00 |
      | 其中：工资 | 60.00 | ${part} |
      | 项目支出 | 50.00 | 40.00 |
      | 合计 | 150.00 | 130.00 |`
    expect(claims(drawn('55.00'), WAN)).toEqual([
      'holds high sum/table: 150.00 = 100.00 + 50.00',
      'holds high sum/table: 130.00 = 90.00 + 40.00',
      'holds high bound/part: 60.00 <= 100.00',
      'holds high bound/part: 55.00 <= 90.00',
    ])
    expect(failures(drawn('95.00'), WAN)).toEqual(['high bound/part: 95.00 <= 90.00'])
  })

  test('rows behind 其中 that fill the whole are a closed breakdown', () => {
    const drawn = (last: string) => `
      | 项目 | 年初预算数 | 全年预算数 | 全年执行数 |
      | 年度资金总额 | 80.00 | 100.00 | 95.00 |
      | 其中：当年财政拨款 | 80.00 | 90.00 | 85.00 |
      | 上年结转资金 | | 10.00 | ${last} |
      | 其他资金 | | | |`
    expect(failures(drawn('10.00'), WAN)).toEqual([])
    expect(failures(drawn('11.00'), WAN)).toEqual(['high sum/table: 95.00 = 85.00 + 11.00'])
  })

  test('levels by code: 类, 款, 项', () => {
    const drawn = (item: string) => `
      | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
      | 201 | 一般公共服务 | 60.00 | 40.00 | 20.00 |
      | 20103 | 政府办公厅 | 60.00 | 40.00 | 20.00 |
      | 2010301 | 行政运行 | 40.00 | 40.00 | |
      | 2010302 | 一般管理 | ${item} | | ${item} |
      | 208 | 社会保障 | 15.00 | 15.00 | |
      | 20805 | 养老 | 15.00 | 15.00 | |
      | 2080505 | 保险 | 15.00 | 15.00 | |
      | | 合计 | 75.00 | 55.00 | 20.00 |`
    expect(failures(drawn('20.00'), WAN)).toEqual([])
    expect(claims(drawn('20.00'), WAN)).toContain('holds high sum/table: 75.00 = 60.00 + 15.00')
    expect(failures(drawn('21.00'), WAN)).toEqual([
      'high sum/table: 60.00 = 40.00 + 21.00',
      'high sum/table: 20.00 = 21.00',
    ])
  })

  test('codes split over three columns', () => {
    const drawn = (item: string) => `
      | 类 | 款 | 项 | 名称 | 金额 |
      | 204 | | | 公共安全 | 28.00 |
      | 204 | 06 | | 司法 | 28.00 |
      | 204 | 06 | 01 | 运行 | 20.00 |
      | 204 | 06 | 07 | 法律服务 | ${item} |
      | 205 | | | 教育 | 5.00 |
      | 205 | 99 | | 其他 | 5.00 |
      | 合计 | < | < | < | 33.00 |`
    expect(failures(drawn('8.00'), WAN)).toEqual([])
    expect(failures(drawn('9.00'), WAN)).toEqual(['high sum/table: 28.00 = 20.00 + 9.00'])
  })

  test('levels by indentation', () => {
    const drawn = (part: string) => `
      | 项目 | 2022年 | 2023年 |
      | 工业 | 30.00 | 36.00 |
      |   采矿 | 10.00 | 12.00 |
      |   制造 | 20.00 | ${part} |
      | 农业 | 7.00 | 8.00 |
      | 合计 | 37.00 | 44.00 |`
    expect(failures(drawn('24.00'), WAN)).toEqual([])
    expect(failures(drawn('42.00'), WAN).filter((claim) => claim.includes('36.00 ='))).toEqual([
      expect.stringMatching(/36\.00 = 12\.00 \+ 42\.00$/),
    ])
  })

  test('levels by numbering', () => {
    const drawn = (part: string) => `
      | 项目 | 2022年 | 2023年 |
      | 一、人员经费 | 30.00 | 36.00 |
      | 1.工资 | 10.00 | 12.00 |
      | 2.津贴 | 20.00 | 24.00 |
      | 二、公用经费 | 7.00 | 8.00 |
      | 1.办公费 | 3.00 | ${part} |
      | 2.差旅费 | 4.00 | 5.00 |
      | 合计 | 37.00 | 44.00 |`
    expect(failures(drawn('3.00'), WAN)).toEqual([])
    expect(failures(drawn('3.30'), WAN)).toEqual(['high sum/table: 8.00 = 3.30 + 5.00'])
  })

  test('subtotals within a vertically merged label', () => {
    const drawn = (sum: string) => `
      | 类别 | 项目 | 金额 | 上年金额 |
      | 基本支出 | 人员 | 4.00 | 3.00 |
      | ^ | 公用 | 2.00 | 1.00 |
      | ^ | 小计 | ${sum} | 4.00 |
      | 项目支出 | 甲 | 1.50 | 2.50 |
      | ^ | 乙 | 2.50 | 3.50 |
      | ^ | 小计 | 4.00 | 6.00 |
      | 合计 | < | 10.00 | 10.00 |`
    expect(failures(drawn('6.00'), WAN)).toEqual([])
    expect(failures(drawn('6.60'), WAN)).toEqual(['high sum/table: 6.60 = 4.00 + 2.00'])
  })

  test('a heading without figures hands its items to the total', () => {
    const drawn = `
      | 项目 | 2022年 | 2023年 |
      | 一、收入 | | |
      | 1.拨款 | 6.00 | 7.00 |
      | 2.事业 | 1.00 | 2.00 |
      | 收入合计 | 7.00 | 9.00 |`
    expect(claims(drawn, WAN).filter((claim) => claim.includes('sum'))).toEqual([
      'holds high sum/table: 7.00 = 6.00 + 1.00',
      'holds high sum/table: 9.00 = 7.00 + 2.00',
    ])
  })
})

describe('layout', () => {
  test('flattened header: four cells over seven columns', () => {
    const drawn = `
      | 项目 | 预算金额 | 决算金额 | 执行差异（预算-决算） |
      | | 年初预算 | 上年结转 | 本年追加 | 可用指标 | | |
      | 基本支出 | 200.00 | 20.00 | 30.00 | 250.00 | 240.00 | 10.00 |
      | 项目支出 | 90.00 | 5.00 | 15.00 | 110.00 | 101.00 | 9.00 |`
    expect(figures(drawn, WAN).slice(0, 6)).toEqual([
      '基本支出 · 年初预算 · 2023 · 200.00 万元',
      '基本支出 · 上年结转 · 2023 · 20.00 万元',
      '基本支出 · 本年追加 · 2023 · 30.00 万元',
      '基本支出 · 可用指标 · 2023 · 250.00 万元',
      '基本支出 · 决算金额 · 2023 · 240.00 万元',
      '基本支出 · 执行差异 · 2023 · 10.00 万元',
    ])
    expect(claims(drawn, WAN)).toContain('holds high difference: 10.00 = 250.00 - 240.00')
    expect(claims(drawn, WAN)).toContain('holds low sum/table: 250.00 = 200.00 + 20.00 + 30.00')
  })

  test('a full-width title starts a table of its own', () => {
    const drawn = `
      | （一）整体支出情况 |
      | 项目 | 支出合计 | 基本支出 | 项目支出 |
      | 年初预算 | 30.00 | 20.00 | 10.00 |
      | 决算数 | 33.00 | 21.00 | 11.00 |
      | （二）接待情况 |
      | | 因公出国 | 公车 | 接待 | 合计 |
      | 预算数 | 0 | 3.00 | 4.00 | 7.00 |
      | 决算数 | 0 | 0.92 | 2.03 | 2.95 |`
    expect(failures(drawn, WAN)).toEqual(['high sum/table: 33.00 = 21.00 + 11.00'])
    expect(figures(drawn, { ...WAN, year: 2021 })).toContain('公车 · 决算数 · 2021 · 0.92 万元')
  })

  test('two sides: each foots, and the closing totals balance', () => {
    const drawn = (right: string) => `
      | 收入 | < | 支出 | < |
      | 项目 | 决算数 | 项目 | 决算数 |
      | 一、拨款 | 90.00 | 一、公共服务 | 70.00 |
      | 二、其他 | 10.00 | 二、住房 | 25.00 |
      | 收入总计 | 100.00 | 支出总计 | ${right} |`
    expect(failures(drawn('95.00'), WAN)).toEqual(['high sum/table: 100.00 = 95.00'])
    expect(failures(drawn('100.00'), WAN)).toEqual(['high sum/table: 100.00 = 70.00 + 25.00'])
    expect(figures(drawn('95.00'), WAN)).toContain('住房 · 决算数 · 2023 · 25.00 万元')
  })

  test('本年收入合计 and 本年支出合计 need not balance', () => {
    const drawn = `
      | 项目 | 决算数 | 项目 | 决算数 |
      | 拨款 | 90.00 | 服务 | 70.00 |
      | 其他 | 10.00 | 住房 | 25.00 |
      | 本年收入合计 | 100.00 | 本年支出合计 | 95.00 |`
    expect(failures(drawn, WAN)).toEqual([])
  })

  test('a header that a page break repeats is dropped', () => {
    const drawn = `
      | 项目 | 金额 | 人数 |
      | 甲 | 4.00 | 12 |
      | 项目 | 金额 | 人数 |
      | 乙 | 5.00 | 13 |
      | 合计 | 9.00 | 26 |`
    expect(claims(drawn, WAN)).toEqual([
      'holds high sum/table: 9.00 = 4.00 + 5.00',
      'fails high sum/table: 26 = 12 + 13',
    ])
  })

  test('a new header in mid-table starts a new part', () => {
    const drawn = `
      | 项目 | 预算数 | 决算数 |
      | 甲 | 4.00 | 5.00 |
      | 单位 | 编制人数 | 在职人数 |
      | 机关 | 12 | 11 |`
    expect(figures(drawn, WAN)).toEqual([
      '甲 · 预算数 · 2023 · 4.00 万元',
      '甲 · 决算数 · 2023 · 5.00 万元',
      '机关 · 编制人数 · 2023 · 12',
      '机关 · 在职人数 · 2023 · 11',
    ])
  })

  test('units from headers, labels, a unit column and the table’s own caption row', () => {
    expect(figures('| 项目 | 预算数（元） | 占比（%） |\n| 甲 | 4.00 | 5.00 |')).toEqual([
      '甲 · 预算数 · 2023 · 4.00 元',
      '甲 · 占比 · 2023 · 5.00 %',
    ])
    expect(figures('| 指标 | 单位 | 2023年 |\n| 产值 | 亿元 | 4.0 |\n| 在校生 | 万人 | 5.0 |')).toEqual([
      '产值 · 2023年 · 2023 · 4.0 亿元',
      '在校生 · 2023年 · 2023 · 5.0 万人',
    ])
    expect(figures('| 编制部门：某办公室 | 单位：元 |\n| 项目 | 金额 |\n| 甲 | 4 |')).toEqual([
      '甲 · 金额 · 2023 · 4 元',
    ])
  })

  test('an integer amount has the decimals of its peers', () => {
    const { figures: found } = read(grid('| 项目 | 金额 |\n| 甲 | 198 |\n| 乙 | 665.10 |\n| 丙 | 0 |'), WAN)
    expect(found.map(({ decimals, precision }) => [decimals, precision])).toEqual([
      [0, 2],
      [2, 2],
      [0, 2],
    ])
  })
})

describe('columns computed from columns', () => {
  test('a formula by column numbers', () => {
    const drawn = (sum: string) => `
      | 项目 | 预算数 | 调整数 | 调整后预算 | 决算数 | 完成率（%） |
      | 栏次 | 1 | 2 | 3=1+2 | 4 | 5=4/3*100 |
      | 甲 | 100.00 | 10.00 | ${sum} | 99.00 | 90.00 |
      | 乙 | 50.00 | -2.00 | 48.00 | 36.00 | 75.00 |`
    expect(failures(drawn('110.00'), WAN)).toEqual([])
    expect(failures(drawn('111.00'), WAN)).toEqual([
      'high sum/table: 111.00 = 100.00 + 10.00',
      'high rate: 90.00 = (99.00 ÷ 111.00) × 100',
    ])
  })

  test('a formula by letters in the headers', () => {
    const drawn = (rate: string) => `
      | 项目 | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 执行率（B/A） |
      | 资金总额 | 120.00 | 100.00 | 95.00 | ${rate} |`
    expect(claims(drawn('95.00%'), WAN)).toEqual(['holds high rate: 95.00% = (95.00 ÷ 100.00) × 100'])
    expect(failures(drawn('79.17%'), WAN)).toEqual(['high rate: 79.17% = (95.00 ÷ 100.00) × 100'])
  })

  test('a formula by circled numbers', () => {
    const drawn = `
      | 单位 | 财政① | 自筹② | 合计③=①+② |
      | 甲 | 3.00 | 2.00 | 5.00 |
      | 乙 | 4.00 | 1.00 | 6.00 |`
    expect(new Set(failures(drawn, WAN))).toEqual(new Set(['high sum/table: 6.00 = 4.00 + 1.00']))
  })

  test('a difference of years', () => {
    const drawn = (second: string) => `
      | 项目 | 2020年决算金额 | 2019年决算金额 | 增减情况（2020-2019） |
      | 接待费 | 24.17 | 45.53 | -21.36 |
      | 运行费 | 91.10 | 78.72 | ${second} |`
    expect(claims(drawn('12.38'), { ...WAN, year: 2020 })).toEqual([
      'holds high difference: -21.36 = 24.17 - 45.53',
      'holds high difference: 12.38 = 91.10 - 78.72',
    ])
    expect(failures(drawn('13.28'), WAN)).toEqual(['high difference: 13.28 = 91.10 - 78.72'])
  })

  test('差额, 增减率 and 占比 by their words', () => {
    const drawn = (amount: string, rate: string, share: string) => `
      | 科目 | 2022年 | 2023年 | 增减额 | 增减率（%） | 占比（%） |
      | 甲 | 100.00 | 110.00 | 10.00 | 10.00 | 55.00 |
      | 乙 | 80.00 | 60.00 | ${amount} | ${rate} | 30.00 |
      | 丙 | 20.00 | 30.00 | 10.00 | 50.00 | ${share} |
      | 合计 | 200.00 | 200.00 | 0.00 | 0.00 | 100.00 |`
    expect(failures(drawn('-20.00', '-25.00', '15.00'), WAN)).toEqual([])
    expect(failures(drawn('-20.00', '-52.00', '15.00'), WAN)).toEqual([
      'high change: -52.00 = ((60.00 - 80.00) ÷ 80.00) × 100',
    ])
    expect(failures(drawn('-20.00', '-25.00', '16.00'), WAN)).toContain('high share: 16.00 = (30.00 ÷ 200.00) × 100')
    expect(failures(drawn('-22.00', '-25.00', '15.00'), WAN)).toContain('high difference: -22.00 = 60.00 - 80.00')
  })

  test('执行率 from 预算数 and 执行数, without a printed formula', () => {
    const drawn = (rate: string) => `
      | 项目 | 预算数 | 执行数 | 执行率 |
      | 甲 | 40.00 | 30.00 | 75.00% |
      | 乙 | 60.00 | 45.60 | ${rate} |`
    expect(failures(drawn('76.00%'), WAN)).toEqual([])
    expect(failures(drawn('67.00%'), WAN)).toEqual(['high rate: 67.00% = (45.60 ÷ 60.00) × 100'])
  })

  test('a rate over one of two budgets: the one that the rows confirm', () => {
    const drawn = `
      | 项目 | 年初预算数 | 调整预算数 | 决算数 | 完成率（%） |
      | 甲 | 50.00 | 40.00 | 30.00 | 75.00 |
      | 乙 | 70.00 | 60.00 | 45.60 | 76.00 |`
    expect(claims(drawn, WAN).filter((claim) => claim.includes('rate'))).toEqual([
      'holds high rate: 75.00 = (30.00 ÷ 40.00) × 100',
      'holds high rate: 76.00 = (45.60 ÷ 60.00) × 100',
    ])
  })

  test('a sum of columns that only the numbers tell is low', () => {
    const drawn = (last: string) => `
      | 单位 | 经费 | 人员部分 | 公用部分 |
      | 甲 | 123.45 | 100.40 | 23.05 |
      | 乙 | 234.56 | 200.50 | 34.06 |
      | 丙 | 345.67 | 300.60 | 45.07 |
      | 丁 | 456.78 | 400.70 | ${last} |`
    expect(claims(drawn('56.08'), WAN)).toContain('holds low sum/table: 123.45 = 100.40 + 23.05')
    expect(failures(drawn('65.08'), WAN)).toEqual(['low sum/table: 456.78 = 400.70 + 65.08'])
  })

  test('small numbers that happen to add up assert nothing', () => {
    const drawn = `
      | 单位 | 次数 | 批次 | 件数 |
      | 甲 | 3 | 1 | 2 |
      | 乙 | 5 | 2 | 3 |
      | 丙 | 4 | 3 | 9 |`
    expect(claims(drawn)).toEqual([])
  })

  test('two years that hardly differ are no sum', () => {
    const drawn = `
      | 项目 | 2022年 | 2023年 |
      | 甲 | 100.00 | 101.00 |
      | 乙 | 55.00 | 57.00 |
      | 丙 | 31.00 | 29.00 |`
    expect(claims(drawn, WAN)).toEqual([])
  })
})

describe('scores', () => {
  const sheet = (weight: string, score: string, total: string) => `
    | 一级指标 | 二级指标 | 三级指标 | 自评分 | 指标解释 |
    | 投入（30分） | 目标（10分） | 合理性⏎（4分） | 4 | 设定是否合理。 |
    | | | 明确性（${weight}分） | 6 | 是否明确。 |
    | | 配置（20分） | 控制率（20分） | ${score} | 是否控制。 |
    | 过程（70分） | 执行（40分） | 完成率（40分） | 39 | 是否完成。 |
    | 过程（70分） | 管理（30分） | 健全性（30分） | 28 | 是否健全。 |
    | 总分 | | | ${total} | |`

  test('weights in labels add up level by level and to 100, scores to the total', () => {
    expect(claims(sheet('6', '18', '95'))).toEqual([
      'holds high sum/weight: 10分 = 4分 + 6分',
      'holds high sum/weight: 20分 = 20分',
      'holds high sum/weight: 30分 = 10分 + 20分',
      'holds high sum/weight: 40分 = 40分',
      'holds high sum/weight: 30分 = 30分',
      'holds high sum/weight: 70分 = 40分 + 30分',
      'holds high sum/weight: 100 = 30分 + 70分',
      'holds high sum/score: 95 = 4 + 6 + 18 + 39 + 28',
      'holds high bound/score: 4 <= 4分',
      'holds high bound/score: 6 <= 6分',
      'holds high bound/score: 18 <= 20分',
      'holds high bound/score: 39 <= 40分',
      'holds high bound/score: 28 <= 30分',
    ])
  })

  test('a weight, a total and a score that cannot be', () => {
    expect(failures(sheet('7', '18', '95'))).toEqual(['high sum/weight: 10分 = 4分 + 7分'])
    expect(failures(sheet('6', '18', '96'))).toEqual(['high sum/score: 96 = 4 + 6 + 18 + 39 + 28'])
    expect(failures(sheet('6', '21', '98'))).toEqual(['high bound/score: 21 <= 20分'])
  })

  test('a weight printed again on the next page is one figure', () => {
    const weights = figures(sheet('6', '18', '95')).filter((figure) => figure.includes('分值'))
    expect(weights.filter((figure) => figure.startsWith('过程'))).toEqual(['过程 · 分值 · 2023 · 70分 分'])
    expect(weights).toHaveLength(11)
  })

  test('the self-evaluation form counts the points of budget execution in its totals', () => {
    const form = (total: string) => `
      | 项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
      | ^ | 年度资金总额 | 80.00 | 100.00 | 95.00 | 10 | 95.00% | 9.5 |
      | ^ | 其中：当年财政拨款 | 80.00 | 90.00 | 85.00 | - | - | - |
      | ^ | 上年结转资金 | | 10.00 | 10.00 | - | - | - |
      | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | ^ | 产出指标 | 数量指标 | 会议次数 | ≥12次 | 14次 | 50 | 50 |
      | ^ | 效益指标 | 社会效益 | 知晓度 | 提高 | 提高 | 30 | 28 |
      | ^ | 满意度指标 | 满意度 | 对象满意度 | ≥90% | 95% | 10 | 10 |
      | 总分 | < | < | < | < | < | 100 | ${total} |`
    expect(failures(form('97.5'), WAN)).toEqual([])
    expect(claims(form('97.5'), WAN)).toContain('holds high sum/weight: 100 = 10 + 50 + 30 + 10')
    expect(failures(form('98.5'), WAN)).toEqual(['high sum/score: 98.5 = 9.5 + 50 + 28 + 10'])
  })

  test('weights in columns of their own between the levels', () => {
    const drawn = (weight: string) => `
      | 一级指标 | 权重 | 二级指标 | 分值 | 得分 |
      | 投入 | 40 | 目标 | 15 | 14 |
      | ^ | ^ | 配置 | ${weight} | 24 |
      | 产出 | 60 | 数量 | 60 | 55 |
      | 合计 | 100 | | 100 | 93 |`
    expect(failures(drawn('25'))).toEqual([])
    expect(failures(drawn('26'))).toContain('high sum/weight: 40 = 15 + 26')
  })
})

describe('size', () => {
  const amount = (i: number) => ((i * 7919) % 10_007) / 100
  const row = (name: string, columns: number, seed: number) =>
    `|${[name, ...Array.from({ length: columns }, (_, i) => amount(seed + i).toFixed(2))].join('|')}|`
  const rows = (count: number, columns: number, name: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => row(name(i), columns, i))
  const cases = {
    'ten thousand rows': ['|项目|甲|乙|丙|', ...rows(10_000, 3, (i) => `第${i}`), '|合计|1.00|2.00|3.00|'],
    'five hundred columns': [
      `|项目|${Array.from({ length: 500 }, (_, i) => `列${i}`).join('|')}|`,
      ...rows(40, 500, (i) => `行${i}`),
    ],
    'thousands of totals': ['|项目|甲|乙|丙|', ...rows(10_000, 3, (i) => (i % 3 > 0 ? `一、第${i}` : '小计'))],
  }

  test.each(Object.entries(cases))('%s take a bounded time', (_, drawn) => {
    const table = grid(drawn.join('\n'))
    const start = process.cpuUsage().user
    expect(read(table, WAN).figures.length).toBeGreaterThan(19_000)
    expect(process.cpuUsage().user - start).toBeLessThan(4_000_000)
  })
})
