import { cellKind } from './cell-kind.ts'
import type { Content, ContentCell, Grid, Prose } from './content.ts'
import { type Atom, cellPassage } from './flow.ts'
import { endsSentence } from './sentence.ts'

/** Fewer lines than this in a cell are a label and its remark, not rows. */
const FEWEST = 3
/** A label is no longer. */
const LONGEST = 30

/** Labels and, to their right, the numbers of as many rows. */
interface Stack {
  readonly labels: { readonly cell: ContentCell; readonly lines: readonly Prose[] }[]
  readonly numbers: { readonly cell: ContentCell; readonly rows: readonly (readonly Prose[])[] }[]
}

/**
 * Takes rows apart that a converter (of pages to a text document) or a writer stacked in one, a paragraph or a line a row:
 * labels in one cell, and as many numbers in the cells to its right. A cell over several columns holds a number for each.
 */
export function unstackRows(grid: Grid): Grid {
  const rows = Array.from({ length: grid.rows }, (): ContentCell[] => [])
  for (const cell of grid.cells) rows[cell.row]?.push(cell)
  const cells: ContentCell[] = []
  let shift = 0
  /** The row that the cells from above end before. */
  let reach = 0
  rows.forEach((own, row) => {
    for (const cell of own) if (cell.rowSpan > 1) reach = Math.max(reach, row + cell.rowSpan)
    const stacks = reach > row ? null : stacksOf(own)
    const placed = stacks?.flatMap(unstacked).sort((a, b) => a.row - b.row || a.column - b.column) ?? own
    for (const cell of placed) cells.push({ ...cell, row: cell.row + shift })
    if (stacks) shift += Math.max(...placed.map((cell) => cell.row - row))
  })
  return shift === 0 ? grid : { ...grid, rows: grid.rows + shift, cells }
}

/** Null where a cell is anything else, or the lines of a stack do not fit one another. */
function stacksOf(cells: readonly ContentCell[]): Stack[] | null {
  const stacks: Stack[] = []
  for (const cell of cells) {
    if (cell.content.some(({ kind }) => kind === 'grid')) return null
    const lines = cell.content.flatMap(linesOf)
    if (lines.length === 0) continue
    const last = stacks.at(-1)
    const rows = numbersOf(cell, lines)
    if (rows && last) last.numbers.push({ cell, rows })
    else if (rows) return null
    else if (last && last.numbers.length === 0) last.labels.push({ cell, lines })
    else stacks.push({ labels: [{ cell, lines }], numbers: [] })
  }
  const fitted = stacks.map(fit)
  return fitted.length > 0 && fitted.every((stack) => stack !== null) ? fitted : null
}

function fit({ labels, numbers }: Stack): Stack | null {
  const count = numbers[0]?.rows.length ?? 0
  if (count < FEWEST || numbers.some(({ rows }) => rows.length !== count)) return null
  const fitted = labels.flatMap(({ cell, lines }) => {
    const all = withNarrowed(lines, count)
    return all.length === count && all.every(isLabel) ? [{ cell, lines: all }] : []
  })
  return fitted.length === labels.length ? { labels: fitted, numbers } : null
}

function isLabel(line: Prose): boolean {
  const text = textOf(line)
  return text.length <= LONGEST && !endsSentence(text)
}

function unstacked({ labels, numbers }: Stack): ContentCell[] {
  const cells = labels.flatMap(({ cell, lines }) =>
    lines.map((line, i) => ({ ...cell, row: cell.row + i, content: [line] })),
  )
  for (const { cell, rows } of numbers)
    rows.forEach((row, i) => {
      row.forEach((number, k) => {
        cells.push({ ...cell, row: cell.row + i, column: cell.column + k, columnSpan: 1, content: [number] })
      })
    })
  return cells
}

/** A number for each column of the cell and each row; null for words. */
function numbersOf({ columnSpan }: ContentCell, lines: readonly Prose[]): Prose[][] | null {
  const rows = lines.map((line) => cut(line, [...sourceOf(line).matchAll(/\S+/g)]))
  if (!rows.flat().every((part) => isNumber(textOf(part)))) return null
  if (columnSpan === 1) return rows.flat().map((part) => [part])
  return rows.every((row) => row.length === columnSpan) ? rows : null
}

/** In a column of numbers 1972 is one, and no year. */
function isNumber(text: string): boolean {
  return cellKind(text) !== 'text' || /^\d{4}$/.test(text)
}

/** The one paragraph that a wide margin on the right breaks into several lines, as many as are wanting. */
function withNarrowed(lines: readonly Prose[], count: number): readonly Prose[] {
  const narrow = lines.filter((line) => line.narrowed)
  const wanting = count - lines.length + 1
  if (narrow.length !== 1 || wanting < 2) return lines
  return lines.flatMap((line) => {
    if (!line.narrowed) return [line]
    const text = sourceOf(line)
    const width = Math.ceil(text.length / wanting)
    const starts = Array.from({ length: Math.ceil(text.length / width) }, (_, i) => i * width)
    return cut(
      line,
      starts.map((index) => ({ index, 0: text.slice(index, index + width) })),
    )
  })
}

function textOf({ text, atoms }: Prose): string {
  return cellPassage(text, atoms).text
}

/** The paragraphs of a cell, each with the lines that are broken by hand apart. */
function linesOf(content: Content): Prose[] {
  if (content.kind === 'grid') return []
  const lines: Atom[][] = [[]]
  for (const atom of content.atoms) {
    if (typeof atom === 'string') lines.push([])
    else lines.at(-1)?.push(atom)
  }
  return lines.map((atoms) => ({ ...content, atoms })).filter((line) => textOf(line) !== '')
}

function startOf({ atoms: [first] }: Prose): number {
  return first && typeof first !== 'string' ? first.start : 0
}

/** The line with all its blanks. */
function sourceOf(line: Prose): string {
  const last = line.atoms.at(-1)
  return last && typeof last !== 'string' ? line.text.slice(startOf(line), last.end) : ''
}

/** Parts of a line. */
function cut(line: Prose, parts: readonly { readonly index: number; readonly 0: string }[]): Prose[] {
  return parts.map(({ index, 0: text }) => {
    const start = startOf(line) + index
    return { ...line, atoms: [{ start, end: start + text.length }] }
  })
}
