import type { ColumnHead } from './grid-header.ts'
import { isTotal } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import type { Axis } from './table-axis.ts'
import { isAddend } from './table-columns.ts'

const LEFT = 8
/** Totals further to the left. */
const TOTALS = 3
const FAR = 40
const RIGHT = 5
/** To the right where enough stands to the left. */
const FEW = 2

/** Columns that a formula for `column` may use: of its kind among its nearest neighbours, those to the left first. */
export function operands(
  axis: Axis,
  panel: Panel,
  column: number,
  usable: (head: ColumnHead) => boolean = (head) => isAddend(panel, head),
): number[] {
  const sign = panel.columns[column]?.unit
  const alike = (i: number) => {
    const head = panel.columns[i]
    return (
      head &&
      usable(head) &&
      axis.isFilled(i) &&
      (!sign || sign.dimension === 'percent' || !head.unit || head.unit.dimension === sign.dimension)
    )
  }
  const left: number[] = []
  for (let i = column - 1; i >= Math.max(0, column - FAR) && left.length < LEFT + TOTALS; i--)
    if (alike(i) && (left.length < LEFT || isTotal(panel.columns[i]?.name ?? ''))) left.push(i)
  const right: number[] = []
  const most = left.length > 3 ? FEW : RIGHT
  for (let i = column + 1; i < panel.columns.length && right.length < most; i++) if (alike(i)) right.push(i)
  return [...left, ...right]
}

/** Every ordered pair of different lines. */
export function pairs(lines: readonly number[]): [number, number][] {
  return lines.flatMap((a) => lines.filter((b) => b !== a).map((b): [number, number] => [a, b]))
}

export function firstFilled(axis: Axis, line: number): number {
  for (let crossing = 0; crossing < axis.crossings; crossing++) if (axis.figure(line, crossing)) return crossing
  return 0
}

/** By its header, or by the first cell that prints a unit. */
export function isPercent(axis: Axis, head: ColumnHead | undefined, column: number): boolean {
  return (head?.unit ?? axis.figure(column, firstFilled(axis, column))?.unit)?.dimension === 'percent'
}
