import type { Passage, Piece } from '../model/tree.ts'

/** A stretch of the source that goes into a passage. */
export interface Stretch {
  readonly start: number
  readonly end: number
  /** What stands between the stretch before and this one: a blank or a line break for the source's own line break. */
  readonly glue?: '' | ' ' | '\n'
  /** What the stretch stands for where that is not its own characters: an entity, an escape. */
  readonly value?: string
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]+/g

/** Puts stretches together, without the invisible characters inside them; remembers where each character stands. */
export function compose(source: string, stretches: readonly Stretch[]): Passage {
  let text = ''
  const pieces: Piece[] = []
  const add = (part: string, offset: number) => {
    if (part === '') return
    const last = pieces.at(-1)
    if (!last || offset - last.offset !== text.length - last.at) pieces.push({ at: text.length, offset })
    text += part
  }
  let before: Stretch | undefined
  for (const stretch of stretches) {
    if (before && stretch.glue) add(stretch.glue, glueOffset(source, before.end, stretch.start))
    if (stretch.value !== undefined) add(stretch.value, stretch.start)
    else addVisible(source, stretch, add)
    before = stretch
  }
  if (pieces.length === 0) pieces.push({ at: 0, offset: stretches[0]?.start ?? 0 })
  return { text, pieces }
}

function addVisible(source: string, { start, end }: Stretch, add: (part: string, offset: number) => void): void {
  const slice = source.slice(start, end)
  let from = 0
  for (const { index, 0: invisible } of slice.search(INVISIBLE) < 0 ? [] : slice.matchAll(INVISIBLE)) {
    add(slice.slice(from, index), start + from)
    from = index + invisible.length
  }
  add(slice.slice(from), start + from)
}

/** The line break between two stretches, else whatever follows the first. */
function glueOffset(source: string, from: number, to: number): number {
  const at = source.slice(from, to).indexOf('\n')
  return at < 0 ? from : from + at
}
