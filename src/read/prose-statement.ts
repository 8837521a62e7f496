import type { Reading } from '../model/claim.ts'
import { HUNDRED } from '../number/decimal.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { accountBefore, amountsOf, isLeft } from './prose-account.ts'
import { figure, type Side, sum, tentatively } from './relate.ts'
import { canBeOfOneThing, scopeOf, sentenceBehind, wordsBehind } from './scope.ts'

type Comparison = Reading['comparison']

/** What words without a number say of the numbers before them: 未超预算, 收支平衡, 无结余, 与上年持平, 完成目标任务, 由…提高到…. */
export function readStatements(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((_, i) => [
    ...againstBudget(stream, i),
    ...balanced(stream, i),
    ...spent(stream, i),
    ...unchanged(stream, i),
    ...targets(stream, i),
    ...moved(stream, i),
  ])
}

export const WITHIN =
  /(?<!能|应)(?:未|没有|没|不|无)(?:突破|超过|超出|超)(?:了)?(?:年初|批复|批准|调整|全年|财政|部门|年度)?的?(?:预算|计划)(?=[数额指标的安排总]{0,4}(?:[，,。；;、）)]|$))|(?<!未|没有|没)(?:控制|压缩|保持)在(?:了)?(?:年初|批复|批准|全年|年度|财政)?预算(?:[^，。；]{0,6})?(?:以内|之内|内)/u
const SAME =
  /(?:与|同|和|等于)(?:年初|批复|全年|年度|调整)?预算数?(?:安排|保持)?(?:完全)?(?:一致|相同|相等|持平)|决算数?等于(?:年初|全年|调整)?预算数?(?=[，,。；;的]|$)/u
const DIRECTION =
  /(?:决算|执行|支出|完成)数?(大于|高于|超过|多于|超出|小于|低于|少于)(?:年初|全年|调整|批复)?预算数?(?=[，,。；;：:的]|主要|原因|$)/u
const REASON =
  /(?:决算|执行)数?(?:较|比|与)(?:年初|全年|调整|批复)?预算数?(?:相比)?(增加|增长|减少|下降)的?(?:主要)?原因/u

/** 未超预算, 与预算一致, 决算数大于预算数: results against plans of the same thing. */
function againstBudget(stream: readonly Mention[], i: number): Draft[] {
  const last = stream[i] as Mention
  const [own, next] = [wordsBehind(last), sentenceBehind(last)]
  const words = asserts(own) ? own : /^[^，,]{0,12}(?:决算|执行)/u.test(next) && asserts(next) ? next : ''
  const comparison = asserts(words)
  if (comparison === null || /基本|大体|大致/u.test(words.slice(0, 40).split(/原因/u)[0] ?? '')) return []
  const each = /均|都/u.test(words.slice(0, 12))
  const scope = scopeOf(stream, i, each || words === next)
  const results = scope.filter(isOutcome)
  const pairs = results.flatMap((result) => {
    const plans = scope.filter((plan) => isBudget(plan) && canBeOfOneThing(plan, result))
    const before = plans.filter((plan) => plan.at < result.at)
    const readings = (before.length > 0 ? before : plans).reverse().map((plan) => compare(result, comparison, plan))
    return readings.length > 0 ? [readings] : []
  })
  if (pairs.length === 0) return completion(scope, comparison)
  const claims = each ? pairs : [pairs.reverse().flat()]
  return claims.map((readings) => draft(last, readings))
}

function asserts(words: string): Comparison | null {
  if (WITHIN.test(words)) return '<='
  if (SAME.test(words)) return '='
  const word = (DIRECTION.exec(words) ?? REASON.exec(words))?.[1]
  return word === undefined ? null : /[大高超多增]/u.test(word) ? '>=' : '<='
}

/** `完成年初预算的112%，决算数小于预算数`: the percentage alone contradicts the words. */
function completion(scope: readonly Mention[], comparison: Comparison): Draft[] {
  const rate = scope.filter(({ role, of }) => role === 'rate' && /预算/u.test(of)).at(-1)
  if (!rate) return []
  return [draft(rate, [{ stated: figure(rate.figure), comparison, computed: { op: 'constant', value: HUNDRED } }])]
}

export function isBudget(mention: Mention): boolean {
  const { phrase, figure } = mention
  return isLevel(mention) && (isPlan(figure.measure) || /预算|计划|安排|批复|下达/u.test(phrase)) && !isOutcome(mention)
}

export function isOutcome(mention: Mention): boolean {
  const { phrase, figure } = mention
  if (!isLevel(mention) || figure.unit.dimension !== 'money' || isPlan(figure.measure)) return false
  return isResult(figure.measure) || /(?:支出|使用|支付|开支|花费|列支|发生)(?:数|额)?$/u.test(phrase)
}

const BALANCED =
  /(?:^|[，,；;])(?:当年|全年|年末|本年|实现了?|总体|预算|财政|基金|收支){0,3}(?:收支(?:相抵(?:平衡)?|平衡|相等|持平)|收入(?:总计|总量|合计)?与支出(?:总计|总量|合计)?(?:相等|持平|平衡))(?=[，,。；;]|$)/u
const SURPLUS = /略有|有余|结余\d/u

/** 收支平衡: income equals expenditure. Certain where each is printed once or as a grand total. */
function balanced(stream: readonly Mention[], i: number): Draft[] {
  const last = stream[i] as Mention
  const words = wordsBehind(last)
  const next = stream[i + 1]
  // 支出总计300287万元，收支相抵，年终结转27693万元: what one side has more than the other.
  if (!BALANCED.test(words) || SURPLUS.test(words) || (next?.sentence === last.sentence && isLeft(next))) return []
  const own = outAgainstIn(scopeOf(stream, i, true), INCOME, EXPENDITURE, last)
  if (own.length > 0) return own
  const account = accountBefore(stream, i + 1)
  if (!account) return []
  // 收入总计2744万元。支出1744万元，调出到一般公共预算1000万元，收支平衡: all that the sentences tell of came in, or went out.
  const [into, out] = amountsOf(stream, account, i)
  const [first, ...others] = into
  if (!first) return []
  const readings =
    others.length > 0 && out.length === 1
      ? [reading(account.outlay, '=', sum(...into.map((one) => figure(one.figure))))]
      : others.length === 0
        ? [reading(first, '=', sum(...out.map((one) => figure(one.figure))))]
        : []
  if (readings.length === 0) return []
  return [{ ...draft(last, readings), certainty: 'low' }]
}

const INCOME = /收入(?:总计|合计|总额|总量|预算|决算|总预算|预算数|决算数|数)?$/u
const EXPENDITURE = /支出(?:总计|合计|总额|总量|预算|决算|总预算|预算数|决算数|数)?$/u
const LEFT =
  /(?:^|[，,；;])(?:年末|年终|年底|当年|本年|期末|资金|项目资金|项目|全年|财政拨款|均){0,3}(?:无|没有)(?:资金|项目|财政拨款)?(?:结转|结余|余额|剩余)(?!分配|再)|(?:资金|款项|经费)?(?:已|均|均已)?全(?:部|额)(?:支付|使用|支出|拨付|兑付|发放|支完)(?:完毕|到位|完成|完)?(?=[，,。；;]|$)/u
const SOURCE = /收入$|到位|下达|收到|(?:预算|安排|资金|经费|拨款)(?:数|额|总额|总量|金额)?$/u
const USE = /(?:支出|(?<!转移)支付|使用|支用|发放|兑付|拨付|开支)(?:决算|数|额|金额|资金|合计|总计)?$/u

/** 无结余, 全部支付完毕: what was spent is what there was to spend. */
function spent(stream: readonly Mention[], i: number): Draft[] {
  const last = stream[i] as Mention
  const scope = scopeOf(stream, i, false)
  // 结余80万元，无结转: the rest is printed.
  const rest = scope.some(
    ({ phrase, figure }) => /结余|剩余|结转下/u.test(phrase) && !CARRIED.test(phrase) && !figure.value.isZero(),
  )
  return LEFT.test(wordsBehind(last)) && !rest ? outAgainstIn(scope, SOURCE, USE, last) : []
}

const CARRIED = /(?:上年|年初|以前年度)[^，]{0,4}(?:结转|结余)/u

function outAgainstIn(scope: readonly Mention[], source: RegExp, use: RegExp, last: Mention): Draft[] {
  const money = scope.filter((mention) => isLevel(mention) && mention.figure.unit.dimension === 'money')
  const uses = money.filter((mention) => use.test(bare(mention)))
  const sources = money.filter((mention) => !uses.includes(mention) && source.test(bare(mention)))
  const carried = money.find((mention) => CARRIED.test(mention.phrase))
  const readings = uses.flatMap((out) =>
    sources
      .filter((into) => into !== carried)
      .flatMap((into) => [
        compare(out, '=', into),
        ...(carried ? [reading(out, '=', sum(figure(into.figure), figure(carried.figure)))] : []),
      ]),
  )
  if (readings.length === 0) return []
  const grand = uses.length * sources.length > 1 && [...uses, ...sources].some(({ lead }) => /总计|总量/u.test(lead))
  if (uses.length * sources.length === 1 || grand) return [draft(last, readings)]
  const kept = tentatively(draft(last, readings))
  return kept ? [kept] : []
}

/** The phrase without what its amount was worded with: 收入总计 keeps its noun. */
function bare({ phrase }: Mention): string {
  return phrase.replace(/(?:万元|总计|合计|共计|已|为)$/u, '')
}

const UNCHANGED =
  /^(?:[，,]|的)?(?:均)?(?:与|同|和|较|比)?(?:上年|上一年|去年|上年同期|上年决算数?|\d{4}年)?(?:决算数|支出数|预算数|执行数|水平)?(?:相比)?(?:保持)?(?:持平|一致|相同|无变化|没有变化|无增减|无增减变化)(?=[，,。；;]|$)/u

/** 与上年持平: this year's amount and last year's, both printed before; 基本持平 asserts no figure. */
function unchanged(stream: readonly Mention[], i: number): Draft[] {
  const before = stream[i] as Mention
  if (!UNCHANGED.test(wordsBehind(before))) return []
  const scope = scopeOf(stream, i, false).filter((mention) => mention !== before)
  if (before.role === 'base' && before.of === 'change') {
    const now = scope.filter((mention) => isLevel(mention) && canBeOfOneThing(mention, before)).at(-1)
    return now ? [draft(now, [compare(now, '=', before)])] : []
  }
  const year = before.figure.year
  const other = scope
    .filter((mention) => isLevel(mention) && canBeOfOneThing(mention, before))
    .find(({ figure }) => figure.year !== null && year !== null && Math.abs(figure.year - year) === 1)
  if (!other || !isLevel(before) || isPlan(other.figure.measure) !== isPlan(before.figure.measure)) return []
  const [now, then] = (other.figure.year ?? 0) > (year ?? 0) ? [other, before] : [before, other]
  return [draft(now, [compare(now, '=', then)])]
}

const REACHED =
  /^[，,；;]?(?:均|都|全部|已|圆满|顺利|超额|提前|按期|如期|全面|较好|地){0,3}(?:完成|达到|实现)了?(?:年度|全年|年初|既定|预期|预定|绩效|省定|市定|下达|设定|的){0,3}(?:目标|任务|指标|计划)(?:任务|值|要求|值要求)?(?=[，,。；;]|$)/u
const TARGET = /目标|任务|指标值|计划/u
const ACTUAL = /实际|完成|达到|实现/u
/** What is the better the less there is of it. */
const INVERSE =
  /失业|死亡|发病|能耗|排放|投诉|事故|成本|费用|经费|支出|时间|时限|误差|逾期|不良|下降|控制|差错|流失|浪费/u

/** 完成目标任务 behind a target and a result. */
function targets(stream: readonly Mention[], i: number): Draft[] {
  const actual = stream[i] as Mention
  if (!REACHED.test(wordsBehind(actual)) || !ACTUAL.test(actual.phrase) || TARGET.test(actual.phrase)) return []
  const target = scopeOf(stream, i, false)
    .filter((mention) => mention !== actual && TARGET.test(mention.phrase) && canBeOfOneThing(mention, actual))
    .at(-1)
  if (!target || target.role === 'change' || actual.figure.bound !== null) return []
  const { bound } = target.figure
  const most = bound === 'at-most' || bound === 'less-than'
  if (bound === null && INVERSE.test(target.phrase + actual.phrase)) return []
  return [draft(actual, [compare(actual, most ? '<=' : '>=', target)])]
}

/** `由2015年的10%提高到39.3%`: what rises to a number was less before. Not places in a ranking, which rise to lower numbers. */
function moved(stream: readonly Mention[], i: number): Draft[] {
  const [from, to] = [stream[i - 1], stream[i] as Mention]
  if (from?.role !== 'from' || to.role !== 'to' || to.direction === 0 || from.sentence !== to.sentence) return []
  const { unit } = to.figure
  if (from.figure.unit.text !== unit.text || to.figure.bound !== null || from.figure.bound !== null) return []
  if (unit.text === '位' || RANKED.test(from.lead)) return []
  return [{ ...draft(to, [compare(to, to.direction > 0 ? '>=' : '<=', from)]), certainty: 'low' }]
}

const RANKED = /排名|位次|名次|等级|[一二三四]级|评级|第$/u

function compare(stated: Mention, comparison: Comparison, other: Mention): Reading {
  return reading(stated, comparison, figure(other.figure))
}

function reading(stated: Mention, comparison: Comparison, computed: Side): Reading {
  return { stated: figure(stated.figure), comparison, computed }
}

function draft(at: Mention, readings: readonly Reading[]): Draft {
  return { kind: 'statement', certainty: 'high', readings, section: at.figure.section }
}
