import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase } from './phrase.ts'
import { roughly } from './relate.ts'

export type Opening = 'closed' | 'among' | 'open'

/** Whether the i-th number begins a breakdown: by a word, by a bracket right behind a number, or by a colon. */
export function openerAt(stream: readonly Mention[], i: number): Opening | null {
  const mention = stream[i] as Mention
  const previous = stream[i - 1]
  if (!isLevel(mention)) return null
  if (mention.opener) return mention.opener
  if (isMadeUp(stream, i)) return 'closed'
  if (!previous || previous.paragraph !== mention.paragraph || !isLevel(previous)) return null
  const lead = mention.lead.trimStart()
  // （编制数55人）, （满分20分）, （年初预算10万元，追加到15万元）: another measure of the same thing.
  if (/^[（(](?:核定|编制|满分|分值|权重|标准分|总分|年初预算)/u.test(lead)) return null
  if (/^[（(]/u.test(lead) && mention.depth > previous.depth)
    return /^[（(](?:其中|主要)?含/u.test(lead) || isOneOfSome(stream, i) ? 'open' : 'closed'
  // 24：甲3、乙5: a number without unit and name is that of an item.
  // 内设机构6个：甲室、乙室；所属单位3家: the semicolon ends what the colon begins.
  if (/^[：:]\D/u.test(lead)) return isBare(previous) || mention.gap >= GAP.semicolon ? null : 'closed'
  // 资产总额2529.65万元，由四部分构成：
  if (NUMBERED.test(lead)) return 'closed'
  return /^[，,][^，。；：]{0,10}(?:来源|构成|组成|如下|情况)[^，。；：]{0,3}[：:]/u.test(lead) ? 'among' : null
}

const NUMBERED =
  /^[，,](?:主要)?(?:由|分为|包括)(?:以下|下列)?(?:[几两二三四五六七八九\d]个?)?(?:部分|方面|大?块|大?类|项)(?:构成|组成|内容)?[：:，,]|^[，,]即[^，。；：\d]{2,}$/u

/** `医师139人（全科25人）、助理医师54人（乡村16人、全科8人）`: where the bracket beside names one part, this one need not name all. */
function isOneOfSome(stream: readonly Mention[], i: number): boolean {
  const [part, whole, before, head] = [stream[i], stream[i - 1], stream[i - 2], stream[i - 3]]
  if (!part || !whole || !before || !head || head.sentence !== part.sentence) return false
  const single = before.depth > whole.depth && head.depth === whole.depth && before.depth === part.depth
  return single && isLevel(before) && isLevel(head) && isPart(before, head)
}

function isPart({ figure: part }: Mention, { figure: whole }: Mention): boolean {
  return commensurable(part.unit, whole.unit) && roughly(part) < roughly(whole)
}

function isBare({ figure: { unit, label } }: Mention): boolean {
  return unit.dimension === 'none' && label === ''
}

/** 由甲3万元、乙2万元组成. */
function isMadeUp(stream: readonly Mention[], i: number): boolean {
  const first = stream[i] as Mention
  if (!/由/u.test(lastPhrase(first.lead))) return false
  const end = Math.min(stream.length, i + LONGEST_LIST)
  for (let j = i; j < end && (stream[j] as Mention).sentence === first.sentence; j++) {
    if (/^[^，。；]{0,6}(?:组成|构成)/u.test((stream[j] as Mention).tail)) return true
  }
  return false
}

/** No list of a report is longer; a hostile sentence may be. */
export const LONGEST_LIST = 60
