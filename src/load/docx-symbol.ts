/** Signs of symbol fonts (private code points F0xx) that reports use; others print as nothing that could be read. */
const SIGNS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: {
    37: '%',
    43: '+',
    45: '−',
    47: '/',
    60: '<',
    61: '=',
    62: '>',
    163: '≤',
    176: '°',
    177: '±',
    179: '≥',
    180: '×',
    184: '÷',
    185: '≠',
    187: '≈',
    215: '·',
    229: '∑',
  },
  wingdings: { 111: '□', 168: '□', 252: '√', 251: '×', 253: '☒', 254: '☑', 128: '⓪' },
  'wingdings 2': { 80: '√', 79: '×', 81: '☒', 82: '☑', 83: '☒', 84: '☒', 163: '□', 105: '⓪' },
}
/** Where ① to ⑩ begin. */
const CIRCLED: Readonly<Record<string, number>> = { wingdings: 0x81, 'wingdings 2': 0x6a }

/** The character that a `<w:sym>` prints: `char` is a code point in hexadecimal, of the font where it is a private one. */
export function symbol(font: string, char: string): string {
  const code = Number.parseInt(char, 16)
  if (!(code > 0x20 && code <= 0xffff)) return ''
  if (code >= 0x100 && (code < 0xe000 || code > 0xf8ff))
    return code >= 0xd800 && code < 0xe000 ? '' : String.fromCharCode(code)
  const name = font.toLowerCase()
  const position = code & 0xff
  const circled = position - (CIRCLED[name] ?? 0x200)
  if (circled >= 0 && circled < 10) return String.fromCharCode(0x2460 + circled)
  if (Object.hasOwn(SIGNS, name)) return SIGNS[name]?.[position] ?? ''
  return code < 0x7f ? String.fromCharCode(code) : ''
}
