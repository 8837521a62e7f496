import type { Section } from '../model/report.ts'
import type { Cell, Paragraph, Passage, Table } from '../model/tree.ts'
import type { AuditedReport } from './audited.ts'
import { escapeMarkup } from './escape-markup.ts'
import { htmlMarks, type Marks, markUp } from './html-marks.ts'
import { textIndex } from './text-index.ts'

/** A heading that is more than a line, or ends like a sentence, is a paragraph that begins with its number. */
const LONGEST_HEADING = 50

/** Browsers take no wider span. */
const MOST_COLUMNS = 1000

/** The report as read: paragraphs, headings and tables, with a mark for every figure and for every place of a finding. */
export function htmlText(audited: AuditedReport, prefix: string): string {
  const { tree, sections, title } = audited.report
  const locate = textIndex(tree)
  const marks = htmlMarks(audited, prefix, locate)
  const headings = new Map<Passage, Section>()
  for (const section of sections) {
    const place = locate(section.at)
    if (place && section.level > 0) headings.set(place.passage, section)
  }
  const titled = tree.blocks.find((block) => block.kind === 'paragraph' && block.passage.text.trim() === title)
  return tree.blocks
    .map((block) => {
      if (block.kind === 'table') return table(block, marks)
      if (block === titled) return `<h1>${markUp(block.passage.text, marks.get(block.passage) ?? [])}</h1>`
      return paragraph(block, headings.get(block.passage), marks)
    })
    .join('\n')
}

function paragraph({ passage, depth, role }: Paragraph, section: Section | undefined, marks: Marks): string {
  const inner = markUp(passage.text, marks.get(passage) ?? [])
  if (inner.trim() === '') return ''
  const level = section?.level ?? depth
  if (level !== undefined && passage.text.length <= LONGEST_HEADING && !/[。；;，,]\s?$/.test(passage.text)) {
    const tag = `h${Math.min(6, level + 1)}`
    return `<${tag}>${inner}</${tag}>`
  }
  return `<p${role ? ` class="${role}"` : ''}>${inner}</p>`
}

function table({ cells }: Table, marks: Marks): string {
  const rows: Cell[][] = []
  for (const cell of cells) {
    const row = rows[cell.row] ?? []
    row.push(cell)
    rows[cell.row] = row
  }
  // Rows that hold the table's first figures end its head.
  const head = rows.findIndex((row) => row?.some(({ passage }) => marks.has(passage)))
  const covered: number[] = []
  const lines = Array.from(rows, (row = [], index) => line(row, covered, index < head ? 'th' : 'td', marks))
  return `<div class="table"><table>${lines.join('\n')}</table></div>`
}

/** `covered` counts by column for how many rows a cell from above still reaches down. */
function line(row: readonly Cell[], covered: number[], tag: 'th' | 'td', marks: Marks): string {
  const parts: string[] = []
  let column = 0
  const skip = (to: number) => {
    for (; column < Math.min(to, MOST_COLUMNS); column++) {
      if ((covered[column] ?? 0) > 0) covered[column] = (covered[column] ?? 0) - 1
      else parts.push('<td></td>')
    }
  }
  for (const cell of [...row].sort((a, b) => a.column - b.column)) {
    skip(cell.column)
    parts.push(cellOf(cell, tag, marks))
    for (let i = 0; i < Math.min(cell.columnSpan, MOST_COLUMNS); i++) covered[column++] = cell.rowSpan - 1
  }
  skip(covered.findLastIndex((rows) => rows > 0) + 1)
  return `<tr>${parts.join('')}</tr>`
}

function cellOf({ passage, rowSpan, columnSpan, indent }: Cell, tag: 'th' | 'td', marks: Marks): string {
  const spans = (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (columnSpan > 1 ? ` colspan="${columnSpan}"` : '')
  const kind = /^[\s\d.,%％()（）+−–—-]+$/.test(passage.text) ? ' class="n"' : indent ? ' class="in"' : ''
  const found = marks.get(passage)
  return `<${tag}${spans}${kind}>${found ? markUp(passage.text, found) : escapeMarkup(passage.text)}</${tag}>`
}
