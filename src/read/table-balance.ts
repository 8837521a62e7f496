import type { Draft } from './draft.ts'
import { printed } from './table-drafts.ts'
import type { Facts } from './table-facts.ts'

/** The closing totals of a two-sided table are equal: 收入总计 and 支出总计, 资产总计 and 负债和净资产总计. */
export function balanceDrafts(sides: readonly Facts[]): Draft[] {
  const [left, right] = sides
  if (sides.length !== 2 || !left || !right) return []
  const [a, b] = [closing(left), closing(right)]
  if (a === null || b === null || left.panel.rows[a]?.row !== right.panel.rows[b]?.row) return []
  return left.panel.columns.flatMap((head, i): Draft[] => {
    const j = Math.max(
      0,
      left.panel.columns.length === 1 ? 0 : right.panel.columns.findIndex(({ name }) => name === head.name),
    )
    const [x, y] = [left.figures[a]?.[i], right.figures[b]?.[j]]
    if (
      !x ||
      !y ||
      x.unit.dimension !== y.unit.dimension ||
      (left.panel.columns.length > 1 && right.panel.columns[j]?.name !== head.name)
    )
      return []
    const reading = {
      stated: printed(x),
      comparison: '=' as const,
      computed: { op: 'sum' as const, terms: [{ weight: 1 as const, of: printed(y) }] },
    }
    return [{ kind: 'sum', topic: 'table', certainty: 'high', readings: [reading], section: x.section }]
  })
}

/** The last total row, if it is a 总计. */
function closing({ panel }: Facts): number | null {
  const last = panel.rows.findLastIndex(({ label: { name } }) => name !== '')
  return last >= 0 && /总计$/.test(panel.rows[last]?.label.name ?? '') ? last : null
}
