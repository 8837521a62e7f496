import type { Box, Stroke } from './pdf-mark.ts'

/** Strokes that end this near to each other, in points, touch. */
export const NEAR = 3
/** Strokes of one direction that lie this near are one line. */
const SAME = 1.5
/** More lines than this on a page are a drawing. */
const MAX_LINES = 2000

/** Lines that touch one another, directly or through others. */
export interface Ruling extends Box {
  readonly across: readonly Stroke[]
  readonly down: readonly Stroke[]
}

/** Groups the strokes of a page into rulings; null where there are more than any table has. */
export function rulings(strokes: readonly Stroke[]): Ruling[] | null {
  const across = mergeAcross(strokes.filter((stroke) => stroke.y0 === stroke.y1))
  const down = mergeAcross(strokes.filter((stroke) => stroke.y0 !== stroke.y1).map(flip)).map(flip)
  if (across.length + down.length > MAX_LINES) return null
  const group = touching(across, down)
  const members = new Map<number, { across: Stroke[]; down: Stroke[] }>()
  const of = (line: number) => {
    const root = group(line)
    const known = members.get(root) ?? { across: [], down: [] }
    members.set(root, known)
    return known
  }
  across.forEach((line, i) => {
    of(i).across.push(line)
  })
  down.forEach((line, i) => {
    of(across.length + i).down.push(line)
  })
  return [...members.values()].map((lines) => ({ ...lines, ...bounds([...lines.across, ...lines.down]) }))
}

function flip({ x0, y0, x1, y1 }: Stroke): Stroke {
  return { x0: y0, y0: x0, x1: y1, y1: x1 }
}

/** Joins strokes on one height that overlap or nearly touch. */
function mergeAcross(strokes: readonly Stroke[]): Stroke[] {
  const rows: { y: number; strokes: Stroke[] }[] = []
  for (const stroke of [...strokes].sort((a, b) => a.y0 - b.y0)) {
    const row = rows.at(-1)
    if (row && stroke.y0 - row.y <= SAME) row.strokes.push(stroke)
    else rows.push({ y: stroke.y0, strokes: [stroke] })
  }
  return rows.flatMap(({ y, strokes: all }) => {
    const merged: { x0: number; y0: number; x1: number; y1: number }[] = []
    for (const { x0, x1 } of all.sort((a, b) => a.x0 - b.x0)) {
      const last = merged.at(-1)
      if (last && x0 - last.x1 <= NEAR) last.x1 = Math.max(last.x1, x1)
      else merged.push({ x0, y0: y, x1, y1: y })
    }
    return merged
  })
}

/** For a line's number, the number of its group; lines across are numbered before lines down. */
function touching(across: readonly Stroke[], down: readonly Stroke[]): (line: number) => number {
  const parent = Array.from({ length: across.length + down.length }, (_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0
      at = parent[at] ?? 0
    }
    return at
  }
  across.forEach(({ x0, x1, y0: y }, i) => {
    down.forEach(({ x0: x, y0, y1 }, j) => {
      const meet = x >= x0 - NEAR && x <= x1 + NEAR && y >= y0 - NEAR && y <= y1 + NEAR
      if (meet) parent[root(i)] = root(across.length + j)
    })
  })
  return root
}

function bounds(boxes: readonly Box[]): Box {
  return boxes.reduce((all, box) => ({
    x0: Math.min(all.x0, box.x0),
    y0: Math.min(all.y0, box.y0),
    x1: Math.max(all.x1, box.x1),
    y1: Math.max(all.y1, box.y1),
  }))
}
