import type { DraftParagraph } from './pdf-paragraphs.ts'

/** A heading's characters are at least this many times as large as the text's. */
const LARGER = 1.2
/** A heading of the next level has characters of less than this share of the size. */
const SMALLER = 0.85
const LONGEST = 60
const DEEPEST = 4

/** The depth of headings by the size of their characters: the largest are the outermost. */
export function headingDepths(
  paragraphs: readonly DraftParagraph[],
): (paragraph: DraftParagraph) => number | undefined {
  const body = bodySize(paragraphs)
  const levels: number[] = []
  for (const size of paragraphs
    .filter((each) => isHeading(each, body))
    .map(sizeOf)
    .sort((a, b) => b - a))
    if (size < (levels.at(-1) ?? Infinity) * SMALLER) levels.push(size)
  return (paragraph) => {
    if (!isHeading(paragraph, body)) return undefined
    const level = levels.findLastIndex((size) => sizeOf(paragraph) <= size)
    return Math.min(level + 1, DEEPEST)
  }
}

function isHeading(paragraph: DraftParagraph, body: number): boolean {
  const { text } = paragraph
  return sizeOf(paragraph) >= LARGER * body && text.length <= LONGEST && !/[。；，：:]|^目 ?[录次]$/.test(text)
}

/** To half a point. */
function sizeOf({ lines }: DraftParagraph): number {
  return Math.round((lines[0]?.size ?? 0) * 2) / 2
}

/** The size that most characters have. */
function bodySize(paragraphs: readonly DraftParagraph[]): number {
  const counts = new Map<number, number>()
  for (const paragraph of paragraphs)
    counts.set(sizeOf(paragraph), (counts.get(sizeOf(paragraph)) ?? 0) + paragraph.text.length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
