import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isPart, NET, uncertain } from './balance-terms.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { EACH } from './each.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isMisprinted } from './plausible.ts'
import { equals, figure, isConfirmed, looksLikeSlip, minus, roughly } from './relate.ts'

const LEFT =
  /^(?:(?:全?年[末终]|项目|资金|尚|剩余|形成|余额){0,3})(?:结[转余存](?:[和及、]?结[转余])?|剩余|结余)[^，。；]{0,8}$/u
/** Of years before, or of all of them. */
const OF_OTHERS = /累计|滚存|[上去]年|以前年度|历年|年初|动用|使用(?:结|上|历)/u
const GIVEN = /到位|下达|可用|拨[付入]|筹集|投入|收到|资金总[额量]|总?收入$|补助|专项|资金$/u
const SPENT = /支[出付]|使用|执行|拨付|兑付|发放|列支|开支|完成/u
/** What else became of the rest. */
const ELSE = /结[转余存]|收回|缴回|上缴|交回|退回|核[减销]|调[剂减]|统筹|注销/u
const MOST_BACK = 8
const MOST_GIVEN = 3

/**
 * `全年预算620万元，实际支出401.36万元，结转下年218.64万元`: what is left of what was planned or came in, once what was spent is taken off; of the
 * one result right before and what stands before that. What else there was need not be told, so never with certainty.
 */
export function readLeft(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    const pair = pairBefore(stream, i) ?? headsBefore(stream, i)
    if (!pair) return []
    const readings = pair.given.map((given) =>
      equals(stated.figure, minus(figure(given.figure), figure(pair.spent.figure))),
    )
    const confirmed = readings.filter(isConfirmed)
    if (confirmed.length > 0) return [uncertain(stated, confirmed, 'difference')]
    const [nearest] = pair.given
    const [reading] = readings
    return nearest && reading && isMeant(nearest, reading) ? [uncertain(stated, [reading], 'difference')] : []
  })
}

/** Of a plan what is left over is what was not spent; of what came in, there may have been more before. */
function isMeant({ figure: { measure } }: Mention, reading: Reading): boolean {
  return looksLikeSlip(reading) && (isPlan(measure) || isMisprinted(reading))
}

interface Pair {
  readonly given: readonly Mention[]
  readonly spent: Mention
}

function pairBefore(stream: readonly Mention[], i: number): Pair | null {
  const stated = stream[i] as Mention
  const {
    phrase,
    figure: { unit },
  } = stated
  if (!isLevel(stated) || unit.dimension !== 'money' || stated.opener !== null || stated.gap > GAP.semicolon)
    return null
  if (!LEFT.test(phrase) || OF_OTHERS.test(since(stated.lead, GAP.comma)) || NET.test(phrase) || isPart(stream, i))
    return null
  const next = stream[i + 1]
  if (next?.sentence === stated.sentence && next.gap <= GAP.comma && isLevel(next) && ELSE.test(next.phrase))
    return null
  const near: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= MOST_BACK; j--) {
    const one = stream[j] as Mention
    if (one.paragraph !== stated.paragraph || stated.sentence - one.sentence > 1) break
    if (!isLevel(one) || !commensurable(one.figure.unit, unit) || one.depth > stated.depth) continue
    // 结转3万元，收入40万元，支出41万元，结余2万元: a balance is rolled forward elsewhere.
    if (one.opener !== null || one.prior || EACH.test(one.phrase) || ELSE.test(one.phrase)) return null
    near.push(one)
    if (one.gap >= GAP.semicolon && near.length > 1) break
  }
  const [spent, ...others] = near
  if (!spent || spent.sentence !== stated.sentence || !isSpent(spent)) return null
  const given = others
    .filter((one) => isGiven(one) && roughly(one.figure) >= roughly(spent.figure))
    .slice(0, MOST_GIVEN)
  return given.length > 0 && given[0] === others[0] ? { given, spent } : null
}

/** `到位资金5312万元。` and a paragraph on `实际支付4287万元，其中：…。结余资金1025万元`: what heads its paragraph, and what had come in last. */
function headsBefore(stream: readonly Mention[], i: number): Pair | null {
  const stated = stream[i] as Mention
  if (!isLevel(stated) || stated.figure.unit.dimension !== 'money' || stated.opener !== null || stated.gap !== GAP.stop)
    return null
  if (!LEFT.test(stated.phrase) || OF_OTHERS.test(stated.lead) || NET.test(stated.phrase)) return null
  const head = i - stated.at
  const spent = stream[head]
  const between = stream.slice(head, i)
  if (
    !spent ||
    spent === stated ||
    !isLevel(spent) ||
    !isSpent(spent) ||
    between.some(({ phrase }) => ELSE.test(phrase))
  )
    return null
  const given = stream
    .slice(Math.max(0, head - FARTHEST), head)
    .findLast((one) => isLevel(one) && one.depth === 0 && one.opener === null && isGiven(one))
  const alike = given && [given, spent].every(({ figure: { unit } }) => commensurable(unit, stated.figure.unit))
  return given && alike && roughly(given.figure) >= roughly(spent.figure) ? { given: [given], spent } : null
}

const FARTHEST = 16

function isSpent({ phrase, figure: { measure } }: Mention): boolean {
  return !isPlan(measure) && (isResult(measure) || SPENT.test(phrase)) && !/收入/u.test(phrase)
}

function isGiven({ phrase, figure: { measure } }: Mention): boolean {
  return isPlan(measure) || GIVEN.test(phrase)
}
