import { describe, expect, it } from 'vitest'
import { listNumber } from '../../src/load/list-number.ts'

const values = [1, 2, 10, 11, 20, 21, 99, 100, 105]

describe('listNumber', () => {
  it.each([
    ['decimal', '1 2 10 11 20 21 99 100 105'],
    ['unheardOf', '1 2 10 11 20 21 99 100 105'],
    ['toString', '1 2 10 11 20 21 99 100 105'],
    ['decimalZero', '01 02 10 11 20 21 99 100 105'],
    ['chineseCounting', '一 二 十 十一 二十 二十一 九十九 一〇〇 一〇五'],
    ['chineseCountingThousand', '一 二 十 十一 二十 二十一 九十九 一百 一百〇五'],
    ['taiwaneseCountingThousand', '一 二 十 十一 二十 二十一 九十九 一百 一百〇五'],
    ['japaneseCounting', '一 二 十 十一 二十 二十一 九十九 百 百五'],
    ['ideographDigital', '一 二 一〇 一一 二〇 二一 九九 一〇〇 一〇五'],
    ['chineseLegalSimplified', '壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 玖拾玖 壹佰 壹佰零伍'],
    ['decimalFullWidth', '１ ２ １０ １１ ２０ ２１ ９９ １００ １０５'],
    ['decimalEnclosedCircle', '① ② ⑩ ⑪ ⑳ ㉑ 99 100 105'],
    ['decimalEnclosedParen', '⑴ ⑵ ⑽ ⑾ ⒇ 21 99 100 105'],
    ['ideographTraditional', '甲 乙 癸 11 20 21 99 100 105'],
    ['upperRoman', 'I II X XI XX XXI XCIX C CV'],
    ['lowerLetter', 'a b j k t u uuuu vvvv aaaaa'],
    ['upperLetter', 'A B J K T U UUUU VVVV AAAAA'],
    ['ordinal', '1st 2nd 10th 11th 20th 21st 99th 100th 105th'],
  ])('prints %s', (format, printed) => {
    expect(values.map((value) => listNumber(value, format)).join(' ')).toBe(printed)
  })

  it('counts in hundreds and thousands', () => {
    expect([110, 1000, 1010, 1234, 9999, 10000].map((value) => listNumber(value, 'chineseCountingThousand'))).toEqual([
      '一百一十',
      '一千',
      '一千〇一十',
      '一千二百三十四',
      '九千九百九十九',
      '10000',
    ])
  })

  it('prints what has no letter or numeral as a decimal, however large', () => {
    for (const format of [
      'upperRoman',
      'lowerLetter',
      'chineseLegalSimplified',
      'ideographZodiac',
      'decimalEnclosedCircle',
    ])
      expect(listNumber(1_000_000, format)).toBe('1000000')
    expect(listNumber(0, 'upperRoman')).toBe('0')
  })
})
