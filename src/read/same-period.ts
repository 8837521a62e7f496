import type { Figure } from '../model/report.ts'
import { isPlan, measureIn } from '../taxonomy/measures.ts'
import { remembered } from '../taxonomy/remembered.ts'

const NO_MEASURE = /^(?:金额|数额|合计|小计|总计|数量|支出|收入|金额合计)?$/u

/** A column's head says its measure in the words of the taxonomy (2021年决算数), or in words that are its own. */
export function measureOf(figure: Figure): string | null {
  const known = MEASURED.get(figure)
  if (known !== undefined) return known
  const measure = measureIsOf(figure)
  MEASURED.set(figure, measure)
  return measure
}

/** Figures are compared with many others. */
const MEASURED = new WeakMap<Figure, string | null>()

function measureIsOf({ measure, unit, cell }: Figure): string | null {
  if (measure === null || NO_MEASURE.test(measure)) return null
  const known = measureIn(measure)
  // 完成37名在职人员的工资福利待遇: people are in post or are posts, not done.
  if (unit.dimension === 'staff' && !cell) return known && PEOPLE.has(known) ? known : null
  return known ?? measure
}

const PEOPLE: ReadonlySet<string> = new Set(['编制', '实有'])

/** Whether a figure states what was planned, by its own words or by its column's. */
export function isPlanned(figure: Figure): boolean {
  return isPlan(measureOf(figure))
}

/** Whether two figures can state the same measure of the same year, as far as is printed. */
export function samePeriod(a: Figure, b: Figure): boolean {
  const [x, y] = [measureOf(a), measureOf(b)]
  const measures = x === y || x === null || y === null
  return measures && (a.year === b.year || a.year === null || b.year === null)
}

/** Without what points to a place or year: 上述在职人员, 绩效自评覆盖2022年项目支出. */
export const withoutPointer: (label: string) => string = remembered((label) =>
  label
    .replace(/^(?:上述|前述|以上|[按占](?=.{3}))/u, '')
    .replace(/^[^\d]{0,16}(?:19|20)\d{2}年度?/u, '')
    .replace(/(?<=.{3})(?:实际)?(?:建成|完成)$/u, ''),
)
