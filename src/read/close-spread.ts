import type { Passage, Piece } from '../model/tree.ts'

/** 政 府 采 购: letters set apart, as justified lines come out of pages. */
const SPREAD = /(?:[\u4e00-\u9fff] ){3}[\u4e00-\u9fff]/u
const BLANKS = /(?<=[\u4e00-\u9fff，。、；：（）“”％%]) (?=\S)|(?<=\d) (?=[\u4e00-\u9fff，。、；：（）“”％%])/gu

/** The passage without the blanks that setting its letters apart has left between them; as it is where none are. */
export function closeSpread(passage: Passage): Passage {
  if (!SPREAD.test(passage.text)) return passage
  const blanks = [...passage.text.matchAll(BLANKS)].map(({ index }) => index)
  return without(passage, blanks)
}

/** The passage without the characters at those places, which ascend. */
function without({ text, pieces }: Passage, places: readonly number[]): Passage {
  const kept: string[] = []
  const moved: Piece[] = []
  let from = 0
  let length = 0
  let next = 0
  const take = (to: number) => {
    for (; next < pieces.length && (pieces[next] as Piece).at <= from; next++);
    let offset = (pieces[next - 1] as Piece).offset + (from - (pieces[next - 1] as Piece).at)
    moved.push({ at: length, offset })
    for (; next < pieces.length && (pieces[next] as Piece).at < to; next++) {
      const piece = pieces[next] as Piece
      offset = piece.offset
      moved.push({ at: length + piece.at - from, offset })
    }
    kept.push(text.slice(from, to))
    length += to - from
  }
  for (const place of [...places, text.length]) {
    if (place > from) take(place)
    from = place + 1
  }
  return { text: kept.join(''), pieces: moved }
}
