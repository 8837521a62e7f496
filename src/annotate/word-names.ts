import type { XmlElement } from '../load/xml.ts'
import { startOf } from './xml-text.ts'

const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'

/** Writes WordprocessingML into a part: with the prefix `w`, which is declared where the part's root does not. */
export class WordNames {
  readonly #namespace: string
  readonly #declaration: string

  constructor(xml: string, root: XmlElement) {
    const tag = xml.slice(startOf(xml, root), root.inner)
    this.#namespace = tag.includes(TRANSITIONAL) ? TRANSITIONAL : STRICT
    const declaration = ` xmlns:w="${this.#namespace}"`
    this.#declaration = tag.includes(declaration) ? '' : declaration
  }

  /** What the types of relationships begin with. */
  get relations(): string {
    return this.#namespace === STRICT
      ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
      : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  }

  emptyComments(): string {
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${this.#namespace}"></w:comments>`
  }

  rangeMark(name: 'commentRangeStart' | 'commentRangeEnd', id: number): string {
    return `<w:${name}${this.#declaration} w:id="${id}"/>`
  }

  /** The mark of a comment, in the small type that keeps it from pushing lines apart. */
  reference(id: number): string {
    return `<w:r${this.#declaration}><w:rPr><w:sz w:val="16"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`
  }

  /** A comment of escaped lines: paragraphs without the indents and the type size of the document's own. */
  comment(id: number, lines: readonly string[]): string {
    const paragraph = (line: string) =>
      `<w:p>${NO_INDENT}<w:r>${SMALL}<w:t xml:space="preserve">${line}</w:t></w:r></w:p>`
    const start = `<w:comment${this.#declaration} w:id="${id}" w:author="report-audit" w:initials="RA">`
    return `${start}${lines.map(paragraph).join('')}</w:comment>`
  }
}

const NO_INDENT =
  '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'
const SMALL = '<w:rPr><w:sz w:val="20"/></w:rPr>'
