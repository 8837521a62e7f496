import { alignedRows } from './pdf-aligned.ts'
import { readingOrder } from './pdf-columns.ts'
import type { Draft, DraftTable } from './pdf-draft.ts'
import { ruledGrid } from './pdf-grid.ts'
import { type GlyphLine, glyphLines, lineText, splitLine } from './pdf-line.ts'
import type { Box, Glyph, PageMarks } from './pdf-mark.ts'
import { ruledTable } from './pdf-ruled.ts'
import { rulings } from './pdf-rules.ts'
import { settle, words } from './pdf-words.ts'

/** Parts of a line that stand further apart than this, in sizes, do not read on: `编制单位：…      单位：元`. */
const APART = 3

/** The lines and tables of a page in reading order. */
export function layOut(page: PageMarks): Draft[] {
  const { tables, rest } = ruledTables(page)
  const drafts: Draft[] = []
  let open: GlyphLine[] = []
  const flush = () => {
    drafts.push(...lineDrafts(page.number, readingOrder(open)))
    open = []
  }
  const queue = [...tables].sort((a, b) => a.y0 - b.y0)
  for (const line of glyphLines(rest)) {
    for (let table = queue[0]; table && (table.y0 + table.y1) / 2 < line.y; table = queue[0]) {
      flush()
      drafts.push(table)
      queue.shift()
    }
    open.push(line)
  }
  flush()
  return [...drafts, ...queue]
}

function ruledTables(page: PageMarks): { tables: DraftTable[]; rest: Glyph[] } {
  const grids = (rulings(page.strokes) ?? []).flatMap((ruling) => ruledGrid(ruling) ?? [])
  const inside = grids.map((): Glyph[] => [])
  const rest: Glyph[] = []
  for (const word of words(page.glyphs))
    settle(word, (x, y) => smallest(grids, x, y)).forEach((home, i) => {
      const glyph = word[i]
      if (glyph) (inside[home] ?? rest).push(glyph)
    })
  const tables = grids.flatMap((grid, i) => {
    const glyphs = inside[i] ?? []
    return glyphs.length > 0 ? [ruledTable(page.number, grid, glyphs)] : []
  })
  return { tables, rest }
}

/** The number of the smallest box around a point, or -1: a table may stand in the cell of another. */
function smallest(boxes: readonly Box[], x: number, y: number): number {
  let best = -1
  let least = Infinity
  boxes.forEach(({ x0, y0, x1, y1 }, i) => {
    const area = (x1 - x0) * (y1 - y0)
    if (x < x0 || x > x1 || y < y0 || y > y1 || area >= least) return
    best = i
    least = area
  })
  return best
}

/** Lines as running text, but for those that stand in columns. */
function lineDrafts(page: number, lines: readonly GlyphLine[]): Draft[] {
  const drafts: Draft[] = []
  for (let i = 0; i < lines.length; ) {
    const reading = alignedRows(page, lines, i)
    if (reading) {
      drafts.push(reading.table)
      i = reading.until
      continue
    }
    const line = lines[i++]
    for (const part of line ? splitLine(line, APART) : []) {
      const { x0, y0, x1, y1, y, size } = part
      const text = lineText(part).trim()
      if (text !== '')
        drafts.push({
          kind: 'line',
          page,
          text,
          x0,
          y0,
          x1,
          y1,
          y,
          size,
          ...(line?.margins && { margins: line.margins }),
        })
    }
  }
  return drafts
}
