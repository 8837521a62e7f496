import { describe, expect, it } from 'vitest'
import { TextView } from '../../src/load/text-view.ts'
import type { Tree } from '../../src/model/tree.ts'

const cell = (row: number, column: number, text: string, rowSpan = 1, columnSpan = 1) => ({
  row,
  column,
  rowSpan,
  columnSpan,
  text,
})

describe('TextView', () => {
  it('writes a line a paragraph, marks headings and what is not running text', () => {
    const view = new TextView()
    view.paragraph('部门决算公开', { depth: 1 })
    view.paragraph('一、收支情况', { depth: 2 })
    view.paragraph('支出100万元。')
    view.paragraph('  ')
    view.paragraph('其中：', { role: 'item' })
    view.paragraph('含结转', { role: 'note' })
    const tree = view.finish('docx')
    expect(tree.text).toBe('# 部门决算公开\n\n## 一、收支情况\n\n支出100万元。\n- 其中：\n※ 含结转\n')
    expect(tree.blocks).toHaveLength(5)
    holdsText(tree)
  })

  it('draws tables with aligned columns, spans, and marks where a cell reaches down', () => {
    const view = new TextView()
    view.paragraph('表1')
    view.table({
      rows: 3,
      columns: 3,
      cells: [
        cell(0, 0, '项目', 2),
        cell(0, 1, '金额', 1, 2),
        cell(1, 1, '预算'),
        cell(1, 2, '决算'),
        cell(2, 0, '人员经费'),
        cell(2, 2, '8.5'),
      ],
    })
    view.paragraph('后文')
    const tree = view.finish('docx')
    expect(tree.text.split('\n')).toEqual([
      '表1',
      '',
      '| 项目     | 金额        |',
      '| 〃       | 预算 | 决算 |',
      '| 人员经费 |      | 8.5  |',
      '',
      '后文',
      '',
    ])
    holdsText(tree)
  })

  it('keeps a row on one line, whatever its cells hold', () => {
    const view = new TextView()
    view.table({ rows: 1, columns: 2, cells: [cell(0, 0, '人员\n经费'), cell(0, 1, 'a\tb\r')] })
    const tree = view.finish('docx')
    expect(tree.text).toBe('| 人员↵经费 | a b  |\n')
    const [table] = tree.blocks
    expect(table?.kind === 'table' && table.cells.map(({ passage }) => passage.text)).toEqual(['人员\n经费', 'a\tb\r'])
  })

  it('writes no more than there is of a table of empty positions', () => {
    const view = new TextView()
    const rows = 100_000
    view.table({ rows, columns: 16_384, cells: [cell(0, 0, 'a'), cell(2, 16_383, 'b'), cell(rows - 1, 5, 'c')] })
    const tree = view.finish('xlsx')
    expect(tree.text.startsWith('| a |\n|\n| b |\n|\n')).toBe(true)
    expect(tree.text.length).toBeLessThan(3 * rows)
    holdsText(tree)
  })

  it('leaves out tables without text', () => {
    const view = new TextView()
    view.table({ rows: 2, columns: 2, cells: [cell(0, 0, ' ')] })
    expect(view.finish('docx')).toMatchObject({ text: '', blocks: [] })
  })
})

/** Every passage stands in the text where its pieces say. */
function holdsText(tree: Tree): void {
  for (const block of tree.blocks)
    for (const { text, pieces } of block.kind === 'paragraph' ? [block.passage] : block.cells.map((c) => c.passage)) {
      const offset = pieces[0]?.offset ?? -1
      expect(tree.text.slice(offset, offset + text.length)).toBe(text)
    }
}
