import { cellText } from './pdf-cell.ts'
import type { DraftTable } from './pdf-draft.ts'
import type { GridCell, RuledGrid } from './pdf-grid.ts'
import { indents } from './pdf-indent.ts'
import { glyphLines } from './pdf-line.ts'
import type { Glyph } from './pdf-mark.ts'
import type { ViewCell } from './text-view.ts'

/** Characters this near to each other, in sizes, are one word or number. */
const WORD = 0.3

/** Drops the characters of a page into the cells of a ruled table. */
export function ruledTable(page: number, grid: RuledGrid, glyphs: readonly Glyph[]): DraftTable {
  const owner = owners(grid)
  const contents = new Map<GridCell, Glyph[]>()
  for (const word of words(glyphs)) {
    const places = word.map((glyph) => owner((glyph.x0 + glyph.x1) / 2, glyph.y - 0.35 * glyph.size))
    const common = commonest(places)
    const one = common && places.filter((place) => place === common).length * 5 >= places.length * 4 ? common : null
    word.forEach((glyph, i) => {
      const cell = one ?? places[i]
      if (!cell) return
      const content = contents.get(cell)
      if (content) content.push(glyph)
      else contents.set(cell, [glyph])
    })
  }
  const indent = indents(contents)
  const cells = grid.cells.map((cell): ViewCell => {
    const { row, column, rowSpan, columnSpan, x0, y0, x1, y1 } = cell
    const spaces = indent.get(cell) ?? 0
    return {
      ...{ row, column, rowSpan, columnSpan, text: cellText(contents.get(cell) ?? [], cell) },
      ...(spaces > 0 ? { indent: spaces } : {}),
      source: { page, bbox: rounded([x0, y0, x1, y1]) },
    }
  })
  const { x0, y0, x1, y1, xs, ys } = grid
  return { kind: 'table', page, lastPage: page, xs, rows: ys.length - 1, cells, x0, y0, x1, y1 }
}

/** A tenth of a point is more exact than any reader needs. */
export function rounded(box: readonly [number, number, number, number]): readonly [number, number, number, number] {
  const round = (value: number) => Math.round(value * 10) / 10
  return [round(box[0]), round(box[1]), round(box[2]), round(box[3])]
}

function owners({ xs, ys, cells }: RuledGrid): (x: number, y: number) => GridCell | undefined {
  const columns = xs.length - 1
  const at = new Map<number, GridCell>()
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        at.set(row * columns + column, cell)
  return (x, y) => at.get(step(ys, y) * columns + step(xs, x))
}

/** The step of a ladder that a place stands on; places off its ends stand on the last ones. */
function step(edges: readonly number[], place: number): number {
  let [low, high] = [0, edges.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

function* words(glyphs: readonly Glyph[]): Generator<readonly Glyph[]> {
  for (const line of glyphLines(glyphs)) {
    let word: Glyph[] = []
    for (const glyph of line.glyphs) {
      const last = word.at(-1)
      if (last && (glyph.x0 - last.x1 > WORD * glyph.size || Math.abs(glyph.y - last.y) > 0.1 * glyph.size)) {
        yield word
        word = []
      }
      word.push(glyph)
    }
    if (word.length > 0) yield word
  }
}

function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
