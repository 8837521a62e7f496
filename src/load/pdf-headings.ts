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
  const bySize = (paragraph: DraftParagraph): number | undefined => {
    if (!isHeading(paragraph, body)) return undefined
    const level = levels.findLastIndex((size) => sizeOf(paragraph) <= size)
    return Math.min(level + 1, DEEPEST)
  }
  const titles = new Set(tableTitles(paragraphs))
  const common = mostCommon([...titles].flatMap((title) => bySize(title) ?? []))
  return (paragraph) => (common !== undefined && titles.has(paragraph) ? common : bySize(paragraph))
}

/** The titles of tables that each begin a page: they are of one level, though a page may be scaled down to fit its table. */
function tableTitles(paragraphs: readonly DraftParagraph[]): DraftParagraph[] {
  return paragraphs.filter((paragraph, i) => {
    const above = paragraphs[i - 1]?.lines.at(-1)?.page ?? 0
    return (paragraph.lines[0]?.page ?? 0) > above && paragraph.text.endsWith('表') && isShort(paragraph)
  })
}

function isHeading(paragraph: DraftParagraph, body: number): boolean {
  return sizeOf(paragraph) >= LARGER * body && isShort(paragraph)
}

function isShort({ text }: DraftParagraph): boolean {
  return text.length <= LONGEST && !/[。；，：:]|^目 ?[录次]$/.test(text)
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
  return mostFrequent(counts) ?? 0
}

function mostCommon(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return mostFrequent(counts)
}

function mostFrequent(counts: ReadonlyMap<number, number>): number | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
