import type { Line } from './lines.ts'
import { goesOn } from './sentence.ts'

/** How the lines of a text that breaks sentences over lines are laid out; widths count a full-width character two. */
export interface Wrapping {
  /** Width of a full line, with its leading blanks. */
  readonly width: number
  /** Leading blanks of lines that do not start a paragraph. */
  readonly margin: number
  /** Blank lines between the lines of one paragraph: 0, or 1 where exports double every line. */
  readonly gap: number
  /** Paragraphs start with an indented line, so that a full line that ends a sentence need not end its paragraph. */
  readonly indented: boolean
}

/** How lines may go on: at a width, wherever one breaks off in a sentence (what was copied out of pages), or never. */
export type Layout = Wrapping | 'anywhere' | null

const NARROWEST = 40
const WIDEST = 200
/** A line may stop two full-width characters early, before a punctuation mark or a number that may not be broken. */
const SLACK = 5
/** Fewer sentences that break off at a line's end are slips of the writer. */
const FEWEST_BROKEN = 3

/** Columns that a stretch takes in a fixed-width font. */
export function displayWidth(source: string, start: number, end: number): number {
  let width = 0
  for (let i = start; i < end; i++) {
    const code = source.charCodeAt(i)
    width += code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xffe6)) ? 2 : 1
  }
  return width
}

/** How the lines of a text are laid out. */
export function layoutOf(source: string, lines: readonly Line[]): Layout {
  const wrapped = wrapping(source, lines)
  if (wrapped) return wrapped
  const broken = lines.filter((line, i) => i > 0 && line.gap === 0 && isBrokenOff(source, lines[i - 1] as Line, line))
  return broken.length >= FEWEST_BROKEN ? 'anywhere' : null
}

/** Whether a line begins in the middle of the sentence that the one before leaves open. */
export function isBrokenOff(source: string, last: Line, line: Line): boolean {
  if (line.indent > last.indent + 2) return false
  return goesOn(
    source.slice(Math.max(last.start, last.end - WIDEST), last.end),
    source.slice(line.start, Math.min(line.end, line.start + WIDEST)),
  )
}

/**
 * Finds out whether the lines are broken at a fixed width: many lines of nearly the same, not very large width, most of
 * which do not end a sentence.
 */
function wrapping(source: string, lines: readonly Line[]): Wrapping | null {
  const sample = lines.filter((line) => !isSpread(source, line)).slice(0, 5000)
  const widths = sample.map((line) => rightEdge(source, line))
  const width = commonWidth(widths)
  if (width === null) return null
  const full = sample.filter((_, i) => Math.abs((widths[i] ?? 0) - width) <= SLACK)
  const unfinished = full.filter((line) => !/[。！？!?；;：:]/.test(source.charAt(line.end - 1)))
  if (unfinished.length < 3 || unfinished.length * 10 < full.length * 6) return null
  if (widths.filter((each) => each > width + SLACK).length * 10 > full.length) return null
  const broken = new Set<Line | undefined>(unfinished)
  const followers = sample.filter((_, i) => broken.has(sample[i - 1]))
  const margin = mode(followers.map((line) => line.indent))
  const indented = sample.filter((line) => line.indent >= margin + 2 && line.indent <= margin + 8).length
  return { width, margin, gap: Math.min(1, mode(followers.map((line) => line.gap))), indented: indented > 1 }
}

/** Rows of tables aligned by blanks and the dotted lines of contents say nothing of the width of sentences. */
function isSpread(source: string, line: Line): boolean {
  return /\S[ \u00a0\u3000]{2,}\S|[….·]{4}/.test(source.slice(line.start, Math.min(line.end, line.start + WIDEST)))
}

export function isFull(source: string, line: Line, { width }: Wrapping): boolean {
  return rightEdge(source, line) >= width - SLACK
}

/** But for the indent of a paragraph's first line, which exports lose, and a number that was not to be broken. */
export function isNearlyFull(source: string, line: Line, { width }: Wrapping): boolean {
  return rightEdge(source, line) >= width - 2 * SLACK
}

function rightEdge(source: string, line: Line): number {
  if (line.end - line.start > WIDEST) return WIDEST + 1
  return line.indent + displayWidth(source, line.start, line.end)
}

/** The width that most long lines share, if at least three and a quarter of the long ones do. */
function commonWidth(widths: readonly number[]): number | null {
  const counts = new Map<number, number>()
  const long = widths.filter((width) => width >= NARROWEST && width <= WIDEST)
  for (const width of long) counts.set(width, (counts.get(width) ?? 0) + 1)
  const near = (width: number) => {
    let sum = 0
    for (let other = width - 2; other <= width + 2; other++) sum += counts.get(other) ?? 0
    return sum
  }
  let best = 0
  for (const width of counts.keys()) if (best === 0 || near(width) > near(best)) best = width
  return best > 0 && near(best) >= 3 && near(best) * 4 >= long.length ? best : null
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best = 0
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value
  return best
}
