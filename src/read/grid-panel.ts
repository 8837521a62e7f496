import type { Unit } from '../number/unit.ts'
import { unitNamed } from '../number/unit.ts'
import { isYear, type Part, type Sheet, type SheetCell } from './grid.ts'
import { type ColumnHead, readHeader } from './grid-header.ts'
import { isTotal, type Label, label } from './grid-label.ts'

/** What the labels say of a row. */
export interface RowHead {
  readonly row: number
  readonly label: Label
  /** The cell that prints the label. */
  readonly cell: SheetCell | null
  /** Labels of the outer label columns, carried down through merged and blank cells. */
  readonly path: readonly string[]
  /** A classification code in columns of its own, joined: 204 06 01. */
  readonly code: string | null
  /** How many of several code columns (类 | 款 | 项) the row fills; 0 without such columns. */
  readonly codeDepth: number
  /** Leading blanks of the label, or the format's indent. */
  readonly indent: number
  /** Of a column that gives each row's unit. */
  readonly unit: Unit | null
}

/** One side of a part: label columns and the amount columns that they label. */
export interface Panel {
  readonly title: string
  /** False for a continuation without header: totals may sum what stands on another page. */
  readonly headed: boolean
  readonly labels: readonly ColumnHead[]
  readonly columns: readonly ColumnHead[]
  /** Columns in which texts outnumber numbers: figures, but no sums. */
  readonly mixed: ReadonlySet<ColumnHead>
  readonly rows: readonly RowHead[]
}

export type ColumnKind = 'label' | 'code' | 'serial' | 'unit' | 'amount' | 'mixed' | 'text' | 'blank'

/** The panels of a part: one, or two and more side by side where the label columns repeat (收入 | 支出). */
export function readPanels(sheet: Sheet, part: Part, year: number | null): Panel[] {
  const heads = readHeader(sheet, part, year)
  const kinds = heads.map((head) => columnKind(sheet, part, head))
  const sides = cutSides(heads, kinds)
  return sides.map(({ from, to }) => panel(sheet, part, heads.slice(from, to), kinds.slice(from, to)))
}

const CODE = /编码|代码|^(?:类|款|项|类款项)$|编号|文号|证号|邮编|电话|手机|联系/
const SERIAL = /^(?:序号|行次|编号|序|No\.?|NO\.?|位次|排名|名次|排序)$/
const TEXT = /指标值|目标值|完成值|标准|说明|解释|备注|原因|依据|公式|来源|措施|部门|时间|日期|年份|^年度$/
const LABEL = /项目|科目|指标|名称|收入|支出|资产|负债|权益|单位|地区|内容|类别|类型|事项|用途|资金来源/

function columnKind(sheet: Sheet, part: Part, head: ColumnHead): ColumnKind {
  let numbers = 0
  let texts = 0
  let plain = 0
  let years = 0
  let rising = 0
  let bare = 0
  let units = 0
  for (const row of part.rows) {
    const cell = sheet.at(row, head.column)
    if (!cell || cell.blank || cell.cell.row !== row || cell.cell.column !== head.column) continue
    if (!cell.number) {
      texts++
      if (unitNamed(cell.name)) units++
    } else {
      numbers++
      if (cell.number.plain !== null && cell.number.decimals === 0) plain++
      if (isYear(cell.number)) years++
      if (cell.number.fast === numbers) rising++
      if (/^\d{3}(?:\d{2}){0,3}$|^0\d$/.test(cell.number.plain ?? '')) bare++
    }
  }
  const name = head.path.at(-1) ?? ''
  if (numbers + texts === 0) return 'blank'
  if (/^(?:计量)?单位$/.test(name) && numbers === 0 && units * 2 >= texts) return 'unit'
  if (SERIAL.test(name)) return 'serial'
  if (CODE.test(name) && plain === numbers) return 'code'
  if (numbers === 0) return TEXT.test(name) && head.column > 0 ? 'text' : 'label'
  if (texts === 0 && plain === numbers && head.column === 0 && rising === numbers && numbers > 1) return 'serial'
  if (years === numbers && texts === 0 && (head.column === 0 || /年/.test(name))) return 'label'
  if (texts === 0 && bare === numbers && numbers > 2 && head.column <= 2 && isCodeTree(sheet, part, head.column))
    return 'code'
  if (/^(?:时间|日期|年份|年度)$/.test(name)) return 'text'
  return texts > numbers ? (head.column === 0 ? 'label' : 'mixed') : 'amount'
}

/** Whether the numbers of a column left of a text column are codes of which some extend others. */
function isCodeTree(sheet: Sheet, part: Part, column: number): boolean {
  const codes = new Set<string>()
  let labelled = 0
  for (const row of part.rows) {
    const code = sheet.at(row, column)?.number?.plain
    if (code) codes.add(code)
    const next = sheet.at(row, column + 1)
    if (next && !next.number && !next.blank) labelled++
  }
  const nested = [...codes].filter((code) => code.length > 3 && codes.has(code.slice(0, -2))).length
  return (
    labelled * 2 > part.rows.length &&
    (nested > 0 || [...codes].every((code) => code.length === 3 && /^[123]/.test(code)))
  )
}

/** A new side begins at a label column behind amounts when its header names items as the first label column's does. */
function cutSides(heads: readonly ColumnHead[], kinds: readonly ColumnKind[]): { from: number; to: number }[] {
  const sides: { from: number; to: number }[] = []
  const first = heads[kinds.indexOf('label')]
  const scored = heads.some(({ path }) => /指标/.test(path.at(-1) ?? ''))
  let from = 0
  let amounts = 0
  for (let column = 0; column < heads.length; column++) {
    const kind = kinds[column]
    if (kind === 'amount') amounts++
    const head = heads[column]
    if (!head || amounts === 0 || (kind !== 'label' && kind !== 'code')) continue
    const rest = kinds.slice(column + 1)
    const ahead = rest.indexOf('amount')
    if (ahead < 0 || rest.slice(0, ahead).some((next) => next === 'text' || next === 'mixed')) continue
    const name = head.path.at(-1) ?? ''
    const again = name === (first?.path.at(-1) ?? '') || (LABEL.test(name) && !scored)
    if (!again || TEXT.test(name)) continue
    sides.push({ from, to: column })
    from = column
    amounts = 0
  }
  sides.push({ from, to: heads.length })
  return sides
}

function panel(sheet: Sheet, part: Part, heads: readonly ColumnHead[], kinds: readonly ColumnKind[]): Panel {
  const firstAmount = kinds.indexOf('amount')
  const leading = firstAmount < 0 ? kinds.length : firstAmount
  const isLabel = (i: number) =>
    kinds[i] === 'label' &&
    (i < leading || /指标|项目|内容/.test(heads[i]?.path.at(-1) ?? '')) &&
    // 部门 says who answers for an indicator, except where it stands first: there it names the row, as a year does.
    (i === 0 || !TEXT.test(heads[i]?.path.at(-1) ?? ''))
  const labels = heads.filter((_, i) => isLabel(i))
  const codes = heads.filter((_, i) => kinds[i] === 'code')
  const units = heads.filter((_, i) => kinds[i] === 'unit')
  const columns = heads.filter(
    (_, i) => kinds[i] === 'amount' || kinds[i] === 'mixed' || isEmptyAmount(heads, kinds, i),
  )
  const mixed = new Set(heads.filter((_, i) => kinds[i] === 'mixed'))
  const carried: string[] = labels.map(() => '')
  const rows = part.rows.map((row) => rowHead(sheet, row, { labels, codes, units }, carried))
  return { title: part.title, headed: part.header.length > 0, labels, columns, mixed, rows }
}

/** A column without any number whose header stands beside amounts under one header: it takes its place in their sum. */
function isEmptyAmount(heads: readonly ColumnHead[], kinds: readonly ColumnKind[], i: number): boolean {
  const head = heads[i]
  if (kinds[i] !== 'blank' || !head || head.path.length === 0 || TEXT.test(head.name)) return false
  return kinds[i - 1] === 'amount' || kinds[i + 1] === 'amount' || (kinds[i - 1] === 'blank' && i > 1)
}

interface LabelColumns {
  readonly labels: readonly ColumnHead[]
  readonly codes: readonly ColumnHead[]
  readonly units: readonly ColumnHead[]
}

function rowHead(sheet: Sheet, row: number, { labels, codes, units }: LabelColumns, carried: string[]): RowHead {
  let own: SheetCell | null = null
  let innermost = -1
  labels.forEach(({ column }, i) => {
    const cell = sheet.at(row, column)
    if (!cell || cell.blank || cell === own) return
    if (cell.cell.row === row && cell.name !== carried[i]) carried.fill('', i + 1)
    carried[i] = cell.name
    own = cell
    innermost = i
  })
  const cell: SheetCell | null = own ?? amongCodes(sheet, row, codes)
  const text = labelText(cell)
  const printed = codes.map(({ column }) => sheet.at(row, column)?.number?.plain ?? '')
  const code = printed.join('')
  const unit = units.map(({ column }) => unitNamed(sheet.at(row, column)?.name ?? '')).find((found) => found !== null)
  return {
    row,
    label: label(text),
    cell,
    path: innermost < 0 ? [] : carried.slice(0, innermost),
    code: code === '' ? label(text).code : code,
    codeDepth: codes.length > 1 ? printed.filter((part) => part !== '').length : 0,
    indent: indentOf(cell),
    unit: unit ?? null,
  }
}

/** 合计 in the column of codes, and nothing in that of names. */
function amongCodes(sheet: Sheet, row: number, codes: readonly ColumnHead[]): SheetCell | null {
  const cells = codes.map(({ column }) => sheet.at(row, column))
  return cells.find((cell) => cell && !cell.blank && !cell.number && isTotal(cell.name.replace(/\s/g, ''))) ?? null
}

function labelText(cell: SheetCell | null): string {
  return cell?.cell.passage.text ?? ''
}

function indentOf(cell: SheetCell | null): number {
  if (!cell) return 0
  if (cell.cell.indent !== undefined) return cell.cell.indent
  let indent = 0
  for (const char of cell.cell.passage.text) {
    if (char === '\u3000') indent += 2
    else if (char === ' ' || char === '\u00a0') indent++
    else break
  }
  return indent
}
