import { chinese } from '../number/numeral.ts'
import { commensurable } from '../number/unit.ts'
import { dividesWhole } from '../taxonomy/complements.ts'
import { isPart } from './balance-terms.ts'
import { addUp, countsBy, isAverage, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase, since } from './phrase.ts'
import { supplyOf } from './prose-account.ts'
import { VACANT } from './prose-staff.ts'
import { equals, figure, isConfirmed, isExactCount, roughly, tentatively } from './relate.ts'
import { isTakenOff } from './taken-off.ts'
import { TOTAL_ENDINGS, TOTALS, withoutEnding } from './wording.ts'

const FARTHEST = 60

/** Totals that stand behind their parts: `甲3万元，乙2万元，合计5万元`, and 收入总计 behind what was carried over into the year. */
export function readTotals(stream: readonly Mention[]): Draft[] {
  return stream.flatMap(
    (_, i) =>
      signedTotal(stream, i) ??
      addedUp(stream, i) ??
      means(stream, i) ??
      totalAfter(stream, i) ??
      runningOn(stream, i) ??
      namedAfter(stream, i) ??
      grandTotal(stream, i) ??
      together(stream, i) ??
      ofYear(stream, i) ??
      [],
  )
}

/** Words that reach back over the full stops of their paragraph. */
const FAR = /^(?:以上|上述|[两二三四五六七八九]项)/u
const COUNTED = /^(?:全年|当年|年内|本年度?|[两二三四五六七八九十以上]{1,3}[项者类部分年批期季度]{0,2}|上述.{0,4})?$/u

function totalAfter(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  if (!isLevel(whole)) return null
  const phrase = lastPhrase(whole.lead)
  const words = withoutEnding(phrase, TOTAL_ENDINGS)
  const far = FAR.test(words)
  if (whole.gap > (far ? GAP.stop : GAP.semicolon)) return null
  const total = words === '计' ? words : TOTALS.find((word) => words.endsWith(word))
  if (!total) return null
  // 签约后支付40%、计232.96万元: so much of the amount before.
  if (words === '计' && stream[i - 1]?.figure.unit.dimension === 'percent' && whole.gap <= GAP.comma) return null
  const named = !COUNTED.test(words.slice(0, -total.length))
  // 大队31名，服务中心17名，各所合计45名: of the last of them alone.
  if (named && EACH_OF.test(phrase)) return null
  if (named && (whole.gap > GAP.comma || !/^(?:合计|共计|总计)$/u.test(total))) return null
  const several = far ? overParagraphs(stream, i, words) : null
  if (several) return several
  const before = partsBefore(stream, i, (part) =>
    far ? part.paragraph === whole.paragraph : part.sentence === whole.sentence,
  )
  // 三个假期分别接待42万人次、39万人次，合计81万人次: the holidays are no visitors.
  const told = ofLargeUnits(before, whole)
  // 评估金额合计103亿元；…，评价金额合计125亿元: behind a total another one begins.
  const parts =
    named && whole.figure.unit.dimension === 'money'
      ? told.slice(told.findLastIndex(({ lead }) => /(?:合计|总计)[^，。；]{0,6}$/u.test(lead)) + 1)
      : told
  // 行政村14个，社区3个，一共11382户: what is counted by another word is another thing.
  if (!parts.some((part) => countsBy(whole, part))) return null
  // 每县1000万元，共计2.3亿元；每县652万元，共计1.5亿元: so much for each is not added up.
  if (parts.length < 2 || isAverage(stream[i - 1] as Mention)) return null
  // 脱贫户3215户，其中甲86户、乙54户、丙31户，共计171户: what is broken down is none of what is added up, if its parts are.
  const opened = parts.findLastIndex(({ opener }, at) => at > 0 && opener === 'among')
  const froms = [...parts.keys()].filter((from) => parts.length - from > 1)
  const inner = froms.filter((from) => from >= opened)
  const readings = (opened > 0 && inner.length > 0 ? [...inner, ...froms.filter((from) => from < opened)] : froms).map(
    (from) => addUp(whole, parts.slice(from)),
  )
  // 在职62人，其中行政16人、事业46人，空编6名；退休31人，聘用9人，以上各类人员合计102人: neither what a list tells nor what is vacant.
  const heads = far
    ? before.filter((part) => !isPart(stream, stream.lastIndexOf(part, i)) && !VACANT.test(part.phrase))
    : []
  if (heads.length > 1 && heads.length < parts.length)
    readings.unshift(...[...heads.keys()].slice(0, -1).map((from) => addUp(whole, heads.slice(from))))
  const certainty = total === '共' || total === '累计' || named ? 'low' : 'high'
  const draft: Draft = { kind: 'sum', certainty, readings, section: whole.figure.section }
  // 三年累计建成 of three years; 三项合计支出 of three that were spent, where each has a plan besides.
  const count = (SEVERAL.test(words) ? chinese(words.charAt(0)) : null) ?? countRightBefore(stream, i)
  if (count !== null && parts.length > count) {
    const same = parts.filter((part) => part.phrase.endsWith(phrase.slice(words.length))).slice(-count)
    return same.length === count && words !== phrase
      ? { ...draft, readings: [addUp(whole, same), ...readings] }
      : tentatively(draft)
  }
  if (named && parts.length <= FEW && parts.every((part) => sharesName(part, whole))) return draft
  if (certainty === 'low' && count === parts.length) return draft
  if (words === total && isListBefore(whole, parts)) return draft
  return certainty === 'low' ? tentatively(draft) : draft
}

/** Without what is counted one by one where the total is in 万. */
function ofLargeUnits(parts: readonly Mention[], { figure: { unit } }: Mention): readonly Mention[] {
  if (unit.dimension !== 'count' || unit.scale.equals(1)) return parts
  return parts.filter(({ figure }) => !(figure.unit.scale.equals(1) && figure.unit.of !== unit.of))
}

/**
 * `1.执行率94.54%，扣0.55分。` / `2.比计划少6部，扣0.80分。` / `3.…，扣0.35分；…，扣1.30分。以上四项合计扣3.00分`: as many as are counted, where
 * the paragraph itself has fewer: of what was taken off the last, else the first amount of each paragraph.
 */
function overParagraphs(stream: readonly Mention[], i: number, words: string): Draft | null {
  const whole = stream[i] as Mention
  const count = chinese(REACHES_BACK.exec(words)?.[1] ?? '')
  if (count === null || count < 2) return null
  const before = partsBefore(stream, i, (part) => whole.paragraph - part.paragraph <= count + REMARKS)
  const own = before.filter(({ paragraph }) => paragraph === whole.paragraph)
  if (own.length >= count || before.length < count) return null
  const heads = before.filter((part, at) => part.paragraph !== before[at - 1]?.paragraph)
  const parts = (isTakenOff(whole) ? before : heads).slice(-count)
  if (parts.length < count) return null
  const draft: Draft = { kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section: whole.figure.section }
  return isTakenOff(whole) ? draft : tentatively(draft)
}

/** Paragraphs between the items that take nothing off. */
const REMARKS = 8
const REACHES_BACK = /^(?:以上|上述|这)([两二三四五六七八九])[项类个]/u

/** `市级课题4项、校级课题5项，共9项`: a list and nothing else before the word. */
function isListBefore(whole: Mention, [first, ...rest]: readonly Mention[]): boolean {
  if (!first || whole.gap !== GAP.comma || first.gap < GAP.comma) return false
  const last = rest.at(-1)
  const alike = rest.every(({ gap, figure: { unit } }) => gap <= GAP.list && unit.text === whole.figure.unit.text)
  return alike && first.figure.unit.text === whole.figure.unit.text && last?.at === whole.at - 1
}

/** 各中心所合计, 其他各站共. */
const EACH_OF = /^(?:其他|其余)?各/u

/** 三项合计, 两年共; 一般公共预算支出合计 counts none. */
const SEVERAL = /^[两二三四五六七八九十]/u

/** `工资51674万元、补助4107万元，两项合计人员经费55781万元`: of the two right before, whatever they are together. */
function namedAfter(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  const count = chinese(NAMED_AFTER.exec(lastPhrase(whole.lead))?.[1] ?? '')
  if (count === null || !isLevel(whole) || whole.gap !== GAP.comma) return null
  const parts = partsBefore(stream, i, (part) => part.sentence === whole.sentence).slice(-count)
  if (parts.length < count || parts.some(isAverage)) return null
  return { kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section: whole.figure.section }
}

const NAMED_AFTER = /^([两二三四五六])[项类者](?:合计|共计)[^，。；：]{2,12}$/u

/** 四项任务资金合计43亿元: what of the number right before the total is of. */
function countRightBefore(stream: readonly Mention[], i: number): number | null {
  const [counted, whole] = [stream[i - 1], stream[i]]
  const counts = counted && whole?.gap === GAP.none && isLevel(counted) && isExactCount(counted.figure)
  return counts ? counted.figure.value.toNumber() : null
}

/** `现场320份、线上480份方式共收回问卷800份`, `财务部3人、营运部4人共7人`: no mark parts the total from the last of them. */
function runningOn(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  if (
    !isLevel(whole) ||
    whole.gap !== GAP.none ||
    !/^[^）)]{0,6}(?<![公中])(?:共计?|合计|总计)[^（(]{0,10}$/u.test(whole.lead)
  )
    return null
  const parts: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FEW; j--) {
    const part = stream[j] as Mention
    if (!isLevel(part) || part.depth !== whole.depth || !commensurable(part.figure.unit, whole.figure.unit)) break
    parts.unshift(part)
    if (part.gap !== GAP.list) break
  }
  if (parts.length < 2 || parts.some(isAverage)) return null
  return { kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section: whole.figure.section }
}

/** 居民医疗保险x人，职工医疗保险y人，医疗保险参保合计z人: the name before 合计 is what the parts have in common. */
function sharesName(part: Mention, whole: Mention): boolean {
  const name = whole.phrase.replace(/(?:参保)?(?:合计|共计|总计)$/u, '')
  return name.length >= COMMON && part.figure.label.includes(name.slice(-COMMON))
}

const FEW = 6
const COMMON = 2

const TOGETHER = /^(?:合计|共计|总计)[^，。；]{2,}|^[^，。；]{2,}(?:合计|共计)$/u

/** `发行新增债券5715亿元，其中…。发行再融资债券4086亿元，合计发行债券9801亿元`: the amount of its clause and what heads the sentence before. */
function together(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  const part = stream[i - 1]
  if (!part || !isLevel(whole) || whole.gap !== GAP.comma || !TOGETHER.test(lastPhrase(whole.lead))) return null
  if (!isLevel(part) || part.gap < GAP.stop || !commensurable(part.figure.unit, whole.figure.unit)) return null
  const head = stream
    .slice(Math.max(0, i - FARTHEST), i - 1)
    .find(({ sentence, paragraph }) => sentence === part.sentence - 1 && paragraph === part.paragraph)
  if (!head || !isLevel(head) || !commensurable(head.figure.unit, whole.figure.unit)) return null
  const parts = [head, part]
  const draft: Draft = { kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section: whole.figure.section }
  return dividesWhole(parts.map(({ figure: { label } }) => label)) ? draft : tentatively(draft)
}

/** `一季度12家，二季度15家，三季度9家，全年共检查企业36家`: all that its sentence counts in the same unit, where they come to it. */
function ofYear(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  if (!isLevel(whole) || whole.gap > GAP.semicolon || !OF_YEAR.test(lastPhrase(whole.lead))) return null
  const { text } = whole.figure.unit
  const parts = partsBefore(stream, i, (part) => part.sentence === whole.sentence).filter(
    ({ figure: { unit } }) => unit.text === text,
  )
  if (parts.length < 2) return null
  return tentatively({ kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section: whole.figure.section })
}

const OF_YEAR =
  /^(?:全年|当年|年内|本年度?|一年来|累计)(?:总?共|共计|累计|合计|总计)(?![同有产管享用建])[^，。；]{2,8}$/u

const ADDS = /(?:^|[，,；;。：:、])再?加上?(?=[^快强大深])/u
const ADDED_UP = /(?:收入|支出|收|支|财力|资金)(?:总计|总量|合计|共计|总额)$|^(?:总计|合计|共计|总收入|总支出)$/u
/** 可用财力总计. */
const MEANS = /(?:财力|资金)(?:总计|总量|合计|共计|总额)为?$|可(?:用|支配|安排)(?:财力|资金|指标)(?:总[量额计])?为?$/u

/**
 * `政府性基金支出50.83亿元，…。` / `本级收入加上…，总收入61.45亿元；本级支出加调出资金4.50亿元`: what heads a sentence before under the side that
 * is named; null if nothing does, undefined where the words name none.
 */
function headNamed(stream: readonly Mention[], at: number): Mention | null | undefined {
  const first = stream[at] as Mention
  const side = NAMED_SIDE.exec(since(first.lead, GAP.semicolon))?.[1]
  if (side === undefined) return undefined
  const near = stream.slice(Math.max(0, at - FARTHEST), at)
  return (
    near.findLast(
      (one, k) =>
        one.sentence !== near[k - 1]?.sentence &&
        one.sentence < first.sentence &&
        isLevel(one) &&
        one.figure.label.replace(/(?:实际)?完成$/u, '').endsWith(side) &&
        commensurable(one.figure.unit, first.figure.unit),
    ) ?? null
  )
}

/** Whether the clause adds to a side that it names, so that nothing else comes to the total. */
function addsToSide(stream: readonly Mention[], i: number): boolean {
  const { sentence, phrase } = stream[i] as Mention
  if (!ADDED_UP.test(phrase)) return false
  const from = Math.max(0, i - FARTHEST)
  const near = stream.slice(from, i + 1)
  const clause = near.slice(near.findLastIndex(({ gap }) => gap >= GAP.semicolon))
  return clause.some((one) => one.sentence === sentence && NAMED_SIDE.test(since(one.lead, GAP.semicolon)))
}

function beginsToAdd({ lead }: Mention): boolean {
  return ADDS.test(lead) || NAMED_SIDE.test(since(lead, GAP.semicolon))
}

const NAMED_SIDE = /^(?:全?[省市县区镇乡]?本级|当年|本年)(收入|支出)(?:再?加上?)/u

/** What was added to a side of an account comes to its total; where the words leave open to what, to any amount before. */
function addedUp(stream: readonly Mention[], i: number): Draft | null {
  const found = addedToHeads(stream, i)
  if (found?.certainty === 'high' || found?.readings.some(isConfirmed)) return found
  const parts = addsToSide(stream, i) ? null : supplyOf(stream, i)
  const whole = stream[i] as Mention
  return parts
    ? { kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section: whole.figure.section }
    : found
}

/**
 * `收入186420万元，加上级补助收入312684万元、调入资金21850万元，收入总计520954万元`: what was added to the amount before, which
 * may stand at the head of the sentence or of the paragraph.
 */
function addedToHeads(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  if (!isLevel(whole) || whole.gap > GAP.semicolon) return null
  if (!ADDED_UP.test(whole.phrase) && !MEANS.test(lastPhrase(whole.lead))) return null
  let at = i - 1
  while (at >= 0 && i - at <= FARTHEST && !beginsToAdd(stream[at] as Mention)) {
    const before = stream[at] as Mention
    // 收入合计6449万元；支出合计6449万元: behind a total begins another account.
    if (before.sentence !== whole.sentence || ADDED_UP.test(before.phrase)) return null
    at--
  }
  // 本级支出加调出资金4.50亿元、上解支出0.19亿元，再加结转下年1.83亿元: from where the clause begins to add.
  for (let j = at; j > 0 && (stream[j] as Mention).gap < GAP.semicolon; j--)
    if (beginsToAdd(stream[j - 1] as Mention)) at = j - 1
  const first = stream[at]
  // 加上返还性收入等，收入总计504亿元；支出410亿元，…，支出总计504亿元: what was added to is not said.
  if (!first || first.sentence !== whole.sentence || ADDED_UP.test(first.phrase)) return null
  const added = partsBefore(stream, i, (part) => part.sentence === whole.sentence).filter(({ at }) => at >= first.at)
  const meant = headNamed(stream, at)
  if (meant !== undefined) {
    const near = meant !== null && roughly(meant.figure) < roughly(whole.figure)
    return near
      ? { kind: 'sum', certainty: 'low', readings: [addUp(whole, [meant, ...added])], section: whole.figure.section }
      : null
  }
  const heads: Mention[] = []
  for (let j = at - 1; j >= 0 && heads.length < MOST_HEADS; j--) {
    const head = stream[j] as Mention
    if (head.paragraph !== whole.paragraph) break
    if (
      isLevel(head) &&
      head.depth <= whole.depth &&
      !isOtherSide(head, whole) &&
      commensurable(head.figure.unit, whole.figure.unit)
    )
      heads.push(head)
  }
  const [nearest] = heads
  if (!nearest) return null
  const settled =
    nearest.sentence === whole.sentence &&
    stream.slice(stream.lastIndexOf(nearest, at) + 1, at).every(({ role }) => role === 'change')
  const lists = withoutNested(added)
  // 年初预算2846万元，其中…。当年追加3573万元，包括…。加上上年结转418万元，全年可用资金合计: of both that came before.
  const budget = budgetOf(stream, at, heads)
  const readings = [
    ...(budget.length > 1 ? lists.map((list) => addUp(whole, [...budget, ...list])) : []),
    ...heads.flatMap((head) => lists.map((list) => addUp(whole, [head, ...list]))),
  ]
  const certainty = lists.length > 1 ? 'low' : 'high'
  const draft: Draft = { kind: 'sum', certainty, readings, section: whole.figure.section }
  if (settled && !readings.some(isConfirmed)) return { ...draft, readings: readings.slice(0, 2 * lists.length) }
  const named = heads.find(
    ({ figure: { label }, phrase }) => /收入|支出/u.exec(label + phrase)?.[0] === KIND.exec(whole.phrase)?.[0],
  )
  return (
    tentatively(draft) ?? (named ? { ...draft, certainty: 'low', readings: [addUp(whole, [named, ...added])] } : null)
  )
}

/** The year's first budget and what was added to it, the heads of their lists; none where one of the two is not told. */
function budgetOf(stream: readonly Mention[], at: number, heads: readonly Mention[]): Mention[] {
  const own = heads.filter((head) => !isPart(stream, stream.lastIndexOf(head, at)))
  const [first, more] = [FIRST, MORE].map((words) => own.find(({ phrase }) => words.test(phrase)))
  return first && more ? [first, more] : []
}

const FIRST = /年初(?:部门|支出|收入|财政)*预算(?:数|安排|批复|收入|支出)*$/u
const MORE = /(?:追加|调增)(?:预算|资金|指标|安排|了)*$/u

/** `下达9000万元（…），配套1315万元，上年结余872万元，可用资金总量11187万元`: what the sentence has before it, or what it adds to an amount of those before. */
function means(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  if (!isLevel(whole) || whole.gap !== GAP.comma || !MEANS.test(lastPhrase(whole.lead))) return null
  const own = partsBefore(stream, i, (part) => part.sentence === whole.sentence)
  const before = stream
    .slice(Math.max(0, i - FARTHEST_HEAD), i)
    .filter((one) => isLevel(one) && one.depth === whole.depth && one.sentence < whole.sentence)
    .filter((one) => commensurable(one.figure.unit, whole.figure.unit))
  const added = own.length === 1 && own.every(({ phrase }) => /结[转余]/u.test(phrase))
  const lists = added ? before.slice(-MOST_HEADS).map((head) => [head, ...own]) : own.length > 1 ? [own] : []
  const readings = lists.map((parts) => addUp(whole, parts))
  return readings.length > 0
    ? tentatively({ kind: 'sum', certainty: 'low', readings, section: whole.figure.section })
    : null
}

const FARTHEST_HEAD = 12

/** 支出总量 is not what anything was added to 收入总量 for. */
function isOtherSide(head: Mention, whole: Mention): boolean {
  const [a, b] = [head, whole].map(({ phrase }) => KIND.exec(phrase)?.[0])
  return ADDED_UP.test(head.phrase) && a !== undefined && b !== undefined && a !== b
}

/** `加上级补助收入1884万元，其中：专项478万元、一般1406万元，上年结余60万元`: where a nested list ends the words do not say. */
function withoutNested(added: readonly Mention[]): (readonly Mention[])[] {
  const start = added.findIndex(({ opener }, i) => i > 0 && opener === 'among')
  if (start < 0) return [added]
  const ends = Array.from({ length: Math.min(MOST_NESTED, added.length - start) }, (_, k) => start + k + 1)
  return ends.map((end) => [...added.slice(0, start), ...added.slice(end)])
}

const MOST_NESTED = 6

const TAKES = /^(?:减去|扣除|扣减|减|剔除)(?=.{2})/u
const COMES_TO = /(?:总计|合计|财力|预算数?|总量|总额|净额|结[余存转])$/u

/** `年初预算200亿元，加上上级专款15亿元，扣除收回资金4亿元，调整预算211亿元`: what a clause adds and takes away comes to its last amount. */
function signedTotal(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  if (!isLevel(whole) || !COMES_TO.test(whole.phrase) || whole.gap !== GAP.comma) return null
  let inClause = true
  const parts = partsBefore(stream, i, (part) => {
    const reached = inClause && part.sentence === whole.sentence
    inClause = part.gap < GAP.semicolon
    return reached
  })
  if (parts.length < 2 || !parts.some(({ phrase }) => TAKES.test(phrase))) return null
  const terms = parts.map(({ phrase, figure: of }) => ({
    weight: TAKES.test(phrase) ? (-1 as const) : (1 as const),
    of: figure(of),
  }))
  return {
    kind: 'sum',
    certainty: 'low',
    readings: [equals(whole.figure, { op: 'sum', terms })],
    section: whole.figure.section,
  }
}

const KIND = /收入|支出/u
const MOST_HEADS = 8

const GRAND = /(?:收入|支出)总计$/u
const CARRIED = /结[转余]|事业基金/u

/** `本年收入合计x，年初结转和结余y，收入总计z`: a clause whose amounts include what was carried over. */
function grandTotal(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  if (!isLevel(whole) || !GRAND.test(whole.phrase) || whole.gap > GAP.comma) return null
  let inClause = true
  const parts = partsBefore(stream, i, (part) => {
    const reached = inClause && part.sentence === whole.sentence
    inClause = part.gap < GAP.semicolon
    return reached
  })
  if (parts.length < 2 || !parts.some(({ phrase }) => CARRIED.test(phrase))) return null
  return tentatively({ kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section: whole.figure.section })
}

/** The commensurable amounts before the i-th number, as far back as they are `reached`; none of a list too long to be one. */
function partsBefore(stream: readonly Mention[], i: number, reached: (part: Mention) => boolean): Mention[] {
  const whole = stream[i] as Mention
  const parts: Mention[] = []
  for (let j = i - 1; j >= 0 && reached(stream[j] as Mention); j--) {
    const part = stream[j] as Mention
    if (i - j > FARTHEST) return []
    if (
      isLevel(part) &&
      !isAverage(part) &&
      part.depth <= whole.depth &&
      commensurable(part.figure.unit, whole.figure.unit) &&
      // 得13.5分，扣1.5分；得16.2分，扣3.8分，合计扣5.3分
      isTakenOff(part) === isTakenOff(whole)
    )
      parts.unshift(part)
  }
  return parts
}
