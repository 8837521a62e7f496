import { SaxesParser } from 'saxes'
import { LoadError } from './load-error.ts'

export interface XmlElement {
  /** With the usual prefix of its namespace, whatever the file's own: `w:p`. Elements of other namespaces have none. */
  readonly name: string
  /** By local name. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
  /** Of paragraphs and tables: the how-manyth start tag of its kind in the file, from 1. */
  readonly ordinal: number
  /** Where its start tag ends, and where all of it ends, in UTF-16 code units of the part's text. */
  readonly inner: number
  readonly end: number
}

const OOXML = 'http://schemas.openxmlformats.org/'
const STRICT = 'http://purl.oclc.org/ooxml/'

const PREFIXES: Readonly<Record<string, string>> = {
  [`${OOXML}wordprocessingml/2006/main`]: 'w',
  [`${STRICT}wordprocessingml/main`]: 'w',
  [`${OOXML}officeDocument/2006/math`]: 'm',
  [`${STRICT}officeDocument/math`]: 'm',
  [`${OOXML}drawingml/2006/main`]: 'a',
  [`${STRICT}drawingml/main`]: 'a',
  [`${OOXML}markup-compatibility/2006`]: 'mc',
  [`${OOXML}package/2006/relationships`]: 'rel',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'urn:schemas-microsoft-com:office:office': 'o',
}

/** More elements, deeper ones or more text than any report has. */
const MOST_ELEMENTS = 1_500_000
const DEEPEST = 300
const MOST_TEXT = 20_000_000
const CHUNK = 65_536

/**
 * Parses a part of an Office file. Text is kept where it is printed or not blank; the drawings inside are left out, since they
 * hold nothing but points and colours. Entities other than the five of XML are none, so no text can grow.
 *
 * @throws LoadError `damaged` for what is not well-formed, `too-large` beyond the limits.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const builder = new Builder()
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('opentag', ({ uri, local, attributes }) => builder.open(uri, local, attributes, parser.position))
  parser.on('closetag', () => builder.close(parser.position))
  parser.on('text', (text) => builder.text(text))
  parser.on('cdata', (text) => builder.text(text))
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += CHUNK)
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length }))
    parser.close()
  } catch (error) {
    throw error instanceof LoadError ? error : damagedXml()
  }
  return builder.root ?? fail()
}

function fail(): never {
  throw damagedXml()
}

/** A byte order mark tells UTF-16; it is no part of the text. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

interface Growing extends XmlElement {
  end: number
  readonly children: (XmlElement | string)[]
}

type Attributes = Readonly<Record<string, { readonly local: string; readonly prefix: string; readonly value: string }>>

class Builder {
  root: XmlElement | null = null
  readonly #open: Growing[] = []
  readonly #ordinals = new Map<string, number>()
  /** How deep inside an element that is left out. */
  #skipped = 0
  #elements = 0
  #text = 0

  open(uri: string, local: string, attributes: Attributes, inner: number): void {
    const prefix = PREFIXES[uri]
    if (++this.#elements > MOST_ELEMENTS || this.#open.length + this.#skipped >= DEEPEST) throw tooMuch()
    if (this.#skipped > 0 || (prefix === 'a' && !local.startsWith('graphic'))) {
      this.#skipped++
      return
    }
    const name = prefix ? `${prefix}:${local}` : local
    const ordinal = this.#ordinal(name)
    const element = { name, attributes: plain(attributes), children: [], ordinal, inner, end: inner }
    this.#open.at(-1)?.children.push(element)
    this.root ??= element
    this.#open.push(element)
  }

  close(end: number): void {
    if (this.#skipped > 0) this.#skipped--
    else {
      const element = this.#open.pop()
      if (element) element.end = end
    }
  }

  text(text: string): void {
    const parent = this.#open.at(-1)
    if (!parent || this.#skipped > 0 || (!parent.name.endsWith(':t') && text.trim() === '')) return
    this.#text += text.length
    if (this.#text > MOST_TEXT) throw tooMuch()
    parent.children.push(text)
  }

  #ordinal(name: string): number {
    if (name !== 'w:p' && name !== 'w:tbl') return 0
    const ordinal = (this.#ordinals.get(name) ?? 0) + 1
    this.#ordinals.set(name, ordinal)
    return ordinal
  }
}

const NONE: Readonly<Record<string, string>> = {}

/** An `r:id` gives way to a `w:id`. */
function plain(attributes: Attributes): Readonly<Record<string, string>> {
  let result: Record<string, string> | undefined
  for (const { local, prefix, value } of Object.values(attributes)) {
    if (prefix === 'xmlns' || local === 'xmlns' || local.startsWith('rsid')) continue
    result ??= Object.create(null) as Record<string, string>
    if (prefix !== 'r' || !(local in result)) result[local] = value
  }
  return result ?? NONE
}

/** An element that stands in no file: a loader makes it to hand over another format in the words of this one. */
export function element(
  name: string,
  attributes: XmlElement['attributes'] = NONE,
  children: XmlElement['children'] = [],
  ordinal = 0,
): XmlElement {
  return { name, attributes, children, ordinal, inner: 0, end: 0 }
}

export function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => typeof child !== 'string')
}

/** The first child of that name. */
export function child(parent: XmlElement | null | undefined, name: string): XmlElement | null {
  for (const each of parent?.children ?? []) if (typeof each !== 'string' && each.name === name) return each
  return null
}

/** The `val` attribute of a child, as `<w:ilvl w:val="1"/>` has it. */
export function childValue(parent: XmlElement | null | undefined, name: string): string | null {
  return child(parent, name)?.attributes.val ?? null
}

/** Whether a child like `<w:vanish/>` is there and not switched off. */
export function isOn(parent: XmlElement | null | undefined, name: string): boolean {
  const found = child(parent, name)
  return found !== null && !/^(?:0|false|off)$/.test(found.attributes.val ?? '')
}

/** A whole number within bounds; null for what is none. */
export function integer(text: string | null | undefined, least: number, most: number): number | null {
  const number = Number.parseInt(text ?? '', 10)
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : null
}

export function damagedXml(): LoadError {
  return new LoadError('damaged', {
    zh: '文件已损坏：内部 XML 无法读取',
    en: 'The file is damaged: its XML cannot be read',
  })
}

function tooMuch(): LoadError {
  return new LoadError('too-large', {
    zh: `文件内容过多或嵌套过深（上限 ${MOST_ELEMENTS / 1e6} 百万个元素、${DEEPEST} 层）`,
    en: `The file holds too much or is nested too deep (limits: ${MOST_ELEMENTS / 1e6} million elements, ${DEEPEST} levels)`,
  })
}
