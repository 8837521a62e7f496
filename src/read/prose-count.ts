import { Decimal } from '../number/decimal.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, nounAfter, since } from './phrase.ts'
import { figure as stated } from './relate.ts'

const COUNTED: ReadonlySet<string> = new Set(['count', 'staff'])
const LONGEST_ITEM = 28
const LONGEST_NAME = 16
/** How the name of an office, institution or post ends: only such a list can stand without a word that introduces it. */
const BODY = /[室科局处部办股所站院校队组司厅委会中团社馆台园场厂店行心]$|办公室$|中心$/u
const INTRODUCED = /^[，,]?(?:它们|具体|分别|依次)?(?:是|为|即|包括|包含|如下|设有|有)?[：:]?/u

/** Listed items against their stated number: 设5个科室：…, 内设机构6个（…）, 分别是…, and N个X … X具体为：…. */
export function readCounts(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    if (!isLevel(mention) || !isCountable(mention.figure)) return []
    const before = stream.slice(Math.max(0, i - MOST_BEFORE), i)
    const list = (isBrokenDown(mention) ? null : listAfter(mention)) ?? listNamed(mention) ?? listBefore(mention)
    return list && !isRemark(mention, list) && !isOfWhole(mention, list, before) ? [count(mention, list)] : []
  })
}

/** `受理案件541件，为群众挽回损失36万元`: one thing told behind a number of several is no list of them. */
function isRemark({ figure: { value } }: Mention, { countings: [items] }: List): boolean {
  return items?.length === 1 && value.greaterThan(1) && /\d/u.test(items[0] ?? '')
}

/** `单位共3个，包括本级1个及所属2个，分别是：甲、乙、丙`: the list is of all that the sentence counts. */
function isOfWhole({ sentence, figure }: Mention, { countings }: List, before: readonly Mention[]): boolean {
  if (countings.some(({ length }) => figure.value.equals(length))) return false
  return before.some(
    (one) =>
      one.sentence === sentence &&
      isLevel(one) &&
      commensurable(one.figure.unit, figure.unit) &&
      countings.some(({ length }) => one.figure.value.equals(length)),
  )
}

const MOST_BEFORE = 4

/** `580件（建议287件、提案293件）`, `80人（行政30名、事业50名）`: amounts that add up, not items to be counted. */
function isBrokenDown({ figure: { unit }, rest, tail }: Mention): boolean {
  const bracket = /^[（(]/u.test(rest.slice(nounAfter(tail).length))
  const clause = rest.slice(0, Math.max(0, rest.search(bracket ? /[）)]|$/u : /[。；;]|$/u)))
  return [...clause.matchAll(COUNTER)].some(([, counter]) => counter === unit.text || ANY_COUNTER.has(counter ?? ''))
}

const COUNTER = /\d(\p{Script=Han})/gu
/** Counters of people, places and bodies, which stand for each other: 所属单位6个（医院2家、卫生院4所）. */
const ANY_COUNTER: ReadonlySet<string> = new Set([...'人名位个家所'])

const MOST = 10_000

function isCountable({ unit, value }: Mention['figure']): boolean {
  return COUNTED.has(unit.dimension) && unit.scale.equals(1) && value.isInteger() && value.lessThan(MOST)
}

interface List {
  /** The items as one would count them, likeliest first. */
  readonly countings: readonly (readonly string[])[]
  readonly certain: boolean
}

function count(mention: Mention, { countings, certain }: List): Draft {
  return {
    kind: 'count',
    certainty: certain ? 'high' : 'low',
    readings: countings.map((items) => ({
      stated: stated(mention.figure),
      comparison: '=',
      computed: { op: 'constant', value: new Decimal(items.length), items },
    })),
    section: mention.figure.section,
  }
}

/** `（不含卫生监督所、中心）`, `31个省（自治区、直辖市）`: a remark, and other names of what is counted. */
const ASIDE = /^(?:不?含|不?包括|除|其中|自治区|市、|区、|县、|直辖市)/u

/** A list that follows the number and its noun: after a colon, in brackets, after 分别是, or as a sentence of names alone. */
function listAfter({ rest: tail, figure }: Mention): List | null {
  const rest = tail.slice(nounAfter(tail).length)
  const bracket = /^[（(]/u.test(rest)
  const text = bracket ? rest.slice(1) : rest
  const word = bracket ? '' : (INTRODUCED.exec(text)?.[0] ?? '')
  const stop = !bracket && text.startsWith('。') ? 1 : word.length
  if (!bracket && stop === 0) return null
  // 甲室、乙室等9个股室，局属单位有丙室、丁室: what follows is of another body.
  if (!bracket && ANOTHER.test(text.slice(stop))) return null
  // 采矿业12个、制造业88个，分别占12.0%和88.0%: what is told of them, not they.
  if (TOLD.test(text.slice(stop))) return null
  if (bracket && ASIDE.test(text)) return null
  const introduced = bracket || /[：:]$|(?:分别|具体|依次|即)|^[，,]?[是为]/u.test(word)
  if (/包[括含]$/u.test(word)) return nearly(figure.value.toNumber(), itemsIn(text.slice(stop), bracket, true))
  const clauses = /[：:]$/u.test(word) ? clausesIn(text.slice(stop)) : null
  // 2个县属涉藏工作县，是省内唯一的州市: what it is, and no list.
  const single = /^[，,]?[是为]$/u.test(word)
  return clauses ?? itemsIn(text.slice(stop), bracket, introduced, single)
}

const ANOTHER = /^[^，。；、：]{2,10}(?:单位|机构|部门)(?:有|为|是|包括)/u
const TOLD = /^(?:占|增[长加]|下降|减少|上升|提高|同比|[比较与]上)/u

/** 包括 need not name all: only a list that is one item off looks like a wrong number. */
function nearly(count: number, list: List | null): List | null {
  const off = list?.countings.some((items) => Math.abs(items.length - count) <= 1)
  return list && off ? { ...list, certain: false } : null
}

const LONGEST_CLAUSE = 40

/** `分别是：县医院门诊楼改造；污水处理厂扩建；道路大修。` */
function clausesIn(text: string): List | null {
  const end = text.search(/[。\n]/u)
  const clauses = (end < 0 ? text : text.slice(0, end)).split(/[；;]/u).map((clause) => clause.trim())
  const named = clauses.every(
    (clause) =>
      clause.length > 1 && clause.length <= LONGEST_CLAUSE && !/[、，,：:]|^[一二]是|^[（(]?[1-9一二①②]/u.test(clause),
  )
  return clauses.length > 1 && named ? { countings: [clauses], certain: true } : null
}

/** `由1个行政单位、2个二级机构组成。…；二级机构具体为：甲中心、乙中心`: the list stands where the noun is taken up again. */
function listNamed({ tail, rest }: Mention): List | null {
  const noun = nounAfter(tail).replace(/(?:组成|构成)$/u, '')
  if (noun.length < 3) return null
  const again = rest.indexOf(noun, noun.length)
  if (again < 0) return null
  const match = /^(?:分别|具体)?(?:为|是|包括|有)[：:]?/u.exec(rest.slice(again + noun.length, again + noun.length + 8))
  return match ? itemsIn(rest.slice(again + noun.length + match[0].length), false, true) : null
}

/** `另有甲中心、乙中心2家所属单位`, `内设甲股、乙股共2个股室`: names before their number. */
function listBefore({ lead, figure: { value } }: Mention): List | null {
  const names = since(lead, GAP.comma)
  const word =
    /^[^、，。；：]{0,8}?(?:内设|另有|还有|下设|下辖|设有|现有|包括|所属|有|设立|设置|(?<=[镇乡道局院委办校关门位府])设)/u.exec(
      names,
    )?.[0]
  if (!word) return null
  const open = /等$/u.test(names)
  const items = split(names.slice(word.length).replace(/(?:共|合)计?$|等$/u, ''))
  // 甲股、乙股、丙股等2个股室: 等 may leave others out, but there are no fewer than are named.
  if (open && value.greaterThan(items.length)) return null
  const named =
    items.length > 1 && items.every((item) => item.length > 2 && item.length <= LONGEST_ITEM && BODY.test(item))
  return named ? { countings: countingsOf(items), certain: false } : null
}

/** `下列两项金额：① …；② …`: numbered items are counted by their numbers. */
const NUMBERED = /^\s{0,4}(?:[①-⑳]|[（(][\d一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、）)](?!\d))/u

/** 等, 均为公益一类, 都在城区: but 义务教育均衡科. */
const OPEN_END = /等(?:[^级候]{0,8})$|[都均也](?:为|是|已|有|在|算|属|未|按|达|纳入|实行|完成)|在内$/u

/** 局机关本级及上述二级机构, 各乡镇卫生院: several in one name. */
const POINTS_BACK = /上述|前述|以上(?!学历|职称)|(?:^|[及和与、])(?:下属|所属)?各/u

function itemsIn(text: string, bracket: boolean, introduced: boolean, single = false): List | null {
  const end = endOf(text, bracket)
  const body = end < 0 ? text : text.slice(0, end)
  if (end < 0 && text.length > 300) return null
  if (NUMBERED.test(body)) return null
  const items = split(body)
  // `分别是甲局、乙局、丙局，开展清理整治`: the sentence goes on.
  const comma = (items.at(-1) ?? '').search(/[，,]/u)
  if (introduced && !bracket && comma > 1 && items.length > 1) items.push((items.pop() ?? '').slice(0, comma))
  const last = items.at(-1) ?? ''
  if (
    items.some((item) => item.length < 2 || item.length > LONGEST_ITEM || /[，,：:]/u.test(item)) ||
    OPEN_END.test(last) ||
    items.some((item) => POINTS_BACK.test(item))
  )
    return null
  if (items.length < 2 && (bracket || !introduced || (single && !BODY.test(last)))) return null
  if (!introduced && !items.every((item) => item.length <= LONGEST_NAME && BODY.test(item))) return null
  return { countings: countingsOf(items), certain: introduced || items.length > 2 }
}

/** The last of them may be two: 安全保卫处和培训部. */
function countingsOf(items: readonly string[]): (readonly string[])[] {
  const joined = (items.at(-1) ?? '').split(/(?:以及|和|及|与)/u)
  const two = joined.length === 2 && joined.every((part) => part.length > 1)
  return two ? [items, [...items.slice(0, -1), ...joined]] : [items]
}

function endOf(text: string, bracket: boolean): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    if (char === '（' || char === '(') depth++
    else if (char === '）' || char === ')') {
      if (depth === 0) return bracket ? i : -1
      depth--
    } else if (depth === 0 && '。；;\n'.includes(char)) return i
  }
  return -1
}

/** At 、 outside brackets. */
function split(text: string): string[] {
  const items: string[] = []
  let depth = 0
  let item = ''
  for (const char of text) {
    if (char === '（' || char === '(') depth++
    if (char === '）' || char === ')') depth--
    if (char === '、' && depth === 0) {
      items.push(item.trim())
      item = ''
    } else item += char
  }
  return [...items, item.trim()]
}
