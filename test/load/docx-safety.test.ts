import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import { loadsOrRefuses, mutate, randomNumbers } from './mutate.ts'
import { docx, loadDocx, numbered, numbering, p, r, tbl } from './office-file.ts'

const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`

const report = docx({
  title: '某局2020年决算',
  styles: '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="2"/></w:style>',
  numbering: numbering(['chineseCounting', '%1、'], ['decimal', '%2.']),
  footnotes: `<w:footnote w:id="1">${p('含结转')}</w:footnote>`,
  body: [
    p('某局2020年决算', '<w:pStyle w:val="1"/>'),
    p('收入', numbered(1)) + p('税收', numbered(1, 1)),
    p(
      `${r('收入')}<w:ins>${r('120')}</w:ins><w:r><w:footnoteReference w:id="1"/></w:r>${field('begin')}${field('separate')}${r('1')}${field('end')}`,
    ),
    tbl(
      [
        ['<w:vMerge w:val="restart"/>', '项目'],
        ['<w:gridSpan w:val="2"/>', '金额'],
      ],
      [['<w:vMerge/>', ''], '预算', '决算'],
    ),
    tbl([['', p('外') + tbl(['内', '1'])], '2']),
  ].join(''),
})

describe('damaged Word documents', () => {
  it('load or are refused when any bytes of the file change', async () => {
    const random = randomNumbers(1)
    for (let i = 0; i < 300; i++) await loadsOrRefuses(mutate(report, random), 'a.docx')
  })

  it('load or are refused when any bytes of their parts change', async () => {
    const random = randomNumbers(2)
    const parts = Object.entries(unzipSync(report))
    let loaded = 0
    for (let i = 0; i < 300; i++) {
      const [name = '', bytes = new Uint8Array()] = parts[random(parts.length)] ?? []
      const file = zipSync({ ...Object.fromEntries(parts), [name]: mutate(bytes, random, 2) }, { level: 0 })
      if (await loadsOrRefuses(file, 'a.docx')) loaded++
    }
    expect(loaded).toBeGreaterThan(10)
    expect(loaded).toBeLessThan(280)
  })

  it('load or are refused when their tags are swapped', async () => {
    const random = randomNumbers(3)
    const xml = strFromU8(unzipSync(report)['word/document.xml'] ?? new Uint8Array())
    const tags = xml.split(/(?=<)/)
    for (let i = 0; i < 100; i++) {
      const [a, b] = [random(tags.length), random(tags.length)]
      const swapped = tags
        .with(a, tags[b] ?? '')
        .with(b, tags[a] ?? '')
        .join('')
      const file = zipSync({ ...unzipSync(report), 'word/document.xml': strToU8(swapped) }, { level: 0 })
      await loadsOrRefuses(file, 'a.docx')
    }
  })
})

describe('hostile Word documents', () => {
  it('of great depth are refused', async () => {
    for (const tag of ['w:sdt', 'w:tbl', 'w:ins', 'mc:AlternateContent']) {
      const body = `<${tag}>`.repeat(50_000) + p('x') + `</${tag}>`.repeat(50_000)
      await expect(loadDocx(body)).rejects.toMatchObject({ reason: 'too-large' })
    }
  })

  it('cannot make text grow by entities or read other files', async () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    for (const entity of ['&b;', '&c;']) {
      const xml = `${bomb}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${entity}</w:t></w:r></w:p></w:body></w:document>`
      const file = zipSync({ 'word/document.xml': strToU8(xml) })
      await expect(load(file, 'a.docx')).rejects.toMatchObject({ reason: 'damaged' })
    }
  })

  it('of too much text or too many elements are refused', { timeout: 60_000 }, async () => {
    const text = zipSync(
      {
        'word/document.xml': strToU8(
          strFromU8(unzipSync(docx({ body: p('@') }))['word/document.xml'] ?? new Uint8Array()).replace(
            '@',
            '一二三四五六七'.repeat(3_000_000),
          ),
        ),
      },
      { level: 0 },
    )
    await expect(load(text, 'a.docx')).rejects.toMatchObject({ reason: 'too-large' })
    const many = '<w:r/>'.repeat(1_600_000)
    const file = zipSync(
      {
        'word/document.xml': strToU8(
          `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${many}</w:document>`,
        ),
      },
      { level: 0 },
    )
    await expect(load(file, 'a.docx')).rejects.toMatchObject({ reason: 'too-large' })
  })

  it('with long chains and many breaks load in time', { timeout: 60_000 }, async () => {
    const styles = Array.from(
      { length: 8_000 },
      (_, i) => `<w:style w:styleId="s${i}"><w:basedOn w:val="s${i + 1}"/></w:style>`,
    )
    const lists = Array.from({ length: 8_000 }, (_, i) => `<w:num w:numId="${i}"><w:abstractNumId w:val="0"/></w:num>`)
    const body =
      p(`${r('a')}<w:r><w:br/></w:r>`.repeat(8_000), '<w:pStyle w:val="s0"/>') +
      p('支出十万元，其中人员经费五万元'.repeat(2)).repeat(4_000)
    const start = performance.now()
    await loadDocx({ body, styles: styles.join(''), numbering: numbering(['decimal', '%1']) + lists.join('') })
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
