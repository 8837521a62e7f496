import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import type { Tree } from '../../src/model/tree.ts'
import { onlyTable, paragraphs, texts } from './office-file.ts'

const page = (body: string, head = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`
const loadPage = (body: string, name = 'a.html'): Promise<Tree> => load(new TextEncoder().encode(page(body)), name)
const cells = (tree: Tree) =>
  onlyTable(tree).cells.map(({ row, column, rowSpan, columnSpan, passage }) => [
    row,
    column,
    rowSpan,
    columnSpan,
    passage.text,
  ])

describe('text of web pages', () => {
  it('is a paragraph a block or line, with the depth of headings', async () => {
    const tree = await loadPage(
      '<h1>决算公开</h1><div>一、收入<br>收入<b>10</b>0万元<p>二、支出</div><h3>附<br>表</h3>尾',
    )
    expect(tree.format).toBe('html')
    expect(paragraphs(tree).map(({ depth, passage }) => `${depth ?? '-'} ${passage.text}`)).toEqual([
      '1 决算公开',
      '- 一、收入',
      '- 收入100万元',
      '- 二、支出',
      '3 附表',
      '- 尾',
    ])
  })

  it('has the white space that a browser prints, and none where Chinese lines are broken', async () => {
    const tree = await loadPage(
      '<p>\n  收入合计\n  100万元，<b>其中</b>\n<b>税收</b>60 万元\tand\nso on 12\n34</p><pre>甲\n乙</pre>',
    )
    expect(texts(tree)).toEqual(['收入合计100万元，其中税收60 万元 and so on 12 34', '甲', '乙'])
  })

  it('decodes entities, leaves out what is hidden, struck out or no text', async () => {
    const tree = await loadPage(
      '<p>&#20803; &lt;5% &yen;3&nbsp;万<!-- 注 --></p><script>1</script><style>2</style><p hidden>3</p><p style="color:red; DISPLAY : none">4</p>' +
        '<p>收入<s>100</s><del>90</del><strike>80</strike>120<span style="mso-hide:all">7</span></p><select><option>5</select><noscript>6</noscript><textarea>8</textarea>',
    )
    expect(texts(tree)).toEqual(['元 <5% ¥3\u00a0万', '收入120'])
  })

  it('prints the numbers of lists', async () => {
    const tree = await loadPage(
      '<ol><li>甲<li><p>乙</p><li value="7">丙</ol><ol type="a" start="3"><li>丁</ol><ol style="list-style-type: cjk-ideographic"><li>戊</ol>' +
        '<ol><li>1、己</ol><ol style="list-style:none"><li>庚</ol><ul><li>辛</ul>',
    )
    expect(texts(tree)).toEqual(['1. 甲', '2. 乙', '7. 丙', 'c. 丁', '一、戊', '1、己', '庚', '辛'])
    expect(paragraphs(tree).every(({ role }) => role === 'item')).toBe(true)
  })

  it('says where it stands by the path of its element', async () => {
    const tree = await loadPage('<div>x</div><div><p>甲</p><p><b>乙</b></p></div>')
    expect(paragraphs(tree).map(({ source }) => source)).toEqual([
      { path: '/html[1]/body[1]/div[1]' },
      { path: '/html[1]/body[1]/div[2]/p[1]' },
      { path: '/html[1]/body[1]/div[2]/p[2]/b[1]' },
    ])
  })
})

describe('tables of web pages', () => {
  it('are laid out by their spans, heads first and feet last', async () => {
    const tree = await loadPage(
      '<table><caption>单位：万元</caption><tfoot><tr><td>合计<td>3<td>4</tfoot><thead><tr><th rowspan=2>项目<th colspan=2>金额<tr><th>预算<th>决算</thead><tr><td style="padding-left:2em">人员<td>1<td>2</table>',
    )
    expect(texts(tree)[0]).toBe('单位：万元')
    expect(cells(tree)).toEqual([
      [0, 0, 2, 1, '项目'],
      [0, 1, 1, 2, '金额'],
      [1, 1, 1, 1, '预算'],
      [1, 2, 1, 1, '决算'],
      [2, 0, 1, 1, '人员'],
      [2, 1, 1, 1, '1'],
      [2, 2, 1, 1, '2'],
      [3, 0, 1, 1, '合计'],
      [3, 1, 1, 1, '3'],
      [3, 2, 1, 1, '4'],
    ])
    expect(onlyTable(tree).cells[4]).toMatchObject({ indent: 4, source: { table: 1, row: 3, column: 1 } })
  })

  it('cap spans that reach beyond every page', async () => {
    const tree = await loadPage('<table><tr><td rowspan=1000000000>a<td colspan=1000000000>b<td>c<tr><td>d</table>')
    expect(onlyTable(tree)).toMatchObject({ rows: 2, columns: 512 })
    expect(cells(tree)).toEqual([
      [0, 0, 2, 1, 'a'],
      [0, 1, 1, 511, 'b'],
      [1, 1, 1, 1, 'd'],
    ])
  })

  it('that lay out the page are taken apart', async () => {
    const data = '<table><tr><td>收入<td>10<tr><td>支出<td>9</table>'
    const tree = await loadPage(`<table><tr><td>欢迎<td><h2>一、概况</h2><p>如下：</p>${data}<p>完。</p></table>`)
    expect(texts(tree)).toEqual(['欢迎', '一、概况', '如下：', '0:收入|1:10\n0:支出|1:9', '完。'])
    const column = await loadPage('<table><tr><td>一、收入<tr><td>收入100万元。</table>')
    expect(texts(column)).toEqual(['一、收入', '收入100万元。'])
    const wide = await loadPage(
      `<table><tr><td>左栏<td>${'<p>'.concat('本年支出情况如下，比上年减少较多，原因是厉行节约。'.repeat(5)).repeat(6)}</table>`,
    )
    expect(wide.blocks.map(({ kind }) => kind)).toEqual(new Array(7).fill('paragraph'))
  })

  it('keep cells of several paragraphs beside numbers, and tables inside stand behind', async () => {
    const form = await loadPage(
      '<table><tr><td>目标<td><p>目标1。<p>目标2。<td>10<tr><td>明细<td colspan=2><table><tr><td>甲<td>1</table></table>',
    )
    expect(texts(form)).toEqual(['0:目标|1:目标1。\n目标2。|2:10\n0:明细', '0:甲|1:1'])
  })

  it('have amounts whole that a converter broke over lines, and no others', async () => {
    const tree = await loadPage(
      '<table><tr><td>505,413,741.\n33<td>928,629,850.7\n8<td>-1,800,0\n00.00<td>1,234.56\n78<td>12\n34<td>一、1.\n2023<td>1,618,\n820,25\n3.00</table>',
    )
    expect(onlyTable(tree).cells.map(({ passage }) => passage.text)).toEqual([
      '505,413,741.33',
      '928,629,850.78',
      '-1,800,000.00',
      '1,234.56 78',
      '12 34',
      '一、1. 2023',
      '1,618,820,253.00',
    ])
  })

  it('go on where a page break tore them in two, but not after their total or at another header', async () => {
    const table = (...rows: readonly string[]) =>
      `<table>${rows.map((row) => `<tr><td>${row.split(' ').join('<td>')}`).join('')}</table><br/>`
    const torn = await loadPage(
      table('项目 金额', '甲 1') + table('乙 2', '合计 3') + table('丙 4', '丁 5') + table('项目 人数', '戊 6'),
    )
    expect(texts(torn)).toEqual([
      '0:项目|1:金额\n0:甲|1:1\n0:乙|1:2\n0:合计|1:3',
      '0:丙|1:4\n0:丁|1:5',
      '0:项目|1:人数\n0:戊|1:6',
    ])
    const [first] = torn.blocks
    expect(first?.kind === 'table' && first.cells[4]).toMatchObject({ row: 2, source: { table: 2, row: 1, column: 1 } })
    expect((await loadPage(`${table('项目 金额', '甲 1')}续表${table('乙 2', '丙 3')}`)).blocks).toHaveLength(3)
  })

  it('lose hidden rows and cells', async () => {
    const tree = await loadPage(
      '<table><tr><td>a<td style="display:none">x<td>1<tr style="display:none"><td>b<td>2<tr><td>c<td>3</table>',
    )
    expect(cells(tree)).toEqual([
      [0, 0, 1, 1, 'a'],
      [0, 1, 1, 1, '1'],
      [1, 0, 1, 1, 'c'],
      [1, 1, 1, 1, '3'],
    ])
  })
})

describe('the article of a web page', () => {
  const article = `<h1>某局2020年度部门决算</h1>${'<p>本年支出100万元，其中基本支出60万元，项目支出40万元。</p>'.repeat(8)}`
  const links = (n: number) => `<ul>${'<li><a href="/x">政务公开栏目</a></li>'.repeat(n)}</ul>`
  const body = async (inner: string) => [...new Set(texts(await loadPage(inner)))]
  const own = ['某局2020年度部门决算', '本年支出100万元，其中基本支出60万元，项目支出40万元。']

  it('is found among navigation, trail, tools and footer', async () => {
    const around = [
      `<header><a href="/">首页</a>某区人民政府</header><nav>${links(2)}</nav>${links(6)}`,
      '<div>您的位置：<a href="/">首页</a> &gt; 财政公开</div><div class="share">分享到：<a href="#">微信</a></div>',
      '<div>【打印】【关闭】</div><div id="footer">主办：某局 <a href="/m">网站地图</a></div><p>版权所有：某局 京ICP备0号</p>',
    ]
    expect(await body(`${around[0]}${around[1]}<div class="main">${article}</div>${around[2]}`)).toEqual(own)
  })

  it('is found in a page laid out by tables', async () => {
    const menu = `<table><tr>${'<td><a href="/x">栏目</a>'.repeat(8)}</table>`
    expect(await body(`<table><tr><td colspan=2>${menu}<tr><td>${links(5)}<td>${article}</table>`)).toEqual(own)
  })

  it('is all of a page without links, and whatever holds much text or a table', async () => {
    expect(await body(`<nav>见附件</nav>${article}`)).toEqual(['见附件', ...own])
    expect(await body(`<div class="footer"><a href="/">下载</a>${article}</div>`)).toEqual(['下载', ...own])
    const table = '<table><tr><td>收入<td>10<tr><td>支出<td>9</table>'
    expect(await body(`<a href="/">x</a>${article}<div class="bottom"><a href="/y">附表</a>${table}</div>`)).toContain(
      '0:收入|1:10\n0:支出|1:9',
    )
  })

  it('has the links that stand in its sentences', async () => {
    expect(
      await body(
        `${article}<p>详见<a href="/a">附件1</a>、<a href="/b">附件2</a>和<a href="/c">附件3</a>，其中结转结余资金5万元按规定收回财政。</p>`,
      ),
    ).toContain('详见附件1、附件2和附件3，其中结转结余资金5万元按规定收回财政。')
  })
})

describe('web pages', () => {
  it('are known by their content, whatever their name', async () => {
    for (const text of [
      page('<p>收入'),
      '<table><tr><td>收入<td>1</table>',
      '\ufeff<h>收入</h><br/><p>1</p>',
      '<html xmlns:o="x"><p>收入',
    ])
      for (const name of ['a.xls', 'a.doc', 'a.html'])
        expect((await load(new TextEncoder().encode(text), name)).format).toBe('html')
    expect((await load(new TextEncoder().encode('<收入>100万元'), 'a.html')).format).toBe('text')
  })

  it('may be in GBK, in UTF-16 or in what they declare', async () => {
    // 收入 in GBK and Big5, 收 U+6536, 入 U+5165
    const gbk = [0xca, 0xd5, 0xc8, 0xeb]
    const big5 = [0xa6, 0xac, 0xa4, 0x4a]
    const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0))
    const wrap = (inner: readonly number[], charset: string) =>
      Uint8Array.from([...ascii(`<html><meta charset=${charset}><p>`), ...inner, ...ascii('</p>')])
    for (const bytes of [wrap(gbk, 'gb2312'), wrap(gbk, 'utf-8'), wrap(gbk, 'nonsense'), wrap(big5, 'big5')])
      expect(texts(await load(bytes, 'a.html'))).toEqual(['收入'])
  })

  it('survive a few broken characters, and say so', async () => {
    for (const head of ['<html>', '<html><meta charset="utf-8">']) {
      const bytes = new TextEncoder().encode(`${head}<p>${'收入一百万元。'.repeat(400)}`)
      bytes[1000] = 0xff
      const tree = await load(bytes, 'a.html')
      expect(texts(tree)[0]).toContain('\ufffd')
      expect(tree.notes).toEqual(['含无法识别的字符 / Some characters are broken'])
    }
  })

  it('without text are a clear problem', async () => {
    await expect(loadPage('<div id="app"></div><script>render()</script>')).rejects.toMatchObject({ reason: 'no-text' })
  })
})
