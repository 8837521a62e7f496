import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import { LoadError } from '../../src/load/load-error.ts'
import { paragraphsOf } from './tree-of.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function reasonOf(input: Uint8Array, name = 'a.txt', maxBytes?: number): Promise<string> {
  try {
    await load(input, name, maxBytes === undefined ? {} : { limits: { textBytes: maxBytes } })
    return 'loaded'
  } catch (error) {
    if (!(error instanceof LoadError)) throw error
    expect(error.bilingual.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(error.message).toBe(error.bilingual.en)
    return error.reason
  }
}

describe('inputs that cannot be read', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['blanks only', bytes('\ufeff \n\u3000\t\u200b\f\n'), 'empty'],
    ['zeros', new Uint8Array(100), 'binary'],
    ['control characters', new Uint8Array(100).fill(1), 'binary'],
    ['no encoding', Uint8Array.from([0x41, 0xff, 0xff, 0x41]), 'encoding'],
    ['a workbook that is cut off', bytes('PK\u0003\u0004xxxx'), 'damaged'],
    ['the start of an old Office file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'damaged'],
    ['an old workbook that is cut off', readFileSync('fixtures/formats/clean.xls').subarray(0, 3000), 'damaged'],
    ['a Word file that is cut off', readFileSync('fixtures/formats/clean.doc').subarray(0, 9000), 'damaged'],
    ['the start of a PDF', bytes('%PDF-1.7\n'), 'damaged'],
    ['a workbook as XML of Office 2003', bytes('<?xml version="1.0"?><Workbook><Row/></Workbook>'), 'unsupported'],
    ['a web archive without a page', bytes('MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x\n'), 'damaged'],
  ])('%s', async (_, input, reason) => {
    expect(await reasonOf(input)).toBe(reason)
  })

  it('says the size and the limit', async () => {
    expect(await reasonOf(bytes('字'.repeat(100)), 'a.txt', 299)).toBe('too-large')
    await expect(load(new Uint8Array(50_000_000).fill(65), 'a.txt')).rejects.toThrow('50 MB, the limit is 20 MB')
  })
})

describe('encodings', () => {
  it.each([
    ['UTF-8', bytes('预算5万元'), 0],
    ['UTF-8 with mark', bytes('\ufeff预算5万元'), 1],
    ['UTF-16LE', Uint8Array.from([0xff, 0xfe, 0x84, 0x98, 0x97, 0x7b, 0x35, 0, 0x07, 0x4e, 0x43, 0x51]), 1],
    ['UTF-16BE', Uint8Array.from([0xfe, 0xff, 0x98, 0x84, 0x7b, 0x97, 0, 0x35, 0x4e, 0x07, 0x51, 0x43]), 1],
    ['GB18030', Uint8Array.from([0xd4, 0xa4, 0xcb, 0xe3, 0x35, 0xcd, 0xf2, 0xd4, 0xaa]), 0],
  ])('%s', async (_, input, offset) => {
    const tree = await load(input, 'a.txt')
    expect(paragraphsOf(tree)).toEqual(['预算5万元'])
    expect(tree.text.slice(offset)).toBe('预算5万元')
    const [block] = tree.blocks
    expect(block?.kind === 'paragraph' && block.passage.pieces).toEqual([{ at: 0, offset }])
  })
})

describe('web archives', () => {
  const archive = (encoding: string, body: string) =>
    bytes(
      'From: <Saved by X>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="=_part"\r\n\r\n' +
        `--=_part\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: text/html\r\n\r\n${body}\r\n` +
        '--=_part\r\nContent-Type: image/png\r\n\r\n<p>picture</p>\r\n--=_part--\r\n',
    )
  it.each([
    ['quoted-printable', '<p>=E9=A2=84=E7=AE=\r\n=975=E4=B8=87=E5=85=83</p>'],
    ['quoted-printable', '<p>=D4=A4=CB=E35=CD=F2=D4=AA</p>'],
    ['base64', 'PHA+6aKE566X\r\nNeS4h+WFgzwvcD4='],
    ['8bit', '<p>预算5万元</p>'],
  ])('in %s give the page that they hold', async (encoding, body) => {
    const tree = await load(archive(encoding, body), 'a.doc')
    expect([tree.format, paragraphsOf(tree)]).toEqual(['html', ['预算5万元']])
  })
})

describe('hostile inputs end', () => {
  const chars = [
    '\n',
    '\t',
    ' ',
    '|',
    ',',
    '，',
    '1',
    'a',
    '-',
    '*',
    '[',
    '<',
    '>',
    '&',
    '`',
    '#',
    '。',
    '\u200b',
    '①',
    '\f',
  ]
  it.each(chars)('200,000 of %j', async (char) => {
    for (const name of ['a.txt', 'a.md'])
      expect(await reasonOf(bytes(char.repeat(200_000)), name)).toMatch(/loaded|empty|too-large/)
  })

  it.each([
    ['quotations', '>'.repeat(50_000), 'a.md'],
    ['lists', '- '.repeat(50_000), 'a.md'],
    ['nested lists', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'), 'a.md'],
    ['elements', `<table><tr><td>${'<div>'.repeat(50_000)}</table>`, 'a.md'],
    ['spans', `<table><tr><td rowspan=1000000000 colspan=1000000000>1</td></tr></table>`, 'a.md'],
    ['emphasis', '*a **b '.repeat(50_000), 'a.md'],
    ['flattened rows', '\t甲\n\t1.0\n\t2.0\n\n'.repeat(10_000), 'a.txt'],
    ['markdown rows', `| a | b |\n|---|---|\n${'| 甲 | 1.0 |\n'.repeat(10_000)}`, 'a.md'],
    ['lines', 'a\n'.repeat(1_200_000), 'a.txt'],
  ])('%s', async (_, text, name) => {
    expect(await reasonOf(bytes(text), name)).toMatch(/loaded|too-large/)
  })
})

describe('radicals that were copied out of a PDF', () => {
  it('are read as the characters that they are, and stay as they stand in the text', async () => {
    // ⻔ U+2ED4, ⽐ U+2F50, ⻓ U+2ED3
    const tree = await load(bytes('部⻔⽀出⽐上年增⻓5%。'), 'a.txt')
    expect(paragraphsOf(tree)).toEqual(['部门支出比上年增长5%。'])
    expect(tree.text).toBe('部⻔⽀出⽐上年增⻓5%。')
  })
})
