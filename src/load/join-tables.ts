import { cellKind } from './cell-kind.ts'
import type { Content, ContentCell, Grid } from './content.ts'

/**
 * Puts a table together again that a page break tore in two: right behind it stands a table of as many columns that begins with
 * numbers instead of a header.
 */
export function joinTables(contents: readonly Content[]): Content[] {
  const result: Content[] = []
  let parts: Grid[] = []
  const close = () => {
    const [first] = parts
    if (first) result.push(parts.length === 1 ? first : joined(first, parts))
    parts = []
  }
  for (const content of contents) {
    const last = parts.at(-1)
    if (content.kind === 'grid' && last && goesOn(last, content)) parts.push(content)
    else {
      close()
      if (content.kind === 'grid') parts = [content]
      else result.push(content)
    }
  }
  close()
  return result
}

const TOTAL = /^(?:合计|总计|小计|共计|总额|.{0,12}合计)$/

function goesOn(before: Grid, after: Grid): boolean {
  if (before.columns !== after.columns || before.columns < 2) return false
  const numeric = (cell: ContentCell) => cellKind(words(cell)) === 'number'
  const last = before.cells.filter(({ row }) => row === before.rows - 1)
  const first = after.cells.filter(({ row }) => row === 0)
  const labelled = cellKind(words(first[0])) === 'text' && !first[0]?.content.some(({ kind }) => kind === 'grid')
  return labelled && first.some(numeric) && last.some(numeric) && !TOTAL.test(words(last[0]))
}

function words(cell: ContentCell | undefined): string {
  const texts = cell?.content.map((each) => (each.kind === 'prose' ? each.text : '')) ?? []
  return texts.join('').replace(/\s+/g, '')
}

function joined(first: Grid, parts: readonly Grid[]): Grid {
  let rows = 0
  const cells = parts.flatMap((part) => {
    const from = rows
    rows += part.rows
    return part.cells.map((cell) => ({ ...cell, row: cell.row + from }))
  })
  return { ...first, rows, cells }
}
