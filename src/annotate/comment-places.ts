import type { Origin, Trace } from '../load/trace.ts'

/** A character of the printed text of the element whose content begins at `element` in the main part's text. */
export interface Spot {
  readonly element: number
  readonly at: number
}

/** The first and the last character that a comment is on. */
export interface Range {
  readonly first: Spot
  readonly last: Spot
}

/**
 * Where a stretch of the text view stands in the main part. What comes from nowhere there (the number of a list, the report
 * as a whole) stands for the text that follows it. Null for a document without any.
 */
export function rangeOf(trace: Trace, start: number, length: number): Range | null {
  const end = start + length
  const next = firstAfter(trace, start)
  const from = trace[next] ?? trace.at(-1)
  if (!from) return null
  if (from.offset >= end || from.offset + from.length <= start) return whole(from)
  let last = from
  for (let i = next + 1; (trace[i]?.offset ?? end) < end; i++) last = trace[i] ?? last
  return { first: spotIn(from, Math.max(start, from.offset)), last: spotIn(last, Math.min(end, endOf(last)) - 1) }
}

/** The first origin that ends behind an offset. */
function firstAfter(trace: Trace, offset: number): number {
  let low = 0
  let high = trace.length
  while (low < high) {
    const middle = (low + high) >> 1
    const origin = trace[middle]
    if (origin && endOf(origin) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function whole(origin: Origin): Range {
  return { first: spotIn(origin, origin.offset), last: spotIn(origin, endOf(origin) - 1) }
}

function spotIn({ element, from, offset }: Origin, place: number): Spot {
  return { element, at: from + place - offset }
}

function endOf({ offset, length }: Origin): number {
  return offset + length
}
