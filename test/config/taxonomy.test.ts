import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit.ts'
import { checkTaxonomy } from '../../src/config/check-taxonomy.ts'
import { conceptNames, conceptOf } from '../../src/taxonomy/concepts.ts'

const OWN = [
  { names: ['安保费'] },
  { names: ['保洁费', '保洁服务费'] },
  { names: ['综合保障经费'], sums: [['安保费', '保洁费']] },
]

async function sums(text: string, taxonomy: typeof OWN = OWN) {
  const { report } = await audit(text, { name: 'a.txt', taxonomy })
  return report.claims
    .filter(({ kind }) => kind === 'sum')
    .map(({ figures, outcome }) => [...figures.map((figure) => figure.text), outcome.verdict].join(' '))
}

describe('concepts of a configuration', () => {
  it('must add up wherever they are stated, under any of their names', async () => {
    const text = '2023年综合保障经费300.00万元。\n\n安保费100.00万元。保洁服务费190.00万元。'
    expect(await sums(text)).toEqual(['300.00万元 100.00万元 190.00万元 fails'])
    expect(await sums(text.replace('190', '200'))).toContain('300.00万元 100.00万元 200.00万元 holds')
    expect(await sums(text, [])).toEqual([])
  })

  it('are compared within their column of a table', async () => {
    const table = `| 项目 | 预算数（万元） | 决算数（万元） |
| --- | --- | --- |
| 综合保障经费 | 300.00 | 280.00 |
| 安保费 | 100.00 | 90.00 |
| 保洁费 | 200.00 | 180.00 |
| 培训费 | 7.00 | 8.00 |`
    const found = await sums(table)
    expect(found).toContain('280.00 90.00 180.00 fails')
    expect(found).toContain('300.00 100.00 200.00 holds')
  })

  it('are silent where a part is missing, of another year, or printed more than once', async () => {
    const head = '2023年综合保障经费300.00万元。\n\n'
    expect(await sums(`${head}安保费100.00万元。`)).toEqual([])
    expect(await sums(`${head}安保费100.00万元。2022年保洁费150.00万元。`)).toEqual([])
    expect(await sums(`${head}安保费100.00万元。保洁费150.00万元。保洁费160.00万元为预付。`)).toEqual([])
  })

  it('close a breakdown, and add names to a concept of the field', async () => {
    const words = '综合保障经费300.00万元，其中：安保费100.00万元，保洁费190.00万元。'
    expect(await sums(words)).toContain('300.00万元 100.00万元 190.00万元 fails')
    const more = [{ names: ['公务接待费', '来客招待支出'] }]
    const { report } = await audit('来客招待支出3.00万元。', { name: 'a.txt', taxonomy: more })
    expect(report.figures).toHaveLength(1)
    expect(conceptOf('来客招待支出')).toBeNull()
    expect(conceptNames()).not.toContain('来客招待支出')
  })

  it('may only name parts that are known, and the nearest is told', () => {
    const taxonomy = [{ names: ['综合保障经费'], sums: [['公务接代费', '保洁费']] }]
    const [first, second] = checkTaxonomy({ taxonomy }, [...taxonomy, { names: ['保洁费'] }])
    expect(first).toMatchObject({ path: ['taxonomy', 0, 'sums', 0, 0] })
    expect(first?.message.zh).toMatch(/没有名为“公务接代费”的概念.*；是否指 公务接待费？$/)
    expect(second).toBeUndefined()
  })
})
