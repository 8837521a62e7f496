import { strToU8, zipSync } from 'fflate'
import { type Cell, type CellValue, writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import { LoadError } from '../../src/load/load-error.ts'
import type { Tree } from '../../src/model/tree.ts'
import { expectInPlace, gridOf, paragraphsOf, passagesOf, tablesOf } from './tree-of.ts'

type Written = Parameters<typeof writeXlsx>[0]['sheets'][number]

async function read(...sheets: Written[]): Promise<Tree> {
  const tree = await load(await writeXlsx({ sheets }), 'a.xlsx')
  expect(tree.format).toBe('xlsx')
  for (const passage of passagesOf(tree)) expectInPlace(tree.text, passage)
  return tree
}

async function reasonOf(bytes: Uint8Array): Promise<string> {
  try {
    await load(bytes, 'a.xlsx')
    return 'loaded'
  } catch (error) {
    if (error instanceof LoadError) return error.reason
    throw error
  }
}

const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  startRow,
  startCol,
  endRow,
  endCol,
})

/** A row of one number for each format. */
async function shown(...pairs: (readonly [CellValue, string])[]): Promise<(readonly [string, string | undefined])[]> {
  const cells = new Map<string, Partial<Cell>>(
    pairs.map(([value, numFmt], i) => [
      `1,${i}`,
      { value, type: value instanceof Date ? 'date' : 'number', style: { numFmt } },
    ]),
  )
  const rows = [pairs.map((_, i) => `列${i}`), pairs.map(([value]) => value)]
  const [table] = tablesOf(await read({ name: '一', rows, cells }))
  return (table?.cells ?? []).filter((cell) => cell.row === 1).map((cell) => [cell.passage.text, cell.exact] as const)
}

describe('sheets', () => {
  it('makes a heading of each, paragraphs of titles and units, and tables with spans', async () => {
    const tree = await read({
      name: '收支',
      rows: [
        ['收支总表', null, null],
        ['编制单位：某局', null, '单位：万元'],
        ['项目', '支出', null],
        [null, '基本', '合计'],
        ['行政运行', '1.20', '3.45'],
        ['注：数据取自决算。'],
      ],
      merges: [merge(0, 0, 0, 2), merge(2, 0, 3, 0), merge(2, 1, 2, 2)],
    })
    expect(paragraphsOf(tree)).toEqual(['收支', '收支总表', '编制单位：某局', '单位：万元', '注：数据取自决算。'])
    expect(tree.blocks[0]).toMatchObject({ depth: 1, source: { sheet: '收支' } })
    expect(tablesOf(tree).map(gridOf)).toEqual([
      [
        ['项目', '支出', '<'],
        ['^', '基本', '合计'],
        ['行政运行', '1.20', '3.45'],
      ],
    ])
    expect(tablesOf(tree)[0]?.cells.at(-1)?.source).toEqual({ sheet: '收支', cell: 'C5' })
  })

  it('parts tables at blank rows and columns, but not at rows that have borders', async () => {
    const border = { top: { style: 'thin' as const } }
    const tree = await read({
      name: '一',
      rows: [
        ['甲', '1', null, '丙', '3'],
        ['乙', '2', null, '丁', '4'],
        [],
        ['项目', '数'],
        [null, null],
        ['合计', '5'],
      ],
      cells: new Map([['4,0', { value: null, style: { border } }]]),
    })
    expect(tablesOf(tree).map(gridOf)).toEqual([
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
      [
        ['丙', '3'],
        ['丁', '4'],
      ],
      [
        ['项目', '数'],
        ['', ''],
        ['合计', '5'],
      ],
    ])
  })

  it('leaves hidden sheets out, keeps hidden rows and columns, and says both', async () => {
    const tree = await read(
      {
        name: '一',
        rows: [
          ['项目', '数'],
          ['甲', '1'],
          ['乙', '2'],
        ],
        rowDefs: new Map([[1, { hidden: true }]]),
      },
      { name: '二', rows: [['秘', '9']], hidden: true },
    )
    expect(tablesOf(tree).map(gridOf)).toEqual([
      [
        ['项目', '数'],
        ['甲', '1'],
        ['乙', '2'],
      ],
    ])
    expect(tree.notes).toHaveLength(2)
    expect(tree.notes[0]).toMatch(/一：含隐藏行 2 /)
    expect(tree.notes[1]).toMatch(/二/)
  })

  it('gives labels their indentation, by blanks or by format', async () => {
    const style = { alignment: { indent: 2 } }
    const tree = await read({
      name: '一',
      rows: [
        ['支出', '3'],
        ['  基本', '1'],
        ['项目', '2'],
      ],
      cells: new Map([['2,0', { value: '项目', style }]]),
    })
    const labels = tablesOf(tree)[0]?.cells.filter((cell) => cell.column === 0)
    expect(labels?.map((cell) => [cell.passage.text, cell.indent])).toEqual([
      ['支出', undefined],
      ['基本', 2],
      ['项目', 4],
    ])
  })
})

describe('what a cell displays', () => {
  it('is the number in its format, rounded half up in decimal, with the stored one beside it', async () => {
    expect(
      await shown(
        [1234.5, '#,##0.00'],
        [0.16667, '0.00%'],
        [1.005, '0.00'],
        [0.1 + 0.2, 'General'],
        [-5, '#,##0.00;[Red]-#,##0.00'],
        [0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '],
        [12345, '0!.0,"万"'],
        [-0.5, '0.00_);[Red]\\(0.00\\)'],
        [7.5, '0.00"万元"'],
      ),
    ).toEqual([
      ['1,234.50', undefined],
      ['16.67%', '0.16667'],
      ['1.01', '1.005'],
      ['0.3', undefined],
      ['-5.00', undefined],
      ['-', '0'],
      ['12.3万', '12345'],
      ['(0.50)', undefined],
      ['7.50万元', '7.5'],
    ])
  })

  it('is a date as its format writes it', async () => {
    const day = new Date(Date.UTC(2024, 4, 1))
    expect((await shown([day, 'yyyy"年"m"月"d"日"'], [day, 'yyyy-mm-dd'])).map(([text]) => text)).toEqual([
      '2024年5月1日',
      '2024-05-01',
    ])
  })

  it('is the stored result of a formula, and nothing where none is stored', async () => {
    const formula = { type: 'formula' as const, formula: 'SUM(B1:B2)' }
    const tree = await read({
      name: '一',
      rows: [
        ['甲', '1'],
        ['乙', '2'],
        ['合计', null],
        ['另计', null],
      ],
      cells: new Map([
        ['2,1', { value: null, ...formula, formulaResult: 3 }],
        ['3,1', { value: null, ...formula }],
      ]),
    })
    expect(gridOf(tablesOf(tree)[0]).slice(2)).toEqual([
      ['合计', '3'],
      ['另计', ''],
    ])
    expect(tree.notes).toEqual([expect.stringContaining('1 个公式没有存储结果')])
  })
})

describe('what cannot be read', () => {
  const sheet = (data: string) =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      '_rels/.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" ' +
          'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
      'xl/workbook.xml': strToU8(
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/' +
          'officeDocument/2006/relationships"><sheets><sheet name="一" sheetId="1" r:id="s"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" ' +
          'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${data}</worksheet>`,
      ),
    })
  const cell = (ref: string, value = 1) => `<c r="${ref}"><v>${value}</v></c>`

  it('is a workbook with nothing in it, with a password, or cut off', async () => {
    expect(await reasonOf(await writeXlsx({ sheets: [{ name: '一', rows: [] }] }))).toBe('empty')
    const locked = await writeXlsx({
      sheets: [{ name: '一', rows: [['a']] }],
      encryption: { password: 'x', spinCount: 10 },
    })
    expect(await reasonOf(locked)).toBe('encrypted')
    const whole = await writeXlsx({ sheets: [{ name: '一', rows: [['a']] }] })
    expect(await reasonOf(whole.slice(0, whole.length - 30))).toBe('damaged')
  })

  it('keeps sheets with far corners, all columns and endless merges within bounds', async () => {
    const corners = `<sheetData><row r="1">${cell('A1')}</row><row r="1048576">${cell('XFD1048576')}</row></sheetData>`
    expect(await reasonOf(sheet(corners))).toBe('damaged')
    const wide = await read({ name: '一', rows: [Array.from({ length: 16384 }, (_, i) => i), ['a', 'b']] })
    expect(tablesOf(wide)[0]?.columns).toBe(512)
    expect(wide.notes.join()).toMatch(/512/)
    const merges = `<sheetData><row r="1">${cell('A1')}${cell('B1', 2)}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:B1"/></mergeCells>`
    expect(['loaded', 'damaged', 'too-large']).toContain(await reasonOf(sheet(merges)))
  })

  it('ends with a tree or a LoadError for files that are changed at random', async () => {
    const whole = await writeXlsx({
      sheets: [
        {
          name: '一',
          rows: [
            ['项目', '数'],
            ['甲', 1.5],
          ],
          merges: [merge(2, 0, 3, 1)],
        },
      ],
    })
    let seed = 5
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    for (let round = 0; round < 200; round++) {
      const bytes = whole.slice(0, round % 4 === 0 ? random(whole.length) + 1 : whole.length)
      for (let i = 0; i < round % 9; i++) bytes[random(bytes.length)] = random(256)
      await reasonOf(bytes)
    }
  })
})
