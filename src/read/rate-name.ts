import { HUNDRED } from '../number/decimal.ts'
import { isPlan } from '../taxonomy/measures.ts'
import type { Mention } from './mention.ts'
import { nounAfter } from './phrase.ts'

/** 部分完成2项, 未完成2项: no rate says how much of the rest there is. */
export const PARTLY = /部分|基本(?:上|完成|实现|达到)|正在|尚|未|没有/u

/** How much of a rate's name a level must bear. */
const SHORTEST = 2

/**
 * The one level that bears most of a rate's name: 已管理39142人，规范管理31058人，规范管理率. What is due or planned is what the
 * rate is of: 应接种12564剂次，实际接种12287剂次，接种率.
 */
export function bearerOf({ of, figure: stated }: Mention, levels: readonly Mention[]): Mention | null {
  const stem = of.replace(/(?:率|比例|进度)$/u, '')
  const turned = [...stem.slice(-SHORTEST)].reverse().join('')
  const borne = levels.map((mention) => {
    const behind = mention.figure.unit.dimension === 'staff' ? nounAfter(mention.tail) : ''
    const words = mention.phrase + mention.figure.label + behind
    if (OF_PEOPLE.test(of) && mention.figure.unit.dimension === 'money') return 0
    if (isDue(mention) || PARTLY.test(mention.phrase)) return 0
    // 下达文件26份，按时拨付20份，及时率76.9%
    if (IN_TIME.test(of) && IN_TIME.test(words)) return SHORTEST
    // 按时结案597件，超时办理4件，结案率100%，按时结案率99%: what was done in time is less than what was done.
    const manner = MANNER.exec(words)?.[0]
    if (manner !== undefined && !of.includes(manner.replace(/性$/u, ''))) return 0
    return Math.max(borneBy(words, stem), words.includes(turned) ? SHORTEST : 0)
  })
  const most = Math.max(0, ...borne)
  const first = borne.indexOf(most)
  if (most >= SHORTEST) return borne.lastIndexOf(most) === first ? (levels[first] ?? null) : null
  // 受理214件，按期办结211件，办结率98.60%: in time or not, no other is told.
  const ended = levels.filter(({ phrase, figure: { label } }) => borneBy(phrase + label, stem) >= SHORTEST)
  // 按期办结211件，办结率100%: the others were done too late.
  if (stated.value.equals(HUNDRED)) return null
  return ended.length === 1 && !isDue(ended[0] as Mention) ? (ended[0] ?? null) : null
}

/** 累计缴费800万元，参保缴费率99%: so many of those who may. */
const OF_PEOPLE = /参[保合]/u

const IN_TIME = /按[时期]|及时(?!解决|处理|反馈)/u
const MANNER = /按[时期]|及时|逾期|超[时期]|当[庭场]|[一初首]次性?/u

/** How many of the last characters of the name the words have: all of them, if only in their order, count for most. */
function borneBy(words: string, stem: string): number {
  for (let length = stem.length; length >= SHORTEST; length--) {
    if (words.includes(stem.slice(-length))) return length
  }
  return stem.length >= SHORTEST && isWithin(stem, words) ? SHORTEST : 0
}

/** 已付合同款 has the characters of 付款. */
function isWithin(stem: string, words: string): boolean {
  let at = 0
  for (const char of words) if (char === stem[at]) at++
  return at === stem.length
}

function isDue({ phrase, figure: { measure } }: Mention): boolean {
  return (
    isPlan(measure) ||
    /^(?:其中)?(?:全[年市县区]|本年|年度)?(?:应|需|拟|计划|目标|任务)|应(?:到位|发|缴|收|付|交|参|接种|完成)/u.test(
      phrase,
    )
  )
}

/** Rates of a part in the whole of the same things, whatever their names: 设计能力28000吨，实际处理23156吨，负荷率. */
const OF_ALL =
  /(?:参保|参合|缴费|负荷|利用|使用|配备|到岗|到位|完工|竣工|开工|验收|整改|办结|回收|接通|抽查|抽检|抽样|核查|侦破|破案|结案|审结|执结|办理|答复|面商|化解|调解|参与|入住|签约|建档|落实|兑现|兑付|拨付|付款|支付|报销|结余|结转|核减|审减|入库|征收|收缴|发放|普及|治理)(?:率|比例|进度)$/u

/** 在建项目223个，竣工项目60个，开工率73.32%: kinds of a whole that stands elsewhere. */
const SIBLING = /^(?:其中)?(?:在建|已开工|续建)/u

/** The two levels that such a rate, or one of those who did, is of where its sentence has no others: the result and the whole before it. */
export function onlyTwo(
  { of }: Mention,
  [last, first, ...more]: readonly Mention[],
): readonly [Mention, Mention] | null {
  if (!last || !first || more.length > 0 || SIBLING.test(first.phrase) || !(OF_ALL.test(of) || areThose(last)))
    return null
  // 县级配套到位1603万元，资金累计到位13665万元: neither is what was due.
  const verb = /^.*?(.{2})(?:率|比例|进度)$/u.exec(of)?.[1]
  if (verb && last.phrase.endsWith(verb) && first.phrase.endsWith(verb) && !isDue(first)) return null
  return first.sentence === last.sentence && first.figure.at.start < last.figure.at.start ? [last, first] : null
}

/** `学生1200人，参加体检的1140人`: those of what was counted right before who did. */
export function areThose({ lead, figure: { unit } }: Mention): boolean {
  return (unit.dimension === 'count' || unit.dimension === 'staff') && THOSE.test(lead)
}

const THOSE = /^[，,]?(?:其中)?[^，。；、]{1,12}的(?:有|共|共有)?$/u
