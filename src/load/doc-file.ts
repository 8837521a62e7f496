import { readStream } from './compound.ts'
import { LoadError } from './load-error.ts'

/** Tables of a Word document by their place in the FIB (MS-DOC 2.5.6, FibRgFcLcb97). */
const TABLES = {
  styles: 1,
  footnoteMarks: 2,
  footnotes: 3,
  sections: 6,
  characterRuns: 12,
  paragraphRuns: 13,
  fonts: 15,
  pieces: 33,
  shapes: 40,
  endnoteMarks: 46,
  endnotes: 47,
  textBoxes: 56,
  lists: 73,
  listUses: 74,
} as const

/** The stories of a document follow each other in its text, in this order; numbers are characters. */
export interface StoryLengths {
  readonly body: number
  readonly footnotes: number
  readonly headers: number
  readonly macros: number
  readonly comments: number
  readonly endnotes: number
  readonly textBoxes: number
}

/** A Word 97–2003 document: its streams, and what the file information block at its start says of them. */
export interface DocFile {
  /** The stream that holds the text and the properties of its runs. */
  readonly main: DataView
  /** Properties that are too long for their place; empty where there are none. */
  readonly data: DataView
  readonly lengths: StoryLengths
  /** Empty where the document has none. Lists go on beyond their table: `open` leaves it open at the end. */
  table(name: keyof typeof TABLES, open?: 'open'): DataView
}

const ENCRYPTED = 0x0100
const SECOND_TABLE = 0x0200
/** Of Word 97; earlier ones write another format. */
const FIRST_VERSION = 0xc0

/**
 * Opens the compound file of a Word document (MS-DOC 2.5.1).
 *
 * @throws LoadError `damaged`, `encrypted`, `unsupported` for Word 95 and older
 */
export function openDoc(bytes: Uint8Array): DocFile {
  const main = viewOf(readStream(bytes, 'WordDocument'))
  if (main.byteLength < 34 || main.getUint16(2, true) === 0) throw damagedDoc()
  if (main.getUint16(2, true) < FIRST_VERSION) throw tooOld()
  const flags = main.getUint16(10, true)
  if (flags & ENCRYPTED) throw encryptedDoc()
  const counts = 36 + 2 * main.getUint16(32, true)
  const places = counts + 4 * read16(main, counts - 2) + 2
  if (places > main.byteLength || read16(main, counts - 2) < 10) throw damagedDoc()
  const table = viewOf(readStream(bytes, flags & SECOND_TABLE ? '1Table' : '0Table'))
  const count = (i: number) => main.getUint32(counts + 4 * i, true)
  return {
    main,
    data: viewOf(readStream(bytes, 'Data')),
    lengths: {
      body: count(3),
      footnotes: count(4),
      headers: count(5),
      macros: count(6),
      comments: count(7),
      endnotes: count(8),
      textBoxes: count(9),
    },
    table(name, open) {
      const i = TABLES[name]
      if (i >= read16(main, places - 2) || places + 8 * i + 8 > main.byteLength) return NOTHING
      const [start, length] = [main.getUint32(places + 8 * i, true), main.getUint32(places + 8 * i + 4, true)]
      if (length === 0) return NOTHING
      if (start + length > table.byteLength) throw damagedDoc()
      return part(table, start, open ? table.byteLength - start : length)
    },
  }
}

const NOTHING = new DataView(new ArrayBuffer(0))

function viewOf(bytes: Uint8Array | null): DataView {
  return bytes ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) : NOTHING
}

function read16(view: DataView, at: number): number {
  return at + 2 <= view.byteLength ? view.getUint16(at, true) : 0
}

/** @throws LoadError `damaged` where the part is not there whole */
export function part(view: DataView, start: number, length: number): DataView {
  if (start + length > view.byteLength) throw damagedDoc()
  return new DataView(view.buffer, view.byteOffset + start, length)
}

/** A PLC (MS-DOC 2.2.2): ascending positions, one more than there are items, then items of equal size. */
export interface Plc {
  readonly positions: readonly number[]
  readonly items: readonly DataView[]
}

export function readPlc(view: DataView, itemSize: number): Plc {
  const count = Math.max(0, Math.floor((view.byteLength - 4) / (4 + itemSize)))
  return {
    positions: Array.from({ length: count === 0 ? 0 : count + 1 }, (_, i) => view.getUint32(4 * i, true)),
    items: Array.from({ length: count }, (_, i) => part(view, 4 * (count + 1) + itemSize * i, itemSize)),
  }
}

/** The last of ascending numbers that is not greater; −1 where all are. */
export function lastUpTo(numbers: readonly number[], wanted: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}

export function damagedDoc(): LoadError {
  return new LoadError('damaged', { zh: 'Word 文档已损坏', en: 'The Word document is damaged' })
}

function encryptedDoc(): LoadError {
  return new LoadError('encrypted', {
    zh: '文件有打开密码，请先解除加密',
    en: 'The file needs a password; remove it first',
  })
}

function tooOld(): LoadError {
  return new LoadError('unsupported', {
    zh: 'Word 95 或更早的文档：请另存为 .docx，或用 --converter soffice',
    en: 'A document of Word 95 or older: save it as .docx, or use --converter soffice',
  })
}
