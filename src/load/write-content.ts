import type { Passage, Source } from '../model/tree.ts'
import { cellGlue, lineGlue } from './cell-glue.ts'
import { cellKind } from './cell-kind.ts'
import type { Anchor, Content, ContentCell, Grid, Prose } from './content.ts'
import { cellPassage, flowPassages } from './flow.ts'
import { joinTables } from './join-tables.ts'
import { isBlank } from './lines.ts'
import type { TextView, ViewCell } from './text-view.ts'
import { lastAt, type Part } from './trace.ts'
import { unstackRows } from './unstack-rows.ts'

/** Longer paragraphs are no headings, whatever their style says. */
const LONGEST_HEADING = 80

/** Writes paragraphs and tables in order. Tables that only lay out a page are taken apart; tables in tables follow the outer one. */
export function writeContent(view: TextView, contents: readonly Content[]): void {
  for (const each of joinTables(contents)) {
    const content = each.kind === 'grid' ? unstackRows(each) : each
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
  const { anchors } = prose
  const heading = depth === undefined ? null : headingOf(passages, anchors)
  if (heading !== null && depth !== undefined)
    view.paragraph(heading.text, { depth, ...sourceAt(anchors, passages[0]?.pieces[0]?.offset) }, heading.parts)
  else
    for (const passage of passages)
      view.paragraph(passage.text, { ...marks, ...sourceAt(anchors, passage.pieces[0]?.offset) }, [
        { at: 0, passage, anchors },
      ])
}

/** Null for what is too long or too much of a sentence. */
function headingOf(lines: readonly Passage[], anchors: readonly Anchor[]): Joined | null {
  const joined = join(
    lines.map((passage) => ({ passage, anchors })),
    lineGlue,
  )
  return joined.text.length <= LONGEST_HEADING && !/[。；]/.test(joined.text) ? joined : null
}

interface Joined {
  readonly text: string
  readonly parts: readonly Part[]
}

function join(lines: readonly Omit<Part, 'at'>[], glue: (before: string, after: string) => string): Joined {
  let text = ''
  const parts = lines.map((line): Part => {
    if (text !== '') text += glue(text, line.passage.text)
    const at = text.length
    text += line.passage.text
    return { ...line, at }
  })
  return { text, parts }
}

/** Of the last anchor at or before the offset. */
function sourceAt(anchors: readonly Anchor[], offset = 0): { source?: Source } {
  const anchor = anchors[lastAt(anchors, offset)]
  return anchor ? { source: anchor.source } : {}
}

function viewCell({ row, column, rowSpan, columnSpan, content, source }: ContentCell): ViewCell {
  const { text, parts, indent } = cellText(content)
  const more = { ...(indent > 0 ? { indent } : {}), ...(source ? { source } : {}) }
  return { row, column, rowSpan, columnSpan, text, parts, ...more }
}

/** More paragraphs than this in a cell are no words broken by hand. */
const MOST_BROKEN = 3

/** The paragraphs of a cell as one text; tables inside stand elsewhere. */
function cellText(content: readonly Content[]): Joined & { readonly indent: number } {
  const all = content.filter((each) => each.kind === 'prose' && each.text.trim() !== '') as readonly Prose[]
  const [first] = all
  const glue = all.length > MOST_BROKEN ? () => '\n' : paragraphGlue
  const lines = all.map(({ text, atoms, anchors }) => ({ passage: cellPassage(text, atoms), anchors }))
  return { ...join(lines, glue), indent: first ? first.indent + leadingBlanks(first.text) : 0 }
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
