import { describe, expect, it } from 'vitest'
import { JsonError, parseJson } from '../../src/config/parse-json.ts'

function failure(text: string): string {
  try {
    parseJson(text)
  } catch (error) {
    if (error instanceof JsonError) return `${error.line}: ${error.bilingual.en}`
  }
  return 'none'
}

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    const text = '{"a": [1, -2.5e3, true, null, "x\\n\\u4e00\\"y"], "b": {}, "c": []}'
    expect(parseJson(text).value).toEqual(JSON.parse(text))
  })

  it('allows comments and trailing commas', () => {
    expect(parseJson('// one\n{ /* two\n lines */ "a": [1, 2,], // three\n}\n').value).toEqual({ a: [1, 2] })
    expect(parseJson('{"a": "// no comment"}').value).toEqual({ a: '// no comment' })
  })

  it('knows the line of every key and item', () => {
    const { lineOf } = parseJson('{\n "a": 1,\n /* x\n */ "b": [\n  1,\n  {"c": 2}\n ]\n}')
    expect([['a'], ['b'], ['b', 0], ['b', 1], ['b', 1, 'c'], ['b', 1, 'd', 'e'], ['x']].map(lineOf)).toEqual([
      2, 4, 5, 6, 6, 6, 1,
    ])
  })

  it.each([
    ['{\n"a" 1}', '2: unexpected 1'],
    ['{"a": 1', '1: the text ends too early'],
    ['{"a": "x\n"}', '1: a string without end'],
    ['[1 2]', '1: unexpected 2'],
    ['{"a": nul}', '1: cannot understand nul'],
    ['{"a": 1,\n"a": 2}', '2: "a" is given twice'],
    ['{} x', '1: unexpected x'],
    ['', '1: the text ends too early'],
    ['['.repeat(100_000), '1: nested too deeply'],
  ])('says what is wrong with %j', (text, expected) => {
    expect(failure(text)).toBe(expected)
  })

  it('keeps keys that objects have of themselves', () => {
    expect(Object.keys(parseJson('{"__proto__": 1}').value as object)).toEqual(['__proto__'])
  })
})
