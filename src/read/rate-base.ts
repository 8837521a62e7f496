import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase, nounAfter } from './phrase.ts'
import { PARTLY } from './rate-name.ts'
import type { Pair } from './rate-plan.ts'
import { equals, figure, isConfirmed, isExactCount, minus } from './relate.ts'

/** What a rate is of, where the words name it right before: for `reckoned` and `amidst`. */
export function baseNamed(stream: readonly Mention[], i: number): Pair | null {
  const [before, beside, stated] = [stream[i - 2], stream[i - 1], stream[i] as Mention]
  if (!before || !beside || [before, beside].some((one) => one.sentence !== stated.sentence || !isLevel(one)))
    return null
  if (stated.gap !== GAP.comma) return null
  return (
    reckoned(before, beside) ??
    (SCORED.test(stated.of)
      ? null
      : (amidst(before, beside) ?? looked(before, beside, stated) ?? faulty(before, beside, stated)))
  )
}

/** `建立档案31.86万份，按常住人口34.25万人计算，建档率93.02%` */
function reckoned(result: Mention, plan: Mention): Pair | null {
  const words = /^按照?[^，。；]{0,12}$/u.test(lastPhrase(plan.lead)) && /^来?[计测推核]算/u.test(plan.tail)
  return words && plan.gap === GAP.comma ? { result, plan } : null
}

/** `46个改造小区中实施雨污分流的43个，覆盖率93.48%` */
function amidst(plan: Mention, result: Mention): Pair | null {
  const words = /^[^，。；、\d]{0,14}中[^，。；、\d]{0,24}$/u.test(result.lead) && result.gap === GAP.none
  const counted = [plan, result].every(({ figure: of }) => isExactCount(of))
  return words && counted && plan.figure.unit.of === result.figure.unit.of ? { result, plan } : null
}

/** `对上年度造林0.47万亩逐块核查，核查合格面积0.43万亩，合格率91.49%`: whatever year it is of, what was looked at stands right before what was found good. */
function looked(plan: Mention, result: Mention, { of, lead }: Mention): Pair | null {
  const [, found] = /^[，,](合格|达标|通过|成活|优良|优秀|及格|知晓|有效)率[为是达]{0,2}$/u.exec(lead.trim()) ?? []
  if (
    found === undefined ||
    !of.startsWith(found) ||
    result.gap !== GAP.comma ||
    plan.figure.unit.text !== result.figure.unit.text
  )
    return null
  const words = result.phrase + nounAfter(result.tail)
  return words.includes(found) && !plan.phrase.includes(found) && !PARTLY.test(result.phrase) ? { result, plan } : null
}

/** `抽查36个点位，发现质量问题9处，问题发生率25%`: of what was looked at, whatever word counts what was found. */
function faulty(plan: Mention, result: Mention, { of }: Mention): Pair | null {
  const named = /^(?:质量|安全)?问题(?:发生|检出|发现|查出)?率/u.test(of) && result.phrase.includes('问题')
  const counted = [plan, result].every(({ figure: one }) => isExactCount(one)) && result.gap === GAP.comma
  return named && counted && !result.figure.value.greaterThan(plan.figure.value) ? { result, plan } : null
}

/** 15个指标中3个扣分，得分率70%: of the points, not of the indicators. */
const SCORED = /[得扣失]分率|执行率|支出率/u

/** `控制价8954.60万元，中标价8412.37万元，节约资金542.23万元，节约率6.06%`: of what the saving was taken from. */
export function savedFrom(stream: readonly Mention[], i: number): Pair | null {
  const [plan, spent, saved, stated] = [stream[i - 3], stream[i - 2], stream[i - 1], stream[i] as Mention]
  if (!plan || !spent || !saved || ![plan, spent, saved].every((one) => one.sentence === stated.sentence)) return null
  if (!SAVING.test(saved.phrase) || !SAVING.test(stated.of) || stated.gap > GAP.comma) return null
  if (![plan, spent].every((one) => isLevel(one) && commensurable(one.figure.unit, saved.figure.unit))) return null
  const reading: Reading = equals(saved.figure, minus(figure(plan.figure), figure(spent.figure)))
  return isConfirmed(reading) ? { result: saved, plan } : null
}

const SAVING = /节约|节支|节省|结余|核减|审减/u
