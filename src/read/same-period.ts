import type { Figure } from '../model/report.ts'
import { measureIn } from '../taxonomy/measures.ts'

const NO_MEASURE = /^(?:金额|数额|合计|小计|总计|数量|支出|收入|金额合计)?$/u

/** A column's head says its measure in the words of the taxonomy (2021年决算数), or in words that are its own. */
export function measureOf({ measure }: Figure): string | null {
  if (measure === null || NO_MEASURE.test(measure)) return null
  return measureIn(measure) ?? measure
}

/** Whether two figures can state the same measure of the same year, as far as is printed. */
export function samePeriod(a: Figure, b: Figure): boolean {
  const [x, y] = [measureOf(a), measureOf(b)]
  const measures = x === y || x === null || y === null
  return measures && (a.year === b.year || a.year === null || b.year === null)
}

/** Without what points to a place or year: 上述在职人员, 绩效自评覆盖2022年项目支出. */
export function withoutPointer(label: string): string {
  return label.replace(/^(?:上述|前述|以上|按(?=.{3}))/u, '').replace(/^[^\d]{0,16}(?:19|20)\d{2}年度?/u, '')
}
