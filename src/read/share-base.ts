import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel, wholeAmid } from './breakdown.ts'
import { LIKE, likeness } from './likeness.ts'
import { dividesBy, type Mention } from './mention.ts'
import { GAP, nounAfter, since } from './phrase.ts'
import { areThose } from './rate-name.ts'
import { isExactCount, roughly } from './relate.ts'

const MOST_BASES = 12
const TOTAL_OF = /^(?:全部|所有)?(?:(.{2,8})总(?:[数量额]|[起件次户人宗个项]数)|总(.{2,6})数量?)$/u

/** 占承办总数的27%, of what 其中 breaks down; 占全省总数 is of more. */
const COUNTED = /^(?!全[国省市县区])[^，。；]{1,6}总(?:数|人数|人次|次数|户数)$/u

/** 接待观众140266万人次, of which 占参观总人数的23% is told. */
const STATISTICS = /^[百千万亿]*(?:人|人次|户|次|件)$/u

/** 占总数的47.7%: of what is broken down, whatever its name. */
const ANY_TOTAL = /^总[数量额]$/u

/** 占承办提案总数的24%, of 提案92件: how long a noun is at least. */
const NOUN = 2

export interface Bases {
  readonly mentions: readonly Mention[]
  /** `doubtful`: the words are of a whole, and what stands there is said to be some of it. */
  readonly certainty: 'named' | 'implied' | 'doubtful' | 'none'
}

/**
 * What the share is taken of: an amount inside the words, levels of that name, or, where the words leave it out, the whole
 * of the breakdown, or `wholes`, those of the list that the share stands in. 占全部工业总产值 right behind 工业总产值 is of a larger
 * whole, which need not be printed. What nothing before bears the name of may be told in `behind`, the rest of the paragraph.
 */
export function basesOf(
  stated: Mention,
  before: readonly Mention[],
  aside: boolean,
  wholes: readonly Mention[] = [],
  behind: readonly Mention[] = [],
): Bases {
  const all = TOTAL_OF.test(stated.of)
    ? before.filter((one) => one.sentence === stated.sentence || !isQualified(one))
    : before
  const found = basesAmong(stated, all, aside, wholes, behind)
  const some = before.filter(
    (one) => isQualified(one) && isLevel(one) && one.paragraph === stated.paragraph && !found.mentions.includes(one),
  )
  if (some.length === 0 || !TOTAL_OF.test(stated.of)) return found
  return found.certainty === 'none'
    ? { mentions: some, certainty: 'doubtful' }
    : { ...found, mentions: [...found.mentions, ...some] }
}

function basesAmong(
  stated: Mention,
  before: readonly Mention[],
  aside: boolean,
  wholes: readonly Mention[],
  behind: readonly Mention[],
): Bases {
  const inside = before[0]
  if (inside?.role === 'base' && inside.sentence === stated.sentence) return { mentions: [inside], certainty: 'named' }
  const levels = before.filter(isLevel)
  const looked = lookedAt(stated, levels)
  if (looked) return { mentions: [looked], certainty: looked.sentence === stated.sentence ? 'named' : 'implied' }
  const ofPlace = PLACE.test(stated.of) ? placeOf(stated, before, levels[0]) : null
  if (ofPlace) return { mentions: [ofPlace], certainty: 'implied' }
  const ofYear = stated.of === '全年' ? headOfYear(stated, levels) : null
  if (ofYear) return { mentions: [ofYear, ...levels.slice(0, MOST_BASES)], certainty: 'implied' }
  if (stated.of !== '' && !ANY_TOTAL.test(stated.of)) {
    // 造林面积445万公顷，其中人工造林面积118万公顷，占全部造林面积的26.5%; but 占全部工业资产总额的 right behind 国有工业资产总额.
    const opened = levels[0]?.opener === 'among' && levels[0].lead.includes('其中')
    const ranked = levels
      .map((mention) => ({ mention, label: mention.enumerated?.name || mention.figure.label }))
      .map(({ mention, label }) => ({
        mention,
        label,
        like: Math.max(...namesOf(stated.of, opened).map((name) => likeness(label, name))),
      }))
      // 各型分别占彩票销售总量的…: 体育彩票机构销售 is no whole of several.
      .filter(({ like }) => stated.enumerated === null || like >= WITHIN)
      .filter(({ label, like }) => like >= LIKE && !isKindOf(stated.of, label))
      .sort((a, b) => b.like - a.like)
    if (ranked.length === 0) {
      // 占项目总数的95%, where 项目68个 was stated.
      const [, things, counted] = TOTAL_OF.exec(stated.of) ?? []
      const name = things ?? counted
      const all =
        largestOf(levels, name) ??
        (/总[数量]$/u.test(stated.of) ? largestOf(withoutShare(levels, before), name?.slice(-NOUN)) : null)
      if (all && all !== before[0]) return { mentions: [all], certainty: 'implied' }
      const head = COUNTED.test(stated.of) ? wholeOf(stated, before) : null
      if (head && (isExactCount(head.figure) || STATISTICS.test(head.figure.unit.text)))
        return { mentions: [head], certainty: 'implied' }
      const side = sideOf(stated, before, levels)
      if (side) return { mentions: [side], certainty: 'implied' }
      const used = usedOf(levels)
      if (used) return { mentions: [used], certainty: 'implied' }
      const told = behind.filter(({ figure: { label } }) => likeness(label, stated.of) >= LIKE)
      if (told.length === 1) return { mentions: told, certainty: 'implied' }
    }
    const named = ranked.map(({ mention }) => mention)
    const spent = spentOf(stated, named, levels)
    if (spent) return { mentions: [spent, ...named.slice(0, MOST_BASES)], certainty: 'implied' }
    if (named.length > 0 && named[0] !== levels[0]) return { mentions: named.slice(0, MOST_BASES), certainty: 'named' }
    // 藏品5017万件，其中国有博物馆藏品3363万件，占藏品总量的67%: the whole before 其中, where it bears the name too.
    const whole = named.length > 1 ? wholeOf(stated, before) : null
    if (whole && named.includes(whole)) return { mentions: [whole], certainty: 'implied' }
    const head = stated.enumerated ? levels[stated.enumerated.count] : undefined
    if (head && stated.sentence - head.sentence <= 1)
      return { mentions: [head, ...levels.slice(0, MOST_BASES)], certainty: 'implied' }
    return { mentions: levels.slice(0, MOST_BASES), certainty: 'none' }
  }
  const among = amongWhich(levels)
  if (among) return { mentions: [among], certainty: 'named' }
  const done = doneOf(levels)
  if (done) return { mentions: [done], certainty: 'named' }
  const said = before.find(
    ({ role, of, sentence }) => role === 'base' && of === 'ratio' && sentence === stated.sentence,
  )
  // 项目支出1240.50万元，占总支出3100.80万元的40%，其中设备购置372.15万元，占30%: a breakdown begins anew.
  const anew = said && before.slice(0, before.indexOf(said)).some(({ opener }) => opener !== null)
  if (said && !anew) return { mentions: [said], certainty: 'implied' }
  if (wholes.length > 0) return { mentions: [...wholes, ...levels.slice(0, MOST_BASES)], certainty: 'implied' }
  const [those, all] = levels
  if (those && all && areThose(those) && all.at === those.at - 1 && isWithin(those, all))
    return { mentions: [all, ...levels.slice(0, MOST_BASES)], certainty: 'implied' }
  const whole = aside
    ? levels[0]
    : (wholeOf(stated, before) ?? (stated.enumerated ? (levels[stated.enumerated.count] ?? null) : null))
  if (!whole) return { mentions: withoutSiblings(levels, before).slice(0, MOST_BASES), certainty: 'none' }
  const near = levels.filter(({ paragraph }) => paragraph === stated.paragraph)
  return { mentions: [whole, ...near.slice(0, MOST_BASES)], certainty: 'implied' }
}

/** `一般公共预算支出45亿元，增长3.5%。其中民生支出37亿元，占总支出的82.2%`: of all on that side that the paragraph tells of. */
function sideOf(stated: Mention, before: readonly Mention[], levels: readonly Mention[]): Mention | null {
  const [, first, last] = ALL_OF_SIDE.exec(stated.of) ?? []
  const side = first ?? last
  if (side === undefined) return null
  const whole = wholeOf(stated, before)
  if (whole?.figure.label.endsWith(side)) return whole
  const part = levels[0]
  return (
    levels.find(
      (one) =>
        one.paragraph === stated.paragraph &&
        ALL.test(one.figure.label) &&
        one.figure.label.endsWith(side) &&
        part &&
        roughly(one.figure) > roughly(part.figure),
    ) ?? null
  )
}

const ALL_OF_SIDE = /^(?:[当本]年|全[年市县区省]|年度)?(?:总(支出|收入)|(支出|收入)总[额量])$/u
const ALL = /^(?:全[国省市县区]|地方|本级)?(?:一般)?公共(?:财政)?预算[^，。；]{0,2}[支收][出入]$/u

/** `全县接待游客486万人次，…。三个假期合计接待132万人次，占全年的27.14%`: the first of the paragraph that is counted alike, if it is more. */
function headOfYear({ paragraph }: Mention, levels: readonly Mention[]): Mention | null {
  const part = levels[0]
  const head = levels.findLast((one) => one.paragraph === paragraph && one.figure.unit.text === part?.figure.unit.text)
  return part && head && roughly(head.figure) > roughly(part.figure) ? head : null
}

const PLACE = /^全[国省市县区州]$/u

/** `协议投资额3265.7亿元；其中东部地区协议投资额2952.4亿元，占全国的90.4%`: of the whole before 其中, whose name the part bears. */
function placeOf(stated: Mention, before: readonly Mention[], part: Mention | undefined): Mention | null {
  const whole = wholeOf(stated, before)
  const name = whole?.figure.label.slice(-SHARED) ?? ''
  return name.length === SHARED && part !== whole && part?.figure.label.endsWith(name) ? whole : null
}

/** How much of the end of a name two names share. */
const SHARED = 3

/** `占抽查数的20%`, `占丈量长度的4.4%`: of so many that were looked at, whatever they are. */
function lookedAt({ of, paragraph }: Mention, levels: readonly Mention[]): Mention | null {
  const verb = LOOKED_AT.exec(of)?.[1]
  if (verb === undefined) return null
  return levels.find((one) => one.paragraph === paragraph && since(one.lead, GAP.comma).includes(verb)) ?? null
}

const LOOKED_AT =
  /^(?:现场|实地|入户|此次|本次|被|所|已|全部)?(抽查|抽样|抽检|抽取|抽审|检查|核查|调查|走访|丈量|测量|检测|监测|清查|盘点|审计|随访|体检)的?(?:(?:样本|对象)?总?(?:[户人件份次村]?数|[数总]量|数|长度|面积|金额|[总数]额))$/u

/** `完工的71个小区`, `已评审的21个标段`: some of all there are. */
function isQualified({ lead, figure: { unit } }: Mention): boolean {
  return unit.dimension === 'count' && QUALIFIED.test(lead)
}

const QUALIFIED = /[^，。；、]{2}的$/u

/** 占实缴职工人数的36%, where 实缴职工14436.41万人 was stated. */
function namesOf(of: string, opened: boolean): string[] {
  if (of === '总人口') return [of, '常住人口', '户籍人口']
  if (/^(?:GDP|生产总值)$/u.test(of)) return [of, '地区生产总值', '国内生产总值']
  const counted = of.replace(/总?[人户家件个所]数$/u, '')
  const [, side] = OF_BUDGET.exec(of) ?? []
  if (side !== undefined) return [of, `一般公共预算${side}`, `公共财政预算${side}`]
  const whole = of.replace(/总(?=收入|支出)/u, '')
  if (whole !== of && whole.length > SPECIFIC) return [of, whole]
  const [, done] = DONE_MONEY.exec(of) ?? []
  const people = of.replace(/人员$/u, '')
  // 占全部造林面积, 占全市进出口总额 where 货物进出口总额 was stated.
  const all = opened ? of.replace(/^(?:全部|所有|全[市县区部])的?/u, '') : of
  // 专任教师总数 of 全区专任教师7562人.
  const [, things] = /^(.{2,8})总数$/u.exec(of) ?? []
  if (/^(?:涉及)?问题(?:资金|金额)$/u.test(of)) return [of, '涉及金额', '涉及资金']
  const [, matter] = /^(.{2,6})(?:案件|事项|线索)$/u.exec(of) ?? []
  return [
    of,
    ...(things === undefined ? [] : [things]),
    ...(all !== of && all.length > SPECIFIC ? [all] : []),
    ...(counted.length < SPECIFIC ? [] : [counted]),
    ...(done ? [done] : []),
    ...(matter ? [matter] : []),
    ...(people === '在职' ? [people] : []),
  ]
}

/** 占到位资金的93%, where 全年到位1644万元 was stated. */
const DONE_MONEY = /^(到位|下达|拨付|支付|发放|投入|结转|结余|追加|收回|回收|采购)的?(?:资金|经费|金额|款项?)$/u

/** A name within the other, rather than a shortening of it. */
const WITHIN = 0.8

/** 占财政支出的76%, where 一般公共预算支出 was stated: it is what is meant unless another budget is named. */
const OF_BUDGET = /^(?:全[国省市县区])?(?:地方)?(?:公共)?财政(?:预算)?总?(支出|收入)$/u

const SPECIFIC = 3

/** Levels that have no share of their own right behind, nor the one stated. */
function withoutShare(levels: readonly Mention[], before: readonly Mention[]): readonly Mention[] {
  return levels.filter((level) => level !== before[0] && before[before.indexOf(level) - 1]?.role !== 'share')
}

/** 占同类产品采购规模 is not of 采购规模: what says more than the label, beside whose it is and when, is of something less. */
function isKindOf(of: string, label: string): boolean {
  if ((label.length < 3 && !VALUE.test(label)) || !of.endsWith(label)) return false
  return of.slice(0, -label.length).replace(SCOPE, '').length >= 2
}

/** 占固定资产原值 is not of the 原值 of something else. */
const VALUE = /^(?:原值|净值|面积|余额)$/u

const SCOPE =
  /全[国省市县区镇乡年部]|本[年级省市县区镇部单位门]+|当年|年度|年末|同期|部门|单位|政府|财政|拨款|一般公共|公共|预算|[国省市县区]级?|总|的|所有|全部|20\d\d年?/gu

/** `甲3万元，占60%；乙2万元，占40%`: what has a share of its own is beside the others, and no whole of theirs. */
function withoutSiblings(levels: readonly Mention[], before: readonly Mention[]): readonly Mention[] {
  const shared = new Set(before.filter((_, i) => before[i - 1]?.role === 'share' && before[i - 1]?.of === ''))
  return levels.filter((level, i) => i === 0 || !shared.has(level))
}

/**
 * `政府采购预算815万元，实际采购777.50万元…占政府采购支出总额的`, `批准的预算收入为86.20亿元，…。全年实际完成85.37亿元。税收收入…，占预算收入的`:
 * what was bought or came in, where only the plan bears the name.
 */
function spentOf({ of }: Mention, named: readonly Mention[], levels: readonly Mention[]): Mention | null {
  const [plan] = named
  if (!plan || /预算数?$|计划|目标/u.test(of) || !named.every(isPlanned)) return null
  return (
    levels.find(
      ({ sentence, paragraph, phrase, figure: { measure, unit } }) =>
        (sentence === plan.sentence ||
          (paragraph === plan.paragraph && sentence > plan.sentence && DONE_ALL.test(phrase))) &&
        isResult(measure) &&
        commensurable(unit, plan.figure.unit),
    ) ?? null
  )
}

function isPlanned({ figure: { measure, label } }: Mention): boolean {
  return measure === '预算' || measure === '年初预算' || APPROVED.test(label)
}

const APPROVED = /批[准复]的/u
const DONE_ALL = /^(?:全年|年终|当年|本年)?(?:实际)?(?:累计)?(?:完成|执行|支出|实现)[为了]?$/u

/** `专项债券20.20亿元已形成实物工作量18.76亿元，占债券资金的92.9%`: of what stands right before 已. */
function usedOf([part, of]: readonly Mention[]): Mention | null {
  if (!part || !of || part.at !== of.at + 1 || part.gap !== GAP.none || !/^(?:中)?已/u.test(part.lead)) return null
  return isWithin(part, of) ? of : null
}

/** Of all that bears the name, 总数 and 总额 mean what all others are part of. */
function largestOf(levels: readonly Mention[], name: string | undefined): Mention | null {
  if (name === undefined) return null
  // 实施学校总数 is of the 学校 that stand before.
  const all = levels.filter(
    ({ figure: { label, measure, unit } }) =>
      label.includes(name) || (!(unit.dimension === 'money' && isPlan(measure)) && likeness(label, name) >= LIKE),
  )
  // 采购预算4862万元，实际采购4635万元，…占采购总额的80%: what was done, where both are told.
  const done = all.some(({ figure: { measure } }) => isResult(measure))
  const named = all.filter(({ figure: { measure } }) => !(done && isPlan(measure)))
  return named.length < 2 ? (named[0] ?? null) : named.reduce((a, b) => (roughly(b.figure) > roughly(a.figure) ? b : a))
}

/** `公开x条，其中网站a、媒体b。从内容看，政策类c，占p%`: what the first breakdown of the paragraph was of, the others are of too. */
function headOf(first: Mention, before: readonly Mention[]): Mention | null {
  const own = before.filter(({ paragraph, depth, prior }) => paragraph === first.paragraph && depth === 0 && !prior)
  const opener = own.findLastIndex((mention) => mention.opener !== null)
  return own.slice(opener + 1).find(isLevel) ?? null
}

/** The whole of the breakdown that the share's clause stands in: what precedes 其中. */
function wholeOf(stated: Mention, before: readonly Mention[]): Mention | null {
  const opened = before.findIndex(
    ({ opener, paragraph }, i) => opener !== null && stated.paragraph === paragraph && !isEnded(stated, before, i),
  )
  const first = before[opened]
  if (first && dividesBy(first.lead)) return headOf(first, before.slice(opened + 1))
  const amid = first && wholeAmid(first.lead, before.slice(opened + 1))
  if (amid !== undefined) return amid
  const whole = opened < 0 ? undefined : before.slice(opened + 1).find(isLevel)
  return whole && stated.sentence - whole.sentence <= 1 ? whole : null
}

/** `人员经费720万元，主要包括工资200万元、津贴180万元；公用经费136万元，占16%`: the semicolon ends a list whose items stand closer. */
function isEnded(stated: Mention, before: readonly Mention[], opened: number): boolean {
  const behind = before[opened - 1]
  const parted = [stated, ...before.slice(0, Math.max(0, opened - 1))].some(({ gap }) => gap >= GAP.semicolon)
  return parted && behind?.gap === GAP.list
}

/** `移送线索60起，已办结27起，占比45%`, `计划投资10.95亿元，累计完成6.61亿元，占60.4%`: so many of those right before. */
function doneOf([part, of]: readonly Mention[]): Mention | null {
  if (!part || !of || part.at !== of.at + 1 || part.sentence !== of.sentence || part.gap > GAP.comma) return null
  const planned = isPlan(of.figure.measure) && isResult(part.figure.measure)
  if (planned && commensurable(part.figure.unit, of.figure.unit)) return of
  const done = DONE.test(part.lead) || ofOneNoun(part, of)
  const really = /^[，,]实际[^，。；、]{1,8}$/u.test(part.lead) && part.figure.unit.dimension === 'staff'
  return ((part.figure.unit.dimension === 'count' && done) || really) && isWithin(part, of) ? of : null
}

function isWithin({ figure: part }: Mention, { figure: of }: Mention): boolean {
  return part.unit.text === of.unit.text && roughly(part) <= roughly(of)
}

/** `抽查30个项目，11个项目绩效指标未量化，占36.67%`: the same things, counted again. */
function ofOneNoun(part: Mention, of: Mention): boolean {
  const noun = nounAfter(of.tail)
  const beside = part.lead.startsWith(noun) && /^[，,](?:其中)?有?$/u.test(part.lead.slice(noun.length))
  return beside && noun.length >= NOUN && part.tail.startsWith(noun)
}

const DONE = /^[，,]?(?:其中)?(?:截[至止])?(?:[\d年月日底末\-—－~～至]{2,16})?(?:已|目前已|现已)[^，。；、]{1,6}$/u

/** The N个 of 抽查的N个项目中，有n个没有…，占p%. */
function amongWhich([part, of]: readonly Mention[]): Mention | null {
  const lead = part?.lead.trim().replace(/[有共为仅只已尚]$/u, '') ?? ''
  const among =
    part &&
    of &&
    part.gap <= GAP.comma &&
    (/中[，,]?$/u.test(lead) ||
      (part.at === of.at + 1 && (AMONG.test(lead) || ((INSIDE.test(lead) || AMIDST.test(lead)) && isWithin(part, of)))))
  return among && isLevel(of) && commensurable(part.figure.unit, of.figure.unit) ? of : null
}

/** `28个绩效指标中定性指标12个`. */
const INSIDE = /^[^，,。；;、]{2,10}(?<![程其集年当期])中(?!央|心|国|小|型|等|级)[^，,。；;、]{2,12}$/u
/** 561人中集中供养298人. */
const AMIDST = /^中(?![央共心小学])[^，,。；;、（(]{1,12}$/u

const AMONG = /^[^，,。；;、]{0,10}(?<![程其集年当期])中[，,](?!其中)[^，,。；;]{1,24}$/u
