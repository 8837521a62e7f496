import { commensurable } from '../number/unit.ts'
import { wholeOfAll } from '../taxonomy/complements.ts'
import { isAverage, isLevel } from './breakdown.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { roughly } from './relate.ts'
import { nameOf } from './sum-parts.ts'

const FARTHEST = 40
/** 在固定资产投资（不含农户）中，第一产业投资…: the words name the whole themselves. */
const AMID = /^[^，。；]{0,24}中[，,]/u
const SHORTEST = 2
/** 15—59岁人口. */
const AGE = /岁.{0,4}人口$/u
/** 全国人口, 全县人口: of all that there is, which paragraphs on is divided as well. */
const ALL = /^全[国省市县区州]|总人口/u

/**
 * `全国收入83171亿元，增长11.9%。…全国税收收入70379亿元，增长12.9%；非税收入12792亿元`: parts that begin a sentence and by their names divide a
 * whole between them divide the one of the name they share that heads their paragraph or the one before. Nearest first.
 */
export function namedWholes(stream: readonly Mention[], start: number, parts: readonly Mention[]): Mention[] {
  const first = stream[start] as Mention
  if (!begins(stream, start) || first.depth > 0 || first.prior || AMID.test(since(first.lead, GAP.stop))) return []
  const common = parts.every(({ figure: { label } }) => AGE.test(label)) ? '人口' : wholeOfAll(parts.map(nameOf))
  if (common === null || common.length < SHORTEST) return []
  return headsBefore(stream, start).filter((head) => isWholeOf(head, parts, common))
}

/** Whether nothing of its kind stands before it in its sentence: 家庭户1200户，集体户35户，家庭户人口3500人，…. */
export function begins(stream: readonly Mention[], start: number): boolean {
  const { sentence, figure } = stream[start] as Mention
  for (let i = start - 1; i >= 0 && stream[i]?.sentence === sentence; i--) {
    if (commensurable((stream[i] as Mention).figure.unit, figure.unit)) return false
  }
  return true
}

/** The first levels of its paragraph and of the one before. */
function headsBefore(stream: readonly Mention[], start: number): Mention[] {
  const { paragraph } = stream[start] as Mention
  const heads: Mention[] = []
  for (let i = start - 1; i >= 0 && start - i <= FARTHEST; i--) {
    const head = stream[i] as Mention
    if (paragraph - head.paragraph > 1 && !ALL.test(head.figure.label)) continue
    if (!isLevel(head) || isAverage(head) || head.prior || head.depth > 0) continue
    if (heads.at(-1)?.paragraph === head.paragraph) heads.pop()
    heads.push(head)
  }
  return heads
}

function isWholeOf({ figure: whole, sentence }: Mention, parts: readonly Mention[], common: string): boolean {
  return parts.every(
    ({ figure: part, sentence: own }) =>
      own !== sentence &&
      part.year === whole.year &&
      part.measure === whole.measure &&
      commensurable(part.unit, whole.unit) &&
      whole.label.endsWith(common.slice(common.lastIndexOf('的') + 1)) &&
      roughly(part) < roughly(whole),
  )
}
