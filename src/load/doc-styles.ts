import { type DocFile, part } from './doc-file.ts'
import { readSprms, type Sprm } from './doc-properties.ts'
import { element, type XmlElement } from './xml.ts'

const KINDS = ['', 'paragraph', 'character', 'table', 'numbering']
const NO_BASE = 0xfff

/** The style sheet of a document as a styles part (MS-DOC 2.9.271 to 2.9.279); ids are the styles' places. */
export function docStyles(file: DocFile): XmlElement {
  const sheet = file.table('styles')
  if (sheet.byteLength < 8) return element('w:styles')
  const baseSize = sheet.getUint16(4, true)
  const styles: XmlElement[] = []
  let at = 2 + sheet.getUint16(0, true)
  for (let i = 0; i < sheet.getUint16(2, true) && at + 2 <= sheet.byteLength; i++) {
    const length = Math.min(sheet.getUint16(at, true), sheet.byteLength - at - 2)
    const style = readStyle(part(sheet, at + 2, length), i, baseSize)
    if (style) styles.push(style)
    at += 2 + length + (length % 2)
  }
  return element('w:styles', {}, styles)
}

function readStyle(view: DataView, id: number, baseSize: number): XmlElement | null {
  const nameAt = baseSize + 2
  if (baseSize < 10 || nameAt > view.byteLength) return null
  const nameLength = Math.min(view.getUint16(baseSize, true), (view.byteLength - nameAt) >> 1)
  const letters = Array.from({ length: nameLength }, (_, i) => view.getUint16(nameAt + 2 * i, true))
  const [name = ''] = String.fromCharCode(...letters).split(',')
  const kind = KINDS[view.getUint16(2, true) & 15] ?? ''
  const base = view.getUint16(2, true) >> 4
  const [first, second] = properties(view, nameAt + 2 * nameLength + 2)
  const paragraph = kind === 'paragraph' ? sprmsFrom(first, 2) : []
  const characters = sprmsFrom(kind === 'paragraph' ? second : first, 0)
  const children = [
    element('w:name', { val: usualName(view.getUint16(0, true) & 0xfff) ?? name }),
    element('w:pPr', {}, paragraphProperties(paragraph)),
    element('w:rPr', {}, characterProperties(characters)),
  ]
  if (base !== NO_BASE) children.push(element('w:basedOn', { val: String(base) }))
  const attributes = { styleId: String(id), type: kind, ...(id === 0 ? { default: '1' } : {}) }
  return element('w:style', attributes, children)
}

/** What built-in styles are called in every language. */
function usualName(number: number): string | null {
  if (number >= 1 && number <= 9) return `heading ${number}`
  if (number >= 19 && number <= 27) return `toc ${number - 18}`
  return number === 62 ? 'title' : null
}

/** The lists of properties behind the name, each at an even place and behind its length. */
function properties(view: DataView, from: number): DataView[] {
  const found: DataView[] = []
  let at = from + (from % 2)
  while (at + 2 <= view.byteLength && found.length < 3) {
    const length = Math.min(view.getUint16(at, true), view.byteLength - at - 2)
    found.push(part(view, at + 2, length))
    at += 2 + length + (length % 2)
  }
  return found
}

function sprmsFrom(view: DataView | undefined, start: number): Sprm[] {
  return view && view.byteLength > start ? readSprms(part(view, start, view.byteLength - start)) : []
}

const OUTLINE = 0x2640
const LIST_LEVEL = 0x260a
const LIST = 0x460b
/** Twips and hundredths of a character, of the left edge and of the first line beside it. */
const LEFT = [0x840f, 0x845e]
const LEFT_CHARACTERS = 0x4456
const FIRST = [0x8411, 0x8460]
const FIRST_CHARACTERS = 0x4457
/** Lists of Word 95, whose text stands in the properties. */
const OLD_LIST = 0x7ff
const HIDDEN = 0x083c

/** What `w:pPr` would say of outline level, list and indents; the last property of a kind counts. */
export function paragraphProperties(sprms: readonly Sprm[]): XmlElement[] {
  const result: XmlElement[] = []
  const list: XmlElement[] = []
  const indent: Record<string, string> = {}
  for (const { code, value } of sprms) {
    const text = String(value)
    if (code === OUTLINE) result.unshift(element('w:outlineLvl', { val: text }))
    else if (code === LIST_LEVEL) list.unshift(element('w:ilvl', { val: text }))
    else if (code === LIST && value < OLD_LIST) list.unshift(element('w:numId', { val: text }))
    else if (LEFT.includes(code)) indent.left = String(signed(value))
    else if (code === LEFT_CHARACTERS) indent.leftChars = String(signed(value))
    else if (FIRST.includes(code)) Object.assign(indent, firstLine(signed(value), ''))
    else if (code === FIRST_CHARACTERS) Object.assign(indent, firstLine(signed(value), 'Chars'))
  }
  if (list.length > 0) result.push(element('w:numPr', {}, list))
  if (Object.keys(indent).length > 0) result.push(element('w:ind', indent))
  return result
}

function firstLine(value: number, unit: '' | 'Chars'): Record<string, string> {
  return { [`firstLine${unit}`]: String(Math.max(0, value)), [`hanging${unit}`]: String(Math.max(0, -value)) }
}

function signed(value: number): number {
  return value >= 0x8000 ? value - 0x10000 : value
}

/** Whether `w:rPr` would hide the text; values of 128 and 129 leave or turn round what the style says. */
export function characterProperties(sprms: readonly Sprm[]): XmlElement[] {
  const hidden = sprms.findLast(({ code }) => code === HIDDEN)
  if (!hidden || hidden.value === 128) return []
  return [element('w:vanish', hidden.value === 0 ? { val: '0' } : {})]
}
