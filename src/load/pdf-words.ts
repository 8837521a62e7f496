import { glyphLines } from './pdf-line.ts'
import type { Glyph } from './pdf-mark.ts'

/** Characters this near to each other, in sizes, are one word or number. */
const NEAR = 0.3

/** Characters that belong together, whatever edge they stick out over. */
export function* words(glyphs: readonly Glyph[]): Generator<readonly Glyph[]> {
  for (const line of glyphLines(glyphs)) {
    let word: Glyph[] = []
    for (const glyph of line.glyphs) {
      const last = word.at(-1)
      if (last && (glyph.x0 - last.x1 > NEAR * glyph.size || Math.abs(glyph.y - last.y) > 0.1 * glyph.size)) {
        yield word
        word = []
      }
      word.push(glyph)
    }
    if (word.length > 0) yield word
  }
}

/** Where the characters of a word belong: all to one place if most stand there, else each to its own. */
export function settle<T>(word: readonly Glyph[], placeOf: (x: number, y: number) => T): readonly T[] {
  const places = word.map((glyph) => placeOf((glyph.x0 + glyph.x1) / 2, glyph.y - 0.35 * glyph.size))
  const counts = new Map<T, number>()
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1)
  const [common] = [...counts].sort((a, b) => b[1] - a[1])
  return common && common[1] * MOST[1] >= word.length * MOST[0] ? word.map(() => common[0]) : places
}

const MOST = [3, 4] as const
