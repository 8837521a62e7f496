import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit.ts'
import { load } from '../../src/load/load.ts'
import { LoadError } from '../../src/load/load-error.ts'

const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('schema/report.json', 'utf8')))
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const model = (...blocks: unknown[]) => ({ version: 1, blocks })
const table = (...rows: unknown[]) => ({ type: 'table', rows })

const REPORT = {
  $schema: 'https://example.org/report.json',
  version: 1,
  title: '2023年度部门决算说明',
  organisation: '临江区粮食局',
  year: 2023,
  blocks: [
    { type: 'heading', level: 1, text: '一、收支情况' },
    { type: 'paragraph', text: '2023年支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。' },
    { type: 'item', text: '（一）基本支出' },
    { type: 'paragraph', text: '单位：万元' },
    table(
      [
        { text: '项目', rowSpan: 2 },
        { text: '金额', columnSpan: 2 },
      ],
      ['预算', '决算'],
      [{ text: '人员经费', indent: 2 }, '300.00', '290.00'],
      ['公用经费', '20.20', '20.10'],
      ['合计', '320.20', '301.10'],
    ),
    { type: 'note', text: '含上年结转。' },
  ],
}

describe('a report model', () => {
  it('is read with its headings, tables and spans; sources are JSON Pointers', async () => {
    expect(validate(REPORT)).toBe(true)
    const tree = await load(bytes(REPORT), 'a.report.json')
    expect(tree.format).toBe('json')
    expect(tree.meta).toEqual({ title: '2023年度部门决算说明', organisation: '临江区粮食局', year: '2023' })
    expect(tree.text.split('\n').slice(-8)).toEqual([
      '| 项目     | 金额            |',
      '| 〃       | 预算   | 决算   |',
      '| 人员经费 | 300.00 | 290.00 |',
      '| 公用经费 | 20.20  | 20.10  |',
      '| 合计     | 320.20 | 301.10 |',
      '',
      '※ 含上年结转。',
      '',
    ])
    const read = tree.blocks.find((block) => block.kind === 'table')
    expect(read).toMatchObject({ rows: 5, columns: 3, source: { path: '/blocks/4' } })
    expect(read?.kind === 'table' && read.cells[3]).toMatchObject({
      row: 1,
      column: 2,
      source: { path: '/blocks/4/rows/1/1' },
    })
  })

  it('is audited like any other report, whatever its name', async () => {
    const { findings, title, organisation, year, format } = await audit(bytes(REPORT), { name: 'stdin.txt' })
    expect({ title, organisation, year, format }).toEqual({
      title: '2023年度部门决算说明',
      organisation: '临江区粮食局',
      year: 2023,
      format: 'json',
    })
    // 800.20 + 400.30 = 1200.50, not 1250.50; 290.00 + 20.10 = 310.10, not 301.10.
    expect(findings.map(({ rule, at, section }) => [rule, at.text, section.number, at.source])).toEqual([
      ['sum-mismatch', '1250.50万元', '一', { path: '/blocks/1' }],
      ['table-total-mismatch', '301.10', '（一）', { path: '/blocks/4/rows/4/2' }],
    ])
  })

  it('looks like the one in the README, which is right', async () => {
    const example = /<!-- report model -->\n```json\n([^`]+)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? ''
    expect(validate(JSON.parse(example))).toBe(true)
    const { findings, figures } = await audit(bytes(example), { name: 'a.report.json' })
    expect(findings).toEqual([])
    // 3 in prose, 6 in the table: every one is part of a sum that holds.
    expect(figures).toEqual({ total: 9, verified: 9, contradicted: 0, unchecked: 0 })
  })

  it('keeps a paragraph on one line and cells within bounds', async () => {
    const cells = Array(600).fill({ text: 'a', rowSpan: 1_000_000_000, columnSpan: 3 }).slice(0, 400)
    const tree = await load(bytes(model({ type: 'paragraph', text: '上\n下' }, table(cells, ['b']))), 'a.json')
    expect(tree.text.startsWith('上 下\n\n| a')).toBe(true)
    expect(tree.blocks[1]).toMatchObject({ rows: 2, columns: 512 })
  })
})

describe('what is no report model', () => {
  const refused = async (value: unknown): Promise<LoadError> => {
    const error: unknown = await load(bytes(value), 'a.json').catch((caught: unknown) => caught)
    if (!(error instanceof LoadError)) throw new Error('it was read')
    return error
  }

  it.each([
    [{}, 'version is missing'],
    [{ version: 2, blocks: [] }, 'version must be 1'],
    [{ ...model(), x: 1 }, 'x is no key of it'],
    [[], 'must be an object'],
    [model({ type: 'heading', text: 'a' }), 'blocks[0].level is missing'],
    [model({ type: 'heading', level: 9, text: 'a' }), 'blocks[0].level must be at most 6'],
    [model({ type: 'paragraph', text: 3 }), 'blocks[0].text must be a string'],
    [model({ type: 'headng', text: 'a' }), 'blocks[0].type must be one of heading, paragraph, item, note, table'],
    [model({ text: 'a' }), 'blocks[0].type is missing'],
    [model(3), 'blocks[0] must be an object'],
    [
      model(table(['a', 20.3])),
      'blocks[0].rows[0][1] must be a string (a figure as printed: "20.30") or { "text": … }',
    ],
    [model(table(['a'], [{ txt: 'a', text: 'a' }])), 'blocks[0].rows[1][0].txt is no key of it'],
    [model(table([{ text: 'a', rowSpan: 0 }])), 'blocks[0].rows[0][0].rowSpan must be at least 1'],
    [model(table([{ text: 'a', rowSpan: 1.5 }])), 'blocks[0].rows[0][0].rowSpan must be a whole number'],
    [model(table('a')), 'blocks[0].rows[0] must be a list'],
  ])('says where: %j', async (value, reason) => {
    expect(validate(value)).toBe(false)
    const error = await refused(value)
    expect(error.reason).toBe('invalid')
    expect(error.message).toBe(`No report model (schema/report.json): ${reason}`)
    expect(error.bilingual.zh).not.toMatch(/undefined|Invalid/)
  })

  it('says where JSON breaks or that it ends too early', async () => {
    expect((await refused('{"version": 1,\n"blocks": [}')).message).toMatch(/^This is no complete JSON: .*\[}/)
    expect((await refused('{"version": 1')).reason).toBe('damaged')
    expect((await refused('报告')).reason).toBe('damaged')
    expect((await refused(model())).reason).toBe('empty')
  })

  it('stops at the first of very many wrong cells', async () => {
    const wrong = model(table(...Array(500).fill(Array(500).fill(1))))
    expect((await refused(wrong)).message).toContain('blocks[0].rows[0][0] must be a string')
    expect((await refused(model(table(Array(299_000).fill('a'))))).message).toContain(
      'blocks[0].rows[0] has more than 512 items',
    )
  })

  it('refuses more than a report can have, before looking at any of it', async () => {
    expect((await refused(model(table(Array(300_001).fill(1))))).reason).toBe('too-large')
    expect((await refused({ version: 1, blocks: Array(300_001).fill(1) })).reason).toBe('too-large')
    expect((await refused(`{"blocks":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)).reason).toBe('invalid')
  })

  it('leaves text alone that only looks a little like it', async () => {
    expect((await load(bytes('{{报告}}\n一、情况'), 'a.txt')).format).toBe('text')
    expect((await load(bytes('{"version": 1}'), 'a.md')).format).toBe('markdown')
  })
})
