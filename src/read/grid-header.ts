import type { Unit } from '../number/unit.ts'
import type { Part, Sheet } from './grid.ts'
import { label, unitIn } from './grid-label.ts'

/** What the header says of a column. */
export interface ColumnHead {
  readonly column: number
  /** The header's texts from the outermost to the column's own. */
  readonly path: readonly string[]
  /** The innermost text without numbering and unit. */
  readonly name: string
  readonly unit: Unit | null
  readonly year: number | null
  /** What formulas call the column: `A`, `3`, `③`. */
  readonly mark: string | null
  /** A formula printed in the header: `B/A`, `4=1+2+3`, `预算-决算`. */
  readonly formula: string | null
}

/** The header path of every column of a part, with the year, unit, mark and formula that it prints. */
export function readHeader(sheet: Sheet, part: Part, year: number | null): ColumnHead[] {
  const names = part.header.map((row) =>
    Array.from({ length: sheet.columns }, (_, column) => textAt(sheet, row, column)),
  )
  for (let level = names.length - 2; level >= 0; level--) {
    const upper = names[level]
    const lower = names[level + 1]
    if (upper && lower) names[level] = spread(upper, lower)
  }
  return Array.from({ length: sheet.columns }, (_, column) => {
    const path = names.map((row) => row[column] ?? '').filter((name, i, all) => name !== '' && name !== all[i - 1])
    const mark = part.marks === null ? '' : textAt(sheet, part.marks, column)
    return head(column, path, mark, year)
  })
}

function textAt(sheet: Sheet, row: number, column: number): string {
  const cell = sheet.at(row, column)
  return cell && !cell.blank ? cell.name : ''
}

/** Reads what the texts above a column, or the labels of a row, say. */
export function head(column: number, path: readonly string[], marked: string, year: number | null): ColumnHead {
  const leaf = path.at(-1) ?? ''
  const printed = [...path].reverse()
  const unit = printed.map((text) => unitIn(text)).find((found) => found !== null) ?? null
  return {
    column,
    path,
    name: nameOf(leaf),
    unit,
    year: printed.map((text) => yearIn(text, year)).find((found) => found !== null) ?? null,
    mark: markOf(marked) ?? markOf(leaf),
    formula: formulaOf(marked) ?? formulaOf(leaf),
  }
}

/** The text without numbering, unit, mark and formula. */
function nameOf(leaf: string): string {
  const formula = formulaOf(leaf)
  const cut = formula === null ? -1 : leaf.lastIndexOf(formula)
  const words = cut > 0 ? leaf.slice(0, cut).replace(/[（([【]?[A-Z①-⑳]?[=＝]?$/, '') : leaf
  const bare = words.replace(/[（(][A-Z①-⑳][）)]$|[①-⑳]$/, '') || leaf
  return label(bare).name || bare
}

/**
 * Spreads an upper header row over the columns of the lower one where the format does not say how wide its cells are:
 * flattened text prints four cells over seven, Markdown leaves the rest of a wide cell blank.
 */
function spread(upper: readonly string[], lower: readonly string[]): string[] {
  const shifted = respace(upper, lower) ?? [...upper]
  for (let column = 1; column < shifted.length; column++) {
    if (
      shifted[column] === '' &&
      lower[column] !== '' &&
      lower[column - 1] !== '' &&
      lower[column - 1] !== shifted[column - 1]
    )
      shifted[column] = shifted[column - 1] ?? ''
  }
  return shifted
}

/** Null where the upper row reaches as far as the lower one. */
function respace(upper: readonly string[], lower: readonly string[]): string[] | null {
  const cells = upper.slice(0, upper.findLastIndex((name) => name !== '') + 1)
  const width = lower.length
  if (cells.length >= width || cells.length < 2 || lower.findLastIndex((name) => name !== '') < cells.length - 1)
    return null
  // Blank positions of the lower row are cells that reach down; runs of texts stand under one cell or several.
  const runs: { text: boolean; length: number }[] = []
  for (const name of lower) {
    const last = runs.at(-1)
    if (name !== '' && last?.text) last.length++
    else runs.push({ text: name !== '', length: 1 })
  }
  const texts = runs.filter(({ text }) => text).reduce((sum, { length }) => sum + length, 0)
  const wide = cells.length - runs.filter(({ text }) => !text).length
  const even = wide > 0 && texts % wide === 0 ? texts / wide : 0
  const oneEach = runs.length === cells.length
  if (!oneEach && even === 0) return null
  const laid: string[] = []
  let next = 0
  for (const { text, length } of runs) {
    if (!text || oneEach) {
      for (let i = 0; i < length; i++) laid.push(cells[next] ?? '')
      next++
    } else for (let i = 0; i < length; i++) laid.push(cells[next + Math.floor(i / even)] ?? '')
    if (text && !oneEach) next += Math.floor(length / even)
  }
  return laid.length === width ? laid : null
}

/** The year that a header or label names, itself or by 本年 and 上年 relative to the report's year. */
export function yearIn(text: string, year: number | null): number | null {
  const printed = /(?:^|[^\d.])((?:19|20)\d{2})(?=年|$|[^\d.])/.exec(text)
  if (printed) return Number(printed[1])
  if (year === null) return null
  if (/上年(?!结转|结余|末)|去年|上一年|前一年|上期/.test(text)) return year - 1
  if (/本年(?!收入|支出)|今年|当年|本期/.test(text)) return year
  return null
}

const MARK = '[A-Za-z]|[①-⑳]|\\d{1,2}'
const ALONE = new RegExp(`^[（(]?(${MARK})[）)]?(?:[=＝].{1,40})?$`)
const CLOSING = /[（(]([A-Z]|[①-⑳])[）)]$|([①-⑳]|[A-Z])$|([①-⑳]|[A-Z])[=＝]/

function markOf(text: string): string | null {
  const alone = ALONE.exec(text)
  if (alone) return alone[1] ?? null
  const closing = /[-+－＋*×/÷]/.test(text.slice(0, text.search(/[=＝]/) + 1 || undefined)) ? null : CLOSING.exec(text)
  return closing?.[1] ?? closing?.[2] ?? closing?.[3] ?? /^([①-⑳]|[A-Z])[、.．\u4e00-\u9fff]/.exec(text)?.[1] ?? null
}

function formulaOf(text: string): string | null {
  if (!/[-+－＋–—−*×/÷]/.test(text)) return null
  const stated = /[=＝]([^=＝]{2,60}?)[）)]?$/.exec(text)
  if (stated) return balance(stated[1] ?? '')
  const inside = /[（([【]([^（(]{0,30}(?:[（(][^（()）]{1,30}[）)])?[^（(]{0,20})[）)\]】]$/.exec(text)
  const body = inside?.[1] ?? /([A-Z①-⑳](?:[-+－＋*×/÷][A-Z①-⑳\d%％]{1,4}){1,6})$/.exec(text)?.[1] ?? ''
  // 元/股 and 万元/公里 are units.
  if (/^[百千万亿]{0,2}(?:元|人|吨|个|户|次|千克|公斤)[/÷]/.test(body)) return null
  return /[-+－＋–—−*×/÷]/.test(body) && !/^[+＋±-]/.test(body) && body.length >= 3 ? body : null
}

/** Gives back a parenthesis that the end of the text took. */
function balance(formula: string): string {
  const open = [...formula].filter((char) => char === '(' || char === '（').length
  const closed = [...formula].filter((char) => char === ')' || char === '）').length
  return open > closed ? `${formula})` : formula
}
