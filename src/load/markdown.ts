import type { List, ListItem, RootContent, Table } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import type { Block, Paragraph, Tree } from '../model/tree.ts'
import { buildTable, type LooseCell } from './build-table.ts'
import { type Atom, cellPassage, flowPassages } from './flow.ts'
import { foreignRegions, maskRegions } from './foreign-regions.ts'
import { readFrontmatter } from './frontmatter.ts'
import { htmlBlocks } from './html-blocks.ts'
import { lines } from './lines.ts'
import { LoadError } from './load-error.ts'
import type { LongTable } from './long-tables.ts'
import { markdownAtoms } from './markdown-atoms.ts'
import { loadText, textBlocks } from './text.ts'

/** The parser takes two seconds and 300 MB for each million characters. */
const MAX_CHARACTERS = 4_000_000
/** Quotations and lists deeper than this are no report's. */
const DEEPEST = 100

const OVER_MARKED = '标记过密，按纯文本读取 / Too many marks in one paragraph: read as plain text'

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  .use(keepPositions)

/** Reads CommonMark with GitHub's tables and footnotes, frontmatter, and HTML tables and flattened tables inside it. */
export function loadMarkdown(source: string): Tree {
  if (source.length > MAX_CHARACTERS || isTooDeep(source)) throw tooMuch()
  const base = source.startsWith('\ufeff') ? 1 : 0
  try {
    const regions = foreignRegions(source, (table) => longTable(source, table))
    const masked = maskRegions(source, regions)
    if (isOverMarked(masked)) return { ...loadText(source), format: 'markdown', notes: [OVER_MARKED] }
    const root = parser.parse(masked.slice(base))
    const reader = new MarkdownReader(masked, base)
    reader.readAll(root.children)
    const blocks = inOrder([...reader.blocks, ...regions.flatMap((region) => region.blocks)])
    return { format: 'markdown', text: source, blocks, meta: reader.meta, notes: [] }
  } catch (error) {
    if (error instanceof RangeError) throw tooMuch()
    throw error
  }
}

/** The autolink transform searches the tree again for addresses and leaves text without positions behind. */
function keepPositions(this: Processor): void {
  const extensions = this.data().fromMarkdownExtensions ?? []
  for (const extension of extensions.flat()) delete extension.transforms
}

class MarkdownReader {
  readonly blocks: Block[] = []
  meta: Record<string, string> = {}
  readonly #source: string
  readonly #base: number

  constructor(source: string, base: number) {
    this.#source = source
    this.#base = base
  }

  readAll(nodes: readonly RootContent[], role?: Paragraph['role']): void {
    for (const node of nodes) this.#read(node, role)
  }

  #read(node: RootContent, role?: Paragraph['role']): void {
    const start = this.#base + (node.position?.start.offset ?? 0)
    const end = this.#base + (node.position?.end.offset ?? 0)
    const marks = role ? { role } : {}
    if (node.type === 'paragraph') this.#paragraph(markdownAtoms(this.#source, this.#base, node.children), marks)
    else if (node.type === 'heading')
      this.#paragraph(markdownAtoms(this.#source, this.#base, node.children), { depth: node.depth })
    else if (node.type === 'blockquote') this.readAll(node.children, role)
    else if (node.type === 'list') this.#list(node)
    else if (node.type === 'table') this.#table(node)
    else if (node.type === 'html') this.blocks.push(...htmlBlocks(this.#source, start, end))
    else if (node.type === 'code') this.#code(node.lang ?? '', start, end)
    else if (node.type === 'footnoteDefinition') this.readAll(node.children, 'note')
    else if (node.type === 'yaml') this.meta = readFrontmatter(node.value)
  }

  #paragraph(atoms: readonly Atom[], marks: Partial<Paragraph>): void {
    for (const passage of flowPassages(this.#source, atoms)) this.blocks.push({ kind: 'paragraph', passage, ...marks })
  }

  #list(list: List): void {
    for (const item of list.children) {
      const [first, ...rest] = item.children
      if (first?.type === 'paragraph') {
        const number = list.ordered ? [this.#printedNumber(item)] : []
        this.#paragraph([...number, ...markdownAtoms(this.#source, this.#base, first.children)], { role: 'item' })
        this.readAll(rest, 'item')
      } else this.readAll(item.children, 'item')
    }
  }

  /** `1. `, as the source has it, which readers of numbered outlines need. */
  #printedNumber(item: ListItem): Atom {
    const start = this.#base + (item.position?.start.offset ?? 0)
    const length = /^\d{1,9}[.)][ \t]?/.exec(this.#source.slice(start, start + 12))?.[0].length ?? 0
    return { start, end: start + length }
  }

  #table(table: Table): void {
    const rows = tableRows(this.#source, this.#base, table)
    if (rows.length > 0) this.blocks.push(buildTable(rows))
  }

  /** Text set as it is, tables aligned by blanks among it; program code is passed over. */
  #code(language: string, start: number, end: number): void {
    if (!/^(?:|te?xt|plain|csv|tsv)$/i.test(language)) return
    const inner = lines(this.#source, start, end).filter(
      (line) => !/^(?:```|~~~)/.test(this.#source.slice(line.start, line.start + 3)),
    )
    this.blocks.push(...textBlocks(this.#source, inner))
  }
}

function tableRows(source: string, base: number, table: Table): LooseCell[][] {
  return table.children.map((row) =>
    row.children.map((cell) => ({
      passage: cellPassage(source, markdownAtoms(source, base, cell.children)),
      indent: 0,
    })),
  )
}

/** Reads each part under the table's own heading, which is left out again for all but the first. */
function longTable(source: string, { start, body, end, parts }: LongTable): Block {
  const heading = source.slice(start, body)
  const rows = parts.flatMap((from, i) => {
    const [table] = parser.parse(heading + source.slice(from, parts[i + 1] ?? end)).children
    const read = table?.type === 'table' ? tableRows(source, from - heading.length, table) : []
    return i === 0 ? read : read.slice(1)
  })
  return buildTable(rows)
}

function inOrder(blocks: Block[]): Block[] {
  const offset = (block: Block) =>
    (block.kind === 'paragraph' ? block.passage : block.cells[0]?.passage)?.pieces[0]?.offset ?? 0
  return blocks.sort((one, other) => offset(one) - offset(other))
}

/** Marks of quotations and lists at the start of one line, before the parser is let loose on them. */
function isTooDeep(source: string): boolean {
  if (/^(?=[ \t]{200})[ \t]{200,}(?:[-+*]|\d{1,9}[.)])[ \t]/m.test(source)) return true
  for (const { 0: marks } of source.matchAll(/^(?:[ \t]{0,9}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100,}/gm))
    if (marks.replace(/[^>+*.)-]/g, '').length > DEEPEST) return true
  return false
}

/** Paragraphs of so many marks are no Markdown, and the parser takes time and memory by the square of their number. */
const MOST_MARKS = 20_000

function isOverMarked(source: string): boolean {
  let marks = 0
  for (const { 0: mark } of source.matchAll(/[[\]<&!*_`~\\]|\n[ \t\r]{0,99}(?=\n)/g)) {
    marks = mark.startsWith('\n') ? 0 : marks + 1
    if (marks > MOST_MARKS) return true
  }
  return false
}

function tooMuch(): LoadError {
  return new LoadError('too-large', {
    zh: `Markdown 文件过大或嵌套过深（上限 ${MAX_CHARACTERS / 1e6} 百万字符、${DEEPEST} 层）`,
    en: `The Markdown file is too large or nested too deeply (limits: ${MAX_CHARACTERS / 1e6} million characters, ${DEEPEST} levels)`,
  })
}
