import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import { loadDocx, p, tbl, texts } from './office-file.ts'

const stack = (...lines: readonly string[]) => ['', lines.map((line) => p(line)).join('')] as const
const wide = (...lines: readonly string[]) =>
  ['<w:gridSpan w:val="2"/>', lines.map((line) => p(line.replaceAll('\t', '</w:t><w:tab/><w:t>'))).join('')] as const

describe('rows that are stacked in one', () => {
  it('are taken apart, a paragraph a row, with a number for each column of a cell over several', async () => {
    const table = tbl(
      ['类别', '机构', '床位'],
      [stack('合计', '公办', '民办'), wide('1972\t50.5', '1000\t30.5', '972\t20')],
    )
    expect(texts(await loadDocx(table))).toEqual([
      ['0:类别|1:机构|2:床位', '0:合计|1:1972|2:50.5', '0:公办|1:1000|2:30.5', '0:民办|1:972|2:20'].join('\n'),
    ])
  })

  it('may stand beside others of another number, and lines may be broken by a margin', async () => {
    const narrow = p('甲镇乙镇丙乡', '<w:ind w:right="900"/>')
    const table = tbl(
      ['镇', '户', '街道', '户'],
      [['', p('合计') + narrow], stack('60', '10 20', '30'), stack('合计', '东街', '西街'), stack('9', '4', '5')],
    )
    expect(texts(await loadDocx(table))).toEqual([
      [
        '0:镇|1:户|2:街道|3:户',
        '0:合计|1:60|2:合计|3:9',
        '0:甲镇|1:10|2:东街|3:4',
        '0:乙镇|1:20|2:西街|3:5',
        '0:丙乡|1:30',
      ].join('\n'),
    ])
  })

  it('are left alone where the lines do not fit, are sentences or words', async () => {
    const row = (labels: readonly string[], numbers: readonly string[]) =>
      tbl(['项目', '金额'], [stack(...labels), stack(...numbers)])
    const rows = async (table: string) =>
      texts(await loadDocx(table))[0]
        ?.split('\n')
        .filter((line) => /^\d:/.test(line))
    expect(await rows(row(['合计', '公办', '民办'], ['9', '4']))).not.toContain('0:公办|1:4')
    expect(await rows(row(['完成甲。', '完成乙。', '完成丙。'], ['9', '4', '5']))).not.toContain('0:完成乙。|1:4')
    expect(await rows(row(['合计', '公办', '民办'], ['九个', '四个', '五个']))).not.toContain('0:公办|1:四个')
  })

  it('are taken apart in web pages too', async () => {
    const page =
      '<table><tr><td>名称</td><td>数</td></tr><tr><td>合计<br>城区<br>乡村</td><td>9.5<br>4.5<br>5</td></tr></table>'
    const tree = await load(new TextEncoder().encode(`<html><body>${page}</body></html>`), 'a.html')
    expect(texts(tree)).toEqual(['0:名称|1:数\n0:合计|1:9.5\n0:城区|1:4.5\n0:乡村|1:5'])
  })
})
