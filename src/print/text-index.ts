import type { Span } from '../model/report.ts'
import type { Passage, Tree } from '../model/tree.ts'

/** A stretch of a passage's own text. */
export interface PassageSpan {
  readonly passage: Passage
  readonly start: number
  readonly end: number
}

interface Stretch {
  readonly offset: number
  readonly end: number
  readonly at: number
  readonly passage: Passage
}

/** Finds in which passage, and where in its text, a span of the tree's text stands; null where in none or across two. */
export function textIndex(tree: Tree): (span: Span) => PassageSpan | null {
  const stretches = passagesOf(tree)
    .flatMap(stretchesOf)
    .sort((a, b) => a.offset - b.offset)
  return ({ start, end }) => {
    const first = find(stretches, start)
    const last = end > start ? find(stretches, end - 1) : first
    if (!first || !last || first.passage !== last.passage) return null
    const from = first.at + start - first.offset
    const to = last.at + end - last.offset
    return to < from ? null : { passage: first.passage, start: from, end: to }
  }
}

function passagesOf({ blocks }: Tree): Passage[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.passage] : block.cells.map(({ passage }) => passage),
  )
}

function stretchesOf(passage: Passage): Stretch[] {
  return passage.pieces.map(({ at, offset }, i) => {
    const next = passage.pieces[i + 1]?.at ?? passage.text.length
    return { offset, end: offset + next - at, at, passage }
  })
}

function find(stretches: readonly Stretch[], offset: number): Stretch | null {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((stretches[middle]?.offset ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const found = stretches[low]
  return found && found.offset <= offset && offset < found.end ? found : null
}
