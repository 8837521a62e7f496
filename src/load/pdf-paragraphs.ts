import { lineGlue } from './cell-glue.ts'
import { entryLength } from './pdf-contents.ts'
import type { Draft, DraftLine } from './pdf-draft.ts'
import type { Margins } from './pdf-line.ts'
import { endsSentence, isNumbered } from './sentence.ts'

/** Lines that are one paragraph. */
export interface DraftParagraph {
  readonly kind: 'paragraph'
  readonly lines: readonly DraftLine[]
  readonly text: string
}

/** A line that ends this near to the right margin, in sizes, is full: a mark or a number may not have fitted any more. */
const FULL = 1.6
/** A line that is shorter than this, in sizes, was not broken because it was full. */
const SHORT = 12
/** A paragraph's first line is indented by more than this, in sizes. */
const INDENT = 1
/** Lines of a paragraph stand no further apart than this, in usual distances. */
const SPREAD = 1.4
/** A title set in the middle stands off both margins by more than this, in points, or by three sizes. */
const WIDEST_INDENT = 36
/** Lines of a title stand no further apart than this, in sizes. */
const TITLE_SPREAD = 2.2
const LONGEST_TITLE = 4
/** A line that starts like this starts a paragraph, whatever stands before it. */
const CHAPTER =
  /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}(?:部分|章|节)|（[一二三四五六七八九十]{1,3}）)/
/** Not a decimal, nor a date. */
const ITEM = /^(\d{1,2}) ?[.．、](?!\d(?!\d{3}年))/

/** Puts the lines between tables together to paragraphs, also over pages. */
export function joinLines(drafts: readonly Draft[]): (DraftParagraph | Exclude<Draft, DraftLine>)[] {
  const margins = marginsOf(drafts)
  const result: (DraftParagraph | Exclude<Draft, DraftLine>)[] = []
  let open: DraftLine[] = []
  const close = () => {
    if (open.length > 0) result.push(toParagraph(open))
    open = []
  }
  const pitch = usualPitch(drafts)
  for (const draft of drafts) {
    const last = open.at(-1)
    if (draft.kind === 'table') {
      close()
      result.push(draft)
    } else {
      const goesOn =
        last &&
        !isNextNumber(open[0]?.text ?? '', draft.text) &&
        continues(open.length, { line: last, ...margins(last) }, { line: draft, ...margins(draft) }, pitch)
      if (!goesOn) close()
      open.push(draft)
    }
  }
  close()
  return result
}

/** Items of a list, `8. …` and `9. …`, however full the line between them. */
function isNextNumber(first: string, next: string): boolean {
  const [a, b] = [ITEM.exec(first), ITEM.exec(next)]
  return a !== null && b !== null && Number(b[1]) === Number(a[1]) + 1
}

function toParagraph(lines: readonly DraftLine[]): DraftParagraph {
  const text = lines.reduce((all, line) => (all === '' ? line.text : all + lineGlue(all, line.text) + line.text), '')
  return { kind: 'paragraph', lines, text: text.slice(0, entryLength(text)) }
}

interface Placed extends Margins {
  readonly line: DraftLine
}

function continues(lines: number, last: Placed, next: Placed, pitch: number): boolean {
  const [before, after] = [last.line, next.line]
  const size = Math.max(before.size, after.size)
  if (Math.abs(before.size - after.size) > 0.15 * size) return false
  // A heading over both columns reads on into neither.
  if ((before.margins === undefined) !== (after.margins === undefined)) return false
  const together = after.page === before.page && after.margins === before.margins
  const step = after.y - before.y
  if (together && (step < 0.5 * size || step > Math.max(SPREAD * pitch, TITLE_SPREAD * size))) return false
  if (CHAPTER.test(after.text) || entryLength(before.text) < before.text.length) return false
  const indented = after.x0 - next.left > INDENT * size
  if (isNumbered(after.text) && (endsSentence(before.text) || indented)) return false
  if (isTitle(next) && isCentred(last) && !endsSentence(before.text))
    return together && lines < LONGEST_TITLE && !isNumbered(after.text)
  return !indented && last.right - before.x1 < FULL * size && before.x1 - before.x0 > SHORT * size
}

/** Set in the middle, off both margins. */
function isTitle(placed: Placed): boolean {
  const { line, left, right } = placed
  const room = Math.min(3 * line.size, WIDEST_INDENT)
  return line.x0 - left > room && right - line.x1 > room && isCentred(placed)
}

function isCentred({ line, left, right }: Placed): boolean {
  return Math.abs(line.x0 - left - (right - line.x1)) < 2 * line.size
}

/** The margins of a line's column, or of its page: of the page's own lines where it has many, else of all. */
function marginsOf(drafts: readonly Draft[]): (line: DraftLine) => Margins {
  const pages = new Map<number, DraftLine[]>()
  for (const draft of drafts) {
    if (draft.kind !== 'line') continue
    const page = pages.get(draft.page)
    if (page) page.push(draft)
    else pages.set(draft.page, [draft])
  }
  const all = edgesOf([...pages.values()].flat())
  const known = new Map([...pages].map(([page, lines]) => [page, lines.length >= 8 ? edgesOf(lines) : all]))
  return (line) => line.margins ?? known.get(line.page) ?? all
}

function edgesOf(lines: readonly DraftLine[]): Margins {
  const long = lines.filter((line) => line.x1 - line.x0 > 15 * line.size)
  const of = long.length >= 3 ? long : lines
  return {
    left: quantile(
      of.map((line) => line.x0),
      0.1,
    ),
    right: quantile(
      of.map((line) => line.x1),
      0.9,
    ),
  }
}

function usualPitch(drafts: readonly Draft[]): number {
  const steps: number[] = []
  drafts.forEach((draft, i) => {
    const last = drafts[i - 1]
    if (draft.kind === 'line' && last?.kind === 'line' && last.page === draft.page && draft.y > last.y + 1)
      steps.push(draft.y - last.y)
  })
  return quantile(steps, 0.5)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
