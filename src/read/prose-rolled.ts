import { commensurable } from '../number/unit.ts'
import { isAmount, isPart } from './balance-terms.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { isOfAll } from './rate-plan.ts'
import { equals, figure, isConfirmed, looksLikeSlip, roughly } from './relate.ts'

const FARTHEST = 40
const MOST_FLOWS = 6

/** What a year's budget comes to once it was added to. */
const CLOSING = /调整后?(?:的|全年){0,2}预算|(?:全年|可用)预算|全年可用|可用(?:预算|指标)/u
const IN =
  /追加|调增|下达|上级(?:专款|专项|补助|转移支付)|(?:上年|年初|20\d\d年)(?:度|末|项目|财政|资金|拨款){0,3}结[转余]/u
const OUT = /追减|调减|压减|核减|收回/u
const FIRST = '年初预算'

/**
 * `年初部门预算18642万元。` and a paragraph on `追加8904万元，…，加上上年结转1136万元，全年预算数28683万元`: what the year began with stands a paragraph
 * before. Kept where the numbers confirm it or an error of a hand explains why they do not.
 */
export function readRolled(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((closing, i): Draft[] => {
    if (!isLevel(closing) || !CLOSING.test(closing.phrase) || isPart(stream, i)) return []
    const near = stream.slice(Math.max(0, i - FARTHEST), i)
    const beside = near.filter(
      (one) => one.paragraph === closing.paragraph && commensurable(one.figure.unit, closing.figure.unit),
    )
    if (beside.some(({ figure: { measure } }) => measure === FIRST)) return []
    const flows = beside.filter(
      (one) =>
        isAmount(one) &&
        one.depth <= closing.depth &&
        (IN.test(one.phrase) || OUT.test(one.phrase)) &&
        !isPart(stream, stream.lastIndexOf(one, i)),
    )
    const openings = near.filter(
      (one) =>
        isLevel(one) &&
        one.paragraph < closing.paragraph &&
        one.figure.measure === FIRST &&
        isOfAll(one) &&
        commensurable(one.figure.unit, closing.figure.unit),
    )
    const opening = openings.at(-1)
    if (!opening || flows.length === 0 || flows.length > MOST_FLOWS) return []
    if (openings.some((one) => roughly(one.figure) !== roughly(opening.figure))) return []
    const terms = [opening, ...flows].map((one) => ({
      weight: OUT.test(one.phrase) ? (-1 as const) : (1 as const),
      of: figure(one.figure),
    }))
    const reading = equals(closing.figure, { op: 'sum', terms })
    // What else was added need not be told: of one alone only a slip tells.
    const meant = flows.length > 1 ? isPlausible(reading) : looksLikeSlip(reading)
    return isConfirmed(reading) || meant
      ? [{ kind: 'sum', certainty: 'low', readings: [reading], section: closing.figure.section }]
      : []
  })
}
