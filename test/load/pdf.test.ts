import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import { LoadError } from '../../src/load/load-error.ts'
import type { Tree } from '../../src/model/tree.ts'
import { hangingPdf } from './hanging-pdf.ts'
import { type DrawnFile, type DrawnPage, gridLines, gridTexts, writePdf } from './pdf-writer.ts'
import { expectInPlace, gridOf, paragraphsOf, passagesOf, tablesOf } from './tree-of.ts'

async function read(pages: readonly DrawnPage[], file?: DrawnFile): Promise<Tree> {
  const tree = await load(writePdf(pages, file), 'a.pdf')
  expect(tree.format).toBe('pdf')
  for (const passage of passagesOf(tree)) expectInPlace(tree.text, passage)
  return tree
}

const grids = async (pages: readonly DrawnPage[]) => tablesOf(await read(pages)).map(gridOf)

async function reasonOf(bytes: Uint8Array): Promise<string> {
  try {
    await load(bytes, 'a.pdf')
    return 'loaded'
  } catch (error) {
    if (error instanceof LoadError) return error.reason
    throw error
  }
}

/** Lines of body text at the left margin, 20 points apart; a leading full-width blank indents by two characters. */
function lines(texts: readonly string[], top = 100) {
  return texts.map((text, i) => ({
    x: text.startsWith('\u3000') ? 120 : 100,
    y: top + 20 * i,
    text: text.trimStart(),
  }))
}

/** 40 characters, from margin to margin. */
const full = (start: string) => start.padEnd(40, '文')

describe('running text', () => {
  it('puts broken lines together and starts a paragraph where a line is indented', async () => {
    const first = full('本年支出合计').slice(0, 38)
    const texts = lines([`\u3000${first}`, full('继续'), '结束9.50万元。', '\u3000其中：基本支出3.20万元。'])
    expect(paragraphsOf(await read([{ texts }]))).toEqual([
      `${first}${full('继续')}结束9.50万元。`,
      '其中：基本支出3.20万元。',
    ])
  })

  it('goes on over pages, without the page numbers and the running heads after the first', async () => {
    const page = (number: number, texts: readonly string[]): DrawnPage => ({
      texts: [{ x: 250, y: 40, text: '某局年度报告' }, ...lines(texts, 120), { x: 290, y: 770, text: `- ${number} -` }],
    })
    const pages = [
      page(1, [full('一段'), full('二段')]),
      page(2, [full('三段'), '结束。']),
      page(3, ['\u3000另一段。']),
    ]
    expect(paragraphsOf(await read(pages))).toEqual([
      '某局年度报告',
      `${full('一段')}${full('二段')}${full('三段')}结束。`,
      '另一段。',
    ])
  })

  it('drops the blanks that justification makes and keeps those between words', async () => {
    const spread = [...'本年收入合计'].map((text, i) => ({ x: 100 + 25 * i, y: 100, text }))
    const texts = [
      ...spread,
      { x: 100, y: 140, text: '支出共计' },
      { x: 143, y: 140, text: '9' },
      { x: 150, y: 140, text: '759.38' },
      { x: 183, y: 140, text: '万元' },
      { x: 100, y: 180, text: '第二十条' },
      { x: 146, y: 180, text: '第八项' },
      ...lines([full('正文')], 220),
    ]
    expect(paragraphsOf(await read([{ texts }]))).toEqual([
      '本年收入合计',
      '支出共计9759.38万元',
      '第二十条 第八项',
      full('正文'),
    ])
  })

  it('starts a line of its own for numbered headings and entries of the table of contents', async () => {
    const texts = lines([`一、${full('收入').slice(2)}`, '二、支出……………………12', '（一）总体情况'])
    expect(paragraphsOf(await read([{ texts }]))).toEqual([
      `一、${full('收入').slice(2)}`,
      '二、支出',
      '（一）总体情况',
    ])
  })

  it('takes larger characters for headings, by size', async () => {
    const texts = [
      { x: 150, y: 100, text: '某局决算', size: 22 },
      { x: 150, y: 160, text: '第一部分概况', size: 16 },
      ...lines([full('正文'), '结束。'], 200),
    ]
    const depths = (await read([{ texts }])).blocks.map((block) => block.kind === 'paragraph' && block.depth)
    expect(depths).toEqual([1, 2, undefined])
  })

  it('starts each item of a list of numbers anew, however full the line before', async () => {
    const texts = lines([full('8．某年收支总表'), full('9. 某年支出总表'), full('2. 不是下一项')])
    expect(paragraphsOf(await read([{ texts }]))).toEqual([
      full('8．某年收支总表'),
      `${full('9. 某年支出总表')}${full('2. 不是下一项')}`,
    ])
  })

  it('takes the titles of tables that begin pages for headings of one level, also on a page that is scaled down', async () => {
    const page = (title: string, size: number): DrawnPage => ({
      texts: [
        { x: 200, y: 60, text: title, size },
        { x: 100, y: 100, text: '编制单位：某局', size: size / 2 },
      ],
    })
    const body = { texts: [{ x: 200, y: 60, text: '某局预算', size: 36 }, ...lines([full('正文'), full('正文')])] }
    const tree = await read([body, page('收支总表', 16), page('支出总表', 16), page('经济分类表', 8)])
    const depths = tree.blocks.flatMap((block) => (block.kind === 'paragraph' && block.depth ? [block.depth] : []))
    expect(depths).toEqual([1, 2, 2, 2])
  })

  it('reads characters that are printed twice to look bold once, and radicals as the characters they look like', async () => {
    const toUnicode = '1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <2F2F> endbfchar'
    const file = {
      objects: [`<< /Length ${toUnicode.length} >>\nstream\n${toUnicode}\nendstream`],
      fonts: '/R << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 3 0 R >>',
    }
    const texts = [100, 100.3].map((x) => ({ x, y: 100, text: '合计12' }))
    const tree = await read([{ texts, raw: ['BT /R 10 Tf 100 600 Td (A) Tj ET'] }], file)
    expect(paragraphsOf(tree)).toEqual(['合计12', '工'])
  })

  it('reads fonts in GBK that are not embedded', async () => {
    const fonts = `/G << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [<< /Type /Font
      /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 3 0 R >>] >>`
    const raw = ['BT /G 10 Tf 100 600 Td <d4a4cbe335> Tj ET']
    expect(
      paragraphsOf(
        await read([{ raw }], { fonts, objects: ['<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 >>'] }),
      ),
    ).toEqual(['预算5'])
  })

  it('reads the left of two columns before the right one, and no watermark', async () => {
    const column = (x: number, word: string) =>
      Array.from({ length: 7 }, (_, i) => ({
        x,
        y: 140 + 18 * i + (x > 200 ? 3 : 0),
        text: word.repeat(i === 6 ? 12 : 18),
      }))
    const page = {
      texts: [{ x: 100, y: 100, text: full('通栏') }, ...column(100, '左'), ...column(320, '右')],
      raw: ['BT /S 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <5185 90e8> Tj ET'],
    }
    expect(paragraphsOf(await read([page]))).toEqual([full('通栏'), '左'.repeat(120), '右'.repeat(120)])
  })

  it('reads pages that are turned, by the viewer or by the text', async () => {
    const sideways = 'BT /S 10 Tf 0 1 -1 0 100 300 Tm <5408 8ba1 0031 0032> Tj ET'
    const tree = await read([{ raw: [sideways] }, { raw: [sideways], entries: '/Rotate 90' }])
    expect(paragraphsOf(tree)).toEqual(['合计12', '合计12'])
  })
})

const XS = [100, 200, 260, 320]
const YS = [100, 120, 140, 160]

describe('tables with ruling lines', () => {
  it('makes one cell of cells with no line between them', async () => {
    const lines = gridLines(XS, YS, [
      [260, 100, 260, 120],
      [100, 120, 200, 120],
    ])
    const rows = [
      ['项目', '支出', ''],
      ['', '基本', '合计'],
      ['行政运行', '1.20', '3.45'],
    ]
    const tree = await read([{ lines, texts: gridTexts(XS, YS, rows) }])
    expect(gridOf(tablesOf(tree)[0])).toEqual([
      ['项目', '支出', '<'],
      ['^', '基本', '合计'],
      ['行政运行', '1.20', '3.45'],
    ])
    expect(tablesOf(tree)[0]?.source).toEqual({ page: 1, bbox: [100, 100, 320, 160] })
    expect(tablesOf(tree)[0]?.cells.at(-1)?.source).toEqual({ page: 1, bbox: [260, 140, 320, 160] })
  })

  it('takes thin boxes for lines and shading for none, and leaves an underline near the table alone', async () => {
    const strokes = gridLines(XS, YS)
    const fills = strokes.map(([x0, y0, x1, y1]): [number, number, number, number] => [
      x0,
      y0,
      Math.max(0.5, x1 - x0),
      Math.max(0.5, y1 - y0),
    ])
    const rows = [
      ['项目', '预算', '决算'],
      ['甲', '1', '2'],
      ['乙', '3', '4'],
    ]
    const page = {
      operators: '0.8 g 100 680 220 20 re f 0 g',
      fills,
      lines: [[120, 92, 300, 92] as const],
      texts: [{ x: 150, y: 90, text: '收支表' }, ...gridTexts(XS, YS, rows)],
    }
    const tree = await read([page])
    expect(gridOf(tablesOf(tree)[0])).toEqual(rows)
    expect(paragraphsOf(tree)).toEqual(['收支表'])
  })

  it('joins words that are broken in a narrow cell and keeps sentences and amounts apart', async () => {
    const xs = [100, 160, 300]
    const ys = [100, 150, 200]
    const texts = [
      { x: 102, y: 114, text: '机关事业单' },
      { x: 102, y: 128, text: '位养老' },
      { x: 162, y: 114, text: '一是完成。' },
      { x: 162, y: 128, text: '二是推进。' },
      { x: 102, y: 164, text: '乙' },
      { x: 162, y: 164, text: '12.50' },
      { x: 162, y: 178, text: '13.50' },
    ]
    expect(await grids([{ lines: gridLines(xs, ys), texts }])).toEqual([
      [
        ['机关事业单位养老', '一是完成。\n二是推进。'],
        ['乙', '12.50\n13.50'],
      ],
    ])
  })

  it('keeps a number that is wider than its cell in one piece', async () => {
    const texts = [
      ...gridTexts(XS, YS, [
        ['甲', '1', '2'],
        ['乙', '3', ''],
        ['丙', '5', '6'],
      ]),
      { x: 255, y: 134, text: '1,234,567,890.12' },
    ]
    const [grid] = await grids([{ lines: gridLines(XS, YS), texts }])
    expect(grid?.[1]).toEqual(['乙', '3', '1,234,567,890.12'])
  })

  it('gives labels their indentation', async () => {
    const texts = [
      { x: 104, y: 114, text: '支出' },
      { x: 124, y: 134, text: '基本' },
      { x: 124, y: 154, text: '项目' },
      ...[114, 134, 154].map((y) => ({ x: 204, y, text: '5.00' })),
      { x: 104, y: 174, text: '收入' },
    ]
    const tree = await read([{ lines: gridLines([100, 200, 260], [...YS, 180]), texts }])
    const labels = tablesOf(tree)[0]?.cells.filter((cell) => cell.column === 0)
    expect(labels?.map((cell) => cell.indent ?? 0)).toEqual([0, 4, 4, 0])
  })
})

describe('tables over several pages', () => {
  const caption = [
    { x: 180, y: 80, text: '支出预算表' },
    { x: 280, y: 94, text: '单位：元' },
  ]
  const table = (rows: readonly string[][], leftOut: [number, number, number, number][] = []): DrawnPage => ({
    texts: [...caption, ...gridTexts(XS, [...YS, 180], rows)],
    lines: gridLines(XS, [...YS, 180].slice(0, rows.length + 1), leftOut),
  })

  it('joins them without the captions and header rows that are printed again', async () => {
    const header = ['项目', '预算', '决算']
    const tree = await read([table([header, ['甲', '1', '2'], ['乙', '3', '4']]), table([header, ['丙', '5', '6']])])
    expect(tablesOf(tree).map(gridOf)).toEqual([[header, ['甲', '1', '2'], ['乙', '3', '4'], ['丙', '5', '6']]])
    expect(paragraphsOf(tree)).toEqual(['支出预算表', '单位：元'])
  })

  it('joins a total row whose label is merged over columns, and a label that is merged over the page break', async () => {
    const pages = [
      table(
        [
          ['类', '名称', '数'],
          ['合并', '甲', '1'],
          ['', '乙', '2'],
        ],
        [[100, 140, 200, 140]],
      ),
      table(
        [
          ['', '丙', '3'],
          ['合计', '', '6'],
        ],
        [[200, 120, 200, 140]],
      ),
    ]
    expect(await grids(pages)).toEqual([
      [
        ['类', '名称', '数'],
        ['合并', '甲', '1'],
        ['^', '乙', '2'],
        ['^', '丙', '3'],
        ['合计', '<', '6'],
      ],
    ])
  })

  it('leaves tables with captions of their own apart', async () => {
    const other = {
      ...table([
        ['项目', '预算', '决算'],
        ['丙', '5', '6'],
      ]),
    }
    const texts = [{ x: 180, y: 80, text: '收入预算表' }, ...(other.texts ?? []).slice(1)]
    const tables = await grids([
      table([
        ['项目', '预算', '决算'],
        ['甲', '1', '2'],
      ]),
      { ...other, texts },
    ])
    expect(tables).toHaveLength(2)
  })
})

describe('tables without lines', () => {
  it('finds columns by their places', async () => {
    const at = (y: number, ...cells: (readonly [number, string])[]) => cells.map(([x, text]) => ({ x, y, text }))
    const texts = [
      { x: 100, y: 60, text: '下表为各科室的预算执行情况。' },
      ...at(100, [100, '项目'], [200, '预算数'], [280, '决算数']),
      ...at(116, [100, '基本支出'], [200, '120.50'], [280, '118.20']),
      ...at(132, [100, '项目支出'], [210, '30.00'], [290, '29.10']),
      ...at(148, [100, '合计'], [280, '147.30']),
    ]
    const tree = await read([{ texts }])
    expect(tablesOf(tree).map(gridOf)).toEqual([
      [
        ['项目', '预算数', '决算数'],
        ['基本支出', '120.50', '118.20'],
        ['项目支出', '30.00', '29.10'],
        ['合计', '', '147.30'],
      ],
    ])
    expect(paragraphsOf(tree)).toEqual(['下表为各科室的预算执行情况。'])
  })
})

describe('what cannot be read', () => {
  const page = { texts: [{ x: 100, y: 100, text: '合计' }] }

  it('notes pages without text, and names all of them where there is none with', async () => {
    const tree = await read([page, {}, {}, page, {}])
    expect(tree.notes.join()).toMatch(/2–3, 5/)
    const scanned = load(writePdf([{}, {}]), 'a.pdf')
    await expect(scanned).rejects.toMatchObject({ reason: 'no-text', message: expect.stringContaining('1–2') })
  })

  it('ends with characters that stand far beyond the page', async () => {
    const far = `1${'0'.repeat(30)}`
    const operators = `BT /S 10 Tf 1 0 0 1 ${far} ${far} Tm <6536> Tj ET`
    const tree = await load(writePdf([{ operators, texts: [{ x: 50, y: 50, text: '收入100万元' }] }]), 'a.pdf')
    expect(tree.text).toContain('收入100万元')
  })

  it('gives up a file that pdf.js hangs on, and reads the next one', async () => {
    const hanging = load(hangingPdf(page), 'a.pdf', { limits: { stallSeconds: 1 } })
    await expect(hanging).rejects.toMatchObject({ reason: 'stalled', message: expect.stringContaining('1 s') })
    expect(paragraphsOf(await read([page]))).toEqual(['合计'])
  })

  it('reads several files at a time', async () => {
    const trees = await Promise.all(['一', '二', '三'].map((text) => read([{ texts: [{ x: 100, y: 100, text }] }])))
    expect(trees.map(paragraphsOf)).toEqual([['一'], ['二'], ['三']])
  })

  it('leaves the arrays of everybody as they are', async () => {
    await load(writePdf([{ texts: [{ x: 50, y: 50, text: '收入' }] }]), 'a.pdf')
    expect(Function.prototype.toString.call(Array.prototype.push)).toContain('[native code]')
    expect(Object.keys(Array.prototype)).toEqual([])
  })

  it('says that a file is encrypted, damaged or no PDF', async () => {
    const lock = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`
    expect(await reasonOf(writePdf([page], { trailer: lock }))).toBe('encrypted')
    expect(await reasonOf(new TextEncoder().encode('%PDF-1.7\nnothing'))).toBe('damaged')
  })

  it('leaves the bytes to their owner, also those of a Buffer', async () => {
    const bytes = Buffer.from(writePdf([page]))
    const before = bytes.toString('latin1')
    expect(paragraphsOf(await load(bytes, 'a.pdf'))).toEqual(['合计'])
    expect(bytes.toString('latin1')).toBe(before)
  })

  it('ends with a tree or a LoadError for files that are cut off or changed at random', async () => {
    const whole = writePdf([{ lines: gridLines(XS, YS), texts: gridTexts(XS, YS, [['甲', '1', '2']]) }, page])
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    // Vitest fails for every rejection that nobody waits for; here the loader itself has to keep them from Node.
    const listeners = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection')
    try {
      for (let round = 0; round < 60; round++) {
        const bytes = round % 3 === 0 ? whole.slice(0, 20 + random(whole.length - 20)) : whole.slice()
        for (let i = 0; i < round % 20; i++) bytes[8 + random(bytes.length - 8)] = random(256)
        await reasonOf(bytes)
        await new Promise((resolve) => setTimeout(resolve))
      }
    } finally {
      for (const listener of listeners) process.on('unhandledRejection', listener)
    }
  })
})
