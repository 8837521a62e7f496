/** What a file is by its first bytes; `text` when nothing says otherwise. */
export type Kind = 'zip' | 'cfb' | 'pdf' | 'html' | 'mhtml' | 'xml' | 'rtf' | 'image' | 'archive' | 'text'

const SIGNATURES: readonly (readonly [Kind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['cfb', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

const HTML =
  /^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?<(?:!doctype\s{1,9}html|html|head|body|meta|table|div)[\s>]/i

/** Tags that only pages have, for those that begin with none of the above. */
const MARKUP = /<\/?(?:p|br|td|tr|table|div|span|li|h[1-6])[\s/>]/i

/** The headers that web archives begin with; Chrome writes `From: <Saved by Blink>`. */
const ARCHIVE = /^(?:MIME-Version|From|Content-Type|Subject|Date|Snapshot-Content-Location):/i
const PARTS = /content-type:\s{0,9}multipart\//i

/** Looks at no more than the first kilobyte. */
export function sniff(bytes: Uint8Array): Kind {
  for (const [kind, signature] of SIGNATURES) if (signature.every((byte, i) => bytes[i] === byte)) return kind
  const latin = String.fromCharCode(...bytes.subarray(0, 1024))
  const start = latin.replace(/^(?:\xef\xbb\xbf)?\s{1,200}|^\xef\xbb\xbf/, '')
  if (latin.includes('%PDF-')) return latin.indexOf('%PDF-') < 64 ? 'pdf' : 'text'
  if (HTML.test(start) || (/^<[A-Za-z]/.test(start) && MARKUP.test(start))) return 'html'
  if (ARCHIVE.test(start) && PARTS.test(start)) return 'mhtml'
  return start.startsWith('<?xml') ? 'xml' : 'text'
}
