import { HUNDRED } from '../number/decimal.ts'
import { evaluate } from '../number/relation.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, isConfirmed, over, product, tentatively } from './relate.ts'

const BY_RATE = /按[^，。；]{0,10}(?:率|比例)计(?:算|分)?(?:得分)?[，,]/u

/** How far the rate of budget execution stands from its score. */
const REACH = 14
const NEAR = 4

/**
 * `满分5分，按执行率97.00%计4.85分`, `完成目标的97.0%，按完成率计分，8分得7.76分`: as much of the points as the rate says. So it is of `预算执行情况20分，得19.47分`
 * near 执行率97.35%, and of `指标（10分）按比例得7.75分`, if only where it holds or a slip explains why not.
 */
export function readScoresByRate(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((score, i): Draft[] => {
    if (!isScore(score)) return []
    const sure = byWords(stream, i)
    if (sure) return sure.flatMap(([weight, rate]) => scored(score, weight, rate, true))
    const weight = stream
      .slice(Math.max(0, i - 2), i)
      .findLast((one) => one.sentence === score.sentence && isScore(one))
    if (!weight || !/得(?:分)?[为是]?$/u.test(score.phrase) || score.gap > GAP.comma) return []
    const found = ratesFor(stream, i, weight).flatMap((rate) => scored(score, weight, rate, false))
    return found.slice(0, 1)
  })
}

function byWords(stream: readonly Mention[], i: number): (readonly [Mention, Mention])[] | null {
  const [score, before, first] = [stream[i] as Mention, stream[i - 1], stream[i - 2]]
  if (!before || !first || first.sentence !== score.sentence) return null
  const stated = /^计(?:得|分|算)?[为得]?$/u.test(score.lead.trim()) && /率$/u.test(before.phrase)
  if (stated) return isScore(first) && isPercent(before) ? [[first, before]] : []
  const after = /^得$/u.test(score.lead.trim()) && BY_RATE.test(before.lead)
  return after ? (isScore(before) && isPercent(first) ? [[before, first]] : []) : null
}

/** Those that the words may mean: of the budget's execution by name, else the last one behind 按比例. */
function ratesFor(stream: readonly Mention[], i: number, weight: Mention): Mention[] {
  const [score, words] = [stream[i] as Mention, weight.lead + (stream[i] as Mention).lead]
  if (/按(?:实际)?(?:比例|完成|执行)/u.test(words)) {
    const near = stream.slice(Math.max(0, i - NEAR), i)
    return near.filter((one) => one.sentence === score.sentence && isPercent(one)).slice(-1)
  }
  if (!/执行(?:情况|率)?[^，。；]{0,6}$/u.test(weight.phrase)) return []
  return stream
    .slice(Math.max(0, i - REACH), i + REACH)
    .filter(
      (one) => isPercent(one) && /执行率$/u.test(one.figure.label) && Math.abs(one.paragraph - score.paragraph) < 2,
    )
}

function scored(score: Mention, weight: Mention, rate: Mention, sure: boolean): Draft[] {
  const share = over(figure(rate.figure), { op: 'constant', value: HUNDRED })
  const reading = equals(score.figure, product(figure(weight.figure), share))
  const exact = evaluate(reading.computed)?.exact.toNumber() ?? Number.NaN
  // 4.765 is scored as 4.77.
  const rounded = Math.abs(exact - score.figure.value.toNumber()) <= 0.5001 * 10 ** -score.figure.decimals
  if (rounded && !isConfirmed(reading)) return []
  const draft: Draft = { kind: 'formula', certainty: 'low', readings: [reading], section: score.figure.section }
  return [sure ? draft : tentatively(draft)].flatMap((one) => one ?? [])
}

function isPercent({ figure: { unit, bound } }: Mention): boolean {
  return unit.dimension === 'percent' && bound === null
}

function isScore(mention: Mention): boolean {
  return isLevel(mention) && mention.figure.unit.dimension === 'score'
}
