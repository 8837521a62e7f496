import { LoadError } from './load-error.ts'

/** A line of the source without the blanks at both ends. */
export interface Line {
  /** Of the content, without blanks; equal for an empty cell (a lone tab). */
  readonly start: number
  readonly end: number
  /** The line starts with a tab: a cell of a flattened table. */
  readonly led: boolean
  /** Width of the leading blanks, a full-width one counting two. */
  readonly indent: number
  /** Blank lines before it. */
  readonly gap: number
  /** A page ends before it. */
  readonly page: boolean
}

const BLANK = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/

/** Spaces of every width, zero-width characters, byte order marks. */
export function isBlank(char: string): boolean {
  return BLANK.test(char)
}

const BREAK = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g

/** More lines than any report has; each costs some hundred bytes of memory. */
const MAX_LINES = 1_000_000

/** The lines of a stretch that hold something: text, or the lone tab of an empty cell. Page numbers and the marks of exports are left out. */
export function lines(source: string, start = 0, end = source.length): Line[] {
  const result: Line[] = []
  let state = { gap: 0, page: false }
  const take = (from: number, to: number, ender: string) => {
    const line = trim(source, from, to, state)
    const furniture = line !== null && isFurniture(source, line)
    if (line && !furniture) {
      if (result.push(line) > MAX_LINES) throw tooManyLines()
      state = { gap: 0, page: false }
    } else state = { gap: state.gap + (furniture ? 0 : 1), page: state.page || furniture }
    if (ender === '\f') {
      if (isFootNumber(source, result.at(-1))) result.pop()
      state = { ...state, page: true }
    }
  }
  let from = start
  for (const { index, 0: ender } of source.slice(start, end).matchAll(BREAK)) {
    take(from, start + index, ender)
    from = start + index + ender.length
  }
  take(from, end, '')
  return result
}

function tooManyLines(): LoadError {
  return new LoadError('too-large', {
    zh: `行数过多：超过 ${MAX_LINES} 行`,
    en: `Too many lines: more than ${MAX_LINES}`,
  })
}

function trim(source: string, from: number, to: number, state: { gap: number; page: boolean }): Line | null {
  let start = from
  let end = to
  let indent = 0
  while (start < end && isBlank(source.charAt(start))) indent += source.charAt(start++) === '\u3000' ? 2 : 1
  while (end > start && isBlank(source.charAt(end - 1))) end--
  const led = source.charAt(from) === '\t'
  return start === end && !led ? null : { start, end, led, indent, ...state }
}

const PAGE_NUMBER =
  /^(?:[-—–－─~·]{1,3} {0,3}\d{1,4} {0,3}[-—–－─~·]{1,3}|第 {0,3}\d{1,4} {0,3}页(?:[ ，,/]{0,3}共 {0,3}\d{1,4} {0,3}页)?|Page \d{1,4}(?: of \d{1,4})?)$/i

/** A number alone, after a blank line, as the last thing on a page. */
function isFootNumber(source: string, line: Line | undefined): boolean {
  if (!line || line.led || line.gap === 0 || line.end - line.start > 3) return false
  return /^\d{1,3}$/.test(source.slice(line.start, line.end))
}

/** `— 3 —`, `第 3 页 共 9 页`. */
export function isPageNumber(text: string): boolean {
  return text.length <= 40 && PAGE_NUMBER.test(text.replace(/[\u00a0\u3000]/g, ' '))
}

/** Page numbers, and the marks of bookmarks that exports of Word leave. */
function isFurniture(source: string, line: Line): boolean {
  const length = line.end - line.start
  if (line.led || length === 0 || length > 40) return false
  const text = source.slice(line.start, line.end)
  return isPageNumber(text) || /^\[bookmark: \w{0,30}\]$/.test(text)
}
