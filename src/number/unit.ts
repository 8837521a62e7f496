import { Decimal } from './decimal.ts'

/** What a number measures; only numbers of one dimension add up. `none` is a bare number. */
export type Dimension = 'money' | 'percent' | 'points' | 'multiple' | 'staff' | 'count' | 'score' | 'size' | 'none'

export interface Unit {
  /** As printed or as inherited from a caption: `万元`. Empty where the report gives none. */
  readonly text: string
  readonly dimension: Dimension
  /** How many of the dimension's base unit (元, %, 人 …) one of it is. */
  readonly scale: Decimal
  /** Which kind within the dimension: 次 and 家 do not add up, nor 亩 and 吨. Empty for the general one (元, 个, 人). */
  readonly of: string
}

const MAGNITUDES: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['万', 4],
  ['千', 3],
]

/** Base units by their printed names; for counts and sizes the second entry keeps kinds apart. */
const BASES = new Map<string, readonly [Dimension, string]>([
  ['元', ['money', '']],
  ['圆', ['money', '']],
  ['元人民币', ['money', '']],
  ['美元', ['money', '美元']],
  ['%', ['percent', '']],
  ['％', ['percent', '']],
  ['﹪', ['percent', '']],
  ['个百分点', ['points', '']],
  ['百分点', ['points', '']],
  ['倍', ['multiple', '']],
  ['分', ['score', '']],
  ['人', ['staff', '']],
  ['名', ['staff', '']],
  ['位', ['staff', '']],
  ['个', ['count', '']],
])

const COUNTED =
  '家 项 件 次 条 份 篇 期 批 场 处 台 套 辆 户 所 座 支 种 类 本 册 间 栋 幢 起 宗 笔 幅 块 只 头 部 首 届 轮 例 张 枚 株 棵 ' +
  '场次 人次 批次 件次 户次 家次 车次 班次 台次 台套 架次 床 节 艘 架 口 盏 根 片 组 队 村 镇 字 页 单 票 道 面 眼 尾 羽 辆次 周 匹'
const SIZES =
  '亩 公顷 平方米 ㎡ m² m2 平方公里 公里 千米 米 吨 公斤 千克 克 千瓦时 千瓦 度 立方米 升 标准煤 吨标准煤 亩次 平米 海里 箱 标箱 兆瓦 MW KM km M G T'

for (const word of COUNTED.split(' ')) BASES.set(word, ['count', word])
for (const word of SIZES.split(' ')) BASES.set(word, ['size', word])

/** Words right after a number that make it a time, an age or a rank, and no amount. */
const TIMES = [
  '年',
  '月',
  '日',
  '号',
  '时',
  '点',
  '个月',
  '小时',
  '分钟',
  '秒',
  '天',
  '周岁',
  '岁',
  '年度',
  '世纪',
  '季度',
  '个工作日',
  '工作日',
  '个小时',
  '级',
  '℃',
  '°',
  '个年',
]

const LONGEST = 5

/** What stands right after a number: a unit, or a word that makes it a time, with where it ends. */
export type After =
  | { readonly kind: 'unit'; readonly unit: Unit; readonly end: number; readonly about: boolean }
  | { readonly kind: 'time'; readonly end: number }

/** The unit of a bare number. */
export const NO_UNIT: Unit = { text: '', dimension: 'none', scale: new Decimal(1), of: '' }

/**
 * Reads the unit that begins at `start` of `text`, after blanks, with its magnitude and an inexact 余, 多 or 来 before,
 * between or after them (`100多万字`, `50余件`). Null where no unit stands there.
 */
export function unitAfter(text: string, start: number): After | null {
  let at = start
  while (text[at] === ' ' || text[at] === '\u3000' || text[at] === '\u00a0') at++
  let about = false
  const inexact = () => {
    const found = text[at] === '余' || text[at] === '多' || (text[at] === '来' && text[at + 1] !== '自')
    if (found) at++
    about ||= found
  }
  inexact()
  const first = at
  const time = longest(text, at, (word) => TIME_SET.has(word))
  const magnitude = MAGNITUDES.find(([word]) => text.startsWith(word, at))
  if (magnitude) at += magnitude[0].length
  inexact()
  const base = longest(text, at, (word) => BASES.has(word))
  if (time > 0 && !magnitude && time >= base) return { kind: 'time', end: first + time }
  if (base === 0 && !magnitude) return about ? { kind: 'unit', unit: NO_UNIT, end: at, about } : null
  const name = text.slice(at, at + base)
  at += base
  inexact()
  const [dimension, of] = BASES.get(name) ?? (['count', ''] as const)
  const scale = new Decimal(10).pow(magnitude?.[1] ?? 0)
  const unit = { text: text.slice(first, first + (magnitude?.[0].length ?? 0)) + name, dimension, scale, of }
  return { kind: 'unit', unit, end: at, about }
}

/** The unit that a caption or header names (`万元`, `%`, `人`), or null. */
export function unitNamed(name: string): Unit | null {
  const found = unitAfter(name, 0)
  return found?.kind === 'unit' && found.end === name.length && found.unit.text !== '' ? found.unit : null
}

/** Whether numbers of the two units can be added or compared after scaling. */
export function commensurable(a: Unit, b: Unit): boolean {
  return a.dimension === b.dimension && (a.of === b.of || (a.dimension === 'count' && (a.of === '' || b.of === '')))
}

const TIME_SET = new Set(TIMES)

function longest(text: string, at: number, known: (word: string) => boolean): number {
  for (let length = LONGEST; length > 0; length--) {
    if (at + length <= text.length && known(text.slice(at, at + length))) return length
  }
  return 0
}
