import { ProseText } from './content.ts'
import type { FieldState } from './docx-fields.ts'
import type { DocxStyles } from './docx-styles.ts'
import { symbol } from './docx-symbol.ts'
import { child, childValue, elements, isOn, type XmlElement } from './xml.ts'

/** What the runs of a paragraph hold besides their text. */
export interface RunSink {
  readonly styles: DocxStyles
  readonly fields: FieldState
  /** Of the paragraph, among those of its part. */
  readonly paragraph: number
  /** The paragraph's style hides its text. */
  readonly hidden: boolean
  /** The content of a text box. */
  box(content: XmlElement): void
  /** A mark of a footnote or an endnote. */
  note(mark: XmlElement): void
}

/** Text that is not there when all changes are accepted, and text that is not printed. */
const DROPPED = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:rt', 'w:fldData', 'm:ctrlPr'])

/** A line of this length that ends without a mark is broken in the middle of a sentence. */
const FULL_LINE = 25

/** Reads the text of a paragraph as printed: tracked changes accepted, hidden runs and field instructions left out. */
export class RunReader {
  readonly text = new ProseText()
  readonly #sink: RunSink
  #run = 0
  /** The text since the last line break. */
  #line = ''

  constructor(sink: RunSink) {
    this.#sink = sink
  }

  read(node: XmlElement): void {
    const { name, attributes } = node
    if (DROPPED.has(name) || name.endsWith('Pr')) return
    switch (name) {
      case 'w:r':
        this.#readRun(node)
        break
      case 'w:t':
      case 'm:t':
        this.#print(textOf(node), node)
        break
      case 'w:tab':
      case 'w:ptab':
        this.#print('\t', node)
        break
      case 'w:noBreakHyphen':
        this.#print('-', node)
        break
      case 'w:sym':
        this.#print(symbol(attributes.font ?? '', attributes.char ?? ''), node)
        break
      case 'w:br':
      case 'w:cr':
        this.#break(attributes.type)
        break
      case 'w:fldChar':
        this.#sink.fields.take(node)
        break
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#sink.note(node)
        break
      case 'w:txbxContent':
        this.#sink.box(node)
        break
      case 'mc:AlternateContent':
        this.#readBranch(node)
        break
      case 'm:f':
        this.#readFraction(node)
        break
      case 'm:d':
        this.#readDelimited(node)
        break
      default:
        this.readAll(node)
    }
  }

  readAll(parent: XmlElement): void {
    for (const each of elements(parent)) this.read(each)
  }

  #readRun(run: XmlElement): void {
    this.#run++
    const properties = child(run, 'w:rPr')
    const { styles } = this.#sink
    const hidden = child(properties, 'w:vanish')
      ? isOn(properties, 'w:vanish')
      : this.#sink.hidden || styles.hides(childValue(properties, 'w:rStyle'))
    if (hidden) this.#readMarks(run)
    else this.readAll(run)
  }

  /** Hidden runs still open and close fields. */
  #readMarks(run: XmlElement): void {
    for (const each of elements(run)) if (each.name === 'w:fldChar') this.#sink.fields.take(each)
  }

  #print(text: string, node: XmlElement): void {
    if (this.#sink.fields.hidden) return
    const { paragraph } = this.#sink
    this.text.anchor(this.#run > 0 ? { paragraph, run: this.#run } : { paragraph }, node.inner)
    this.text.add(text)
    this.#line += text
  }

  /** A line broken by hand in the middle of a sentence goes on; any other break ends a line for good. */
  #break(type: string | undefined): void {
    if (this.#sink.fields.hidden) return
    const line = this.#line.trimEnd()
    this.#line = ''
    const byHand = type === undefined || type === 'textWrapping'
    const open =
      /[，、,]$/.test(line.slice(-1)) || (line.length >= FULL_LINE && !/[。！？；：:;]$/.test(line.slice(-1)))
    this.text.break(byHand && open ? 'soft' : 'hard')
  }

  /** The first branch that prints text: the newer form of a text box, not its copy for older readers. */
  #readBranch(node: XmlElement): void {
    const branch = elements(node).find(printsText)
    if (branch) this.readAll(branch)
  }

  #readFraction(node: XmlElement): void {
    for (const [part, sign] of [
      ['m:num', '('],
      ['m:den', ')/('],
    ] as const) {
      this.#print(sign, node)
      const inner = child(node, part)
      if (inner) this.readAll(inner)
    }
    this.#print(')', node)
  }

  #readDelimited(node: XmlElement): void {
    const properties = child(node, 'm:dPr')
    this.#print(childValue(properties, 'm:begChr') ?? '(', node)
    this.readAll(node)
    this.#print(childValue(properties, 'm:endChr') ?? ')', node)
  }
}

/** Blanks at the ends count, even where the file does not say so, but not the line breaks of files set out for people. */
function textOf(node: XmlElement): string {
  const text = node.children.filter((each) => typeof each === 'string').join('')
  return text.includes('\n') ? text.trim().replace(/[\r\n]/g, ' ') : text
}

function printsText(node: XmlElement): boolean {
  return elements(node).some((each) => each.name === 'w:t' || printsText(each))
}
