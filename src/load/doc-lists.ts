import { type DocFile, damagedDoc, part } from './doc-file.ts'
import { element, type XmlElement } from './xml.ts'

/** The number formats of MS-OSHARED 2.2.1.3 (MSONFC) by the names of WordprocessingML; those left out print as decimals. */
const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'ordinal',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseLegal',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  32: 'ideographZodiacTraditional',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  57: 'numberInDash',
  255: 'none',
}
const SUFFIXES = ['tab', 'space', 'nothing']
const NO_STYLE = 0xfff
/** More lists than any document has. */
const MOST_LISTS = 20_000

/** Reads on from one structure to the next. */
class Cursor {
  readonly #view: DataView
  #at = 0

  constructor(view: DataView) {
    this.#view = view
  }

  take(length: number): DataView {
    const taken = part(this.#view, this.#at, length)
    this.#at += length
    return taken
  }
}

/** The lists of a document as a numbering part (MS-DOC 2.9.131, 2.9.147 to 2.9.150): lists by their ids, and their uses by place, from 1. */
export function docLists(file: DocFile): XmlElement | null {
  const definitions = file.table('lists', 'open')
  const uses = file.table('listUses')
  if (definitions.byteLength === 0 || uses.byteLength === 0) return null
  return element('w:numbering', {}, [...abstractLists(new Cursor(definitions)), ...usedLists(new Cursor(uses))])
}

function abstractLists(cursor: Cursor): XmlElement[] {
  const count = cursor.take(2).getUint16(0, true)
  const heads = Array.from({ length: Math.min(count, MOST_LISTS) }, () => cursor.take(28))
  return heads.map((head) => {
    const levels = head.getUint8(26) & 1 ? 1 : 9
    const all = Array.from({ length: levels }, (_, i) => readLevel(cursor, i, head.getUint16(8 + 2 * i, true)))
    return element('w:abstractNum', { abstractNumId: String(head.getInt32(0, true)) }, all)
  })
}

function usedLists(cursor: Cursor): XmlElement[] {
  const count = cursor.take(4).getUint32(0, true)
  if (count > MOST_LISTS) throw damagedDoc()
  const heads = Array.from({ length: count }, () => cursor.take(16))
  return heads.map((head, i) => {
    cursor.take(4)
    const overrides = Array.from({ length: head.getUint8(12) }, () => readOverride(cursor))
    const of = value('w:abstractNumId', head.getInt32(0, true))
    return element('w:num', { numId: String(i + 1) }, [of, ...overrides])
  })
}

const STARTS = 0x10
const FORMATTED = 0x20

function readOverride(cursor: Cursor): XmlElement {
  const head = cursor.take(8)
  const flags = head.getUint8(4)
  const at = flags & 15
  const level = flags & FORMATTED ? readLevel(cursor, at, NO_STYLE) : null
  const start = flags & STARTS && !level ? [value('w:startOverride', head.getInt32(0, true))] : []
  return element('w:lvlOverride', { ilvl: String(at) }, [...start, ...(level ? [level] : [])])
}

const LEGAL = 4
const NO_RESTART = 8

function readLevel(cursor: Cursor, at: number, style: number): XmlElement {
  const head = cursor.take(28)
  const flags = head.getUint8(5)
  cursor.take(head.getUint8(24) + head.getUint8(25))
  const text = cursor.take(2 * cursor.take(2).getUint16(0, true))
  const parts = [
    value('w:start', head.getInt32(0, true)),
    value('w:numFmt', FORMATS[head.getUint8(4)] ?? 'decimal'),
    value('w:lvlText', levelText(text)),
    value('w:suff', SUFFIXES[head.getUint8(15)] ?? 'tab'),
  ]
  if (flags & LEGAL) parts.push(element('w:isLgl'))
  if (flags & NO_RESTART) parts.push(value('w:lvlRestart', head.getUint8(26)))
  if (style !== NO_STYLE) parts.push(value('w:pStyle', style))
  return element('w:lvl', { ilvl: String(at) }, parts)
}

/** The numbers of levels stand in the text as characters 0 to 8. */
function levelText(text: DataView): string {
  const codes = Array.from({ length: text.byteLength >> 1 }, (_, i) => text.getUint16(2 * i, true))
  return codes.map((code) => (code < 9 ? `%${code + 1}` : String.fromCharCode(code))).join('')
}

function value(name: string, val: number | string): XmlElement {
  return element(name, { val: String(val) })
}
