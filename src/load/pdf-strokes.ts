import type { Stroke } from './pdf-mark.ts'
import { type Matrix, transform } from './pdf-matrix.ts'

/** How pdf.js encodes paths: each code is followed by that many numbers. */
const OPERANDS = [2, 2, 6, 4, 0] as const
const [MOVE, LINE, , , CLOSE] = [0, 1, 2, 3, 4] as const

/** A filled shape that is no thicker than this, in points, is a line. */
const THICKEST = 3
/** Strokes shorter than this, in points, are dots and corners. */
const SHORTEST = 2

type Point = readonly [number, number]

/** The horizontal and vertical lines of a painted path. */
export function pathStrokes(data: ArrayLike<number>, ctm: Matrix, filled: boolean): Stroke[] {
  const result: Stroke[] = []
  for (const shape of shapes(data, ctm)) {
    if (filled) add(result, thinBox(shape))
    else for (let i = 1; i < shape.length; i++) add(result, straight(shape[i - 1], shape[i]))
  }
  return result
}

function add(strokes: Stroke[], stroke: Stroke | null): void {
  if (stroke && stroke.x1 - stroke.x0 + stroke.y1 - stroke.y0 >= SHORTEST) strokes.push(stroke)
}

/** The corners of each part of the path; a curved part has none. */
function* shapes(data: ArrayLike<number>, ctm: Matrix): Generator<Point[]> {
  let points: Point[] = []
  let curved = false
  for (let i = 0; i < data.length; ) {
    const code = data[i] ?? -1
    const operands = OPERANDS[code as 0 | 1 | 2 | 3 | 4]
    if (operands === undefined) break
    if (code === MOVE) {
      if (points.length > 1 && !curved) yield points
      points = []
      curved = false
    }
    if (code === MOVE || code === LINE) points.push(transform(ctm, data[i + 1] ?? 0, data[i + 2] ?? 0))
    else if (code === CLOSE && points[0]) points.push(points[0])
    else curved = true
    i += operands + 1
  }
  if (points.length > 1 && !curved) yield points
}

function straight(a: Point | undefined, b: Point | undefined): Stroke | null {
  if (!a || !b) return null
  const [dx, dy] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])]
  if (Math.min(dx, dy) > 0.5 || !Number.isFinite(dx + dy)) return null
  return line(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
}

/** The middle line of a thin filled shape. */
function thinBox(points: readonly Point[]): Stroke | null {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    x0 = Math.min(x0, x)
    y0 = Math.min(y0, y)
    x1 = Math.max(x1, x)
    y1 = Math.max(y1, y)
  }
  if (!(Math.min(x1 - x0, y1 - y0) <= THICKEST) || !Number.isFinite(x1 - x0 + y1 - y0)) return null
  return line(x0, y0, x1, y1)
}

function line(x0: number, y0: number, x1: number, y1: number): Stroke {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
  return x1 - x0 >= y1 - y0 ? { x0, y0: y, x1, y1: y } : { x0: x, y0, x1: x, y1 }
}
