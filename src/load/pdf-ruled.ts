import { cellText } from './pdf-cell.ts'
import type { DraftTable } from './pdf-draft.ts'
import type { GridCell, RuledGrid } from './pdf-grid.ts'
import { indents } from './pdf-indent.ts'
import type { Glyph } from './pdf-mark.ts'
import { settle, words } from './pdf-words.ts'
import type { ViewCell } from './text-view.ts'

/** Drops the characters of a page into the cells of a ruled table. */
export function ruledTable(page: number, grid: RuledGrid, glyphs: readonly Glyph[]): DraftTable {
  const owner = owners(grid)
  const contents = new Map<GridCell, Glyph[]>()
  for (const word of words(glyphs)) {
    settle(word, owner).forEach((cell, i) => {
      const glyph = word[i]
      if (!cell || !glyph) return
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
