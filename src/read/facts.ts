import type { Figure } from '../model/report.ts'
import { conceptOf, fold } from '../taxonomy/concepts.ts'
import { nounIn } from './phrase.ts'

/** A figure of one year and the same row's figure of the year before. */
export interface YearPair {
  readonly now: Figure
  readonly before: Figure
}

const NAME_LENGTH = 2
const MOST_NAMED = 20
const MEASURE_WORDS =
  /(?:年初|年末|调整|全年|本年|上年)?(?:预算数?|决算数?|支出数?|执行数?|安排数?|总额|总计|合计|金额|数)$/u

/** The report's figures by what they are of. */
export interface Facts {
  /** Figures of tables whose row bears the name, in pairs of neighbouring years. */
  yearPairs(name: string): readonly YearPair[]
  /** Pairs of figures in one table column whose rows bear the two names. */
  inColumn(part: string, whole: string): readonly (readonly [Figure, Figure])[]
  /** Every figure that states a level of the thing named. */
  named(name: string): readonly Figure[]
  /** Those whose names are the same without regions and measures: 全市采购总额, 实际采购金额. */
  bareNamed(name: string): readonly Figure[]
}

/** A key under which different printings of one name fall together. */
export function nameKey(label: string): string {
  const concept = conceptOf(label)
  if (concept) return concept.names[0] ?? ''
  const folded = fold(label)
  const bare = folded.replace(MEASURE_WORDS, '')
  return bare.length >= NAME_LENGTH ? bare : folded
}

const REGION = /^(?:全[国省市县区州镇乡]|[本我][省市县区州镇乡]|实际)/u
const MEASURE_END = /(?:总额|总计|合计|总量|金额|数额|规模|总数)$/u

function bareKey(label: string): string {
  const bare = fold(nounIn(label)).replace(REGION, '').replace(MEASURE_END, '')
  return bare.length >= NAME_LENGTH ? bare : ''
}

export function collectFacts(figures: readonly Figure[]): Facts {
  const byBareName = new Map<string, Figure[]>()
  const byName = new Map<string, Figure[]>()
  const byRow = new Map<string, Figure[]>()
  for (const figure of figures) {
    push(byName, nameKey(figure.label), figure)
    const bare = bareKey(figure.label)
    if (bare !== '') push(byBareName, bare, figure)
    if (figure.cell) push(byRow, `${figure.cell.table}:${figure.cell.row}`, figure)
  }
  return {
    named: (name) => byName.get(nameKey(name)) ?? [],
    bareNamed: (name) => byBareName.get(bareKey(name)) ?? [],
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
        const row = byRow.get(`${now.cell.table}:${now.cell.row}`) ?? []
        const before = row.find((other) => other.year === (now.year as number) - 1 && other.unit.text === now.unit.text)
        if (before) pairs.push({ now, before })
      }
      return pairs
    },
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
