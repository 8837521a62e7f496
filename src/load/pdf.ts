import type { Tree } from '../model/tree.ts'
import { LIMITS, type LoadLimits } from './limits.ts'
import { LoadError } from './load-error.ts'
import { joinTables } from './pdf-continued.ts'
import type { DraftTable } from './pdf-draft.ts'
import { openPdf, type PdfFile } from './pdf-engine.ts'
import { damaged } from './pdf-errors.ts'
import { footnotes, noteSeparator } from './pdf-footnotes.ts'
import { type PageDrafts, withoutFurniture } from './pdf-furniture.ts'
import { headingDepths } from './pdf-headings.ts'
import { layOut } from './pdf-layout.ts'
import { readPage } from './pdf-page.ts'
import { type DraftParagraph, joinLines } from './pdf-paragraphs.ts'
import { rounded } from './pdf-ruled.ts'
import { checkStreams } from './pdf-streams.ts'
import { TextView } from './text-view.ts'

/** Characters in the whole file; each costs some hundred bytes while it is read. */
const MAX_CHARACTERS = 10_000_000

/**
 * Reads a PDF that has a text layer: lines, paragraphs, headings by size, and tables by their ruling lines or, where there are
 * none, by their columns. Sources are pages, and boxes in points from the top left of the page, turned upright.
 *
 * @throws LoadError `no-text` for scanned pages only; `encrypted`, `damaged`, `stalled`, `too-large`, `unsupported` (pdfjs-dist missing).
 */
export async function loadPdf(bytes: Uint8Array, data?: string, limits?: Partial<LoadLimits>): Promise<Tree> {
  const { pages, stallSeconds } = { ...LIMITS, ...limits }
  const fault = checkStreams(bytes)
  if (fault) throw fault
  const file = await openPdf(bytes, { data, stallSeconds })
  try {
    return await file.workOf(toTree(file, pages))
  } catch (error) {
    throw error instanceof LoadError ? error : damaged()
  } finally {
    await file.close()
  }
}

async function toTree(file: PdfFile, most: number): Promise<Tree> {
  const { pages, blank } = await readPages(file, most)
  if (blank.length === pages.length) throw withoutText(blank)
  const { body, notes } = footnotes(pages, withoutFurniture(pages))
  const blocks = joinLines(joinTables(body))
  const depthOf = headingDepths(blocks.filter((block): block is DraftParagraph => block.kind === 'paragraph'))
  const view = new TextView()
  for (const block of blocks) {
    if (block.kind === 'table') writeTable(view, block)
    else {
      const depth = depthOf(block)
      view.paragraph(block.text, { ...(depth ? { depth: depth as 1 } : {}), source: sourceOf(block) })
    }
  }
  for (const note of joinLines(notes))
    if (note.kind === 'paragraph') view.paragraph(note.text, { role: 'note', source: sourceOf(note) })
  return view.finish('pdf', {}, blank.length > 0 ? [noteOf(blank)] : [])
}

async function readPages(
  { engine, document }: PdfFile,
  most: number,
): Promise<{ pages: PageDrafts[]; blank: number[] }> {
  if (document.numPages > most) throw tooLarge(most)
  const pages: PageDrafts[] = []
  const blank: number[] = []
  let characters = 0
  const marksOf = (number: number) => {
    const marks = document.getPage(number).then((page) => readPage(engine, page))
    // Nobody waits for it yet.
    marks.catch(() => {})
    return marks
  }
  let next = marksOf(1)
  for (let number = 1; number <= document.numPages; number++) {
    const marks = await next
    // pdf.js works on a page while the one before is laid out.
    if (number < document.numPages) next = marksOf(number + 1)
    characters += marks.glyphs.length
    if (characters > MAX_CHARACTERS) throw tooLarge(most)
    if (marks.glyphs.length === 0) blank.push(number)
    pages.push({ height: marks.height, separator: noteSeparator(marks), drafts: layOut(marks) })
  }
  return { pages, blank }
}

function writeTable(view: TextView, { rows, xs, cells, page, x0, y0, x1, y1 }: DraftTable): void {
  view.table({ rows, columns: xs.length - 1, cells, source: { page, bbox: rounded([x0, y0, x1, y1]) } })
}

/** The page that the paragraph starts on, and its box there. */
function sourceOf({ lines }: DraftParagraph): { page: number; bbox: readonly [number, number, number, number] } {
  const page = lines[0]?.page ?? 1
  const here = lines.filter((line) => line.page === page)
  const edge = (key: 'x0' | 'y0' | 'x1' | 'y1', pick: typeof Math.min) => pick(...here.map((line) => line[key]))
  return {
    page,
    bbox: rounded([edge('x0', Math.min), edge('y0', Math.min), edge('x1', Math.max), edge('y1', Math.max)]),
  }
}

function noteOf(blank: readonly number[]): string {
  return `no text layer: pages ${ranges(blank)} / 第 ${ranges(blank)} 页没有文字层，未读取`
}

function withoutText(blank: readonly number[]): LoadError {
  const pages = ranges(blank)
  return new LoadError('no-text', {
    zh: `没有文字层（第 ${pages} 页）：扫描件请先做文字识别`,
    en: `No text layer (pages ${pages}): scanned pages need text recognition first`,
  })
}

function tooLarge(pages: number): LoadError {
  return new LoadError('too-large', {
    zh: `PDF 过大：超过 ${pages} 页或 ${MAX_CHARACTERS} 字`,
    en: `The PDF is too large: more than ${pages} pages or ${MAX_CHARACTERS} characters`,
  })
}

/** `3–7, 9` */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
