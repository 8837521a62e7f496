import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isAmount, isPart, NET, uncertain } from './balance-terms.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { flowsOf } from './prose-net.ts'
import { ALL_ASSETS, ALL_DEBTS } from './prose-rate.ts'
import { setOff } from './prose-set-off.ts'
import { VACANT } from './prose-staff.ts'
import {
  equals,
  figure,
  isConfirmed,
  isSlipInAccounts,
  looksLikeSlip,
  minus,
  repeatsOne,
  roughly,
  type Side,
} from './relate.ts'
import { isTakenOff } from './taken-off.ts'
import { COMPARISONS } from './wording.ts'

/**
 * Balances of running text: what is left or saved (节约 = 预算 − 决算, 净资产 = 资产 − 负债), and roll-forwards
 * (年末 = 年初 + 新增 − 退出). The wording names the result but seldom its terms, so each is kept when the numbers confirm
 * it or when a slip explains why they do not.
 */
export function readBalances(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    const even = evenTotals(mention, stream[i + 1])
    if (even) return [even]
    const draft = REASON.test(since(mention.lead, GAP.stop))
      ? reason(stream, i)
      : DIFFERENCE.test(mention.phrase) && !opens(mention, stream[i + 1]) && !isOfYears(mention) && !isTakenOff(mention)
        ? difference(stream, i)
        : rollForward(stream, i)
    return draft ? [draft] : []
  })
}

/** `收入总计1234.56万元，支出总计1234.56万元`: 总计 take in what is carried over, so that both sides come to the same (财决01). */
function evenTotals(income: Mention, outlay: Mention | undefined): Draft | null {
  if (!outlay || outlay.sentence !== income.sentence || !isLevel(income) || !isLevel(outlay)) return null
  const sides = /收入总计$/u.test(income.figure.label) && /支出总计$/u.test(outlay.figure.label)
  if (!sides || !commensurable(income.figure.unit, outlay.figure.unit) || /结[转余]/u.test(outlay.tail)) return null
  return uncertain(outlay, [equals(outlay.figure, figure(income.figure))], 'restatement')
}

/** `预算40万元，决算61.61万元，决算数大于预算数的主要原因是上级下达补助资金21.61万元`: one reason for all of it. */
function reason(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  if (!isAmount(stated)) return null
  const near = neighbours(stream, i, -1, NEAR)
  const own = near.filter(({ sentence }) => sentence === stated.sentence)
  const before = own.length > 0 ? own : near
  const plan = before.find(({ figure: { measure } }) => isPlan(measure))
  const result = before.find(({ figure: { measure } }) => isResult(measure))
  if (!plan || !result) return null
  const [more, less] = roughly(plan.figure) > roughly(result.figure) ? [plan, result] : [result, plan]
  const readings = [equals(stated.figure, minus(figure(more.figure), figure(less.figure)))]
  // What is given need not be all of the reason, so that only a slip of many digits tells.
  return confirmedOr(stated, 'difference', readings, readings.filter(isSlipInAccounts))
}

const REASON = /(?:大于|小于|高于|低于|超过|超出|差异|增加|减少)[^，。；]{0,12}(?:主要)?(?:原因|是因|是由于|系)/u

/** 收支相抵，累计结余6083万元 is what both sides leave all the same. */
function isOfYears({ phrase, lead }: Mention): boolean {
  return USED.test(phrase) && !(/收支(?:总量)?相抵/u.test(since(lead, GAP.stop)) && /^累计结[余转]$/u.test(phrase))
}

/** 累计结余 is of many years; 使用结转结余, 动用历年结余 are means, and nothing left. */
const USED = /累计|滚存|(?:使用|动用|加上?)[^，。；]{0,12}结[转余]/u

const DIFFERENCE =
  /(?:节约|节省|核减|核增|结余|结存|剩余|差额|差值|差异|净额|净资产|所有者权益|国有资本权益|国有权益|净值|净增|净减|短收|超收|赤字|自然增长|自然增加|超支|收大于支|缺口|未完成|未使用|未支付|未到位|未执行|未付|未缴|欠缴|欠付|盈余|结转|尚有|尚欠|追加)[^，。；]{0,6}$/u
function difference(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  // 尚有空编7名: posts and people are read elsewhere.
  if (!isAmount(stated) || VACANT.test(stated.phrase) || flowsOf(stream, i).length > 0) return null
  // 资金结余5分: an indicator of that name.
  if (stated.figure.unit.dimension === 'score') return null
  const before = neighbours(stream, i, -1, NEAR)
  // 净增15人，其中教师10人、医生5人: a list breaks it down.
  const broken = stream[i + 1]?.opener === 'among' && !/净值$/u.test(stated.phrase)
  const after = /净增|净值$/u.test(stated.phrase) && !broken ? neighbours(stream, i, 1, NEAR) : []
  const far = neighbours(stream, i, -1, FAR)
  // 年末结转 is what a roll-forward comes to, where means were carried over into the year.
  const carried = /结[转余]/u.test(stated.phrase) && far.some(({ phrase }) => OPENING.test(phrase))
  const heads = headsOf(stream, i, far)
  const readings = [...pairs(before), ...pairs(after), ...pairs(heads.slice(0, NEAR.most))].flatMap((pair) =>
    apart(stated, pair),
  )
  // What lists break down is set off with its wholes.
  const likely = [...pairs(before.filter((one) => heads.includes(one))), ...pairs(after)].flatMap((pair) =>
    apart(stated, pair),
  )
  const offset = setOff(stream, i, far, carried)
  return (
    netAssets(stated, far) ??
    netValue(stated, [
      ...new Set([...far, ...after, ...(/净值$/u.test(stated.figure.label) ? ofParagraph(stream, i) : [])]),
    ]) ??
    overYear(stream, i) ??
    confirmedOr(
      stated,
      'difference',
      readings,
      /结[转余]/u.test(stated.phrase) || isPart(stream, i) ? [] : likely.slice(0, 2),
    ) ??
    offset ??
    shortOfPlan(stream, i) ??
    fromNamed(stream, i, far) ??
    leftOfYear(stream, i) ??
    (carried || stated.opener !== null || (/结[转余]/u.test(stated.phrase) && isPart(stream, i))
      ? null
      : (planned(
          stated,
          before.filter((one) => !isPart(stream, stream.lastIndexOf(one, i))),
        ) ?? planned(stated, heads)))
  )
}

const FAR_BASE = 30

/** `县级财政配套资金94万元。…县级配套资金到位79万元，缺口15万元`: of what was planned under the name, which may stand a paragraph before. */
function shortOfPlan(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const at = stream[i - 1]?.figure.unit.dimension === 'percent' ? i - 2 : i - 1
  const done = stream[at]
  if (!done || !isLevel(done) || done.sentence !== stated.sentence || !MISSING.test(stated.phrase)) return null
  const name = done.figure.label.replace(/(?:实际)?(?:到位|完成|支付|拨付)$/u, '')
  const plan = stream
    .slice(Math.max(0, i - FAR_BASE), at)
    .findLast((one) => isLevel(one) && commensurable(one.figure.unit, stated.figure.unit) && isNamed(one, name))
  if (!plan || !commensurable(done.figure.unit, stated.figure.unit)) return null
  const readings = [equals(stated.figure, minus(figure(plan.figure), figure(done.figure)))]
  return confirmedOr(stated, 'difference', readings, readings)
}

const MISSING = /缺口|欠缺|未到位|尚欠|未支付|未拨付/u

function isNamed({ figure: { label } }: Mention, name: string): boolean {
  return likeness(label, name) >= LIKE
}

/** `概算37958万元，较可研批复投资核减741万元`: from what bears the name, to the amount right before. */
function fromNamed(stream: readonly Mention[], i: number, far: readonly Mention[]): Draft | null {
  const [now, stated] = [stream[i - 1], stream[i] as Mention]
  const name = AGAINST.exec(since(stated.lead, GAP.comma))?.[1]
  if (name === undefined || !now || !isLevel(now) || now.sentence !== stated.sentence) return null
  const base = far.find((one) => one !== now && likeness(one.figure.label, name) >= LIKE)
  if (!base || !commensurable(now.figure.unit, stated.figure.unit)) return null
  const readings = apart(stated, [base, now]).filter(isPlausible)
  return readings.length > 0 ? uncertain(stated, readings.slice(0, 1), 'difference') : null
}

const AGAINST = /^[较比]([^，。；]{3,16}?)(?:净)?(?:核减|核增|审减|节约|压减|调减|调增|超支|缺口)$/u

/** `决算总收入5443万元。` and a paragraph on `决算总支出5368万元，…；年末结转结余75万元`. */
function leftOfYear(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  // 总支出330亿元，其中：…，年终结余46亿元: what is left is a part of what went out.
  if (isPart(stream, i)) return null
  if (!/^(?:年末|年终)?(?:累计)?(?:结转(?:[和及]?结余)?|结余)$/u.test(stated.phrase)) return null
  const before = stream
    .slice(Math.max(0, i - FAR_BASE), i)
    .filter((one) => isLevel(one) && one.depth === 0 && !one.prior)
  const outlay = before.findLast(
    ({ phrase, figure: { label } }) => TOTAL_OUTLAY.test(label) || /全年支出$/u.test(phrase),
  )
  const income = before.findLast(
    ({ phrase, figure: { label } }) => TOTAL_INCOME.test(label) || /全年收入$/u.test(phrase),
  )
  // 总收入3387万元，总支出3402万元，年末结余91万元: what was carried over came in as well.
  if (!outlay || !income || outlay.figure.section.path[0] !== stated.figure.section.path[0]) return null
  const readings = [equals(stated.figure, minus(figure(income.figure), figure(outlay.figure)))]
  if (isLess(income, outlay) && !readings.some(looksLikeSlip)) return null
  return confirmedOr(stated, 'difference', readings, readings)
}

function isLess({ figure: a }: Mention, { figure: b }: Mention): boolean {
  return roughly(a) < roughly(b)
}

const TOTAL_OUTLAY = /总支出$|支出(?:总计|合计|总额)$/u
const TOTAL_INCOME = /总收入$|收入(?:总计|合计|总额)$/u

/** How far the two are from each other, either way. */
function apart(stated: Mention, [first, second]: readonly [Mention, Mention]): Reading[] {
  // 总收入413亿元，总支出413亿元: both sides of a balance leave nothing.
  if (isNetOfOther(stated, first, second) || roughly(first.figure) === roughly(second.figure)) return []
  return [
    equals(stated.figure, minus(figure(first.figure), figure(second.figure))),
    equals(stated.figure, minus(figure(second.figure), figure(first.figure))),
  ]
}

/** `固定资产原值a，累计折旧b，净值c`, or 净值 first: of the one 原值 and the one 折旧 that are told of the same things. */
function netValue(stated: Mention, near: readonly Mention[]): Draft | null {
  if (!/净值$/u.test(stated.figure.label)) return null
  const name = stated.figure.label.replace(/净值$/u, '')
  const all = near.filter(({ figure: { label } }) => {
    const bare = label.replace('账面', '')
    return /原值$/u.test(bare) && (name === '' || bare === `${name}原值`)
  })
  // 固定资产原值862万元，累计折旧401万元，净值461万元。在用固定资产原值849万元: of its own sentence, where it states one.
  const own = all.filter(({ sentence }) => sentence === stated.sentence)
  const gross = own.length > 0 ? own : all
  const spent = near.filter(({ figure: { label } }) => /折旧|摊销/u.test(label))
  const [a, b] = [gross[0], spent[0]]
  if (!a || !b || gross.length > 1 || spent.length > 1) return null
  return uncertain(stated, [equals(stated.figure, minus(figure(a.figure), figure(b.figure)))], 'difference')
}

/** What the paragraph states behind, nearest first. */
function ofParagraph(stream: readonly Mention[], i: number): Mention[] {
  const { paragraph } = stream[i] as Mention
  return stream.slice(i + 1, i + 1 + FAR.most).filter((one) => one.paragraph === paragraph && isLevel(one))
}

/** `年末馆藏14.26万册，年初馆藏13.43万册，本年净增0.83万册`: from the beginning of the year to its end. */
function overYear(stream: readonly Mention[], i: number): Draft | null {
  const [a, b, stated] = [stream[i - 2], stream[i - 1], stream[i] as Mention]
  const [, way] = /净([增减])[加少]?$/u.exec(stated.phrase) ?? []
  if (!a || !b || way === undefined || a.sentence !== stated.sentence || stated.gap !== GAP.comma) return null
  if (![a, b].every((one) => isLevel(one) && one.figure.unit.text === stated.figure.unit.text)) return null
  const end = [a, b].find(({ lead }) => /年末|年底|期末/u.test(lead))
  const begin = [a, b].find((one) => one !== end && /年初|期初|上年末/u.test(one.lead))
  if (!end || !begin) return null
  const [more, less] = way === '增' ? [end, begin] : [begin, end]
  return uncertain(stated, [equals(stated.figure, minus(figure(more.figure), figure(less.figure)))], 'difference')
}

/** 净值 is 原值 less 折旧, and no other difference. */
function isNetOfOther({ phrase }: Mention, { phrase: a }: Mention, { phrase: b }: Mention): boolean {
  return /净值$/u.test(phrase) && [a, b].filter((words) => /折旧|摊销/u.test(words)).length !== 1
}

/** `资产总额a，负债总额b，净资产c`: the balance sheet's equation. */
function netAssets(stated: Mention, before: readonly Mention[]): Draft | null {
  if (!/(?:净资产|国有资本权益|国有权益|所有者权益)(?:总[额计]|合计)?$/u.test(stated.figure.label)) return null
  const assets = before.filter(({ figure: { label } }) => ALL_ASSETS.test(label))
  const debts = before.filter(({ figure: { label } }) => ALL_DEBTS.test(label))
  const beside = [assets, debts].map((all) => all.filter(({ sentence }) => sentence === stated.sentence))
  const [[a, ...more] = [], [b, ...others] = []] = beside.every(({ length }) => length === 1) ? beside : [assets, debts]
  if (!a || !b || more.length > 0 || others.length > 0) return null
  const reading = equals(stated.figure, minus(figure(a.figure), figure(b.figure)))
  // 资产总额28.84万亿元、负债总额19.55万亿元、国有资本权益5.45万亿元: others own the rest.
  const some = /国有/u.test(stated.figure.label) && !isConfirmed(reading) && !looksLikeSlip(reading)
  return some ? null : uncertain(stated, [reading], 'difference')
}

/** 节约, 超支, 结余 of one plan and one result, or of one income and one outlay, are their difference. */
function planned(stated: Mention, before: readonly Mention[]): Draft | null {
  const early = /年初预算/u.test(stated.lead)
  const plan = before.find(
    ({ figure: { measure }, phrase }) =>
      !RESERVE.test(phrase) &&
      !PLANNED.test(phrase) &&
      (early ? measure === '年初预算' : isPlan(measure) || /收入/u.test(phrase)),
  )
  const result = before.find(({ figure: { measure }, phrase }) => isResult(measure) || /支出/u.test(phrase))
  const totals = [plan, result].every((one) => /总/u.test(one?.phrase ?? '')) && CARRIED.test(stated.phrase)
  // 调整预算97842万元。支出91759万元，结转下年支出6083万元: what a plan for outlay leaves.
  const left = LEFT_OF_PLAN.test(stated.phrase) && plan?.figure.measure === '调整预算' && isOfOutlay(plan, result)
  if (!plan || !result || plan === result || !(PLANNED.test(stated.phrase) || totals || left)) return null
  const [more, less] = /超/u.test(stated.phrase) ? [result, plan] : [plan, result]
  const reading = equals(stated.figure, minus(figure(more.figure), figure(less.figure)))
  return isLess(more, less) && !looksLikeSlip(reading) ? null : uncertain(stated, [reading], 'difference')
}

/** 安排预算稳定调节基金: what is put by is no plan. */
const RESERVE = /稳定调节基金|周转金/u
const LEFT_OF_PLAN = /^结转下年(?:支出|使用)?$/u

function isOfOutlay({ phrase: a }: Mention, result: Mention | undefined): boolean {
  return result !== undefined && [a, result.phrase].every((phrase) => phrase.includes('支出'))
}

const PLANNED = /(?:节约|节省|结余|结存|超支|短收|超收|未使用|未执行)[^，。；]{0,4}$/u
/** 总收入a，总支出b，年终结转c: of 总 alone is it said that nothing else comes in. */
const CARRIED = /结[转余](?:下年|下年使用)?$/u

const OPENING =
  /(?<![比较与])年初(?!部门预算|预算(?!稳定调节|周转)|安排|批复)|(?<![比较与])[上去]年度?[末底]|期初|上年(?:度|末)?[^，。；、]{0,8}结[转余]|年初结转/u
/** 2020年底 is an opening balance where it is the year before the one reported on. */
const DATED = /20\d\d年度?(?:[末底]|结[转余])/u

/** `上年结转3万元`; `2022年末结转3万元，2023年收入40万元`: of the year before the one that is told next. */
function opens(mention: Mention, next: Mention | undefined): boolean {
  if (OPENING.test(mention.phrase)) return true
  return DATED.test(mention.phrase) && next?.sentence === mention.sentence && yearOf(next) > yearOf(mention)
}

const CLOSING = /(?<![上去])年[末底]|期末|现有|在库|结转下年|余额|办结|累计达|总数达/u
const IN =
  /收支结余|当年结余|本年结余|新增|增加|收入|收到|受理|新收|新建|新录|转入|入库|追加|发行|再融资|接收|购置|更新|新购|新开|新设|新成立|新投|招录|调入|新发展|购[入进]|迁入|划入|入院|受赠|纳入|招聘|引进|招考|选调|选聘|补充|注入|计提|提取|收回|新进/u
const OUT =
  /退出|减少|支出|办结|偿还|调出|调减|核减|核销|还本|转出|使用|处置|调离|退休(?!人员)|结转下年|结转下|注销|报废|停运|停[开办用]|淘汰|撤[销并]|关[停闭]|拆除|解除|[迁划]出|领用|耗用|发出|出库|出院|死亡|去世|病故|辞职|清退|期满|动用|代偿(?!款)|调入(?:一般)?公共预算/u

/** What flows into and out of a balance, by what the balance is of: means, or a budget. */
const FLOWS = [
  {
    opening:
      /^[^比较]{0,40}(?:年初(?:部门)?预算(?!稳定调节|周转)|(?:部门|[本当]年)预算(?:安排|批复|下达)?$|全年预算|(?<!调整后?)预算数?$)|(?:批准|批复|通过)的[^，。；、]{2,20}(?:收入|支出|预算)[为是]?$/u,
    closing:
      /(?:调整|变动)后?(?:的|全年|[支收][出入]){0,2}预算|(?:全年|可用)预算|全年可用|可用(?:预算|指标|资金)|实际完成|实际执行|实际支出/u,
    into: /追加|调增|增加|^新增|^(?:加上?|使用|动用|安排)?(?:上年|年初)(?:末|度|项目|财政|资金|拨款){0,3}结[转余]/u,
    out: /追减|调减|压减|核减|收回(?:预算|指标|额度)/u,
  },
  {
    opening: /^[^比较]{0,40}(?:下达|批复|核定|分配)[^，。；]{0,6}$/u,
    closing: /实际(?:下达|安排|到位|收到|拨付)/u,
    into: /追加|调增|增拨|增发/u,
    out: /追减|调减|压减|核减|收回|扣减/u,
  },
  { opening: OPENING, closing: CLOSING, into: IN, out: OUT },
] as const

const [, , YEARS] = FLOWS

/** 年末 = 年初 + 增 − 减, whichever of them stands first: the opening balance anchors the reading. */
function rollForward(stream: readonly Mention[], i: number): Draft | null {
  const opening = stream[i] as Mention
  if (!isAmount(opening) || (isPart(stream, i) && !OPENING.test(opening.phrase))) return null
  const kind =
    FLOWS.find((some) => some.opening.test(opening.phrase)) ?? (DATED.test(opening.phrase) ? YEARS : undefined)
  // 累计追加预算2315万元 is a move, and no budget.
  if (!kind || (kind === FLOWS[0] && /追[加减]|[调核][增减]/u.test(opening.phrase))) return null
  const near = [...neighbours(stream, i, -1, WIDE).reverse(), ...neighbours(stream, i, 1, WIDE)]
  // 收入合计32亿元，支出合计31亿元: then what is left is of the totals.
  if (near.some(({ phrase }) => /(?:收入|支出)(?:合计|总量|总计)$/u.test(phrase))) return null
  if (DATED.test(opening.phrase) && !near.some((other) => yearOf(other) > yearOf(opening))) return null
  const flows = near.filter(
    (mention) =>
      // 追加2261万元（上级2148万元，本级追加113万元）: what a bracket tells has been counted.
      mention.depth <= opening.depth &&
      (kind.into.test(mention.phrase) || kind.out.test(mention.phrase)) &&
      !/总计|[加少增减整][到至]$/u.test(mention.phrase) &&
      !isCompared(mention) &&
      // 111万元，其中甲100万元，乙11万元，调减40万元: what the list ends before.
      (MOVES.test(mention.phrase) || !isPart(stream, stream.lastIndexOf(mention, i + WIDE.farthest))),
  )
  const closings = near.filter(({ lead, opener }) => kind.closing.test(since(lead, GAP.comma)) && !opener)
  const closing = closings[0] ?? (kind === YEARS ? near.find((mention) => !flows.includes(mention)) : undefined)
  // 调整后预算14099万元，加上年结转318万元，全年可用14418万元: what is added behind the total is of another.
  const rest = flows.filter(
    (flow) => flow !== closing && !(closing && flow.at > closing.at && /^[，,；;]?再?加/u.test(flow.lead)),
  )
  // 调整后预算2081万元，其中…项目支出预算1979万元: what is told behind is no budget to begin with.
  const late =
    closing &&
    opening.at > closing.at &&
    (kind === FLOWS[0] ? !/年初/u.test(opening.phrase) : /全年/u.test(opening.phrase))
  if (!closing || rest.length === 0 || late) return null
  // 当年结余 is what 收入 and 支出 come to, not one flow more.
  const gross = rest.filter(({ phrase }) => !NET.test(phrase))
  const net = rest.filter(({ phrase }) => NET.test(phrase))
  const beside = gross.filter((flow) => flow.sentence === opening.sentence)
  const ways = [
    gross.length > 1 ? gross : rest,
    ...(beside.length > 1 && beside.length < gross.length ? [beside] : []),
    ...(net.length === 1 ? [net] : []),
  ]
  const readings = ways.map((some) => roll(closing, opening, some, kind.out))
  const both = rest.some(({ phrase }) => kind.into.test(phrase)) && rest.some(({ phrase }) => kind.out.test(phrase))
  const settled = both && closings.length === 1 && rest.every((flow) => flow.sentence === opening.sentence)
  const copied = kind === FLOWS[0] && repeatsOne([closing, ...rest].map(({ figure }) => figure))
  return (
    confirmedOr(opening, 'sum', readings, closings.length > 0 ? readings : []) ??
    (settled || copied || (kind === FLOWS[0] && isAdjusted(closing, rest, near) && readings.some(isPlausible))
      ? uncertain(opening, readings)
      : null)
  )
}

/** `年初预算1947万元。年中追加919万元，全年预算2865万元`: right behind what moved it stands what it was moved to, and nothing was carried in. */
function isAdjusted(closing: Mention, flows: readonly Mention[], near: readonly Mention[]): boolean {
  const behind = flows.every(({ at, paragraph }) => paragraph === closing.paragraph && at < closing.at)
  const last = flows.some(({ sentence }) => sentence === closing.sentence)
  return (
    behind &&
    last &&
    ADJUSTED.test(closing.phrase) &&
    !near.some((one) => /结[转余]/u.test(one.phrase) && one.at < closing.at && !flows.includes(one))
  )
}

const ADJUSTED = /^(?:(?:调整|变动)后?的?)?(?:全年|部门|总|[支收][出入]){0,2}预算(?:总?[数额])?[为是达到]*$/u

const MOVES = /^(?:年中)?(?:追[加减]|调[增减]|核[增减]|压减|收回)(?:了|资金|预算)?$/u

/** 同比增加5.92亿元 tells this year from the last, and is nothing that came in. */
function isCompared({ role, lead }: Mention): boolean {
  return role === 'change' && COMPARISONS.some((words) => since(lead, GAP.comma).includes(words))
}

const LONGEST_LIST = 20

/** What stands before all lists of its sentence. */
function headsOf(stream: readonly Mention[], i: number, before: readonly Mention[]): Mention[] {
  return before.filter((one) => {
    const opened = stream
      .slice(Math.max(0, i - LONGEST_LIST), i)
      .find(({ sentence, opener }) => sentence === one.sentence && opener !== null)
    return opened === undefined || opened.at > one.at
  })
}

function yearOf({ figure }: Mention): number {
  return figure.year ?? 0
}

function roll(closing: Mention, opening: Mention, flows: readonly Mention[], out: RegExp): Reading {
  const terms = [
    { weight: 1 as const, of: figure(opening.figure) },
    ...flows.map((flow) => ({ weight: out.test(flow.phrase) ? (-1 as const) : (1 as const), of: figure(flow.figure) })),
  ]
  const computed: Side = { op: 'sum', terms }
  return equals(closing.figure, computed)
}

function confirmedOr(
  stated: Mention,
  kind: 'difference' | 'sum',
  readings: readonly Reading[],
  likely: readonly Reading[],
): Draft | null {
  const confirmed = readings.filter(isConfirmed)
  const kept = confirmed.length > 0 ? confirmed : likely.filter(looksLikeSlip)
  return kept.length === 0 ? null : { kind, certainty: 'low', readings: kept, section: stated.figure.section }
}

interface Reach {
  readonly most: number
  readonly farthest: number
  readonly sentences: number
}

const FAR: Reach = { most: 14, farthest: 20, sentences: 4 }
const NEAR: Reach = { most: 4, farthest: 6, sentences: 1 }
/** A roll-forward may be told in several sentences. */
const WIDE: Reach = { most: 8, farthest: 9, sentences: 2 }

/** The commensurable amounts next to a number within its sentence and those beside it, nearest first. */
function neighbours(stream: readonly Mention[], i: number, step: 1 | -1, reach: Reach): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i + step; j >= 0 && j < stream.length && found.length < reach.most; j += step) {
    const mention = stream[j] as Mention
    if (Math.abs(j - i) > reach.farthest || mention.paragraph !== stated.paragraph) break
    if (Math.abs(mention.sentence - stated.sentence) > reach.sentences) break
    if (isAmount(mention) && commensurable(mention.figure.unit, stated.figure.unit)) found.push(mention)
  }
  return found
}

/** All pairs, nearest first. */
function pairs(near: readonly Mention[]): [Mention, Mention][] {
  return near.flatMap((second, i) => near.slice(i + 1).map((first): [Mention, Mention] => [first, second]))
}
