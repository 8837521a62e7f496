import type { Block, Paragraph } from '../model/tree.ts'
import { chinese } from '../number/numeral.ts'
import { closes } from '../taxonomy/concepts.ts'
import { isLevel, wholeAmid } from './breakdown.ts'
import { likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'

/** Paragraphs that a sentence ending in a colon introduces, with what they may be the parts of. */
export interface ItemList {
  /** The levels that the items may break down, as printed: those of the introducing sentence, or the one that it names. */
  readonly wholes: readonly Mention[]
  /** The numbers of each item. */
  readonly items: readonly (readonly Mention[])[]
  /** Whether the introducing words say that the list is all of it. */
  readonly closed: boolean
}

const INTRODUCES = /(?:[：:]|如下。?)\s{0,4}$/u
/** `一、中央资金（5273万元）`, with entries that are a name and its amount: `（一）产业发展2993万元；`. */
const TITLED = /^[^，。；：]{2,40}[（(](?:共|共计|合计)?\d[\d,.]{0,12}[万亿]?[元个项件人名家亩][）)]\s{0,4}$/u
const ENTRY = /^[^，。；：\d]{0,8}[^，。；：]{2,60}\d[万亿]?[元个项件人名家亩][；;。]?\s{0,4}$/u
const CLOSED = /(?:包括|如下|具体为|具体是|分别[为是]|构成为?|组成为?|分为|明细)[：:。]?\s{0,4}$/u
/** 主要支出科目情况如下: the list is not all of it. */
function isClosed(text: string): boolean {
  return (
    (CLOSED.test(text) || DIVIDED.test(text)) &&
    !/主要|部分|重点/u.test(since(text.trimEnd().replace(/[：:。]$/u, ''), GAP.comma))
  )
}

/** `2021年教育支出中：` names what is broken down, `其中：` alone does not. */
const NO_MORE_THAN_AMONG = /^\s{0,8}其中[：:]\s{0,4}$/u

/** `支出12710万元，完成121%。其中交通运输支出情况如下：`: of one kind of it, which the sentence names. */
const OF_ONE = /其中[^，。；：主]{4,40}情况(?:如下)?[：:。]?\s{0,4}$/u

/** How items begin that a format does not mark itself. */
const MARKS: readonly RegExp[] = [
  /^[-–—•·●◆■▪*]\s?/u,
  /^[①-⑳]/u,
  /^[（(][一二三四五六七八九十]{1,3}[）)]/u,
  /^[（(]\d{1,2}[）)]/u,
  /^\d{1,2}(?:[.．、](?!\d)|(?=“))/u,
  /^[一二三四五六七八九十]是/u,
]
const LONGEST = 40

/** The lists of a report, for the numbers of its running text. */
export function itemLists(stream: readonly Mention[], blocks: readonly Block[]): ItemList[] {
  const lists: ItemList[] = []
  const inBlock = mentionsOf(stream)
  for (let i = 0; i + 2 < blocks.length; i++) {
    const block = blocks[i]
    if (block?.kind !== 'paragraph') continue
    const { text } = block.passage
    if (TITLED.test(text)) {
      const entries = itemsAt(blocks, i + 1)
      const whole = inBlock(block).findLast(isLevel)
      if (whole && entries.length > 1 && entries.every(({ passage }) => ENTRY.test(passage.text)))
        lists.push({ wholes: [whole], items: entries.map(inBlock), closed: true })
      continue
    }
    const rows = rowsAt(blocks, i + 1, inBlock(block).findLast(isLevel))
    if (rows) lists.push({ ...rows, items: rows.items.map(inBlock), closed: true })
    if (rows || !INTRODUCES.test(text) || OF_ONE.test(text)) continue
    const marked = itemsAt(blocks, i + 1).map(inBlock)
    const items = marked.length > 1 ? marked : linked(block, blocks, i + 1, inBlock)
    const wholes = items.length > 1 ? wholesOf(block, inBlock, stream, blocks[i - 1]) : []
    const counted = chinese(COUNTED.exec(text)?.[1] ?? '') === items.length
    if (wholes.length > 0) lists.push({ wholes, items, closed: counted || isClosed(text) })
  }
  return lists
}

const ROW =
  /^[ \u3000]{0,4}[^，。；：\d]{2,16}[：:]([^，。；：\d]{2,24})\d[\d,.]{0,14}[万亿]?[元人户个][；;。]?\s{0,4}$/u
const FEWEST_ROWS = 3

/** `下达专项扶贫资金26428万元，予以公告。` and a paragraph each `甲县：专项扶贫资金2405万元；`: every one says of a place what the sentence before says of all. */
function rowsAt(blocks: readonly Block[], from: number, whole: Mention | undefined) {
  const items: Paragraph[] = []
  let name: string | undefined
  for (let i = from; whole; i++) {
    const block = blocks[i]
    const said = block?.kind === 'paragraph' ? ROW.exec(block.passage.text)?.[1] : undefined
    if (said === undefined || said !== (name ?? said)) break
    name = said
    items.push(block as Paragraph)
  }
  return whole && name !== undefined && items.length >= FEWEST_ROWS && whole.figure.label.endsWith(name.slice(-NAME))
    ? { wholes: [whole], items }
    : null
}

/** 省级专项扶贫资金, of which the rows may say 专项扶贫资金. */
const NAME = 4

/** `基本支出536万元，其中：` and a paragraph each for 人员经费 and 公用经费: by their names all that the whole consists of. */
function linked(
  introducing: Paragraph,
  blocks: readonly Block[],
  from: number,
  inBlock: (block: Paragraph) => readonly Mention[],
): (readonly Mention[])[] {
  const whole = inBlock(introducing).findLast(isLevel)
  const items: (readonly Mention[])[] = []
  for (const block of blocks.slice(from, from + MOST_LINKED)) {
    if (!whole || block.kind !== 'paragraph' || block.depth !== undefined) return []
    items.push(inBlock(block))
    const labels = items.map(([first]) => (first && isLevel(first) ? first.figure.label : ''))
    if (labels.includes('')) return []
    if (labels.length > 1 && closes(whole.figure.label, labels)) return items
  }
  return []
}

const MOST_LINKED = 4

/** Numbers by the block that they stand in; both are in reading order. */
function mentionsOf(stream: readonly Mention[]): (block: Paragraph) => readonly Mention[] {
  return ({ passage }) => {
    const from = passage.pieces[0]?.offset ?? 0
    const last = passage.pieces.at(-1)
    const to = last ? last.offset + passage.text.length - last.at : from
    const first = firstFrom(stream, from)
    let end = first
    while ((stream[end]?.figure.at.start ?? to) < to) end++
    return stream.slice(first, end)
  }
}

function firstFrom(stream: readonly Mention[], offset: number): number {
  let low = 0
  let high = stream.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stream[middle] as Mention).figure.at.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Items that the format marks, that begin with marks of one kind, or that semicolons end but for the last. */
function itemsAt(blocks: readonly Block[], from: number): Paragraph[] {
  const following: Paragraph[] = []
  for (let i = from; i < blocks.length && following.length < LONGEST; i++) {
    const block = blocks[i]
    if (block?.kind !== 'paragraph' || block.depth !== undefined) break
    following.push(block)
  }
  const [first] = following
  if (!first) return []
  if (first.role === 'item') return leading(following, ({ role }) => role === 'item')
  const mark = MARKS.find((one) => one.test(first.passage.text.trimStart()))
  if (mark) return leading(following, ({ passage }) => mark.test(passage.text.trimStart()))
  const unended = leading(following, ({ passage }) => /[；;]\s{0,4}$/u.test(passage.text))
  return unended.length > 0 ? following.slice(0, unended.length + 1) : []
}

function leading<T>(all: readonly T[], test: (one: T) => boolean): T[] {
  const end = all.findIndex((one) => !test(one))
  return all.slice(0, end < 0 ? all.length : end)
}

function wholesOf(
  block: Paragraph,
  inBlock: (block: Paragraph) => readonly Mention[],
  stream: readonly Mention[],
  before: Block | undefined,
): readonly Mention[] {
  const { text } = block.passage
  const head = DIVIDED.test(text) ? inBlock(block).find((one) => isLevel(one) && one.depth === 0) : undefined
  if (head) return [head]
  const said = lastSentence(inBlock(block))
  if (said.length > 0) return said
  if (NO_MORE_THAN_AMONG.test(text)) return before?.kind === 'paragraph' ? lastSentence(inBlock(before)) : []
  const start = firstFrom(stream, block.passage.pieces[0]?.offset ?? 0)
  const earlier = stream.slice(Math.max(0, start - FARTHEST), start).reverse()
  const named = wholeAmid(text.replace(/[：:]\s{0,4}$/u, '，'), earlier) ?? announced(text, earlier)
  return named ? [named] : []
}

/** `全年项目支出4183.81万元。…按用途分：`: what the paragraph begins with is divided once more. */
const DIVIDED = /[。；;]\s?(?:按|从)[^，。；：\d]{1,12}(?:划?分|分类|分布|看|情况)[：:]\s{0,4}$/u

/** `镇本级共实施八类项目支出，资金使用情况如下：`: as many items as are counted are all of it. */
const COUNTED =
  /(?:实施|安排|开展|涉及|分为|包括)([两二三四五六七八九十]{1,2})(?:个大?类|大?[类项]|个)([^，。；：\d]{2,8}(?:支出|资金|经费))/u

/** `财政拨款支出主要内容如下：` */
function announced(text: string, earlier: readonly Mention[]): Mention | undefined {
  const name = ANNOUNCES.exec(text.trim())?.[1] ?? COUNTED.exec(text)?.[2] ?? ''
  return name === ''
    ? undefined
    : earlier.find((mention) => isLevel(mention) && likeness(mention.figure.label, name) >= SAME)
}

const ANNOUNCES =
  /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[、.）)])?([^，。；：]{2,24}?)(?:的)?(?:主要|具体|总体){0,2}(?:内容|情况|构成|明细|用途|安排|项目)?(?:如下|(?:用于|包括)?以下(?:几个)?方面)[：:。]?$/u
const SAME = 0.9
const FARTHEST = 60

function lastSentence(mentions: readonly Mention[]): readonly Mention[] {
  const last = mentions.at(-1)?.sentence
  return mentions.filter((mention) => mention.sentence === last && mention.depth === 0 && isLevel(mention))
}
