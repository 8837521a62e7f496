import type { Figure, Section } from '../model/report.ts'
import type { Passage } from '../model/tree.ts'
import { NO_UNIT, type Unit } from '../number/unit.ts'
import { measureIn } from '../taxonomy/measures.ts'
import { inFormalWords } from './everyday.ts'
import { GAP, gapIn, lastPhrase, nounAfter, nounIn, since, strengthAt } from './phrase.ts'
import { place } from './place.ts'
import { type Quantity, quantities } from './quantities.ts'
import { type Role, roleOf } from './role.ts'
import { type Carried, NOTHING_CARRIED, type Subject, subjectBefore, subjectsIn } from './subject.ts'
import { FILLERS, OPENERS, type Opener, withoutEnding } from './wording.ts'

/** A figure in running text with what the words around it say of it. */
export interface Mention {
  readonly figure: Figure
  readonly role: Role
  /** What a share is of, or the name of a rate; empty otherwise. */
  readonly of: string
  /** +1 increase, −1 decrease, 0 none, of changes. */
  readonly direction: -1 | 0 | 1
  /** The text between the number before and this one, and between this one and the mark or number after. */
  readonly lead: string
  readonly tail: string
  /** The paragraph's text behind the number, as far as a list may reach. */
  readonly rest: string
  /** The last words of the lead, fillers taken off. */
  readonly phrase: string
  /** The word in the lead that begins a breakdown. */
  readonly opener: Opener | null
  /** The strongest mark in the lead: one of {@link GAP}. */
  readonly gap: number
  /** How many brackets are open. */
  readonly depth: number
  /** Its place among numbers that stand for things enumerated before. */
  readonly enumerated: Enumerated | null
  /** The budget subject that the words before name, in the paragraph or the one before it. */
  readonly subject: Subject | null
  /** Said to be of the year or period before: 上年支出6万元, （去年同期为12万）. */
  readonly prior: boolean
  /** Which number of its passage it is. */
  readonly at: number
  /** Running numbers of its paragraph and sentence in the report. */
  readonly paragraph: number
  readonly sentence: number
}

export interface Enumerated {
  readonly rank: number
  readonly count: number
  /** Which number of its passage the first of them is. */
  readonly first: number
  /** The name that stands for this one; may be empty. */
  readonly name: string
}

/** What reading one paragraph needs to know of its surroundings. */
export interface Surroundings {
  readonly section: Section
  readonly paragraph: number
  /** The running number of the paragraph's first sentence. */
  readonly sentence: number
  /** The year reported on. */
  readonly year: number | null
  /** What the paragraphs before say of the budget subject. */
  readonly carried?: Carried
  readonly cell: Figure['cell']
  readonly source: Figure['source']
  nextId(): string
}

/** The figures of one passage of running text, in reading order. */
export function mentions(passage: Passage, around: Surroundings): Mention[] {
  const text = inFormalWords(passage.text)
  const found = quantities(passage.text)
  const precision = peerPrecision(found)
  const carried = around.carried ?? NOTHING_CARRIED
  const { subjects } = subjectsIn(text, carried)
  const before = subjectBefore(text, carried)
  const subjectAt = (at: number) => subjects.findLast(({ end }) => end <= at) ?? before
  const result: Mention[] = []
  let end = 0
  let depth = 0
  let { paragraph, sentence } = around
  let opened = 0
  let year: number | null = null
  // 上年 holds up to the next semicolon, a printed year up to the full stop.
  let relative = false
  const allTopic = found.length > 0 ? topicOf(text, around.section) : null
  let alone = allTopic !== null
  for (const [i, quantity] of found.entries()) {
    const start = end
    const lead = tight(text.slice(start, quantity.start))
    const next = found[i + 1]
    const tail = tight(text.slice(quantity.end, next ? next.start : quantity.end + LONGEST_LIST))
    depth = Math.max(0, depth + brackets(lead))
    const divided = endsLongStretch(i - opened, lead)
    if (divided) opened = i
    const gap = i === opened ? GAP.paragraph : gapIn(lead)
    if (divided) paragraph++
    sentence += divided ? 1 : stops(lead)
    if (gap >= GAP.stop || (gap >= GAP.semicolon && relative)) year = null
    const own = yearIn(lead, around.year)
    // 1995年资产…，比1985年增长8.2倍；从业人员…: what follows is of 1995 again.
    const aside = own !== null && ASIDE_YEAR.test(lead) && own < (year ?? around.year ?? own)
    const compared = own !== null && own !== year && (aside || COMPARED.test(lead))
    const carried: number | null = year
    if (own !== null || year === null) relative = own !== null && !lead.includes(`${own}`)
    year = own ?? year
    const previous = result.at(-1)
    const subject = subjectAt(quantity.start)
    if (previous && !isOfTopic(previous)) alone = false
    const topic = alone ? allTopic : null
    const context = {
      topic,
      start,
      lead,
      tail,
      gap,
      depth,
      paragraph,
      sentence,
      year,
      at: i,
      previous,
      next,
      precision,
      around,
      subject,
    }
    result.push(mention(passage, quantity, context))
    // 加上年初结转53万元，收入总计1839万元: what was brought forward is of the year before, and nothing behind it.
    if (compared || (own !== null && BROUGHT_FORWARD.test(lead))) year = carried
    end = quantity.end
  }
  return withPriorParts(withBasesBehindAsides(carryOver(result)))
}

/** 上年结转, 年初结转和结余. */
const BROUGHT_FORWARD = /(?:上年末?|年初)[^，。；、\d]{0,8}结[转余][转结和与余]{0,4}$/u

/** 比 2024 年度减少: typesetting sets numbers and marks off by blanks, which say nothing. */
function tight(words: string): string {
  if (!words.includes(' ')) return words
  return words.replace(/ +/gu, (blanks, at: number) => {
    const [before = '', after = ''] = [words[at - 1], words[at + blanks.length]]
    const parted =
      after === '' || (HAN_OR_MARK.test(before) ? SET_OFF.test(after) : SET_OFF.test(before) && HAN.test(after))
    return parted ? '' : blanks
  })
}

const HAN = /[\u4e00-\u9fff（）“”]/u
const HAN_OR_MARK = /[\u4e00-\u9fff，。；：、（）“”]/u
const SET_OFF = /[\d，。；：、（）“”]/u

/**
 * Whether a new paragraph begins where none is marked: what holds hundreds of numbers is a table that lost its lines, and
 * readings that hold each number to all others of its paragraph must stay linear in the report.
 */
function endsLongStretch(count: number, lead: string): boolean {
  return count >= MOST_NUMBERS && (count >= 2 * MOST_NUMBERS || gapIn(lead) >= GAP.stop)
}

const MOST_NUMBERS = 200

/**
 * `占比依次为22%、63%和15%`, `分别增长9.5%和6.6%`: what stands before the first number of an enumeration holds for all of
 * them, in the order of what was enumerated before.
 */
function carryOver(found: readonly Mention[]): Mention[] {
  const result: Mention[] = []
  for (let i = 0; i < found.length; ) {
    const first = found[i] as Mention
    let end = i + 1
    while (end < found.length && continues(found[end] as Mention, first)) end++
    const count = end - i
    const each = count > 1 && (EACH.test(first.lead) || PORTIONS.test(first.lead))
    for (let rank = 0; rank < count; rank++) {
      const mention = found[i + rank] as Mention
      const enumerated = each ? { rank, count, first: first.at, name: nameAt(first.lead, rank, count) } : null
      const { role, of, direction } =
        each && first.role === 'other' && PORTIONS.test(first.lead) ? PORTION : rank === 0 ? mention : first
      const own = role === 'rate' && enumerated && /率$/u.test(enumerated.name) ? enumerated.name : of
      result.push(count === 1 ? mention : { ...mention, role, of: own, direction, enumerated })
    }
    i = end
  }
  return result
}

/** 各占38%、62% of two things is one share each; 各减少2人 of one number would be of both. */
const EACH = /分别|依次|各(?=[是为占自增减降]|下降|上升|增长|提高|压减)/u
/** 四级财政负担比例为30%、40%、10%和20%: each is a share, in the order of the amounts before. */
const PORTIONS = /(?:负担|分担|承担|配套|构成|支出|占|结构)(?:比例|比重)为?$/u

const PORTION = { role: 'share', of: '', direction: 0 } as const

function continues(mention: Mention, first: Mention): boolean {
  const joined = /^(?:[、，,]|和|及|与|以及|、和)$/u.test(mention.lead.trim())
  const sameUnit = mention.figure.unit.dimension === first.figure.unit.dimension
  return joined && sameUnit && (first.role !== 'level' || EACH.test(first.lead))
}

/** The name in the same place before 分别: `人员经费、公用经费占比分别为90.34%和9.66%`; empty where the names do not match up. */
function nameAt(lead: string, rank: number, count: number): string {
  const names = since(lead.slice(0, lead.search(EACH)), GAP.comma).replace(
    /(?:占比|比重|占|金额|数额|同比|所|较上年|比上年).{0,12}$/u,
    '',
  )
  const each = names.split(/[、和及与]/u).filter((name) => name.length > 1)
  return each.length === count ? (each[rank] ?? '') : ''
}

const LONGEST_LIST = 600

interface Context {
  /** What the paragraph is about, where it says so before its first number. */
  readonly topic: string | null
  readonly lead: string
  readonly tail: string
  readonly gap: number
  readonly depth: number
  readonly paragraph: number
  readonly sentence: number
  readonly year: number | null
  /** Where the lead begins in the passage. */
  readonly start: number
  readonly previous: Mention | undefined
  readonly next: Quantity | undefined
  readonly at: number
  readonly precision: (quantity: Quantity, lead: string) => number
  readonly around: Surroundings
  readonly subject: Subject | null
}

function mention(passage: Passage, quantity: Quantity, context: Context): Mention {
  const { lead, tail, gap, depth, paragraph, sentence, around, previous, next, subject, topic } = context
  const phrase =
    withoutEnding(
      lastPhrase(
        withoutNoteMarks(lead).replace(FIELD, '').replace(COUNTED, '').replace(ASIDE_OF, '').replace(NAMED_ASIDE, ''),
      ),
      FILLERS,
    ) || beforeBracket(passage.text, context.start, quantity.start)
  const reading = roleOf(quantity, { lead, phrase, tail, previous, next })
  const unit = implied(quantity, reading.role, phrase, previous)
  const noun = nounIn(phrase)
  const people = unit.dimension === 'staff' && VERB.test(noun) ? PEOPLE.exec(nounAfter(tail))?.[0] : undefined
  const behind =
    unit.dimension === 'count' && (isOfBefore(lead, previous) || VERB.test(noun) || WON.test(noun)) ? thingIn(tail) : ''
  const counted = unit.dimension === 'count' || unit.dimension === 'staff' ? countedIn(lead, tail) : undefined
  const printed = reading.label || people || counted || behind || noun || nounAfter(tail)
  const label =
    (reading.role === 'level' && (ofSubject(printed, subject) ?? ofTopic(printed, topic))) ||
    inheriting(printed, reading.role, gap, previous)
  const figure: Figure = {
    id: around.nextId(),
    text: passage.text.slice(quantity.start, quantity.end),
    at: place(passage, quantity.start, quantity.end),
    numberAt: place(passage, quantity.numberStart, quantity.numberEnd),
    value: quantity.value,
    decimals: quantity.decimals,
    precision: context.precision(quantity, lead),
    unit,
    bound: quantity.bound,
    label,
    measure: measureOf(phrase, lead),
    year: context.year ?? around.year,
    scope: null,
    section: around.section,
    cell: around.cell,
    source: around.source,
  }
  const opener = INCLUDED.test(tail) ? null : (openerIn(lead) ?? amidst(lead, unit, previous))
  const { role, of, direction } = reading
  const rest = passage.text.slice(quantity.end, quantity.end + LONGEST_LIST)
  return {
    figure,
    role,
    of,
    direction,
    lead,
    tail,
    rest,
    phrase,
    opener,
    gap,
    depth,
    enumerated: null,
    subject,
    prior: isPrior(lead),
    at: context.at,
    paragraph,
    sentence,
  }
}

/** 7个乡镇43个行政村: the words between name what the first number counts. */
function isOfBefore(lead: string, previous: Mention | undefined): boolean {
  const words = lead.trim()
  return words !== '' && previous?.figure.unit.dimension === 'count' && nounAfter(previous.tail) === words
}

/** 涉及7个乡镇: of what there are seven, the verb before does not say. */
function thingIn(tail: string): string {
  const noun = nounAfter(tail)
  return noun.length > 1 && noun.length <= LONGEST_THING ? noun : ''
}

const LONGEST_THING = 6

/** The name before a bracket with numbers of its own: 总人口性别比（以女性为100）为104.8. */
function beforeBracket(text: string, from: number, to: number): string {
  const closing = BRACKET_CLOSED.exec(text.slice(from, to))?.[1]
  if (closing === undefined) return ''
  let open = from + closing.length
  for (let depth = 1; depth > 0 && open > 0 && to - open < LONGEST_BRACKET; )
    depth -= BRACKETS[text.charCodeAt(--open)] ?? 0
  return withoutEnding(lastPhrase(text.slice(Math.max(0, open - LONGEST_BRACKET), open)), FILLERS)
}

/** Closed, and not opened, since the number before. */
const BRACKET_CLOSED = /^([^（(）)。；]{0,40})[）)][为是达有共]{0,2}$/u
const LONGEST_BRACKET = 80

/** 行政运行决算, of `…行政运行（项）。年初预算为10万元，支出决算为12万元`; null where the words name something else. */
function ofSubject(label: string, subject: Subject | null): string | null {
  if (!subject) return null
  if (/[（(]项[）)]$/u.test(label)) return subject.item
  const [, measure] = MEASURE_ALONE.exec(label) ?? []
  return measure === undefined ? null : subject.item + measure
}

/** `1.基本支出。全年支出57万元`, `项目支出：本年实际支出16万元`: what all of it is of, the words before the first full stop say, or the heading. */
function topicOf(text: string, { title }: Section): string | null {
  return TOPIC.exec(text)?.[1] ?? TOPIC.exec(`${title}。`)?.[1] ?? null
}

/** 安排项目4个。年初安排284万元，实际支出327万元: nothing but the topic is spoken of as yet. */
function isOfTopic({ figure: { unit, label } }: Mention): boolean {
  return (
    unit.dimension === 'count' || (unit.dimension === 'money' && /^(?:年初)?(?:安排|预算)(?:数|资金)?$/u.test(label))
  )
}

const TOPIC =
  /^\s{0,8}(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.．、]\s{0,2})?([\u4e00-\u9fff“”]{1,12}(?:支出|收入|经费))(?:使用|执行|完成|安排|决算)?(?:情况)?(?:说明)?[。：:]/u

function ofTopic(label: string, topic: string | null): string | null {
  return topic !== null && ALL_OF_IT.test(label) && topic.endsWith(label.slice(-2)) ? topic : null
}

const ALL_OF_IT = /^(?:全年|本年|本年度|当年|年度|实际|累计|共){0,3}(?:支出|收入)$/u

const MEASURE_ALONE = /^(?:年初|全年|当年|本年|调整后?)?(?:财政拨款)?(?:收入|支出)?((?:预算|决算|执行)数?)$/u

/** `“三公”经费支出预算为20.5万元，支出决算为15万元`: a result that names nothing is of what was budgeted right before. */
function inheriting(label: string, role: Role, gap: number, previous: Mention | undefined): string {
  // 总产值超4.4万亿元，达到44343.9亿元: more than that, and just so much.
  if (label === '' && gap === GAP.comma && previous?.figure.bound) return previous.figure.label
  if (role !== 'level' || gap > GAP.comma || previous?.role !== 'level' || !RESULT_ALONE.test(label)) return label
  const [, subject] = BUDGET_OF.exec(previous.figure.label) ?? []
  return subject === undefined ? label : subject + label
}

const RESULT_ALONE = /^(?:支出)?决算(?:数|额)?$/u
const BUDGET_OF = /^(.{2,40}?)(?:支出)?(?:年初|调整|全年)?预算(?:数|额)?$/u

/** 158个行政村中共有贫困村103个: what is counted is named behind its number, and begins no name of what is among it. */
const COUNTED = /^(?!中)([\u4e00-\u9fff]{2,10}?)中(?![心央小学医职级型])[，,]?(?:共|已|现|其中)?有?(?=[\u4e00-\u9fff])/u

/** 完工的71个小区中 counts 完工的小区. */
function countedIn(lead: string, tail: string): string | undefined {
  const counted = COUNTED.exec(tail)?.[1]
  return counted && (QUALIFIER.exec(lastPhrase(lead))?.[0] ?? '') + counted
}

const QUALIFIER = /[^的]{2,8}的$/u

/** 完成37名在职人员的工资福利待遇: the people are named behind their number. */
const VERB = /^(?:完成|保障|确保|用于|支付|发放|涉及|现有|共有|有|为)$/u

/** 运动员共获得260枚金牌. */
const WON = /(?:获得|夺得|斩获)$/u

const PEOPLE = /^[^的]{0,8}?(?:人员|职工)/u

/** 转贷县（市、区）241446万元, 一般公共预算收入（预计完成数，下同）113.6亿元: the marks in the bracket part no words. */
const NAMED_ASIDE = /[（(][^（()）\d、，]{0,12}[、，][^（()）\d]{0,16}[）)](?=[为是达约共]{0,2}$)/u
/** The colon of a field: 预算数：460万元. */
const FIELD = /[：:][ \u3000]{0,4}$/u
/** 与上次普查（2010年数据，下同）的133972万人相比: what the bracket adds stands between a name and its number. */
const ASIDE_OF = /[（(][^（()）。；]{0,30}[）)]的$/u
const NOTE_MARK = /[[［]\d{1,3}[\]］]/gu

function withoutNoteMarks(lead: string): string {
  return lead.includes(']') || lead.includes('］') ? lead.replace(NOTE_MARK, '') : lead
}

/** A share or change that lost its percent sign (增长13.95。) is still a percentage. */
function implied({ unit, decimals }: Quantity, role: Role, phrase: string, previous: Mention | undefined) {
  // 行政编制7人，事业编制11: posts like those before.
  const before = previous?.figure.unit
  if (unit === NO_UNIT && decimals === 0 && before?.dimension === 'staff' && /编制(?:数|人数)?$/u.test(phrase))
    return before
  const percentage = role === 'share' || role === 'rate' || (role === 'change' && decimals > 0)
  return unit === NO_UNIT && percentage ? { ...unit, dimension: 'percent' as const } : unit
}

function measureOf(phrase: string, lead: string): string | null {
  const own = measureIn(withoutBudgets(phrase))
  if (own === '预算' && phrase.includes('年初')) return '年初预算'
  if (own === '预算' && TASK_DONE.test(phrase)) return '决算'
  if (AFTERWARDS.test(phrase)) return '调整预算'
  return own ?? (gapIn(lead) < GAP.stop ? null : measureIn(withoutBudgets(since(lead, GAP.stop))))
}

/** 年初预算620万元，核减后为501万元 */
const AFTERWARDS =
  /(?:核[减增]|调[减增整]|追[加减]|压减|变更)后(?:的?(?:全年|支出)?(?:预算|指标|资金|总额|金额)){0,2}(?:数|额)?$/u

/** 完成森林抚育任务78万亩 was done; 完成年度目标任务80万亩的97% is of what was to be done. */
const TASK_DONE =
  /(?<!计划|应|需|拟|要求)完成(?![^，。；]{0,12}(?:全年|年度|年初|目标|计划|考核|下达|总任务))[^，。；]{2,14}任务$/u

/** 一般公共预算支出 is of one of the four budgets, not what was budgeted. */
function withoutBudgets(phrase: string): string {
  if (!phrase.includes('预算')) return phrase
  return phrase
    .replace(/预算(?=稳定调节|周转)/gu, '')
    .replace(
      /(?:一般公共|公共财政|政府性基金|国有资本经营|社会保险基金)预算(?=收入|支出|财政拨款|拨款|资金|本级)/gu,
      '',
    )
}

/** 包括本次拨付的3000万元在内，共安排33168万元: what is included breaks nothing down. */
const INCLUDED = /^[^，,。；;]{0,8}在内/u

/** A word that begins a breakdown counts in its own clause; 主要是 only right before the part, for it also gives reasons. */
function openerIn(lead: string): Opener | null {
  if (lead.length < 2) return null
  const clause = withoutAsides(since(lead, GAP.semicolon))
  let found: { at: number; opener: Opener; length: number } | null = null
  for (const [word, opener] of OPENING.test(clause) ? OPENERS : []) {
    // 其中，甲、乙分别为x和y: how the parts are told does not change what they are parts of.
    if (word.startsWith('分别') && found?.opener === 'among') continue
    const text = word.startsWith('主要') ? lastPhrase(clause.replace(USED_FOR, '$1')) : clause
    const at = text.lastIndexOf(word) + clause.length - text.length
    if (!text.includes(word) || (word === '分为' && SCORED.test(text))) continue
    if (!found || at > found.at + found.length - word.length) found = { at, opener, length: word.length }
  }
  return found?.opener ?? (BY.test(clause) || amidWhat(lead) !== null ? 'among' : null)
}

/** 主要用于：疾病预防1086万元, 项目支出主要是：甲386万元、乙112万元，其余37万元. */
const USED_FOR = /(主要(?:用于|是|为))[：:]/u

/** 综合得分为88.6分 divides nothing. */
const SCORED = /[得评总积]分为$/u

/** The first characters of {@link OPENERS}: most leads have none of them. */
const OPENING = new RegExp(`[${OPENERS.map(([word]) => word[0]).join('')}]`, 'u')

/** 按经营地分，城镇x、乡村y; 分税种看，增值税x; 分部门完成情况是：国税x、地税y; 归纳起来有五类：甲x、乙y. */
const BY =
  /按[^，。；、]{1,12}(?:分|划分|分类|统计|类别|科目)[，,：:]|[从分][^，。；、]{1,8}看[，,：:]|(?<![得评总百])分[^，。；、率]{1,8}情况[为是]?[：:]|[有为成下][两二三四五六七八九]个?大?(?:类|方面|种)(?:问题|情[况形])?(?:如下)?[：:]|^中[，,：:]/u

/** Whether the words divide a whole by something. */
export function dividesBy(lead: string): boolean {
  const clause = since(withoutAsides(lead), GAP.semicolon)
  return BY.test(clause) && !clause.startsWith('中')
}

/** `31个省份中，增长的有13个`: the words right behind a number say that what follows is among what it counts. */
export function isAmidst(lead: string): boolean {
  return AMIDST.test(lead)
}

/** Of another unit it would only begin a new statement: 3个项目中，总投资12亿元. */
function amidst(lead: string, unit: Unit, previous: Mention | undefined): Opener | null {
  const people = unit.dimension === 'staff' && previous?.figure.unit.dimension === 'staff'
  const alike = previous?.figure.unit.text === unit.text || people
  const ofOneKind = previous?.role === 'level' && alike && unit !== NO_UNIT
  return ofOneKind && isAmidst(lead) ? 'among' : null
}

const AMIDST = /^[^，。；、：（）()\d]{0,14}中(?:[，,：:]|共?有)/u

/** `医疗收入中，门急诊收入x、住院收入y`: the name of what a sentence breaks down, which was stated before; null if it does not. */
export function amidWhat(lead: string): string | null {
  const sentence = since(lead, GAP.stop)
  const [, name] = AMID.exec(sentence) ?? ACCORDING.exec(sentence) ?? []
  return name === undefined ? null : nounIn(name)
}

/** 按照到位资金安排，各项内容的资金分配为：甲215万元，乙126万元. */
const ACCORDING =
  /^按照?([^，。；]{2,12}?(?:资金|经费|支出|收入|投资))(?:安排|情况|来源)?[，,][^，。；：]{0,12}(?:分配|安排|构成|组成)(?:情况)?[为如][^，。；：]{0,2}[：:]/u

const AMID =
  /^[，,；;]?在?([^，,。；;：:、]{0,24}?(?:支出|收入|经费|资金|费用?|预算|决算|总额|资产|负债|投资|人员|人口|人数|编制|产值|税收|生|单位|企业|机构|申请|案件|人才|职工|学校|医院|床位|诊疗量|总量|教师|公务员|干警|干部|党员|断面|信息|文件|提案|建议|投诉|线索|[粮经]作|作物|项目|主体|面积|产量|指标)(?:[（(][^（()）]{1,12}[）)])?)中(?:[，,：:]|(?<=(?:收入|支出|经费|资金|人员|公务员|干警|干部|教师|党员)中)(?=[^的央小等心医华国级学标期介转，。；][^，。；]{1,28}$)|(?=高级|正高|副高|研究生|本科|女|男|少数民族))/u

/** `医院按等级分：`: the name of what is divided, where the words bear it; null where they do not. */
export function dividedName(lead: string): string | null {
  return NAMED_DIVISION.exec(since(lead, GAP.stop))?.[1] ?? null
}

const NAMED_DIVISION = /^([^，。；：、按]{2,16})按[^，。；：]{1,10}分[：:，,]/u

/** Without what stands in closed brackets: A股再融资（包括公开增发、配股）3629亿元 breaks nothing down. */
function withoutAsides(text: string): string {
  if (!text.includes('）') && !text.includes(')')) return text
  return text.replace(/[（(][^（()）]{0,80}[）)]/gu, '')
}

const YEAR = /(?:^|[^\d])((?:19|20)\d{2})[ ]?年/gu

/** 接待386万人次，2023年为338万人次，增长14.3%；收入29.74亿元: but for the one number, it is of this year again. */
const ASIDE_YEAR = /^[，,（(]\s?20\d\d年(?:度|同期|末|底)?[为是仅达]{0,2}$/u
/** The last year of a lead is one that the number is compared with. */
const COMPARED = /[比较与同][ ]?(?:19|20)\d{2}[ ]?年[^年]{0,16}$/u

/** 与上年决算数21.93万元（接待费7.08万元、运行费14.85万元）相比，减少: what the bracket tells does not part the words. */
function withBasesBehindAsides(found: readonly Mention[]): Mention[] {
  return found.map((mention, i) => {
    const next = found[i + 1]
    if (mention.role !== 'level' || !next || next.depth <= mention.depth || !AGAINST_PRIOR.test(mention.lead))
      return mention
    const behind = found.slice(i + 1, i + 1 + LONGEST_ASIDE).find((one) => one.depth <= mention.depth)
    return behind && COMPARED_BEHIND.test(behind.lead) ? { ...mention, role: 'base', of: 'change' } : mention
  })
}

const LONGEST_ASIDE = 8
const AGAINST_PRIOR = /[比较与同](?:上一?年|去年|年初|20\d\d年)[^，。；]{0,12}$/u
const COMPARED_BEHIND = /^[^（(]{0,8}[）)](?:相比|比[，,]|[，,]?(?:增|减|下降|上升))/u

/** 上年22.17万元，其中招待费9.12万元，公车运行13.05万元，今年…: the parts of what was the year before were so too. */
function withPriorParts(found: readonly Mention[]): Mention[] {
  let within = false
  return found.map((mention, i) => {
    const { opener, lead, gap } = mention
    const goesOn = gap < GAP.stop && !NOW.test(lead)
    within = goesOn && (within || (opener === 'among' && found[i - 1]?.prior === true))
    return within ? { ...mention, prior: true } : mention
  })
}

export function isPartOfPrior({ prior, lead }: Mention): boolean {
  return prior && !isPrior(lead)
}

const NOW = /今年|本年|当年|20\d\d年|[比较]|同比/u

const PRIOR = /(?:^|[^比较与同于])(?:上年|去年|上一年|上月|上季|上期|同期)(?!结转|结余|旧存|遗留|末|底)/u

function isPrior(lead: string): boolean {
  return PRIOR.test(since(lead, GAP.comma))
}

/** The last year that a lead names; 上年 and 去年 are the year before the one reported on. */
function yearIn(lead: string, reported: number | null): number | null {
  if (!lead.includes('年')) return null
  let printed: { at: number; year: number } | null = null
  for (const match of lead.matchAll(YEAR)) {
    const year = Number(match[1])
    // 截至2024年4月30日，到位资金13870万元, in a report on 2023: of when it was counted, and not of what year.
    const counted = year - 1 === reported && AS_OF.test(lead.slice(Math.max(0, match.index - 3), match.index + 1))
    if (!counted) printed = { at: match.index, year }
  }
  const last = Math.max(lead.lastIndexOf('上年'), lead.lastIndexOf('去年'))
  const comparison =
    last >= 0 &&
    ('比较与'.includes(lead[last - 1] ?? '-') || /^(?:结[转余]|旧存|遗留|末|年末)/u.test(lead.slice(last + 2)))
  if (last > (printed?.at ?? -1) && !comparison && reported !== null) return reported - 1
  return printed?.year ?? null
}

const AS_OF = /截[至止]到?.?$/u

/** By character code: what a bracket adds to the depth. */
const BRACKETS = new Int8Array(0x10000)
for (const opening of '（([【') BRACKETS[opening.charCodeAt(0)] = 1
for (const closing of '）)]】') BRACKETS[closing.charCodeAt(0)] = -1

function brackets(text: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) depth += BRACKETS[text.charCodeAt(i)] ?? 0
  return depth
}

function stops(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (strengthAt(text, i) >= GAP.stop) count++
  return count
}

const CENT = 2
const WAN = 10_000

/**
 * An amount printed as an integer among peers with decimals is read at the peers' precision (design §4), and so is a target:
 * 目标值（90%） is 90.00% where results have two decimals.
 */
function peerPrecision(found: readonly Quantity[]): (quantity: Quantity, lead: string) => number {
  const peers = new Map<string, number>()
  const whole = new Map<string, number>()
  for (const { unit, decimals } of found) {
    if (unit.dimension !== 'money' && unit.dimension !== 'percent') continue
    peers.set(unit.text, Math.max(peers.get(unit.text) ?? 0, decimals))
    if (unit.scale.greaterThan(WAN)) whole.set(unit.text, (whole.get(unit.text) ?? 0) + (decimals > 0 ? -1 : 1))
  }
  // 369亿元, 102亿元, 267亿元 and one 70.6亿元: rounded, most of them to whole ones.
  for (const [unit, decimals] of peers) if (decimals === 1 && (whole.get(unit) ?? 0) > 0) peers.delete(unit)
  return ({ unit, decimals, value }, lead) => {
    if (decimals > 0 || (unit.dimension === 'percent' && !TARGET.test(lead))) return decimals
    // 结余分配0万元 is nothing, not anything below half a 万元.
    const nothing = unit.dimension === 'money' && value.isZero() ? CENT : 0
    return Math.max(nothing, peers.get(unit.text) ?? 0)
  }
}

const TARGET = /(?:目标|标准|要求|考核指标|年度指标|指标值|任务)[值数]?[为是]?[（(：:]?$/u
