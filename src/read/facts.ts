import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { conceptOf, fold } from '../taxonomy/concepts.ts'
import { remembered } from '../taxonomy/remembered.ts'
import { isTotal } from './grid-label.ts'
import { nounIn } from './phrase.ts'
import { push } from './push.ts'
import { isPlanned } from './same-period.ts'
import { isOfYears, type Tie } from './ties.ts'

/** A figure of one year and the same row's figure of the year before. */
export interface YearPair {
  readonly now: Figure
  readonly before: Figure
}

const NAME_LENGTH = 2
const MOST_NAMED = 20
const MEASURE_WORDS =
  /(?:年初|年末|调整|全年|本年|上年)?(?:预算数?|决算数?|支出数?|执行数?|安排数?|总额|总计|合计|总量|总数|金额|数额|规模|数)$/u

/** The report's figures by what they are of. */
export interface Facts {
  /** Figures of tables whose row bears the name, in pairs of neighbouring years. */
  yearPairs(name: string): readonly YearPair[]
  /** What the report states most often of all that was spent, come in or left, by any of the names of such a total. */
  total(name: string): readonly Figure[]
  /** Pairs of figures in one table column whose rows bear the two names. */
  inColumn(part: string, whole: string): readonly (readonly [Figure, Figure])[]
  /** The same for a number of the text that a table states too: by the row of that cell, or by its column of years. */
  beside(said: Figure): readonly YearPair[]
  /** What was done in the year before, for what is planned under a name; all of one value, or none. */
  resultBefore(plan: Figure): readonly YearPair[]
  /** Every figure that states a level of the thing named. */
  named(name: string): readonly Figure[]
  /** Those whose names are the same without regions and measures: 全市采购总额, 实际采购金额. */
  bareNamed(name: string): readonly Figure[]
}

/** A key under which different printings of one name fall together. */
export function nameKey(label: string): string {
  const concept = conceptOf(label)
  if (concept) return concept.names[0] ?? ''
  const bare = withoutMeasure(label)
  return bare.length >= NAME_LENGTH ? bare : fold(label)
}

const withoutMeasure = remembered((label) => fold(label).replace(MEASURE_WORDS, ''))

/** 全市实现地区生产总值. */
const REGION = /^(?:(?:全[国省市县区州镇乡]|[本我][省市县区州镇乡])(?:共?(?:实现|完成))?|实际)/u

/** 决算支出, 全年支出, 支出总额: all that was spent, whatever it is called; not 支出 alone, which may be of any item. */
const TOTAL = /^(?:部门|单位|整体|全年|全部|当年|年度|决算|20\d\d年度?|总)*(收入|支出)(?:决算数?|合计|总[额数量计])*$/u

/** All that was spent, come in or left: 全年支出, 项目实际支出, 累计支出; 全年项目支出 is all of the 项目支出. */
const GRAND =
  /^(?:[我本该][县市区院局校镇乡办委]|部门|单位|整体|资金|全部|全年|累计|本年|当年|年度|年末|专项|实际|项目(?!支出|结)|总)*(项目支出|基本支出|支出|收入|结余|到位)(?:资金|合计|总[额计量]|金额|额)*$/u

export const grandKey: (label: string) => string = remembered((label) => GRAND.exec(fold(nounIn(label)))?.[1] ?? '')

/** The most frequent of several amounts, if it is stated twice and no other as often, or if there is no other. */
function prevailing(figures: readonly Figure[]): readonly Figure[] {
  const alike = new Map<string, Figure[]>()
  for (const one of figures) push(alike, one.value.times(one.unit.scale).toString(), one)
  const [first, second] = [...alike.values()].sort((a, b) => b.length - a.length)
  return first && (!second || first.length > second.length) ? first.slice(0, 1) : []
}

const bareKey = remembered((label) => {
  const noun = fold(nounIn(label))
  const [, total] = noun.length > 2 ? (TOTAL.exec(noun) ?? []) : []
  if (total) return total
  const bare = noun.replace(REGION, '').replace(MEASURE_WORDS, '')
  return bare.length >= NAME_LENGTH ? bare : ''
})

export function collectFacts(figures: readonly Figure[], ties: readonly Tie[]): Facts {
  const byBareName = new Map<string, Figure[]>()
  const byName = new Map<string, Figure[]>()
  const byGrand = new Map<string, Figure[]>()
  const totals = new Map<string, readonly Figure[]>()
  const byLine = new Map<string, Figure[]>()
  const byPlan = new Map<string, Figure[]>()
  for (const figure of figures) {
    const bare = bareKey(figure.label)
    if (bare !== '') pushFew(byBareName, bare, figure)
    const grand = figure.cell ? (isTotal(figure.label) ? grandKey(figure.measure ?? '') : '') : grandKey(figure.label)
    if (grand !== '' && figure.unit.dimension === 'money' && !isPlanned(figure)) pushFew(byGrand, grand, figure)
    // Where the rows are years, the columns bear the names.
    pushFew(byName, nameKey(figure.cell && isOfYears(figure.label) ? (figure.measure ?? '') : figure.label), figure)
    pushFew(byPlan, planKey(figure.label), figure)
    for (const line of linesOf(figure)) push(byLine, line, figure)
  }
  const tied = new Map(ties.map(({ said, cells }) => [said.figure, cells]))
  return {
    beside: (said) => {
      const pairs = (tied.get(said) ?? []).flatMap((cell) => {
        const now = cell.year ?? said.year
        const line = byLine.get(seriesOf(cell)) ?? []
        const before = line.filter(({ year, unit }) => now !== null && year === now - 1 && unit.text === cell.unit.text)
        return before.length === 1 && before[0] ? [{ now: said, before: before[0] }] : []
      })
      return unique(pairs)
    },
    resultBefore: (plan) => {
      const { year } = plan
      if (year === null || !(isPlanned(plan) || EXPECTED.test(plan.label))) return []
      const before = (byPlan.get(planKey(plan.label)) ?? []).filter(
        (other) =>
          other.year === year - 1 &&
          !isPlanned(other) &&
          !EXPECTED.test(other.label) &&
          !DIFFERENCE.test(other.measure ?? '') &&
          commensurable(other.unit, plan.unit),
      )
      return unique(before.map((other) => ({ now: plan, before: other })))
    },
    named: (name) => byName.get(nameKey(name)) ?? [],
    bareNamed: (name) => byBareName.get(bareKey(name)) ?? [],
    total: (name) => {
      const key = grandKey(name)
      if (key === '' || name === key) return []
      const known = totals.get(key) ?? prevailing(byGrand.get(key) ?? [])
      totals.set(key, known)
      return known
    },
    inColumn: (part, whole) => {
      // 支出总额 may be called 支出总计 in the table.
      const named = byName.get(nameKey(whole)) ?? []
      const wholes = [...named, ...(byBareName.get(bareKey(whole)) ?? [])].filter(({ cell }) => cell !== null)
      return (byName.get(nameKey(part)) ?? []).flatMap((one) => {
        const other = wholes.find(({ cell }) => cell?.table === one.cell?.table && cell?.column === one.cell?.column)
        return one.cell && other && other !== one ? [[one, other] as const] : []
      })
    },
    yearPairs: (name) => {
      const pairs: YearPair[] = []
      const named = byName.get(nameKey(name)) ?? []
      for (const now of named.slice(0, MOST_NAMED)) {
        if (now.year === null) continue
        if (!now.cell) {
          const before = named.find(
            (other) => other.year === (now.year as number) - 1 && other.unit.dimension === now.unit.dimension,
          )
          if (before) pairs.push({ now, before })
          continue
        }
        const row = byLine.get(seriesOf(now)) ?? []
        const before = row.find((other) => other.year === (now.year as number) - 1 && other.unit.text === now.unit.text)
        if (before) pairs.push({ now, before })
      }
      return pairs
    },
  }
}

/** One pair if all have the same base, else none. */
function unique(pairs: readonly YearPair[]): readonly YearPair[] {
  const bases = new Set(pairs.map(({ before: { value, unit } }) => value.times(unit.scale).toString()))
  return bases.size === 1 ? pairs.slice(0, 1) : []
}

/** Where a cell's numbers of other years stand: in its row, or, where rows have no names but years, in its column. */
function seriesOf(cell: Figure): string {
  return linesOf(cell)[isOfYears(cell.label) ? 1 : 0] ?? ''
}

/** The row and the column of a cell. */
function linesOf({ cell }: Figure): string[] {
  return cell ? [`${cell.table}r${cell.row}`, `${cell.table}c${cell.column}`] : []
}

const EXPECTED = /预期|预计|计划|安排/u
const DIFFERENCE = /增|减|变动|变化|差/u

/** 一般公共预算收入预期 is planned for what 全区一般公共预算收入 was. */
function planKey(label: string): string {
  return nameKey(withoutPlan(label))
}

const withoutPlan = remembered((label) =>
  fold(label)
    .replace(/^(?:计划|全[省市县区镇乡年院校局]|本[级年])/u, '')
    .replace(/(?:预期|预计|计划|目标|安排)$/u, ''),
)

/** What more figures than these of one report are called tells none of them: only a hostile one has so many. */
const MOST_ALIKE = 500

function pushFew<T>(map: Map<string, T[]>, key: string, value: T): void {
  if ((map.get(key)?.length ?? 0) < MOST_ALIKE) push(map, key, value)
}
