import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Mention } from './mention.ts'
import { nounAfter, nounIn } from './phrase.ts'
import { isExactCount, roughly } from './relate.ts'

/** What an amount is for one of: 人均, 案均, 每亩, 每家机构, 单价; `平均每户` and `每户平均` alike. */
export const EACH =
  /(?:(?<of>[人生户件案例场批次期车辆亩村镇乡县校园所站点店家院科室班组床岗台套吨宗笔项条座幢栋株])均|(?:每一?|单(?=车))(?<per>平方米|公里|公顷|人次|批次|[人名位生户次批期场班辆车台套个亩件案家所只头张册份间栋座县区乡镇村校市岗站点处床吨株盏孔条项组部口宗笔例])(?:平均)?|(?<any>单价|平均价格?|平均(?=(?:市值|规模|面积|投资额?|金额|资产|交易额|成交额)[为是达约]{0,2}$)))(?<noun>[^，。；]{0,12})$/u

/** By the word before 均: in what things of that name are counted besides by the word itself and, where it is named, 个. */
const COUNTED: Readonly<Record<string, RegExp>> = {
  人: /^万?(?:人|人次|名|位)$/u,
  名: /^万?(?:人|人次|名|位)$/u,
  位: /^万?(?:人|人次|名|位)$/u,
  生: /^万?(?:人|人次|名|位)$/u,
  案: /^万?(?:件|起|宗|例)$/u,
  例: /^万?(?:例|人次|人)$/u,
  场: /^(?:场|场次|期|次)$/u,
  车: /^(?:辆|台)$/u,
  辆: /^(?:辆|台)$/u,
  台: /^(?:辆|台)$/u,
  批: /^(?:批|批次)$/u,
  次: /^万?(?:次|人次|场次|批次)$/u,
  班: /^(?:班|班次|期)$/u,
  床: /^(?:张|床位)$/u,
  校: /^所$/u,
}

export function isEach(mention: Mention): boolean {
  return isLevel(mention) && mention.figure.unit.dimension === 'money' && EACH.test(mention.phrase)
}

/** 人均 is over people, 户均 over households, 每亩 over 亩; what 单价 is of, is counted in whatever it is sold by. */
export function isCountOf(
  { phrase, figure: each }: Mention,
  { figure: count, tail, phrase: counted }: Mention,
): boolean {
  if (!count.value.greaterThan(1)) return false
  const { of, per, noun = '' } = EACH.exec(phrase)?.groups ?? {}
  const word = per ?? of ?? perOf(each.unit.of)
  const { text } = count.unit
  if (word === '亩' || word === '吨' || word === '人次') return text === word || text === `万${word}`
  if (word === undefined) return isExactCount(count)
  // 6个项目，平均每个项目9个指标: both are counted alike, and only the name tells which is which.
  if (word === '个' && each.unit.text === text) return isNamed(noun, counted, tail)
  const own = COUNTED[word]?.test(text) === true || text === word
  if (own || PEOPLE.test(word)) return own
  // 污水处理设施20座；按每个项目村10份: what is counted by another word is it only by name.
  if (word === '个' && noun !== '' && text !== '个') return isExactCount(count) && isNamed(noun, counted, tail)
  return isExactCount(count) && (word === '个' || (text === '个' && names(counted, tail, word)))
}

const PEOPLE = /^[人名位生]$/u

/** `平均救助水平1154.9元/人次`: the unit says what it is for one of. */
export function isPerUnit({ phrase, figure: { unit } }: Mention): boolean {
  return unit.of.startsWith('/') && /平均|人均|水平$/u.test(phrase) && !/标准|低保/u.test(phrase)
}

function perOf(of: string): string | undefined {
  return of.startsWith('/') && of.length > 1 ? of.slice(1) : undefined
}

/** 6个项目 are what 每个项目 is of, and so are 项目6个. */
function isNamed(noun: string, before: string, behind: string): boolean {
  const name = noun.slice(0, LONGEST_NOUN)
  return name.length === LONGEST_NOUN && (behind.startsWith(name) || nounIn(before).endsWith(name))
}

/** 岗位2475个, 2475个岗位. */
function names(before: string, behind: string, word: string): boolean {
  return (
    behind.startsWith(word) ||
    nounAfter(behind).endsWith(word) ||
    nounIn(before).slice(-Math.max(LONGEST_NOUN, word.length)).includes(word)
  )
}

const LONGEST_NOUN = 2
/** 每人每月600元 is for twelve months of each year, or for some. */
const OFTEN = /每[月天日年]|[月日](?:人|户)?均|均每?[月天日]/u
export const MONTHLY = /[每均]月|月[人户]?均|月(?:发放|支出|保障)|月补助/u
/** 每人最高5000元: a limit is not what each got. */
export const LIMITED = /最[高低多少]|不[高低]于|不超过|以[内下上]|上限|限额/u
const GAINED = /增收|减负|节约/u

export function isTotalOf({ figure: average, phrase: words }: Mention, { figure: total, phrase }: Mention): boolean {
  const { label } = total
  const unit = average.unit.of.startsWith('/') ? { ...average.unit, of: '' } : average.unit
  const alike = commensurable(total.unit, unit) && roughly(total) > roughly(average)
  // 投入485万元，受益1204户，户均增收1860元: what was put in is not what was gained.
  const gained = GAINED.exec(words)?.[0]
  if (gained !== undefined && !(phrase + label).includes(gained)) return false
  const { any, noun = '' } = EACH.exec(words)?.groups ?? {}
  // 28家公司市值总计4666亿元，平均市值167亿元
  if (any === '平均' && !(phrase + label).includes(noun.slice(0, LONGEST_NOUN))) return false
  return alike && !EACH.test(phrase) && (!OFTEN.test(words) || /年/u.test(words + phrase) || MONTHLY.test(words))
}
