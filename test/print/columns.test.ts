import { describe, expect, it } from 'vitest'
import { align, oneLine, padEnd, padStart, width } from '../../src/print/columns.ts'

describe('width', () => {
  it.each([
    ['abc', 3],
    ['合计', 4],
    ['（一）', 6],
    ['29.38%', 6],
    ['２９', 4],
    ['e\u0301', 1],
    ['𠮷', 2],
    ['÷≠', 2],
    ['', 0],
  ])('of %s is %i cells', (text, cells) => {
    expect(width(text)).toBe(cells)
  })
})

describe('padding', () => {
  it('counts cells, not characters, and never cuts', () => {
    expect(padEnd('合', 4)).toBe('合  ')
    expect(padStart('合', 4)).toBe('  合')
    expect(padEnd('合计', 3)).toBe('合计')
  })

  it('aligns every column but the last', () => {
    expect(
      align([
        ['a', '合计', 'x'],
        ['bbb', 'c', ''],
      ]),
    ).toEqual(['a    合计  x', 'bbb  c'])
  })
})

describe('oneLine', () => {
  it('keeps a report from steering the terminal', () => {
    expect(oneLine(' a\u001b[31mb\r\nc\u202ed\u0007 ')).toBe('a [31mb c d')
  })
})
