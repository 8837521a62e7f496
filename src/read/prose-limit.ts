import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import type { Draft } from './draft.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase } from './phrase.ts'
import { figure } from './relate.ts'
import { scopeOf } from './scope.ts'

/** Amounts against a printed limit or standard: 控制在6万元以内, 不超过60万元, 低于上年的20万元, 最高限价a、中标价b. */
export function readLimits(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((_, i) => [...kept(stream, i), ...compared(stream, i), ...announced(stream, i)])
}

const KEPT =
  /^(?:均|都|全部|严格|有效|始终|总体|成功|一直|仍|并|已){0,3}(?:(?:控制|压缩|限制|压减|保持)在了?|(?:未|不|没有)(?:超过|超出|突破|高于))(?:规定的?|国家规定的?|(?:政府)?债务限额|核定限额|限额)?$/u
const EACH = /均|都|全部/u
const INTENDED = /力争|计划|拟|预计|确保|争取|预期|目标|上年|去年|标准|规定|限额/u
const BELOW: ReadonlySet<string | null> = new Set(['at-most', 'less-than'])

/** `支出5.8万元，控制在6万元以内`: what stands right before the limit keeps it. */
function kept(stream: readonly Mention[], i: number): Draft[] {
  const limit = stream[i] as Mention
  const words = lastPhrase(limit.lead).trim()
  if (!BELOW.has(limit.figure.bound) || !KEPT.test(words) || limit.gap > GAP.comma) return []
  const before = actuals(stream, i)
  // 债务余额38.62亿元，其中一般债务16.24亿元，控制在限额以内: the whole is what is kept within the limit.
  const opened = before.findIndex(({ opener }) => opener === 'among')
  const heads = opened > 0 ? before.slice(0, opened) : before
  const stated = EACH.test(words) ? enumeration(heads) : heads.slice(-1)
  return stated.map((actual) => bound(actual, '<=', limit))
}

/** The amounts of the limit's clause that state what was, up to the limit. */
function actuals(stream: readonly Mention[], i: number): Mention[] {
  const limit = stream[i] as Mention
  return scopeOf(stream, i, false).filter(
    (mention) =>
      mention !== limit &&
      mention.figure.bound === null &&
      mention.role !== 'points' &&
      mention.role !== 'base' &&
      !(mention.role === 'change' && mention.direction < 0) &&
      commensurable(mention.figure.unit, limit.figure.unit) &&
      !INTENDED.test(mention.phrase),
  )
}

/** `分别为1.8万元、1.95万元和2.1万元`: back to the number that does not just continue a list. */
function enumeration(found: readonly Mention[]): readonly Mention[] {
  let from = found.length - 1
  while (from > 0 && (found[from] as Mention).gap <= GAP.list) from--
  return found.slice(Math.max(0, from))
}

const THAN =
  /^(?:均|都)?(低于|少于|小于|高于|大于|多于|超过)(?:[^，,。；;]{0,12}的|目标值|指标值|标准值|规定标准|控制目标)?$/u
const STANDARD = /^的?[^，,。；;]{0,6}(?:目标|标准|限额|要求|规定|上限|控制线|红线|警戒线|指标|下限)/u

/** `18.6万元，低于上年的20.1万元`, `3.9%，低于3.5%的控制目标`. Without 的 the amount may be the difference. */
function compared(stream: readonly Mention[], i: number): Draft[] {
  const standard = stream[i] as Mention
  const words = lastPhrase(standard.lead).trim()
  const word = THAN.exec(words)?.[1]
  if (word === undefined || standard.role === 'points' || standard.gap > GAP.comma) return []
  if (words.length <= word.length + 1 && !(standard.tail.startsWith('的') && STANDARD.test(standard.tail))) return []
  const actual = actuals(stream, i).at(-1)
  return actual ? [bound(actual, /[低少小]/u.test(word) ? '<=' : '>=', standard)] : []
}

const CEILING = /(?:限价|限额|上限|控制价|拦标价|最高价|控制数|最高额度)$|核定.{0,6}面积$|(?:标准|控制)面积$/u
const RESULT = /(?:中标|成交|合同|余额|结算|实际|报价|支出|使用)[^，。；]{0,6}$/u
const FARTHEST = 8

/** `最高限价a，中标价b`, `债务限额a，债务余额b`, `标准不超过a，实际b`: the limit stands first. */
function announced(stream: readonly Mention[], i: number): Draft[] {
  const limit = stream[i] as Mention
  const phrase = lastPhrase(limit.lead).trim()
  const capped =
    limit.figure.bound === 'at-most' &&
    /(?:标准|限额|上限|规定|控制)[^，,；;]{0,8}(?:不超过|不高于|不得超过|≤)?$/u.test(phrase)
  if (!capped && !(limit.figure.bound === null && CEILING.test(limit.phrase))) return []
  for (const actual of stream.slice(i + 1, i + 1 + FARTHEST)) {
    if (actual.paragraph !== limit.paragraph || actual.sentence - limit.sentence > 1) return []
    if (!commensurable(actual.figure.unit, limit.figure.unit) || actual.role !== 'level') continue
    if (capped) return /实际|支出/u.test(actual.phrase) && actual.gap <= GAP.comma ? [bound(actual, '<=', limit)] : []
    if (!RESULT.test(actual.phrase) || actual.figure.bound !== null) continue
    if (isOf(limit, actual)) return [bound(actual, '<=', limit)]
  }
  return []
}

/** 一般债务限额 and 专项债务余额 are of two things; a name that is only the measure goes with any. */
function isOf(limit: Mention, actual: Mention): boolean {
  const [a, b] = [limit, actual].map(({ figure: { label } }) => label.replace(MEASURE, ''))
  return !a || !b || a === b || (!/债务/u.test(a + b) && likeness(a, b) >= LIKE)
}

const MEASURE =
  /(?:最高)?(?:投标)?(?:限价|限额|上限|控制价|拦标价|控制数)|余额|中标|成交|合同|结算|价款?|金额|地方|政府|全[县市区省州]|年末|实际|使用|核定|标准|支出/gu

function bound(actual: Mention, comparison: Reading['comparison'], limit: Mention): Draft {
  const readings = [{ stated: figure(actual.figure), comparison, computed: figure(limit.figure) }]
  const certainty = actual.sentence === limit.sentence ? 'high' : 'low'
  const { section } = actual.figure
  // An upper limit bounds spending; what should be more is a statement about it.
  if (comparison !== '<=') return { kind: 'statement', certainty, readings, section }
  return { kind: 'bound', topic: 'spending', certainty, readings, section }
}
