import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { annotate } from '../../src/annotate/annotate.ts'
import { audit } from '../../src/audit.ts'
import { LoadError } from '../../src/load/load-error.ts'
import { randomNumbers } from '../load/mutate.ts'
import { numbered, numbering, p, r, tbl } from '../load/office-file.ts'
import { commentsOf, partOf, printed, STRICT, type WordFile, withoutComments, withPart, wordFile } from './word-file.ts'

/** 800.20 + 400.30 = 1200.50. */
const SUM = '支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。'

async function annotated(parts: WordFile | string, language: 'zh' | 'en' = 'zh') {
  const before = typeof parts === 'string' ? wordFile({ body: parts }) : wordFile(parts)
  const result = await audit(before, { name: 'a.docx', language })
  const after = await annotate(before, result, { language })
  return { before, after, result, comments: commentsOf(after), xml: partOf(after, 'word/document.xml') }
}

/** Every comment is on its figure, and but for the comments the document is as it was. */
function holdsTogether({ before, after, result, comments }: Awaited<ReturnType<typeof annotated>>): void {
  expect(comments.map(({ on }) => on)).toEqual(result.findings.map(({ at }) => at.text))
  expect(printed(after)).toEqual(printed(before))
}

describe('comments in a Word document', () => {
  it('say message, arithmetic, suggestion and rule, in the language of the audit', async () => {
    const share = p('基本支出500.00万元，其中人员经费275.00万元，占基本支出的55.50%。')
    const { comments, result } = await annotated(share)
    const [finding] = result.findings
    expect(comments).toEqual([
      {
        id: '0',
        author: 'report-audit',
        on: '55.50%',
        lines: [
          finding?.message,
          '275.00 ÷ 500.00 = 55.00% ≠ 55.50%',
          `原因：${finding?.cause?.message}`,
          '建议：改为 55.00',
          '错误 · share-mismatch',
        ],
      },
    ])
    const english = await annotated(share, 'en')
    expect(english.comments[0]?.lines.slice(-2)).toEqual(['suggestion: change to 55.00', 'error · share-mismatch'])
  })

  it('stand between the runs of a figure, or cut a run that holds more than it, with its properties', async () => {
    const bold = '<w:b/><w:color w:val="FF0000"/>'
    const first = await annotated(
      p(r('支出合计12', bold) + r('50.5') + r('0万元，其中：基本支出800.20万元，项目支出400.30万元。')),
    )
    holdsTogether(first)
    expect(first.xml).toContain(
      `<w:r><w:rPr>${bold}</w:rPr><w:t xml:space="preserve">支出合计</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:rPr>${bold}</w:rPr><w:t xml:space="preserve">12</w:t></w:r>`,
    )
    const own = await annotated(
      p(r('支出合计') + r('1250.50万元') + r('，其中：基本支出800.20万元，项目支出400.30万元。')),
    )
    holdsTogether(own)
    expect(withoutComments(own.xml)).toBe(partOf(own.before, 'word/document.xml'))
  })

  it('keep blanks at the place of a cut, also where the text does not say that they count', async () => {
    const text = SUM.replace('1250.50', ' 1250.50 ')
    const { after, before, comments, xml } = await annotated(p(`<w:r w:rsidR="00A1"><w:t>${text}</w:t></w:r>`))
    expect(comments[0]?.on).toBe('1250.50 万元')
    expect(printed(after)).toEqual(printed(before))
    expect(xml).toContain('<w:r w:rsidR="00A1"><w:t xml:space="preserve">支出合计 </w:t></w:r><w:commentRangeStart')
  })

  it('find their places behind references, invisible characters and what a run holds besides text', async () => {
    const escaped = SUM.replace('支出合计', '&lt;甲&amp;乙&gt;&#x20000;支出合计\u200b').replace(
      '1250.50',
      '&#49;250.5&#x30;',
    )
    holdsTogether(await annotated(p(escaped)))
    const tabbed = p(
      `<w:r><w:lastRenderedPageBreak/><w:t>支出合计1250.50万元，其中：基本</w:t><w:t>支出800.20万元</w:t><w:tab/><w:t>，项目支出400.30万元。</w:t></w:r>`,
    )
    holdsTogether(await annotated(tabbed))
    const set = p(`<w:r>\n<w:t>\n   ${SUM}\n  </w:t>\n</w:r>`)
    holdsTogether(await annotated(set))
  })

  it('stand in the cells of tables, in list items behind their numbers, and in content controls', async () => {
    const table = tbl(
      ['项目', '金额'],
      ['基本支出', '800.20'],
      ['项目支出', '400.30'],
      ['合计', r('12') + r('50.50')].map((one) => (one.startsWith('<') ? (['', `<w:p>${one}</w:p>`] as const) : one)),
    )
    holdsTogether(await annotated(table))
    const list = { body: p('总则', numbered(1)) + p(SUM, numbered(1)), numbering: numbering(['decimal', '%1. ']) }
    holdsTogether(await annotated(list))
    const control = `<w:sdt><w:sdtPr/><w:sdtContent>${r('1250.50万元')}</w:sdtContent></w:sdt>`
    holdsTogether(await annotated(p(r('支出合计') + control + r('，其中：基本支出800.20万元，项目支出400.30万元。'))))
  })

  it('leave tracked changes as they are, beside them or around them', async () => {
    const deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>1200.50</w:delText></w:r></w:del>'
    const inserted = '<w:ins w:id="2" w:author="x"><w:r><w:t>1250.50</w:t></w:r></w:ins>'
    const rest = r('万元，其中：基本支出800.20万元，项目支出400.30万元。')
    const changed = await annotated(p(r('支出合计') + deleted + inserted + rest))
    holdsTogether(changed)
    expect(changed.xml).toContain(`${deleted}<w:commentRangeStart w:id="0"/>${inserted}`)
    // The figure ends inside an insertion, which the mark of the comment must not join.
    const whole = await annotated(p(`<w:ins w:id="2" w:author="x">${r(SUM)}</w:ins>`))
    holdsTogether(whole)
    expect(whole.xml).toMatch(
      /400\.30万元。<\/w:t><\/w:r><\/w:ins><w:r><w:rPr><w:sz w:val="16"\/><\/w:rPr><w:commentReference/,
    )
  })

  it('give a tracked change of format a number of its own where its run is cut', async () => {
    const change = '<w:b/><w:rPrChange w:id="31" w:author="x"><w:rPr/></w:rPrChange>'
    const { xml, comments } = await annotated(p(r(SUM, change) + r('以上。', '<w:rPrChange w:id="40" w:author="x"/>')))
    expect(comments.map(({ on }) => on)).toEqual(['1250.50万元'])
    expect([...xml.matchAll(/<w:rPrChange w:id="(\d+)"/g)].map(([, id]) => id)).toEqual(['31', '41', '42', '40'])
  })

  it('go to the mark of a footnote and to the run that holds a text box, where Word shows them', async () => {
    const note = {
      body: p(`${r('支出情况见注')}<w:r><w:footnoteReference w:id="5"/></w:r>`),
      footnotes: `<w:footnote w:id="5">${p(SUM)}</w:footnote>`,
    }
    const noted = await annotated(note)
    expect(noted.result.findings).toHaveLength(1)
    expect(noted.xml).toContain(
      '<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="5"/></w:r><w:commentRangeEnd w:id="0"/>',
    )
    expect(printed(noted.after)).toEqual(printed(noted.before))
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p(SUM)}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(SUM)}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`
    const boxed = await annotated(p(r('见右') + box))
    expect(boxed.result.findings).toHaveLength(1)
    expect(boxed.xml).toContain(`<w:commentRangeStart w:id="0"/>${box}<w:commentRangeEnd w:id="0"/>`)
  })

  it('of findings without a figure stand where the finding is', async () => {
    const { comments, result, before, after } = await annotated(
      p('一、概况') + p('本部门无变化。。') + p('三、支出') + p(SUM),
    )
    expect(result.findings.map(({ rule }) => rule)).toEqual([
      'doubled-punctuation',
      'section-numbering',
      'sum-mismatch',
    ])
    expect(comments.map(({ on }) => on)).toEqual(['。。', '三、支出', '1250.50万元'])
    expect(printed(after)).toEqual(printed(before))
  })

  it('of several findings on one figure or in one run stand together', async () => {
    const body = p(`${SUM}基本支出500.00万元，其中人员经费275.00万元，占基本支出的55.50%。`)
    const one = await annotated(body)
    expect(one.result.findings.length).toBeGreaterThan(1)
    holdsTogether(one)
    const [finding] = one.result.findings
    const twice = await annotate(one.before, { findings: finding ? [finding, finding] : [] })
    expect(commentsOf(twice).map(({ on }) => on)).toEqual(['1250.50万元', '1250.50万元'])
    expect(printed(twice)).toEqual(printed(one.before))
  })

  it('follow those that are there, which stay', async () => {
    const theirs = `<w:comment w:id="7" w:author="审计员"><w:p>${r('请核实')}</w:p></w:comment>`
    const mark =
      '<w:commentRangeStart w:id="7"/><w:r><w:t>支出合计</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    const { comments, after, before, xml } = await annotated({ body: p(mark + r(SUM.slice(4))), comments: theirs })
    expect(comments.map(({ id, author, on }) => [id, author, on])).toEqual([
      ['7', '审计员', '支出合计'],
      ['8', 'report-audit', '1250.50万元'],
    ])
    expect(partOf(after, 'word/comments.xml')).toContain(theirs)
    expect(xml).toContain(mark)
    expect(Object.keys(unzipSync(after))).toEqual(Object.keys(unzipSync(before)))
    const again = await annotate(after, await audit(after, { name: 'a.docx' }))
    expect(commentsOf(again).map(({ id, on }) => `${id} ${on}`)).toEqual([
      '7 支出合计',
      '8 1250.50万元',
      '9 1250.50万元',
    ])
  })

  it('are written in the names of a strict document, and under whatever prefix it has', async () => {
    const strict = await annotated({ body: p(SUM), strict: true })
    holdsTogether(strict)
    expect(partOf(strict.after, 'word/comments.xml')).toContain(`<w:comments xmlns:w="${STRICT}">`)
    expect(partOf(strict.after, 'word/_rels/document.xml.rels')).toContain(
      'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments"',
    )
    const renamed = withPart(wordFile({ body: p(SUM) }), 'word/document.xml', (xml) =>
      xml.replace(/(<\/?)w:/g, '$1x:').replace('xmlns:w=', 'xmlns:x='),
    )
    const after = await annotate(renamed, await audit(renamed, { name: 'a.docx' }))
    expect(commentsOf(after).map(({ on }) => on)).toEqual(['1250.50万元'])
    expect(partOf(after, 'word/document.xml')).toMatch(/<w:commentRangeStart xmlns:w="[^"]+" w:id="0"\/><x:r>/)
  })

  it('keep the encoding of the part', async () => {
    for (const mark of ['\ufeff', '']) {
      const marked = withPart(wordFile({ body: p(SUM) }), 'word/document.xml', (xml) => mark + xml)
      const after = await annotate(marked, await audit(marked, { name: 'a.docx' }))
      expect(unzipSync(after)['word/document.xml']?.[0]).toBe(mark ? 0xef : 0x3c)
      expect(commentsOf(after)).toHaveLength(1)
    }
    const wide = withPart(
      wordFile({ body: p(SUM) }),
      'word/document.xml',
      (xml) => xml.replace('UTF-8', 'UTF-16'),
      'utf16le',
    )
    const after = await annotate(wide, await audit(wide, { name: 'a.docx' }))
    const text = Buffer.from(unzipSync(after)['word/document.xml'] ?? []).toString('utf16le')
    expect(text).toMatch(/^\ufeff<\?xml.*<w:commentRangeStart w:id="0"\/>/s)
  })
})

describe('the annotated file', () => {
  it('keeps every other part as it was packed, in its place', async () => {
    const { before, after } = await annotated(p(SUM))
    const untouched = ['_rels/.rels', 'word/media/image1.png', 'word/styles.xml']
    for (const name of untouched) expect(Buffer.from(after).includes(entry(before, name))).toBe(true)
    const [old, fresh] = [unzipSync(before), unzipSync(after)]
    expect(Object.keys(fresh)).toEqual([...Object.keys(old), 'word/comments.xml'])
    expect(
      Object.keys(fresh).filter((name) => !old[name] || !Buffer.from(old[name]).equals(fresh[name] ?? Buffer.of())),
    ).toEqual(['[Content_Types].xml', 'word/document.xml', 'word/_rels/document.xml.rels', 'word/comments.xml'])
  })

  it('is the same file where nothing was found', async () => {
    const { before, after } = await annotatedWithout(p('本部门无变化。'))
    expect(after).toBe(before)
  })

  it('is refused for what is no Word document', async () => {
    for (const other of [new TextEncoder().encode(SUM), new TextEncoder().encode('PK')])
      await expect(annotate(other, { findings: [] })).rejects.toMatchObject({ name: 'LoadError' })
  })

  it('is refused for the result of another document', async () => {
    const { result } = await annotated(p(SUM))
    const other = wordFile({ body: p(`又及，${SUM}`) })
    await expect(annotate(other, result)).rejects.toThrow('another document')
  })

  it('holds whatever a report says as text', async () => {
    const evil = `${'长'.repeat(10_000)}&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;=cmd|'/c calc'!A1 _x0041_`
    const { after, before, result } = await annotated(
      p(`${evil}支出合计1250.50万元，其中：${evil}支出800.20万元，项目支出400.30万元。`),
    )
    const [finding] = result.findings
    if (!finding) throw new Error('no finding')
    const message = '\u0000\u0001\u000b\ud800\ufffe<b>&amp;"\'\u202e'
    const out = await annotate(before, { findings: [{ ...finding, message }] })
    expect(commentsOf(out)[0]?.lines[0]).toMatch(/^\ufffd* ?\ufffd\ufffd<b>&amp;"'/)
    expect(commentsOf(after)).toHaveLength(1)
    expect(partOf(after, 'word/comments.xml')).not.toContain('<script')
  })
})

describe('any division into runs', () => {
  it('gets its comments on the figures and keeps its text', async () => {
    const wraps = ['', 'w:ins', 'w:hyperlink', 'w:smartTag'] as const
    const cut = fc.record({
      length: fc.integer({ min: 1, max: 12 }),
      wrap: fc.constantFrom(...wraps),
      bold: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 5, maxLength: 40 }), async (cuts) => {
        let at = 0
        const runs = cuts.map(({ length, wrap, bold }) => {
          const run = r(SUM.slice(at, at + length), bold ? '<w:b/>' : '')
          at += length
          return wrap ? `<${wrap}>${run}</${wrap}>` : run
        })
        holdsTogether(await annotated(p(runs.join('') + r(SUM.slice(at)))))
      }),
      { numRuns: 40 },
    )
  })
})

async function annotatedWithout(body: string) {
  const before = wordFile({ body })
  const result = await audit(before, { name: 'a.docx' })
  expect(result.findings).toEqual([])
  return { before, after: await annotate(before, result) }
}

/** The header and the packed bytes of an entry: up to where the next one begins. */
function entry(file: Uint8Array, name: string): Buffer {
  const bytes = Buffer.from(file)
  const start = bytes.indexOf(name) - 30
  return bytes.subarray(start, start + 30 + name.length + bytes.readUInt32LE(start + 18))
}

describe('documents whose tags are swapped at random', () => {
  it('are annotated or refused, and stay well-formed and as they were', async () => {
    const random = randomNumbers(7)
    const table = tbl(['项目', '金额'], ['基本支出', '800.20'], ['项目支出', '400.30'], ['合计', '1250.50'])
    const file = wordFile({
      body: p(r('支出合计12', '<w:b/>') + r(SUM.slice(6))) + table + p(`<w:ins>${r(SUM)}</w:ins>`),
    })
    const tags = partOf(file, 'word/document.xml').split(/(?=<)/)
    let annotatedOnes = 0
    for (let i = 0; i < 100; i++) {
      const [a, b] = [3 + random(tags.length - 5), 3 + random(tags.length - 5)]
      const swapped = tags.with(a, tags[b] ?? '').with(b, tags[a] ?? '')
      const changed = withPart(file, 'word/document.xml', () => swapped.join(''))
      const result = await audit(changed, { name: 'a.docx' }).catch((error: unknown) => {
        if (error instanceof LoadError) return null
        throw error
      })
      if (!result || result.findings.length === 0) continue
      const after = await annotate(changed, result)
      expect(printed(after)).toEqual(printed(changed))
      expect(commentsOf(after)).toHaveLength(result.findings.length)
      annotatedOnes++
    }
    expect(annotatedOnes).toBeGreaterThan(10)
  })
})
