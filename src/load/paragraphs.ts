import type { Paragraph } from '../model/tree.ts'
import { compose, type Stretch } from './compose.ts'
import type { Line } from './lines.ts'
import { isFull, type Wrapping } from './wrapping.ts'

/** Makes paragraphs of prose lines: one line each, but for sentences and titles that were broken over lines. */
export function paragraphs(
  source: string,
  lines: readonly Line[],
  wrapping: Wrapping | null,
  opening: boolean,
): Paragraph[] {
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
    if (last && !(wrapping && continues(source, last, line, wrapping))) close()
    open.push(line)
  }
  close()
  return result
}

function paragraph(source: string, lines: readonly Line[]): Paragraph {
  return { kind: 'paragraph', passage: compose(source, joined(source, lines)) }
}

/** The lines of one paragraph, put together without a blank except between Latin words. */
export function joined(source: string, lines: readonly Line[]): Stretch[] {
  return lines.map((line, i) => {
    const last = lines[i - 1]
    const words = last && /[A-Za-z,;]/.test(source.charAt(last.end - 1)) && /[A-Za-z]/.test(source.charAt(line.start))
    return { start: line.start, end: line.end, glue: words ? ' ' : '' }
  })
}

const SENTENCE_END = /[。！？!?；;：:]["”’）)】》]?$/
const NUMBERED =
  /^(?:[一二三四五六七八九十百]{1,4}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}[章节部条]|\d{1,2}(?:\.\d{1,2}){0,3}[、．](?!\d)|\d{1,2}\.(?!\d)|[①-⑳]|[-•●■◆▪]\s|(?:附件|附表|附)[\d一二三四五六七八九十]{0,3}[:：]|注[:：])/

/** Starts with a number or mark that only a new paragraph starts with. */
export function isNumbered(text: string): boolean {
  return NUMBERED.test(text.slice(0, 16))
}

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-2))
}

function continues(source: string, last: Line, line: Line, wrapping: Wrapping): boolean {
  if (!isFull(source, last, wrapping)) return false
  if (line.gap > wrapping.gap && !line.page) return false
  if (line.indent >= wrapping.margin + 2) return false
  const after = source.slice(line.start, line.start + 16)
  if (!endsSentence(source.slice(Math.max(last.start, last.end - 2), last.end))) return !isNumbered(after) || !line.page
  return wrapping.indented && !line.page && !isNumbered(after)
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
