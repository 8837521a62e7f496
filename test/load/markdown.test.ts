import { describe, expect, it } from 'vitest'
import { gridOf, paragraphsOf, passagesOf, tablesOf, treeOf } from './tree-of.ts'

const read = (text: string) => treeOf(text, 'a.md')

describe('markdown', () => {
  it('gives formatted text as one passage with exact places', async () => {
    const text = '支出**12.3**万元，占81\\.3%，&lt;5%的`7`项，10~20万元…30~40万元，见[附表](http://a.cn)。'
    const tree = await read(text)
    expect(paragraphsOf(tree)).toEqual(['支出12.3万元，占81.3%，<5%的7项，10~20万元…30~40万元，见附表。'])
    expect(passagesOf(tree)[0]?.pieces.slice(0, 3)).toEqual([
      { at: 0, offset: 0 },
      { at: 2, offset: 4 },
      { at: 6, offset: 10 },
    ])
  })

  it('counts a byte order mark', async () => {
    const tree = await read('\ufeff# 标题\n\n共5个。')
    expect(passagesOf(tree).map((passage) => passage.pieces[0]?.offset)).toEqual([3, 7])
  })

  it('joins the lines of a paragraph and parts hard breaks and numbered lines', async () => {
    expect(paragraphsOf(await read('全年支出12\n万元，主要用于\n办公。  \n单位：局\n一、概况\n编制5名。'))).toEqual([
      '全年支出12万元，主要用于办公。',
      '单位：局',
      '一、概况',
      '编制5名。',
    ])
  })

  it('marks headings, items and notes', async () => {
    const tree = await read('## 概况\n\n1. 甲5个\n2. 乙6个\n   - 丙\n\n> 引7\n> 用[^1]\n\n[^1]: 注8。\n')
    expect(
      tree.blocks.map((block) => block.kind === 'paragraph' && [block.passage.text, block.depth ?? block.role]),
    ).toEqual([
      ['概况', 2],
      ['1. 甲5个', 'item'],
      ['2. 乙6个', 'item'],
      ['丙', 'item'],
      ['引7用', undefined],
      ['注8。', 'note'],
    ])
  })

  it('reads frontmatter', async () => {
    expect((await read('---\ntitle: "某局报告"\nunit: 某局\nyear: 2021\ntags:\n  - a\n---\n\n正文。')).meta).toEqual({
      title: '某局报告',
      unit: '某局',
      year: '2021',
    })
  })

  it('reads tables, also with fewer headings than columns and with empty cells beside headings', async () => {
    const tree = await read(
      '| 年 | 甲 | 乙 |\n|---|---|---|\n| | 2019 | 2020 | 2019 | 2020 |\n| 东 | 1\\|2 | 12 | **13** | 14 |\n\n' +
        '| 项目 | 预算 | | 决算 |\n|---|---|---|---|\n| | 年初 | 调整 | |\n| 甲 | 1 | 2 | 3 |\n',
    )
    expect(tablesOf(tree).map(gridOf)).toEqual([
      [
        ['年', '甲', '<', '乙', '<'],
        ['^', '2019', '2020', '2019', '2020'],
        ['东', '1|2', '12', '13', '14'],
      ],
      [
        ['项目', '预算', '<', '决算'],
        ['^', '年初', '调整', '^'],
        ['甲', '1', '2', '3'],
      ],
    ])
  })

  it('reads HTML tables with spans, blank lines inside them or not', async () => {
    const tree = await read(
      '单位：万元\n\n<table>\n<caption>表1</caption>\n<tr><th rowspan="2">项目</th><th colspan=2>金额</th></tr>\n\n<tr><td>预算&amp;追加</td><td>决算</td></tr>\n' +
        '<tr><td>基本<br>支出</td><td> 1.0 </td><td>2.0</td></tr></table>\n\n后文3个。\n',
    )
    expect(gridOf(tablesOf(tree)[0])).toEqual([
      ['项目', '金额', '<'],
      ['^', '预算&追加', '决算'],
      ['基本支出', '1.0', '2.0'],
    ])
    expect(paragraphsOf(tree)).toEqual(['单位：万元', '表1', '后文3个。'])
    expect(tree.blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph', 'table', 'paragraph'])
  })

  it('reads flattened and aligned tables', async () => {
    const tree = await read(
      '前。\n\n\t项\n目\n\t金额\n\n\t甲\n\t1.0\n\n\t乙\n\t2.0\n\n后。\n\n    项目    预算\n    甲      1.0\n    乙      2.0\n',
    )
    expect(tablesOf(tree).map(gridOf)).toEqual([
      [
        ['项目', '金额'],
        ['甲', '1.0'],
        ['乙', '2.0'],
      ],
      [
        ['项目', '预算'],
        ['甲', '1.0'],
        ['乙', '2.0'],
      ],
    ])
    expect(paragraphsOf(tree)).toEqual(['前。', '后。'])
  })

  it('reads a table in parts when it is long', async () => {
    const rows = Array.from({ length: 1001 }, (_, i) => `| 项${i} | ${i}.0 |`)
    const tree = await read(`| 项目 | 数 |\n|---|---|\n${rows.join('\n')}\n\n后。\n`)
    const grid = gridOf(tablesOf(tree)[0])
    expect(grid).toHaveLength(1002)
    expect(grid.at(-1)).toEqual(['项1000', '1000.0'])
    expect(paragraphsOf(tree)).toEqual(['后。'])
  })
})
