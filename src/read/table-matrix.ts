import type { Figure } from '../model/report.ts'
import { amount } from '../number/amount.ts'
import type { Unit } from '../number/unit.ts'

/** The figures of a panel as doubles in base units, row by row. */
export interface Matrix {
  /** NaN where nothing is printed. */
  readonly values: Float64Array
  /** By how much the true value may differ. */
  readonly slack: Float64Array
  /** Equal for figures that can be added up. */
  readonly keys: Uint16Array
}

export function matrixOf(figures: readonly (readonly (Figure | null)[])[], width: number): Matrix {
  const size = figures.length * width
  const matrix = {
    values: new Float64Array(size).fill(Number.NaN),
    slack: new Float64Array(size),
    keys: new Uint16Array(size),
  }
  const keys = new Map<string, number>()
  const slacks = new Map<string, number>()
  figures.forEach((row, r) => {
    row.forEach((figure, c) => {
      if (!figure) return
      const index = r * width + c
      const scale = scaleOf(figure.unit)
      const key = `${figure.unit.dimension}|${figure.unit.of}`
      if (!keys.has(key)) keys.set(key, keys.size)
      const kind = `${key}|${scale}|${figure.precision}`
      const slack = slacks.get(kind) ?? slackOf(figure)
      slacks.set(kind, slack)
      matrix.values[index] = figure.value.toNumber() * scale
      matrix.slack[index] = slack
      matrix.keys[index] = keys.get(key) ?? 0
    })
  })
  return matrix
}

const SCALES = new WeakMap<Unit, number>()

function scaleOf(unit: Unit): number {
  const known = SCALES.get(unit) ?? unit.scale.toNumber()
  SCALES.set(unit, known)
  return known
}

/** By how much the true value may differ from the printed one, in base units. */
function slackOf(figure: Figure): number {
  const { range } = amount(figure)
  return range.hi.minus(range.lo).toNumber() / 2
}
