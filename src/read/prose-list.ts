import type { Block, Paragraph } from '../model/tree.ts'
import { Decimal } from '../number/decimal.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { nounAfter } from './phrase.ts'
import { figure } from './relate.ts'

const CHINESE = '一二三四五六七八九十'.split('')
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩'.split('')
const MOST = 30

/** How the items of a list are numbered: within a paragraph (`inside`) and at the beginning of one (`opens`). */
interface Style {
  readonly inside: (n: number) => readonly string[]
  readonly opens: RegExp
}

const STYLES: readonly Style[] = [
  { inside: (n) => [`${CHINESE[n - 1]}是`, `其${CHINESE[n - 1]}`], opens: /^([一二三四五六七八九十])是/u },
  { inside: () => [], opens: /^([一二三四五六七八九十]{1,3})、/u },
  {
    inside: (n) => [`（${CHINESE[n - 1]}）`, `(${CHINESE[n - 1]})`],
    opens: /^[（(]([一二三四五六七八九十]{1,3})[）)]/u,
  },
  {
    inside: (n) => [`；${n}.`, `：${n}.`, `。${n}.`, `；${n}、`, `：${n}、`, `。${n}、`],
    opens: /^(\d{1,2})[．.、](?!\d)/u,
  },
  { inside: (n) => [`（${n}）`, `(${n})`], opens: /^[（(](\d{1,2})[）)]/u },
  { inside: (n) => [CIRCLED[n - 1] ?? ''], opens: /^([①-⑩])/u },
]

/** Items in the paragraphs behind a number (`3个问题：` with 1. 2. 3. or bullets), or numbered within its own: 一是…二是…. */
export function readLists(stream: readonly Mention[], blocks: readonly Block[]): Draft[] {
  const ends = blocks.map((block) => (block.kind === 'paragraph' ? endOf(block) : -1))
  return stream.flatMap((mention, i) => {
    const { figure: stated, rest } = mention
    const { unit, value } = stated
    const counted = (unit.dimension === 'count' || unit.dimension === 'staff') && unit.scale.equals(1)
    if (!isLevel(mention) || !counted || !value.isInteger() || value.greaterThan(MOST) || stated.cell) return []
    const behind = rest.slice(nounAfter(rest).length)
    const inside = within(behind)
    // 开展活动12次，一是…，二是…: reasons or ways rather than the things counted.
    if (inside > 1) return Math.abs(inside - value.toNumber()) <= FEW ? [draft(mention, inside)] : []
    const last = stream[i + 1]?.paragraph !== mention.paragraph
    if (!last || !INTRODUCES.test(behind)) return []
    const at = ends.findIndex((end) => end >= stated.at.end)
    const items = at < 0 ? 0 : itemsBehind(blocks, at)
    return items > 1 && !isTogether(stream, i, items) ? [draft(mention, items)] : []
  })
}

/** `行政单位1家，事业单位4家，具体包括：`: the list is of all that its sentence counts in this unit. */
function isTogether(stream: readonly Mention[], i: number, items: number): boolean {
  const { sentence, figure: last } = stream[i] as Mention
  let sum = last.value
  let kinds = 1
  for (let before = i - 1; stream[before]?.sentence === sentence; before--) {
    const { figure: other } = stream[before] as Mention
    if (other.unit.text !== last.unit.text) continue
    sum = sum.plus(other.value)
    kinds++
  }
  return kinds > 1 && sum.equals(items)
}

const INTRODUCES =
  /^(?:[，,]?(?:具体|分别|主要)?(?:如下|为|是|有|包括|表现在|体现在)?[：:]|如下[：:。]?|[，,](?:具体|分别)?如下[：:。]?)\s{0,4}$/u
const BEGINS = /^[，,：:。；]?(?:主要|具体|分别)?(?:是|为|有|包括|表现为|表现在)?[：:]?$/u
const FARTHEST = 16
const FEW = 2

/** How many numbers of one style follow each other in the words behind a number; 0 where the list may go on beyond them. */
function within(behind: string): number {
  for (const { inside } of STYLES) {
    const first = inside(1).map((mark) => behind.indexOf(mark))
    const which = first.findIndex((at) => at >= 0 && at <= FARTHEST)
    if (which < 0) continue
    const mark = inside(1)[which] as string
    const before = behind.slice(0, first[which]) + (/^[：；。]/u.test(mark) ? mark[0] : '')
    if (!BEGINS.test(before)) continue
    let n = 0
    for (let at = first[which] as number; at >= 0 && n < CHINESE.length; ) {
      n++
      const next = inside(n + 1)[which]
      at = next === undefined ? -1 : behind.indexOf(next, at + 1)
    }
    return behind.length >= LONGEST ? 0 : n
  }
  return 0
}

/** Behind a number no more words are kept than this; a longer list is not counted. */
const LONGEST = 500

function endOf({ passage }: Paragraph): number {
  const last = passage.pieces.at(-1)
  return last ? last.offset + passage.text.length - last.at : -1
}

const FARTHEST_BLOCK = 60

/** The items that begin in the paragraph right behind the introducing one: numbered one after another, or bullets of one depth. */
function itemsBehind(blocks: readonly Block[], introducing: number): number {
  const first = blocks[introducing + 1]
  if (first?.kind !== 'paragraph') return 0
  const style = STYLES.findIndex(({ opens }) => numberOf(first, opens) === 1)
  if (style < 0) return first.role === 'item' ? bullets(blocks, introducing + 1) : 0
  const { opens } = STYLES[style] as Style
  let items = 0
  for (const block of blocks.slice(introducing + 1, introducing + 1 + FARTHEST_BLOCK)) {
    if (block.kind !== 'paragraph') continue
    const number = numberOf(block, opens)
    if (number === items + 1) items++
    else if (number !== null || STYLES.slice(0, style).some(({ opens }) => numberOf(block, opens) !== null)) break
    else if (block.depth !== undefined) break
  }
  return items
}

function numberOf({ passage }: Paragraph, opens: RegExp): number | null {
  const printed = opens.exec(passage.text.trimStart())?.[1]
  if (printed === undefined) return null
  const at = Math.max(CHINESE.indexOf(printed), CIRCLED.indexOf(printed))
  return at >= 0 ? at + 1 : Number.isNaN(Number(printed)) ? 0 : Number(printed)
}

/** Sub-items are set further right, which the format's own list does not tell apart: those are left uncounted. */
function bullets(blocks: readonly Block[], from: number): number {
  let to = from
  for (; to < blocks.length; to++) {
    const block = blocks[to]
    if (block?.kind !== 'paragraph' || block.role !== 'item') break
  }
  return to - from
}

function draft(mention: Mention, items: number): Draft {
  const computed = { op: 'constant' as const, value: new Decimal(items) }
  const { section } = mention.figure
  return {
    kind: 'count',
    certainty: 'high',
    readings: [{ stated: figure(mention.figure), comparison: '=', computed }],
    section,
  }
}
