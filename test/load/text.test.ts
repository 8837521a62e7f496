import { describe, expect, it } from 'vitest'
import { gridOf, paragraphsOf, tablesOf, treeOf } from './tree-of.ts'

/** Breaks a text at a width, a full-width character taking two columns. */
function wrap(text: string, width: number): string[] {
  const lines = ['']
  let used = 0
  for (const char of text) {
    const wide = char.charCodeAt(0) > 0x2000 ? 2 : 1
    if (used + wide > width) {
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += char
    used += wide
  }
  return lines
}

describe('paragraphs', () => {
  it('drops blanks of every kind and page numbers', async () => {
    const text =
      '\u3000\u3000一、概况\u00a0\r\n\r\n— 4 —\n\f第 5 页 共 9 页\n\u200b 编制3\u200b0名。 \n-6-\n\n   12\n\f实有9人。'
    expect(paragraphsOf(await treeOf(text))).toEqual(['一、概况', '编制30名。', '实有9人。'])
  })

  it('joins a title broken over two lines', async () => {
    expect(paragraphsOf(await treeOf('\n某区民政局2021年度部门\n整体支出绩效评价报告\n\n正文一。\n'))).toEqual([
      '某区民政局2021年度部门整体支出绩效评价报告',
      '正文一。',
    ])
  })

  it('leaves numbered headings alone where other sentences break off at a line’s end', async () => {
    const lines = [
      '四、财政拨款收入支出决算总体情况说明',
      '财政拨款收入总计20394万元，支出总计20394万元。',
      '五、一般公共预算财政拨款支出决算情况说明',
      '一般公共预算财政拨款支出7847万元，比上年增加632万元。',
      '六、一般公共预算财政拨款基本支出决算情况说明',
      '基本支出3825万元，其中人员经费3452万元，公用经费373万元。',
    ]
    const texts = paragraphsOf(await treeOf(lines.join('\n')))
    expect(texts.filter((text) => text.includes('说明') && text.includes('元'))).toEqual([])
  })

  it('leaves lines alone that are not broken at a fixed width', async () => {
    const text =
      '一、概况\n（一）机构。\n本单位内设机构6个。\n编制14名，实有12人，退休3人，遗属2人，以及临时聘用人员若干名。\n'
    expect(paragraphsOf(await treeOf(text))).toEqual(text.trim().split('\n'))
  })

  const whole = [
    '二、收支情况',
    '2021年全年基本支出共计一千五百八十七万元，主要用于保障机构正常运转，其中人员经费1558.29万元，占基本支出的91.34%，日常公用经费共147.82万元，占比为8.66%。',
    '项目支出为935.10万元，其中业务工作经费支出274.79万元，专项工作经费支出660.31万元，主要用于禁毒工作和蓝天保卫战工作等方面的各项支出。',
    '三、其他情况',
  ]
  const broken = whole.flatMap((text) => wrap(`    ${text}`, 60))

  it('joins sentences that a fixed width broke', async () => {
    expect(paragraphsOf(await treeOf(broken.join('\n')))).toEqual(whole)
  })

  it('joins them over blank lines and page ends', async () => {
    expect(paragraphsOf(await treeOf(broken.join('\n\n')))).toEqual(whole)
    const paged = [...broken.slice(0, 3), '', '— 3 —', '\f', ...broken.slice(3)]
    expect(broken[2]).not.toMatch(/^ |。$/)
    expect(paragraphsOf(await treeOf(paged.join('\n')))).toEqual(whole)
  })
})

describe('lines that pages were copied out of', () => {
  it('goes on behind a full line that ends a clause', async () => {
    const text = [
      '全年规模以上企业实现利润318.42亿元，比上年增长12.7%。',
      '分门类看，采矿业利润14.20亿元，比上年同期增长11.9%；',
      '制造业281.36亿元，增长13.5%；电力、热力、燃气及水生',
      '产和供应业22.86亿元，比上年增长9.8%。每百元营业收入',
      '中的成本为84.30元，比上年减少0.61元；每百元营业收入中',
      '的费用为7.92元，比上年减少0.18元。年末规模以上企业资',
      '产负债率为55.8%。',
    ]
    expect(paragraphsOf(await treeOf(text.join('\n')))).toEqual([text[0], text.slice(1).join('')])
  })

  it('joins a first line that has lost its indent to the unit of its number', async () => {
    const text = [
      '年末全市共有文化馆14个，公共图书馆12个，博物馆41',
      '个，其中国有博物馆19个、非国有博物馆22个，各级国家综合',
      '档案馆10个，专业档案馆1个，乡镇、街道综合文化站140个，',
      '其他场馆合计63个，与上年末相比各项指标均有不同程度的增',
      '长，群众文化生活进一步丰富。',
    ]
    expect(paragraphsOf(await treeOf(text.join('\n')))).toEqual([text.join('')])
  })

  it('joins what breaks off wherever lines end, of any width', async () => {
    const text = [
      '年末全县参加基本养老保险人数 106.4 万人，比上年末',
      '增加 1.3 万人。',
      '全年基本养老保险基金收入 76.7 亿元，基金支出 68.4 亿元，比上年都有增加，年末累计结余 78.2',
      '亿元。',
      '年末全县参加失业保险人数 24.4 万人，领取失业保险金人数，',
      '为 0.4 万人，全年发放失业保险金 0.7 亿元。',
      '年末参加工伤保险人数 30.2 万人，其中新开工工程项目参保',
      '率为 99.6%，全年认定工伤 1375 人。',
    ]
    const whole = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6), text.slice(6)].map((lines) => lines.join(''))
    expect(paragraphsOf(await treeOf(text.join('\n')))).toEqual(whole)
  })
})

describe('tables with a row a line', () => {
  const grid = [
    ['项目', '预算', '决算'],
    ['人员', '1,200.00', '1100'],
    ['公用', '300', ''],
    ['合计', '1,500.00', '1390'],
  ]

  it.each([
    ['tabs', '项目\t预算\t决算\n人员\t1,200.00\t1100\n公用\t300\t\n合计\t1,500.00\t1390\n'],
    [
      'bars',
      '| 项目 | 预算 | 决算 |\n|------|------|------|\n| 人员 | 1,200.00 | 1100 |\n| 公用 | 300 |  |\n| 合计 | 1,500.00 | 1390 |\n',
    ],
    [
      'box',
      '┌──┬──┬──┐\n│项目│预算│决算│\n├──┼──┼──┤\n│人员│1,200.00│1100│\n│公用│300│  │\n│合计│1,500.00│1390│\n└──┴──┴──┘\n',
    ],
    ['commas', '项目,预算,决算\n人员,"1,200.00",1100\n公用,300,\n合计,"1,500.00",1390\n'],
  ])('reads %s', async (_, text) => {
    expect(gridOf(tablesOf(await treeOf(`前文。\n${text}\n后文。`))[0])).toEqual(grid)
  })

  it('puts cells under their columns when blanks align them', async () => {
    const text =
      '    项    目          预算数        决算数      完成率\n' +
      '    基本支出         2804.42       3915.36     139.61%\n' +
      '    项目支出                        911.87     175.74%\n' +
      '    合    计         3716.29       5517.87     148.48%\n'
    expect(gridOf(tablesOf(await treeOf(text))[0])).toEqual([
      ['项    目', '预算数', '决算数', '完成率'],
      ['基本支出', '2804.42', '3915.36', '139.61%'],
      ['项目支出', '', '911.87', '175.74%'],
      ['合    计', '3716.29', '5517.87', '148.48%'],
    ])
  })

  it('takes no sentence with commas for a row', async () => {
    const text = '编制14个,实有12人。\n预算20.5万元,决算18.3万元。\n其中基本10万元,项目8.3万元。\n'
    expect(tablesOf(await treeOf(text))).toEqual([])
  })
})

describe('tables copied out of pages', () => {
  it('puts what a row prints under the column in which its group adds up', async () => {
    const text = [
      '支出决算表',
      '单位：万元',
      '项目',
      '本年支出合计 基本支出 项目支出 上缴上级支出',
      '功能分类',
      '科目名称',
      '科目编码',
      '合计 182.40 120.30 62.10',
      '207 文化旅游体育与传媒支出 150.40 100.30 50.10',
      '20701 文化和旅游 150.40 100.30 50.10',
      '2070101 行政运行 80.30 80.30',
      '2070104 图书馆 32.10 20.00 12.10',
      '2070108 文化活动 38.00 38.00',
      '208 社会保障和就业支出 32.00 20.00 12.00',
      '注：本表反映支出情况。',
    ]
    expect(gridOf(tablesOf(await treeOf(text.join('\n')))[0])).toEqual([
      ['科目名称', '本年支出合计', '基本支出', '项目支出'],
      ['合计', '182.40', '120.30', '62.10'],
      ['207 文化旅游体育与传媒支出', '150.40', '100.30', '50.10'],
      ['20701 文化和旅游', '150.40', '100.30', '50.10'],
      ['2070101 行政运行', '80.30', '80.30', ''],
      ['2070104 图书馆', '32.10', '20.00', '12.10'],
      ['2070108 文化活动', '38.00', '', '38.00'],
      ['208 社会保障和就业支出', '32.00', '20.00', '12.00'],
    ])
  })

  it('reads two sides, codes in one column or three, and names broken around their line', async () => {
    const text = [
      '单位：万元',
      '科目编码 科目名称 决算数 科目编码 科目名称 决算数',
      '301 工资福利支出 70.50 302 商品和服务支出 20.40',
      '30101 基本工资 50.20 30201 办公费',
      '机关事业单位基本养老保',
      '30108 20.30 30202 印刷费 8.10',
      '险缴费',
      '303 01 离休费 1.00 302 05 水费 2.30',
      '30299 其他商品和服务支出 10.00',
      '人员经费合计 71.50 公用经费合计 20.40',
    ]
    expect(gridOf(tablesOf(await treeOf(text.join('\n')))[0])).toEqual([
      ['科目名称', '决算数', '科目名称', '决算数'],
      ['301 工资福利支出', '70.50', '302 商品和服务支出', '20.40'],
      ['30101 基本工资', '50.20', '30201 办公费', ''],
      ['30108 机关事业单位基本养老保险缴费', '20.30', '30202 印刷费', '8.10'],
      ['30301 离休费', '1.00', '30205 水费', '2.30'],
      ['', '', '30299 其他商品和服务支出', '10.00'],
      ['人员经费合计', '71.50', '公用经费合计', '20.40'],
    ])
  })

  it('tells by their numbers which side lone items are of', async () => {
    const text = [
      '编制部门：某县水利局 单位：元',
      '项目 预算数 项目 预算数',
      '一、财政拨款收入 3,200.00 一、社会保障支出 1,200.00',
      '1. 一般公共预算 3,000.00 二、卫生健康支出 500.00',
      '2. 政府性基金 200.00 三、农林水支出 1,500.00',
      '四、住房保障支出 100.00',
      '二、其他收入 100.00',
      '收入总计 3,300.00 支出总计 3,300.00',
    ]
    const grid = gridOf(tablesOf(await treeOf(text.join('\n')))[0])
    expect(grid.slice(3)).toEqual([
      ['2. 政府性基金', '200.00', '三、农林水支出', '1,500.00'],
      ['', '', '四、住房保障支出', '100.00'],
      ['二、其他收入', '100.00', '', ''],
      ['收入总计', '3,300.00', '支出总计', '3,300.00'],
    ])
  })

  it('takes no prose below a unit for rows', async () => {
    const text =
      '单位：万元\n全年支出 320.50 万元，其中：\n一、基本支出 200 万元。\n二、项目支出 120.50 万元。\n三、其他'
    expect(tablesOf(await treeOf(text))).toEqual([])
  })

  it('reads the form of the three public expenses, whatever the order of its headings', async () => {
    const form = (headings: string[], numbers: string) => [
      '财政拨款“三公”经费支出表',
      '单位：万元',
      '财政拨款“三公”经费',
      ...headings,
      numbers,
    ]
    const pairs = form(
      [
        '公务用车购置及运行维护费',
        '因公出国',
        '合计 公务用车 公务用车 公务接待费',
        '（境）费 小计',
        '购置费 运行维护费',
        Array(6).fill('预算数 决算数').join(' '),
      ],
      '11.49 3.04 0 0 9.38 2.64 0 0 9.38 2.64 2.11 0.40',
    )
    const before = form(
      ['公务用车购置及运行费', '合计 因公出国(境)费 公务接待费', '小计 购置费 运行费'],
      '114.22 0.00 0.46 113.76 75.00 38.76 507.25',
    )
    expect(gridOf(tablesOf(await treeOf(pairs.join('\n')))[0]).at(-1)).toEqual(
      '11.49 3.04 0 0 9.38 2.64 0 0 9.38 2.64 2.11 0.40'.split(' '),
    )
    expect(gridOf(tablesOf(await treeOf(before.join('\n')))[0])).toEqual([
      ['合计', '因公出国(境)费', '公务接待费', '公务用车购置及运行费', '<', '<'],
      ['^', '^', '^', '小计', '购置费', '运行费'],
      ['114.22', '0.00', '0.46', '113.76', '75.00', '38.76'],
    ])
  })

  it('takes one long amount on a line for no row of cells between commas', async () => {
    expect(tablesOf(await treeOf('支出\n275,125,924.16\n232,555,410.00\n265,884,386.00\n合计'))).toEqual([])
  })

  it('places the amounts of rows above their total', async () => {
    const text = [
      '单位：元',
      '功能分类科目名称 合计 基本支出 项目支出',
      '207 文化支出 300,000 100,000 200,000',
      '207 01 文化和旅游 300,000 100,000 200,000',
      '207 01 01 行政运行 100,000 100,000',
      '207 01 04 图书馆 200,000 200,000',
      '221 住房保障支出 50,000 50,000',
      '合计 350,000 150,000 200,000',
    ]
    expect(gridOf(tablesOf(await treeOf(text.join('\n')))[0]).slice(1)).toEqual([
      ['207 文化支出', '300,000', '100,000', '200,000'],
      ['20701 文化和旅游', '300,000', '100,000', '200,000'],
      ['2070101 行政运行', '100,000', '100,000', ''],
      ['2070104 图书馆', '200,000', '', '200,000'],
      ['221 住房保障支出', '50,000', '50,000', ''],
      ['合计', '350,000', '150,000', '200,000'],
    ])
  })
})
