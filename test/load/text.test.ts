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
