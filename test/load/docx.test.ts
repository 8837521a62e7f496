import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import type { Tree } from '../../src/model/tree.ts'
import {
  archive,
  docx,
  loadDocx,
  numbered,
  numbering,
  onlyTable,
  p,
  paragraphs,
  r,
  relations,
  tbl,
  texts,
} from './office-file.ts'

const style = (id: string, name: string, inner = '', more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"${more}><w:name w:val="${name}"/>${inner}</w:style>`
const outline = (level: number) => `<w:pPr><w:outlineLvl w:val="${level}"/></w:pPr>`
const depths = (tree: Tree) => paragraphs(tree).map(({ depth, passage }) => `${depth ?? '-'} ${passage.text}`)

describe('headings of Word documents', () => {
  it('are found by style name, by the outline level of a style or its base, and by that of the paragraph', async () => {
    const styles =
      style('1', 'heading 1') +
      style('a', '正文标题', outline(1)) +
      style('b', '派生', '<w:basedOn w:val="a"/>') +
      style('c', '标题 3', '')
    const body =
      p('甲', '<w:pStyle w:val="1"/>') +
      p('乙', '<w:pStyle w:val="b"/>') +
      p('丙', '<w:pStyle w:val="c"/>') +
      p('丁', '<w:outlineLvl w:val="3"/>') +
      p('正文', '<w:pStyle w:val="b"/><w:outlineLvl w:val="9"/>') +
      p('无')
    expect(depths(await loadDocx({ body, styles }))).toEqual(['1 甲', '2 乙', '3 丙', '4 丁', '- 正文', '- 无'])
  })

  it('stand one deeper below a title', async () => {
    const styles = style('T', 'Title') + style('1', 'heading 1')
    const body = p('某局2020年决算', '<w:pStyle w:val="T"/>') + p('一、概况', '<w:pStyle w:val="1"/>')
    expect(depths(await loadDocx({ body, styles }))).toEqual(['1 某局2020年决算', '2 一、概况'])
  })

  it('are no whole paragraphs that carry an outline level by mistake', async () => {
    const text = '（一）基本支出。2020年基本支出100万元，其中人员经费90万元。'
    expect(depths(await loadDocx(p(text, '<w:outlineLvl w:val="1"/>')))).toEqual([`- ${text}`])
  })

  it('put lines that are broken by hand together', async () => {
    const body = p(`${r('第一部分')}<w:r><w:br/></w:r>${r('部门概况')}`, '<w:outlineLvl w:val="0"/>')
    expect(depths(await loadDocx(body))).toEqual(['1 第一部分部门概况'])
  })

  it('survive styles that are based on each other', async () => {
    const styles = style('a', 'x', '<w:basedOn w:val="b"/>') + style('b', 'y', `<w:basedOn w:val="a"/>${outline(0)}`)
    expect(depths(await loadDocx({ styles, body: p('甲', '<w:pStyle w:val="b"/>') }))).toEqual(['1 甲'])
  })
})

describe('automatic numbers', () => {
  const three = numbering(['chineseCounting', '%1、'], ['chineseCounting', '（%2）'], ['decimal', '%3．'])

  it('are printed, level by level, and start over below each number above', async () => {
    const body = [0, 1, 1, 2, 2, 0, 1, 2].map((level, i) => p(`第${i}段`, numbered(1, level))).join('')
    expect(texts(await loadDocx({ body, numbering: three }))).toEqual(
      ['一、', '（一）', '（二）', '1．', '2．', '二、', '（一）', '1．'].map((number, i) => `${number}第${i}段`),
    )
  })

  it('combine several levels, all as decimals where the level says so', async () => {
    const levels = numbering(['chineseCounting', '第%1章'], ['decimal', '%1.%2', '<w:isLgl/>'])
    const body = p('总则', numbered(1)) + p('目标', numbered(1, 1)) + p('范围', numbered(1, 1))
    expect(texts(await loadDocx({ body, numbering: levels }))).toEqual(['第一章 总则', '1.1 目标', '1.2 范围'])
  })

  it('go on or never start over as lvlRestart says', async () => {
    const levels = numbering(
      ['decimal', '%1.'],
      ['decimal', '%2)', '<w:lvlRestart w:val="0"/>'],
      ['lowerLetter', '%3)', '<w:lvlRestart w:val="1"/>'],
    )
    const body = [0, 1, 2, 1, 2, 0, 1, 2].map((level) => p('x', numbered(1, level))).join('')
    expect(texts(await loadDocx({ body, numbering: levels }))).toEqual([
      '1. x',
      '1) x',
      'a) x',
      '2) x',
      'b) x',
      '2. x',
      '3) x',
      'a) x',
    ])
  })

  it('start where another list of the same kind is told to start, else go on with it', async () => {
    const more =
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>' +
      '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1、"/></w:lvl></w:lvlOverride></w:num>'
    const body = [1, 1, 2, 2, 3, 4].map((list) => p('x', numbered(list))).join('')
    expect(texts(await loadDocx({ body, numbering: three + more }))).toEqual([
      '一、x',
      '二、x',
      '一、x',
      '二、x',
      '三、x',
      'IV、x',
    ])
  })

  it('come from the style, at the level that names the style', async () => {
    const styles =
      style('h1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      style('h2', 'heading 2', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    const levels = numbering(
      ['chineseCounting', '%1、', '<w:pStyle w:val="h1"/>'],
      ['decimal', '%2.', '<w:pStyle w:val="h2"/>'],
    )
    const body =
      p('收入', '<w:pStyle w:val="h1"/>') +
      p('税收', '<w:pStyle w:val="h2"/>') +
      p('其他', '<w:pStyle w:val="h2"/>') +
      p('无号', '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      p('支出', '<w:pStyle w:val="h1"/>')
    expect(depths(await loadDocx({ body, styles, numbering: levels }))).toEqual([
      '1 一、收入',
      '2 1. 税收',
      '2 2. 其他',
      '1 无号',
      '1 二、支出',
    ])
  })

  it('come through a numbering style', async () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="S"><w:name w:val="S"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const linked =
      '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="S"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    expect(texts(await loadDocx({ body: p('x', numbered(7)), styles, numbering: three + linked }))).toEqual(['一、x'])
  })

  it('are not counted for empty paragraphs that are hidden, but for others that are empty', async () => {
    const body =
      p('x', numbered(1)) +
      p('<w:r/>', numbered(1)) +
      p('<w:r/>', `${numbered(1)}<w:rPr><w:vanish/></w:rPr>`) +
      p('y', numbered(1))
    expect(texts(await loadDocx({ body, numbering: three }))).toEqual(['一、x', '三、y'])
  })

  it('are marks without text for bullets', async () => {
    const tree = await loadDocx({ body: p('办公费5万元', numbered(1)), numbering: numbering(['bullet', '\uf0b7']) })
    expect(paragraphs(tree)[0]).toMatchObject({ role: 'item', passage: { text: '办公费5万元' } })
  })

  it('stay within bounds, whatever the file asks for', async () => {
    const huge = numbering(['lowerLetter', '%1%1%1%1%1%9'.repeat(100)]).replace(
      'w:start w:val="1"',
      'w:start w:val="99999999999"',
    )
    const [text = ''] = texts(await loadDocx({ body: p('x', numbered(1)), numbering: huge }))
    expect(text.length).toBeLessThan(1000)
    expect(
      texts(await loadDocx({ body: p('x', numbered(1, 99)) + p('y', numbered(1, -5)), numbering: three })),
    ).toEqual(['x', '一、y'])
  })
})

describe('text of Word documents', () => {
  it('is put together of runs, which may split a number', async () => {
    const tree = await loadDocx(p(`${r('占')}${r('9')}${r('5.3', '<w:b/>')}${r('%')}`))
    expect(texts(tree)).toEqual(['占95.3%'])
  })

  it('has all tracked changes accepted', async () => {
    const body =
      p(`<w:ins>${r('收入120')}</w:ins><w:del><w:r><w:delText>收入100</w:delText></w:r></w:del>${r('万元')}`) +
      p(`<w:moveFrom>${r('旧')}</w:moveFrom><w:moveTo>${r('新')}</w:moveTo>`) +
      p('前半', '<w:rPr><w:del/></w:rPr>') +
      p('后半')
    const tree = await loadDocx(body)
    expect(texts(tree)).toEqual(['收入120万元', '新', '前半后半'])
    expect(tree.notes).toEqual(['含修订标记，按全部接受读取 / Tracked changes are read as accepted'])
  })

  it('leaves out hidden text, by run, by character style and by paragraph style', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>' +
      style('P', 'p', '<w:rPr><w:vanish/></w:rPr>')
    const body =
      p(`${r('1')}${r('2', '<w:vanish/>')}${r('3', '<w:rStyle w:val="h"/>')}${r('4', '<w:vanish w:val="0"/>')}`) +
      p(`${r('5')}${r('6', '<w:vanish w:val="false"/>')}`, '<w:pStyle w:val="P"/>')
    expect(texts(await loadDocx({ body, styles }))).toEqual(['14', '6'])
  })

  it('keeps content controls, links, and the results of fields alone', async () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
    const body =
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${p(`<w:sdt><w:sdtContent>${r('合计')}</w:sdtContent></w:sdt>${r('10')}`)}</w:sdtContent></w:sdt>` +
      p(`<w:hyperlink>${r('见附表')}</w:hyperlink><w:fldSimple w:instr="PAGE">${r('3')}</w:fldSimple>`) +
      p(
        `${r('共')}${field('begin')}<w:r><w:instrText>=SUM(</w:instrText></w:r>${field('begin')}${r('隐')}${field('separate')}${r('藏')}${field('end')}${field('separate')}${r('30')}${field('end')}${r('元')}`,
      ) +
      p(`${field('begin')}${r('没有结束的域不隐藏后文')}`)
    expect(texts(await loadDocx(body))).toEqual(['合计10', '见附表3', '共30元', '没有结束的域不隐藏后文'])
  })

  it('prints special characters and symbols', async () => {
    const body = p(
      `<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>c</w:t></w:r>` +
        `<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Wingdings" w:char="F082"/><w:sym w:font="X" w:char="F0A7"/><w:sym w:font="X" w:char="2103"/></w:r>`,
    )
    expect(texts(await loadDocx(body))).toEqual(['a\tb-c≥☑②℃'])
  })

  it('takes the base of ruby and the parts of formulas', async () => {
    const body =
      p(
        `<w:r><w:ruby><w:rubyPr/><w:rt>${r('jué')}</w:rt><w:rubyBase>${r('决')}</w:rubyBase></w:ruby></w:r>${r('算')}`,
      ) +
      p(
        `<m:oMath><m:r><m:t>完成率=</m:t></m:r><m:f><m:num><m:r><m:t>完成数</m:t></m:r></m:num><m:den><m:r><m:t>预算数</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath>`,
      )
    expect(texts(await loadDocx(body))).toEqual(['决算', '完成率=(完成数)/(预算数)×100%'])
  })

  it('goes on after a line break inside a sentence and ends at any other', async () => {
    const br = '<w:r><w:br/></w:r>'
    const body =
      p(`${r('支出100万元，')}${br}${r('其中人员经费60万元。')}${br}${r('公用经费40万元。')}`) +
      p(`${r('第一页')}<w:r><w:br w:type="page"/></w:r>${r('第二页')}`)
    expect(texts(await loadDocx(body))).toEqual([
      '支出100万元，其中人员经费60万元。',
      '公用经费40万元。',
      '第一页',
      '第二页',
    ])
  })

  it('reads a text box once, whichever form of it prints', async () => {
    const box = (inner: string) => `<w:txbxContent>${inner}</w:txbxContent>`
    const twice = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box(p('框内'))}</mc:Choice><mc:Fallback>${box(p('框内'))}</mc:Fallback></mc:AlternateContent></w:r>`
    const old = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback>${box(p('旧框'))}</mc:Fallback></mc:AlternateContent></w:r>`
    const tree = await loadDocx(p(`${r('锚')}${twice}`) + p(`<w:r/>${old}`))
    expect(paragraphs(tree).map(({ role, passage }) => `${role} ${passage.text}`)).toEqual([
      'undefined 锚',
      'box 框内',
      'box 旧框',
    ])
  })

  it('sets footnotes and endnotes behind the text, once each, at the paragraph that refers to them', async () => {
    const mark = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
    const body =
      p('空行之前') + p(`${r('收入')}${mark('footnote', 2)}${r('100万元')}${mark('endnote', 2)}${mark('footnote', 2)}`)
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p('分隔')}</w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(' 含结转')}`)}</w:footnote>`
    const endnotes = `<w:endnote w:id="2">${p('尾注')}</w:endnote>`
    const tree = await loadDocx({ body, footnotes, endnotes })
    expect(texts(tree)).toEqual(['空行之前', '收入100万元', '含结转', '尾注'])
    expect(tree.blocks.slice(2)).toMatchObject([
      { role: 'note', source: { paragraph: 2 } },
      { role: 'note', source: { paragraph: 2 } },
    ])
  })

  it('leaves out tables of contents', async () => {
    const styles = style('t', 'toc 1')
    const control = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('目录')}${p('一、收入……3')}</w:sdtContent></w:sdt>`
    const body = control + p('二、支出\t4', '<w:pStyle w:val="t"/>') + p('不是目录行', '<w:pStyle w:val="t"/>')
    expect(texts(await loadDocx({ body, styles }))).toEqual(['不是目录行'])
  })

  it('never puts an automatically numbered paragraph to the one before, whatever its number looks like', async () => {
    const levels = numbering(['chineseLegalSimplified', '%1、'])
    const body = [1, 2, 3, 4].map((n) => p(`本段共有若干字，写到这里没有句号，第${n}段`, numbered(1))).join('')
    expect(texts(await loadDocx({ body, numbering: levels })).map((text) => text.slice(0, 2))).toEqual([
      '壹、',
      '贰、',
      '叁、',
      '肆、',
    ])
  })

  it('puts sentences together that a converter broke into paragraphs, over page numbers', async () => {
    const lines = [
      '全年收入合计100万元，其中税收收入',
      '60万元；其他收入40万元，比上年增',
      '— 3 —',
      '长5%。全年支出90万元，其中人员经',
      '费80万元。',
    ]
    const body = lines.map((line) => p(line)).join('') + p('单位：万元') + p('（一）收入情况，见下') + p('表1')
    expect(texts(await loadDocx(body))).toEqual([
      '全年收入合计100万元，其中税收收入60万元；其他收入40万元，比上年增长5%。全年支出90万元，其中人员经费80万元。',
      '单位：万元',
      '（一）收入情况，见下',
      '表1',
    ])
  })

  it('leaves paragraphs apart that only lack a full stop', async () => {
    const lines = ['办公费五万元，比上年减少一些，原因是厉行节约', '差旅费三万元，比上年增加一些，原因是任务增多']
    expect(texts(await loadDocx(lines.map((line) => p(line)).join('')))).toEqual(lines)
  })
})

describe('tables of Word documents', () => {
  it('have cells where gridBefore, gridSpan and vMerge put them', async () => {
    const span = (n: number) => `<w:gridSpan w:val="${n}"/>`
    const [start, on] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>']
    const rows = tbl(
      [
        [start, '项目'],
        [span(2), '金额'],
      ],
      [[on, '隐'], '预算', '决算'],
      ['人员', '60', '58'],
    )
    const shifted = rows.replace(
      '</w:tbl>',
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${'<w:tc><w:p><w:r><w:t>70</w:t></w:r></w:p></w:tc>'.repeat(2)}</w:tr></w:tbl>`,
    )
    const table = onlyTable(await loadDocx(shifted))
    expect([table.rows, table.columns]).toEqual([4, 3])
    expect(
      table.cells.map(({ row, column, rowSpan, columnSpan, passage }) => [
        row,
        column,
        rowSpan,
        columnSpan,
        passage.text,
      ]),
    ).toEqual([
      [0, 0, 2, 1, '项目'],
      [0, 1, 1, 2, '金额'],
      [1, 1, 1, 1, '预算'],
      [1, 2, 1, 1, '决算'],
      [2, 0, 1, 1, '人员'],
      [2, 1, 1, 1, '60'],
      [2, 2, 1, 1, '58'],
      [3, 1, 1, 1, '70'],
      [3, 2, 1, 1, '70'],
    ])
    expect(table.source).toEqual({ table: 1 })
    expect(table.cells[3]?.source).toEqual({ table: 1, row: 2, column: 3 })
  })

  it('merge downwards only from the row above, the same column, and a cell that is merged or over an empty one', async () => {
    const on = '<w:vMerge/>'
    const rows = tbl([[on, 'a'], '1'], ['b', [on, '2']], [[on, ''], '3'], [[on, 'c'], '4'], [[on, 'd'], '5'])
    const table = onlyTable(await loadDocx(rows))
    expect(table.cells.map(({ rowSpan, passage }) => `${rowSpan} ${passage.text}`)).toEqual([
      ...['1 a', '1 1', '2 b', '1 2', '1 3', '2 c', '1 4', '1 5'],
    ])
  })

  it('lose deleted and hidden rows and keep rows and cells in content controls', async () => {
    const row = (properties: string, text: string) =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${p(text)}</w:tc><w:sdt><w:sdtContent><w:tc>${p('1')}</w:tc></w:sdtContent></w:sdt></w:tr>`
    const table = onlyTable(
      await loadDocx(
        `<w:tbl>${row('', '甲')}${row('<w:del/>', '乙')}${row('<w:hidden/>', '丙')}<w:sdt><w:sdtContent>${row('<w:ins/>', '丁')}</w:sdtContent></w:sdt></w:tbl>`,
      ),
    )
    expect(table.cells.map(({ row, column, passage }) => `${row},${column} ${passage.text}`)).toEqual([
      '0,0 甲',
      '0,1 1',
      '1,0 丁',
      '1,1 1',
    ])
  })

  it('join words broken over paragraphs of a cell, never numbers, and keep the indent of labels', async () => {
    const table = onlyTable(
      await loadDocx(
        tbl(
          [
            ['', p('一般公共') + p('预算')],
            ['', p('12') + p('34')],
          ],
          [['', p('　其中：')], '5'],
          [['', p('基金', '<w:ind w:firstLineChars="200" w:firstLine="420"/>')], '6'],
        ),
      ),
    )
    expect(table.cells.map(({ passage, indent }) => [passage.text, indent ?? 0])).toEqual([
      ['一般公共预算', 0],
      ['12\n34', 0],
      ['其中：', 2],
      ['5', 0],
      ['基金', 4],
      ['6', 0],
    ])
  })

  it('follow each other when one stands in another; those of one column are no tables', async () => {
    const inner = tbl(['收入', '10'], ['支出', '9'])
    const box = await loadDocx(tbl([['', p('一、说明') + inner + p('完')]]))
    expect(texts(box)).toEqual(['一、说明', '0:收入|1:10\n0:支出|1:9', '完'])
    const form = await loadDocx(tbl(['总额', '19'], ['明细', ['', inner]]))
    expect(texts(form)).toEqual(['0:总额|1:19\n0:明细', '0:收入|1:10\n0:支出|1:9'])
  })

  it('are cut off where they claim too many columns', async () => {
    const table = onlyTable(await loadDocx(tbl([['<w:gridSpan w:val="999999999"/>', 'a'], 'b'], ['c', 'd'])))
    expect(table.columns).toBe(512)
    expect(table.cells.map(({ passage }) => passage.text)).toEqual(['a', 'c', 'd'])
  })
})

describe('Word files', () => {
  it('say where each paragraph stands: its own number and that of its first run, as counted in the file', async () => {
    const body = p('') + tbl(['a', 'b']) + p(`${r('')}${r('丙')}<w:r><w:br/></w:r>${r('丁')}`)
    const tree = await loadDocx(body)
    expect(paragraphs(tree).map(({ source }) => source)).toEqual([
      { paragraph: 4, run: 2 },
      { paragraph: 4, run: 4 },
    ])
  })

  it('may have strict namespaces, any prefix and any part names', async () => {
    const strict = 'http://purl.oclc.org/ooxml/'
    const file = archive({
      '_rels/.rels': relations([[`${strict}officeDocument/relationships/officeDocument`, '/word/document2.xml']]),
      'word/_rels/document2.xml.rels': relations([[`${strict}officeDocument/relationships/styles`, '../word/./s.xml']]),
      'word/document2.xml': `<x:document xmlns:x="${strict}wordprocessingml/main"><x:body><x:p><x:pPr><x:pStyle x:val="h"/></x:pPr><x:r><x:t>标题</x:t></x:r></x:p></x:body></x:document>`,
      'word/s.xml': `<styles xmlns="${strict}wordprocessingml/main" xmlns:w="${strict}wordprocessingml/main"><style w:styleId="h"><name w:val="heading 2"/></style></styles>`,
    })
    expect(depths(await load(file, 'a.doc'))).toEqual(['2 标题'])
  })

  it('give their title property where the text begins with it', async () => {
    const body = p('某局2020年度') + p('部门决算')
    expect((await loadDocx({ body, title: '某局2020年度部门决算' })).meta).toEqual({ title: '某局2020年度部门决算' })
    expect((await loadDocx({ body, title: 'Microsoft Word - 模板' })).meta).toEqual({})
  })

  it('without text are a clear problem', async () => {
    await expect(loadDocx(p('<w:r><w:drawing/></w:r>'))).rejects.toMatchObject({ name: 'LoadError', reason: 'no-text' })
    await expect(load(docx({ body: '' }), 'a.docx')).rejects.toMatchObject({ reason: 'no-text' })
  })

  it('say that embedded files are not read', async () => {
    const tree = await loadDocx(p(`${r('表')}<w:r><w:object><o:OLEObject/></w:object></w:r>`))
    expect(tree.notes).toEqual(['内嵌的文件未读取 / Embedded files are not read'])
  })
})
