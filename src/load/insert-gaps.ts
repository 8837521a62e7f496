import { EMPTY_CELL, type LooseCell } from './build-table.ts'
import { cellKind } from './cell-kind.ts'

/**
 * Some exports leave no empty cell where a heading goes down over two rows: the second row then holds only the
 * sub-headings. With m cells above, k sub-headings and n columns in the body, p = m + k − n of the cells above have
 * sub-headings. This finds which, and puts empty cells under the others, so that the row is as long as the body's rows.
 */
export function insertGaps(rows: readonly LooseCell[][], columns: number): LooseCell[][] {
  const result = [...rows]
  for (let r = 1; r + 1 < rows.length; r++) {
    const [above, row, below] = [rows[r - 1], rows[r], rows[r + 1]]
    if (!above || !row || !below || below.length !== columns || columns > 60) continue
    const filled = [...above, ...row].every((cell) => cellKind(cell.passage.text) === 'text')
    const parents = above.length + row.length - columns
    const possible = above.length > 1 && above.length < columns && row.length < columns && row.length >= 2 * parents
    if (!filled || parents < 1 || parents >= above.length || !possible || !hasNumber(below)) continue
    const sizes = childCounts(
      above.map((cell) => cell.passage.text),
      row.map((cell) => cell.passage.text),
      parents,
    )
    if (sizes) result[r] = spread(row, sizes)
  }
  return result
}

function hasNumber(row: readonly LooseCell[]): boolean {
  return row.some((cell) => cellKind(cell.passage.text) === 'number')
}

function spread(row: readonly LooseCell[], sizes: readonly number[]): LooseCell[] {
  const cells = [...row]
  return sizes.flatMap((size) => (size === 0 ? [EMPTY_CELL] : cells.splice(0, size)))
}

const LEAF = /项目|科目|名称|序号|编码|代码|指标|备注|说明|差异|增减|合计|总计|单位|[率%]$/
/** Stages of a budget, which a single column of final accounts does not have. */
const STAGES = /年初|调整|追加|结转|可用/
const PARENT = /预算|决算|收入|支出|情况|其中|年|金额|资金|经费/

interface Choice {
  readonly cost: number
  readonly sizes: readonly number[]
}

/** How many sub-headings each heading has: 0, or 2 and more for `parents` of them. Least cost by the words of both. */
function childCounts(above: readonly string[], row: readonly string[], parents: number): readonly number[] | null {
  let states = new Map<string, Choice>([['0 0', { cost: 0, sizes: [] }]])
  above.forEach((label, i) => {
    const next = new Map<string, Choice>()
    const offer = (key: string, choice: Choice) => {
      if (choice.cost < (next.get(key)?.cost ?? Number.POSITIVE_INFINITY)) next.set(key, choice)
    }
    for (const [key, { cost, sizes }] of states) {
      const [used = 0, done = 0] = key.split(' ').map(Number)
      offer(`${used} ${done}`, { cost, sizes: [...sizes, 0] })
      for (let size = 2; done < parents && used + size <= row.length; size++)
        offer(`${used + size} ${done + 1}`, {
          cost: cost + parentCost(label, i, row.slice(used, used + size)),
          sizes: [...sizes, size],
        })
    }
    states = next
  })
  return states.get(`${row.length} ${parents}`)?.sizes ?? null
}

function parentCost(label: string, position: number, children: readonly string[]): number {
  const words = LEAF.test(label) ? 1 : 0
  const first = position === 0 ? 2 : 0
  const shared = children.filter((child) => [...label].some((char) => child.includes(char))).length / children.length
  const doubled = children.length - new Set(children).size
  const stages = /预算/.test(label) && children.some((child) => STAGES.test(child)) ? 1 : 0
  return first + words - stages - (PARENT.test(label) ? 0.5 : 0) - shared + 3 * doubled + 0.05 * children.length ** 2
}
