import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import { LoadError } from '../../src/load/load-error.ts'
import { gridOf, paragraphsOf, tablesOf } from './tree-of.ts'
import { writeXls } from './xls-writer.ts'

const STYLES = [{ format: 'General' }, { format: '#,##0.00' }, { format: '0.0%' }, { format: 'General', indent: 1 }]

const whole = () =>
  writeXls(
    [
      {
        name: '收支',
        hiddenRows: [3],
        cells: [
          [0, 0, '收支总表', 0],
          [1, 0, '单位：万元', 0],
          [2, 0, '项目', 0],
          [2, 1, '预算', 0],
          [2, 2, '执行率', 0],
          [3, 0, '基本支出', 3],
          [3, 1, 1234.5, 1],
          [3, 2, 0.98765, 2],
        ],
      },
      { name: '底稿', hidden: true, cells: [[0, 0, 7, 0]] },
    ],
    STYLES,
  )

describe('workbooks of Excel 97', () => {
  it('are read with their number formats, indentation and what they hide', async () => {
    const tree = await load(whole(), 'a.xls')
    expect(paragraphsOf(tree)).toEqual(['收支', '收支总表', '单位：万元'])
    expect(tablesOf(tree).map(gridOf)).toEqual([
      [
        ['项目', '预算', '执行率'],
        ['基本支出', '1,234.50', '98.8%'],
      ],
    ])
    expect(tablesOf(tree)[0]?.cells.at(-1)).toMatchObject({ exact: '0.98765', source: { sheet: '收支', cell: 'C4' } })
    expect(tablesOf(tree)[0]?.cells[3]?.indent).toBe(2)
    expect(tree.notes.join()).toMatch(/收支：含隐藏行 4 .*底稿/)
  })

  it('are told from old Word files by their content', async () => {
    const word = Uint8Array.from(whole(), (byte) => byte)
    'WordDocument'.split('').forEach((char, i) => {
      // The name of the second entry of the directory.
      word[512 * 2 + 128 + 2 * i] = char.charCodeAt(0)
    })
    await expect(load(word, 'a.xls')).rejects.toMatchObject({ reason: 'unsupported' })
  })

  it('end with a tree or a LoadError when changed at random', async () => {
    const bytes = whole()
    let seed = 3
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    for (let round = 0; round < 300; round++) {
      const changed = bytes.slice(0, round % 4 === 0 ? 8 + random(bytes.length - 8) : bytes.length)
      for (let i = 0; i < round % 12; i++) changed[8 + random(changed.length - 8)] = random(256)
      await load(changed, 'a.xls').catch((error: unknown) => expect(error).toBeInstanceOf(LoadError))
    }
  })
})
