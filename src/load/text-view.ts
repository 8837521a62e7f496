import type { Cell, Format, Paragraph, Passage, Source, Table, Tree } from '../model/tree.ts'
import { type Part, type Trace, traceParts } from './trace.ts'
import { displayWidth } from './wrapping.ts'

/** A cell before it has a place in the view. */
export interface ViewCell extends Omit<Cell, 'passage'> {
  readonly text: string
  /** What the text is put together from. */
  readonly parts?: readonly Part[]
}

export interface ViewTable {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly ViewCell[]
  readonly source?: Source
}

/** Columns are padded to their widest cell, but to no more than this; longer cells stick out. */
const WIDEST = 24
const MARKS = { item: '- ', note: '※ ', box: '▭ ' } as const
/** Stands where a cell reaches down from above. */
const DITTO = '〃'
/** Stands for a line break inside a cell. */
const BREAK = '↵'

/**
 * The text that the offsets of formats which are no text refer to, and that `--format text-view` prints: a line a paragraph,
 * headings after `#`, a line a table row with its cells between bars. Marks, bars and padding belong to no passage.
 */
export class TextView {
  readonly #blocks: (Paragraph | Table)[] = []
  readonly #written: string[] = []
  readonly #trace: Trace | null
  #length = 0

  /** Where the written texts come from is noted in `trace`, as far as they tell. */
  constructor(trace: Trace | null = null) {
    this.#trace = trace
  }

  /** Writes a paragraph; one of blanks only is left out. */
  paragraph(text: string, marks: Pick<Paragraph, 'depth' | 'role' | 'source'> = {}, parts: readonly Part[] = []): void {
    if (text.trim() === '') return
    this.#space(marks.depth !== undefined)
    this.#write(marks.depth !== undefined ? `${'#'.repeat(marks.depth)} ` : marks.role ? MARKS[marks.role] : '')
    const passage = this.#passage(text, text.replace(/[\0-\x08\x0b-\x1f\x7f]/g, ' '), parts)
    this.#blocks.push({ kind: 'paragraph', passage, ...marks })
  }

  /** Draws a table; one without any text is left out. Cells may come in any order. */
  table({ rows, columns, cells, source }: ViewTable): void {
    const filled = cells.filter(({ text }) => text.trim() !== '').sort((a, b) => a.row - b.row || a.column - b.column)
    if (filled.length === 0) return
    this.#space(true)
    const drawn = this.#draw(filled, rows * columns > 20 * filled.length + 2000 ? [] : columnWidths(filled, columns))
    this.#blocks.push({ kind: 'table', rows, columns, cells: drawn, ...(source ? { source } : {}) })
  }

  finish(format: Format, meta: Tree['meta'] = {}, notes: Tree['notes'] = []): Tree {
    if (this.#length > 0) this.#write('\n')
    return { format, text: this.#written.join(''), blocks: this.#blocks, meta, notes }
  }

  /** Without widths (a table of mostly empty positions) the cells alone are written. */
  #draw(cells: readonly ViewCell[], widths: readonly number[]): Cell[] {
    const covered: number[] = []
    let row = cells[0]?.row ?? 0
    let column = 0
    const fill = (until: number) => {
      for (; column < until && widths.length > 0; column++)
        this.#write(`| ${pad((covered[column] ?? 0) > row ? DITTO : '', widths[column] ?? 0)} `)
    }
    const end = () => {
      fill(widths.length)
      this.#write('|')
      column = 0
    }
    const drawn = cells.map(({ text, parts = [], ...cell }): Cell => {
      for (; row < cell.row; row++) {
        end()
        this.#write('\n')
      }
      fill(cell.column)
      const next = Math.max(column, cell.column + cell.columnSpan)
      this.#write('| ')
      const passage = this.#passage(text, text.replace(/\n/g, BREAK).replace(/[\0-\x1f\x7f]/g, ' '), parts)
      this.#write(`${' '.repeat(room(widths, cell.column, next, text))} `)
      for (let each = cell.column; each < next && widths.length > 0; each++) covered[each] = row + cell.rowSpan
      column = next
      return { ...cell, passage }
    })
    end()
    return drawn
  }

  /** Written character for character, so that one piece tells the place of all. */
  #passage(text: string, written: string, parts: readonly Part[]): Passage {
    const offset = this.#length
    if (this.#trace) traceParts(this.#trace, offset, parts)
    this.#write(written)
    return { text, pieces: [{ at: 0, offset }] }
  }

  /** Tables and headings stand between blank lines. */
  #space(apart: boolean): void {
    const last = this.#blocks.at(-1)
    if (!last) return
    const before = last.kind === 'table' || last.depth !== undefined
    this.#write(apart || before ? '\n\n' : '\n')
  }

  #write(text: string): void {
    this.#written.push(text)
    this.#length += text.length
  }
}

function columnWidths(cells: readonly ViewCell[], columns: number): number[] {
  const widths = new Array<number>(columns).fill(0)
  for (const { column, columnSpan, text } of cells)
    if (columnSpan === 1) widths[column] = Math.max(widths[column] ?? 0, Math.min(WIDEST, widthOf(text)))
  return widths
}

function widthOf(text: string): number {
  return displayWidth(text, 0, Math.min(text.length, WIDEST + 1))
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** Blanks that fill up the columns of a cell, with the bars that it spans. */
function room(widths: readonly number[], from: number, to: number, text: string): number {
  let room = -3 - displayWidth(text, 0, Math.min(text.length, 1000))
  for (let column = from; column < to && widths.length > 0; column++) room += (widths[column] ?? 0) + 3
  return Math.max(0, room)
}
