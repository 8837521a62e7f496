import type { Cell, Table } from '../model/tree.ts'
import { label } from './grid-label.ts'
import { type CellNumber, cellNumber, isBlank, squeeze } from './grid-number.ts'
import { mergeRepeats } from './merge-repeats.ts'

/** A cell of the sheet: what it prints, and as what. */
export interface SheetCell {
  readonly cell: Cell
  /** Without white space. */
  readonly name: string
  readonly number: CellNumber | null
  readonly blank: boolean
}

/** A table as a rectangle in which a spanning cell stands at every position that it covers. */
export interface Sheet {
  readonly rows: number
  readonly columns: number
  at(row: number, column: number): SheetCell | null
}

/** A stretch of rows under one header. */
export interface Part {
  /** Full-width rows above the header. */
  readonly title: string
  readonly header: readonly number[]
  /** The row that numbers the columns: 1 2 3, A B C, `4=1+2+3`. */
  readonly marks: number | null
  readonly rows: readonly number[]
}

/** Positions that are laid out at most; what is beyond them is not read. */
const AREA = 2_000_000

export function layoutSheet(table: Table): Sheet {
  const columns = Math.max(1, Math.min(table.columns, 5_000))
  const rows = Math.min(table.rows, Math.floor(AREA / columns))
  const grid: (SheetCell | undefined)[][] = Array.from({ length: rows }, () => [])
  let budget = AREA
  for (const laid of mergeRepeats(joinCut(table.cells.map(sheetCell)))) {
    const { cell } = laid
    const bottom = Math.min(rows, cell.row + Math.max(1, cell.rowSpan))
    const right = Math.min(columns, cell.column + Math.max(1, cell.columnSpan))
    for (let row = cell.row; row < bottom && budget > 0; row++) {
      const line = grid[row]
      for (let column = cell.column; line && column < right && budget > 0; column++, budget--) line[column] ??= laid
    }
  }
  return { rows, columns, at: (row, column) => grid[row]?.[column] ?? null }
}

function sheetCell(cell: Cell): SheetCell {
  const { text } = cell.passage
  return { cell, name: text.length > 400 ? text : squeeze(text), number: cellNumber(text), blank: isBlank(text) }
}

/** A narrow column may have pushed a number's first digits into the cell before: `1` | `,423,820.28`. */
function joinCut(cells: SheetCell[]): SheetCell[] {
  for (let i = 1; i < cells.length; i++) {
    const [left, right] = [cells[i - 1], cells[i]]
    if (!left || !right || right.number || !/^[,，]\d{3}/.test(right.name)) continue
    const head = left.number?.plain ?? ''
    const number = /^\d{1,3}$/.test(head) ? cellNumber(head + right.name) : null
    if (!number || left.cell.row !== right.cell.row || left.cell.column + left.cell.columnSpan !== right.cell.column)
      continue
    const end = right.cell.passage.text.trimEnd().length
    cells[i - 1] = { ...left, name: '', number: null, blank: true }
    cells[i] = { ...right, number: { ...number, start: 0, end, numberStart: 0, numberEnd: end } }
  }
  return cells
}

/** The cells that begin in a row, from left to right; blank ones included. */
function rowCells(sheet: Sheet, row: number): SheetCell[] {
  const cells: SheetCell[] = []
  for (let column = 0; column < sheet.columns; column++) {
    const cell = sheet.at(row, column)
    if (cell && cell.cell.row === row && cell.cell.column === column) cells.push(cell)
  }
  return cells
}

/** Whether a number is a year rather than an amount, as far as its digits tell. */
export function isYear(number: CellNumber): boolean {
  return number.plain !== null && number.plain.length === 4 && number.fast >= 1900 && number.fast <= 2100
}

interface Row {
  readonly cells: readonly SheetCell[]
  readonly texts: readonly SheetCell[]
  readonly numbers: readonly SheetCell[]
  /** Whether a cell from above reaches into the row. */
  readonly continued: boolean
}

/** Cuts a sheet into parts wherever a title or a new header row stands; a repeated header (page break) is dropped. */
export function splitSheet(sheet: Sheet): Part[] {
  return new Splitter(sheet).split()
}

const CAPTION = /^(?:金额)?单位[：:].{0,6}元|^(?:编制|填报|公开|预算)?(?:单位|部门)(?:名称)?[：:]|^公开\d+表/

/** What stands before the numbers of a form's columns: 栏次 1 2 3. */
const MARKS_NAME = /^(?:栏次|行次|列次|栏目|序号|项目|公 ?式|计算公式)$/

class Splitter {
  readonly #sheet: Sheet
  readonly #rows: readonly Row[]
  readonly #parts: Part[] = []
  #title: string[] = []
  #header: number[] = []
  #marks: number | null = null
  #data: number[] = []
  /** The names that the current header prints, once data stand under it. */
  #printed: ReadonlySet<string> | null = null

  constructor(sheet: Sheet) {
    this.#sheet = sheet
    this.#rows = Array.from({ length: sheet.rows }, (_, row) => readRow(sheet, row))
  }

  split(): Part[] {
    for (let row = 0; row < this.#rows.length; row++) this.#take(row)
    this.#close()
    return this.#parts
  }

  #take(row: number): void {
    const { texts, numbers } = this.#at(row)
    if (texts.length === 0 && numbers.length === 0) return
    const [only] = texts
    if (this.#isRepeated(row)) return
    if (only && texts.length === 1 && numbers.length === 0 && this.#isTitle(row, only)) {
      if (this.#data.length > 0) this.#close()
      this.#title.push(only.name)
    } else if (this.#isCaption(row)) {
      if (this.#data.length > 0) this.#close()
      this.#title.push(...texts.map(({ name }) => name))
    } else if (this.#isMarks(row)) this.#marks = row
    else if (this.#isHeader(row)) {
      if (this.#data.length > 0) this.#close()
      this.#header.push(row)
    } else this.#data.push(row)
  }

  #close(): void {
    if (this.#data.length > 0) {
      this.#parts.push({ title: this.#title.join(' '), header: this.#header, marks: this.#marks, rows: this.#data })
      this.#title = []
    }
    this.#header = []
    this.#marks = null
    this.#data = []
    this.#printed = null
  }

  #at(row: number): Row {
    return this.#rows[row] ?? { cells: [], texts: [], numbers: [], continued: false }
  }

  /** A row of one text is a title if a header follows, and no part of the table if it is a sentence. */
  #isTitle(row: number, only: SheetCell): boolean {
    if (this.#at(row).continued) return false
    if (only.name.length > 60 || /[。；]/.test(only.name)) return true
    const wide = only.cell.columnSpan >= this.#sheet.columns && this.#sheet.columns > 1
    if (this.#header.length > 0 && this.#data.length === 0 && !wide) return false
    const next = this.#next(row)
    if (next === null) return wide && this.#data.length === 0
    return this.#headerLike(next) && !this.#itemsOnly(next)
  }

  /** A row like 编制部门：… | 单位：元 above a header. */
  #isCaption(row: number): boolean {
    const { texts, numbers } = this.#at(row)
    if (numbers.length > 0 || !texts.some(({ name }) => CAPTION.test(name))) return false
    const next = this.#next(row)
    return this.#header.length === 0
      ? next !== null && this.#at(next).texts.length > 1
      : next !== null && this.#headerLike(next)
  }

  #next(row: number): number | null {
    for (let next = row + 1; next < this.#rows.length; next++) {
      const { texts, numbers } = this.#at(next)
      if (texts.length + numbers.length > 0) return next
    }
    return null
  }

  /** A header row or title that is printed again on the next page. */
  #isRepeated(row: number): boolean {
    const { cells, texts, numbers } = this.#at(row)
    if (this.#data.length === 0 || texts.length === 0 || !numbers.every(({ number }) => number && isYear(number)))
      return false
    const names = cells.map(({ name }) => name).join('|')
    if (
      this.#header.some(
        (above) =>
          this.#at(above)
            .cells.map(({ name }) => name)
            .join('|') === names,
      )
    )
      return true
    this.#printed ??= new Set([
      ...this.#title,
      ...this.#header.flatMap((above) => this.#at(above).texts.map(({ name }) => name)),
    ])
    const [only] = texts
    const single = texts.length === 1 && only && !this.#title.includes(only.name) && this.#header.length < 2
    return texts.every(({ name }) => this.#printed?.has(name)) && !single
  }

  #isMarks(row: number): boolean {
    if (this.#header.length === 0 || this.#data.length > 0 || this.#marks !== null) return false
    const cells = this.#at(row).cells.filter(({ blank }) => !blank)
    const named = MARKS_NAME.test(cells[0]?.name ?? '')
    // A two-sided table names its marks on both sides.
    const marks = named ? cells.filter(({ name }) => !MARKS_NAME.test(name)) : cells
    if (marks.length < (cells[0]?.name === '栏次' ? 1 : 2) || !marks.every(({ name }) => isMark(name))) return false
    const counted = marks
      .map(({ name }) => Number.parseInt(name.replace(/[（()）]/g, ''), 10))
      .filter((n) => !Number.isNaN(n))
    const restarts = named ? 1 : null
    if (counted.some((n, i) => i > 0 && n !== (counted[i - 1] ?? 0) + 1 && n !== restarts) || (counted[0] ?? 1) !== 1)
      return false
    const first = (marks[0]?.name ?? '').replace(/[（()）]/g, '')
    return named || first === '1' || first === 'A' || first === 'a' || first === '①' || first === '甲'
  }

  #isHeader(row: number): boolean {
    if (!this.#headerLike(row) || this.#itemsOnly(row)) return false
    if (this.#data.length > 0) return this.#headsNumbers(row)
    if (this.#marks !== null) return false
    const above = this.#header.at(-1)
    if (above === undefined) return this.#title.length > 0 || this.#parts.length === 0 || this.#headsNumbers(row)
    return this.#at(row).continued || this.#fillsGaps(row, above)
  }

  /** Nothing but texts and years, at least two of them. */
  #headerLike(row: number): boolean {
    const { texts, numbers, continued } = this.#at(row)
    if (texts.some(({ name }) => name.length > 60)) return false
    if (!numbers.every(({ number }) => number && isYear(number))) return false
    if (numbers.length > 0 && texts.length === 0 && this.#header.length === 0) return false
    return texts.length + numbers.length >= 2 || (continued && this.#data.length === 0 && texts.length > 0)
  }

  /** Every text is numbered like an item: the row of a two-sided table whose amounts are blank. */
  #itemsOnly(row: number): boolean {
    const { texts } = this.#at(row)
    return (
      texts.length > 0 &&
      texts.every(({ name }) => {
        const { numbering, among } = label(name)
        return numbering > 0 || among
      })
    )
  }

  /** Whether numbers stand under at least one text of the row, within the next rows. */
  #headsNumbers(row: number): boolean {
    const columns = this.#at(row).texts.map(({ cell }) => cell.column)
    let below = this.#next(row)
    for (let steps = 0; steps < 4 && below !== null; steps++, below = this.#next(below)) {
      for (const column of columns.slice(1)) {
        const cell = this.#sheet.at(below, column)
        if (cell?.number && cell.cell.row === below) return true
      }
    }
    return false
  }

  /** Whether the row names columns that the header row above leaves blank, spans or does not reach. */
  #fillsGaps(row: number, above: number): boolean {
    const { texts, numbers } = this.#at(row)
    const upper = this.#at(above)
    const reach = Math.max(...upper.cells.map(({ cell }) => cell.column + cell.columnSpan))
    return [...texts, ...numbers].some(({ cell }) => {
      const over = this.#sheet.at(above, cell.column)
      return cell.column >= reach || !over || over.blank || over.cell.columnSpan > cell.columnSpan
    })
  }
}

function readRow(sheet: Sheet, row: number): Row {
  const cells = rowCells(sheet, row)
  const filled = cells.filter(({ blank }) => !blank)
  let continued = false
  for (let column = 0; column < sheet.columns && !continued; column++) {
    const cell = sheet.at(row, column)
    continued = cell !== null && cell.cell.row < row
  }
  return {
    cells,
    texts: filled.filter(({ number }) => !number),
    numbers: filled.filter(({ number }) => number),
    continued,
  }
}

function isMark(name: string): boolean {
  return /^[（(]?(?:\d{1,2}|[A-Za-z]|[①-⑳]|甲|乙)[）)]?(?:[=＝][^\s]{1,40})?$/.test(name)
}
