import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import { compoundFile, u16 } from './compound-writer.ts'
import { definition, type OldDocument, p, row, sprm, writeDoc } from './doc-writer.ts'
import { loadsOrRefuses, mutate, randomNumbers } from './mutate.ts'
import { onlyTable, paragraphs, texts } from './office-file.ts'

const read = (document: OldDocument) => load(writeDoc(document), 'a.doc')

describe('a Word 97–2003 document', () => {
  it('has paragraphs, with fields, tabs, breaks and signs as printed', async () => {
    const tree = await read({
      fonts: ['宋体', 'Symbol'],
      body: [
        p('支出\t100万元'),
        p('见\u0013 PAGEREF x \u0014第3页\u0015。'),
        p('A\u001eB\u001fC\u0001D\u000b第二行'),
        {
          text: '完成率(95%',
          runs: [
            [3, []],
            [1, sprm(0x6a09, 1, 0, 0xb3, 0xf0)],
            [4, []],
          ],
        },
      ],
    })
    expect(tree.format).toBe('doc')
    expect(texts(tree)).toEqual(['支出\t100万元', '见第3页。', 'A-BCD', '第二行', '完成率≥95%'])
    expect(paragraphs(tree).map(({ source }) => source)).toEqual([
      { paragraph: 1, run: 1 },
      { paragraph: 2, run: 1 },
      { paragraph: 3, run: 1 },
      { paragraph: 3, run: 1 },
      { paragraph: 4, run: 1 },
    ])
  })

  it('is found by its content, whatever it is called', async () => {
    for (const name of ['a.wps', 'a.docx', 'a'])
      expect((await load(writeDoc({ body: [p('x')] }), name)).format).toBe('doc')
  })

  it('has headings by the styles that are built in and by outline level', async () => {
    const tree = await read({
      styles: [
        { number: 0, name: 'Normal' },
        { number: 1, name: '标题 1,heading', base: 0 },
        { number: 0xffe, name: '小节', base: 0, sprms: sprm(0x2640, 1) },
        { number: 19, name: '目录 1', base: 0 },
      ],
      body: [
        { ...p('收入'), style: 1 },
        { ...p('税收'), style: 2 },
        p('一般'),
        p('其他', sprm(0x2640, 2)),
        { ...p('收入 3'), style: 3 },
      ],
    })
    expect(paragraphs(tree).map(({ depth, passage }) => [depth, passage.text])).toEqual([
      [1, '收入'],
      [2, '税收'],
      [undefined, '一般'],
      [3, '其他'],
    ])
  })

  it('prints the numbers of its lists, whose uses count on together', async () => {
    const item = (text: string, level: number, use = 1) => p(text, sprm(0x260a, level), sprm(0x460b, use, 0))
    const tree = await read({
      list: [
        { format: 37, text: '\u0000、' },
        { format: 37, text: '（\u0001）' },
        { format: 0, text: '\u0002.' },
      ],
      body: [
        item('甲', 0),
        item('乙', 1),
        item('丙', 2),
        item('丁', 2),
        item('戊', 0),
        item('己', 1),
        item('庚', 0, 2),
        item('辛', 0, 0),
      ],
    })
    expect(texts(tree)).toEqual(['一、甲', '（一）乙', '1.丙', '2.丁', '二、戊', '（一）己', '一、庚', '辛'])
  })

  it('has its changes accepted and hidden text left out', async () => {
    const deleted = sprm(0x0800, 1)
    const tree = await read({
      body: [
        {
          text: '支出100120万元隐藏',
          runs: [
            [2, []],
            [3, deleted],
            [3, sprm(0x0801, 1)],
            [2, []],
            [2, sprm(0x083c, 1)],
            [1, []],
          ],
        },
        {
          text: '收',
          runs: [
            [1, []],
            [1, deleted],
          ],
        },
        p('入'),
      ],
    })
    expect(texts(tree)).toEqual(['支出120万元', '收入'])
    expect(tree.notes).toEqual(['含修订标记，按全部接受读取 / Tracked changes are read as accepted'])
  })

  it('has what quick saving changed without touching the runs', async () => {
    const tree = await read({ body: [p('一'), p('二')], changes: sprm(0x2640, 0) })
    expect(paragraphs(tree).map(({ depth }) => depth)).toEqual([1, 1])
  })

  it('has footnotes behind the text and text boxes where they are anchored', async () => {
    const tree = await read({
      body: [p('合计\u000295%'), p('图\u0008'), p('后')],
      footnotes: [p('\u0002 含结转')],
      boxes: [p('框内')],
    })
    expect(paragraphs(tree).map(({ role, passage }) => [role, passage.text])).toEqual([
      [undefined, '合计95%'],
      [undefined, '图'],
      ['box', '框内'],
      [undefined, '后'],
      ['note', '含结转'],
    ])
  })
})

describe('a table of a Word 97–2003 document', () => {
  it('has a grid by the edges that its cells have in common, however inexact', async () => {
    const tree = await read({
      body: [
        ...row(-10, [
          { right: 2000, text: '项目' },
          { right: 6000, text: '金额' },
        ]),
        ...row(0, [
          { right: 1000, text: '甲' },
          { right: 2030, text: '乙' },
          { right: 4000, text: '1' },
          { right: 5990, text: '2' },
        ]),
        ...row(1015, [
          { right: 2000, text: '丙' },
          { right: 6000, text: '3' },
        ]),
        p('后'),
      ],
    })
    const { rows, columns, cells } = onlyTable(tree)
    expect([rows, columns]).toEqual([3, 4])
    expect(cells.map(({ row, column, columnSpan, passage }) => [row, column, columnSpan, passage.text])).toEqual([
      [0, 0, 2, '项目'],
      [0, 2, 2, '金额'],
      [1, 0, 1, '甲'],
      [1, 1, 1, '乙'],
      [1, 2, 1, '1'],
      [1, 3, 1, '2'],
      [2, 1, 1, '丙'],
      [2, 2, 2, '3'],
    ])
    expect(texts(tree).at(-1)).toBe('后')
  })

  // Merged down: 3 begins and 1 goes on, in bits 5 and 6. Merged across: the first has 1 and the others 2, or the other way round.
  it.each([
    [1, 2],
    [2, 1],
  ])('has merged cells (%i begins across)', async (first, other) => {
    const tree = await read({
      body: [
        ...row(0, [
          { right: 1000, text: '项目', flags: 0x60 },
          { right: 2000, text: '金额', flags: first },
          { right: 3000, text: '', flags: other },
        ]),
        ...row(0, [
          { right: 1000, text: '', flags: 0x20 },
          { right: 2000, text: '预算' },
          { right: 3000, text: '决算' },
        ]),
      ],
    })
    expect(
      onlyTable(tree).cells.map((cell) => [cell.passage.text, cell.column, cell.rowSpan, cell.columnSpan]),
    ).toEqual([
      ['项目', 0, 2, 1],
      ['金额', 1, 1, 2],
      ['预算', 1, 1, 1],
      ['决算', 2, 1, 1],
    ])
  })

  it('has cells of several paragraphs, and merges that stand beside the definition', async () => {
    const cells = [
      { right: 1000, text: [p('基本支出'), p('项目支出')] },
      { right: 2000, text: '1' },
    ]
    const tree = await read({
      body: [
        ...row(0, cells, sprm(0xd62b, 2, 0, 3)),
        ...row(
          0,
          [
            { right: 1000, text: '' },
            { right: 2000, text: '2' },
          ],
          sprm(0xd62b, 2, 0, 1),
        ),
      ],
    })
    expect(onlyTable(tree).cells.map(({ passage, rowSpan }) => [passage.text, rowSpan])).toEqual([
      ['基本支出项目支出', 2],
      ['1', 1],
      ['2', 1],
    ])
  })

  it('may stand in a cell', async () => {
    const inner = (text: string, ...sprms: number[][]) => p(text, sprm(0x6649, 2, 0, 0, 0), ...sprms)
    const innerRow = inner('', sprm(0x244c, 1), definition(0, [{ right: 500 }, { right: 900 }]))
    const cell = [inner('内', sprm(0x244b, 1)), inner('2', sprm(0x244b, 1)), innerRow, p('外')]
    const tree = await read({
      body: row(0, [
        { right: 1000, text: cell },
        { right: 2000, text: '1' },
      ]),
    })
    expect(texts(tree)).toEqual(['0:外|1:1', '0:内|1:2'])
  })

  it('may have more columns than there is room for in a page of properties', async () => {
    const wide = Array.from({ length: 40 }, (_, i) => ({ right: 500 * (i + 1), text: `${i}` }))
    const sprms = [...sprm(0x2416, 1), ...sprm(0x2417, 1), ...definition(0, wide)]
    const cells = row(0, wide).slice(0, -1)
    const end = { text: '', mark: 7, sprms: sprm(0x6646, 4, 0, 0, 0) }
    const tree = await read({
      body: [
        ...cells,
        end,
        ...row(0, [
          { right: 10_000, text: '左' },
          { right: 20_000, text: '右' },
        ]),
      ],
      data: [9, 9, 9, 9, ...u16(sprms.length), ...sprms],
    })
    const { columns, cells: all } = onlyTable(tree)
    expect(columns).toBe(40)
    expect(all.slice(-2).map(({ column, columnSpan }) => [column, columnSpan])).toEqual([
      [0, 20],
      [20, 20],
    ])
  })
})

describe('a Word document that cannot be read', () => {
  const document = writeDoc({ body: [p('一')] })

  it.each([
    ['has a password', writeDoc({ body: [p('一')], flags: 0x0100 }), 'encrypted'],
    ['is of Word 95', writeDoc({ body: [p('一')], version: 104 }), 'unsupported'],
    ['has no text', writeDoc({ body: [p('')] }), 'no-text'],
    ['lacks its tables', compoundFile({ WordDocument: [...document.subarray(1536, 5000)] }), 'damaged'],
    ['is no Word document', compoundFile({ Contents: [1] }), 'unsupported'],
  ])('is refused: it %s', async (_, bytes, reason) => {
    await expect(load(bytes, 'a.doc')).rejects.toMatchObject({ reason })
  })

  it('is refused wherever it is cut off', async () => {
    let loaded = 0
    for (let length = 513; length < document.length; length += 509)
      if (await loadsOrRefuses(document.slice(0, length), 'a.doc')) loaded++
    expect(loaded).toBe(0)
  })

  it('is never taken for a workbook because it holds one', async () => {
    const rich = compoundFile({ ObjectPool: { _1: { Workbook: [1, 2, 3] } }, WordDocument: [], '1Table': [] })
    await expect(load(rich, 'a.doc')).rejects.toMatchObject({
      reason: 'damaged',
      message: expect.stringContaining('Word document'),
    })
  })

  it('loads or is refused when any bytes change', async () => {
    const random = randomNumbers(7)
    const rich = writeDoc({
      styles: [
        { number: 0, name: 'Normal' },
        { number: 1, name: 'heading 1', base: 0, sprms: sprm(0x2640, 0) },
      ],
      list: [{ format: 37, text: '\u0000、' }],
      body: [
        { ...p('收入', sprm(0x460b, 1, 0)), style: 1 },
        p('合计\u000295%\u0008'),
        ...row(0, [
          { right: 1000, text: '甲', flags: 0x60 },
          { right: 2000, text: '1' },
        ]),
        ...row(0, [
          { right: 1000, text: '', flags: 0x20 },
          { right: 2000, text: '2' },
        ]),
      ],
      footnotes: [p('注')],
      boxes: [p('框')],
    })
    let loaded = 0
    for (let i = 0; i < 400; i++) if (await loadsOrRefuses(mutate(rich, random, 4), 'a.doc')) loaded++
    expect(loaded).toBeGreaterThan(50)
    expect(loaded).toBeLessThan(395)
  })
})
