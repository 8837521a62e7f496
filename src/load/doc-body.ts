import { type DocFile, readPlc } from './doc-file.ts'
import { DocRuns, readSprms, type Sprm, tooMuch } from './doc-properties.ts'
import { fontNames, RunText } from './doc-run.ts'
import { characterProperties, paragraphProperties } from './doc-styles.ts'
import { type DocRow, docTable, rowShape } from './doc-table.ts'
import type { DocText } from './doc-text.ts'
import { element, type XmlElement } from './xml.ts'

/** A part of the text that is read by itself, and what hangs on characters of it: elements that stand before them. */
export interface DocStory {
  readonly start: number
  readonly end: number
  readonly anchors?: ReadonlyMap<number, () => readonly XmlElement[]>
}

/** Runs and paragraphs in one document. */
const MOST = 1_500_000
/** Tables in tables. */
const DEEPEST = 20

const PARAGRAPH_END = 0x0d
const CELL_END = 0x07
const SECTION_END = 0x0c

/** Codes of properties (MS-DOC 2.6.1, 2.6.2). */
const IN_TABLE = 0x2416
const ROW_END = 0x2417
const DEPTH = 0x6649
const INNER_CELL_END = 0x244b
const INNER_ROW_END = 0x244c
const STYLE = 0x4600
const DELETED = 0x0800
const INSERTED = 0x0801
const CHARACTER_STYLE = 0x4a30
const SYMBOL = 0x6a09

/** A paragraph with what says where in a table it stands. */
interface DocParagraph {
  readonly element: XmlElement
  /** How many tables are around it. */
  readonly depth: number
  readonly ends: 'cell' | 'row' | null
  readonly sprms: readonly Sprm[]
  readonly deleted: boolean
}

interface OpenTable {
  readonly ordinal: number
  readonly rows: DocRow[]
  cells: XmlElement[][]
  content: XmlElement[]
}

/** Makes paragraphs and tables of WordprocessingML out of the text of a Word 97–2003 document and its properties. */
export class DocBody {
  readonly #text: DocText
  readonly #paragraphRuns: DocRuns
  readonly #characterRuns: DocRuns
  readonly #sections: ReadonlySet<number>
  readonly #fonts: readonly string[]
  #made = 0
  #paragraphs = 0
  #tables = 0

  constructor(file: DocFile, text: DocText) {
    this.#text = text
    this.#paragraphRuns = new DocRuns(file, 'paragraphRuns')
    this.#characterRuns = new DocRuns(file, 'characterRuns')
    this.#sections = new Set(readPlc(file.table('sections'), 12).positions)
    this.#fonts = fontNames(file.table('fonts'))
  }

  read(story: DocStory): XmlElement[] {
    const content: XmlElement[] = []
    const open: OpenTable[] = []
    const into = () => open.at(-1)?.content ?? content
    for (let at = story.start; at < story.end; ) {
      const end = this.#paragraphEnd(at, story.end)
      const paragraph = this.#readParagraph(story, at, end)
      while (open.length > paragraph.depth) {
        const table = open.pop()
        if (table) into().push(endTable(table))
      }
      while (open.length < paragraph.depth) open.push({ ordinal: ++this.#tables, rows: [], cells: [], content: [] })
      const table = open.at(-1)
      if (paragraph.ends !== 'row') into().push(paragraph.element)
      if (table && paragraph.ends === 'cell') endCell(table)
      if (table && paragraph.ends === 'row') endRow(table, paragraph)
      at = end
    }
    for (let table = open.pop(); table; table = open.pop()) into().push(endTable(table))
    return content
  }

  /** Behind the mark that ends it, or where its properties end. A page break is written like the end of a section. */
  #paragraphEnd(from: number, story: number): number {
    const { text } = this.#text
    const { end } = this.#properties(this.#paragraphRuns, from)
    const limit = end < this.#text.pieceAt(from).end ? Math.min(story, end) : story
    for (let at = from; at < limit; at++) {
      const char = text.charCodeAt(at)
      if (char === PARAGRAPH_END || char === CELL_END || (char === SECTION_END && this.#sections.has(at + 1)))
        return at + 1
    }
    return limit
  }

  #readParagraph(story: DocStory, start: number, end: number): DocParagraph {
    const last = end - 1
    const { style, sprms } = this.#properties(this.#paragraphRuns, last)
    const { sprms: mark } = this.#properties(this.#characterRuns, last)
    const isOn = (code: number) => (lastOf(sprms, code) ?? 0) !== 0
    const depth = Math.min(DEEPEST, lastOf(sprms, DEPTH) ?? (isOn(IN_TABLE) ? 1 : 0))
    const char = this.#text.text.charCodeAt(last)
    const [cell, row] = char === CELL_END ? [true, isOn(ROW_END)] : [isOn(INNER_CELL_END), isOn(INNER_ROW_END)]
    const ends = depth === 0 ? null : row ? 'row' : cell ? 'cell' : null
    const deleted = (lastOf(mark, DELETED) ?? 0) !== 0
    const ordinal = ends === 'row' ? 0 : ++this.#paragraphs
    const properties = [
      element('w:pStyle', { val: String(lastOf(sprms, STYLE) ?? style) }),
      ...paragraphProperties(sprms),
      element('w:rPr', {}, [...characterProperties(mark), ...(deleted ? [element('w:del')] : [])]),
    ]
    const runs = ends === 'row' ? [] : this.#readRuns(story, start, isEnd(char) ? last : end)
    return {
      element: element('w:p', {}, [element('w:pPr', {}, properties), ...runs], ordinal),
      depth,
      ends,
      sprms,
      deleted,
    }
  }

  #readRuns(story: DocStory, start: number, end: number): XmlElement[] {
    const runs: XmlElement[] = []
    for (let at = start; at < end; ) {
      const { sprms, end: runEnd } = this.#properties(this.#characterRuns, at)
      const next = Math.min(end, runEnd)
      if ((lastOf(sprms, DELETED) ?? 0) !== 0) runs.push(element('w:del'))
      else {
        const run = this.#readRun(story, at, next, sprms)
        runs.push((lastOf(sprms, INSERTED) ?? 0) !== 0 ? element('w:ins', {}, [run]) : run)
      }
      if (++this.#made > MOST) throw tooMuch()
      at = next
    }
    return runs
  }

  #readRun({ anchors }: DocStory, start: number, end: number, sprms: readonly Sprm[]): XmlElement {
    const style = lastOf(sprms, CHARACTER_STYLE)
    const properties = characterProperties(sprms)
    if (style !== undefined) properties.push(element('w:rStyle', { val: String(style) }))
    const symbol = lastOf(sprms, SYMBOL)
    const text = new RunText(symbol === undefined ? null : () => this.#symbol(symbol))
    for (let at = start; at < end; at++) {
      for (const each of anchors?.get(at)?.() ?? []) text.add(each)
      text.take(this.#text.text.charCodeAt(at))
    }
    return element('w:r', {}, [element('w:rPr', {}, properties), ...text.end()])
  }

  /** The number of a font, and above it a character of that font. */
  #symbol(value: number): XmlElement {
    const font = this.#fonts[value & 0xffff] ?? ''
    return element('w:sym', { font, char: Math.floor(value / 0x10000).toString(16) })
  }

  /** The properties of the character at a position, and up to which position the text has the same. */
  #properties(runs: DocRuns, at: number): { style: number; sprms: readonly Sprm[]; end: number } {
    const { start, end, offset, width, changes } = this.#text.pieceAt(at)
    const run = runs.at(offset + (at - start) * width)
    const sprms = changes ? [...run.sprms, ...readSprms(changes)] : run.sprms
    const length = Math.ceil((run.end - offset) / width)
    return { style: run.style, sprms, end: Math.max(at + 1, Math.min(end, start + length)) }
  }
}

function isEnd(char: number): boolean {
  return char === PARAGRAPH_END || char === CELL_END || char === SECTION_END
}

function lastOf(sprms: readonly Sprm[], code: number): number | undefined {
  return sprms.findLast((sprm) => sprm.code === code)?.value
}

function endCell(table: OpenTable): void {
  table.cells.push(table.content)
  table.content = []
}

function endRow(table: OpenTable, { sprms, deleted }: DocParagraph): void {
  table.rows.push({ cells: table.cells, shape: rowShape(sprms), deleted })
  table.cells = []
}

/** A table that is cut off keeps what it has. */
function endTable(table: OpenTable): XmlElement {
  if (table.content.length > 0) endCell(table)
  if (table.cells.length > 0) table.rows.push({ cells: table.cells, shape: null, deleted: false })
  return docTable(table.rows, table.ordinal)
}
