import type { Reading } from '../model/claim.ts'
import { chinese } from '../number/numeral.ts'
import { commensurable } from '../number/unit.ts'
import { addUp, isAverage, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { tentatively } from './relate.ts'

/** 分三批下达, 分四个季度拨付, 分两次, 分五期. */
const IN_TURNS =
  /分([两二三四五六])(?:批次?|次|期|笔|个?季度|个?年度|个?阶段)(?:下达|拨付|支付|到位|发放|发行|安排|投入|实施|建成|完成)/u
const MOST_WHOLES = 4
const FARTHEST = 12

/** `资金923万元分三批下达，金额依次为628万元、215万元、80万元`: what was done in so many turns, told turn by turn, is done. */
export function readBatches(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((first, i): Draft[] => {
    const count = chinese(IN_TURNS.exec(since(first.lead, GAP.stop))?.[1] ?? '') ?? ordinals(stream, i)
    if (count === null || !isLevel(first) || isAverage(first)) return []
    const parts = stream.slice(i, i + count)
    const alike = parts.every(
      (part, turn) =>
        isLevel(part) &&
        (turn < 2 || part.gap === parts[1]?.gap) &&
        part.sentence === first.sentence &&
        part.depth === first.depth &&
        commensurable(part.figure.unit, first.figure.unit),
    )
    if (!alike || parts.length < count || isPart(stream[i + count], first)) return []
    return wholeOf(stream, i, parts)
  })
}

const ORDINAL = /第([一二三四五六])(?:批次?|次|期|笔|阶段|轮|标段)[^，。；]{0,10}$/u

/** `分两批下达任务16971户，第一批任务8167户，第二批任务8804户`: how many are counted off from the first. */
function ordinals(stream: readonly Mention[], i: number): number | null {
  let count = 0
  while (chinese(ORDINAL.exec(stream[i + count]?.lead ?? '')?.[1] ?? '') === count + 1) count++
  return count > 1 ? count : null
}

/** One turn more than were said. */
function isPart(next: Mention | undefined, { figure, sentence }: Mention): boolean {
  const follows = next?.gap === GAP.list && next.sentence === sentence
  return follows && isLevel(next) && commensurable(next.figure.unit, figure.unit)
}

function wholeOf(stream: readonly Mention[], i: number, parts: readonly Mention[]): Draft[] {
  const first = stream[i] as Mention
  const wholes = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter(
      (one) => isLevel(one) && one.paragraph === first.paragraph && commensurable(one.figure.unit, first.figure.unit),
    )
    .slice(-MOST_WHOLES)
    .reverse()
  const [nearest] = wholes
  if (!nearest) return []
  const { section } = first.figure
  const draft = (readings: readonly Reading[]): Draft => ({ kind: 'sum', certainty: 'low', readings, section })
  const readings = wholes.map((whole) => addUp(whole, parts))
  const certain = tentatively(draft(readings))
  if (certain) return [certain]
  return nearest.sentence === first.sentence ? [draft(readings.slice(0, 1))] : []
}
