import type { Passage } from '../model/tree.ts'
import type { Anchor } from './content.ts'

/** A text that is put together from passages: where each of them begins in it. */
export interface Part {
  readonly at: number
  readonly passage: Passage
  readonly anchors: readonly Anchor[]
}

/**
 * Where a stretch of the text view comes from: its character i stands at `from + i` in the printed text of the element whose
 * content begins at `element` in the text of the file's main part.
 */
export interface Origin {
  readonly offset: number
  readonly length: number
  readonly element: number
  readonly from: number
}

/** Ascending; marks, bars and the numbers of lists come from nowhere. */
export type Trace = Origin[]

/** Notes where a text that is written at an offset of the view comes from. */
export function traceParts(trace: Trace, offset: number, parts: readonly Part[]): void {
  for (const { at, passage, anchors } of parts) {
    passage.pieces.forEach((piece, i) => {
      const end = passage.pieces[i + 1]?.at ?? passage.text.length
      tracePiece(trace, offset + at + piece.at, piece.offset, end - piece.at, anchors)
    })
  }
}

/** `from` is the piece's place in the text that the anchors are of. */
function tracePiece(trace: Trace, offset: number, from: number, length: number, anchors: readonly Anchor[]): void {
  for (let i = lastAt(anchors, from); i < anchors.length; i++) {
    const { at, element } = anchors[i] ?? { at: 0 }
    const start = Math.max(from, at)
    const end = Math.min(from + length, anchors[i + 1]?.at ?? from + length)
    if (at >= from + length) return
    if (element !== undefined && end > start)
      trace.push({ offset: offset + start - from, length: end - start, element, from: start - at })
  }
}

/** The last anchor at or before a place of its text, else the first. */
export function lastAt(anchors: readonly Anchor[], place: number): number {
  let low = 0
  let high = anchors.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((anchors[middle]?.at ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}
