import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, isExactCount, over, product } from './relate.ts'

/** 各随机走访20名, 每个小区发放30份. */
const EACH = /(?:^|[^0-9])(?:各(?!项|类|级|部门)|每一?[个户名位人村镇乡校所家处期批次场])[^，。；、]{0,12}$/u
const TOTAL = /共计?|合计|总计|累计/u

/**
 * `在17个村各随机走访20名群众，共访问340人`, `抽取12个小区，每个小区发放30份，共发放360份`: as many in all as there were of each. Never with
 * certainty, for of some there may have been fewer.
 */
export function readTimes(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((total, i): Draft[] => {
    if (total.figure.unit.dimension === 'multiple') return ofFirst(stream, i)
    const [many, each] = [stream[i - 2], stream[i - 1]]
    if (!many || !each || ![many, each, total].every((one) => isLevel(one) && isExactCount(one.figure))) return []
    if (total.gap !== GAP.comma || !TOTAL.test(total.phrase) || many.sentence !== total.sentence) return []
    if (!EACH.test(each.lead) || each.gap > GAP.comma || !areAlike(each, total)) return []
    const readings = [equals(total.figure, product(figure(many.figure), figure(each.figure)))]
    return [{ kind: 'formula', certainty: 'low', readings, section: total.figure.section }]
  })
}

const OF_FIRST = /(?:是|为|相当于|达到?)(?:年初|计划|目标)[^，。；]{0,8}的$/u
const FIRST = /年初|计划|目标/u

/** `年初仅列300万元，年中调整到2151万元，为年初的7.17倍`, `年初预算收入2346万元。…全年总收入达到4638万元，是年初预算的1.98倍`: the last amount over the planned one. */
function ofFirst(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  const now = stream[i - 1]
  if (!OF_FIRST.test(stated.lead) || !now || !isLevel(now) || now.sentence !== stated.sentence) return []
  const first = stream
    .slice(Math.max(0, i - FARTHEST), i - 1)
    .findLast(
      (one) =>
        isLevel(one) &&
        one.paragraph === stated.paragraph &&
        FIRST.test(one.phrase) &&
        commensurable(one.figure.unit, now.figure.unit),
    )
  if (!first || FIRST.test(now.phrase)) return []
  const readings = [equals(stated.figure, over(figure(now.figure), figure(first.figure)))]
  return [{ kind: 'formula', certainty: 'low', readings, section: stated.figure.section }]
}

const FARTHEST = 12

/** 20名 are 340人, and 30份 are 360份. */
function areAlike({ figure: { unit: a } }: Mention, { figure: { unit: b } }: Mention): boolean {
  return a.text === b.text || (PEOPLE.test(a.text) && PEOPLE.test(b.text))
}

const PEOPLE = /^[人名位]$/u
