import type { Box, Glyph } from './pdf-mark.ts'

/** Characters on one baseline, from left to right. */
export interface GlyphLine extends Box {
  readonly glyphs: readonly Glyph[]
  /** Of the baseline, and the size of most of its characters. */
  readonly y: number
  readonly size: number
  /** Between which the line was broken, where that is not the whole width of the text. */
  readonly margins?: Margins
}

/** The edges between which lines are broken, in points. */
export interface Margins {
  readonly left: number
  readonly right: number
}

/** How far, in sizes, a character may stand off the baseline: raised footnote marks, digits beside a larger font. */
const OFF_BASELINE = 0.5

/** Puts characters into lines, from the top down. */
export function glyphLines(glyphs: readonly Glyph[]): GlyphLine[] {
  const bands: { y: number; size: number; glyphs: Glyph[] }[] = []
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const band = bands.at(-1)
    if (band && glyph.y - band.y <= OFF_BASELINE * Math.max(band.size, glyph.size)) {
      band.glyphs.push(glyph)
      band.size = Math.max(band.size, glyph.size)
    } else bands.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] })
  }
  return bands.map((band) => toLine(band.glyphs.sort((a, b) => a.x0 - b.x0)))
}

/** A line of some characters that are sorted already; at least one. */
function toLine(glyphs: readonly Glyph[]): GlyphLine {
  let [x0, x1, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const glyph of glyphs) {
    x0 = Math.min(x0, glyph.x0)
    x1 = Math.max(x1, glyph.x1)
    top = Math.min(top, glyph.y - ASCENT * glyph.size)
    bottom = Math.max(bottom, glyph.y + DESCENT * glyph.size)
  }
  const middle = <T>(values: readonly T[]) => values[values.length >> 1]
  const size = middle(glyphs.map((glyph) => glyph.size).sort((a, b) => a - b)) ?? 0
  const y = middle(glyphs.map((glyph) => glyph.y).sort((a, b) => a - b)) ?? 0
  return { glyphs, x0, x1, y0: top, y1: bottom, y, size }
}

/** Where ideographs reach above and below the baseline, in sizes. */
const ASCENT = 0.86
const DESCENT = 0.14

/** Cuts a line where it has gaps of at least `gap` sizes; words spread over a column (`合    计`) stay one. */
export function splitLine(line: GlyphLine, gap: number): GlyphLine[] {
  const parts: Glyph[][] = []
  for (const glyph of line.glyphs) {
    const last = parts.at(-1)
    const before = last?.at(-1)
    if (!last || !before || glyph.x0 - before.x1 >= gap * line.size) parts.push([glyph])
    else last.push(glyph)
  }
  const whole: Glyph[][] = []
  for (const part of parts) {
    const last = whole.at(-1)
    const spread = last && isIdeograph(textOf(last)) && isIdeograph(textOf(part))
    if (spread) last.push(...part)
    else whole.push([...part])
  }
  return whole.map(toLine)

  function textOf(part: readonly Glyph[]): string {
    // Of a spread word that has been put together so far, its last character tells.
    const texts = part.map((glyph) => glyph.text)
    const spaced = part.every((glyph, i) => i === 0 || glyph.x0 - (part[i - 1]?.x1 ?? 0) >= gap * line.size)
    return spaced ? (texts.at(-1) ?? '') : texts.join('')
  }
}

function isIdeograph(text: string): boolean {
  return /^[\u3400-\u9fff]$/u.test(text)
}

/**
 * The text of a line. Blanks are what the gaps say and not what the file holds: justified lines spread their words and
 * numbers, and many files hold no blanks at all. Raised marks of footnotes stand in brackets, apart from the number before them.
 */
export function lineText(line: GlyphLine): string {
  const { glyphs, size } = line
  let text = ''
  let marked = false
  glyphs.forEach((glyph, i) => {
    const before = glyphs[i - 1]
    const mark = isNoteMark(glyph, line) && (marked || !LATIN.test(before?.text ?? ''))
    if (marked !== mark) text += mark ? '[' : ']'
    else if (before) text += blank(glyphs, i, (glyph.x0 - before.x1) / (size || 1))
    marked = mark
    text += glyph.text
  })
  return marked ? `${text}]` : text
}

/** A small digit that stands higher than the rest of its line. */
function isNoteMark(glyph: Glyph, { y, size }: GlyphLine): boolean {
  return /^\d$/.test(glyph.text) && glyph.size <= RAISED_SIZE * size && y - glyph.y >= RAISED * size
}

const RAISED_SIZE = 0.75
const RAISED = 0.2

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·]/
const MARK = /[，。、；：！？（）《》〈〉【】〔〕“”‘’—…·％]/
const DIGIT = /[\d.,%]/
const LATIN = /[A-Za-z]/

/** What stands between a character and the one before it; `gap` in sizes. */
function blank(glyphs: readonly Glyph[], i: number, gap: number): '' | ' ' {
  const [a, b] = [glyphs[i - 1]?.text.slice(-1) ?? '', glyphs[i]?.text.charAt(0) ?? '']
  if (gap < 0.15) return ''
  if (MARK.test(a) || MARK.test(b)) return gap < 1 ? '' : ' '
  if (WIDE.test(a) && WIDE.test(b)) return gap < 0.45 || isSpread(glyphs, i) ? '' : ' '
  if (DIGIT.test(a) && DIGIT.test(b)) return gap < 0.35 ? '' : ' '
  if (LATIN.test(a) && LATIN.test(b)) return ' '
  return gap < (i < NUMBERING ? 0.5 : 1) ? '' : ' '
}

/** A blank after a number counts for more where the number may be that of a heading: `1 总则`. */
const NUMBERING = 4

/** The ideographs before and after the gap stand alone, as in words that are spread over their column. */
function isSpread(glyphs: readonly Glyph[], i: number): boolean {
  const apart = (at: number) => {
    const [a, b] = [glyphs[at - 1], glyphs[at]]
    return !a || !b || b.x0 - a.x1 >= 0.15 * b.size
  }
  return apart(i - 1) && apart(i + 1)
}
