import type { Tree } from '../model/tree.ts'
import { TextView } from './text-view.ts'

/**
 * What was read of a text format, in the form that the other formats' text has: sentences put together again, tables drawn as
 * grids, headings behind `#`. Offsets in it mean nothing: those of a text format are in the file.
 *
 * @param depthOf the depth (from 1) of the heading whose text begins at an offset of the file; undefined for other text
 */
export function redraw({ format, blocks }: Tree, depthOf: (offset: number) => number | undefined): string {
  const view = new TextView()
  for (const block of blocks) {
    if (block.kind === 'table') {
      const { rows, columns } = block
      view.table({ rows, columns, cells: block.cells.map(({ passage, ...cell }) => ({ ...cell, text: passage.text })) })
    } else {
      const { passage, role } = block
      const depth = depthOf(passage.pieces[0]?.offset ?? 0)
      const text = passage.text
        .split('\n')
        .map((line) => line.trim())
        .join(' ')
      view.paragraph(text, { ...(depth ? { depth } : {}), ...(role ? { role } : {}) })
    }
  }
  return view.finish(format).text
}
