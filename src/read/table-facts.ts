import type { Figure, Section } from '../model/report.ts'
import type { Source } from '../model/tree.ts'
import { NO_UNIT, type Unit, unitNamed } from '../number/unit.ts'
import type { Sheet, SheetCell } from './grid.ts'
import { type ColumnHead, yearIn } from './grid-header.ts'
import { isRatio, statedUnit } from './grid-label.ts'
import type { CellNumber } from './grid-number.ts'
import type { Panel, RowHead } from './grid-panel.ts'
import { place } from './place.ts'
import { type Matrix, matrixOf } from './table-matrix.ts'

/** What a table inherits from the text around it. */
export interface TableContext {
  /** Which table of the report it is. */
  readonly index: number
  readonly section: Section
  /** The paragraphs just before it: its title, its unit. */
  readonly caption: string
  /** From a caption like 单位：万元. */
  readonly unit: Unit | null
  /** The year reported on. */
  readonly year: number | null
  nextId(): string
}

/** A panel with its figures by row and column of the panel; null where nothing is printed. */
export interface Facts {
  readonly panel: Panel
  readonly figures: readonly (readonly (Figure | null)[])[]
  readonly matrix: Matrix
}

/** Makes a figure of every number that stands in an amount column of a panel. */
export function readFacts(sheet: Sheet, panel: Panel, context: TableContext, source: Source | null): Facts {
  const stated = statedUnit(panel.title) ?? context.unit
  const units = panel.columns.map((head) => columnUnit(sheet, panel, head, stated))
  const decimals = peerDecimals(sheet, panel, units)
  const transposed = isTransposed(sheet, panel)
  const titleYear = yearIn(panel.title, null) ?? context.year
  const shares = underComposition(sheet, panel, context.caption)
  const figures = panel.rows.map((row) => {
    const year = yearIn(row.label.name, context.year)
    const relative = isRelative(row)
    return panel.columns.map((head, i) => {
      const cell = numberAt(sheet, row.row, head.column)
      if (!cell) return null
      // 旅游收入, 亿元, 增长%: the unit of the row is not that of how much it grew.
      const own = shares.has(row) ? PERCENT : units[i]?.dimension === 'percent' ? units[i] : undefined
      const unit = cell.number.unit ?? own ?? row.unit ?? row.label.unit ?? unitUnder(units[i] ?? NO_UNIT, relative)
      const [label, measure] = transposed ? [head.name, row.label.name] : [row.label.name, head.name]
      return {
        id: context.nextId(),
        ...printedAs(cell, unit),
        precision: cell.number.decimals > 0 || unit.dimension !== 'money' ? cell.number.decimals : (decimals[i] ?? 0),
        bound: null,
        label,
        measure: measure === '' ? null : measure,
        year: head.year ?? year ?? titleYear,
        scope: row.path[0] ?? null,
        section: context.section,
        cell: { table: context.index, row: cell.cell.row, column: cell.cell.column },
        source: cell.cell.source ?? source,
      }
    })
  })
  return { panel, figures, matrix: matrixOf(figures, panel.columns.length) }
}

/** `单位：万人、%`, and below a line `人员年龄构成` without numbers: the rows that give shares. */
function underComposition(sheet: Sheet, panel: Panel, caption: string): ReadonlySet<RowHead> {
  const shares = new Set<RowHead>()
  if (!/单位[^\n]{0,12}[%％]/u.test(caption)) return shares
  let composed = false
  for (const row of panel.rows) {
    const filled = panel.columns.some(({ column }) => numberAt(sheet, row.row, column))
    if (!filled) composed = COMPOSITION.test(row.label.name)
    else if (composed) shares.add(row)
  }
  return shares
}

/** A line that heads the shares of one whole. */
export const COMPOSITION = /(?:构成|结构|占比|比重)(?:情况)?(?:[（(][%％][）)])?$/u

type NumberCell = SheetCell & { readonly number: CellNumber }

function numberAt(sheet: Sheet, row: number, column: number): NumberCell | null {
  const cell = sheet.at(row, column)
  return cell?.number && cell.cell.row === row && cell.cell.column === column ? (cell as NumberCell) : null
}

function printedAs(
  { cell, number }: NumberCell,
  unit: Unit,
): Pick<Figure, 'text' | 'at' | 'numberAt' | 'value' | 'decimals' | 'unit'> {
  return {
    text: cell.passage.text.slice(number.start, number.end),
    at: place(cell.passage, number.start, number.end),
    numberAt: place(cell.passage, number.numberStart, number.numberEnd),
    value: number.value,
    decimals: number.decimals,
    unit,
  }
}

const PERCENT = unitNamed('%') ?? NO_UNIT
const POINTS = unitNamed('分') ?? NO_UNIT
const SCORES = /分值|得分|评分|权重|满分|扣分|分数|总分|标准分/
const COUNTS =
  /(?:人数|户数|件数|次数|批次|个数|数量|辆数|台数|面积|家数|项数|班次|笔数|编制数|保有量|项目数|单位数|机构数|企业数|个|人|辆)$/

/** What the header says, else what its words measure, else the caption's unit where the column can be money. */
function columnUnit(sheet: Sheet, panel: Panel, head: ColumnHead, caption: Unit | null): Unit {
  const names = head.path.join('/')
  if (head.unit && !(SCORES.test(head.name) && head.unit.dimension === 'count')) return head.unit
  if (isRatio(head.name)) {
    const large = panel.rows.some(({ row }) => Math.abs(numberAt(sheet, row, head.column)?.number.fast ?? 0) > 2)
    return large ? PERCENT : NO_UNIT
  }
  if (SCORES.test(names)) return POINTS
  if (
    panel.mixed.has(head) ||
    (COUNTS.test(head.name) && !(/车辆$/.test(head.name) && hasDecimals(sheet, panel, head)))
  )
    return NO_UNIT
  return caption ?? NO_UNIT
}

/** 车辆 may be how many there are, or what they are worth. */
function hasDecimals(sheet: Sheet, { rows }: Panel, { column }: ColumnHead): boolean {
  return rows.some(({ row }) => (numberAt(sheet, row, column)?.number.decimals ?? 0) > 0)
}

/** Whether a row counts or compares, so that its numbers are not in its column's money. */
function isRelative({ label: { name } }: RowHead): boolean {
  if (/率|比重|占比|[%％]/.test(name) && isRatio(name)) return true
  return /(?:人数|户数|件数|次数|批次|个数|辆数|台数|班次|编制数|保有量)$/.test(name)
}

function unitUnder(column: Unit, relative: boolean): Unit {
  return relative && column.dimension === 'money' ? NO_UNIT : column
}

/** For each column, how many decimals its amounts mostly show; that of the panel where a column shows none. */
function peerDecimals(sheet: Sheet, panel: Panel, units: readonly Unit[]): number[] {
  const all = new Map<number, number>()
  const modes = panel.columns.map((head, i) => {
    const counts = new Map<number, number>()
    for (const { row } of panel.rows) {
      const shown = numberAt(sheet, row, head.column)?.number.decimals ?? 0
      if (shown === 0) continue
      counts.set(shown, (counts.get(shown) ?? 0) + 1)
      if (units[i]?.dimension === 'money') all.set(shown, (all.get(shown) ?? 0) + 1)
    }
    return mode(counts)
  })
  const overall = mode(all) ?? 0
  return modes.map((found) => found ?? overall)
}

function mode(counts: ReadonlyMap<number, number>): number | null {
  let best: number | null = null
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value
  return best
}

const MEASURES =
  /(?:预算|决算|执行|调整|实际|完成|计划|预算数|决算数|执行数|调整数|支出数|完成数|计划数|实际数|年初数|年末数)$/

/** Whether the rows tell measures (年初预算, 决算) and the columns what is measured. */
function isTransposed(sheet: Sheet, { rows, columns }: Panel): boolean {
  const measured = (names: readonly string[]) => names.filter((name) => MEASURES.test(name)).length * 2
  const items = rows.filter(
    ({ label, row }) => !label.among && columns.some(({ column }) => numberAt(sheet, row, column) !== null),
  )
  return (
    items.length > 0 &&
    measured(items.map(({ label }) => label.name)) >= items.length &&
    measured(columns.map(({ name }) => name)) < columns.length
  )
}
