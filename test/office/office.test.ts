import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { annotate } from '../../src/annotate/annotate.ts'
import { audit } from '../../src/audit.ts'
import { printResults } from '../../src/print-results.ts'
import { wordFile } from '../annotate/word-file.ts'
import { numbered, numbering, p, r, tbl } from '../load/office-file.ts'
import { convert, describeInOffice } from './libreoffice.ts'

const REPORTS = [
  '2020-linjiang-two-tables.md',
  '2021-songling-score-table.md',
  '2022-bailu-yuan-wanyuan.md',
  '2024-xialin-budget.md',
]

describeInOffice('LibreOffice', () => {
  it('recalculates every formula of the workbook to the value that the program gives', {
    timeout: 300_000,
  }, async () => {
    const results = []
    for (const name of REPORTS) {
      const text = readFileSync(new URL(`../../fixtures/reports/${name}`, import.meta.url))
      results.push(await audit(new Uint8Array(text), { name }))
    }
    const wrong = '支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。占比100.20%，比上年增长5.55%。'
    results.push(await audit(wrong, { name: 'wrong.txt' }))
    const written = await printResults(results, 'xlsx')
    const opened = convert({ 'paper.xlsx': withoutResults(written) }, 'xlsx').get('paper')
    const [ours, theirs] = [await formulas(written), await formulas(opened ?? new Uint8Array())]
    expect(ours.size).toBeGreaterThan(500)
    const off = [...ours].filter(
      ([place, value]) =>
        Math.abs((theirs.get(place) ?? Number.NaN) - value) > 1e-9 * Math.max(1, Math.abs(value)) || !theirs.has(place),
    )
    console.info(`LibreOffice recalculated ${theirs.size} formulas`)
    expect(off.map(([place, value]) => `${place}: ${value}, not ${theirs.get(place)}`)).toEqual([])
  })

  it('shows the comments of an annotated document at their figures', { timeout: 300_000 }, async () => {
    const sum = '支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。'
    const body =
      p(`${r('支出合计12', '<w:b/>')}${r('50.50万元，其中：基本支出800.20万元，项目支出400.30万元。')}`) +
      p('公用经费500.00万元，其中水费275.00万元，占公用经费的55.50%。', numbered(1)) +
      tbl(['项目', '金额'], ['税收收入', '10.50'], ['非税收入', '20.10'], ['合计', '31.60'])
    const plain = wordFile({ body, numbering: numbering(['decimal', '%1. ']) })
    const strict = wordFile({ body: p(sum), strict: true })
    const files = { 'plain.docx': await annotated(plain), 'strict.docx': await annotated(strict) }
    const opened = convert(files, 'fodt')
    expect(commented(opened.get('plain'))).toEqual(['1250.50万元', '55.50%', '31.60'])
    expect(commented(opened.get('strict'))).toEqual(['1250.50万元'])
  })
})

async function annotated(bytes: Uint8Array): Promise<Uint8Array> {
  return annotate(bytes, await audit(bytes, { name: 'a.docx' }))
}

/** The workbook without the values that the program wrote beside its formulas: whoever opens it has to calculate them. */
function withoutResults(workbook: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(workbook)).map(([name, bytes]): [string, Uint8Array] => {
    const xml = name.startsWith('xl/worksheets/') ? strFromU8(bytes) : ''
    const stripped = xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1')
    expect(stripped).not.toMatch(/<\/f>\s*<v/)
    return [name, stripped === xml ? bytes : strToU8(stripped)]
  })
  return zipSync(Object.fromEntries(parts))
}

/** The values of all formulas, by sheet and place. */
async function formulas(workbook: Uint8Array): Promise<Map<string, number>> {
  const { sheets } = await readXlsx(workbook)
  return new Map(
    sheets.flatMap(({ name, cells }) =>
      [...(cells ?? [])].flatMap(([place, cell]): [string, number][] =>
        cell.formula === undefined
          ? []
          : [[`${name} ${place}`, Number(cell.formulaResult ?? cell.value ?? Number.NaN)]],
      ),
    ),
  )
}

/** What our comments are on, in a document as OpenDocument text. */
function commented(file: Uint8Array | undefined): string[] {
  const xml = strFromU8(file ?? new Uint8Array())
  const ranges = xml.matchAll(
    /<office:annotation [^>]*office:name="([^"]+)".*?<dc:creator>(.*?)<\/dc:creator>.*?<\/office:annotation>(.*?)<office:annotation-end office:name="\1"\/>/gs,
  )
  return [...ranges].map(([, , author, text = '']) => {
    expect(author).toBe('report-audit')
    return text.replace(/<[^>]*>/g, '').replace(/\s/g, '')
  })
}
