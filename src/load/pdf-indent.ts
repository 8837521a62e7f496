import type { GridCell } from './pdf-grid.ts'
import { glyphLines } from './pdf-line.ts'
import type { Glyph } from './pdf-mark.ts'

interface Label {
  readonly cell: GridCell
  readonly left: number
  readonly centre: number
  readonly size: number
}

/** Points that edges of one alignment may differ by. */
const SLACK = 1.5

/** The leading blanks, half a size each, of the labels in columns that are aligned on the left. */
export function indents(contents: ReadonlyMap<GridCell, readonly Glyph[]>): Map<GridCell, number> {
  const columns = new Map<number, Label[]>()
  for (const [cell, glyphs] of contents) {
    const line = glyphLines(glyphs)[0]
    if (!line || !/\p{L}/u.test(line.glyphs[0]?.text ?? '') || cell.columnSpan > 1) continue
    const label = { cell, left: line.x0, centre: (line.x0 + line.x1) / 2, size: line.size }
    const column = columns.get(cell.column)
    if (column) column.push(label)
    else columns.set(cell.column, [label])
  }
  const result = new Map<GridCell, number>()
  for (const labels of columns.values()) {
    const lefts = crowds(labels.map((label) => label.left))
    const centres = crowds(labels.map((label) => label.centre))
    const shared = labels.filter(({ left }) => (lefts.get(bucket(left)) ?? 0) > 1)
    const first = shared.reduce((least, { left }) => Math.min(least, left), Infinity)
    const aligned = shared.some(({ cell, size }) => first - cell.x0 < size)
    if (!aligned || most(lefts) < most(centres)) continue
    for (const { cell, left, size } of shared) {
      const spaces = Math.round((left - first) / (size / 2 || 1))
      if (spaces > 0) result.set(cell, spaces)
    }
  }
  return result
}

function most(counts: ReadonlyMap<number, number>): number {
  let most = 0
  for (const count of counts.values()) most = Math.max(most, count)
  return most
}

/** How many of the places stand near each. */
function crowds(places: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const place of places)
    for (let near = bucket(place) - 1; near <= bucket(place) + 1; near++) counts.set(near, (counts.get(near) ?? 0) + 1)
  return counts
}

function bucket(place: number): number {
  return Math.round(place / SLACK)
}
