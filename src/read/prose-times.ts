import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, isExactCount, product } from './relate.ts'

/** 各随机走访20名, 每个小区发放30份. */
const EACH = /(?:^|[^0-9])(?:各(?!项|类|级|部门)|每一?[个户名位人村镇乡校所家处期批次场])[^，。；、]{0,12}$/u
const TOTAL = /共计?|合计|总计|累计/u

/**
 * `在17个村各随机走访20名群众，共访问340人`, `抽取12个小区，每个小区发放30份，共发放360份`: as many in all as there were of each. Never with
 * certainty, for of some there may have been fewer.
 */
export function readTimes(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((total, i): Draft[] => {
    const [many, each] = [stream[i - 2], stream[i - 1]]
    if (!many || !each || ![many, each, total].every((one) => isLevel(one) && isExactCount(one.figure))) return []
    if (total.gap !== GAP.comma || !TOTAL.test(total.phrase) || many.sentence !== total.sentence) return []
    if (!EACH.test(each.lead) || each.gap > GAP.comma || !areAlike(each, total)) return []
    const readings = [equals(total.figure, product(figure(many.figure), figure(each.figure)))]
    return [{ kind: 'formula', certainty: 'low', readings, section: total.figure.section }]
  })
}

/** 20名 are 340人, and 30份 are 360份. */
function areAlike({ figure: { unit: a } }: Mention, { figure: { unit: b } }: Mention): boolean {
  return a.text === b.text || (PEOPLE.test(a.text) && PEOPLE.test(b.text))
}

const PEOPLE = /^[人名位]$/u
