import type { CellValue, Sheet, Workbook } from 'hucre'
import { Decimal } from '../number/decimal.ts'
import { displayNumber, plainNumber } from './display-number.ts'
import { evaluate, type Held, Unknown } from './formula-evaluate.ts'
import { type Formula, parseFormula, type Range } from './formula-parse.ts'

/** A formula that gives something else than the workbook stores for it. */
export interface StaleFormula {
  readonly text: string
  /** What it gives, as the cell would display it. */
  readonly result: string
}

/** Cells that all formulas of a workbook together may look at; the formulas behind that are not recomputed. */
const MOST_LOOKS = 1_000_000
/** Spreadsheets calculate in binary fractions of some fifteen digits. */
const NOISE = 1e-9

/**
 * The formulas of a workbook that disagree with the result stored beside them, by sheet and then by `row,column`: the values of
 * other cells are taken as stored, so that one wrong value is one disagreement. What is displayed alike agrees.
 */
export function staleFormulas(workbook: Workbook): ReadonlyMap<string, ReadonlyMap<string, StaleFormula>> {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]))
  const known = new Map<number, Decimal>()
  let looks = 0
  const lookFrom = (own: Sheet) => (range: Range) => {
    const sheet = range.sheet === null ? own : sheets.get(range.sheet)
    if (!sheet) throw new Unknown()
    const [top, bottom] = ends(range.from.row, range.to.row)
    const [left, right] = ends(range.from.column, range.to.column)
    const last = Math.min(bottom, Math.max(sheet.rows.length - 1, top))
    looks += (last - top + 1) * (right - left + 1)
    if (looks > MOST_LOOKS) throw new Unknown()
    return heldIn(sheet, top, last, left, right, known)
  }
  return new Map(workbook.sheets.map((sheet) => [sheet.name, staleIn(sheet, lookFrom(sheet))]))
}

function ends(a: number, b: number): readonly [number, number] {
  return a <= b ? [a, b] : [b, a]
}

function* heldIn(
  { rows, cells }: Sheet,
  top: number,
  bottom: number,
  left: number,
  right: number,
  known: Map<number, Decimal>,
): Generator<Held> {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++)
      yield held(rows[row]?.[column] ?? cells?.get(`${row},${column}`)?.value ?? null, known)
}

/** Numbers are made decimals once each, however many formulas look at them. */
function held(value: CellValue, known: Map<number, Decimal>): Held {
  if (value === null || value === '') return null
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'other'
  const decimal = known.get(value) ?? new Decimal(plainNumber(value))
  known.set(value, decimal)
  return decimal
}

function staleIn(sheet: Sheet, look: (range: Range) => Iterable<Held>): ReadonlyMap<string, StaleFormula> {
  const masters = new Map<number, { readonly formula: Formula | null; readonly row: number; readonly column: number }>()
  const stale = new Map<string, StaleFormula>()
  for (const [key, { formula: text, formulaType, formulaSharedIndex: shared, value, style }] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    const own = text ? parseFormula(text) : null
    if (shared !== undefined && text) masters.set(shared, { formula: own, row, column })
    const master = shared === undefined || text ? null : masters.get(shared)
    const formula = master?.formula ? moved(master.formula, row - master.row, column - master.column) : own
    if (!formula || formulaType === 'array' || typeof value !== 'number' || !Number.isFinite(value)) continue
    const result = resultOf(formula, look)
    if (!result || !Number.isFinite(result.toNumber()) || !differs(result, value)) continue
    const shown = displayNumber(result.toNumber(), style?.numFmt)
    if (shown !== displayNumber(value, style?.numFmt)) stale.set(key, { text: `=${text || '…'}`, result: shown })
  }
  return stale
}

function resultOf(formula: Formula, look: (range: Range) => Iterable<Held>): Decimal | null {
  try {
    return evaluate(formula, look)
  } catch (error) {
    if (error instanceof Unknown) return null
    throw error
  }
}

function differs(result: Decimal, stored: number): boolean {
  const gap = Math.abs(result.minus(plainNumber(stored)).toNumber())
  return gap > NOISE * Math.max(Math.abs(stored), 1)
}

/** A formula that several cells share, as it stands in one of them. */
function moved(formula: Formula, down: number, right: number): Formula {
  switch (formula.op) {
    case 'number':
      return formula
    case 'range': {
      const { sheet, from, to } = formula.range
      const move = (place: Range['from']) => ({
        ...place,
        row: place.row + (place.rowFixed ? 0 : down),
        column: place.column + (place.columnFixed ? 0 : right),
      })
      return { op: 'range', range: { sheet, from: move(from), to: move(to) } }
    }
    case 'negate':
    case 'percent':
      return { ...formula, of: moved(formula.of, down, right) }
    case 'call':
      return { ...formula, of: formula.of.map((part) => moved(part, down, right)) }
    default:
      return { ...formula, left: moved(formula.left, down, right), right: moved(formula.right, down, right) }
  }
}
