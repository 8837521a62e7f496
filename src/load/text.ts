import type { Block, Tree } from '../model/tree.ts'
import { alignedTable } from './aligned-table.ts'
import { copiedTable } from './copied-table.ts'
import { delimitedTable, type Reading } from './delimited-table.ts'
import { flattenedTable } from './flattened-table.ts'
import { type Line, lines } from './lines.ts'
import { paragraphs } from './paragraphs.ts'
import { layoutOf } from './wrapping.ts'

/** Reads plain text: a paragraph a line, sentences broken over lines put together, and tables of every shape. */
export function loadText(source: string): Tree {
  return { format: 'text', text: source, blocks: textBlocks(source, lines(source)), meta: {}, notes: [] }
}

/** The blocks of some lines of a text. */
export function textBlocks(source: string, all: readonly Line[]): Block[] {
  const blocks: Block[] = []
  const layout = layoutOf(
    source,
    all.filter((line) => !line.led),
  )
  let prose: Line[] = []
  const flush = () => {
    blocks.push(...paragraphs(source, prose, layout, blocks.length === 0))
    prose = []
  }
  const readers = TABLES.map((read) => ({ read, from: 0 }))
  for (let i = 0; i < all.length; ) {
    const reading = readTable(source, all, i, readers)
    if (reading?.table) {
      flush()
      blocks.push(reading.table)
      i = reading.until
    } else {
      const line = all[i]
      if (line && line.start < line.end) prose.push(line)
      i++
    }
  }
  flush()
  return blocks
}

const TABLES = [delimitedTable, flattenedTable, alignedTable, copiedTable]

/** A reader that has looked over some lines and found no table in them is not asked again before they are over. */
function readTable(
  source: string,
  all: readonly Line[],
  at: number,
  readers: { read: (typeof TABLES)[number]; from: number }[],
): Reading | null {
  for (const reader of readers) {
    const reading = at < reader.from ? null : reader.read(source, all, at)
    if (reading?.table) return reading
    if (reading) reader.from = reading.until
  }
  return null
}
