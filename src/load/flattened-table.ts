import { buildTable, type LooseCell } from './build-table.ts'
import { cellGlue } from './cell-glue.ts'
import { compose, type Stretch } from './compose.ts'
import type { Reading } from './delimited-table.ts'
import type { Line } from './lines.ts'
import { endsSentence, isNumbered } from './sentence.ts'

/**
 * Tables as exports of .doc files flatten them: each cell a line that starts with a tab, the further lines of a cell
 * without it, an empty cell a lone tab, a blank line after each row. Blank lines also stand inside cells, between their
 * paragraphs; column spans are lost, and of vertical merges empty cells are left.
 *
 * Reads from the tab-led line `from` on. Returns the line after the table, and null where the tabs are only indentation.
 */
export function flattenedTable(source: string, lines: readonly Line[], from: number): Reading | null {
  if (!lines[from]?.led) return null
  const until = regionEnd(source, lines, from)
  const rows = rowsOf(lines, from, until)
  if (isProse(source, rows)) return { until, table: null }
  return { until, table: buildTable(rows.map((row) => row.map((cell) => looseCell(source, cell)))) }
}

/** A blank line or none before the line: it may still be of the table. Three and more end it even before a tab. */
function regionEnd(source: string, lines: readonly Line[], from: number): number {
  let i = from + 1
  for (let line = lines[i]; line; line = lines[++i]) {
    if (line.led) {
      if (line.gap > 2 && !line.page) return i
    } else if (line.gap > 1 || (line.gap === 1 && !staysInCell(source, lines, i))) return i
  }
  return i
}

const AFTER_TABLE =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部]|表\s?\d|附[件表：:]|注[:：]|(?:金额)?单位[:：]|备注[:：]|(?:资料|数据)来源|说明[:：])/

/**
 * After one blank line a line without a tab is the cell's next paragraph if another cell follows; else the text after the table.
 * A cell that holds a number has no next paragraph: what stands there is the text between two tables.
 */
function staysInCell(source: string, lines: readonly Line[], at: number): boolean {
  const line = lines[at]
  if (!line || AFTER_TABLE.test(source.slice(line.start, line.start + 24))) return false
  const text = source.slice(line.start, line.end)
  if (text.length <= 20 && /^[（(]/.test(text)) return true
  const before = lines[at - 1]
  if (before && text.length >= SENTENCE && NUMBER.test(source.slice(before.start, before.end))) return false
  for (let next = at + 1; next < at + 8; next++) {
    const following = lines[next]
    if (!following || following.gap > 1) return false
    if (following.led) return text.length <= 60 || following.gap === 0
  }
  return false
}

const NUMBER = /^[-−－]?[\d,，.]{1,20}[%％]?$/
/** In characters: what is shorter may be a remark below a number. */
const SENTENCE = 8

type CellLines = readonly Line[]

function rowsOf(lines: readonly Line[], from: number, until: number): CellLines[][] {
  const rows: Line[][][] = []
  for (const line of lines.slice(from, until)) {
    const row = rows.at(-1)
    if (!row || (line.led && line.gap > 0)) rows.push([[line]])
    else if (line.led) row.push([line])
    else row.at(-1)?.push(line)
  }
  return rows
}

/** No row has two cells, or most of what would be cells reads like paragraphs. */
function isProse(source: string, rows: readonly (readonly CellLines[])[]): boolean {
  if (rows.every((row) => row.length === 1)) return true
  let cells = 0
  let sentences = 0
  for (const row of rows) {
    if (row.length === 1) continue
    for (const cell of row) {
      cells++
      const first = cell[0]
      if (!first) continue
      const text = source.slice(first.start, first.end)
      if (isNumbered(text) || (text.length >= 25 && endsSentence(text))) sentences++
    }
  }
  return sentences * 10 >= cells * 6
}

function looseCell(source: string, lines: CellLines): LooseCell {
  const first = lines[0]
  const indent = first && first.start < first.end ? first.indent - 1 : 0
  return { passage: compose(source, cellStretches(source, lines)), indent }
}

function cellStretches(source: string, lines: CellLines): Stretch[] {
  return lines
    .filter((line) => line.start < line.end)
    .map((line, i, all) => {
      const last = all[i - 1]
      const glue = last ? cellGlue(source.slice(last.start, last.end), source.slice(line.start, line.end)) : ''
      return { start: line.start, end: line.end, glue }
    })
}
