import type { Mention } from './mention.ts'
import { GAP, gapIn, lastPhrase, since } from './phrase.ts'
import type { Quantity } from './quantities.ts'
import { endingOf } from './word-table.ts'
import {
  CHANGE_ENDINGS,
  COMPARISONS,
  DECREASES,
  FILLERS,
  INCREASES,
  RATE_ENDINGS,
  RATES_APART,
  withoutEnding,
} from './wording.ts'

/**
 * What a number is to its neighbours: a `level` states how much there is; a `base` is the level that a share or change is
 * taken of; `from` and `to` are the ends of a change; `other` is a percentage that nothing ties to amounts.
 */
export type Role = 'level' | 'share' | 'rate' | 'change' | 'base' | 'from' | 'to' | 'points' | 'other'

export interface RoleReading {
  readonly role: Role
  readonly of: string
  readonly direction: -1 | 0 | 1
  /** Overrides the label where the phrase does not name the concept. */
  readonly label?: string
}

/** The words around a number, and the numbers before and after it. */
export interface Neighbourhood {
  readonly lead: string
  readonly phrase: string
  readonly tail: string
  readonly previous: Mention | undefined
  readonly next: Quantity | undefined
}

/** Reads the role from the words before and after a number. */
export function roleOf(quantity: Quantity, { lead, phrase, tail, previous, next }: Neighbourhood): RoleReading {
  const { dimension } = quantity.unit
  if (
    previous?.role === 'base' &&
    RATIOS.has(dimension) &&
    (OF_IT.test(lead.trim()) || isOfThem(previous.phrase, lead))
  ) {
    const share = lastPhrase(previous.lead.replace(/[（(]$/u, '')).includes('占')
    return { role: share ? 'share' : 'rate', of: previous.figure.label, direction: 0, label: previous.figure.label }
  }
  if (dimension === 'points') {
    const { direction = 0, subject = phrase } =
      directionOf(phrase) ??
      (phrase.endsWith('进度') ? null : beyond(phrase)) ??
      ((previous?.role === 'base' && beyond(previous.phrase)) || {})
    return { role: 'points', of: COMPARISONS.includes(subject) ? '' : subject, direction }
  }
  // 比目标值少25户，偏差10%: as far and as much as the change before it.
  if (dimension === 'percent' && previous?.role === 'change' && gapIn(lead) <= GAP.comma && DEVIATION.test(phrase))
    return { role: 'change', of: '', direction: previous.direction }
  // 较上年减少17万元（69.38%）
  if (dimension === 'percent' && previous?.role === 'change' && RATIO_ASIDE.test(lead) && CLOSED.test(tail))
    return { role: 'change', of: '', direction: previous.direction }
  // 用水由520立方米降至442立方米，节水15%
  if (dimension === 'percent' && previous?.role === 'to' && gapIn(lead) <= GAP.comma && SPARED.test(phrase))
    return { role: 'change', of: '', direction: -1 }
  if (APART.test(phrase)) return { role: 'other', of: '', direction: 0, label: phrase }
  // 上涨的城市23个，下降的为43个: so many did.
  const change = (dimension === 'count' && THOSE.test(lead)) || SAVING.test(phrase) ? null : directionOf(phrase)
  const ends = endOf(phrase, lead, tail, previous)
  if (ends && (dimension !== 'percent' || ends.role !== 'level')) return ends
  if (dimension === 'percent' || dimension === 'none') {
    const share = shareOf(phrase)
    // 三次产业比重为21.5∶36.1∶42.4 is one number with what follows.
    if (share !== null && !JOINT.test(tail)) return { role: 'share', of: share, direction: 0, label: subjectOf(phrase) }
    if (change) return { role: 'change', of: '', direction: change.direction, label: change.subject }
    // 低于序时进度75%的要求3.8个百分点: what the points behind are from.
    const isBase = next?.unit.dimension === 'points' && baseOf(phrase, lead, tail, next) === 'change'
    const rate = isBase ? null : rateOf(phrase)
    if (rate !== null) return { role: 'rate', of: rate, direction: 0, label: rate }
    if (dimension === 'percent') {
      const against = baseOf(phrase, lead, tail, next) === 'change'
      return { role: against ? 'base' : 'other', of: against ? 'change' : '', direction: 0 }
    }
  }
  if (dimension === 'multiple') return { role: 'other', of: '', direction: change?.direction ?? 0 }
  if (change && previous !== undefined && ENDS.has(previous.role) && gapIn(lead) <= GAP.comma) {
    return { role: 'change', of: '', direction: change.direction, label: change.subject }
  }
  if (change && isCompared(lead, phrase, change.word, previous)) {
    return { role: 'change', of: '', direction: change.direction, label: change.subject }
  }
  if (
    change &&
    ALONE.test(change.subject) &&
    !SAVED.has(change.word) &&
    previous?.role === 'level' &&
    gapIn(lead) <= GAP.comma
  ) {
    return { role: 'change', of: '', direction: change.direction }
  }
  // 支出减少33万元，下降21.7%: the rate behind it tells that the amount is a change.
  if (change && !SAVED.has(change.word) && next?.unit.dimension === 'percent' && RATE_OF_IT.test(tail)) {
    return { role: 'change', of: '', direction: change.direction, label: change.subject }
  }
  const base = baseOf(phrase, lead, tail, next)
  if (base) return { role: 'base', of: base, direction: 0 }
  return { role: 'level', of: '', direction: 0 }
}

/** 增加3人, and 分别增加1214万人和552万人 of two. */
const ALONE = /^(?:分别)?$/u

/** Births less deaths, and what each of several years grew by on average, are no change from one level to another. */
const APART = /自然增长率$|(?:年均|年平均|平均每年|年来平均)[^，。；]{0,6}(?:增|减|升|降|高)[^，。；]{0,4}$/u

/** 占100万元的30%, 完成年度任务（18座）的105.56%, 完成全年900万人目标的73%. */
const OF_IT =
  /^[）)]?(?:年度|全年|年初)?(?:目标|任务|计划|预算|指标|总量){0,2}[数值量]?的(?:比重|比例|份额)?[为是约达到]{0,2}$/u

/** 占全县184个行政村的75.54%: what is counted stands behind its number. */
function isOfThem(phrase: string, words: string): boolean {
  return /占/u.test(phrase) && OF_THEM.test(words.trim())
}

const OF_THEM = /^[\u4e00-\u9fff]{1,10}的(?:比重|比例)?[为是约达到]{0,2}$/u

/** 节约率 is of the plan that was not used up. */
const SAVING = /(?:节约|节支|节省|核减|审减)率[为是达]{0,2}$/u

const RATE_OF_IT = /^[，,、](?:增长|增加|上升|提高|下降|减少|降低|增幅|降幅)[为了约达]{0,2}$/u

const THOSE = /[涨升降增减跌]的(?:共|城市)?[有为是]?$/u

/** What was saved is what a plan leaves, and no change since an earlier year unless the words compare. */
const SAVED: ReadonlySet<string> = new Set(['节约', '节省', '短收', '超收', '少收', '多收'])

const JOINT = /^[:：∶]$/u

/** 占X的 / X占比 / 占X比重: the X, empty where it is left out; null when the phrase states no share. */
function shareOf(phrase: string): string | null {
  const amount = IS_OF.exec(phrase)?.[1]
  if (amount !== undefined) return amount
  const at = phrase.lastIndexOf('占')
  if (at >= 0 && IS_PLANNED.test(phrase.slice(at + 1))) return null
  if (at >= 0 && !'征侵抢霸独强'.includes(phrase[at - 1] ?? '|') && !OCCUPIES.test(phrase.slice(at + 1))) {
    // 占总人口比重（常住人口城镇化率）: another name of the share.
    const words = phrase.slice(at + 1).replace(/(?<=比[重例])[（(][^（()）]{2,16}率[）)]为?$/u, '')
    return withoutEnding(words.replace(/^到(?![位账])(?=.{2})/u, ''), BEHIND_WHOLE)
  }
  return endingOf(phrase, SHARES) === null ? null : ''
}

/** 占年度投资计划的, 占全年任务的: how much of a plan was done is a rate, whatever the verb. */
const IS_PLANNED = /^[^，。；]{0,12}(?:计划|任务|目标)(?:任务|总?[数量额])?(?:的(?:比重|比例)?|比重|比例)?$/u

/** 仅为减收额的. */
const IS_OF =
  /^(?:约|仅|只)?(?:为|是|相当于)(?!上年|去年|同期|预算|计划|目标|任务)([^，。；]{1,10}(?:[额数量款]|成本|价值|规模))的$/u

const BEHIND_WHOLE = ['的比重', '的比例', '的份额', '比重', '比例', '比', '的', '总量', '到']
const SHARES = ['比重', '所占比例', '构成比']

/** 占用, 占地; but 占地区生产总值. */
const OCCUPIES = /^(?:用|地(?![区方级])|领|据|压)/u

function subjectOf(phrase: string): string {
  return phrase.slice(0, Math.max(0, phrase.lastIndexOf('占'))).replace(/所$/u, '')
}

/** 完成预算的, 执行率: the name of a rate; null when the phrase names none. */
function rateOf(phrase: string): string | null {
  if (endingOf(phrase, RATES_APART) !== null && !phrase.endsWith('缴费率')) return null
  if (endingOf(phrase, RATE_ENDINGS) !== null) return phrase
  const at = Math.max(
    phrase.lastIndexOf('完成'),
    phrase.lastIndexOf('为'),
    phrase.lastIndexOf('占'),
    phrase.lastIndexOf('相当于'),
  )
  const rest = at < 0 ? '' : phrase.slice(at)
  return /(?:预算|计划|目标|任务|决算|调整数|预期|预测|测算)/u.test(rest) ? rest : null
}

interface Direction {
  readonly direction: -1 | 1
  readonly word: string
  readonly subject: string
}

/** A change word at the end of the phrase (增长, 增加额, 下降了). */
function directionOf(phrase: string): Direction | null {
  const bare = withoutEnding(phrase, FILLERS)
  // 比补助标准84元低9.40元, 比全省平均（7.1%）高出6.88个百分点.
  const [, far] = /^(?:[比较](?:年度|年初|预期)?(?:目标|指标|计划)值?)?([高低])出?$/u.exec(bare) ?? []
  if (far !== undefined) return { direction: far === '高' ? 1 : -1, word: far, subject: '' }
  for (const stem of [bare, withoutEnding(bare, CHANGE_ENDINGS)]) {
    for (const [words, direction] of [
      // 负增长 ends with 增长.
      [DECREASES, -1],
      [INCREASES, 1],
    ] as const) {
      const word = endingOf(stem, words)
      if (word) return { direction, word, subject: stem.slice(0, -word.length) }
    }
  }
  return null
}

/** 高于合同标准（90%）3.9个百分点: the words compare without 高 or 低 behind them. */
function beyond(phrase: string): Direction | null {
  const word = BEYOND.exec(phrase)?.[1]
  if (word === undefined) return null
  return { direction: /[低慢后少小及]/u.test(word) ? -1 : 1, word, subject: '' }
}

const BEYOND = /^(?:均|都|分别|仍)?(高于|低于|高出|超过|超出|优于|快于|慢于|大于|小于|多于|少于|不及|落后于?|领先于?)/u
const RATIO_ASIDE = /^[（(](?:约|即)?$/u
const CLOSED = /^[）)]/u
const SPARED = /^节[水电能油气材地约省]了?$/u
const DEVIATION = /^(?:偏差|偏离|差异|变动|偏低|偏高|超额|超出)(?:率|度|幅度|比例)?$/u

/** An amount is a change only against something: 比上年, 同比, or in the same sentence as one that is. */
function isCompared(lead: string, phrase: string, word: string, previous: Mention | undefined): boolean {
  if (word.length > 1 && COMPARISONS.some((words) => since(lead, GAP.stop).includes(words))) return true
  if (COMPARISONS.some((words) => phrase.includes(words)) || WITH_PLAN.test(phrase)) return true
  // 与上年相比，甲减少3人，下降1%；乙增加5人: all of the sentence is compared.
  const near = word.length > 1 ? GAP.semicolon : GAP.comma
  return gapIn(lead) <= near && previous !== undefined && previous.role === 'change'
}

/** 比计划少6座 */
const WITH_PLAN = /^[比较与](?:年度|年初|全年|原)?(?:计划|目标|任务)(?:数|值|量)?(?:相比)?[多少]$/u

const RISE_TO = [
  '增加到',
  '增加至',
  '增长到',
  '增长至',
  '增至',
  '提高到',
  '提高至',
  '上升到',
  '上升至',
  '升至',
  '减少到',
  '减少至',
  '减至',
  '下降到',
  '下降至',
  '降至',
  '降低到',
  '降低至',
  '降到',
  '调整为',
  '调至',
  '调增至',
  '调减至',
  '调增到',
  '调减到',
  '变为',
  '变动为',
  '变动到',
  '变更为',
  '修订为',
  '调增为',
  '调减为',
  '调整到',
  '压减至',
  '增为',
  '减为',
  '上涨到',
  '上涨至',
  '涨到',
  '涨至',
  '提升到',
  '提升至',
  '提升为',
  '提高为',
  '扩大到',
  '扩大至',
  '上调到',
  '上调至',
  '回升到',
  '回升至',
  '攀升至',
  '缩短到',
  '缩短至',
  '缩短为',
  '缩减到',
  '缩减至',
  '压缩到',
  '压缩至',
  '压缩为',
  '压减到',
  '压降到',
  '压降至',
  '回落到',
  '回落至',
  '下调到',
  '下调至',
  '下降为',
  '降低为',
  '降为',
  '减少为',
  '增加为',
  '增长为',
  '升为',
]

/** 由x增至y: both ends of a change. */
function endOf(phrase: string, lead: string, tail: string, previous: Mention | undefined): RoleReading | null {
  const [own, words] = [phrase, lead.trimEnd()].map((said) => said.replace(WHEN, '')) as [string, string]
  const to = endingOf(own, RISE_TO) ?? endingOf(words, RISE_TO)
  if (to) {
    const direction = /[增提上升扩涨]/u.test(to) ? 1 : /[减下降压缩落]/u.test(to) ? -1 : 0
    return previous?.role === 'from'
      ? { role: 'to', of: '', direction, label: previous.figure.label }
      : { role: 'level', of: '', direction }
  }
  if (!FROM.test(phrase)) return null
  const comes =
    RISE_TO.some((word) => tail.slice(0, 16).includes(word)) || /^[^，。；]{0,8}[增减升降提调扩压缩]/u.test(tail)
  return comes ? { role: 'from', of: '', direction: 0, label: phrase.split(FROM, 1)[0] ?? '' } : null
}

/** 由2015年的10%提高到2020年的39.3%. */
const WHEN = /(?:20\d\d年?(?:末|底|度)?|今年|本年度?|目前|当前|年末|年底|现在)的?$/u

/** 由 and 从; but 从业人员, 自由职业者. */
const FROM = /(?<![自理缘事])由(?!于)|(?<![服跟])从(?![业事])/u

const RATIOS: ReadonlySet<string> = new Set(['percent', 'multiple', 'none'])
const ENDS: ReadonlySet<Role> = new Set(['base', 'from', 'to'])
const OF_WHICH = ['占', '为', '是', '完成', '相当于', '达到', '达', '恢复到']
/** 同去年相比; but 合同, 共同. */
const AGAINST = /[比较]|(?<!参)与|(?<![合共协不胡])同|相对于/u

/** 占支出总额100万元的30%, 为预算80万元的102% ('ratio'), 比上年的40万元减少 ('change'): what the amount is the base of. */
function baseOf(phrase: string, lead: string, tail: string, next: Quantity | undefined): 'ratio' | 'change' | null {
  const of = OF_IT.test(tail.trim()) || isOfThem(phrase, tail)
  const ratio = next !== undefined && RATIOS.has(next.unit.dimension) && of
  if (ratio && OF_WHICH.some((word) => phrase.includes(word) || phrase === '')) return 'ratio'
  const words = OPENED.test(lead) ? lastPhrase(lead.trimEnd().slice(0, -1)) : phrase
  const compared = AGAINST.test(words)
  if (compared && CHANGES.test(tail)) return 'change'
  return next?.unit.dimension === 'points' && ABOVE_IT.test(tail) && (compared || BEYOND.test(words)) ? 'change' : null
}

const CHANGES =
  /^比[，,]|^比较[，,]|^[）)]?[^，。；]{0,6}(?:相比|高|低|增|减|下降|上升|提高|降|压减|提升|多|少|节约|节省|超|结余|缩减|持平)/u
const OPENED = /[（(]\s*$/u
/** （90%）3.9个百分点, 98%的目标1.8个百分点, 90%标准3.2个百分点 */
const ABOVE_IT = /^[）)]?(?:的?[^，。；]{0,6}(?:标准|目标|要求|水平|指标|均值|进度)值?)?$/u
