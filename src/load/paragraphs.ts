import type { Paragraph } from '../model/tree.ts'
import { lineGlue } from './cell-glue.ts'
import { compose, type Stretch } from './compose.ts'
import type { Line } from './lines.ts'
import { endsSentence, isNumbered } from './sentence.ts'
import { isBrokenOff, isFull, isNearlyFull, type Layout } from './wrapping.ts'

/** Makes paragraphs of prose lines: one line each, but for sentences and titles that were broken over lines. */
export function paragraphs(source: string, lines: readonly Line[], layout: Layout, opening: boolean): Paragraph[] {
  const result: Paragraph[] = []
  let open: Line[] = []
  const close = () => {
    if (open.length > 0) result.push(paragraph(source, open))
    open = []
  }
  let rest = lines
  if (opening) {
    const title = titleLines(source, lines)
    if (title > 1) {
      result.push(paragraph(source, lines.slice(0, title)))
      rest = lines.slice(title)
    }
  }
  for (const line of rest) {
    const last = open.at(-1)
    if (last && !continues(source, last, line, layout)) close()
    open.push(line)
  }
  close()
  return result
}

function paragraph(source: string, lines: readonly Line[]): Paragraph {
  return { kind: 'paragraph', passage: compose(source, joined(source, lines)) }
}

/** The lines of one paragraph. */
function joined(source: string, lines: readonly Line[]): Stretch[] {
  return lines.map(({ start, end }, i) => {
    const last = lines[i - 1]
    const glue = last ? lineGlue(source.slice(last.end - 1, last.end), source.charAt(start)) : ''
    return { start, end, glue }
  })
}

function continues(source: string, last: Line, line: Line, layout: Layout): boolean {
  if (layout === null) return false
  if (layout === 'anywhere') return line.gap === 0 && isBrokenOff(source, last, line)
  if (!isFull(source, last, layout) && !(isNearlyFull(source, last, layout) && isBrokenOff(source, last, line)))
    return false
  const paged = line.gap <= PAGE_GAP && isCut(source, last, line)
  if (line.gap > layout.gap && !line.page && !paged) return false
  if (line.indent >= layout.margin + 2) return false
  const after = source.slice(line.start, line.start + 16)
  const end = source.slice(Math.max(last.start, last.end - 2), last.end)
  if (!endsSentence(end)) return !isNumbered(after) || !line.page
  // 采矿业增长24.9%；: a clause may well fill its line.
  return (layout.indented || /[;；]$/.test(end)) && !line.page && !isNumbered(after)
}

/** Blank lines that a page's end leaves where its number was not exported. */
const PAGE_GAP = 4

/** Between a number and its unit, or behind a comma: nobody ends a paragraph there. */
function isCut(source: string, last: Line, line: Line): boolean {
  const [before, after] = [source.charAt(last.end - 1), source.charAt(line.start)]
  return /[，、,]/.test(before) || (/\d/.test(before) && /[万亿元个人年月日%％家户]/.test(after))
}

const TITLE_END = /(?:报告|公报|说明|自评表|情况表|总结|汇报|方案|决算|预算)(?:[（(][^（）()]{1,12}[）)])?$/

/** How many of the first lines are one title broken over lines: up to the line that ends as titles do. */
function titleLines(source: string, lines: readonly Line[]): number {
  for (let i = 0; i < Math.min(lines.length, 4); i++) {
    const line = lines[i]
    if (!line || line.end - line.start > 40 || line.gap > 3 || line.page) return 0
    const text = source.slice(line.start, line.end)
    if (isNumbered(text) || /[：:。；，,、]/.test(text)) return 0
    if (TITLE_END.test(text)) return i + 1
  }
  return 0
}
