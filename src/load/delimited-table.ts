import type { Table } from '../model/tree.ts'
import { buildTable, EMPTY_CELL, type LooseCell } from './build-table.ts'
import { cellKind } from './cell-kind.ts'
import { type Field, fieldCell, MAX_FIELDS } from './field.ts'
import type { Line } from './lines.ts'
import { numberShares } from './place-rows.ts'
import { alignLabels } from './ragged-labels.ts'

/** A table, if the lines are one, and the line after what was looked at. */
export interface Reading {
  readonly until: number
  readonly table: Table | null
}

/** The fields of a line; none for a ruled line between rows; null for a line that is no row. */
type Split = (source: string, line: Line) => Field[] | null

/** Tables with a row on each line: cells between bars, between tabs, or between commas. */
export function delimitedTable(source: string, lines: readonly Line[], from: number): Reading | null {
  for (const [split, fits] of [
    [barFields, hasTwoRows],
    [tabFields, hasTwoRows],
    [commaFields, isRegular],
  ] as const) {
    const line = lines[from]
    if (!line || !split(source, line)) continue
    const { rows, until } = readRows(source, lines, from, split)
    const full = rows.filter((row) => row.length > 0)
    if (!fits(source, full)) return { until, table: null }
    return {
      until,
      table: buildTable(fillRows(alignLabels(full.map((row) => row.map((field) => fieldCell(source, field)))))),
    }
  }
  return null
}

/**
 * Drops columns that are empty in every row, at the end, and gives short rows empty cells at their end where that leaves
 * their numbers in columns of numbers: unlike column spans, an editor that cuts blanks off the end of lines is common.
 */
function fillRows(rows: readonly LooseCell[][]): LooseCell[][] {
  const columns = Math.max(0, ...rows.map((row) => row.findLastIndex((cell) => cell.passage.text !== '') + 1))
  const cut = rows.map((row) => row.slice(0, columns))
  const texts = cut.map((row) => row.map((cell) => cell.passage.text))
  const shares = numberShares(
    texts.filter((row) => row.length === columns),
    columns,
  )
  return cut.map((row, r) => {
    const kinds = (texts[r] ?? []).map(cellKind)
    const fits = kinds.includes('number') && kinds.every((kind, c) => kind !== 'number' || (shares[c] ?? 0) >= 0.5)
    return fits ? [...row, ...new Array<LooseCell>(columns - row.length).fill(EMPTY_CELL)] : row
  })
}

function readRows(source: string, lines: readonly Line[], from: number, split: Split) {
  const rows: Field[][] = []
  let i = from
  for (let line = lines[i]; line; line = lines[++i]) {
    if (i > from && line.gap > 1) break
    const fields = split(source, line)
    if (fields) rows.push(fields)
    else if (isTitle(source, lines, i, split)) rows.push([line])
    else break
  }
  return { rows, until: i }
}

/** A short line right between two rows is a title inside the table. */
function isTitle(source: string, lines: readonly Line[], at: number, split: Split): boolean {
  const [line, next] = [lines[at], lines[at + 1]]
  if (!line || !next || line.gap > 0 || next.gap > 0 || line.end - line.start > 40) return false
  const [text, row] = [source.slice(line.start, line.end), split(source, next)]
  if (row === null || /[。；，]|：./.test(text)) return false
  // 按收入性质分： leads on to further amounts of the table; 绩效指标： before a row of names heads another.
  return !text.endsWith('：') || row.some(({ start, end }) => cellKind(source.slice(start, end)) === 'number')
}

function hasTwoRows(_source: string, rows: readonly Field[][]): boolean {
  return rows.filter((row) => row.length > 1).length > 1
}

/** Commas also stand in sentences: only short fields, equally many in each row, most rows with a number. */
function isRegular(source: string, rows: readonly Field[][]): boolean {
  const count = rows[0]?.length
  const kinds = rows.map((row) => row.map(({ start, end }) => cellKind(source.slice(start, Math.min(end, start + 80)))))
  const numeric = kinds.filter((row) => row.includes('number')).length
  return rows.length > 2 && rows.every((row) => row.length === count) && numeric * 2 >= rows.length
}

const RULE = /^[-=+:|\s─━│┃┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═║]*$/
const BAR = /[|｜│┃║]/g

function barFields(source: string, line: Line): Field[] | null {
  const text = source.slice(line.start, line.end)
  const bars = positions(text, BAR)
  if (!bars || bars.length < 1)
    return text.length < 1000 && text.length > 3 && /^[┌├└╔╠╚+]/.test(text) && RULE.test(text) ? [] : null
  if (text.length < 1000 && RULE.test(text)) return []
  const fields = between(line, bars).map((field) => padded(source, field))
  if (bars[0] === 0) fields.shift()
  if (bars.at(-1) === text.length - 1) fields.pop()
  return fields.length > 1 || bars.length > 1 ? fields : null
}

/** The blank after a bar is no indentation. */
function padded(source: string, { start, end }: Field): Field {
  return { start: source.charAt(start) === ' ' && start < end ? start + 1 : start, end }
}

function tabFields(source: string, line: Line): Field[] | null {
  const tabs = positions(source.slice(line.start, line.end), /\t/g)
  if (!tabs || tabs.length === 0) return null
  const leading: Field[] = []
  for (let at = line.start - 1; line.led && at >= 0 && /[\t ]/.test(source.charAt(at)); at--)
    if (source.charAt(at) === '\t') leading.push({ start: at, end: at })
  const trailing: Field[] = []
  for (let at = line.end; trailing.length < MAX_FIELDS && /[\t ]/.test(source.charAt(at)); at++)
    if (source.charAt(at) === '\t') trailing.push({ start: at + 1, end: at + 1 })
  return leading.length < MAX_FIELDS ? [...leading, ...between(line, tabs), ...trailing] : null
}

/** 275,125,924.16: one amount, alone on its line. */
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

function commaFields(source: string, line: Line): Field[] | null {
  if (line.end - line.start > 2000) return null
  const text = source.slice(line.start, line.end)
  if (/[。；！？]/.test(text) || GROUPED.test(text)) return null
  const commas = positions(
    text.replace(/"[^"]*"/g, (quoted) => '"'.padEnd(quoted.length, '"')),
    /,/g,
  )
  if (!commas || commas.length === 0) return null
  const fields = between(line, commas).map((field) => unquote(source, field))
  return fields.every(({ start, end }) => end - start <= 40) ? fields : null
}

function unquote(source: string, { start, end }: Field): Field {
  const quoted = source.charAt(start) === '"' && source.charAt(end - 1) === '"' && end - start > 1
  return quoted ? { start: start + 1, end: end - 1 } : { start, end }
}

function positions(text: string, separator: RegExp): number[] | null {
  const result: number[] = []
  for (const { index } of text.matchAll(separator)) if (result.push(index) > MAX_FIELDS) return null
  return result
}

function between(line: Line, separators: readonly number[]): Field[] {
  const edges = [-1, ...separators, line.end - line.start]
  return separators.concat(0).map((_, i) => ({
    start: line.start + (edges[i] ?? 0) + 1,
    end: line.start + (edges[i + 1] ?? 0),
  }))
}
