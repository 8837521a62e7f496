import { cellKind } from './cell-kind.ts'
import { type GlyphLine, glyphLines, lineText } from './pdf-line.ts'

/** Columns of running text hold at least so many lines, of so many characters on average. */
const FEWEST_LINES = 6
const SHORTEST = 10
/** The width of the gap between columns, in sizes, and where it may stand, in shares of the text's width. */
const GAP = 1.2
const MIDDLE = [0.35, 0.65] as const

/** Text that is set in two columns, the left one before the right; all other lines as they are. */
export function readingOrder(lines: readonly GlyphLine[]): GlyphLine[] {
  const gutter = findGutter(lines)
  if (gutter === null) return [...lines]
  const result: GlyphLine[] = []
  let run: GlyphLine[] = []
  const close = () => {
    result.push(...(columns(run, gutter) ?? run))
    run = []
  }
  for (const line of lines) {
    if (crosses(line, gutter)) {
      close()
      result.push(line)
    } else run.push(line)
  }
  close()
  return result
}

/** Where the fewest lines stand in the way, if that leaves enough of them. */
function findGutter(lines: readonly GlyphLine[]): number | null {
  if (lines.length < FEWEST_LINES) return null
  const left = Math.min(...lines.map((line) => line.x0))
  const width = Math.max(...lines.map((line) => line.x1)) - left
  let best: number | null = null
  let least = lines.length - FEWEST_LINES + 1
  for (let x = left + MIDDLE[0] * width; x <= left + MIDDLE[1] * width; x += Math.max(2, width / 200)) {
    const crossing = lines.filter((line) => crosses(line, x)).length
    if (crossing < least) {
      least = crossing
      best = x
    }
  }
  return best
}

function crosses({ glyphs, size }: GlyphLine, x: number): boolean {
  return glyphs.some((glyph) => glyph.x1 > x - (GAP / 2) * size && glyph.x0 < x + (GAP / 2) * size)
}

/** Null where the parts beside the gutter are short or numbers: those are the columns of a table. */
function columns(lines: readonly GlyphLine[], gutter: number): GlyphLine[] | null {
  const glyphs = lines.flatMap((line) => line.glyphs)
  const sides = [
    glyphLines(glyphs.filter((glyph) => glyph.x0 < gutter)),
    glyphLines(glyphs.filter((glyph) => glyph.x0 >= gutter)),
  ]
  return sides.every(isText) ? sides.flatMap(withMargins) : null
}

function withMargins(lines: readonly GlyphLine[]): GlyphLine[] {
  const margins = { left: Math.min(...lines.map((line) => line.x0)), right: Math.max(...lines.map((line) => line.x1)) }
  return lines.map((line) => ({ ...line, margins }))
}

function isText(lines: readonly GlyphLine[]): boolean {
  const texts = lines.map(lineText)
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const numbers = texts.filter((text) => cellKind(text) === 'number').length
  return lines.length >= FEWEST_LINES && characters >= SHORTEST * lines.length && numbers * 5 < lines.length
}
