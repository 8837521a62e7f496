import type { Element, ElementContent, RootContent } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { Block, Cell, Paragraph, Table } from '../model/tree.ts'
import { align } from './align.ts'
import { type Atom, cellPassage, flowPassages } from './flow.ts'
import { BLOCKS, children, SILENT, span } from './html-elements.ts'
import { layoutGrid, type SpannedCell } from './layout-grid.ts'

type Content = RootContent | ElementContent

const parser = unified().use(rehypeParse, { fragment: true })

/** The paragraphs and tables of a stretch of HTML, in the order of the source; offsets are in the whole source. */
export function htmlBlocks(source: string, start: number, end: number): Block[] {
  const reader = new HtmlReader(source, start)
  reader.readAll(parser.parse(source.slice(start, end)).children)
  return reader.finish()
}

class HtmlReader {
  readonly #source: string
  readonly #base: number
  readonly #blocks: Block[] = []
  #atoms: Atom[] = []

  constructor(source: string, base: number) {
    this.#source = source
    this.#base = base
  }

  readAll(nodes: readonly Content[], marks: Partial<Paragraph> = {}): void {
    for (const node of nodes) this.#read(node, marks)
  }

  finish(): Block[] {
    this.#flush({})
    return this.#blocks
  }

  #read(node: Content, marks: Partial<Paragraph>): void {
    if (node.type !== 'element') {
      this.#atoms.push(...this.#inline(node))
      return
    }
    if (SILENT.has(node.tagName)) return
    if (node.tagName === 'table') {
      this.#flush(marks)
      this.#table(node)
    } else if (BLOCKS.has(node.tagName)) {
      this.#flush(marks)
      const own = marksOf(node.tagName, marks)
      this.readAll(node.children, own)
      this.#flush(own)
    } else if (node.tagName === 'br') this.#atoms.push('hard')
    else this.readAll(node.children, marks)
  }

  #flush(marks: Partial<Paragraph>): void {
    for (const passage of flowPassages(this.#source, this.#atoms))
      this.#blocks.push({ kind: 'paragraph', passage, ...marks })
    this.#atoms = []
  }

  #table(table: Element): void {
    for (const caption of children(table, 'caption')) {
      this.readAll(caption.children)
      this.#flush({})
    }
    const groups = [table, ...['thead', 'tbody', 'tfoot'].flatMap((name) => children(table, name))]
    const rows = groups.flatMap((group) => children(group, 'tr')).map((row) => this.#row(row))
    const grid = layoutGrid(rows)
    const cells = grid.cells.flatMap(({ value, ...cell }): Cell[] => {
      const passage = cellPassage(this.#source, value)
      return passage.text === '' ? [] : [{ ...cell, passage }]
    })
    if (cells.length > 0)
      this.#blocks.push({ kind: 'table', rows: grid.rows, columns: grid.columns, cells } satisfies Table)
  }

  #row(row: Element): SpannedCell<Atom[]>[] {
    return row.children
      .filter((cell) => cell.type === 'element' && (cell.tagName === 'td' || cell.tagName === 'th'))
      .map((cell) => ({
        rowSpan: cell.type === 'element' ? span(cell.properties.rowSpan) : 1,
        columnSpan: cell.type === 'element' ? span(cell.properties.colSpan) : 1,
        value: this.#inline(cell),
      }))
  }

  /** The text of a node; whatever stands on lines of its own inside it, a table too, is set off by line breaks. */
  #inline(node: Content): Atom[] {
    if (node.type === 'text') {
      const from = node.position?.start.offset
      const to = node.position?.end.offset
      if (from === undefined || to === undefined) return []
      return align(this.#source, this.#base + from, this.#base + to, node.value, false)
    }
    if (node.type !== 'element' || SILENT.has(node.tagName)) return []
    if (node.tagName === 'br') return ['hard']
    const inner = node.children.flatMap((child) => this.#inline(child))
    return BLOCKS.has(node.tagName) || node.tagName === 'table' ? ['hard', ...inner, 'hard'] : inner
  }
}

function marksOf(tag: string, inherited: Partial<Paragraph>): Partial<Paragraph> {
  if (/^h[1-6]$/.test(tag)) return { depth: Number(tag.charAt(1)) }
  return tag === 'li' ? { role: 'item' } : inherited
}
