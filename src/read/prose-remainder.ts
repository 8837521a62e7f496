import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, minus, roughly } from './relate.ts'

const FARTHEST = 12

/**
 * What is left of one amount once another is taken off, where the sentence states no third of its kind: `应配备256人，实际配备217人，
 * 缺39人`; and how far the ends of a list are apart. No words name the two, so never with certainty.
 */
export function readRemainders(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    const apart = ENDS.test(stated.phrase)
    const left = LEFT.test(stated.phrase) || (/^[尚仍还]有?$/u.test(stated.phrase) && UNDONE.test(stated.tail))
    if (!isLevel(stated) || stated.opener !== null || (!apart && !left)) return []
    const near = ownLevels(stream, i)
    const [first] = near
    const pair = apart ? farthestApart(near) : near.length === 2 ? near : []
    const [most, least] = pair.toSorted((a, b) => roughly(b.figure) - roughly(a.figure))
    if (!first || !most || !least || most === least) return []
    const reading = equals(stated.figure, minus(figure(most.figure), figure(least.figure)))
    const listed = near.some(({ opener, depth }) => opener !== null || depth > stated.depth)
    if (!apart && listed && !isConfirmed(reading)) return []
    return [{ kind: 'difference', certainty: 'low', readings: [reading], section: stated.figure.section }]
  })
}

const LEFT =
  /^(?:尚|还|仍|但)?(?:有|存在)?(?:资金)?(?:缺口?|短缺|空缺|相差|差距|剩余|尚余|未完成|未完工|未到位|未支付|未使用|未收回|未拨付|审减|少实现|少完成)(?:资金|金额|额|数)?$/u
/** 尚有6.4公里未完工, 尚有8.05万元未收回. */
const UNDONE = /^[^，。；]{0,6}未/u
/** 最高分与最低分相差5.86分. */
const ENDS = /最[高大多][^，。；]{0,8}最[低小少][^，。；]{0,6}(?:相差|差距)/u

function ownLevels(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== stated.sentence) break
    if (isLevel(mention) && commensurable(mention.figure.unit, stated.figure.unit)) found.push(mention)
  }
  return found
}

function farthestApart(near: readonly Mention[]): readonly Mention[] {
  const sorted = near.toSorted((a, b) => roughly(a.figure) - roughly(b.figure))
  return [sorted[0], sorted.at(-1)].flatMap((one) => one ?? [])
}
