import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { foldRadicals } from './fold-radicals.ts'
import type { PdfEngine } from './pdf-engine.ts'
import type { Glyph, PageMarks, Stroke } from './pdf-mark.ts'
import { toMatrix } from './pdf-matrix.ts'
import { type Painted, type PdfFont, PdfPainter } from './pdf-painter.ts'

/** A character printed again this near, in its sizes, makes it bold or casts a shadow. */
const SHADOW = 0.25

/** Reads the characters and the straight lines of a page. */
export async function readPage(engine: PdfEngine, page: PDFPageProxy): Promise<PageMarks> {
  const viewport = page.getViewport({ scale: 1 })
  const list = await page.getOperatorList()
  const fontOf = (name: string): PdfFont => (page.commonObjs.has(name) ? page.commonObjs.get(name) : {})
  const painter = new PdfPainter(engine, toMatrix(viewport.transform), fontOf)
  painter.paint(list.fnArray, list.argsArray)
  page.cleanup()
  const { width, height } = viewport
  const glyphs = painter.glyphs.filter((glyph) => !isSlanted(glyph))
  const turn = commonTurn(glyphs)
  return {
    number: page.pageNumber,
    ...(turn % 2 === 0 ? { width, height } : { width: height, height: width }),
    glyphs: withoutShadows(glyphs.map((glyph) => upright(glyph, turn, width, height))),
    strokes: painter.strokes.map((stroke) => turnStroke(stroke, turn, width, height)),
  }
}

/** Watermarks run across the page. */
function isSlanted({ dx, dy }: Painted): boolean {
  return Math.min(Math.abs(dx), Math.abs(dy)) > 0.2 * Math.max(Math.abs(dx), Math.abs(dy))
}

/** How many quarter turns to the left most of the text has been turned. */
function commonTurn(glyphs: readonly Painted[]): number {
  const votes = [0, 0, 0, 0]
  for (const { dx, dy } of glyphs) {
    const turn = Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 2) : dy < 0 ? 1 : 3
    votes[turn] = (votes[turn] ?? 0) + 1
  }
  return votes.indexOf(Math.max(...votes))
}

function turnPoint(x: number, y: number, turn: number, width: number, height: number): readonly [number, number] {
  if (turn === 1) return [height - y, x]
  if (turn === 2) return [width - x, height - y]
  return turn === 3 ? [y, width - x] : [x, y]
}

function turnStroke({ x0, y0, x1, y1 }: Stroke, turn: number, width: number, height: number): Stroke {
  const [ax, ay] = turnPoint(x0, y0, turn, width, height)
  const [bx, by] = turnPoint(x1, y1, turn, width, height)
  return { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) }
}

function upright(glyph: Painted, turn: number, width: number, height: number): Glyph {
  const [x, y] = turnPoint(glyph.x, glyph.y, turn, width, height)
  const [endX] = turnPoint(glyph.x + glyph.dx, glyph.y + glyph.dy, turn, width, height)
  return { text: plain(glyph.text), x0: Math.min(x, endX), x1: Math.max(x, endX), y, size: glyph.size }
}

/** Radicals and compatibility forms, which some fonts map their characters to, as the characters that they stand for. */
function plain(text: string): string {
  const folded = foldRadicals(text)
  return /[\uf900-\ufaff\ufb00-\ufb06]/.test(folded) ? folded.normalize('NFKC') : folded
}

/** A column and a row as one number. */
const ROW = 2 ** 20
/** Beyond, neighbours would no longer differ. */
const FARTHEST = 2 ** 50

function withoutShadows(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Map<number, Glyph[]>>()
  return glyphs.filter((glyph) => {
    const reach = glyph.size * SHADOW
    const cell = Math.max(reach, 0.5)
    const place = Math.round(glyph.y / cell) * ROW + Math.round(glyph.x0 / cell)
    if (!(Math.abs(place) < FARTHEST)) return true
    const alike = seen.get(glyph.text) ?? new Map<number, Glyph[]>()
    seen.set(glyph.text, alike)
    if (alike.size > 0)
      for (let row = place - ROW; row <= place + ROW; row += ROW)
        for (let near = row - 1; near <= row + 1; near++)
          for (const other of alike.get(near) ?? [])
            if (Math.abs(other.x0 - glyph.x0) < reach && Math.abs(other.y - glyph.y) < reach) return false
    const here = alike.get(place)
    if (here) here.push(glyph)
    else alike.set(place, [glyph])
    return true
  })
}
