import type { Passage, Source } from '../model/tree.ts'
import { cellGlue, lineGlue } from './cell-glue.ts'
import { cellKind } from './cell-kind.ts'
import type { Anchor, Content, ContentCell, Grid, Prose } from './content.ts'
import { cellPassage, flowPassages } from './flow.ts'
import { joinTables } from './join-tables.ts'
import { isBlank } from './lines.ts'
import type { TextView, ViewCell } from './text-view.ts'

/** Longer paragraphs are no headings, whatever their style says. */
const LONGEST_HEADING = 80

/** Writes paragraphs and tables in order. Tables that only lay out a page are taken apart; tables in tables follow the outer one. */
export function writeContent(view: TextView, contents: readonly Content[]): void {
  for (const content of joinTables(contents)) {
    if (content.kind === 'prose') writeProse(view, content)
    else if (isLayout(content)) for (const cell of content.cells) writeContent(view, cell.content)
    else {
      const { rows, columns, source } = content
      view.table({
        rows,
        columns,
        ...(source ? { source } : {}),
        cells: content.cells.map(viewCell),
      })
      for (const cell of content.cells)
        writeContent(
          view,
          cell.content.filter(({ kind }) => kind === 'grid'),
        )
    }
  }
}

function writeProse(view: TextView, prose: Prose): void {
  const passages = flowPassages(prose.text, prose.atoms)
  const { depth, ...marks } = prose.marks
  const heading = depth === undefined ? null : headingText(passages)
  if (heading !== null && depth !== undefined)
    view.paragraph(heading, { depth, ...sourceAt(prose.anchors, passages[0]?.pieces[0]?.offset) })
  else
    for (const { text, pieces } of passages)
      view.paragraph(text, { ...marks, ...sourceAt(prose.anchors, pieces[0]?.offset) })
}

/** Null for what is too long or too much of a sentence. */
function headingText(lines: readonly Passage[]): string | null {
  const text = lines.reduce((before, { text: line }) => before + lineGlue(before, line) + line, '')
  return text.length <= LONGEST_HEADING && !/[。；]/.test(text) ? text : null
}

/** Of the last anchor at or before the offset. */
function sourceAt(anchors: readonly Anchor[], offset = 0): { source?: Source } {
  let low = 0
  let high = anchors.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((anchors[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const anchor = anchors[low]
  return anchor ? { source: anchor.source } : {}
}

function viewCell({ row, column, rowSpan, columnSpan, content, source }: ContentCell): ViewCell {
  const { text, indent } = cellText(content)
  return { row, column, rowSpan, columnSpan, text, ...(indent > 0 ? { indent } : {}), ...(source ? { source } : {}) }
}

/** More paragraphs than this in a cell are no words broken by hand. */
const MOST_BROKEN = 3

/** The paragraphs of a cell as one text; tables inside stand elsewhere. */
function cellText(content: readonly Content[]): { text: string; indent: number } {
  const all = content.filter((each) => each.kind === 'prose' && each.text.trim() !== '') as readonly Prose[]
  const [first] = all
  const glue = all.length > MOST_BROKEN ? () => '\n' : paragraphGlue
  const text = all
    .map((each) => cellPassage(each.text, each.atoms).text)
    .reduce((before, line) => (before === '' ? line : before + glue(before, line) + line), '')
  return { text, indent: first ? first.indent + leadingBlanks(first.text) : 0 }
}

/** Numbers are never broken into paragraphs. */
function paragraphGlue(before: string, after: string): string {
  return /\d%?$/.test(before.slice(-2)) && /^-?\d/.test(after) ? '\n' : cellGlue(before, after)
}

/** In half-width blanks. */
function leadingBlanks(text: string): number {
  let width = 0
  for (let i = 0; i < text.length && isBlank(text.charAt(i)); i++) width += text.charAt(i) === '\u3000' ? 2 : 1
  return width
}

/** A cell of so many paragraphs and characters is a page of its own. */
const PAGE_PARAGRAPHS = 5
const PAGE_CHARACTERS = 500

/**
 * Whether a table only lays out a page: everything stands in one column, or it holds other tables or whole pages of text and
 * none of its own cells is a number.
 */
function isLayout({ cells }: Grid): boolean {
  const filled = cells.filter(({ content }) => content.some((each) => each.kind === 'grid' || each.text.trim() !== ''))
  if (new Set(filled.map(({ column }) => column)).size <= 1) return true
  const holds = filled.some(({ content }) => content.some(({ kind }) => kind === 'grid') || isPage(content))
  return holds && filled.every(({ content }) => cellKind(cellText(content).text) !== 'number')
}

function isPage(content: readonly Content[]): boolean {
  const length = content.reduce((sum, each) => sum + (each.kind === 'prose' ? each.text.length : 0), 0)
  return content.length >= PAGE_PARAGRAPHS && length >= PAGE_CHARACTERS
}
