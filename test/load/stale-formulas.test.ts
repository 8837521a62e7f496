import { type Cell, type CellValue, writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit.ts'
import { evaluate } from '../../src/load/formula-evaluate.ts'
import { parseFormula } from '../../src/load/formula-parse.ts'
import { load } from '../../src/load/load.ts'
import { Decimal } from '../../src/number/decimal.ts'

/** A cell of a formula and the result that is stored for it. */
type Given = readonly [formula: string, stored: number, numFmt?: string]

const isGiven = (cell: CellValue | Given): cell is Given => Array.isArray(cell)

async function workbook(...sheets: { name: string; rows: (CellValue | Given)[][] }[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (isGiven(cell) ? null : cell))),
      cells: new Map<string, Partial<Cell>>(
        rows.flatMap((row, r) =>
          row.flatMap((cell, c) => {
            if (!isGiven(cell)) return []
            const [formula, stored, numFmt = '0.00'] = cell
            return [[`${r},${c}`, { type: 'formula', value: null, formula, formulaResult: stored, style: { numFmt } }]]
          }),
        ) as [string, Partial<Cell>][],
      ),
    })),
  })
}

/** What each stale cell of a column of formulas over 1.5, 2.5 and a blank gives. */
async function stale(...formulas: Given[]): Promise<(string | undefined)[]> {
  const rows = [
    ['项目', '金额', '核算'],
    ['甲', 1.5],
    ['乙', 2.5],
    ['丙', null],
    ...formulas.map((each) => ['丁', 1, each]),
  ]
  const tree = await load(await workbook({ name: '一', rows }, { name: '附 表', rows: [['a', 7, 'b']] }), 'a.xlsx')
  const table = tree.blocks.find((block) => block.kind === 'table')
  const cells = table?.kind === 'table' ? table.cells.filter(({ row, column }) => row > 3 && column === 2) : []
  return cells.map(({ formula }) => formula?.result)
}

describe('a formula whose stored result is another', () => {
  it('is found, with what it gives as the cell would show it', async () => {
    // 1.5 + 2.5 = 4; 2.5 ÷ 1.5 = 1.6667; 1.5 × 10% = 0.15; 7 − 1.5 = 5.5
    expect(
      await stale(
        ['SUM(B2:B4)', 5],
        ['B3/B2', 1.66],
        ['B2*10%', 0.2],
        ["'附 表'!B1-$B$2", 5],
        ['ROUND(B3/B2,1)+B4', 1.6],
        ['-(B2+B3)*2', 8],
        ['AVERAGE(B2:B4,4)', 3],
        ['B2/B3', 0.5, '0.0%'],
      ),
    ).toEqual(['4.00', '1.67', '0.15', '5.50', '1.70', '-8.00', '2.67', '60.0%'])
  })

  it('is none where the result is right, or shown as the right one would be', async () => {
    const right: Given[] = [
      ['SUM(B2:B4)', 4],
      ['B3/B2', 5 / 3],
      ['B3/B2', 1.67],
      ['B2*0.1', 0.15000000000000002],
      ['B2/B3', 0.6],
    ]
    expect(await stale(...right)).toEqual(right.map(() => undefined))
  })

  it('is not looked for where anything in it is not understood', async () => {
    const unknown = [
      'IF(B2>1,1,2)',
      'B2/B4',
      'A2+1',
      'SUM(无:有)',
      '[1]一!B2',
      'B2^2',
      'SUM(B2:B3',
      'nn!B2',
      'B2&"x"',
      'ROUND(B2,0.5)',
    ]
    expect(await stale(...unknown.map((text): Given => [text, 99]))).toEqual(unknown.map(() => undefined))
  })

  it('is a finding of its own, at the cell', async () => {
    const rows = [
      ['项目', '预算数', '决算数'],
      ['基本支出', 800.2, 790.1],
      ['项目支出', 400.3, 400.4],
      ['备注', null, null],
      ['平均', ['AVERAGE(B2:B3)', 600.25], ['AVERAGE(C2:C3)', 600.25]],
    ] satisfies (CellValue | Given)[][]
    const { findings } = await audit(await workbook({ name: '收支', rows }), { name: 'a.xlsx', language: 'en' })
    const stale = findings.filter(({ rule }) => rule === 'stale-formula')
    // (790.1 + 400.4) ÷ 2 = 595.25
    expect(stale.map(({ at, message, certainty }) => [at.text, at.source, message, certainty])).toEqual([
      [
        '600.25',
        { sheet: '收支', cell: 'C5' },
        'the cell shows 600.25, but its formula =AVERAGE(C2:C3) gives 595.25 over the stored values',
        'high',
      ],
    ])
  })

  it('costs no more than a bounded number of looks', async () => {
    const rows: (CellValue | Given)[][] = Array.from({ length: 1100 }, (_, i) => [`项${i}`, 1, ['SUM(B1:B1100)', 1101]])
    const tree = await load(await workbook({ name: '一', rows }), 'a.xlsx')
    // 1,000,000 ÷ 1100 = 909.09
    const [, table] = tree.blocks
    const found = table?.kind === 'table' ? table.cells.filter(({ formula }) => formula) : []
    expect(found).toHaveLength(909)
  })
})

describe('the parser of formulas', () => {
  it.each([
    '',
    '=',
    '1+',
    '(((',
    ')',
    'SUM()',
    'A1:',
    `${'('.repeat(1000)}1${')'.repeat(1000)}`,
    '-'.repeat(1500),
    'A1:B2:C3',
    '1 2',
  ])('refuses %s', (text) => {
    expect(parseFormula(text)).toBeNull()
  })

  it('goes by the usual precedence', () => {
    const value = (text: string) => {
      const formula = parseFormula(text)
      return formula && evaluate(formula, () => []).toFixed()
    }
    expect(value('=2+3*4-10/4%*-2')).toBe('514')
    expect(value('ROUND(-2.5,0)')).toBe('-3')
    expect(value('round(1250,-2)')).toBe('1300')
    expect(value('sum(1,2,(3))')).toBe('6')
    expect(new Decimal(value('ABS(-0.1)-0.3') ?? 0).toFixed()).toBe('-0.2')
  })
})
