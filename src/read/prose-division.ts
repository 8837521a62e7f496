import { commensurable } from '../number/unit.ts'
import { leavesNothingOut } from '../taxonomy/complements.ts'
import { addUp, isAverage, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { dividesBy, type Mention } from './mention.ts'
import { isConfirmed, looksLikeSlip } from './relate.ts'
import { nameOf } from './sum-parts.ts'
import { structureOf } from './sum-wholes.ts'

const MOST_PARTS = 20
const MOST_WHOLES = 12
const FARTHEST = 80
const WAY = /^\s{0,4}按[^，。；：、]{2,14}[：:]/u

/**
 * One whole divided in several ways, each in a sentence of its own: `零售额x亿元。按经营地分，城镇a、乡村b。按消费类型分，商品c、餐饮d`. The
 * groups of some ways overlap (分经济类型看), so that a way is read where it comes to the whole, a slip explains why it does not,
 * or its parts are by their names all there is.
 */
export function readDivisions(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  let paragraph = -1
  let head: Mention | null = null
  let levels: Mention[] = []
  for (const [i, first] of stream.entries()) {
    if (first.paragraph !== paragraph) {
      // 支出预算376万元。其中： and a paragraph for each way: 按支出项目类别：…, 按支出功能分类科目：….
      const way: boolean = first.paragraph === paragraph + 1 && WAY.test(first.lead)
      const whole: Mention | null = head ?? levels[0] ?? null
      paragraph = first.paragraph
      head = way ? whole : null
      levels = []
    }
    if (first.opener !== null && head === null) head = levels.at(-1) ?? null
    else if (head && dividesBy(first.lead) && (WAY.test(first.lead) || structureOf(first) === null))
      drafts.push(...division(stream, i, [head, ...levels.slice(-MOST_WHOLES)]))
    if (isLevel(first) && first.depth === 0 && !first.prior) levels.push(first)
  }
  return drafts
}

/** @param wholes what was divided first, then all that is stated before: 债务限额x，其中…；债务余额y，其中…。按级次分，…. */
function division(stream: readonly Mention[], start: number, wholes: readonly Mention[]): Draft[] {
  const first = stream[start] as Mention
  const [whole] = wholes
  if (
    !whole ||
    !isLevel(first) ||
    isAverage(first) ||
    (first.paragraph === whole.paragraph && first.at - whole.at > FARTHEST)
  )
    return []
  const parts: Mention[] = []
  for (let i = start; i < stream.length && parts.length < MOST_PARTS; i++) {
    const part = stream[i] as Mention
    if (part.sentence !== first.sentence || (i > start && dividesBy(part.lead))) break
    if (part.depth !== first.depth || !isLevel(part) || !commensurable(part.figure.unit, whole.figure.unit)) continue
    parts.push(part)
  }
  if (parts.length < 2) return []
  const reading = wholes.map((one) => addUp(one, parts)).find(isConfirmed) ?? addUp(whole, parts)
  const named = leavesNothingOut(parts.map(nameOf))
  if (!named && !isConfirmed(reading) && !looksLikeSlip(reading)) return []
  return [{ kind: 'sum', certainty: 'low', readings: [reading], section: whole.figure.section }]
}
