import type { Bound } from '../model/report.ts'
import { Decimal } from '../number/decimal.ts'
import { arabic, chinese } from '../number/numeral.ts'
import { NO_UNIT, type Unit, unitAfter } from '../number/unit.ts'
import { endingOf } from './word-table.ts'

/** A number that states an amount, as found in a passage; positions are in the passage's text. */
export interface Quantity {
  readonly start: number
  /** After the unit. */
  readonly end: number
  readonly numberStart: number
  readonly numberEnd: number
  readonly value: Decimal
  readonly decimals: number
  /** {@link NO_UNIT} for a bare number. */
  readonly unit: Unit
  readonly bound: Bound | null
}

/**
 * Finds every amount of a passage in one left-to-right scan. Left alone: dates and times, document and ordinal numbers,
 * list numbering, codes, telephone numbers, ranges, ratios, fixed terms, and bare whole numbers that nothing labels.
 */
export function quantities(text: string): Quantity[] {
  const found: Quantity[] = []
  let at = 0
  while (at < text.length) {
    const begins = BEGINS[text.charCodeAt(at)]
    if (begins === ARABIC) {
      const run = numberRun(text, at)
      const terms = run.joined ? ratioAt(text, run) : []
      for (const term of terms) found.push(term)
      const quantity = terms.at(-1) ?? amountAt(text, run)
      if (quantity && terms.length === 0) found.push(quantity)
      at = Math.max(run.end, quantity?.end ?? 0)
    } else if (begins === CHINESE) {
      const quantity = chineseAmountAt(text, at)
      if (quantity) found.push(quantity)
      at = quantity ? quantity.end : at + 1
    } else at++
  }
  return withUnitsOfNext(text, found)
}

/** `分别为4125.49、4143.91万元`, `收入476.17、支出460.06万元`: a unit printed behind the last of several amounts. */
function withUnitsOfNext(text: string, found: readonly Quantity[]): Quantity[] {
  const result = [...found]
  for (let i = result.length - 2; i >= 0; i--) {
    const [one, next] = [result[i] as Quantity, result[i + 1] as Quantity]
    if (one.unit !== NO_UNIT || next.unit.dimension !== 'money' || one.decimals === 0 || next.decimals === 0) continue
    const between = text.slice(one.end, Math.min(next.start, one.end + LONGEST_NAME))
    const each = EACH.test(text.slice(Math.max(0, one.start - LONGEST_NAME), one.start))
    if (LISTED.test(between) || (each && /^[，,]$/u.test(between))) result[i] = { ...one, unit: next.unit }
  }
  return result
}

const LONGEST_NAME = 16
const LISTED = /^(?:[和及与]|、[\u4e00-\u9fff]{0,12})$/u
const EACH = /(?:分别|依次|各)[^，。；、]{0,6}$/u

/** Digits with what may belong to one written number, and whether more than one number was written together. */
interface Run {
  readonly start: number
  readonly end: number
  /** A date, version, range, ratio, fraction or telephone number: several numbers joined by marks. */
  readonly joined: boolean
}

function numberRun(text: string, start: number): Run {
  let end = start
  let joined = false
  let points = 0
  for (;;) {
    while (isDigit(text.charCodeAt(end))) end++
    const mark = text[end]
    if (mark === undefined) break
    if (isPoint(mark) && isDigit(text.charCodeAt(end + 1))) {
      points++
      end++
    } else if ((mark === ',' || mark === '，') && points === 0 && isThousands(text, start, end)) end++
    else if (mark === ',' && !joined && points === 0 && isBroken(text, start, end)) end += 2
    else if (mark === ' ' && !joined && points === 0 && isSpaced(text, start, end)) end++
    else if (JOINTS.has(mark) && isDigit(text.charCodeAt(end + 1))) {
      joined = true
      points = 0
      end++
    } else break
  }
  return { start, end, joined: joined || points > 1 }
}

/** One to three digits before the mark, then groups of three: `18,976.76`. A full-width mark only inside such a number. */
function isThousands(text: string, start: number, comma: number): boolean {
  const before = text.slice(start, comma)
  const first = before.search(/[,，]/u)
  if ((first < 0 ? before.length : first) > 3) return false
  for (let i = 1; i <= 3; i++) if (!isDigit(text.charCodeAt(comma + i))) return false
  if (isDigit(text.charCodeAt(comma + 4))) return false
  // `，` separates clauses; it groups digits only in front of decimals, as in 3，355.65.
  return text[comma] === ',' || (isPoint(text[comma + 4] ?? '') && isDigit(text.charCodeAt(comma + 5)))
}

/** `支出总计606, 416万元`: extraction leaves a blank behind the separator, with a word before the number and a unit behind it. */
function isBroken(text: string, start: number, comma: number): boolean {
  if (!isHan(text[start - 1] ?? '')) return false
  const number = BROKEN.exec(text.slice(start, start + LONGEST_SPACED))?.[0] ?? ''
  return number.length > comma - start && unitAfter(text, start + number.length)?.kind === 'unit'
}

const BROKEN = /^\d{1,3}(?:, ?\d{3}){1,4}(?:\.\d{1,4})?(?!\d)/u

/** `收案321 146件`: yearbooks group digits by a blank; so is it where a word stands before them and a unit behind. */
function isSpaced(text: string, start: number, blank: number): boolean {
  if (!isHan(text[start - 1] ?? '') || ENUMERATES.test(text.slice(Math.max(0, start - 2), start))) return false
  const groups = SPACED.exec(text.slice(start, start + LONGEST_SPACED))?.[0] ?? ''
  return groups.length > blank - start && unitAfter(text, start + groups.length)?.kind === 'unit'
}

const SPACED = /^\d{1,3}(?: \d{3}){1,4}(?:\.\d{1,4})?(?!\d)/u
const LONGEST_SPACED = 24
/** 附件1 200份, 第3 100人: the first number says which, not how many. */
const ENUMERATES = /附件$|[第图表号年月日]$/u

/**
 * The terms of a ratio that states something: the shares of `产业结构为2.5∶36.7∶60.7`, and what `医护比1:1.35` and `生师比14.35:1`
 * set against one.
 */
function ratioAt(text: string, run: Run): Quantity[] {
  const before = text.slice(Math.max(0, run.start - RATIO_WORDS), run.start)
  const written = text.slice(run.start, run.end)
  const numbers = written.split(/[:：∶]/u)
  if (numbers.some((number) => !/^\d{1,6}(?:[.．]\d{1,4})?$/u.test(number))) return []
  const words = numbers.length > 2 ? STRUCTURE : numbers.every((number) => /[.．]/u.test(number)) ? PROPORTION : null
  const shares = words?.test(before) && isNearHundred(numbers)
  const single = numbers.length === 2 && /比[例率]?[为是约达]{0,2}[：:]?$/u.test(before) && numbers.indexOf('1') >= 0
  if (!shares && !single) return []
  const stating = single ? [numbers[0] === '1' ? 1 : 0] : [...numbers.keys()]
  return stating.flatMap((n) => {
    const start = run.start + numbers.slice(0, n).join(':').length + (n === 0 ? 0 : 1)
    const end = start + (numbers[n] ?? '').length
    const numeral = arabic(text.slice(start, end))
    if (!numeral) return []
    const { value, decimals } = numeral
    return [{ start, end, numberStart: start, numberEnd: end, value, decimals, unit: NO_UNIT, bound: null }]
  })
}

const RATIO_WORDS = 24
/** 三次产业结构由上年的11.5∶43.9∶44.6调整为: the earlier ratio is itself among the words before the later one. */
const STRUCTURE =
  /(?:结构|构成|产业|占比|比重)[^，。；]{0,20}$|[0-9.．∶：:]{6,}(?:调整|变化|优化|变|演变)[^，。；]{0,4}$/u
/** 轻重工业总产值比例为47.4∶52.6, and behind it those of other years. */
const PROPORTION = /(?:比例|结构|构成|之比)[^。；]{0,18}$|[0-9∶：:][，,]\d{4}年[为是]?$/u
/** A wrong digit must not make a structure something else. */
const STRUCTURE_OFF = 100

/** Shares come to a hundred but for a wrong digit, or but for one that is printed ten times as large as it is. */
function isNearHundred(numbers: readonly string[]): boolean {
  const beyond = total(numbers) - 100
  if (Math.abs(beyond) <= STRUCTURE_OFF / (numbers.length > 2 ? 1 : 2)) return true
  return numbers.some((number) => Math.abs(beyond - total([number]) * 0.9) < ROUNDED)
}

const ROUNDED = 0.3

function total(numbers: readonly string[]): number {
  return numbers.reduce((sum, number) => sum + Number(number.replace('．', '.')), 0)
}

function amountAt(text: string, run: Run): Quantity | null {
  if (run.joined || isPartOfWord(text, run) || isNoteMark(text, run)) return null
  const signed = signBefore(text, run.start)
  const numeral = arabic(text.slice(signed, run.end))
  if (!numeral) return null
  const after = unitAfter(text, run.end)
  if (after?.kind === 'time' && !isMeasured(text, signed, after.end, numeral.decimals)) return null
  const unit = (after?.kind === 'time' ? after.duration : after?.unit) ?? NO_UNIT
  if (after?.kind === 'time' && unit === NO_UNIT) return null
  const end = after?.end ?? run.end
  if (isOrdinal(text, signed) || isRangeEnd(text, signed, end) || isFactor(text, signed)) return null
  if (isCode(text, run, numeral.decimals) || isNumbering(text, run, end)) return null
  if (unit === NO_UNIT && !isLabelled(text, signed, run, numeral.decimals)) return null
  const bound = boundOf(text, signed, end, after?.kind === 'unit' && after.about)
  return {
    start: signed,
    end,
    numberStart: signed,
    numberEnd: run.end,
    value: numeral.value,
    decimals: numeral.decimals,
    unit,
    bound,
  }
}

/** 平均68.9天, 由15个工作日缩短至8个工作日: how long something took, and no date or term of a contract. */
function isMeasured(text: string, start: number, end: number, decimals: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_NAME), start)
  if (TOOK.test(before) || COUNTED_DAYS.test(before)) return true
  return FROM.test(before) ? TO.test(text.slice(end, end + LONGEST_NAME)) : decimals > 0
}

const TOOK = /(?:缩短|压缩|压减|减少|延长)(?:了|至|到|为)?$/u
/** 优良天数为347天. */
const COUNTED_DAYS = /(?:天数(?:[为是共有达]|达到)?|空气质量(?:优良|达标))$/u
const FROM = /由[^，。；由]{0,12}$/u
const TO = /^[^，。；]{0,8}(?:缩短|压缩|压减|减少|延长)[了至到为]?/u

/** Chinese numerals count: `两个二级机构`, `十三个`. `一个` states no amount; neither do slogans in quotation marks. */
function chineseAmountAt(text: string, start: number): Quantity | null {
  let end = start
  while (end < text.length && end - start < 8 && CHINESE_DIGITS.has(text[end] as string)) end++
  const value = chinese(text.slice(start, end))
  const after = unitAfter(text, end)
  if (value === null || value < 2 || after?.kind !== 'unit' || after.about || !after.unit.scale.equals(1)) return null
  if (!COUNTABLE.has(after.unit.dimension) || isOrdinal(text, start)) return null
  const before = text[start - 1] ?? ''
  if ('“‘"《〈几数每各前后这那同上下之分'.includes(before) && before !== '') return null
  if (after.unit.of === '类' || isStage(text, start, after) || SLOGANS.some((word) => text.startsWith(word, after.end)))
    return null
  return {
    start,
    end: after.end,
    numberStart: start,
    numberEnd: end,
    value: new Decimal(value),
    decimals: 0,
    unit: after.unit,
    bound: null,
  }
}

/** 二期投资480万元, 三批资金, 六届一次会议: what is behind the first, not how many; 两期 and `办班三期，` are. */
function isStage(text: string, start: number, { unit, end }: { unit: Unit; end: number }): boolean {
  return STAGES.has(unit.of) && text[start] !== '两' && isHan(text[end] ?? '')
}

const STAGES: ReadonlySet<string> = new Set('期批届')

/** What follows a numeral in a fixed term: “四个意识”, 八项规定, 三个方面. */
const SLOGANS = [
  '产业',
  '共占',
  '合计',
  '费用',
  '共计',
  '”',
  '’',
  '方面',
  '维护',
  '规定',
  '意识',
  '自信',
  '层面',
  '月',
  '年',
  '小时',
  '阶段',
  '务必',
  '确保',
  '坚持',
  '结合',
]
const COUNTABLE: ReadonlySet<string> = new Set(['count', 'staff'])
const CHINESE_DIGITS = new Set('两二三四五六七八九十百')
const ARABIC = 1
const CHINESE = 2
/** By character code: the kind of numeral that begins with it, 0 for none. */
const BEGINS = new Uint8Array(0x10000)
for (const digit of '0123456789０１２３４５６７８９') BEGINS[digit.charCodeAt(0)] = ARABIC
for (const digit of CHINESE_DIGITS) BEGINS[digit.charCodeAt(0)] = CHINESE
const JOINTS = new Set('-－–—~～〜/／:：∶')
const SIGNS = new Set('-－−–')

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)
}

function isPoint(char: string): boolean {
  return char === '.' || char === '．'
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && (char < '\u0080' || char >= '\uff00') && /^[a-zA-Zａ-ｚＡ-Ｚ_]$/u.test(char)
}

/** `A1`, `G20`, `5G`, `H1N1`, `COVID-19`: digits inside a name. */
function isPartOfWord(text: string, run: Run): boolean {
  const before = text[run.start - 1]
  if (isLetter(before)) return true
  if (before === '-' && isLetter(text[run.start - 2])) return true
  if (before === '.' && (isLetter(text[run.start - 2]) || isLetter(text[run.end]))) return true
  return isLetter(text[run.end]) && unitAfter(text, run.end) === null
}

/** `筹资[57]48亿元`: the mark of a footnote. */
function isNoteMark(text: string, run: Run): boolean {
  return '[［'.includes(text[run.start - 1] ?? ' ') && ']］'.includes(text[run.end] ?? ' ')
}

function signBefore(text: string, start: number): number {
  const before = text[start - 1]
  if (before === undefined || !SIGNS.has(before)) return start
  const earlier = text[start - 2]
  const joins = earlier !== undefined && (isDigit(earlier.charCodeAt(0)) || '）)%％元年月日'.includes(earlier))
  return joins ? start : start - 1
}

/** `第3批`, `No.5`. */
function isOrdinal(text: string, start: number): boolean {
  let at = start - 1
  // 第十 四次 is wrapped or justified.
  while (start - at <= LONGEST_ORDINAL && (text[at] === ' ' || CHINESE_DIGITS.has(text[at] as string))) at--
  return text[at] === '第' || text[at] === '№'
}

const LONGEST_ORDINAL = 6

/** The `×100%` of a printed formula. */
function isFactor(text: string, start: number): boolean {
  const before = text[start - 1] === ' ' ? text[start - 2] : text[start - 1]
  return before !== undefined && '×*＊✕xXｘ'.includes(before)
}

/** `10～20万元` written with its unit twice, or with 至: the end of a range is no amount, nor is its beginning. */
function isRangeEnd(text: string, start: number, end: number): boolean {
  const next = text[end]
  const before = text[start - 1]
  const joins = (mark: string | undefined, digit: string | undefined) =>
    mark !== undefined && '~～〜—–'.includes(mark) && digit !== undefined && isDigit(digit.charCodeAt(0))
  return joins(next, text[end + 1]) || (before !== undefined && '~～〜'.includes(before))
}

/** Leading zeros, or a year, or a long bare number in running text: a code, a date or a telephone number. */
function isCode(text: string, run: Run, decimals: number): boolean {
  const digits = text.slice(run.start, run.end)
  if (decimals === 0 && digits.length > 1 && (digits.startsWith('0') || digits.startsWith('０'))) return true
  if (isPoint(digits[4] ?? '') && digits.startsWith('20') && unitAfter(text, run.end) === null) return true
  const bare = unitAfter(text, run.end) === null && decimals === 0 && !digits.includes(',')
  return bare && (digits.length >= 7 || (digits.length === 4 && /^(?:19|20)/u.test(digits)))
}

/** `1.` `1．` `1、` `（1）` `1)` at the beginning or behind the end of a sentence. */
function isNumbering(text: string, run: Run, end: number): boolean {
  if (end !== run.end) return false
  const before = text[run.start - 1]
  const next = text[run.end]
  if (next !== undefined && '）)'.includes(next))
    return before === undefined || '（( \u3000。；;：:，,\t\n'.includes(before)
  if (next === undefined || !'.．、'.includes(next)) return false
  let back = run.start - 1
  while (back >= 0 && ' \u3000\t\u00a0'.includes(text[back] as string)) back--
  return back < 0 || '。；;：:！？\n”）'.includes(text[back] as string)
}

/** A bare number counts only where a word or a colon stands right before it and no word right behind it. */
function isLabelled(text: string, start: number, run: Run, decimals: number): boolean {
  const before = text[start - 1]
  const next = text[run.end]
  if (
    next !== undefined &&
    (isHan(next) || '”’」』》'.includes(next)) &&
    !'，。；、）和及与，占，比较同完其'.includes(next)
  )
    return false
  if (before === undefined) return next === undefined
  if (isHan(before) || '：:=＝ \t数为'.includes(before)) return true
  return decimals > 0
}

function isHan(char: string): boolean {
  const code = char.charCodeAt(0)
  return code >= 0x4e00 && code <= 0x9fff
}

const BEFORE: readonly (readonly [string, Bound])[] = [
  ['不低于', 'at-least'],
  ['不少于', 'at-least'],
  ['不小于', 'at-least'],
  ['至少', 'at-least'],
  ['≥', 'at-least'],
  ['＞=', 'at-least'],
  ['>=', 'at-least'],
  ['>', 'more-than'],
  ['＞', 'more-than'],
  ['大于', 'more-than'],
  ['高于', 'more-than'],
  ['超过', 'more-than'],
  ['超', 'more-than'],
  ['逾', 'more-than'],
  ['突破', 'more-than'],
  ['不超过', 'at-most'],
  ['不高于', 'at-most'],
  ['不大于', 'at-most'],
  ['不多于', 'at-most'],
  ['至多', 'at-most'],
  ['≤', 'at-most'],
  ['<=', 'at-most'],
  ['<', 'less-than'],
  ['＜', 'less-than'],
  ['小于', 'less-than'],
  ['低于', 'less-than'],
  ['不足', 'less-than'],
  ['不到', 'less-than'],
  ['近', 'less-than'],
  ['接近', 'less-than'],
  ['将近', 'less-than'],
  ['约', 'about'],
  ['大约', 'about'],
  ['约为', 'about'],
]
const BOUNDS = new Map(BEFORE)
const WORDS_BEFORE = BEFORE.map(([word]) => word).sort((a, b) => b.length - a.length)
const LONGEST_BEFORE = 3

/** 节约2万元 is no bound: 约 ends another word. */
const ENDS_A_WORD = /[节集合预契制签违履公]约$|[附最靠临]近$/u

const BEHIND: readonly (readonly [string, Bound])[] = [
  ['以上', 'at-least'],
  ['及以上', 'at-least'],
  ['以内', 'at-most'],
  ['之内', 'at-most'],
  ['以下', 'at-most'],
  ['左右', 'about'],
  ['上下', 'about'],
]

const INCLUSIVE = /^[（(]不?含(?:本数|[\d.]{1,4}分?)?[）)]/u
const LONGEST_INCLUSIVE = 10

function boundOf(text: string, start: number, end: number, about: boolean): Bound | null {
  let at = start
  while (text[at - 1] === ' ') at--
  const before = endingOf(text.slice(Math.max(0, at - LONGEST_BEFORE), at), WORDS_BEFORE)
  if (before && !ENDS_A_WORD.test(text.slice(Math.max(0, at - 2), at))) return BOUNDS.get(before) ?? null
  // 90分（含）以上
  const after = end + (INCLUSIVE.exec(text.slice(end, end + LONGEST_INCLUSIVE))?.[0].length ?? 0)
  const behind = BEHIND.find(([word]) => text.startsWith(word, after))
  if (behind) return behind[1]
  return about ? 'more-than' : null
}
