import { LoadError } from './load-error.ts'

/**
 * The page in a web archive (MHTML, RFC 2557), which office systems and Word also save as `.doc`: the first part that is HTML.
 *
 * @throws LoadError `damaged` where no part is.
 */
export function pageOf(bytes: Uint8Array): Uint8Array {
  const text = byteString(bytes)
  const type = /^content-type:\s{0,9}text\/html/im.exec(text)
  if (!type) throw withoutPage()
  const headerStart = text.lastIndexOf('\n--', type.index) + 1
  const blank = /\r?\n\r?\n/g
  blank.lastIndex = type.index
  if (!blank.exec(text)) throw withoutPage()
  const header = text.slice(headerStart, blank.lastIndex)
  return decoded(text.slice(blank.lastIndex, endOfPart(text, blank.lastIndex)), header)
}

/** Parts that hold parts, one in another. */
const MOST_NESTED = 9

/** Where the next line begins that marks a boundary: each starts with `--` and is named in a header before. */
function endOfPart(text: string, start: number): number {
  let first = text.length
  let names = 0
  for (const [, name] of text.slice(0, start).matchAll(/boundary\s{0,9}=\s{0,9}"?([^"\s;]{1,200})/gi)) {
    const end = text.indexOf(`\n--${name}`, start)
    if (end >= 0) first = Math.min(first, end)
    if (++names === MOST_NESTED) break
  }
  return first
}

function decoded(body: string, header: string): Uint8Array {
  const encoding = /^content-transfer-encoding:\s{0,9}([\w-]{1,20})/im.exec(header)?.[1]?.toLowerCase()
  if (encoding === 'quoted-printable') return toBytes(unquoted(body))
  if (encoding !== 'base64') return toBytes(body)
  try {
    return toBytes(atob(body.replace(/[^A-Za-z0-9+/]/g, '')))
  } catch {
    throw withoutPage()
  }
}

/** RFC 2045, § 6.7. */
function unquoted(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

const CHUNK = 8192

/** One character a byte. */
function byteString(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) chunks.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
  return chunks.join('')
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

function withoutPage(): LoadError {
  return new LoadError('damaged', {
    zh: '网页归档（MHTML）已损坏，或其中没有网页',
    en: 'The web archive (MHTML) is damaged or holds no page',
  })
}
