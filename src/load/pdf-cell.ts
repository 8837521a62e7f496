import { cellGlue } from './cell-glue.ts'
import { cellKind } from './cell-kind.ts'
import { type GlyphLine, glyphLines, lineText } from './pdf-line.ts'
import type { Box, Glyph } from './pdf-mark.ts'

/** A line that ends this near the cell's edge, in sizes, was broken because the cell was full. */
const FULL = 2

/** The text of a cell: broken words go together, paragraphs of its own stay apart. */
export function cellText(glyphs: readonly Glyph[], cell: Box): string {
  let text = ''
  let last: GlyphLine | undefined
  for (const line of glyphLines(glyphs)) {
    const next = lineText(line)
    if (last) text += glue(text.slice(text.lastIndexOf('\n') + 1), last, next, cell)
    text += next
    last = line
  }
  return text
}

function glue(before: string, last: GlyphLine, next: string, cell: Box): '' | ' ' | '\n' {
  const glued = cellGlue(before, next)
  if (glued !== '\n') return glued
  const full = cell.x1 - last.x1 < FULL * last.size && last.x0 - cell.x0 < FULL * last.size
  const numbers = cellKind(before) === 'number' || cellKind(next) === 'number'
  return full && !numbers && !/[。！？；]$/.test(before) && cellGlue('数', next) !== '\n' ? '' : '\n'
}
