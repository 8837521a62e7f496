import type { Block } from '../model/tree.ts'
import { flattenedTable } from './flattened-table.ts'
import { htmlBlocks } from './html-blocks.ts'
import { lines } from './lines.ts'
import { type LongTable, longTables } from './long-tables.ts'

/** A stretch of a Markdown file that is read otherwise. */
export interface Region {
  readonly start: number
  readonly end: number
  readonly blocks: readonly Block[]
}

/** HTML tables and flattened tables, which Markdown takes for pieces of HTML and for code, and tables too long for the parser. */
export function foreignRegions(source: string, readLong: (table: LongTable) => Block): Region[] {
  const fenced = fences(source)
  const tables = outside(htmlTables(source), fenced).map(({ start, end }) => ({
    start,
    end,
    blocks: htmlBlocks(source, start, end),
  }))
  const flattened = outside(outside(flattenedTables(source), fenced), tables)
  const long = outside(outside(longTables(source), fenced), tables).map((table) => ({
    start: table.start,
    end: table.end,
    blocks: [readLong(table)],
  }))
  return [...tables, ...flattened, ...long].sort((a, b) => a.start - b.start)
}

/** The source with blanks in place of the regions, so that all other offsets stay. */
export function maskRegions(source: string, regions: readonly Region[]): string {
  let masked = ''
  let at = 0
  for (const { start, end } of regions) {
    if (start < at) continue
    masked += `${source.slice(at, start)}\n\n${' '.repeat(Math.max(0, end - start - 4))}\n\n`
    at = end
  }
  return masked + source.slice(at)
}

interface Extent {
  readonly start: number
  readonly end: number
}

/** Those that do not start inside one of the others; both in the order of the source. */
function outside<T extends Extent>(extents: readonly T[], others: readonly Extent[]): T[] {
  let i = 0
  return extents.filter(({ start }) => {
    while ((others[i]?.end ?? start + 1) <= start) i++
    return (others[i]?.start ?? start + 1) > start
  })
}

function fences(source: string): Extent[] {
  const result: Extent[] = []
  let open: { start: number; mark: string } | null = null
  for (const { index, 1: mark = '' } of source.matchAll(/^ {0,3}(`{3,20}|~{3,20})/gm)) {
    if (!open) open = { start: index, mark }
    else if (mark.startsWith(open.mark)) {
      result.push({ start: open.start, end: index })
      open = null
    }
  }
  return open ? [...result, { start: open.start, end: source.length }] : result
}

function htmlTables(source: string): Extent[] {
  const result: Extent[] = []
  let depth = 0
  let start = 0
  for (const { index, 1: slash } of source.matchAll(/<(\/?)table(?=[\s>/])/gi)) {
    if (slash === '') {
      if (depth++ === 0) start = index
    } else if (depth > 0 && --depth === 0) result.push({ start, end: source.indexOf('>', index) + 1 || source.length })
  }
  return result
}

function flattenedTables(source: string): Region[] {
  const result: Region[] = []
  const all = lines(source)
  for (let i = 0; i < all.length; ) {
    const reading = flattenedTable(source, all, i)
    const [first, last] = [all[i], all[(reading?.until ?? 0) - 1]]
    if (reading?.table && reading.table.rows > 1 && first && last) {
      const start = source.lastIndexOf('\t', Math.max(0, first.start - 1))
      result.push({ start, end: last.end, blocks: [reading.table] })
    }
    i = reading?.until ?? i + 1
  }
  return result
}
