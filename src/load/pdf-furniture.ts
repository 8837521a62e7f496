import type { Draft, DraftLine } from './pdf-draft.ts'

/** The drafts of one page and the page's height. */
export interface PageDrafts {
  readonly height: number
  /** Where the stroke over the footnotes stands; null on a page without any. */
  readonly separator: number | null
  readonly drafts: readonly Draft[]
}

const PAGE_NUMBER =
  /^(?:[-—–－─~·•]{0,3} {0,3}\d{1,4} {0,3}[-—–－─~·•]{0,3}|[ivxIVX]{1,6}|第 ?\d{1,4} ?页[ ，,/]{0,3}(?:共 ?\d{1,4} ?页)?|\d{1,4} ?\/ ?\d{1,4}|page ?\d{1,4}(?: ?of ?\d{1,4})?)$/i
/** How near to the edge of the page, in heights, page numbers and running heads stand. */
const NUMBER_BAND = 0.13
const HEAD_BAND = 0.1
/** On so many pages a line at one place is a running head; in a file of two pages, on both. */
const REPEATED = 3
/** What stands over every table anew. */
const CAPTION = /单位|金额|[表]$/

/** Drops page numbers, and running heads and feet; that of the first page stays where nothing there is larger: it is the title. */
export function withoutFurniture(pages: readonly PageDrafts[]): Draft[][] {
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const line of marginLines(page)) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1)
  const repeated = Math.max(2, Math.min(REPEATED, pages.length))
  return pages.map((page, i) => {
    const furniture = new Set<Draft>(pageNumbers(page))
    for (const line of marginLines(page))
      if ((i > 0 || !isLargest(line, page)) && (counts.get(keyOf(line)) ?? 0) >= repeated && !CAPTION.test(line.text))
        furniture.add(line)
    return page.drafts.filter((draft) => !furniture.has(draft))
  })
}

function isLargest({ size }: DraftLine, { drafts }: PageDrafts): boolean {
  return drafts.every((draft) => draft.kind !== 'line' || draft.size <= size)
}

function pageNumbers({ drafts, height }: PageDrafts): DraftLine[] {
  return [...drafts.slice(0, 2), ...drafts.slice(-2)].filter(
    (draft): draft is DraftLine =>
      draft.kind === 'line' && isNearEdge(draft, height, NUMBER_BAND) && PAGE_NUMBER.test(draft.text),
  )
}

function marginLines({ drafts, height }: PageDrafts): DraftLine[] {
  return drafts.filter((draft): draft is DraftLine => draft.kind === 'line' && isNearEdge(draft, height, HEAD_BAND))
}

function isNearEdge({ y0, y1 }: DraftLine, height: number, band: number): boolean {
  return y1 < band * height || y0 > (1 - band) * height
}

/** Text and place; a page number inside it may differ. */
function keyOf({ text, y, page }: DraftLine): string {
  const counted = /页|page/i.test(text) ? text.replace(/\d{1,4}/g, (digits) => `#${Number(digits) - page}`) : text
  return `${Math.round(y / 4)} ${counted}`
}
