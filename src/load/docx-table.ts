import type { Content, ContentCell, Grid } from './content.ts'
import { child, childValue, elements, integer, isOn, type XmlElement } from './xml.ts'

/** More columns than this are cut off; Word itself has no more than 63. */
const MAX_COLUMNS = 512

interface GrowingCell extends ContentCell {
  /** Says itself that it reaches down; else only cells without text count as its continuation. */
  readonly merges: boolean
  rowSpan: number
  columnSpan: number
}

/**
 * Lays a table out by what its cells say: `gridBefore` shifts a row, `gridSpan` widens a cell, `vMerge` lengthens the cell
 * above that begins in the same column. Deleted and hidden rows are left out.
 */
export function docxTable(table: XmlElement, contents: (cell: XmlElement) => Content[]): Grid {
  const cells: GrowingCell[] = []
  const rows = descendants(table, 'w:tr').filter(isVisible)
  /** For each column, the cell that a vertical merge in the next row would lengthen. */
  const above: (GrowingCell | undefined)[] = []
  let columns = 0
  rows.forEach((row, r) => {
    let column = integer(childValue(child(row, 'w:trPr'), 'w:gridBefore'), 0, MAX_COLUMNS) ?? 0
    above.fill(undefined, 0, column)
    let left: GrowingCell | undefined
    for (const element of descendants(row, 'w:tc')) {
      const properties = child(element, 'w:tcPr')
      if (column >= MAX_COLUMNS || child(properties, 'w:cellDel')) continue
      const columnSpan = integer(childValue(properties, 'w:gridSpan'), 1, MAX_COLUMNS - column) ?? 1
      const content = contents(element)
      const merged = continues(properties, 'w:vMerge') ? above[column] : undefined
      if (continues(properties, 'w:hMerge') && left) left.columnSpan += columnSpan
      else if (merged && merged.row + merged.rowSpan === r && (merged.merges || content.length === 0)) merged.rowSpan++
      else {
        const merges = child(properties, 'w:vMerge') !== null
        const source = { table: table.ordinal, row: r + 1, column: column + 1 }
        left = { row: r, column, rowSpan: 1, columnSpan, content, merges, source }
        cells.push(left)
        for (let each = column; each < column + columnSpan; each++) above[each] = each === column ? left : undefined
      }
      column += columnSpan
    }
    columns = Math.max(columns, column)
  })
  return { kind: 'grid', rows: rows.length, columns, cells, source: { table: table.ordinal } }
}

/** Rows of a table or cells of a row, also those in content controls and tracked changes, but not those of tables inside. */
function descendants(parent: XmlElement, name: 'w:tr' | 'w:tc'): XmlElement[] {
  return elements(parent).flatMap((each) => {
    if (each.name === name) return [each]
    return each.name === 'w:tbl' || each.name === 'w:tc' || each.name === 'w:del' ? [] : descendants(each, name)
  })
}

function isVisible(row: XmlElement): boolean {
  const properties = child(row, 'w:trPr')
  return !child(properties, 'w:del') && !isOn(properties, 'w:hidden')
}

/** A merge without a value goes on. */
function continues(properties: XmlElement | null, name: 'w:vMerge' | 'w:hMerge'): boolean {
  const merge = child(properties, name)
  return merge !== null && merge.attributes.val !== 'restart'
}
