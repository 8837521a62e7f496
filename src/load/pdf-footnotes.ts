import type { Draft, DraftLine } from './pdf-draft.ts'
import type { PageDrafts } from './pdf-furniture.ts'
import type { PageMarks, Stroke } from './pdf-mark.ts'

/** How far down the page, in heights, footnotes may begin. */
const HIGHEST = 0.4
/** How long, in widths of the page, the stroke over footnotes is. */
const SHORTEST = 0.08
const LONGEST = 0.4
/** Strokes this near, in points, touch. */
const TOUCH = 3
const MARK = /^(?:\[\d{1,3}\]|[①-⑳*＊※]|\d{1,3}(?![\d.．、年月]))/

/** The height of the short stroke that word processors draw between text and footnotes, which touches no other; null without one. */
export function noteSeparator({ strokes, width, height }: PageMarks): number | null {
  const lowest = strokes.reduce<Stroke | null>((low, each) => (low && low.y0 >= each.y0 ? low : each), null)
  if (!lowest || lowest.y0 !== lowest.y1 || lowest.y0 < HIGHEST * height) return null
  const { x0, x1, y0 } = lowest
  const length = (x1 - x0) / width
  if (length < SHORTEST || length > LONGEST) return null
  return strokes.some((other) => touches(other, lowest) && !isSame(other, lowest)) ? null : y0
}

function touches(a: Stroke, b: Stroke): boolean {
  return a.x0 <= b.x1 + TOUCH && a.x1 >= b.x0 - TOUCH && a.y0 <= b.y1 + TOUCH && a.y1 >= b.y0 - TOUCH
}

/** A thick stroke is drawn as a shape whose edges are strokes too. */
function isSame(a: Stroke, b: Stroke): boolean {
  const apart = [a.x0 - b.x0, a.x1 - b.x1, a.y0 - b.y0, a.y1 - b.y1]
  return apart.every((distance) => Math.abs(distance) <= TOUCH)
}

/** Takes the footnotes out of the text, which would else stand inside a sentence that goes on over the page. */
export function footnotes(
  pages: readonly PageDrafts[],
  drafts: readonly (readonly Draft[])[],
): { body: Draft[][]; notes: DraftLine[] } {
  const notes: DraftLine[] = []
  const body = drafts.map((page, i) => {
    const below = belowSeparator(page, pages[i]?.separator ?? null)
    notes.push(...below)
    return page.filter((draft) => draft.kind === 'table' || !below.includes(draft))
  })
  return { body, notes }
}

function belowSeparator(page: readonly Draft[], separator: number | null): DraftLine[] {
  if (separator === null) return []
  const below = page.filter((draft): draft is DraftLine => draft.kind === 'line' && draft.y > separator)
  return MARK.test(below[0]?.text ?? '') ? below : []
}
