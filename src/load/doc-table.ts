import type { Sprm } from './doc-properties.ts'
import { element, type XmlElement } from './xml.ts'

/** Properties of a row in the words of MS-DOC 2.6.3. */
const DEFINITION = 0xd608
const MERGE = 0x5624
const VERTICAL_MERGE = 0xd62b

/** A cell as its row defines it. */
interface CellShape {
  /** Its right edge, in twips. */
  readonly right: number
  /** Merged with its neighbours: 0 not, else one number for the first of them and another for the others. */
  readonly across: number
  readonly down: 'no' | 'restart' | 'continue'
}

export interface DocRow {
  readonly cells: readonly (readonly XmlElement[])[]
  readonly shape: RowShape | null
  readonly deleted: boolean
}

export interface RowShape {
  readonly left: number
  readonly cells: readonly CellShape[]
}

/** Word itself has no more than 63. */
const MOST_CELLS = 255
const VERTICAL = [undefined, 'continue', undefined, 'restart'] as const

/** How a row is divided, by the properties of its end mark (MS-DOC 2.9.317, TDefTableOperand); null where they do not say. */
export function rowShape(sprms: readonly Sprm[]): RowShape | null {
  const definition = sprms.findLast(({ code }) => code === DEFINITION)?.operand
  const count = definition && definition.byteLength > 0 ? Math.min(MOST_CELLS, definition.getUint8(0)) : 0
  const formats = 1 + 2 * (count + 1)
  if (!definition || count === 0 || formats > definition.byteLength) return null
  const edge = (i: number) => definition.getInt16(1 + 2 * i, true)
  const cells = Array.from({ length: count }, (_, i): CellShape => {
    const at = formats + 20 * i
    const flags = at + 2 <= definition.byteLength ? definition.getUint16(at, true) : 0
    return { right: edge(i + 1), across: flags & 3, down: VERTICAL[(flags >> 5) & 3] ?? 'no' }
  })
  return { left: edge(0), cells: withMerges(cells, sprms) }
}

/** Merges that stand beside the definition. */
function withMerges(cells: readonly CellShape[], sprms: readonly Sprm[]): CellShape[] {
  const result = [...cells]
  const change = (i: number, to: Partial<CellShape>) => {
    const cell = result[i]
    if (cell) result[i] = { ...cell, ...to }
  }
  for (const { code, value } of sprms) {
    if (code === MERGE)
      for (let i = value & 0xff; i < Math.min(result.length, value >> 8); i++)
        change(i, { across: i === (value & 0xff) ? 1 : 2 })
    if (code === VERTICAL_MERGE) change(value & 0xff, { down: VERTICAL[(value >> 8) & 3] ?? 'no' })
  }
  return result
}

/** Edges nearer to each other than this, in twips, are one: narrower than a character, and rows are seldom drawn alike. */
const SAME_EDGE = 90

/** A table as `w:tbl` has it: spans by the edges that its cells have in common. */
export function docTable(rows: readonly DocRow[], ordinal: number): XmlElement {
  const edges = columnEdges(rows)
  const children = rows.map(({ cells, shape, deleted }) => {
    let column = shape ? columnOf(edges, shape.left) : 0
    const properties = [element('w:gridBefore', { val: String(column) }), ...(deleted ? [element('w:del')] : [])]
    const all = cells.map((content, i) => {
      const cell = shape?.cells[i]
      const span = Math.max(1, cell ? columnOf(edges, cell.right) - column : 1)
      column += span
      return element('w:tc', {}, [element('w:tcPr', {}, cellProperties(shape, i, span)), ...content])
    })
    return element('w:tr', {}, [element('w:trPr', {}, properties), ...all])
  })
  return element('w:tbl', {}, children, ordinal)
}

function cellProperties(shape: RowShape | null, i: number, span: number): XmlElement[] {
  const cell = shape?.cells[i]
  const properties = [element('w:gridSpan', { val: String(span) })]
  if (cell && cell.down !== 'no') properties.push(element('w:vMerge', { val: cell.down }))
  if (shape && continuesAcross(shape.cells, i)) properties.push(element('w:hMerge'))
  return properties
}

/** The first of merged cells has the number that the cell behind an unmerged one has: 1 or 2, as writers differ. */
function continuesAcross(cells: readonly CellShape[], i: number): boolean {
  const own = cells[i]?.across ?? 0
  if (own === 0) return false
  let first = i
  while (first > 0 && (cells[first - 1]?.across ?? 0) !== 0) first--
  return own !== cells[first]?.across
}

/** Where columns begin; rows that are not divided say nothing. */
function columnEdges(rows: readonly DocRow[]): number[] {
  const all = new Set(
    rows.flatMap(({ shape }) => (shape ? [shape.left, ...shape.cells.map(({ right }) => right)] : [])),
  )
  const edges: number[] = []
  for (const edge of [...all].sort((a, b) => a - b))
    if (edge - (edges.at(-1) ?? -Infinity) > SAME_EDGE) edges.push(edge)
  return edges
}

/** The column that begins at an edge, or next to it. */
function columnOf(edges: readonly number[], edge: number): number {
  const found = edges.findLastIndex((each) => each <= edge)
  return Math.max(0, found)
}
