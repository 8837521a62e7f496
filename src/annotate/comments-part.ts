import { folderOf, type OfficePackage, relationsName } from '../load/office-package.ts'
import { elements, parseXml, type XmlElement } from '../load/xml.ts'
import type { Archive } from '../load/zip.ts'
import { WordNames } from './word-names.ts'
import { appendTo, decodePart, encodePart, prefixOf } from './xml-text.ts'

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const TYPES = '[Content_Types].xml'

/** The comments of a document: those that it has, and the new ones behind them. */
export class CommentsPart {
  readonly #archive: Archive
  readonly #file: OfficePackage
  readonly #name: string | null
  /** Of the first new comment. */
  readonly firstId: number
  /** How many comments the document has already. */
  readonly count: number

  constructor(archive: Archive, file: OfficePackage) {
    this.#archive = archive
    this.#file = file
    this.#name = file.relatedName('/comments')
    const root = this.#name === null ? null : file.part(this.#name)
    const ids = (root ? elements(root) : []).map(({ attributes }) => Number.parseInt(attributes.id ?? '', 10))
    this.count = ids.length
    this.firstId = ids.reduce((next, id) => (id >= next ? id + 1 : next), 0)
  }

  /** The parts that change, by name: comments of escaped lines are added in the names of the document. */
  withComments(comments: readonly (readonly string[])[], document: WordNames): Map<string, Uint8Array> {
    const write = (xml: string, root: XmlElement) => {
      const names = new WordNames(xml, root)
      return appendTo(xml, root, comments.map((lines, i) => names.comment(this.firstId + i, lines)).join(''))
    }
    const known = this.#name
    if (known !== null) return new Map([[known, change(this.#archive.read(known), write)]])
    const name = this.#freeName()
    const relations = relationsName(this.#file.main)
    return new Map([
      [name, change(bytesOf(document.emptyComments()), write)],
      [TYPES, change(this.#archive.read(TYPES) ?? bytesOf(NO_TYPES), addType(name))],
      [relations, change(this.#archive.read(relations) ?? bytesOf(NO_RELATIONS), addRelation(name, document))],
    ])
  }

  #freeName(): string {
    const taken = new Set(this.#archive.names.map((name) => name.toLowerCase()))
    const name = (n: number) => `${folderOf(this.#file.main)}comments${n || ''}.xml`
    let n = 0
    while (taken.has(name(n).toLowerCase())) n++
    return name(n)
  }
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const NO_RELATIONS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}/relationships"/>`
const NO_TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`

function addType(name: string) {
  return (xml: string, root: XmlElement) =>
    appendTo(xml, root, `<${prefixOf(xml, root)}Override PartName="/${name}" ContentType="${CONTENT_TYPE}"/>`)
}

/** The part stands beside the main one, so its name alone is the target. */
function addRelation(name: string, { relations }: WordNames) {
  return (xml: string, root: XmlElement) => {
    const taken = new Set(elements(root).map(({ attributes }) => attributes.Id))
    let n = 1
    while (taken.has(`rIdComments${n}`)) n++
    const target = name.slice(folderOf(name).length)
    const element = `<${prefixOf(xml, root)}Relationship Id="rIdComments${n}" Type="${relations}/comments" Target="${target}"/>`
    return appendTo(xml, root, element)
  }
}

function change(bytes: Uint8Array | null, write: (xml: string, root: XmlElement) => string): Uint8Array {
  const before = bytes ?? new Uint8Array()
  return encodePart(write(decodePart(before), parseXml(before)), before)
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
