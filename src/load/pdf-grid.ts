import type { Box, Stroke } from './pdf-mark.ts'
import { NEAR, type Ruling } from './pdf-rules.ts'

/** A cell of a ruled table: where it stands in the grid and on the page. */
export interface GridCell extends Box {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

export interface RuledGrid extends Box {
  /** The edges of the columns, one more than there are columns. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** Cover the whole grid; by row, then column. */
  readonly cells: readonly GridCell[]
}

/** A table has no more cells than this on one page. */
const MAX_CELLS = 40_000

/** Makes a grid of lines: cells with no line between them are one. Null for frames and underlines. */
export function ruledGrid(ruling: Ruling): RuledGrid | null {
  const xs = edges(
    ruling.down.map((line) => line.x0),
    ruling.x0,
    ruling.x1,
  )
  const ys = edges(
    ruling.across.map((line) => line.y0),
    ruling.y0,
    ruling.y1,
  )
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 2 || rows < 1 || columns * rows > MAX_CELLS) return null
  const right = walls(ruling.down.map(flip), ys, xs)
  const below = walls(ruling.across, xs, ys)
  const cells: GridCell[] = []
  const taken = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken[row * columns + column]) continue
      let columnSpan = 1
      while (
        column + columnSpan < columns &&
        !right(column + columnSpan, row) &&
        !taken[row * columns + column + columnSpan]
      )
        columnSpan++
      let rowSpan = 1
      while (row + rowSpan < rows && isOpen(row + rowSpan, column, columnSpan)) rowSpan++
      for (let r = row; r < row + rowSpan; r++) taken.fill(1, r * columns + column, r * columns + column + columnSpan)
      cells.push({ row, column, rowSpan, columnSpan, ...box(xs, ys, row, column, rowSpan, columnSpan) })
    }
  return { ...ruling, xs, ys, cells }

  /** Nothing parts the cells of this row from those above or from each other. */
  function isOpen(row: number, column: number, span: number): boolean {
    for (let c = column; c < column + span; c++) {
      if (taken[row * columns + c] || below(row, c)) return false
      if (c > column && right(c, row)) return false
    }
    return true
  }
}

function box(
  xs: readonly number[],
  ys: readonly number[],
  row: number,
  column: number,
  down: number,
  across: number,
): Box {
  return { x0: xs[column] ?? 0, y0: ys[row] ?? 0, x1: xs[column + across] ?? 0, y1: ys[row + down] ?? 0 }
}

function flip({ x0, y0, x1, y1 }: Stroke): Stroke {
  return { x0: y0, y0: x0, x1: y1, y1: x1 }
}

/** The places of lines, those that lie near each other as one; the outer ones also where no line closes the table. */
function edges(places: readonly number[], first: number, last: number): number[] {
  const result: number[] = []
  for (const place of [...places, first, last].sort((a, b) => a - b))
    if (result.length === 0 || place - (result.at(-1) ?? 0) > NEAR) result.push(place)
  return result
}

/** Tells whether a line stands on edge `edge` of `levels` over most of the step `step` of `steps`. */
function walls(
  lines: readonly Stroke[],
  steps: readonly number[],
  levels: readonly number[],
): (edge: number, step: number) => boolean {
  const columns = steps.length - 1
  const covered = new Float64Array(levels.length * columns)
  for (const { x0, x1, y0 } of lines) {
    const edge = nearest(levels, y0)
    for (let step = 0; step < columns; step++) {
      const overlap = Math.min(x1, steps[step + 1] ?? 0) - Math.max(x0, steps[step] ?? 0)
      const at = edge * columns + step
      if (overlap > 0) covered[at] = (covered[at] ?? 0) + overlap
    }
  }
  return (edge, step) => (covered[edge * columns + step] ?? 0) * 2 > (steps[step + 1] ?? 0) - (steps[step] ?? 0)
}

function nearest(levels: readonly number[], place: number): number {
  let best = 0
  levels.forEach((level, i) => {
    if (Math.abs(level - place) < Math.abs((levels[best] ?? 0) - place)) best = i
  })
  return best
}
