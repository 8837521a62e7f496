import type { Tree } from '../model/tree.ts'
import { DocBody, type DocStory } from './doc-body.ts'
import { type DocFile, damagedDoc, openDoc, type Plc, readPlc } from './doc-file.ts'
import { docLists } from './doc-lists.ts'
import { docStyles } from './doc-styles.ts'
import { readDocText } from './doc-text.ts'
import { loadDocx } from './docx.ts'
import { element, type XmlElement } from './xml.ts'

type Anchors = Map<number, () => readonly XmlElement[]>

/**
 * Reads a Word 97–2003 document (MS-DOC; WPS Writer writes the same under the name .wps): turns it into the elements that a
 * .docx would have, for the reader of those. Comments, headers and footers are left out.
 *
 * @throws LoadError `damaged`, `encrypted`, `unsupported` (Word 95 and older), `too-large`, `no-text`
 */
export function loadDoc(bytes: Uint8Array): Tree {
  const file = openDoc(bytes)
  const text = readDocText(file)
  const body = new DocBody(file, text)
  const stories = storiesOf(file, text.text.length)
  const anchors: Anchors = new Map()
  const boxes = textBoxes(file, stories.textBoxes)
  anchorNotes(file.table('footnoteMarks'), 'footnote', anchors)
  anchorNotes(file.table('endnoteMarks'), 'endnote', anchors)
  anchorBoxes(file, boxes, (box) => boxElement(body, box), anchors)
  const main = body.read({ ...stories.body, anchors })
  for (const box of boxes.values()) main.push(element('w:p', {}, [element('w:r', {}, [boxElement(body, box)])]))
  const parts: Readonly<Record<string, () => XmlElement | null>> = {
    '/styles': () => docStyles(file),
    '/numbering': () => docLists(file),
    '/footnotes': () => notes(body, stories.footnotes, readPlc(file.table('footnotes'), 0)),
    '/endnotes': () => notes(body, stories.endnotes, readPlc(file.table('endnotes'), 0)),
  }
  const document = element('w:document', {}, [element('w:body', {}, main)])
  const related = (type: string) => parts[type]?.() ?? null
  return loadDocx({ main: '', part: () => document, related, relatedName: () => null, title: null }, null, 'doc')
}

function storiesOf({ lengths }: DocFile, length: number) {
  const { body, footnotes, headers, macros, comments, endnotes } = lengths
  if (body > length) throw damagedDoc()
  const story = (start: number, size: number): DocStory => ({ start, end: Math.min(length, start + size) })
  const notesEnd = body + footnotes
  const endnotesStart = notesEnd + headers + macros + comments
  return {
    body: story(0, body),
    footnotes: story(body, footnotes),
    endnotes: story(endnotesStart, endnotes),
    textBoxes: story(endnotesStart + endnotes, lengths.textBoxes),
  }
}

/** The parts of a story between positions that count from its start. */
function partsOf({ start, end }: DocStory, { positions }: Plc): DocStory[] {
  return positions.slice(0, -1).map((from, i) => ({
    start: Math.min(end, start + from),
    end: Math.min(end, start + (positions[i + 1] ?? 0)),
  }))
}

/** Marks that refer to notes, which are numbered from 0. */
function anchorNotes(marks: DataView, kind: 'footnote' | 'endnote', anchors: Anchors): void {
  readPlc(marks, 2)
    .positions.slice(0, -1)
    .forEach((at, i) => {
      anchors.set(at, () => [element(`w:${kind}Reference`, { id: String(i) })])
    })
}

function notes(body: DocBody, story: DocStory, plc: Plc): XmlElement {
  const all = partsOf(story, plc).map((one, i) => element('w:note', { id: String(i) }, body.read(one)))
  return element('w:notes', {}, all)
}

/** The text boxes by the number of their shape (MS-DOC 2.8.32, 2.9.101); the last one is none. */
function textBoxes(file: DocFile, story: DocStory): Map<number, DocStory> {
  const plc = readPlc(file.table('textBoxes'), 22)
  const parts = partsOf(story, plc).slice(0, -1)
  return new Map(parts.map((part, i) => [plc.items[i]?.getInt32(14, true) ?? 0, part]))
}

function boxElement(body: DocBody, box: DocStory): XmlElement {
  return element('w:txbxContent', {}, body.read(box))
}

/** Text boxes stand where their shape is anchored (MS-DOC 2.8.37); those anchored nowhere are left. */
function anchorBoxes(
  file: DocFile,
  boxes: Map<number, DocStory>,
  read: (box: DocStory) => XmlElement,
  anchors: Anchors,
): void {
  const { positions, items } = readPlc(file.table('shapes'), 26)
  items.forEach((item, i) => {
    const shape = item.getInt32(0, true)
    const [at, box] = [positions[i] ?? 0, boxes.get(shape)]
    if (!box || anchors.has(at)) return
    boxes.delete(shape)
    anchors.set(at, () => [read(box)])
  })
}
