import { decode } from './decode.ts'

/**
 * The text of a web page: by its byte order mark, as UTF-8, in the encoding that it declares, else as GB18030.
 *
 * @throws LoadError `binary`, `encoding`
 */
export function decodeHtml(bytes: Uint8Array): string {
  const declared = declaredEncoding(bytes)
  if (declared === null || (bytes[0] ?? 0) >= 0xfe || decodeAs('utf-8', true, bytes) !== null) return decode(bytes)
  if (declared !== 'utf-8') return decodeAs(declared, true, bytes) ?? decode(bytes)
  const text = decodeAs('utf-8', false, bytes) ?? ''
  return isMostlyWhole(text) ? text : decode(bytes)
}

/** One broken character for ten whole ones, beside ASCII: not the bytes of another encoding. */
function isMostlyWhole(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0
  return broken * 10 < text.replace(/[\0-\x7f\ufffd]+/g, '').length
}

/** Null where none is declared and for those that {@link decode} finds by itself. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 2048))
  const name = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,30})/i.exec(start)?.[1]?.toLowerCase()
  return name === undefined || /^gb/.test(name) ? null : name === 'utf8' ? 'utf-8' : name
}

function decodeAs(encoding: string, fatal: boolean, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return null
  }
}
