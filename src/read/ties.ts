import type { Figure, Section } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { isTotal } from './grid-label.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { roughly, slack } from './relate.ts'
import { samePeriod, withoutPointer } from './same-period.ts'

/** A figure of running text and the cells of tables that state it too. */
export interface Tie {
  readonly said: Mention
  readonly cells: readonly Figure[]
}

const STATED: ReadonlySet<string> = new Set(['money', 'count', 'staff', 'score', 'size', 'percent'])
const MOST_CELLS = 4
/** So many digits do not agree by chance; fewer must be of the same name. */
function telling({ unit }: Figure): number {
  return unit.dimension === 'money' ? 4 : 5
}

/** How well the name of a number can fit a total of a column that is only called 金额 or 决算数. */
const UNNAMED = 0.3

/** Which numbers of the text are those of which cells: equal within rounding, and not of different names. */
export function collectTies(stream: readonly Mention[], cells: readonly Figure[]): Tie[] {
  const sorted = cells.map((cell) => ({ cell, value: roughly(cell) })).sort((a, b) => a.value - b.value)
  return stream.filter(isStated).flatMap((said) => {
    const { figure, role } = said
    const least = digits(figure) >= telling(figure) && role !== 'change' ? UNNAMED : LIKE
    const value = roughly(figure)
    const found = within(sorted, value, slack(figure) * 1.000001 + 1e-9 * Math.abs(value))
      .filter((cell) => isOfKind(said, cell))
      .map((cell) => ({ cell, fit: fitness(said, cell) }))
      .filter((one) => one.fit >= least)
      .map(({ cell, fit }) => ({ cell, fit: fit + standing(figure, cell) }))
      .sort((a, b) => b.fit - a.fit)
    const best = found.filter((one) => one.fit === found[0]?.fit).slice(0, MOST_CELLS)
    return best.length > 0 ? [{ said, cells: best.map(({ cell }) => cell) }] : []
  })
}

/** Numbers of running text that a table can state too. */
export function isStated({ figure: { cell, unit, bound, value } }: Mention): boolean {
  return cell === null && bound === null && STATED.has(unit.dimension) && !value.isZero()
}

/** What speaks for a cell against another of its value: the same year and measure, and that it is the total of its row. */
function standing(figure: Figure, cell: Figure): number {
  return (samePeriod(figure, cell) ? 0.5 : 0) + (isTotal(cell.measure ?? '') ? 0.1 : 0)
}

/** Whether unit and kind let a cell state what a number of the text does. */
export function isOfKind({ figure: { unit, value }, role }: Mention, cell: Figure): boolean {
  const counts = cell.unit.dimension === 'none' && cell.decimals === 0 && unit.scale.equals(1) && value.isInteger()
  if (!(commensurable(unit, cell.unit) || (counts && unit.dimension !== 'percent'))) return false
  const head = cell.measure ?? ''
  if (unit.dimension === 'percent') return (PERCENTS[role] ?? NONE).test(head)
  return role !== 'points' && (role === 'change') === CHANGE.test(head)
}

const NONE = /^\b$/u
const CHANGE = /增减|增加|减少|变动|变化|差额|增长额/u
/** How columns of percentages are called, by what a percentage of the text is. */
const PERCENTS: Partial<Record<Mention['role'], RegExp>> = {
  share: /占|比重|构成/u,
  rate: /率|完成|进度|比例|[%％]/u,
  change: /增|减|变|升|降|同比/u,
  other: /率|度$|比例/u,
}

const GENERIC =
  /^(?:(?:19|20)\d{2}年?)?(?:年度)?(?:金额|数额|合计|小计|总计|数量|总数|预算数?|决算数?|执行数|预算金额|决算金额|实际完成值|支出数|本年数|全年数)?$/u

/** Whether a column's head says no more than that it is an amount, of a year or measure. */
export function isGeneric({ measure }: Figure): boolean {
  return GENERIC.test(measure ?? '')
}

/** How well a number's name fits a cell: by its row, or, in a row of totals, by its column. From 0 to 1. */
export function fitness({ figure, phrase }: Mention, cell: Figure): number {
  const { label, measure, section } = cell
  const own = withoutPointer(figure.label || phrase)
  const head = measure ?? ''
  if (isOpening(phrase) !== isOpening(head + label) && BALANCE.test(own) && BALANCE.test(head + label)) return 0
  const byRow = isNameless(label) ? 0 : likeness(own, label)
  // 二、企业职工基本养老保险 … 基金收入38.26亿元: the heading says which row, the number which column.
  const about = byRow < LIKE && !isNameless(label) && likeness(titleOf(figure.section), label) >= LIKE
  if (about && !isGeneric(cell) && alike(own, head) >= LIKE) return LIKE
  if (label !== '' && !isTotal(label)) return byRow
  const byHead = isGeneric(cell) ? likeness(own, titleOf(section)) : alike(own, head)
  return Math.max(byRow, byHead, UNNAMED)
}

/** 上年结余 is none of the balances at the year's end. */
function isOpening(words: string): boolean {
  return /上年|年初|期初/u.test(words)
}

const BALANCE = /结[余转]/u

/** 总支出, 基金支出 and 本年支出 are of one thing where the row or heading says of what. */
function alike(own: string, head: string): number {
  const [a, b] = [own, head].map((name) => name.replace(BROAD, ''))
  const same = b && b.length > 1 && (a === b ? SAME_CORE : a?.endsWith(b) ? LIKE : 0)
  return Math.max(likeness(own, head), same || 0)
}

const SAME_CORE = 0.8
const BROAD = /本年|当年|全年|年末|基金|总(?!结)|合计|总额|(?<!差)额$/gu

/** A heading is what it says up to its first full stop. */
function titleOf({ title }: Section): string {
  return title.replace(/^[^、）]{0,4}[、）]/u, '').split('。')[0] ?? ''
}

/** A row of totals that says nothing of what. */
export function isNameless(label: string): boolean {
  return isOfYears(label) || /^(?:合计|总计|小计|合计数|总计数)$/u.test(label)
}

/** A row of a table whose rows are years. */
export function isOfYears(label: string): boolean {
  return label === '' || /^(?:19|20)\d{2}年?度?(?:预算|决算)?数?$/u.test(label)
}

/** Significant digits, as printed. */
export function digits({ value, decimals }: Figure): number {
  return value
    .abs()
    .toFixed(decimals)
    .replace('.', '')
    .replace(/^0{1,20}/u, '').length
}

/** The cells whose values lie within `room` of a value, and a little beyond, for their own rounding. */
function within(sorted: readonly { cell: Figure; value: number }[], value: number, room: number): Figure[] {
  const found: Figure[] = []
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.value ?? 0) < value - room) low = middle + 1
    else high = middle
  }
  for (let i = low; i < sorted.length && found.length < MOST_EQUAL; i++) {
    const one = sorted[i]
    if (!one || one.value > value + room) break
    found.push(one.cell)
  }
  return found
}

const MOST_EQUAL = 24
