import type { Reading } from '../model/claim.ts'
import { Decimal } from '../number/decimal.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { EACH, isCountOf, isEach, isTotalOf, LIMITED } from './each.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, product, type Side, sum, tentatively } from './relate.ts'

const FARTHEST = 12

/** Totals behind all that they come to, of what was counted at so much each: `1200户，每户500元，共计60万元`. */
export function readProducts(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    const draft = isEach(mention)
      ? (byStandard(stream, i) ?? standardOf(stream, i))
      : (overSpan(stream, i) ?? total(stream, i))
    const priced = draft ?? byPrices(stream, i) ?? paidOut(stream, i) ?? priceAside(stream, i)
    return priced ? [priced, ...byCommonStandard(stream, i)] : byCommonStandard(stream, i)
  })
}

/** A total behind all that it comes to: `先进个人20名，每人2000元，先进集体5个，每个5000元，共计6.5万元`. */
function total(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  if (!isLevel(stated) || stated.figure.unit.dimension !== 'money' || stated.gap >= GAP.semicolon) return null
  const clause = clauseBefore(stream, i)
  const each = clause.filter(isEach)
  // 学生5544人，其中中职3126人、高职2418人，每生3000元: of all of them.
  const opened = clause.findIndex(({ opener }, at) => opener !== null && at > 0)
  const heads = opened < 0 ? clause : clause.slice(0, opened)
  // 护林员486名，其中生态护林员352名、专职134名，生态护林员人均补助10000元: of those of the name.
  const named = clause.filter((other) => isLevel(other) && each.some((one) => isOfName(one, other)))
  const counts = named.length > 0 ? named : heads.filter((other) => isLevel(other) && !isEach(other))
  if (each.length === 0 || each.some((one) => !isTotalOf(one, stated))) return null
  const used = new Set<Mention>()
  const products = each.flatMap((one) => {
    const behind = counts.filter((count) => count.at > one.at)
    const count = [...counts.filter(({ at }) => at < one.at).reverse(), ...behind].find(
      (other) => isCountOf(one, other) && !used.has(other),
    )
    if (!count) return []
    used.add(count)
    return [product(figure(count.figure), priceOf(one), ...months(one))]
  })
  if (products.length < each.length) return null
  const draft: Draft = {
    kind: 'rate',
    certainty: 'low',
    readings: [equals(stated.figure, sum(...products))],
    section: stated.figure.section,
  }
  const settled =
    TOTAL.test(since(stated.lead, GAP.comma)) && !each.some(({ phrase, tail }) => VAGUE.test(phrase + tail))
  const meant = counts.filter((count) => each.some((one) => isCountOf(one, count)))
  return settled && used.size === meant.length && !isTold(stream, i, clause) ? draft : tentatively(draft)
}

/** `受益学生18650人，供餐200天，每生每天5元，支出1865万元`: so many, for so many days or months, at so much each. */
function overSpan(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  if (!isLevel(stated) || stated.figure.unit.dimension !== 'money' || stated.gap >= GAP.semicolon) return null
  const clause = clauseBefore(stream, i)
  const [each, more] = clause.filter(isEach)
  const [, per] = /每(天|日|个?月)/u.exec(each?.phrase ?? '') ?? []
  if (!each || more || per === undefined || LIMITED.test(each.phrase)) return null
  const words = [...clause, stated].map(({ lead }) => lead).join('')
  const [, many] = (per.endsWith('月') ? MONTHS : DAYS).exec(words) ?? []
  const [count, another] = clause.filter((one) => isLevel(one) && isCountOf(each, one))
  if (many === undefined || !count || another) return null
  const span: Side = { op: 'constant', value: new Decimal(many) }
  const readings = [equals(stated.figure, product(figure(count.figure), span, priceOf(each)))]
  return tentatively({ kind: 'rate', certainty: 'low', readings, section: stated.figure.section })
}

/** 每生每天5元 is paid to the cent; 人均5元 has been rounded. */
function priceOf({ phrase, figure: of }: Mention): Side {
  const exact = of.unit.scale.equals(1) && !/均|约/u.test(phrase)
  return figure(exact ? { ...of, precision: Math.max(of.precision, CENTS) } : of)
}

const CENTS = 2
const MONTHS = /(\d{1,2})个月/u
const DAYS = /(\d{1,3})[天日](?!至|[-—－~～])/u

/** The words before 人均 are the name of what was counted. */
function isOfName({ phrase }: Mention, { figure: { label } }: Mention): boolean {
  const name = phrase.slice(0, Math.max(0, phrase.search(EACH)))
  return name.length >= SHORTEST && label.endsWith(name)
}

/** `向214人发放创业补贴107万元，标准为每人5000元`: so much for each of those right before came to what was paid right before. */
function byStandard(stream: readonly Mention[], i: number): Draft | null {
  const [count, paid, each] = [stream[i - 2], stream[i - 1], stream[i] as Mention]
  if (!count || !paid || ![count, paid].every((one) => isLevel(one) && one.sentence === each.sentence)) return null
  const beside = each.gap === GAP.comma && paid.gap <= GAP.comma && STANDARD.test(since(each.lead, GAP.comma))
  if (!beside || !isTotalOf(each, paid) || !isCountOf(each, count) || LIMITED.test(each.lead)) return null
  const computed = product(figure(count.figure), figure(each.figure), ...months(each))
  return { kind: 'rate', certainty: 'low', readings: [equals(paid.figure, computed)], section: paid.figure.section }
}

const STANDARD = /^(?:补[助贴]|奖[励补]|发放|资助|救助)?标准(?:统一)?(?:为|是|按)?(?:每|[人户]均)/u

/** `补贴标准均为每人每月80元，全年发放困难残疾人补贴76548人次、612.38万元，重度残疾人补贴96720人次、773.76万元`: each count and what it was paid. */
function byCommonStandard(stream: readonly Mention[], i: number): Draft[] {
  const each = stream[i] as Mention
  if (!isEach(each) || !COMMON.test(since(each.lead, GAP.comma)) || LIMITED.test(each.lead)) return []
  return stream.slice(i + 1, i + 1 + FARTHEST).flatMap((count, k): Draft[] => {
    const paid = stream[i + k + 2]
    if (!paid || ![count, paid].every((one) => isLevel(one) && one.paragraph === each.paragraph)) return []
    const beside = paid.gap <= GAP.comma && paid.at === count.at + 1 && count.sentence - each.sentence < 2
    if (!beside || !isTotalOf(each, paid) || !isCountOf(each, count)) return []
    // 76548人次 are counted by the month.
    const times = /次$/u.test(count.figure.unit.text) ? [] : months(each)
    const reading = equals(paid.figure, product(figure(count.figure), priceOf(each), ...times))
    if (!isConfirmed(reading) && !isPlausible(reading)) return []
    return [{ kind: 'rate', certainty: 'low', readings: [reading], section: paid.figure.section }]
  })
}

const COMMON = /标准(?:统一|均|都|全部|一律)?[为是按](?:每|[人户]均)/u

/** `育秧补助387.60万元，按每亩120元的标准补助3.23万亩`: what was paid stands before, what was counted behind. */
function standardOf(stream: readonly Mention[], i: number): Draft | null {
  const [paid, each, count] = [stream[i - 1], stream[i] as Mention, stream[i + 1]]
  if (!count || !paid || ![count, paid].every((one) => isLevel(one) && one.sentence === each.sentence)) return null
  const said =
    /^[，,（(][^，。；]{0,4}按照?[^，。；]{0,8}$/u.test(each.lead.replace(EACH, '')) && /^的?标准/u.test(count.lead)
  if (!said || count.gap > GAP.none || !isTotalOf(each, paid) || !isCountOf(each, count) || LIMITED.test(each.lead))
    return null
  const computed = product(figure(count.figure), figure(each.figure), ...months(each))
  return { kind: 'rate', certainty: 'low', readings: [equals(paid.figure, computed)], section: paid.figure.section }
}

/** `少发36.84万元，涉及1228户，户均300元，已补发31.50万元`: what it comes to has been said before. */
function isTold(stream: readonly Mention[], i: number, clause: readonly Mention[]): boolean {
  const before = stream[i - clause.length - 1]
  const each = clause.find(isEach)
  return before !== undefined && each !== undefined && before.sentence === each.sentence && isTotalOf(each, before)
}

const TOTAL = /共|总|计$|[补奖]|资金|金额|[发应]放|应[发补付]/u
/** A limit is not what each got, and what is paid by the month may begin in any. */
const VAGUE = /标准|限额|上限|最[高低]|每[月天日年]/u

function months({ phrase }: Mention): Side[] {
  return /每月|月均/u.test(phrase) ? [YEAR] : []
}

/** In months. */
const YEAR: Side = { op: 'constant', value: new Decimal(12) }

/** The numbers of the clause before the i-th, back to another amount of money that is not for one of anything. */
function clauseBefore(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== stated.sentence) break
    if (mention.figure.unit.dimension === 'money' && !isEach(mention)) break
    found.unshift(mention)
    if (mention.gap >= GAP.semicolon) break
  }
  return found
}

const MOST_KINDS = 8
const REACH = 60
const NEAR = 4

/**
 * `三类按80元、300元、800元的标准，分别兑付2210件、796件、210件`, `县道每公里10000元、乡道5000元、村道3000元` of lengths told before: what a list of prices comes
 * to with a list of as many counts. Which total is meant the words do not say, hence only where it holds or a slip explains it.
 */
function byPrices(stream: readonly Mention[], i: number): Draft | null {
  const first = stream[i] as Mention
  if (!isPrice(first) || (isPrice(stream[i - 1]) && isListed(first)) || !PRICED.test(first.lead)) return null
  const prices = listFrom(stream, i, isPrice)
  const last = prices.at(-1)
  if (!last || prices.length < 2) return null
  const counts = countsOf(stream, i, prices)
  if (!counts) return null
  const products = prices.map((price, k) => product(figure((counts[k] as Mention).figure), figure(price.figure)))
  const end = i + prices.length
  const totals = [...stream.slice(Math.max(0, i - NEAR), i).reverse(), ...stream.slice(end, end + prices.length + NEAR)]
    .filter((one) => one.paragraph === first.paragraph && Math.abs(one.sentence - first.sentence) < 2)
    .filter((one) => isLevel(one) && one.figure.unit.dimension === 'money' && !isPrice(one))
  const { section } = first.figure
  const draftOf = (all: readonly Mention[]): Draft => {
    return {
      kind: 'formula',
      certainty: 'low',
      readings: all.map((one) => equals(one.figure, sum(...products))),
      section,
    }
  }
  const behind = totals.filter(({ at, sentence, lead }) => {
    return sentence === first.sentence && at > last.at && NEEDED.test(since(lead, GAP.comma))
  })
  return totals.length === 0
    ? null
    : behind.length === 1 && totals.length === 1
      ? draftOf(behind)
      : tentatively(draftOf(totals))
}

const NEEDED = /共|总|合计|资金|[补奖发][^，。；]{0,4}$|需/u

const PRICED = /每|标准|按|单价|补[助贴]|奖/u

function isPrice(mention: Mention | undefined): boolean {
  const unit = mention?.figure.unit
  return mention !== undefined && isLevel(mention) && unit?.dimension === 'money' && unit.scale.equals(1)
}

function isListed({ lead }: Mention): boolean {
  return /^(?:、|和|及|，)/u.test(lead.trimStart()) && !/[。；]/u.test(lead)
}

function listFrom(stream: readonly Mention[], i: number, fits: (one: Mention) => boolean): Mention[] {
  const first = stream[i] as Mention
  const found = [first]
  for (const next of stream.slice(i + 1, i + MOST_KINDS)) {
    if (!fits(next) || !isListed(next) || next.sentence !== first.sentence || next.depth !== first.depth) break
    found.push(next)
  }
  return found
}

/** As many counts as prices: of the names that the prices bear, or, right behind them, in their order. */
function countsOf(stream: readonly Mention[], i: number, prices: readonly Mention[]): readonly Mention[] | null {
  const behind = stream[i + prices.length]
  if (behind?.enumerated?.count === prices.length && behind.sentence === stream[i]?.sentence && !isPrice(behind))
    return stream.slice(i + prices.length, i + 2 * prices.length)
  const before = stream.slice(Math.max(0, i - REACH), i).reverse()
  const [first] = prices
  const fits = (one: Mention) => !first || !EACH.test(first.phrase) || isCountOf(first, one)
  const named = prices.flatMap((price) => before.find((one) => isCounted(one) && fits(one) && bears(price, one)) ?? [])
  const [unit] = named.map(({ figure: { unit } }) => unit.text)
  const alike = named.length === prices.length && named.every((one) => one.figure.unit.text === unit)
  return alike && new Set(named).size === named.length ? named : null
}

function isCounted(mention: Mention): boolean {
  return isLevel(mention) && /^(?:count|staff|size)$/u.test(mention.figure.unit.dimension)
}

/** 县道每年每公里10000元 is of 县道312.86公里. */
function bears({ phrase }: Mention, { figure: { label } }: Mention): boolean {
  const name = label.replace(/(?:长度?|里程|面积|人数|有|共)$/u, '').slice(-SHORTEST)
  return name.length === SHORTEST && phrase.includes(name)
}

const SHORTEST = 2

/**
 * `护路员报酬按每人每月800元的标准全年兑付587.52万元`, of those told in another sentence: 聘用护路员612名. Only what the sentence names.
 */
function paidOut(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const each = stream[i - 1]
  if (!isLevel(stated) || !each || !isEach(each) || each.sentence !== stated.sentence || !isTotalOf(each, stated))
    return null
  const words = each.lead + stated.lead + stated.tail
  const readings = stream
    .slice(Math.max(0, i - REACH), i - 1)
    .filter((one) => isLevel(one) && isCountOf(each, one) && isNamedIn(words, one))
    .map((one) => equals(stated.figure, product(figure(one.figure), figure(each.figure), ...months(each))))
  if (readings.length === 0) return null
  return tentatively({ kind: 'rate', certainty: 'low', readings, section: stated.figure.section })
}

/** `任务1829户，…市级配套资金182.9万元（1000元/户）`: so much for each stands in a bracket behind what it came to, of those counted before. */
function priceAside(stream: readonly Mention[], i: number): Draft | null {
  const [paid, each] = [stream[i - 1], stream[i] as Mention]
  const per = PER.exec(each.figure.unit.of)?.[1]
  if (!paid || per === undefined || !/^[（(]/u.test(each.lead) || each.figure.unit.dimension !== 'money') return null
  if (!isLevel(paid) || paid.sentence !== each.sentence || paid.figure.unit.dimension !== 'money') return null
  const count = stream
    .slice(Math.max(0, i - FARTHEST), i - 1)
    .findLast((one) => isLevel(one) && one.paragraph === each.paragraph && one.figure.unit.text === per)
  if (!count) return null
  const readings = [equals(paid.figure, product(figure(count.figure), figure(each.figure)))]
  return (
    tentatively({ kind: 'rate', certainty: 'low', readings, section: paid.figure.section }) ?? slipped(readings, paid)
  )
}

function slipped(readings: readonly Reading[], { figure: { section } }: Mention): Draft | null {
  return readings.every(isPlausible) ? { kind: 'rate', certainty: 'low', readings, section } : null
}

const PER = /^\/(.{1,2})$/u

/** By the last two letters of what was counted. */
function isNamedIn(words: string, { figure: { label } }: Mention): boolean {
  const name = label.slice(-LONGEST_NAME)
  return name.length === LONGEST_NAME && words.includes(name)
}

const LONGEST_NAME = 3
