import { decode } from './decode.ts'

/**
 * The text of a web page: by its byte order mark, as UTF-8 (also with a few broken characters, which become U+FFFD), in the
 * encoding that it declares, else as GB18030.
 *
 * @throws LoadError `binary`, `encoding`
 */
export function decodeHtml(bytes: Uint8Array): string {
  if ((bytes[0] ?? 0) >= 0xfe || decodeAs('utf-8', true, bytes) !== null) return decode(bytes)
  const declared = declaredEncoding(bytes)
  const text = declared === null ? decodeAs('utf-8', false, bytes) : null
  if (text !== null && isMostlyWhole(text)) return text
  return (declared === null ? null : decodeAs(declared, true, bytes)) ?? decode(bytes)
}

/** One broken character for ten whole ones, beside ASCII: not the bytes of another encoding. */
function isMostlyWhole(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0
  return broken * 10 < text.replace(/[\0-\x7f\ufffd]+/g, '').length
}

/** Null where none is declared, and for UTF-8 and GB18030, which their bytes tell better. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 2048))
  const name = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,30})/i.exec(start)?.[1]?.toLowerCase()
  return name === undefined || /^(?:gb|utf-?8)/.test(name) ? null : name
}

function decodeAs(encoding: string, fatal: boolean, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return null
  }
}
