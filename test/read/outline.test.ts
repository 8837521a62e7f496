import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import { outline } from '../../src/read/outline.ts'

async function sections(text: string, name: string): Promise<string[]> {
  const tree = await load(new TextEncoder().encode(text), name)
  return outline(tree).sections.map(({ level, path }) => `${level} ${path.at(-1)}`)
}

describe('the outline', () => {
  it('has 节 above 一、 and below 章', async () => {
    const text =
      '第一章 总则\n\n第一节业务概要\n\n一、收入\n\n收入10万元。\n\n第二节 财务报告\n\n一、支出\n\n支出10万元。\n'
    expect(await sections(text, 'a.txt')).toEqual([
      '1 第一章 总则',
      '2 第一节业务概要',
      '3 一、收入',
      '2 第二节 财务报告',
      '3 一、支出',
    ])
  })

  it('takes a year behind a number for the beginning of the title', async () => {
    const text = '1. 收支总表\n\n2．2024年收入总表\n\n3.2024年支出总表\n\n4.5万元为上年结转。\n'
    expect(await sections(text, 'a.txt')).toEqual(['1 1. 收支总表', '1 2．2024年收入总表', '1 3.2024年支出总表'])
  })

  it('starts again where the title of another year is printed without a heading style', async () => {
    const year = (number: number, mark: string) =>
      `${mark}${number}年水利事业公报\n\n一、概况\n\n全年投资${number}万元。\n\n`
    expect(await sections(year(2023, '# ') + year(2022, ''), 'a.md')).toEqual([
      '1 2023年水利事业公报',
      '2 一、概况',
      '1 2022年水利事业公报',
      '2 一、概况',
    ])
    expect(
      await sections(`# 2023年水利事业公报\n\n2023年水利事业公报\n\n一、概况\n\n全年投资1万元。\n`, 'a.md'),
    ).toEqual(['1 2023年水利事业公报', '2 一、概况'])
  })
})
