import type { ColumnHead } from './grid-header.ts'

/** Names that say nothing without the header above them. */
const GENERIC =
  /^(?:金额|数额|额度?|绝对[额值数]|数值?|数量|幅度?|比例|率|[%％]|百分比|小计|合计)?(?:[（(][^（()）]{0,8}[）)])?$/

/** What a column's own header says, with the header above it where its own says too little. */
export function meaningOf({ name, path }: ColumnHead): string {
  return GENERIC.test(name) ? path.slice(-2).join('/') : name
}

const DONE = /执行|决算|完成|支出|实际|支付|使用|拨付|到位|已付|实付|已拨|实拨|累计付|开支/
const PLANNED = /预算|计划|目标|下达|安排|指标|任务|应[付拨收到缴办]|合同|概算|总投资|批复/

/** A rate by name, with what its numerator and denominator are called. */
interface RateFamily {
  readonly rate: RegExp
  readonly above: RegExp
  readonly below: RegExp
  /** Whether the numerator is what is left of the denominator. */
  readonly rest?: true
}

const FAMILIES: readonly RateFamily[] = [
  { rate: /得分率|得分比/, above: /得分|评分|考核分/, below: /分值|权重|满分|标准分|总分|分数/ },
  {
    rate: /节约率|节支率|节省率|下浮率|核减率|审减率|降低率|压减率/,
    above: /成交|中标|采购金额|采购额|采购资金|实际|审定|决算|结算|合同|支出|执行/,
    below: /预算|控制价|限价|送审|计划|概算|报审|申报/,
    rest: true,
  },
  { rate: /节约率|核减率|审减率|节支率/, above: /节约|核减|审减|节支/, below: /预算|控制价|送审|计划|概算|报审/ },
  { rate: /资产负债率|负债率/, above: /负债/, below: /资产/ },
  { rate: /毛利率/, above: /成本/, below: /收入/, rest: true },
  { rate: /毛利率|利润率|收益率/, above: /毛利|利润|收益/, below: /收入|成本|资产|投资/ },
  { rate: /计提比例|计提率|损失率/, above: /准备|计提/, below: /余额|原值/ },
  { rate: /增值率/, above: /增[减]?值额?$|增值/, below: /账面/ },
  { rate: /控制率|满编率|在岗率|到岗率|在编率/, above: /在职|实有|在岗|在编|到岗|现有/, below: /编制|核定|应/ },
  { rate: /到位率|到位比例/, above: /到位/, below: /应|计划|预算|下达|安排|总额|总投资/ },
  {
    rate: /使用率|支[付出]率|支[付出]进度|拨付率|付款[比率]/,
    above: /使用|支[付出]|拨付|付款|已付/,
    below: /到位|收入|下达|总额|合同|预算|资金|应/,
  },
  { rate: /率|比|进度|程度|[%％]/, above: DONE, below: PLANNED },
]

/** Whether a column called `rate` may be a share of a column called `above` in one called `below`, or of what `below` leaves. */
export function ratesOf(rate: string, above: string, below: string): { readonly rest: boolean } | null {
  for (const family of FAMILIES) {
    if (!family.rate.test(rate) || !family.above.test(above) || !family.below.test(below)) continue
    if (family.above.test(below) && !(family.below.test(below) && !family.below.test(above))) continue
    return { rest: family.rest === true }
  }
  const stem = /^(.{2,6}?)(?:率|比例|占比)/.exec(rate)?.[1]
  return stem && above.includes(stem) && !below.includes(stem) ? { rest: false } : null
}

/** Whether two columns are what was done and what was planned, or this year's and last year's. */
export function suits(x: ColumnHead, y: ColumnHead): boolean {
  if (x.year !== null && y.year !== null && x.year !== y.year) return x.year === y.year + 1
  const [p, q] = [x.path.join('/'), y.path.join('/')]
  if (/本年|今年|本期|期末|年末|本月/.test(p) && /上年|去年|上期|期初|年初|上月|同期/.test(q)) return true
  return isDone(x, y) || isDone(y, x) || (INTO.test(x.name) && OUT.test(y.name) && sameWord(x.name, y.name))
}

const INTO = /收入|流入/
const OUT = /支出|流出|费用|成本/

/** 经营活动现金流入小计 and 经营活动现金流出小计, 收入合计 and 支出合计: the same but for the direction. */
function sameWord(x: string, y: string): boolean {
  return x.replace(INTO, '') === y.replace(OUT, '')
}

/** Whether the first is what was done and the second what was planned. */
function isDone(x: ColumnHead, y: ColumnHead): boolean {
  return DONE.test(x.name) && PLANNED.test(y.name) && (!DONE.test(y.name) || !PLANNED.test(x.name))
}

const DIFFERENCE =
  /差额|差异|差数|增减|变动|变化|增加额|减少额|结余|净增|升降|增[（(]减|±|较上年|比上年|超支|节约|余额|未[执支付]|净额|差值|降低额|增长额|调整数|节支/

/** Whether a header names the difference of two other columns. */
export function isDifference(head: ColumnHead): boolean {
  return DIFFERENCE.test(meaningOf(head)) && !isClosing(head)
}

const CLOSING = /期末|年末|月末|期终|年终|末余|末数|账面余额/

/** A balance at the end of a period. */
export function isClosing({ name }: ColumnHead): boolean {
  return CLOSING.test(name)
}

const OPENING = /期初|年初|月初|上[年期]末|上年结[转余]|上[年期]期末|上年年末/

/** A balance at its beginning. */
export function isOpening({ name }: ColumnHead): boolean {
  return OPENING.test(name)
}
