import { Decimal } from '../number/decimal.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, nounIn, since } from './phrase.ts'
import {
  equals,
  figure,
  isConfirmed,
  isExactCount,
  over,
  product,
  roughly,
  type Side,
  sum,
  tentatively,
} from './relate.ts'

/** What an amount is for one of: 人均, 每亩, 单价; `平均每户` and `每户平均` alike. */
const EACH =
  /(?:(?<of>[人户次车亩村校床日台吨])均|每一?(?<per>平方米|公里|公顷|[人名生户次批期场班辆台套个亩件家所只头张册份间栋座县区乡镇村校市岗站点处床吨株盏孔])(?:平均)?|(?<any>单价|平均价格?))[^，。；]{0,10}$/u
/** 每人每月600元 is for twelve months of each year, or for some. */
const OFTEN = /每[月天日年]|[月日](?:人|户)?均|均每?[月天日]/u
const FARTHEST = 12

/**
 * Amounts for one of what was counted: `接待费5.00万元，接待350人次，人均142.86元`, `1200户，每户500元，共计60万元`. The words do not
 * say which count and which total, so it is kept where the numbers confirm it, or where the only ones there are off.
 */
export function readAverages(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    const draft = isEach(mention) ? average(stream, i) : total(stream, i)
    return draft ? [draft] : []
  })
}

function isEach(mention: Mention): boolean {
  return isLevel(mention) && mention.figure.unit.dimension === 'money' && EACH.test(mention.phrase)
}

/** An average behind its total and its count. */
function average(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const near = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .concat(totalBehind(stated, stream[i + 1]), countBehind(stated, stream[i + 1]))
    .filter((other) => isLevel(other) && other.paragraph === stated.paragraph && stated.sentence - other.sentence < 2)
  const totals = near.filter((other) => isTotalOf(stated, other))
  const counts = near.filter((other) => isCountOf(stated, other))
  const readings = totals.flatMap((total) =>
    counts.map((count) =>
      equals(stated.figure, over(figure(total.figure), product(figure(count.figure), ...ofMonths(stated, total)))),
    ),
  )
  const kept = SURVEYED.test(stated.phrase) ? readings.filter(isConfirmed) : readings
  if (kept.length === 0) return null
  const rate: Draft = { kind: 'rate', certainty: 'low', readings: kept, section: stated.figure.section }
  // The only amount and the only count of its clause are what it is the average of, or else of its sentence.
  const opens = stream.slice(Math.max(0, i - FARTHEST), i).findLast(({ gap }) => gap >= GAP.semicolon)
  const from = opens?.sentence === stated.sentence && stated.gap < GAP.semicolon ? opens.at : 0
  const single = (found: readonly Mention[]) =>
    found.filter(({ sentence, at }) => sentence === stated.sentence && at >= from).length === 1
  const span = totals.some((total) => ofMonths(stated, total).length > 0)
  const settled = /均/u.test(stated.phrase) && single(totals) && single(counts) && !span
  return settled ? rate : tentatively(rate)
}

/** `2023年发放51万元，人均每月425元`: what a year's total comes to by the month. */
function ofMonths({ phrase }: Mention, { phrase: total }: Mention): Side[] {
  return MONTHLY.test(phrase) && !MONTHLY.test(total) ? [YEAR] : []
}

const MONTHLY = /[每均]月|月[人户]?均|月(?:发放|支出|保障)|月补助/u

const GAINED = /增收|减负|节约/u

/** What statistics find by asking, or over the mean population. */
const SURVEYED = /可支配|纯收入|收入|工资|消费支出|生产总值|GDP/u

/** `人均增收1439元，共计增收2105.80万元` */
function totalBehind({ sentence, phrase }: Mention, next: Mention | undefined): Mention[] {
  return /均/u.test(phrase) && next?.sentence === sentence && /共|总/u.test(next.lead) ? [next] : []
}

/** `村均39.61万元（218个村）` */
function countBehind(stated: Mention, next: Mention | undefined): Mention[] {
  return next && /^[（(]共?$/u.test(next.lead) && isCountOf(stated, next) ? [next] : []
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
  const counts = heads.filter((other) => isLevel(other) && !isEach(other))
  if (each.length === 0 || each.some((one) => !isTotalOf(one, stated))) return null
  const used = new Set<Mention>()
  const products = each.flatMap((one) => {
    const behind = counts.filter((count) => count.at > one.at)
    const count = [...counts.filter(({ at }) => at < one.at).reverse(), ...behind].find(
      (other) => isCountOf(one, other) && !used.has(other),
    )
    if (!count) return []
    used.add(count)
    return [product(figure(count.figure), figure(one.figure), ...months(one))]
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

/** 人均 is over people, 户均 over households, 每亩 over 亩; what 单价 is of, is counted in whatever it is sold by. */
function isCountOf({ phrase }: Mention, { figure: count, tail, phrase: counted }: Mention): boolean {
  if (!count.value.greaterThan(1)) return false
  const { of, per } = EACH.exec(phrase)?.groups ?? {}
  const word = per ?? of
  const { text } = count.unit
  if (word === '人' || word === '名' || word === '生') return /^万?(?:人|人次|名|位)$/u.test(text)
  if (word === '亩' || word === '吨') return text === word || text === `万${word}`
  if (word === '户' || per !== undefined)
    return text === word || (isExactCount(count) && (word === '个' || (text === '个' && names(counted, tail, word))))
  return isExactCount(count)
}

/** 岗位2475个, 2475个岗位. */
function names(before: string, behind: string, word = ' '): boolean {
  return behind.startsWith(word) || nounIn(before).slice(-LONGEST_NOUN).includes(word)
}

const LONGEST_NOUN = 2

function isTotalOf({ figure: average, phrase: words }: Mention, { figure: total, phrase }: Mention): boolean {
  const { label } = total
  const unit = average.unit.of.startsWith('/') ? { ...average.unit, of: '' } : average.unit
  const alike = commensurable(total.unit, unit) && roughly(total) > roughly(average)
  const gained = GAINED.exec(words)?.[0]
  // 投入485万元，受益1204户，户均增收1860元: what was put in is not what was gained.
  if (gained !== undefined && !(phrase + label).includes(gained)) return false
  return alike && !EACH.test(phrase) && (!OFTEN.test(words) || /年/u.test(words + phrase) || MONTHLY.test(words))
}
