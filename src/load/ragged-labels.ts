import { EMPTY_CELL, type LooseCell } from './build-table.ts'
import { cellKind } from './cell-kind.ts'

/** How labels of one level are numbered. */
const STYLES: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}、/,
  /^[（(][一二三四五六七八九十]{1,3}[）)]/,
  /^\d{1,2}[.．、](?!\d)/,
  /^[（(]\d{1,2}[）)]/,
  /^[①-⑳]/,
]

/**
 * Puts labels into the columns they were printed in where a format kept neither their widths nor their heights: each row
 * has as many numbers, but one label, two or three before them (`三、办理结果 | （一）公开 | 258`, `（二）部分公开 | 3`). How a label is
 * numbered tells its column. Rows of any other make stay as they are.
 */
export function alignLabels(rows: readonly LooseCell[][]): readonly LooseCell[][] {
  const counts = rows.map((row) => {
    const first = row.findIndex(({ passage }) => cellKind(passage.text) !== 'text')
    return first < 0 ? row.length : first
  })
  const told = rows.flatMap((row, r) => (row.some(isNumber) ? [r] : []))
  // Empty cells at the end of a line may be lost as well.
  const width = Math.max(0, ...told.map((r) => (rows[r]?.length ?? 0) - (counts[r] ?? 0)))
  if (width < FEWEST || new Set(told.map((r) => counts[r])).size < 2) return rows
  const from = told[0] ?? 0
  const body = rows.map((row, r) => r >= from && row.length > (counts[r] ?? 0))
  const labels = rows.map((row, r) => (body[r] ? row.slice(0, counts[r]) : []))
  const styles = labels.map((some) => some.map(({ passage }) => STYLES.findIndex((style) => style.test(passage.text))))
  const order = orderOf(styles)
  if (order === null) return rows
  return rows.map((row, r) => {
    if (!body[r]) return row
    const cells = new Array<LooseCell>(order.length).fill(EMPTY_CELL)
    for (const [i, label] of (labels[r] ?? []).entries()) cells[order.indexOf(styles[r]?.[i] ?? -1)] = label
    return [...cells, ...row.slice(counts[r])]
  })
}

const FEWEST = 2

function isNumber({ passage }: LooseCell): boolean {
  return cellKind(passage.text) === 'number'
}

/** The styles from the outermost in, as rows with several labels nest them; null where one has none, or they contradict. */
function orderOf(styles: readonly (readonly number[])[]): readonly number[] | null {
  const order = [...new Set(styles.flat())].sort((a, b) => a - b)
  if (order.includes(-1)) return null
  const nested = (row: readonly number[]) =>
    row.every((one, i) => i === 0 || order.indexOf(row[i - 1] ?? -1) < order.indexOf(one))
  return styles.every(nested) ? order : null
}
