import type { Paragraph } from '../model/tree.ts'
import { type Anchor, type Content, type Prose, ProseText } from './content.ts'
import { FieldState } from './docx-fields.ts'
import { DocxNumbering } from './docx-numbering.ts'
import { RunReader } from './docx-runs.ts'
import { DocxStyles, listReference, type ParagraphStyle } from './docx-styles.ts'
import { docxTable } from './docx-table.ts'
import type { OfficePackage } from './office-package.ts'
import { child, childValue, elements, integer, isOn, type XmlElement } from './xml.ts'

/** Blocks as they are read; a paragraph whose end is deleted goes on in the next. */
interface Flow {
  readonly contents: Content[]
  readonly role: Paragraph['role'] | null
  carried: ProseText | null
}

const DROPPED = new Set(['w:del', 'w:moveFrom', 'w:sectPr'])

/** Reads the stories of a document: its body with the text boxes in it, then its notes. */
export class DocxReader {
  readonly #file: OfficePackage
  readonly #styles: DocxStyles
  readonly #numbering: DocxNumbering
  readonly #notes: { mark: XmlElement; paragraph: number }[] = []
  #fields: FieldState
  /** A title stands above the headings. */
  #titled = false

  constructor(file: OfficePackage, body: XmlElement) {
    this.#file = file
    this.#styles = new DocxStyles(file.related('/styles'))
    this.#numbering = new DocxNumbering(file.related('/numbering'), this.#styles)
    this.#fields = new FieldState(body)
  }

  readAll(story: XmlElement, role: Flow['role'] = null): Content[] {
    const flow: Flow = { contents: [], role, carried: null }
    this.#readBlocks(story, flow)
    this.#endCarried(flow)
    return flow.contents
  }

  /** The footnotes and endnotes, in the order of their marks in the body. */
  readNotes(): Content[] {
    const marks = this.#notes.splice(0)
    return (['footnote', 'endnote'] as const).flatMap((kind) => {
      const own = marks.filter(({ mark }) => mark.name === `w:${kind}Reference`)
      const part = own.length > 0 ? this.#file.related(`/${kind}s`) : null
      const notes = new Map((part ? elements(part) : []).map((note) => [note.attributes.id, note]))
      return own.flatMap(({ mark, paragraph }) => {
        const note = notes.get(mark.attributes.id)
        notes.delete(mark.attributes.id)
        return note ? this.#readNote(note, mark, paragraph) : []
      })
    })
  }

  /** All of a note stands, for the document, where its mark does. */
  #readNote(note: XmlElement, mark: XmlElement, paragraph: number): Content[] {
    this.#fields = new FieldState(note)
    const anchors = [{ at: 0, source: { paragraph }, element: mark.inner }]
    return this.readAll(note, 'note').map((content) => anchored(content, anchors))
  }

  #readBlocks(parent: XmlElement, flow: Flow): void {
    for (const each of elements(parent)) {
      if (DROPPED.has(each.name) || each.name.endsWith('Pr')) continue
      if (each.name === 'w:p') this.#readParagraph(each, flow)
      else if (each.name === 'w:tbl') {
        this.#endCarried(flow)
        flow.contents.push(docxTable(each, (cell) => this.readAll(cell, flow.role)))
      } else if (each.name === 'mc:AlternateContent') {
        const [branch] = elements(each)
        if (branch) this.#readBlocks(branch, flow)
      } else if (isContentsList(each)) this.readAll(each)
      else this.#readBlocks(each, flow)
    }
  }

  #readParagraph(paragraph: XmlElement, flow: Flow): void {
    const properties = child(paragraph, 'w:pPr')
    const mark = child(properties, 'w:rPr')
    const style = this.#styles.paragraph(childValue(properties, 'w:pStyle'))
    const boxes: XmlElement[] = []
    const runs = new RunReader({
      styles: this.#styles,
      fields: this.#fields,
      paragraph: paragraph.ordinal,
      hidden: style.hidden,
      box: (content) => boxes.push(content),
      note: (note) => this.#notes.push({ mark: note, paragraph: paragraph.ordinal }),
    })
    runs.readAll(paragraph)
    const own = new ProseText()
    const hidden = runs.text.isBlank && isOn(mark, 'w:vanish')
    const deleted = child(mark, 'w:del') !== null || child(mark, 'w:moveFrom') !== null
    const label = hidden || deleted ? null : this.#numbering.next(listReference(properties, style.list, null))
    if (label) own.lead(label.text, { paragraph: paragraph.ordinal })
    if (flow.carried) own.append(flow.carried, null)
    own.append(runs.text, null)
    flow.carried = deleted ? own : null
    const role = flow.role ?? (label?.bullet ? 'item' : null)
    const marks = { ...this.#depth(properties, style), ...(role ? { role } : {}) }
    const blank = own.text.length === (label?.text.length ?? 0) || own.isBlank
    if (!deleted && !blank && !isContentsEntry(style, own.text)) {
      const read = prose(own, marks, properties)
      flow.contents.push(label ? { ...read, indented: true } : read)
    }
    for (const box of boxes) flow.contents.push(...this.readAll(box, flow.role ?? 'box'))
  }

  #endCarried(flow: Flow): void {
    if (flow.carried && !flow.carried.isBlank) flow.contents.push(prose(flow.carried, {}, null))
    flow.carried = null
  }

  /** 1 for the title, and one more for every heading below a title. */
  #depth(properties: XmlElement | null, style: ParagraphStyle): { depth?: number } {
    const outline = integer(childValue(properties, 'w:outlineLvl'), 0, 9) ?? style.outline ?? outlineByName(style)
    if (style.names.some((name) => /^(?:title|标题)$/.test(name))) {
      this.#titled = true
      return { depth: 1 }
    }
    return outline < 9 ? { depth: Math.min(6, outline + (this.#titled ? 2 : 1)) } : {}
  }
}

function anchored(content: Content, anchors: readonly Anchor[]): Content {
  if (content.kind === 'prose') return { ...content, anchors }
  const cells = content.cells.map((cell) => ({ ...cell, content: cell.content.map((each) => anchored(each, anchors)) }))
  return { ...content, cells }
}

function outlineByName({ names }: ParagraphStyle): number {
  const digit = names.map((name) => /^(?:heading|标题) ?([1-9])$/.exec(name)?.[1]).find((found) => found !== undefined)
  return digit === undefined ? 9 : Number(digit) - 1
}

/** A line of a table of contents ends with the number of a page. */
function isContentsEntry({ names }: ParagraphStyle, text: string): boolean {
  return names.some((name) => /^(?:toc|目录) ?\d$/.test(name)) && /\d\s?$/.test(text.slice(-2))
}

function isContentsList(control: XmlElement): boolean {
  const gallery = child(child(child(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery')
  return gallery?.attributes.val === 'Table of Contents'
}

function prose({ text, atoms, anchors }: ProseText, marks: Prose['marks'], properties: XmlElement | null): Prose {
  const indent = child(properties, 'w:ind')?.attributes ?? {}
  const first = blanks(indent.firstLineChars, indent.firstLine)
  const left = blanks(indent.leftChars ?? indent.startChars, indent.left ?? indent.start)
  const hanging = blanks(indent.hangingChars, indent.hanging)
  const right = blanks(indent.rightChars ?? indent.endChars, indent.right ?? indent.end)
  return {
    kind: 'prose',
    text,
    atoms,
    anchors,
    marks,
    indent: Math.max(0, left + first - hanging),
    indented: first > 0,
    ...(right > 0 ? { narrowed: true } : {}),
  }
}

/** Half-width blanks in hundredths of a character, else in twips at the size of table text (10.5 points). */
function blanks(characters: string | undefined, twips: string | undefined): number {
  const counted = integer(characters, -10_000, 10_000)
  return Math.round(counted !== null && counted !== 0 ? counted / 50 : (integer(twips, -100_000, 100_000) ?? 0) / 105)
}
