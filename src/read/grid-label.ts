import { type Unit, unitNamed } from '../number/unit.ts'
import { squeeze } from './grid-number.ts'

/** What a row label or a column's header says, apart from its numbering. */
export interface Label {
  /** Without white space, numbering, 其中： and a unit in parentheses. */
  readonly name: string
  /** 1 for `一、`, 2 for `（一）`, 3 for `1.`, 4 for `（1）`, 5 for `①`; 0 without numbering. */
  readonly numbering: number
  /** Printed behind 其中 or 其中：. */
  readonly among: boolean
  /** A code that the label begins with: `2010301 行政运行`. */
  readonly code: string | null
  readonly unit: Unit | null
}

const HAN_DIGITS = '一二三四五六七八九十百'
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

export function label(text: string): Label {
  let rest = squeeze(text)
  let numbering = 0
  let among = false
  let code: string | null = null
  for (let again = true; again; ) {
    again = false
    const number = numbered(rest)
    if (number && rest.length > number.length) {
      numbering ||= number.style
      rest = rest.slice(number.length)
      again = true
    }
    const part = /^(?:[—－-]{1,2})?(?:其中|其中包括)[：:，,、]?/.exec(rest)
    if (part && rest.length > part[0].length) {
      among = true
      rest = rest.slice(part[0].length)
      again = true
    }
    const coded: RegExpExecArray | null =
      code === null ? /^[[［【]?(\d{3,9})[\]］】]?[-—－]?(?=[^\d.,，%％年人个项元万亿])/.exec(rest) : null
    if (coded) {
      code = coded[1] ?? null
      rest = rest.slice(coded[0].length)
      again = true
    }
  }
  const unit = unitIn(rest)
  return { name: withoutUnit(rest), numbering, among, code, unit }
}

/** The printed numbering that a text without spaces begins with. */
function numbered(text: string): { style: number; length: number } | null {
  const first = text[0] ?? ''
  if (CIRCLED.includes(first) && first !== '') return { style: 5, length: 1 }
  const inside = first === '（' || first === '(' ? 1 : 0
  let at = inside
  while (at < 5 && HAN_DIGITS.includes(text[at] ?? '-')) at++
  const han = at > inside
  if (!han) while (at < 4 && isDigit(text[at])) at++
  if (at === inside) return null
  const mark = text[at] ?? ''
  if (inside) return mark === '）' || mark === ')' ? { style: han ? 2 : 4, length: at + 1 } : null
  if (han) return '、.．，,'.includes(mark) && mark !== '' ? { style: 1, length: at + 1 } : null
  return '、.．'.includes(mark) && mark !== '' && !isDigit(text[at + 1]) ? { style: 3, length: at + 1 } : null
}

/** The unit that a title or corner cell states: 单位：万元, 金额单位：人民币元. */
export function statedUnit(text: string): Unit | null {
  if (!text.includes('单位')) return null
  for (const [, name] of text.matchAll(/单位[：:]\s{0,3}([^\s,，;；。)）]{1,8})/g)) {
    // 单位：万元、个: the counted columns say so themselves.
    const unit = unitNamed((name ?? '').replace('人民币', '').split('、')[0] ?? '')
    if (unit) return unit
  }
  return null
}

/** The unit that stands behind 单位： or alone in parentheses at the end, or that is all of the text. */
export function unitIn(text: string): Unit | null {
  const stated = statedUnit(text)
  if (stated) return stated
  const flat = squeeze(text)
  const last = /[（([]([^（()）[\]]{1,8})[）)\]]$/.exec(flat)
  const inside = last ? (last[1] ?? '') : ''
  return (
    unitNamed(inside) ?? (flat.length <= 4 ? unitNamed(flat) : null) ?? (/[%％]$/.test(flat) ? unitNamed('%') : null)
  )
}

function withoutUnit(text: string): string {
  const last = /[（([]([^（()）[\]]{1,8})[）)\]]$/.exec(text)
  if (!last || last.index === 0 || !unitNamed(last[1] ?? '')) return text.replace(/[：:]$/, '')
  return text.slice(0, last.index)
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}

const TOTALS = new Set([
  '总分',
  '总数',
  '总额',
  '总体',
  '总分值',
  '总得分',
  '合计数',
  '总计数',
  '合计总分',
  '总和',
  '综合得分',
  '全年合计',
  'Total',
  'total',
])

/** Whether a row or column of this name states the sum of others. */
export function isTotal(name: string): boolean {
  // 合计（A1+B1）: the row of a form, which says itself what it adds up.
  if (/[（(][A-Z]\d|[A-Z]\d?[+＋]/.test(name)) return false
  const bare = name.replace(/[（(][^（()）]{0,12}[）)]$/, '')
  return (
    TOTALS.has(bare) || /(?:合计|总计|小计|共计)$/.test(bare) || /^(?:合计|总计|小计|共计)(?:$|[（(：:])/.test(name)
  )
}

/** 小计 sums what stands near it; 合计 and 总计 may sum those sums. */
export function isSubtotal(name: string): boolean {
  return name.includes('小计')
}

const RATES =
  /(?:率|增长|增速|增幅|幅度|同比|环比|占比|比例|比重|构成|均价|单价|标准|指数|倍|倍数|位次|排名|名次|系数|速度|百分比|百分点)$/

/** Whether numbers of this name are ratios, averages or ranks: no parts of a sum. */
export function isRatio(name: string): boolean {
  const bare = name.replace(/[A-Za-z0-9/=+\-*×÷①-⑳（()）%％.]{1,24}$/, '')
  return RATES.test(bare) || /[%％]|人均|平均|户均|年均|^占/.test(name)
}

/** A ratio whose items add up to 100. */
export function isShare(name: string): boolean {
  return /占比|比重|构成|占.{0,12}(?:比例|[%％])|结构/.test(name)
}

const NOTES = /^(?:注|备注|说明|附注|附|补充资料|填表|编制|制表|审核|联系|填报)[：:]?/

/** Whether a label only introduces a note: nothing under it is part of a sum. */
export function isNote(name: string): boolean {
  return NOTES.test(name) && !/^(?:编制数|编制人数|附加|附属)/.test(name)
}
