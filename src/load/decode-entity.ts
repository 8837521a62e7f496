import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** There are 2,125 names that end with a semicolon; a text with more different ones makes them up. */
const MOST_NAMES = 3000

const names = new Map<string, string | null>()
const parser = unified().use(remarkParse)

/** What a character reference (`&lt;`, `&#20803;`) stands for; null for what is none. */
export function decodeEntity(written: string): string | null {
  if (written.startsWith('&#')) return decodeNumber(written.slice(2, -1))
  const known = names.get(written)
  if (known !== undefined || names.size >= MOST_NAMES) return known ?? null
  const decoded = decodeName(written)
  names.set(written, decoded)
  return decoded
}

function decodeNumber(digits: string): string {
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10)
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code)
}

/** The Markdown parser knows the names. */
function decodeName(written: string): string | null {
  const [paragraph] = parser.parse(`x${written}x`).children
  const [text] = paragraph?.type === 'paragraph' ? paragraph.children : []
  const value = text?.type === 'text' ? text.value.slice(1, -1) : written
  return value === written ? null : value
}
