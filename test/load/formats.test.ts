import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixtures, printed } from '../../scripts/fixtures.ts'
import { audit } from '../../src/audit.ts'
import type { Table } from '../../src/model/tree.ts'

describe('the fixtures of every format', () => {
  it.each([...fixtures()])('%s is what its source makes: npm run generate', (path, content) => {
    expect(Buffer.compare(readFileSync(path), Buffer.from(content))).toBe(0)
  })

  it('that LibreOffice made are of the present sources: npm run generate -- --print', () => {
    const hashes = [...printed()].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')])
    expect(JSON.parse(readFileSync('fixtures/formats/made-from.json', 'utf8'))).toEqual(Object.fromEntries(hashes))
  })
})

/** Rule, section, blamed figure, what it should be, the other figures. By hand from the slips of scripts/fixtures/source.ts. */
const IN_PROSE = [
  ['count-mismatch', '（一）', '5个', '4', []],
  ['formula-mismatch', '（二）', '91.68%', '91.86', ['79人', '86名']],
  ['share-mismatch', '（一）', '39.27%', '39.72', ['1487.70万元', '3745.20万元']],
  ['change-mismatch', '（一）', '5.91%', '5.19', ['3745.20万元', '3560.50万元']],
  ['rate-mismatch', '（一）', '96.05%', '95.06', ['3745.20万元', '3940.00万元']],
  ['sum-mismatch', '（二）', '5.80万元', '5.50', ['26.80万元', '0.00万元', '21.30万元']],
] as const

const PROJECTS = ['820.00', '415.00', '530.00', '240.00', '410.00']
const SCORES = ['9', '10', '13.5', '14', '28.5', '18']

const IN_TABLES = [
  ['table-total-mismatch', '（三）', '2451.00', '2415.00', PROJECTS],
  ['score-total-mismatch', '三', '95', '93', SCORES],
] as const

const SECTIONS = [
  '一 部门基本情况',
  '（一） 机构设置',
  '（二） 人员情况',
  '二 部门整体支出情况',
  '（一） 收支总体情况',
  '（二） 基本支出情况',
  '（三） 项目支出情况',
  '三 绩效目标完成情况',
  '四 存在的问题和改进措施',
]
const IN_WORKBOOK = [SECTIONS[3], ...SECTIONS.slice(4, 8)]

/** The first key of a place in the original, in prose and in a table. */
const SOURCES: Readonly<Record<string, readonly [prose: string, table: string] | null>> = {
  md: null,
  txt: null,
  html: ['path', 'table'],
  docx: ['paragraph', 'table'],
  doc: ['paragraph', 'table'],
  pdf: ['page', 'page'],
  'report.json': ['path', 'path'],
  xlsx: ['sheet', 'sheet'],
  xls: ['sheet', 'sheet'],
}

describe.each(Object.entries(SOURCES))('%s', (format, sources) => {
  const read = (name: string) => {
    const path = `fixtures/formats/${name}.${format}`
    return audit(readFileSync(path), { name: path })
  }
  const whole = !['xlsx', 'xls'].includes(format)

  it('gives no finding of the clean report, and those of the broken one that every format gives', async () => {
    expect((await read('clean')).findings).toEqual([])
    const { findings } = await read('broken')
    const found = findings.map(({ rule, certainty, section, at, suggestion, because }) => [
      rule,
      certainty,
      section.number,
      at.text,
      suggestion?.text,
      // A total of a table also stands in relations outside of it: 2451.00 − 2257.50, and 93分 in prose.
      because.map(({ text }) => text).filter((text) => !['157.50', '2257.50', '93分'].includes(text)),
    ])
    const expected = [...(whole ? IN_PROSE : []), ...IN_TABLES]
    expect(found).toEqual(expected.map(([rule, ...rest]) => [rule, 'high', ...rest]))
  })

  it('reads the same report: title, year, sections, figures', async () => {
    const { title, organisation, year, figures, report } = await read('clean')
    const sections = report.sections.map((section) => `${section.number ?? ''} ${section.title}`)
    expect(year).toBe(2023)
    expect(sections.filter((section) => section.trim() !== title)).toEqual(whole ? SECTIONS : IN_WORKBOOK)
    if (!whole) return
    expect([title, organisation]).toEqual(['青禾县水务局2023年度部门整体支出绩效自评报告', '青禾县水务局'])
    const markdown = await audit(readFileSync('fixtures/formats/clean.md'), { name: 'clean.md' })
    expect(figures).toEqual(markdown.figures)
    expect(figures.verified).toBeGreaterThan(90)
  })

  it('draws the same tables with their merged cells', async () => {
    const { report } = await read('clean')
    const tables = report.tree.blocks.filter((block): block is Table => block.kind === 'table')
    const drawn = tables.map(({ rows, columns, cells }) => {
      const merged = cells.filter(({ rowSpan, columnSpan }) => rowSpan * columnSpan > 1)
      return [
        rows,
        columns,
        merged.map(({ passage, rowSpan, columnSpan }) => `${passage.text} ${rowSpan}×${columnSpan}`),
      ]
    })
    expect(drawn).toEqual([
      [7, 5, ['项目 2×1', '预算 1×2', '决算数 2×1', '执行率（%） 2×1']],
      [7, 5, ['河道治理 2×1', '农村供水保障 2×1', '合计 1×2']],
      [8, 4, ['投入 2×1', '过程 2×1', '合计 1×2']],
    ])
  })

  it('says where each figure stands, in its text and in the original', async () => {
    const { findings, report } = await read('broken')
    for (const { rule, at, because } of findings)
      for (const { text, offset, source } of [at, ...because]) {
        expect(report.tree.text.slice(offset, offset + text.length)).toBe(text)
        const table = ['table-total-mismatch', 'score-total-mismatch'].includes(rule) && text !== '93分'
        expect(source && Object.keys(source)[0]).toBe(sources?.[table ? 1 : 0] ?? null)
      }
  })
})
