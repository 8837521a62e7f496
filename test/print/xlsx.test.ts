import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit.ts'
import { describeClaim } from '../../src/check/describe-claim.ts'
import { printXlsx } from '../../src/print/xlsx.ts'
import { columnName } from '../../src/print/xlsx-sheet.ts'

const TEXT = [
  '一、支出',
  '支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。',
  '基本支出500.00万元，其中人员经费275.00万元，占基本支出的55.50%。',
  '',
].join('\n')

async function workbookOf(reports: Readonly<Record<string, string>>) {
  const audited = []
  for (const [name, text] of Object.entries(reports)) audited.push(await audit(text, { name, language: 'zh' }))
  const bytes = await printXlsx({ reports: audited, problems: [{ path: 'x', message: 'y' }] }, describeClaim, 'zh')
  return readXlsx(bytes)
}

type Workbook = Awaited<ReturnType<typeof workbookOf>>
const sheet = (workbook: Workbook, name: string) => {
  const found = workbook.sheets.find((one) => one.name === name)
  if (!found) throw new Error(`no sheet ${name}`)
  return found
}

describe('the working paper', () => {
  it('has four sheets, each with a frozen header and filters', async () => {
    const workbook = await workbookOf({ 'a.txt': TEXT })
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['汇总', '问题', '勾稽关系', '数字'])
    for (const { freezePane, autoFilter } of workbook.sheets) {
      expect(freezePane?.rows).toBe(1)
      expect(autoFilter?.range).toMatch(/^A1:[A-Z]+\d+$/)
    }
    expect(sheet(workbook, '汇总').rows.map((row) => row[3])).toEqual(['文件', 'a.txt', 'x'])
  })

  it('recomputes each relation by a formula over the cells of its figures', async () => {
    const workbook = await workbookOf({ 'a.txt': TEXT })
    const { rows, cells } = sheet(workbook, '勾稽关系')
    const figures = sheet(workbook, '数字').rows
    const cellOf = (text: string) => `'数字'!$L$${figures.findIndex((row) => row[7] === text) + 1}`
    const formulas = (kind: string, expression: string) => {
      const r = rows.findIndex((row) => row[4] === kind && row[5] === expression)
      return [6, 8, 9]
        .map((c) => cells?.get(`${r},${c}`))
        .map((cell) => [cell?.formula, cell?.formulaResult ?? cell?.value])
    }
    const [total, basic, project] = ['1250.50万元', '800.20万元', '400.30万元'].map(cellOf)
    const sum = formulas('合计', '800.20 + 400.30')
    expect(sum[0]).toEqual([`(${total})/10000`, 1250.5])
    expect(sum[1]).toEqual([`(${basic}+${project})/10000`, 1200.5])
    expect(sum[2]?.[0]).toMatch(/^ROUND\(G\d+-I\d+,9\)$/)
    expect(sum[2]?.[1]).toBe(50)
    // 275.00 ÷ 500.00 is 55 hundredths.
    const share = formulas('占比', '275.00 ÷ 500.00')
    expect(share[1]?.[0]).toBe(`100*(${cellOf('275.00万元')}/${cellOf('500.00万元')})`)
    expect(share[1]?.[1]).toBe(55)
    expect(share[2]?.[1]).toBe(0.5)
  })

  it('has a drop-down for the reviewer’s decision', async () => {
    const workbook = await workbookOf({ 'a.txt': TEXT })
    for (const name of ['问题', '勾稽关系']) {
      const [validation] = sheet(workbook, name).dataValidations ?? []
      expect(validation?.type).toBe('list')
      expect(validation?.range).toMatch(/^([A-Z]+)2:\1\d+$/)
      expect(JSON.stringify(validation)).toContain('属实')
    }
  })

  it('keeps text as text, whatever it begins with', async () => {
    const evil = '=cmd|calc支出合计1250.50万元，其中：+基本支出800.20万元，@项目支出400.30万元。'
    const workbook = await workbookOf({ '=HYPERLINK("x")': `=1+1\n\u0001_x0041_${'长'.repeat(40_000)}\n${evil}\n` })
    const ours =
      /^(?:ROUND\(G\d+-I\d+,9\)|IF\(H\d+=0,0,I\d+\/H\d+\)|I\d+\*K\d+|[\d*()/+-]*(?:'数字'!\$L\$\d+[\d*()/+-]*)+)$/
    for (const { cells } of workbook.sheets) {
      for (const cell of cells?.values() ?? []) if (cell.formula !== undefined) expect(cell.formula).toMatch(ours)
    }
    expect(sheet(workbook, '汇总').rows[1]?.[3]).toBe('=HYPERLINK("x")')
  })
})

it('names columns as Excel does', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})
