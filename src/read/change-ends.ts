import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { conceptOf } from '../taxonomy/concepts.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import { against, back, type Ends, FARTHEST } from './change-near.ts'
import { againstPlan, FARTHEST_PLAN, resultAgainstPlan, WITH_FIRST } from './change-plan.ts'
import type { Facts } from './facts.ts'
import { LIKE, likeness } from './likeness.ts'
import { isPartOfPrior, type Mention } from './mention.ts'
import { GAP, nounIn, since } from './phrase.ts'
import { itemIn } from './rate-plan.ts'
import { roughly } from './relate.ts'
import { isPlanned } from './same-period.ts'
import { CHANGE_ENDINGS, DECREASES, INCREASES, withoutEnding } from './wording.ts'

/**
 * The levels that a change stands between, surest first: a base inside the words (比上年的9.4亿元增加), the plan where the
 * words compare with it, a level that is said to be of the year before, neighbouring years, an aside (（上年77.34亿元）), and
 * last what tables and other sentences state under the same name.
 */
export function endsOf(stream: readonly Mention[], i: number, facts: Facts): Ends[] {
  const stated = stream[i] as Mention
  const listed = enumeratedLevel(stream, i)
  if (listed) return [...enumeratedEnds(stream, i, listed), ...named(facts, listed.figure.label)]
  const reason = REASON.exec(stated.lead)?.[1]
  if (reason !== undefined) return ofReason(stream, i, reason)
  const near = back(stream, i, 0)
  const told = aside(
    stream,
    i,
    near.find((one) => isLevel(one) && one.depth <= stated.depth),
    facts,
  )
  if (told.length > 0) return told
  const base = near
    .slice(0, clauseOf(near, stated))
    .find((mention) => (mention.role === 'base' && mention.of === 'change') || mention.role === 'from')
  // 上年22.17万元，其中招待费9.12万元，今年减少2.76万元: of the whole.
  const own = near.filter((one) => isLevel(one) && !isPartOfPrior(one))
  const levels = own.length === 0 && /^同比/u.test((near.at(-1) ?? stated).phrase) ? levelsToldBefore(stream, i) : own
  const planned = againstPlan(stream, i, near)
  if (planned.length > 0 && planned.every((ends) => ends.stated) && WITH_FIRST.test(stated.lead)) return planned
  const found = [
    ...(base ? againstBase(stream, i, base, facts) : []),
    ...planned,
    ...(levels.length === 1 ? priorAlone(stream, i, levels[0]) : priorEnds(levels)),
    ...yearEnds(levels),
    ...sinceStart(stream, i),
    ...belowLimit(levels),
    ...elsewhere(stream, i, facts),
    ...afterResult(stream, i, facts),
  ]
  const subject = subjectOf(stated) || levels[0]?.figure.label || ''
  if (found.length === 0 && levels[0]) found.push(...toldBehind(stream, i, levels[0]))
  return [...found, ...(subject === '' ? [] : named(facts, subject))]
}

/** 减少2.76万元，主要是接待费降下来了，减少2.28万元: what the reason names, if it was told for both years. */
function ofReason(stream: readonly Mention[], i: number, name: string): Ends[] {
  const named = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter((one) => isLevel(one) && one.figure.label.includes(name))
    .reverse()
  const before = named.find(({ prior }) => prior)
  const now = named.find(({ prior, figure: { measure } }) => !prior && !isPlan(measure))
  return before && now && commensurable(before.figure.unit, now.figure.unit) ? against(before, [now]) : []
}

const REASON =
  /主要(?:原因)?(?:是|为|因|由于)([^，。；、]{2,12}?)(?:有所|明显|大幅)?[下上降增减升压][^，。；、]{0,4}[，,][^，。；、]{0,4}$/u

/** `收入由10万元调整为15万元，调增5万元，主要由于利润上缴调增2万元`: the part of a change that has a name of its own. */
function isOfOther({ figure: { label }, gap }: Mention, base: Mention): boolean {
  const name = nounIn(withoutEnding(withoutEnding(label, CHANGE_ENDINGS), CHANGES).replace(/净$/u, ''))
  return gap >= GAP.comma && name.length >= LONG_NAME && likeness(base.figure.label, name) < LIKE
}

const LONG_NAME = 4
const CHANGES = [...INCREASES, ...DECREASES]

/** `基本支出较上年4736万元增加137万元；项目支出增加992万元`: behind the semicolon something else has changed. */
function isOfOtherClause(stream: readonly Mention[], i: number, base: Mention, subject: string): boolean {
  let head = i
  while (head > 0 && (stream[head] as Mention).gap < GAP.semicolon) head--
  const { role, figure } = stream[head] as Mention
  if (role !== 'change' || head <= stream.lastIndexOf(base, i) || subject.length < NAMED || figure.label.length < NAMED)
    return false
  return likeness(figure.label, subject) < LIKE
}

/** 由10万元调整为15万元，调增5万元，其中设备调增3万元: by how much it changed has been said. */
function isToldOf(stream: readonly Mention[], i: number, base: Mention): boolean {
  const { figure: stated } = stream[i] as Mention
  return stream
    .slice(stream.lastIndexOf(base, i) + 1, i)
    .some(({ role, figure: { unit } }) => role === 'change' && commensurable(unit, stated.unit))
}

/** How many of the numbers before are of its own clause; all of them where it states no level itself. */
function clauseOf(near: readonly Mention[], stated: Mention): number {
  if (stated.gap >= GAP.semicolon) return near.length
  const first = near.findIndex(({ gap }) => gap >= GAP.semicolon)
  return first >= 0 && near.slice(0, first + 1).some(isLevel) ? first + 1 : near.length
}

/** The level in the same place of the enumeration before: 收入32亿元，利润1亿元，同比分别增长9.5%和12.0%. */
function enumeratedLevel(stream: readonly Mention[], i: number): Mention | null {
  const { enumerated } = stream[i] as Mention
  if (!enumerated) return null
  const levels = stream.slice(Math.max(0, i - FARTHEST), i - enumerated.rank).filter(isLevel)
  // 新收6837件，合计7249件；审结6914件。新收、审结案件同比分别上升10%和9%: by their names, where each has one of its own.
  const { name } = enumerated
  const named =
    name.length > 1 ? levels.filter(({ figure: { label } }) => label.startsWith(name.slice(0, NAMED - 1))) : []
  return (named.length === 1 ? named[0] : levels.at(enumerated.rank - enumerated.count)) ?? null
}

/** `同比分别增长9.5%和12.0%，上年分别为29.64亿元和1.00亿元` */
function enumeratedEnds(stream: readonly Mention[], i: number, now: Mention): Ends[] {
  const stated = stream[i] as Mention
  const before = stream
    .slice(i + 1, i + 1 + FARTHEST)
    .find(
      ({ enumerated, sentence, figure: { unit } }) =>
        sentence === stated.sentence &&
        enumerated?.rank === stated.enumerated?.rank &&
        commensurable(unit, now.figure.unit),
    )
  return before ? against(before, [now]) : []
}

/** `基本支出较上年的44175.20万元增加2733.33万元`, whose subject stands in another section. */
function againstBase(stream: readonly Mention[], i: number, base: Mention, facts: Facts): Ends[] {
  const near = nowOf(stream, i, base)
  if (base.role === 'from' && (isOfOther(stream[i] as Mention, base) || isToldOf(stream, i, base))) return []
  const { sentence } = stream[i] as Mention
  const spent = resultAgainstPlan(stream, i)
  if (spent) return [{ now: spent, before: base.figure, stated: true }]
  const subject = nounIn(base.phrase.replace(/[比较与同][^比较与]{0,24}$/u, ''))
  if (isOfOtherClause(stream, i, base, subject)) return []
  if (near.some((mention) => mention.sentence === sentence)) {
    // 空缺158名，在职人数比上年末的4421人减少56人: of those in post, whom the sentence before tells.
    const told = subject.length < NAMED || near.some(({ figure: { label } }) => likeness(label, subject) >= LIKE)
    const before = told
      ? []
      : back(stream, i, 2).filter(
          (one) =>
            isLevel(one) &&
            one.sentence < sentence &&
            commensurable(one.figure.unit, base.figure.unit) &&
            likeness(one.figure.label, subject) >= LIKE,
        )
    return against(base, before.length > 0 ? before.reverse() : near)
  }
  // Of several in the sentences before, the words do not say which one changed.
  const fewAlike = () =>
    againstAlike(base, near, stream[i] as Mention).map((ends) => ({
      ...ends,
      stated: ends.stated && near.length <= FEW,
    }))
  if (subject.length < NAMED) return fewAlike()
  const alike = near
    .filter(({ figure: { label } }) => likeness(label, subject) >= LIKE)
    .map((one) => resultOf(one, near))
  if (alike.length > 0) return againstAlike(base, alike, stream[i] as Mention)
  const said = facts
    .named(subject)
    .filter((now) => now !== base.figure && commensurable(now.unit, base.figure.unit) && !isPlanned(now))
  return said.length === 0 ? fewAlike() : said.map((now) => ({ now, before: base.figure, stated: true }))
}

/** `三公经费年初预算32万元，实际支出24.86万元。三公经费较上年27.45万元减少`: what was spent is held to the year before, though the plan bears the name. */
function resultOf(one: Mention, near: readonly Mention[]): Mention {
  if (!isPlan(one.figure.measure)) return one
  const behind = near.filter(
    ({ at, sentence, figure: { measure } }) => at > one.at && sentence === one.sentence && isResult(measure),
  )
  return behind.length > 0 ? behind.reduce((a, b) => (b.at < a.at ? b : a)) : one
}

/** 全市人口与上次普查的40万人相比增加, behind what live abroad: what is less than the base has not grown from it. */
function againstAlike(base: Mention, alike: readonly Mention[], { direction }: Mention): Ends[] {
  const grown = (now: Figure) => direction * (roughly(now) - roughly(base.figure)) >= 0
  const fits = alike.length === 1 || alike.some(({ figure }) => grown(figure))
  const far = alike.every(({ figure }) => roughly(figure) * MANY < roughly(base.figure))
  return against(base, alike).map((ends) => ({ ...ends, stated: fits && !far }))
}

const MANY = 4
const NAMED = 3
const FEW = 2

/** The levels that can be compared with a printed base: those of the sentence, else those of the ones before, heads first. */
function nowOf(stream: readonly Mention[], i: number, base: Mention): Mention[] {
  const stated = stream[i] as Mention
  const levels = back(stream, i, 2).filter(
    (mention) =>
      isLevel(mention) &&
      mention.depth <= stated.depth &&
      commensurable(mention.figure.unit, base.figure.unit) &&
      !LEFT.test(mention.phrase),
  )
  const near = levels.filter((mention) => mention.sentence === stated.sentence)
  if (near.length > 0) return near
  // What the paragraph itself has told before is meant rather than what another has.
  const own = levels.filter((mention) => mention.paragraph === stated.paragraph)
  const told = own.length > 0 ? own : levels
  const alike = told.filter((mention) => likeness(mention.figure.label, stated.figure.label) >= LIKE)
  return alike.length > 0 ? alike : told.reverse()
}

/** 支出30万元，节约12万元；与上年33万元相比下降9%: of what was spent. */
const LEFT = /^(?:节约|节省|结余|超支)[^，。；]{0,4}$/u

/** The two levels right before, where one is said to be of the year before: 支出4.5万元，上年支出6万元，下降25%. */
function priorEnds([last, earlier]: readonly Mention[]): Ends[] {
  if (!last || !earlier || last.prior === earlier.prior) return []
  if (!commensurable(last.figure.unit, earlier.figure.unit)) return []
  return last.prior ? against(last, [earlier]) : against(earlier, [last])
}

/** `“三公”经费15.4万元：接待6.9万元，公车8.5万元。上年为17.5万元，降幅12%`: compared with one of the levels of the sentence before. */
function priorAlone(stream: readonly Mention[], i: number, before: Mention | undefined): Ends[] {
  if (!before) return []
  const alike = (one: Mention) => isLevel(one) && !one.prior && commensurable(one.figure.unit, before.figure.unit)
  if (before.prior) {
    const earlier = (sentences: number) =>
      back(stream, i, sentences).filter(
        (one) => alike(one) && one.paragraph === before.paragraph && one.sentence < before.sentence,
      )
    // “三公”经费预算24万元，支出19万元。其中接待费7万元…。上年“三公”经费22万元: what bears the name, though its parts stand nearer.
    const item = itemIn(before).replace(OWN, '').replace(LAST_YEAR, '')
    const heads =
      item.length < NAMED - 1
        ? []
        : earlier(2).filter((one) => itemIn(one).replace(OWN, '').replace(THIS_YEAR, '') === item)
    const [head] = heads
    return against(before, head ? [resultOf(head, earlier(2))] : earlier(1).reverse())
  }
  return against(before, resultsAfter(stream, i, before).filter(alike))
}

/** `2022年“三公”经费预算18万元，决算支出14万元。…2021年“三公”经费支出16万元，同比下降13%`: what bears the name in the year after, or its result. */
function resultsAfter(stream: readonly Mention[], i: number, before: Mention): Mention[] {
  const next = stream
    .slice(Math.max(0, i - FARTHEST_PLAN), i)
    .filter(({ figure, sentence }) => sentence < before.sentence && isYearBefore(before.figure, figure))
  const item = itemIn(before).replace(OWN, '')
  const named = item.length < NAMED - 1 ? undefined : next.find((one) => itemIn(one).replace(OWN, '') === item)
  return named ? [resultOf(named, next)] : []
}

const LAST_YEAR = /^(?:上一?年|去年|同期)度?的?/u
const THIS_YEAR = /^(?:本年|全年|今年|当年)度?的?/u

/** 我镇“三公”经费, 全县“三公”经费. */
const OWN = /^[我本全][省市县区镇乡局院校部](?:单位)?/u

function yearEnds(levels: readonly Mention[]): Ends[] {
  return levels.flatMap((now) =>
    levels
      .filter((before) => isYearBefore(before.figure, now.figure) && commensurable(now.figure.unit, before.figure.unit))
      .map((before) => ({ now: now.figure, before: before.figure, stated: sameLabel(now, before) })),
  )
}

/**
 * The base of what was stated right before, in a table that states it too, or as the result of the year before it is planned
 * for: `总收入35862.40万元，比上年增长8.6%`, `2024年收入预期303700万元，增长6.0%`.
 */
function elsewhere(stream: readonly Mention[], i: number, facts: Facts): Ends[] {
  const stated = stream[i] as Mention
  let at = i - 1
  while (at >= 0 && stream[at]?.role === 'change' && stream[at]?.sentence === stated.sentence) at--
  const now = stream[at]
  if (!now || !isLevel(now) || now.sentence !== stated.sentence || stated.gap > GAP.comma) return []
  if (REAL.test(now.figure.label) || namesAnother(stated)) return []
  const otherMeasure = /执行|决算|完成/u.test(stated.lead)
  const beside = facts.beside(now.figure).filter(({ before }) => !(otherMeasure && isPlanned(before)))
  return [...beside, ...facts.resultBefore(now.figure)].map((pair) => ({ ...pair, stated: true }))
}

/** 比2023年执行数, and so what follows in its paragraph: 教育支出145620万元，比2023年执行数增长2.3%；科学技术支出9150万元，增长8.6%. */
const WITH_RESULT = /[比较与](?:20\d\d年|上年|去年)(?:度)?(?:预计)?(?:执行|决算|完成|实际)数/u

/** What the year before came to, where sections before tell it under the name of what stands right before; of one value, or none. */
function afterResult(stream: readonly Mention[], i: number, facts: Facts): Ends[] {
  const [now, stated] = [stream[i - 1], stream[i] as Mention]
  if (!now || !isLevel(now) || now.sentence !== stated.sentence || stated.gap > GAP.comma) return []
  const said = stream
    .slice(Math.max(0, i - FARTHEST_RESULT), i + 1)
    .some((one) => one.paragraph === stated.paragraph && WITH_RESULT.test(one.lead))
  const { year, label } = now.figure
  if (!said || year === null || label.length < NAMED) return []
  const told = facts
    .named(label)
    .filter((one) => one.year === year - 1 && !isPlanned(one) && commensurable(one.unit, now.figure.unit))
  const [before] = told
  const alone = new Set(told.map(roughly)).size === 1
  return before && alone ? [{ now: now.figure, before, stated: false, likely: true }] : []
}

const FARTHEST_RESULT = 24

/** Grows at constant prices. */
const REAL = /增加值|生产总值|GDP|产值|居民人均|零售/u

/** `人员经费10万元，公用经费增长5%` is of another thing. */
function namesAnother({ figure: { label } }: Mention): boolean {
  const own = label.replace(/(?:增长|增加|下降|减少|提高|上升|增幅|降幅|增速|增|降)[为了]?$/u, '')
  return nounIn(own.replace(/(?:同比|环比|各|[比较与][^比较]{0,10})$/u, '')).length > 1
}

/**
 * `下降4.5%（上年77.34亿元）`, `增长6.1%，上年为31649元`, `减少0.73万元，下降11.20%（上年决算6.52万元）`; of what sections before state
 * where the sentence states no level: `在职人员比上年末减少2人（上年末为81人）`.
 */
function aside(stream: readonly Mention[], i: number, now: Mention | undefined, facts: Facts): Ends[] {
  const stated = stream[i] as Mention
  const rate = stream[i + 1]
  const paired = rate?.role === 'change' && rate.gap === GAP.comma && rate.direction === stated.direction
  const after = paired && RATE_OF_AMOUNT.test(rate.phrase) ? stream[i + 2] : rate
  if (after?.sentence !== stated.sentence) return []
  const prior =
    /^[（(][^）)]{0,12}(?:上年|去年|同期|\d{4}年)/u.test(after.lead.trim()) ||
    (after.role === 'level' && /^[，,；;](?:上年|去年)(?:同期|同口径)?[为是]?$/u.test(after.lead.trim()))
  if (!prior) return []
  if (now) return commensurable(after.figure.unit, now.figure.unit) ? against(after, [now]) : []
  const said = facts
    .named(subjectOf(stated))
    .filter((one) => one !== after.figure && commensurable(one.unit, after.figure.unit) && !isPlanned(one))
  return said.map((one) => ({ now: one, before: after.figure, stated: true }))
}

/** 减少0.73万元，下降11.20%: the rate has no subject of its own. */
const RATE_OF_AMOUNT = /^(?:增长|增加|上升|提高|下降|减少|降低|增幅|降幅)[为了约达]{0,2}$/u

/** `实际支出5.12万元，其中接待费1.46万元；上年支出5.87万元。同比减少0.75万元`: the sentence before tells what there is and what there was. */
function levelsToldBefore(stream: readonly Mention[], i: number): Mention[] {
  const levels = back(stream, i, 1).filter(isLevel)
  const prior = levels.find((one) => one.prior)
  const now = prior && levels.find((one) => !one.prior && isResult(one.figure.measure) && one.opener === null)
  return prior && now ? [prior, now] : []
}

/** `控制价合计612万元，中标价合计579万元，平均下浮5.48%` */
function belowLimit([price, limit]: readonly Mention[]): Ends[] {
  const bid = price && limit && BID.test(price.figure.label) && LIMIT.test(limit.figure.label)
  return bid && commensurable(price.figure.unit, limit.figure.unit) ? against(limit, [price]) : []
}

const BID = /中标|成交|合同/u
const LIMIT = /控制价|限价|预算价|概算|标底/u
const SINCE_START = /(?:比|较|与)(?:上年)?(?:年初|期初)(?:数|余额)?(?:相比)?[^，。；]{0,4}$/u
const AT_START = /年初|期初|上年/u

/** `年末结转和结余158万元，较年初增加20万元`: what an earlier section states under that name of the year's beginning. */
function sinceStart(stream: readonly Mention[], i: number): Ends[] {
  const stated = stream[i] as Mention
  const now = stream[i - 1]
  if (!SINCE_START.test(stated.phrase) || !now || !isLevel(now) || now.sentence !== stated.sentence) return []
  const name = nounIn(now.figure.label).replace(ENDING_YEAR, '')
  if (name.length < 2) return []
  const before = stream.slice(Math.max(0, i - FARTHEST_START), i).filter((one) => {
    const { label, unit } = one.figure
    if (!isLevel(one) || one === now || !commensurable(unit, now.figure.unit)) return false
    return AT_START.test(one.phrase) && label.endsWith(name)
  })
  const [base] = before
  const alone = new Set(before.map(({ figure }) => roughly(figure))).size === 1
  return base ? against(base, [now]).map((ends) => ({ ...ends, stated: alone })) : []
}

/** `完成投资86.42亿元，比上年增加7.35亿元，增长9.3%。上年完成投资79.07亿元`: the year before of the same name, where a sentence behind tells it. */
function toldBehind(stream: readonly Mention[], i: number, now: Mention): Ends[] {
  const stated = stream[i] as Mention
  if (!/(?:上年|去年)/u.test(since(stream[now.at === stated.at - 1 ? i : i - 1]?.lead ?? '', GAP.stop))) return []
  const behind = stream
    .slice(i + 1, i + 1 + FARTHEST)
    .filter((one) => one.paragraph === stated.paragraph && one.sentence > stated.sentence && isLevel(one) && one.prior)
    .filter(({ figure: { unit, label } }) => {
      const alike = unit.text === now.figure.unit.text && commensurable(unit, now.figure.unit)
      return (
        alike &&
        (likeness(label, now.figure.label) >= LIKE || label.slice(-NAME_END) === now.figure.label.slice(-NAME_END))
      )
    })
  const [before, more] = behind
  return before && !more ? against(before, [now]) : []
}

const NAME_END = 2
const FARTHEST_START = 80
const ENDING_YEAR = /^(?:(?:本年|当年|年度)?(?:年末|年底|期末)|(?:本年|当年))/u

function named(facts: Facts, name: string): Ends[] {
  const pairs = facts.yearPairs(name)
  const alike = pairs.filter(({ now, before }) => isPlanned(now) === isPlanned(before))
  const settled = alike.length === 1 && alike[0]?.now.cell !== null && conceptOf(name) !== null
  return [...alike, ...(settled ? [] : pairs)].map((pair) => ({ ...pair, stated: settled }))
}

function subjectOf(stated: Mention): string {
  return nounIn(stated.figure.label.replace(/(?:同比|环比|[比较与][^比较]{0,10})$/u, ''))
}

function isYearBefore(earlier: Figure, later: Figure): boolean {
  return earlier.year !== null && later.year !== null && earlier.year === later.year - 1
}

/** `接待游客386万人次，2023年为338万人次` */
const YEAR_ALONE = /^20\d\d年(?:度|末|底|全年)?$/u

function sameLabel(a: Mention, b: Mention): boolean {
  const [one, other] = [a, b].map(({ figure: { label } }) => label.replace(YEAR_ALONE, ''))
  return one === other || one === '' || other === ''
}
