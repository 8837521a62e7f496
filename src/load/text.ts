import type { Block, Tree } from '../model/tree.ts'
import { flattenedTable } from './flattened-table.ts'
import { type Line, lines } from './lines.ts'
import { paragraphs } from './paragraphs.ts'
import { wrapping } from './wrapping.ts'

/** Reads plain text: a paragraph a line, sentences broken over lines put together, and tables of every shape. */
export function loadText(source: string): Tree {
  return { format: 'text', text: source, blocks: textBlocks(source, lines(source)), meta: {}, notes: [] }
}

/** The blocks of some lines of a text. */
export function textBlocks(source: string, all: readonly Line[]): Block[] {
  const blocks: Block[] = []
  const layout = wrapping(
    source,
    all.filter((line) => !line.led),
  )
  let prose: Line[] = []
  const flush = () => {
    blocks.push(...paragraphs(source, prose, layout, blocks.length === 0))
    prose = []
  }
  for (let i = 0; i < all.length; ) {
    const line = all[i]
    if (!line) break
    if (!line.led) {
      prose.push(line)
      i++
      continue
    }
    const { until, table } = flattenedTable(source, all, i)
    if (table) {
      flush()
      blocks.push(table)
    } else prose.push(...all.slice(i, until).filter((each) => each.start < each.end))
    i = until
  }
  flush()
  return blocks
}
