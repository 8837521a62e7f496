import type { XmlElement } from '../load/xml.ts'

/** What of the file's own byte order mark and encoding a changed part keeps. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** The text of a part, as the offsets of its elements count it: without the byte order mark. */
export function decodePart(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

/** The bytes of a part whose text has changed, in the encoding of the old ones. */
export function encodePart(text: string, before: Uint8Array): Uint8Array {
  const encoding = encodingOf(before)
  const utf8 = encoding === 'utf-8'
  if (utf8) return new TextEncoder().encode(before[0] === 0xef ? `\ufeff${text}` : text)
  const bytes = new Uint8Array(2 * text.length + 2)
  const view = new DataView(bytes.buffer)
  const marked = `\ufeff${text}`
  for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), encoding === 'utf-16le')
  return bytes
}

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Where an element's start tag begins: no `<` can stand in a start tag. */
export function startOf(text: string, { inner }: XmlElement): number {
  return text.lastIndexOf('<', inner - 1)
}

/** Where an element's content ends; before `inner` for an empty-element tag. */
export function closeOf(text: string, { end }: XmlElement): number {
  return text.lastIndexOf('<', end - 1)
}

/** The text of a part with more XML at the end of its root. */
export function appendTo(text: string, root: XmlElement, xml: string): string {
  const close = closeOf(text, root)
  if (close >= root.inner) return text.slice(0, close) + xml + text.slice(close)
  const [, name = ''] = /^<([^\s/>]+)/.exec(text.slice(close, root.end)) ?? []
  const open = text.slice(0, root.end).replace(/\/>$/, '>')
  return `${open}${xml}</${name}>${text.slice(root.end)}`
}

/** The prefix of an element's own tag with its colon; empty where it has none. */
export function prefixOf(text: string, element: XmlElement): string {
  const tag = text.slice(startOf(text, element), element.inner)
  return /^<([^\s:/>]+:)/.exec(tag)?.[1] ?? ''
}
