import type { ColumnHead } from './grid-header.ts'
import { isTotal } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import type { Axis } from './table-axis.ts'
import { isAddend } from './table-columns.ts'
import type { Candidate } from './table-derived.ts'
import { type Formula, line, minus } from './table-formula.ts'
import { isClosing, isDifference, isOpening, suits } from './table-meaning.ts'
import { firstFilled, isPercent, operands, pairs } from './table-operands.ts'

/** What a column of amounts may be besides a total: a difference, a net value, a closing balance, a product. */
export function differences(axis: Axis, panel: Panel, column: number): Candidate[] {
  const head = panel.columns[column]
  if (!head || !isAddend(panel, head)) return []
  const found = [...products(axis, panel, column), ...portions(axis, panel, column), ...closings(panel, column)]
  if (isTotal(head.name)) return found
  const meant = isDifference(head)
  if (!meant && axis.crossings < 3) return [...found, ...nets(axis, panel, column)]
  const near = operands(axis, panel, column)
  const key = axis.key(column, firstFilled(axis, column))
  const alike = near.filter((i) => axis.key(i, firstFilled(axis, i)) === key)
  const rest = pairs(alike).map(([a, b]): Candidate => {
    const [x, y] = [panel.columns[a], panel.columns[b]]
    const named = meant && (alike.length === 2 || (x !== undefined && y !== undefined && suits(x, y)))
    return { kind: 'difference', formula: minus(line(a), line(b)), named }
  })
  return [...found, ...nets(axis, panel, column), ...rest]
}

const NET = /账面价值|净值|净额|账面净值|净资产/
const GROSS = /账面余额|原值|原价|资产总额|总资产|账面原值/
const TAKEN = /准备|折旧|摊销|负债/

/** 账面价值 = 账面余额 − 减值准备, 净值 = 原值 − 折旧 − 准备: with the nearest columns of those names to the left. */
function nets(axis: Axis, panel: Panel, column: number): Candidate[] {
  const head = panel.columns[column]
  if (!head || !NET.test(head.name) || isOpening(head)) return []
  const near = operands(axis, panel, column).filter((i) => i < column)
  const gross = near.find((i) => GROSS.test(panel.columns[i]?.name ?? ''))
  if (gross === undefined) return []
  const taken = near.filter((i) => i > gross && TAKEN.test(panel.columns[i]?.name ?? ''))
  if (taken.length === 0) return []
  const terms = [{ weight: 1 as const, of: line(gross) }, ...taken.map((i) => ({ weight: -1 as const, of: line(i) }))]
  return [{ kind: 'difference', formula: { op: 'sum', terms }, named: true }]
}

const LESS =
  /减少|减[：:]|支出|使用|还本|转出|处置|计入|摊销|冲减|偿还|转回|核销|发放|支付|转销|收回|领用|耗用|退出|计提减值|现金股利|出库|转固|转入固定/

/** 期末 = 期初 + 增加 − 减少 …, over the columns between them. */
function closings(panel: Panel, column: number): Candidate[] {
  const heads = panel.columns
  const head = heads[column]
  if (!head || !isClosing(head) || isLimit(head)) return []
  const opening = heads.findLastIndex(
    (other, i) => i < column && (isOpening(other) || (isClosing(other) && !isLimit(other) && isEarlier(other, head))),
  )
  const inner = heads.slice(opening + 1, column)
  if (opening < 0 || column - opening < 2 || inner.some((other) => isClosing(other) && !isLimit(other))) return []
  const between = heads.flatMap((other, i) =>
    i > opening && i < column && isAddend(panel, other) && !isLimit(other) ? [i] : [],
  )
  const subtotals = between.filter((i) => isTotal(heads[i]?.name ?? ''))
  const variants = [between.filter((i) => !subtotals.includes(i)), subtotals].filter((list) => list.length > 0)
  // 三、发行额; 其中：…; 四、还本支出: what is numbered is no part of another.
  const numbered = between.filter((i) => NUMBERED.test((heads[i]?.path ?? []).join('')))
  if (numbered.length > 1 && numbered.length < between.length) variants.push(numbered)
  const after = heads.findIndex(({ name }) => /税后归属/.test(name))
  if (after > opening && after < column) variants.push([after])
  const debt =
    /债务|债券/.test(head.name) &&
    between.some((i) => BORROWED.test(heads[i]?.name ?? '')) &&
    between.some((i) => REPAID.test(heads[i]?.name ?? ''))
  const ways = debt ? variants.slice(-1) : variants
  return ways.flatMap((moves) =>
    (debt ? [true] : [true, false]).map((signed) => {
      const terms = moves.map((i) => ({
        weight: signed && LESS.test((heads[i]?.path ?? []).join('/')) ? (-1 as const) : (1 as const),
        of: line(i),
      }))
      const formula: Formula = { op: 'sum', terms: [{ weight: 1, of: line(opening) }, ...terms] }
      return { kind: 'difference' as const, formula, named: true, ...(debt ? { settled: true as const } : {}) }
    }),
  )
}

/** 年末余额 = 上年末余额 + 发行额 − 还本额 (地方政府债务余额情况表). */
const BORROWED = /发行|举借|转贷/
const REPAID = /还本|偿还/

const NUMBERED = /^[一二三四五六七八九十]{1,2}、/

/** How much may be owed is no balance of what is. */
function isLimit({ name }: ColumnHead): boolean {
  return name.includes('限额')
}

function isEarlier(a: ColumnHead, b: ColumnHead): boolean {
  return a.year !== null && b.year !== null && a.year < b.year
}

const PRICE = /单价|价格|标准|均价|补助额|单位成本/
const NUMBER = /数量|人数|户数|面积|次数|天数|套数|台数|个数|月数|数$/
const AMOUNT = /金额|合计|总价|小计|总额|资金|费用|预算|支出|价款|补贴/

const VOLUME = /人[·•]?[天日]|工日|培训量|总(?:学时|课时)/
const DAYS = /天数|日数|学时|课时|工期/
const PEOPLE = /人数|人次|学员|参训|用工/

/** 金额 = 单价 × 数量; 培训量（人·天） = 学员 × 天数. */
function products(axis: Axis, panel: Panel, column: number): Candidate[] {
  const heads = panel.columns
  const said = (i: number) => (heads[i]?.name ?? '') + (heads[i]?.unit?.text ?? '')
  const volume = VOLUME.test(said(column))
  if (!volume && !AMOUNT.test(heads[column]?.name ?? '')) return []
  const nearby = heads.map((_, i) => i).filter((i) => i !== column && Math.abs(i - column) <= 4 && axis.isFilled(i))
  const prices = nearby.filter((i) => (volume ? DAYS : PRICE).test(said(i)))
  const numbers = nearby.filter(
    (i) => !prices.includes(i) && (volume ? PEOPLE.test(said(i)) : NUMBER.test(heads[i]?.name ?? '')),
  )
  return prices.flatMap((a) =>
    numbers.map((b) => ({
      kind: 'formula' as const,
      formula: { op: 'product' as const, factors: [line(a), line(b)] },
      named: true,
    })),
  )
}

const RATED = /费率|利率|税率|比例|比率|占比|系数|折扣率/
const DUE = /保费|利息|税额|应[付缴交收]|补[助贴]|奖|分担|负担|承担|配套/

/** 单位保费 = 单位保额 × 保险费率, 县级配套 = 总额 × 配套比例: of the nearest columns, an amount and a percentage. */
function portions(axis: Axis, panel: Panel, column: number): Candidate[] {
  const heads = panel.columns
  const near = heads.map((_, i) => i).filter((i) => i < column && column - i <= MOST_APART && axis.isFilled(i))
  const rates = near.filter((i) => isPercent(axis, heads[i], i) && RATED.test(heads[i]?.name ?? ''))
  return rates.flatMap((rate) =>
    near
      .filter((i) => i !== rate && !isPercent(axis, heads[i], i))
      .map((i): Candidate => {
        const factors: Formula[] = [line(i), line(rate), { op: 'number', value: PERCENT }]
        return { kind: 'formula', formula: { op: 'product', factors }, named: DUE.test(heads[column]?.name ?? '') }
      }),
  )
}

const MOST_APART = 6
const PERCENT = 0.01
