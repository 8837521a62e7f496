import type { Reading } from '../model/claim.ts'
import { HUNDRED } from '../number/decimal.ts'
import { figuresOf } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { askedOf, isAnsweredBy } from './rate-asked.ts'
import { baseNamed, savedFrom } from './rate-base.ts'
import { bearerOf, onlyTwo, PARTLY } from './rate-name.ts'
import { givenInAll, itemIn, type Pair, planOfAll, planOfItem, planSaved, resultOfItem } from './rate-plan.ts'
import { targetOf } from './rate-target.ts'
import { equals, figure, isConfirmed, isExactCount, minus, over, percent, roughly, type Side, sum } from './relate.ts'

const FARTHEST = 12
const MOST_LEVELS = 6

/** Rates of running text: 完成预算的p%, 执行率p%: a result over a plan, both among the amounts around. */
export function readRates(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    if (mention.role !== 'rate' || isShortOf(mention)) return []
    const draft = rate(stream, i)
    return draft ? [draft] : []
  })
}

/** `3所入住率不足30%`, `5个项目进度不到50%`: less or more than that, and not so much. */
export function isShortOf({ lead }: Mention): boolean {
  return /(?:不足|不到|不满|不及|未达到?|达不到|低于|高于|少于|多于|大于|小于|未?超过)[了约]?$/u.test(lead)
}

/** 检查覆盖率达到100%: what is all of something need not be of what is printed. */
function rate(stream: readonly Mention[], i: number): Draft | null {
  const draft = rateAround(stream, i)
  const { figure: stated, sentence, of } = stream[i] as Mention
  if (!draft || draft.readings.some(isConfirmed)) return draft
  if (!stated.value.equals(HUNDRED)) return MEAN.test(of) ? null : draft
  const own = stream.slice(Math.max(0, i - FARTHEST), i).some((one) => one.sentence === sentence && isLevel(one))
  return own && (isOfPlanBefore(stream, i) || draft.readings.some(isPlausible)) ? draft : null
}

/** 收入22431亿元，利润总额468亿元，平均利润率1.5%，净利润率1.4%: the mean of many, and of what is left after taxes. */
const MEAN = /^(?:平均(?:[净毛]?利润|毛利|费用)|[净毛]利润?)率$/u

/** `全年预算数83万元，执行数4.9万元，完成预算的100%`: one right behind the other, so that nothing else can be meant. */
function isOfPlanBefore(stream: readonly Mention[], i: number): boolean {
  const [plan, result, stated] = [stream[i - 2], stream[i - 1], stream[i] as Mention]
  if (!plan || !result || plan.sentence !== stated.sentence || stated.gap > GAP.comma || result.gap > GAP.comma)
    return false
  const measured = isPlan(plan.figure.measure) && isResult(result.figure.measure)
  return measured && BUDGETED.test(stated.of) && commensurable(plan.figure.unit, result.figure.unit)
}

const BUDGETED = /预算|执行率|支出|支付|使用率/u

function rateAround(stream: readonly Mention[], i: number): Draft | null {
  const ranked = inRank(stream, i)
  if (ranked) return ranked
  const named = baseNamed(stream, i)
  if (named) {
    const { figure: stated } = stream[i] as Mention
    const reading = equals(stated, ratio(stream[i] as Mention, figure(named.result.figure), figure(named.plan.figure)))
    return { kind: 'rate', certainty: 'low', readings: [reading], section: stated.section }
  }
  const planned = withPlanned(stream, i)
  if (planned) return planned
  const near = rateOf(stream, i, around(stream, i))
  if (near?.certainty === 'high' || near?.readings.some(isConfirmed)) return near
  const heads = rateOf(stream, i, headsBefore(stream, i))
  return near && !heads?.readings.some(isConfirmed) ? near : heads
}

/** `检查42次，较计划36次增加6次，完成率116.67%`: of the plan that it is compared with. */
function withPlanned(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  if (!/(?:完成|执行|支出|达成|实现)率$/u.test(stated.of)) return null
  const from = Math.max(0, i - NEAR_PLAN)
  const at =
    from +
    stream
      .slice(from, i)
      .findLastIndex(
        ({ role, sentence, lead }) => sentence === stated.sentence && role === 'base' && WITH_PLAN.test(lead),
      )
  const [result, plan] = at < from ? [] : [stream[at - 1], stream[at]]
  if (!result || !plan || !isLevel(result) || result.sentence !== stated.sentence || !areOfOneKind(result, plan))
    return null
  const readings = [equals(stated.figure, ratio(stated, figure(result.figure), figure(plan.figure)))]
  return readings.every(isConfirmed) || readings.every(isPlausible)
    ? { kind: 'rate', certainty: 'low', readings, section: stated.figure.section }
    : null
}

const NEAR_PLAN = 4
const WITH_PLAN = /[比较](?:年度|年初|全年|原)?(?:计划|目标|任务|预算)(?:数|值|任务)?$/u

/** `权重依次为16分、24分，得分依次为14.50分、21.30分，得分率依次为90.63%、88.75%`: each of those in its place of the two lists before. */
function inRank(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const { enumerated, sentence } = stated
  if (!enumerated) return null
  const lists = stream
    .slice(Math.max(0, i - FARTHEST_HEAD), i)
    .filter((one) => isLevel(one) && one.sentence === sentence && one.enumerated?.count === enumerated.count)
    .filter((one) => one.enumerated?.rank === enumerated.rank)
  const [plan, result, more] = lists
  if (!plan || !result || more || !commensurable(plan.figure.unit, result.figure.unit)) return null
  const readings = [equals(stated.figure, ratio(stated, figure(result.figure), figure(plan.figure)))]
  return { kind: 'rate', certainty: 'high', readings, section: stated.figure.section }
}

const LEFT_RATE = /结[转余]{1,3}(?:结余)?率$/u

function rateOf(stream: readonly Mention[], i: number, found: readonly Mention[]): Draft | null {
  const stated = stream[i] as Mention
  const together = ofSeveral(stream, i)
  if (together) return together
  if (isAttribute(stated, stream[i - 1])) return null
  // 结转1826万元，结转率9.73%: of the budget, and not of what was spent.
  const told = LEFT_RATE.test(stated.of || stated.phrase)
    ? found.filter(({ figure: { measure, label } }) => !isResult(measure) || /结[转余]/u.test(label))
    : found
  const levels = stated.of.includes('进度')
    ? told.filter(({ rest, at }) => at === stated.at - 1 || !PROGRESS.test(rest))
    : told
  const inList = itemOf(stream, i)
  const bearer = bearerOf(stated, levels)
  const firm: Reading[] = []
  const likely: Reading[] = []
  const loose: Reading[] = []
  for (const result of levels) {
    for (const plan of levels) {
      if (isOfOtherLevel(stated, result, plan)) continue
      if (result === plan || !areOfOneKind(result, plan) || areSiblings(stated, result, plan, levels)) continue
      // 目标22000平方米，实际超额完成325平方米，完成率101.48%: what was done is both together.
      const done = EXCEEDING.test(result.phrase)
        ? sum(figure(plan.figure), figure(result.figure))
        : isContrary(stated, result)
          ? minus(figure(plan.figure), figure(result.figure))
          : figure(result.figure)
      // 已完成整改39个，其余8个正在推进，整改率83.0%: of both together.
      if (isRest(plan)) {
        if (isRestOf(plan, result))
          likely.push(equals(stated.figure, ratio(stated, done, sum(figure(result.figure), figure(plan.figure)))))
        continue
      }
      const reading = equals(stated.figure, ratio(stated, done, figure(plan.figure)))
      // 抽查村24个，收回问卷468份: 个 is counted in both, but not of one thing.
      const alike = result.figure.unit.of === plan.figure.unit.of || isAnsweredBy(plan, result)
      const own = alike && (inList === null || (result.at >= inList && plan.at >= inList))
      ;(own && isAsserted(stated, result, plan, levels, bearer) ? firm : loose).push(reading)
      if (isApproved(stated, result, plan))
        likely.push(
          equals(stated.figure, percent(figure(result.figure), sum(figure(plan.figure), figure(result.figure)))),
        )
      if (own && isFunded(stated, result, plan, levels)) likely.push(reading)
      for (const added of levels) {
        if (added.figure.measure !== '追加' || added === plan || added === result) continue
        loose.push(
          equals(stated.figure, percent(figure(result.figure), sum(figure(plan.figure), figure(added.figure)))),
        )
      }
    }
  }
  const whole = withRestBehind(stream, i)
  if (whole) likely.push(whole)
  const { section } = stated.figure
  if (firm.length > 0) {
    return {
      kind: 'rate',
      certainty: 'high',
      readings:
        AGAINST.test(stated.lead) || isOfBase(firm, stated, stream[i - 1])
          ? firm
          : [...firm, ...loose.filter((other) => !firm.some((one) => isReverse(one, other)))],
      section,
    }
  }
  const confirmed = loose.filter(isConfirmed)
  const kept = confirmed.length > 0 ? confirmed : likely.length > 0 ? likely : structural(stream, i, levels)
  return kept.length > 0 ? { kind: 'rate', certainty: 'low', readings: kept, section } : null
}

/** 县级资金计划2800万元，到位2650万元。…中央资金执行率96.58%: of what another level of government gave. */
function isOfOtherLevel({ of, sentence }: Mention, result: Mention, plan: Mention): boolean {
  const level = LEVEL.exec(of)?.[0]
  return (
    level !== undefined &&
    [result, plan].every(
      (one) => one.sentence !== sentence && !(one.figure.label + since(one.lead, GAP.comma)).includes(level),
    )
  )
}

const LEVEL = /中央|省级|市级|县级|区级|乡级|上级|本级/u

/** `参赛31人，获一等奖12人、二等奖11人，一、二等奖获奖率74.19%`: of the whole, those together that the name lists. */
function ofSeveral(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const [whole, first, second] = [stream[i - 3], stream[i - 2], stream[i - 1]]
  if (!whole || !first || !second || !SEVERAL.test(stated.lead) || second.gap !== GAP.list) return null
  if (![whole, first, second].every((one) => isLevel(one) && one.sentence === stated.sentence)) return null
  if (![first, second].every((one) => commensurable(one.figure.unit, whole.figure.unit))) return null
  const readings = [
    equals(stated.figure, percent(sum(figure(first.figure), figure(second.figure)), figure(whole.figure))),
  ]
  return { kind: 'rate', certainty: 'low', readings, section: stated.figure.section }
}

/** 一、二等奖获奖率, 优秀和良好率 */
const SEVERAL = /[，,；;][^，。；\d]{1,6}[、和及][^，。；\d]{1,8}率[为达是]?$/u

/** 再就业1613人，困难人员就业458人，分别完成目标的107.53%和109.05%: each is of its own target, and not of the other. */
function areSiblings({ enumerated, of }: Mention, a: Mention, b: Mention, levels: readonly Mention[]): boolean {
  const listed = enumerated && /目标|任务|计划/u.test(of) ? levels.slice(0, enumerated.count) : []
  return listed.includes(a) && listed.includes(b) && listed.every(({ role }) => role === 'level')
}

/** 8.64万平方米，为计划8万平方米的108%: of what, the words say right before it. */
function isOfBase(firm: readonly Reading[], { gap }: Mention, base: Mention | undefined): boolean {
  if (base?.role !== 'base' || base.of !== 'ratio' || gap > GAP.none) return false
  return firm.every(({ computed }) => figuresOf(computed)[1] === base.figure)
}

/** 抽检2486批次，检出不合格35批次，合格率98.59%: all but those. */
function isContrary({ of }: Mention, { phrase }: Mention): boolean {
  const [, good] = /(合格|达标|满意|通过|及格)[率度]$/u.exec(of) ?? []
  return good !== undefined && !of.includes('不') && (phrase.endsWith(`不${good}`) || phrase.endsWith(`未${good}`))
}

const EXCEEDING = /^(?:实际)?(?:超额(?:完成)?|超(?:计划|任务|目标)(?:完成)?)$/u

/** `6个项目中有2个执行率为100%`: of each of the two. */
function isAttribute({ gap }: Mention, before: Mention | undefined): boolean {
  return gap === GAP.none && before !== undefined && isExactCount(before.figure) && isLevel(before)
}

/** What the words leave no other way to read, though they do not say it: the only two amounts, or the item's own plan. */
function structural(stream: readonly Mention[], i: number, levels: readonly Mention[]): Reading[] {
  const stated = stream[i] as Mention
  const [nearest] = levels
  // 接受1次及以上随访的25108人: once is none of those.
  const own = levels.filter(
    ({ sentence, figure: { unit } }) =>
      sentence === stated.sentence && (unit.text !== '次' || unit.text === nearest?.figure.unit.text),
  )
  const left = leftBehind(stream, i)
  if (left) return [left]
  const answered = askedOf(stream, i)
  if (answered) return [equals(stated.figure, ratio(stated, figure(answered.result), figure(answered.plan)))]
  const done = doneAndPlanned(stream, i) ?? savedOf(stream, i) ?? ofAllAside(stream, i)
  if (done) return [done]
  const item =
    COMPLETION.test(stated.of) || stated.of.includes('到位')
      ? (planOfItem(stream, i) ??
        resultOfItem(stream, i) ??
        planOfAll(stream, i) ??
        targetOf(stream, i) ??
        likelyGiven(stream, i))
      : null
  const far = SAVED.test(stated.of) ? (savedFrom(stream, i) ?? planSaved(stream, i)) : item
  const [result, plan] = onlyTwo(stated, own) ?? (far ? [far.result, far.plan] : [])
  if (!result || !plan || !commensurable(result.figure.unit, plan.figure.unit)) return []
  // 概算37958万元，较可研投资核减741万元，核减率1.92%: of what it was cut from, and not of what was left.
  if (CUT.test(stated.of) && /[较比]/u.test(result.lead)) return []
  // 完成投资154亿元，投资完成率44%，资本金到位87亿元，到位率75%: what came in is not of what was done.
  if (/到位/u.test(stated.of) && (hasOwnRate(stated, plan) || isOfOtherSource(plan, result))) return []
  // 结转5124万元，其中甲1687万元，占32.93%，该县资金使用率55%: nothing left is what was used.
  if (
    SPENT.test(stated.of) &&
    [result, plan].every(({ phrase, figure: { label } }) => !SPENT.test(phrase + label)) &&
    hasOwnShare(stated, result)
  )
    return []
  return [equals(stated.figure, ratio(stated, figure(result.figure), figure(plan.figure)))]
}

/**
 * `支出14.36万元，较预算18.00万元节约3.64万元，节约率20.22%`, `支出14.36万元，比预算节约3.64万元，节约率20.22%`: of the plan in the words, or of what
 * was spent and saved together.
 */
function savedOf(stream: readonly Mention[], i: number): Reading | null {
  const [saved, stated] = [stream[i - 1], stream[i] as Mention]
  if (!saved || !SAVED.test(stated.of) || saved.role !== 'change' || saved.direction > 0) return null
  const before = stream[i - 2]
  if (!before || saved.sentence !== stated.sentence || before.sentence !== stated.sentence) return null
  if (stated.gap > GAP.comma || !commensurable(before.figure.unit, saved.figure.unit)) return null
  if (before.role === 'base') return equals(stated.figure, percent(figure(saved.figure), figure(before.figure)))
  const alone = isLevel(before) && !isPlan(before.figure.measure) && saved.gap === GAP.comma
  if (!alone || !WITH_BUDGET.test(saved.lead)) return null
  const plan = sum(figure(before.figure), figure(saved.figure))
  return equals(stated.figure, percent(figure(saved.figure), plan))
}

/** `普惠性幼儿园62所，其中公办28所、民办34所，普惠率91.18%（全区幼儿园68所）`: the head of the sentence, of all that the bracket tells. */
function ofAllAside(stream: readonly Mention[], i: number): Reading | null {
  const [stated, all] = [stream[i] as Mention, stream[i + 1]]
  if (!all || !isLevel(all) || all.depth <= stated.depth || !/^[（(]/u.test(all.lead) || !isExactCount(all.figure))
    return null
  const near = stream.slice(Math.max(0, i - FARTHEST), i).filter(({ sentence }) => sentence === stated.sentence)
  const [head, ...others] = near.filter((one) => isLevel(one) && one.figure.unit.text === all.figure.unit.text)
  const listed = others.length === 0 || others[0]?.opener === 'among'
  if (!head || !listed || roughly(head.figure) > roughly(all.figure)) return null
  const reading = equals(stated.figure, percent(figure(head.figure), figure(all.figure)))
  return isPlausible(reading) ? reading : null
}

const WITH_BUDGET = /^[，,](?:比|较|与)(?:年初|全年|调整)?预算/u

/** What was given in another chapter, if the rate may be of it. */
function likelyGiven(stream: readonly Mention[], i: number): Pair | null {
  const stated = stream[i] as Mention
  const pair = givenInAll(stream, i)
  return pair && isPlausible(equals(stated.figure, ratio(stated, figure(pair.result.figure), figure(pair.plan.figure))))
    ? pair
    : null
}

/** `窄路加宽12.6公里，计划12公里，完成率105.00%`: what was done stands before what was planned. */
function doneAndPlanned(stream: readonly Mention[], i: number): Reading | null {
  const [result, plan, stated] = [stream[i - 2], stream[i - 1], stream[i] as Mention]
  if (!result || !plan || !/(?:完成|实现|达成|达标)率$/u.test(stated.of) || !DUE.test(plan.phrase)) return null
  const beside = isLevel(result) && plan.gap === GAP.comma && stated.gap === GAP.comma && !isPlan(result.figure.measure)
  if (!beside || result.sentence !== stated.sentence || result.figure.unit.text !== plan.figure.unit.text) return null
  return equals(stated.figure, ratio(stated, figure(result.figure), figure(plan.figure)))
}

/** 年度目标180场, 年初定的任务是10公里. */
const DUE =
  /^[年季月度初全当本预期绩效既原上级省市县区里下达定设的]{0,10}(?:计划|目标|任务|指标)(?:任务|数|值|量)?[为是]?$/u

/** `已支出168万元，支出进度48%，未使用182万元`: of what was used and what was not, where no plan stands in the sentence. */
function leftBehind(stream: readonly Mention[], i: number): Reading | null {
  const [used, stated, left] = [stream[i - 1], stream[i] as Mention, stream[i + 1]]
  if (!used || !left || !isLevel(used) || !isLevel(left) || !SPENT.test(stated.of)) return null
  const beside = used.sentence === stated.sentence && left.sentence === stated.sentence && left.gap <= GAP.comma
  const alone = (stream[i - 2]?.sentence ?? -1) !== stated.sentence
  if (!beside || !alone || !UNUSED.test(left.phrase) || !commensurable(used.figure.unit, left.figure.unit)) return null
  // 全年预算420万元，支出进度86.2%，剩余57.82万元
  if (isPlan(used.figure.measure))
    return equals(stated.figure, percent(minus(figure(used.figure), figure(left.figure)), figure(used.figure)))
  return equals(stated.figure, percent(figure(used.figure), sum(figure(used.figure), figure(left.figure))))
}

const UNUSED = /^(?:尚|还|仍)?(?:有|未(?:使用|支出|执行|支付|拨付)|剩余|结余|结转)/u

/** `下达61亿元，下达进度80%，支出57亿元，支出进度74%`: both of a total that is not printed. */
const PROGRESS = /^[，,][^，。；、\d]{0,12}进度[为达是]{0,2}(?!100%)\d/u

const SAVED = /^(?:资金|预算|采购)?(?:节约|节支|节省)率$/u

/** `下达资金1500万元。截至年底共支出1350万元，执行率90%`: what was given to be spent, where no plan is named. */
function isFunded(stated: Mention, result: Mention, plan: Mention, levels: readonly Mention[]): boolean {
  const spent = SPENT.test(stated.of) && SPENT.test(result.phrase + result.figure.label)
  // 到位资金 came in to be spent.
  const came = !isResult(plan.figure.measure) || (/到位|下达/u.test(plan.phrase) && !SPENT.test(plan.phrase))
  const given = came && GIVEN.test(plan.phrase + plan.figure.label)
  return (
    spent &&
    given &&
    !hasOwnRate(stated, result) &&
    plan.figure.at.start < result.figure.at.start &&
    isNearest(result, stated, levels)
  )
}

const SPENT = /支出|支付|使用|执行|支用/u
const GIVEN =
  /(?:下达|到位|拨付|安排|可用|可支配|专项|补助|财政)[^，。；]{0,6}(?:资金|经费)|(?:资金|经费)[^，。；]{0,4}(?:下达|到位|拨付|安排|总[额量])|资金$/u

/**
 * Where the list begins of which the rate's own clause states the result of an item: `预算20万元，决算15万元，其中：公车决算10万元，完成
 * 预算的83.33%`, whose budget is not that of the whole. Null outside such lists.
 */
function itemOf(stream: readonly Mention[], i: number): number | null {
  const stated = stream[i] as Mention
  const item = stream[i - 1]
  if (!item || !isLevel(item) || item.sentence !== stated.sentence || stated.gap > GAP.comma) return null
  let parted = false
  for (let j = i - 1; j >= 0 && i - j <= LONGEST_LIST; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== stated.sentence) return null
    // 其中甲12项、乙6项；全部完成18项: the semicolon ends a list whose items stand closer together.
    if (parted && mention.gap === GAP.list) return null
    // 计划造林8520亩，其中甲3780亩、乙4740亩，实际完成造林8871亩: of the whole again, where no item has a plan of its own.
    if (mention.opener !== null && RESUMES.test(item.phrase) && !hasPlan(stream.slice(j, i))) return null
    if (mention.opener !== null)
      return parted || isResult(item.figure.measure) || isToldOfEach(stream, i) ? mention.at : null
    parted ||= mention.gap === GAP.semicolon
  }
  return null
}

const RESUMES = /^(?:全年|全市|全县|全区)?(?:实际|累计|共计?|合计|总计|全部)(?:完成|支出|到位|拨付|使用|执行)/u

function hasPlan(list: readonly Mention[]): boolean {
  return list.some(({ figure: { measure } }) => isPlan(measure))
}

const LONGEST_LIST = 40

/** `其中中央补助501亿元，下达进度90.92%；本级安排126亿元，下达进度81.01%`: each has the rate, and hence a plan, of its own. */
function isToldOfEach(stream: readonly Mention[], i: number): boolean {
  const { of, sentence } = stream[i] as Mention
  return stream
    .slice(i + 1, i + 1 + LONGEST_LIST)
    .some((one) => one.sentence === sentence && one.role === 'rate' && one.of === of)
}

/** A plan over its result is no way to read a rate whose words say which is which. */
function isReverse(one: Reading, other: Reading): boolean {
  const [a, b] = [figuresOf(one.computed), figuresOf(other.computed)]
  if (!isResult(a[0]?.measure ?? null) || !isPlan(a[1]?.measure ?? null)) return false
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]
}

function areOfOneKind(result: Mention, plan: Mention): boolean {
  return commensurable(result.figure.unit, plan.figure.unit) || isAnsweredBy(plan, result)
}

function ratio({ figure: { unit } }: Mention, result: Side, plan: Side): Side {
  return unit.dimension === 'multiple' ? over(result, plan) : percent(result, plan)
}

/**
 * Whether the words say which two numbers the rate is of: the base stands in them (为预算80万元的102%); or one states a result
 * and the other a plan; or they are the only two of its sentence; or the result bears the name of the rate
 * (办结309件，办结率; 收回116份，回收率).
 */
function isRest({ lead }: Mention): boolean {
  return REST.test(since(lead, GAP.comma))
}

function isRestOf(rest: Mention, done: Mention): boolean {
  return (
    rest.at === done.at + 1 && rest.sentence === done.sentence && rest.gap <= GAP.semicolon && DONE.test(done.phrase)
  )
}

/** `供餐学校289所，供餐率92.6%，其余23所配送`, `已收回142.86万元，整改率77.8%，尚有40.71万元正在整改`: of what is told before and behind together. */
function withRestBehind(stream: readonly Mention[], i: number): Reading | null {
  const [done, stated, rest] = [stream[i - 1], stream[i] as Mention, stream[i + 1]]
  if (!done || !rest || !isRest(rest) || ![done, rest].every((one) => one.sentence === stated.sentence)) return null
  if (![done, rest].every(isLevel) || !areOfOneKind(done, rest) || stated.gap > GAP.comma || rest.gap > GAP.semicolon)
    return null
  if (!/率$/u.test(stated.of)) return null
  return equals(stated.figure, ratio(stated, figure(done.figure), sum(figure(done.figure), figure(rest.figure))))
}

const REST = /^(?:其余|剩余|余下|另外|还有|尚有|尚余|仍有|未)/u
const DONE = /已|完成|办结|整改/u

function isAsserted(
  stated: Mention,
  result: Mention,
  plan: Mention,
  levels: readonly Mention[],
  bearer: Mention | null,
): boolean {
  if (plan.role === 'base') {
    const inside = plan.paragraph === stated.paragraph && plan.at === stated.at - 1
    return inside && result.role !== 'base' && result.figure.at.start < plan.figure.at.start
  }
  if (CUT.test(stated.of))
    return CUT_AMOUNT.test(result.phrase) && SUBMITTED.test(plan.phrase) && result.sentence === plan.sentence
  if (result.role === 'base' || isPlan(result.figure.measure) || !isOfPeriod(stated, plan, levels)) return false
  if (plan.prior !== result.prior) return false
  if (SAVED.test(stated.of) && !isPlan(plan.figure.measure)) return false
  if (PARTLY.test(result.phrase) || PARTLY.test(plan.phrase)) return false
  const against = AGAINST.exec(stated.lead)?.[1]
  if (against !== undefined) return likeness(plan.figure.label, against) >= LIKE && isResult(result.figure.measure)
  if (OTHER_RATES.test(stated.of) || (SPENT.test(stated.of) && isResult(plan.figure.measure))) return false
  const foreseen = /预测|测算/u.exec(stated.of)?.[0]
  if (foreseen !== undefined) return plan.phrase.includes(foreseen) && isSameThing(plan, result)
  if (/资产负债率/u.test(stated.of)) {
    const nearest = (name: RegExp) => levels.find(({ figure: { label } }) => name.test(label))
    if (nearest(ALL_ASSETS) === plan && nearest(ALL_DEBTS) === result) return result.sentence === plan.sentence
    if (!ALL_ASSETS.test(plan.figure.label)) return false
  }
  if (isDuePair(stated, plan, result)) return true
  const own = levels.some(
    (mention) => mention.sentence === stated.sentence && commensurable(mention.figure.unit, result.figure.unit),
  )
  if (own && result.sentence !== stated.sentence) return false
  if (COMPLETION.test(stated.of) && isResult(result.figure.measure) && isPlan(plan.figure.measure))
    return !hasOwnRate(stated, result)
  if (COMPLETION.test(stated.of) && isPlan(plan.figure.measure) && isAside(stated, plan))
    return stated.at === result.at + 1 || isNearest(result, stated, levels)
  if (
    COMPLETION.test(stated.of) &&
    levels.length === 2 &&
    plan.sentence === result.sentence &&
    !isResult(plan.figure.measure) &&
    !isNextItem(plan, result) &&
    !isInName(plan, result) &&
    !isPartOf(plan, result)
  )
    return plan.figure.at.start < result.figure.at.start
  // 中央资金24566万元，已全额到位；市县配套到位4065万元，到位率78%
  if (isOfOtherSource(plan, result)) return false
  if (plan.sentence !== result.sentence && (isOfOther(plan, result) || isLess(plan, result))) return false
  if (bearer !== result || (plan.figure.at.start > result.figure.at.start && levels.length > 2)) return false
  // 接通487人…，知晓421人，知晓率…，满意449人，满意率: of those before, or of the same as the rate before.
  return (
    !hasOwnRate(stated, plan) ||
    levels.some((one) => one.figure.at.start < plan.figure.at.start && areOfOneKind(one, plan))
  )
}

/** `应种42318人次，实种41906人次，接种率99.03%`: what was due, what of it was done, and the rate, one right behind the other. */
function isDuePair({ at, sentence, of }: Mention, plan: Mention, result: Mention): boolean {
  const [, due] = /应(?:当|该)?([\u4e00-\u9fff]{1,3})$/u.exec(plan.phrase) ?? []
  const [, done] = /(?:实际?|已)([\u4e00-\u9fff]{1,3})$/u.exec(result.phrase) ?? []
  if (done === undefined || plan.sentence !== sentence || result.at !== plan.at + 1) return false
  // 应配护理员238人，实际在岗203人，缺口35人，配备到位率85.3%
  if (STAFFED.test(of)) return at - result.at <= 2 && /应配/u.test(plan.phrase) && /^(?:在|到|配)/u.test(done)
  return result.at === at - 1 && due === done
}

const STAFFED = /(?:配备|到位|到岗|在岗)率$/u

/** `送审金额5.10亿元，审定3.86亿元，核减1.24亿元，核减率24.31%`: of what was submitted, whatever was approved. */
const CUT = /(?:核减|审减)率$/u
const CUT_AMOUNT = /^净?(?:核减|审减)/u

/** `审定70.23亿元，净核减7.33亿元，核减率9.45%`: what was submitted is both together. */
function isApproved({ of, sentence }: Mention, cut: Mention, approved: Mention): boolean {
  const same = cut.sentence === sentence && approved.sentence === sentence
  return CUT.test(of) && same && CUT_AMOUNT.test(cut.phrase) && approved.phrase.startsWith('审定')
}

const SUBMITTED = /^[^，。；]{0,12}(?:送审|报审|提报|上报|申报)/u

/** `1-2月计划投资115.6亿元，实际154.7亿元，完成年度计划的21.1%`: a plan for months is none for the year, nor the other way round. */
function isOfPeriod({ of }: Mention, { phrase, sentence }: Mention, levels: readonly Mention[]): boolean {
  if (MONTHS.test(of)) return MONTHS.test(phrase)
  if (!YEAR.test(of) || YEAR.test(phrase)) return true
  return !levels.some((one) => one.sentence === sentence && MONTHS.test(since(one.lead, GAP.stop)))
}

const MONTHS = /\d{1,2}月|季度|上半年|同期|序时/u
const YEAR = /全年|年度|年初/u

/** 预测2023年净收益815万元, 实现净收益653.82万元. */
function isSameThing({ figure: a }: Mention, { figure: b }: Mention): boolean {
  return a !== b && b.label.length >= NAMED && a.label.endsWith(b.label.slice(-NAMED))
}

const NAMED = 3

/** An amount of one item is no plan of another's: 清原县资金18650万元。柳河县支出15006万元. */
function isOfOther(plan: Mention, result: Mention): boolean {
  const item = itemIn(plan)
  return plan.figure.unit.dimension === 'money' && !itemIn(result).includes(item)
}

/** What came from one source behind a semicolon is nothing of what came from another before it. */
function isOfOtherSource({ figure: { label, measure } }: Mention, result: Mention): boolean {
  const source = SOURCE.exec(label)?.[0]
  return (
    source !== undefined && result.gap >= GAP.semicolon && !isPlan(measure) && !result.figure.label.includes(source)
  )
}

const SOURCE = /中央|上级|[省市县区]级|[省市县区]财政|自筹|(?:居民|社会|企业|银行)(?=资金|投入|出资|贷款)/u

/** `失业人员4.24万人。…41.08万名退休人员移交管理，管理率为100%`: people told of before are not all of whom there are more. */
function isLess({ figure: plan }: Mention, { figure: result }: Mention): boolean {
  return !isPlan(plan.measure) && plan.unit.dimension === 'staff' && roughly(plan) < roughly(result)
}

/** Whether a rate of its own stands between a level and the rate stated. */
function hasOwnRate(stated: Mention, { rest, figure: { at } }: Mention): boolean {
  return /^[，,][^，。；、\d]{0,12}(?:率|比例|进度)[为达是]{0,2}\d/u.test(
    rest.slice(0, stated.figure.at.start - at.end),
  )
}

function hasOwnShare(stated: Mention, { rest, figure: { at } }: Mention): boolean {
  return /^[，,]占[^，。；、\d]{0,16}\d/u.test(rest.slice(0, stated.figure.at.start - at.end))
}

/** How far one plan is from another, or one year's rest from the year's before: no result over a plan. */
const OTHER_RATES = /(?:调整|变动|变化|偏差|偏离|增减)率$/u

/** `为预算的104.5%（预算35000万元）`: the plan stands in brackets right behind. */
function isAside(stated: Mention, plan: Mention): boolean {
  return plan.at === stated.at + 1 && plan.paragraph === stated.paragraph && plan.depth > stated.depth
}

function isNearest(result: Mention, stated: Mention, levels: readonly Mention[]): boolean {
  const before = levels.filter(({ figure }) => figure.at.start < stated.figure.at.start)
  return result === before[0] && result.sentence === stated.sentence
}

/** `——增值税30.85亿元；——企业所得税13.29亿元，完成预算的96.4%`: behind a semicolon comes another thing, unless both bear measures. */
function isNextItem(plan: Mention, result: Mention): boolean {
  return (
    result.at > plan.at && result.gap >= GAP.semicolon && plan.figure.measure === null && result.figure.measure === null
  )
}

/** `200万亩经济林工程已完成83万亩`: an amount in the name of what the result is of says how large it is, not how much was due. */
function isInName(plan: Mention, result: Mention): boolean {
  return result.gap === GAP.none && plan.at === result.at - 1 && plan.figure.measure === null
}

/** `总收入x，完成预算的97%，其中：地方收入y，完成预算的99%`: the whole before 其中 is no plan of its part. */
function isPartOf(whole: Mention, part: Mention): boolean {
  return part.opener === 'among' && !isPlan(whole.figure.measure)
}

/** `与调整预算相比，执行率为97.78%`. */
const AGAINST = /(?:与|同|相对于|以)(?!上年|去年|20\d\d)([^，。；、]{2,12})(?:相比|为基数|计算)/u

/** The total of a balance sheet's left side. */
export const ALL_ASSETS =
  /(?<![动定形他])资产总[额计]$|总资产$|^(?:年末)?(?:[^，。；]{0,12}(?:企业|单位|部门))?资产(?:合计)?$/u
export const ALL_DEBTS = /(?<!动)负债总[额计]$|总负债$|^(?:年末)?(?:[^，。；]{0,12}(?:企业|单位|部门))?负债(?:合计)?$/u
const COMPLETION = /预算|计划|目标|任务|执行|完成|支出|使用|支付|控制|进度/u

/** The levels that the rate can be of: those of its sentence and the one before, nearest first, and two that follow in brackets. */
function around(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const before: Mention[] = []
  const clause: Mention[] = []
  let inClause = stated.gap < GAP.semicolon
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST && before.length < MOST_LEVELS; j--) {
    const mention = stream[j] as Mention
    if (stated.sentence - mention.sentence > 2 || stated.paragraph !== mention.paragraph) break
    if (mention.figure.unit.dimension === 'score' && !/得分/u.test(stated.of)) continue
    // What an earlier sentence breaks down is there with its whole; its parts have rates of their own.
    if ((mention.sentence < stated.sentence || !inClause) && isListed(stream, j)) {
      inClause &&= mention.gap < GAP.semicolon
      continue
    }
    // 支出91759万元（其中镇级支出10595万元），完成预算的93.8%: nor is what a bracket before tells among it.
    if (mention.depth > stated.depth && (mention.opener !== null || isOfBracket(stream, j))) continue
    // 送审6418万元，审定5967万元，核减450万元，核减率7.02%: what was cut is what the rate is of, though it tells a change.
    const cut = mention.role === 'change' && CUT.test(stated.of) && CUT_AMOUNT.test(mention.phrase)
    if (isLevel(mention) || cut || (mention.role === 'base' && mention.of === 'ratio')) {
      before.push(mention)
      if (inClause) clause.push(mention)
    }
    inClause &&= mention.gap < GAP.semicolon
  }
  const [, ...others] = clause
  const pair = clause.some((one) =>
    clause.some((other) => other !== one && commensurable(one.figure.unit, other.figure.unit)),
  )
  const own = pair && !others.every((one) => hasOwnRate(stated, one)) ? clause : before
  const behind = stream
    .slice(i + 1, i + 3)
    .filter(
      (mention) =>
        mention.sentence === stated.sentence &&
        isLevel(mention) &&
        ((mention.depth > stated.depth && (stream[i + 1] as Mention).depth > stated.depth) ||
          (mention.gap <= GAP.comma && (isPlan(mention.figure.measure) || isResultBehind(stated, mention)))),
    )
  return [...own, ...behind]
}

/** `已完成年度计划的50.4%，完成投资206.7亿元`: what was done stands right behind how far it is. */
function isResultBehind(stated: Mention, { at, phrase }: Mention): boolean {
  return at === stated.at + 1 && DONE_OF_PLAN.test(stated.phrase) && /^(?:累计|共计?)?完成(?!率)/u.test(phrase)
}

const DONE_OF_PLAN = /^[^，。；]{0,12}(?:完成|占)[^，。；]{0,12}(?:计划|任务|目标)/u

/** `到位资金15632万元（中央9840万元、省级3412万元），支付14506万元`: one of several in a bracket, unless it is a plan. */
function isOfBracket(stream: readonly Mention[], j: number): boolean {
  const { depth, sentence, figure } = stream[j] as Mention
  const beside = [stream[j - 1], stream[j + 1]].some(
    (other) =>
      other?.sentence === sentence &&
      other.depth === depth &&
      isLevel(other) &&
      commensurable(other.figure.unit, figure.unit),
  )
  return beside && !isPlan(figure.measure)
}

/** Whether a word in its sentence before a number begins a breakdown. */
function isListed(stream: readonly Mention[], j: number): boolean {
  const { sentence, figure } = stream[j] as Mention
  for (let k = j; k >= 0 && j - k <= FARTHEST && stream[k]?.sentence === sentence; k--) {
    const first = stream[k] as Mention
    // 分别为甲、乙、丙等5项，全年计划投资42.5亿元: the plan is no part of what was counted.
    if (first.opener === 'open' ? commensurable(first.figure.unit, figure.unit) : first.opener) return true
  }
  return false
}

/** The levels before the rate in its sentence and the one before, without what they are broken down into: 950万元，其中…，到位率95%. */
function headsBefore(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  let clause: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST_HEAD && found.length < MOST_HEADS; j--) {
    const mention = stream[j] as Mention
    if (stated.sentence - mention.sentence > 1 || stated.paragraph !== mention.paragraph) break
    const scores = mention.figure.unit.dimension === 'score' && !/得分/u.test(stated.of)
    if (isLevel(mention) && mention.depth <= stated.depth && !scores) clause.push(mention)
    if (mention.opener !== null) clause = behindList(clause)
    if (mention.gap < GAP.semicolon) continue
    found.push(...clause)
    clause = []
  }
  return [...found, ...clause]
}

/** `其中咨询40条、投诉12条，共答复50条`: what stands behind a list whose items stand closer together; given nearest first. */
function behindList(clause: readonly Mention[]): Mention[] {
  const end = clause.findIndex(({ gap }) => gap <= GAP.list)
  return end < 0 ? [] : clause.slice(0, end)
}

const FARTHEST_HEAD = 24
const MOST_HEADS = 4
