import { commensurable } from '../number/unit.ts'
import { isAmount, uncertain } from './balance-terms.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, minus } from './relate.ts'

const NET = /净(?:增|减|流[入出])(?:加|少|长)?[^，。；值额率]{0,4}$/u
const FALLS = /净(?:减|流出)/u
const IN =
  /新增|新[录招聘进入建办]|招[录聘收]|录用|考录|入[学职伍]|调入|转入|迁入|划入|出生|引进|安置|接收|注册|流入|发行|转贷|借入/u
const OUT = /减少|退出|[调转迁划][出离]|毕业|去世|死亡|病故|辞职|离[职世任]|解聘|注销|报废|流出|开除|处置|还本|偿还/u
/** Who retires leaves those in post and joins those retired. */
const RETIRE = /(?:退|离|离退)休$/u
const FARTHEST = 8

interface Flow {
  readonly mention: Mention
  readonly into: boolean
}

/** `净增12人（新招录20人，退休6人，调出2人）`, `新招录7人、退休9人，净减少2人`: what came in less what left, behind the net or before it. */
export function readNets(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    const flows = flowsOf(stream, i)
    if (flows.length === 0) return netOfMoves(stream, i)
    const falls = FALLS.test(stated.phrase)
    const terms = flows.map(({ mention, into }) => ({
      weight: into === falls ? (-1 as const) : (1 as const),
      of: figure(mention.figure),
    }))
    return [uncertain(stated, [equals(stated.figure, { op: 'sum', terms })], 'difference')]
  })
}

/** `调增4128万元，…；调减892万元。` and, paragraphs on, `全年净调增3236万元`: where one amount of each was told. */
function netOfMoves(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  if (!isAmount(stated) || !/净(?:调增|追加)(?:预算|资金|指标)?$/u.test(stated.phrase)) return []
  const before = stream
    .slice(Math.max(0, i - FAR), i)
    .filter((one) => isAmount(one) && commensurable(one.figure.unit, stated.figure.unit))
  const [more, less] = [MORE, LESS].map((words) => before.filter(({ phrase }) => words.test(phrase)))
  const [up, down] = [more?.[0], less?.[0]]
  if (!up || !down || up.paragraph !== down.paragraph || less?.length !== 1) return []
  return [uncertain(stated, [equals(stated.figure, minus(figure(up.figure), figure(down.figure)))], 'difference')]
}

const FAR = 60
const MORE = /(?:调增|追加)(?:预算|资金|指标)?(?:共|合计|总计)?$/u
const LESS = /(?:调减|追减|核减)(?:预算|资金|指标)?(?:共|合计|总计)?$/u

/** What a net change is said to come of: all amounts of its kind on one side of it, at least one each way. Empty for others. */
export function flowsOf(stream: readonly Mention[], i: number): Flow[] {
  const stated = stream[i] as Mention
  if (!isAmount(stated) || !NET.test(stated.phrase)) return []
  const retired = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .some(({ sentence, figure: { label } }) => sentence === stated.sentence && /(?:退|离)休人员/u.test(label))
  const [behind, before] = [beside(stream, i, 1), beside(stream, i, -1)]
  return [behind, before].map((near) => inAndOut(near, retired)).find(({ length }) => length > 0) ?? []
}

/** The amounts of its kind next to a number in its sentence, up to the next clause. */
function beside(stream: readonly Mention[], i: number, step: 1 | -1): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i + step; Math.abs(j - i) <= FARTHEST; j += step) {
    const mention = stream[j]
    if (mention?.sentence !== stated.sentence || mention.paragraph !== stated.paragraph) break
    if ((step > 0 ? mention : (stream[j + 1] as Mention)).gap >= GAP.semicolon) break
    if (!(isLevel(mention) || mention.role === 'change') || !commensurable(mention.figure.unit, stated.figure.unit))
      continue
    // 新招聘113人（含定向46人），净减27人: what a bracket tells has been counted.
    if (step < 0 && mention.depth > stated.depth) continue
    if (step < 0 && mention.depth < stated.depth) break
    // （…），另有离退休人员165人: behind the bracket nothing more flows.
    if (found[0] && mention.depth < found[0].depth) break
    found.push(mention)
  }
  return found
}

function inAndOut(near: readonly Mention[], retired: boolean): Flow[] {
  const flows: Flow[] = []
  for (const mention of near) {
    const { phrase } = mention
    const retires = RETIRE.test(phrase)
    const [comes, goes] = [IN.test(phrase) || (retires && retired), OUT.test(phrase) || (retires && !retired)]
    if (comes === goes) break
    flows.push({ mention, into: comes })
  }
  return new Set(flows.map(({ into }) => into)).size === 2 ? flows : []
}
