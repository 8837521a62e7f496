import { LoadError } from './load-error.ts'

/**
 * Bytes of a text file as a string: UTF-8, UTF-16 with a byte order mark, or GB18030 (which includes GBK and GB2312).
 *
 * A byte order mark stays as character 0, so that offsets in the result are offsets in the decoded file.
 *
 * @throws LoadError `binary` for bytes that are no text, `encoding` for text in none of these encodings.
 */
export function decode(bytes: Uint8Array): string {
  const declared = byteOrder(bytes)
  if (declared) return decodeAs(declared, bytes) ?? fail('encoding')
  if (hasBinaryControls(bytes)) return fail('binary')
  const utf8 = decodeAs('utf-8', bytes)
  if (utf8 !== null) return utf8
  const chinese = decodeAs('gb18030', bytes)
  if (chinese === null) return fail('encoding')
  return isPlausibleChinese(chinese) ? chinese : fail('encoding')
}

function byteOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Control characters that text files do not hold; a few are let pass, since exports of Word leave field and cell marks. */
function hasBinaryControls(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65536)
  let controls = 0
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0
    if (byte === 0) return true
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 0x1a) controls++
  }
  return controls * 50 > sample.length
}

/** Nearly any bytes are valid GB18030; real text is mostly common ideographs, Chinese punctuation and ASCII. */
function isPlausibleChinese(text: string): boolean {
  let foreign = 0
  let common = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x303f) || code >= 0xff01) common++
    else if (!(code >= 0x2000 && code <= 0x27ff) && !(code >= 0xa0 && code <= 0xff)) foreign++
  }
  return common > 4 * foreign
}

function fail(reason: 'binary' | 'encoding'): never {
  if (reason === 'binary')
    throw new LoadError('binary', {
      zh: '不是文本文件，也不是可识别的报告格式',
      en: 'This is not text and not a report format that is known here',
    })
  throw new LoadError('encoding', {
    zh: '无法识别文字编码（支持 UTF-8、UTF-16、GB18030），请另存为 UTF-8',
    en: 'The character encoding is none of UTF-8, UTF-16 and GB18030; save the file as UTF-8',
  })
}
