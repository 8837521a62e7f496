import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { bare, type Naming, type Row, type RowNames } from './row-names.ts'

/** Rows that a list of names names together, each with its namesakes in other tables. */
export interface Rows {
  readonly each: readonly (readonly Row[])[]
  /** Whether a number is of all of them, and not of the last. */
  readonly only: boolean
}

const LONGEST = 160
/** How many names of a sentence a number may be of. */
const MOST = 6

/**
 * The rows that the sentence names before a number, the nearest first; names in a list stand together. Of an enumeration the
 * row in its place: 甲、乙两项执行率分别只有74.28%和71.94%.
 */
export function rowsBefore(stream: readonly Mention[], i: number, names: RowNames): Rows[] {
  const { enumerated, at, lead } = stream[i] as Mention
  const words = bare(wordsBefore(stream, enumerated ? i - (at - enumerated.first) : i))
  const lists = inLists(names.namedIn(words), words)
  if (enumerated) {
    const each = lists.find((list) => list.length === enumerated.count)?.[enumerated.rank]
    return each ? [{ each: [each], only: false }] : []
  }
  const together = TOGETHER.test(since(lead, GAP.comma))
  const found = lists.reverse().slice(0, MOST)
  if (together) return found.filter(({ length }) => length > 1).map((each) => ({ each, only: true }))
  return found.map((each) => ({ each, only: false }))
}

const TOGETHER = /合计|共计?(?!同)|[两二三四五六七八九十\d]个?[项类个]/u

/** What stands between the last full stop and a number; `#` for the numbers between. */
function wordsBefore(stream: readonly Mention[], i: number): string {
  const { sentence } = stream[i] as Mention
  let words = ''
  for (let j = i; j >= 0 && words.length < LONGEST; j--) {
    const { lead, sentence: other } = stream[j] as Mention
    if (other !== sentence) break
    const stopped = since(lead, GAP.stop)
    words = `${stopped}#${words}`
    if (stopped.length < lead.length) break
  }
  return words.slice(-LONGEST)
}

function inLists(namings: readonly Naming[], words: string): Row[][][] {
  const lists: Row[][][] = []
  let last: Naming | null = null
  for (const naming of namings) {
    const list = lists.at(-1)
    if (last && list && naming.start === last.start) list.at(-1)?.push(naming.row)
    else if (last && list && JOINED.test(words.slice(last.end, naming.start))) list.push([naming.row])
    else lists.push([[naming.row]])
    last = naming
  }
  return lists
}

const JOINED = /^[^，。；#]{0,4}[、和及与]$/u
