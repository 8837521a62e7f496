import { describe, expect, it } from 'vitest'
import { gridOf, paragraphsOf, tablesOf, treeOf } from './tree-of.ts'

/** A flattened table: a row a list of cells, `/` between the lines of a cell. */
function flatten(...rows: string[][]): string {
  return rows.map((row) => `${row.map((cell) => `\t${cell.replaceAll('/', '\n')}\n`).join('')}\n`).join('')
}

async function grid(text: string): Promise<string[][]> {
  return gridOf(tablesOf(await treeOf(text))[0])
}

describe('flattened tables', () => {
  it('puts the lines of a label together and keeps those of sentences', async () => {
    const text = flatten(
      ['指标', '得分', '说明'],
      ['管理/制度/（2分）', '2', '要点：/①是否健全；/②是否执行。'],
      ['合计', '2', ''],
    )
    expect(await grid(text)).toEqual([
      ['指标', '得分', '说明'],
      ['管理制度（2分）', '2', '要点：\n①是否健全；\n②是否执行。'],
      ['合计', '2', ''],
    ])
  })

  it('finds the lost column spans of a heading from the row below, with blank lines inside cells', async () => {
    const text =
      '\t项 目\n\t可用数\n\t实际数\n\t差额\n\n（可用-实际）\n\n\t\n\t年初\n\n安排\n\t上年\n\n结转\n\t年中\n\n追加\n\t小计\n\t\n\t\n\n' +
      flatten(
        ['基本类', '28.40', '0.70', '10.50', '39.60', '39.10', '0.50'],
        ['项目类', '9.10', '3.20', '3.90', '16.20', '16.00', '0.20'],
      )
    expect(await grid(text)).toEqual([
      ['项 目', '可用数', '<', '<', '<', '实际数', '差额（可用-实际）'],
      ['^', '年初安排', '上年结转', '年中追加', '小计', '^', '^'],
      ['基本类', '28.40', '0.70', '10.50', '39.60', '39.10', '0.50'],
      ['项目类', '9.10', '3.20', '3.90', '16.20', '16.00', '0.20'],
    ])
  })

  it('finds them where no empty cells stand under the headings of two rows', async () => {
    const text = flatten(
      ['项目', '预算数', '决算数', '完成率'],
      ['年初', '调整'],
      ['基本', '10.00', '12.00', '11.00', '91.67%'],
      ['专项', '1.00', '2.00', '1.00', '50.00%'],
    )
    expect((await grid(text)).slice(0, 2)).toEqual([
      ['项目', '预算数', '<', '决算数', '完成率'],
      ['^', '年初', '调整', '^', '^'],
    ])
  })

  it('divides repeated sub-headings evenly', async () => {
    const text = flatten(
      ['地区', '从业人员', '总产值'],
      ['', '2019年', '2020年', '2019年', '2020年'],
      ['东部', '11', '12', '13', '14'],
      ['西部', '1', '2', '3', '4'],
    )
    expect((await grid(text)).slice(0, 2)).toEqual([
      ['地区', '从业人员', '<', '总产值', '<'],
      ['^', '2019年', '2020年', '2019年', '2020年'],
    ])
  })

  it('places three rows of headings', async () => {
    const text = flatten(
      ['科目', '收入', '支出'],
      ['', '小计', '其中', '小计', '基本', '项目'],
      ['', '', '拨款', '其他', '', '', ''],
      ['甲', '3', '2', '1', '3', '1', '2'],
      ['乙', '30', '20', '10', '30', '10', '20'],
    )
    expect((await grid(text)).slice(0, 3)).toEqual([
      ['科目', '收入', '<', '<', '支出', '<', '<'],
      ['^', '小计', '其中', '<', '小计', '基本', '项目'],
      ['^', '^', '拨款', '其他', '^', '^', '^'],
    ])
  })

  it('keeps titles of full width and sub-tables inside one table, and joins a row that a blank line tore', async () => {
    const text =
      flatten(['（一）收支'], ['项目', '合计', '基本', '专项', '其他'], ['年初', '17.80', '10.80', '7.00', '0']) +
      '\t其中：购置\n\t3.50\n\t\n\t3.50\n\n\t0\n\n' +
      flatten(['（二）三公'], ['', '出国', '用车', '接待', '合计'], ['决算', '0', '0.90', '2.30', '3.20'])
    expect(await grid(text)).toEqual([
      ['（一）收支', '<', '<', '<', '<'],
      ['项目', '合计', '基本', '专项', '其他'],
      ['年初', '17.80', '10.80', '7.00', '0'],
      ['其中：购置', '3.50', '', '3.50', '0'],
      ['（二）三公', '<', '<', '<', '<'],
      ['', '出国', '用车', '接待', '合计'],
      ['决算', '0', '0.90', '2.30', '3.20'],
    ])
  })

  it('lets labels reach down over empty cells, but no amounts and no totals', async () => {
    const text = flatten(
      ['一级', '二级', '三级', '得分', '备注'],
      ['投入', '目标', '合理性', '2', ''],
      ['', '', '明确性', '3', '无'],
      ['', '配置', '控制率', '5', ''],
      ['总分', '', '', '10', ''],
    )
    expect(await grid(text)).toEqual([
      ['一级', '二级', '三级', '得分', '备注'],
      ['投入', '目标', '合理性', '2', ''],
      ['^', '^', '明确性', '3', '无'],
      ['^', '配置', '控制率', '5', ''],
      ['总分', '', '', '10', ''],
    ])
  })

  it('keeps the numbers of a total under their columns when its label spans two', async () => {
    const text = flatten(
      ['类', '款', '预算', '决算'],
      ['一般', '行政', '1.00', '2.00'],
      ['一般', '事业', '3.00', '4.00'],
      ['合计', '4.00', '6.00'],
    )
    expect((await grid(text)).at(-1)).toEqual(['合计', '<', '4.00', '6.00'])
  })

  it('ends at the text after it and leaves captions before it', async () => {
    const tree = await treeOf(
      `收支情况表\n   单位：万元\n${flatten(['项目', '金额'], ['甲', '1.00'])}（二）说明\n\n以上为全部收支。\n`,
    )
    expect(tree.blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'paragraph',
      'table',
      'paragraph',
      'paragraph',
    ])
    expect(paragraphsOf(tree)).toEqual(['收支情况表', '单位：万元', '（二）说明', '以上为全部收支。'])
  })

  it('end before a sentence between two of them, one blank line away from both', async () => {
    const first = flatten(['项目', '预算', '决算'], ['基本支出', '800', '790'])
    const second = flatten(['指标', '分值'], ['执行率', '10'])
    const tree = await treeOf(`${first}各项指标的得分情况见下表。\n\n${second}`)
    expect(tablesOf(tree).map(gridOf)).toEqual([
      [
        ['项目', '预算', '决算'],
        ['基本支出', '800', '790'],
      ],
      [
        ['指标', '分值'],
        ['执行率', '10'],
      ],
    ])
    expect(paragraphsOf(tree)).toEqual(['各项指标的得分情况见下表。'])
  })

  it('takes tabs that only indent for paragraphs', async () => {
    const text =
      '\t一、概况\n\t本单位是一级预算单位，实行独立核算，编制30名。\n\t二、收支\n\t全年支出20.30万元，其中基本支出15.30万元，余为项目。\n'
    expect(paragraphsOf(await treeOf(text))).toEqual(text.trim().split('\n\t'))
  })
})
