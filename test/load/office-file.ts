import { strToU8, zipSync } from 'fflate'
import { load } from '../../src/load/load.ts'
import type { Block, Paragraph, Table, Tree } from '../../src/model/tree.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const M = 'http://schemas.openxmlformats.org/officeDocument/2006/math'
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
const O = 'urn:schemas-microsoft-com:office:office'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface DocxParts {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly title?: string
}

/** A Word document of XML written by hand, with the parts that are given. */
export function docx({ body, title, ...parts }: DocxParts): Uint8Array {
  const related = Object.entries(parts).filter(([, xml]) => xml !== undefined)
  const roots: Record<string, string> = {
    styles: 'styles',
    numbering: 'numbering',
    footnotes: 'footnotes',
    endnotes: 'endnotes',
  }
  const file: Record<string, string> = {
    '_rels/.rels': relations([
      [`${RELATIONS}/officeDocument`, 'word/document.xml'],
      ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
    ]),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations(related.map(([name]) => [`${RELATIONS}/${name}`, `${name}.xml`])),
  }
  for (const [name, xml] of related) file[`word/${name}.xml`] = part(roots[name] ?? name, xml)
  if (title !== undefined)
    file['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`
  return archive(file)
}

export function archive(file: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(file).map(([name, xml]) => [name, strToU8(xml)])), { level: 1 })
}

function part(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${W}" xmlns:m="${M}" xmlns:mc="${MC}" xmlns:o="${O}">${inner}</w:${root}>`
}

export function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const list = all.map(([type, target], i) => `<Relationship Id="r${i}" Type="${type}" Target="${target}"/>`)
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
}

/** A paragraph; text that begins with `<` is taken for runs. */
export function p(text: string, properties = ''): string {
  const runs = text.startsWith('<') ? text : r(text)
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${runs}</w:p>`
}

export function r(text: string, properties = ''): string {
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

export function numbered(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
}

/** An abstract list of levels `[format, text]`, and the list 1 of it. */
export function numbering(...levels: readonly (readonly [format: string, text: string, more?: string])[]): string {
  const all = levels.map(
    ([format, text, more = ''], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`,
  )
  return `<w:abstractNum w:abstractNumId="0">${all.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
}

/** Rows of cells: a text, or properties and content. */
export function tbl(
  ...rows: readonly (readonly (string | readonly [properties: string, content: string])[])[]
): string {
  const all = rows.map((row) => `<w:tr>${row.map(tc).join('')}</w:tr>`)
  return `<w:tbl>${all.join('')}</w:tbl>`
}

function tc(cell: string | readonly [properties: string, content: string]): string {
  const [properties, content] = typeof cell === 'string' ? ['', p(cell)] : cell
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`
}

export function loadDocx(parts: DocxParts | string): Promise<Tree> {
  return load(docx(typeof parts === 'string' ? { body: parts } : parts), 'a.docx')
}

/** The text of each block: a paragraph's, or `cell|cell` lines of a table. */
export function texts(tree: Tree): string[] {
  return tree.blocks.map((block) => (block.kind === 'paragraph' ? block.passage.text : gridText(block)))
}

function gridText({ rows, cells }: Table): string {
  const lines = Array.from({ length: rows }, (_, row) =>
    cells
      .filter((cell) => cell.row === row)
      .map(({ column, passage }) => `${column}:${passage.text}`)
      .join('|'),
  )
  return lines.join('\n')
}

export function paragraphs(tree: Tree): Paragraph[] {
  return tree.blocks.filter((block): block is Paragraph => block.kind === 'paragraph')
}

export function onlyTable(tree: Tree): Table {
  const tables = tree.blocks.filter((block: Block): block is Table => block.kind === 'table')
  if (tables.length !== 1 || !tables[0]) throw new Error(`${tables.length} tables`)
  return tables[0]
}
