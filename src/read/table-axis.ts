import type { Figure } from '../model/report.ts'
import type { Facts } from './table-facts.ts'
import type { Matrix } from './table-matrix.ts'

/**
 * A panel seen along one direction: its lines are the rows (or columns) that relations tie together, its crossings the
 * columns (or rows) that share each relation. Fast doubles in base units; NaN where a cell is blank.
 */
export class Axis {
  readonly lines: number
  readonly crossings: number
  readonly #across: boolean
  readonly #width: number
  readonly #figures: readonly (readonly (Figure | null)[])[]
  readonly #matrix: Matrix
  #work = 0

  /** @param by whether rows or columns are the lines */
  constructor({ figures, panel, matrix }: Facts, by: 'row' | 'column') {
    const rows = panel.rows.length
    this.#width = panel.columns.length
    this.#across = by === 'column'
    this.lines = this.#across ? this.#width : rows
    this.crossings = this.#across ? rows : this.#width
    this.#figures = figures
    this.#matrix = matrix
  }

  figure(line: number, crossing: number): Figure | null {
    return this.#across ? (this.#figures[crossing]?.[line] ?? null) : (this.#figures[line]?.[crossing] ?? null)
  }

  value(line: number, crossing: number): number {
    return this.#matrix.values[this.#index(line, crossing)] ?? Number.NaN
  }

  slack(line: number, crossing: number): number {
    return this.#matrix.slack[this.#index(line, crossing)] ?? 0
  }

  /** Equal for figures that can be added up. */
  key(line: number, crossing: number): number {
    return this.#matrix.keys[this.#index(line, crossing)] ?? 0
  }

  /** Significant digits printed. */
  digits(line: number, crossing: number): number {
    const figure = this.figure(line, crossing)
    return figure ? figure.value.abs().toFixed(figure.decimals).replace('.', '').replace(/^0+/, '').length : 0
  }

  /** Whether a line has a figure at any crossing. */
  isFilled(line: number): boolean {
    for (let crossing = 0; crossing < this.crossings; crossing++) {
      if (!Number.isNaN(this.value(line, crossing))) return true
    }
    return false
  }

  /** Counts cells looked at; false once the table has had its share of work. */
  spend(cells: number): boolean {
    this.#work += cells
    return this.#work < WORK
  }

  #index(line: number, crossing: number): number {
    return this.#across ? crossing * this.#width + line : line * this.#width + crossing
  }
}

/** Cells looked at in one direction at most, some tenths of a second. */
const WORK = 4_000_000

/** A line as a weighted sum of others: a total and its parts, or a difference. */
export interface Footing {
  readonly total: number
  readonly parts: readonly { readonly line: number; readonly weight: 1 | -1 }[]
}

/** At how many crossings a footing holds and fails; crossings with nothing but zeros and blanks count for neither. */
export interface Tally {
  readonly holds: number
  readonly fails: number
  /** Digits that the holding crossings agree on: evidence that they do not by chance. */
  readonly digits: number
}

export const NOTHING: Tally = { holds: 0, fails: 0, digits: 0 }

/** Whether a footing holds at one crossing; null where it asserts nothing: no total, no part, or units that do not add up. */
export function foots(axis: Axis, { total, parts }: Footing, crossing: number): boolean | null {
  const stated = axis.value(total, crossing)
  if (Number.isNaN(stated)) return null
  let sum = 0
  let slack = axis.slack(total, crossing)
  let printed = 0
  for (const { line, weight } of parts) {
    const value = axis.value(line, crossing)
    if (Number.isNaN(value)) continue
    if (axis.key(line, crossing) !== axis.key(total, crossing)) return null
    printed++
    sum += weight * value
    slack += axis.slack(line, crossing)
  }
  if (printed === 0) return null
  return Math.abs(stated - sum) <= slack + 1e-9 * Math.max(1, Math.abs(stated), Math.abs(sum))
}

export function tally(axis: Axis, footing: Footing, counts: (crossing: number) => boolean): Tally {
  if (!axis.spend((footing.parts.length + 1) * axis.crossings)) return NOTHING
  let holds = 0
  let fails = 0
  let digits = 0
  for (let crossing = 0; crossing < axis.crossings; crossing++) {
    if (!counts(crossing)) continue
    const found = foots(axis, footing, crossing)
    if (found === null) continue
    if (!found) fails++
    else if (axis.value(footing.total, crossing) !== 0 || nonzero(axis, footing, crossing) > 0) {
      holds++
      if (nonzero(axis, footing, crossing) > 1) digits += axis.digits(footing.total, crossing)
    }
  }
  return { holds, fails, digits }
}

function nonzero(axis: Axis, { parts }: Footing, crossing: number): number {
  let count = 0
  for (const { line } of parts) {
    const value = axis.value(line, crossing)
    if (!Number.isNaN(value) && value !== 0) count++
  }
  return count
}
