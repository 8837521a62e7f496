import type { Span } from '../model/report.ts'
import type { Passage } from '../model/tree.ts'

/** Where [start, end) of a passage stands in the tree's text; `end` is just behind the last character. */
export function place(passage: Passage, start: number, end: number): Span {
  return {
    start: offsetAt(passage, start),
    end: offsetAt(passage, Math.max(start, end - 1)) + Math.min(1, end - start),
  }
}

function offsetAt({ pieces }: Passage, index: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.at ?? 0) <= index) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  return piece ? piece.offset + (index - piece.at) : index
}
