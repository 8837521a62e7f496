import type { Section, Span } from '../model/report.ts'
import type { Block } from '../model/tree.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { place } from './place.ts'
import { isBudget, isOutcome } from './prose-statement.ts'
import { figure, roughly } from './relate.ts'
import { canBeOfOneThing } from './scope.ts'

/** 无资金结余, 没有结转结余资金: all that there was to spend was spent. */
const NOTHING_LEFT =
  /(?<!有|上年|年初|以前年度|往年|是否|如|若)(?:无|没有|不存在)(?:任何|项目|财政|预算|年末){0,2}(?:资金|经费)?(?:结转(?:和|及|、)?结余|结余(?:和|及|、)?结转|结余|结转)(?:资金|经费)?(?![率分再])/gu
const FARTHEST = 4

/** Remarks of sentences without any figure, against what their section says was budgeted and spent: 我单位无资金结余。 */
export function readRemarks(
  blocks: readonly Block[],
  sectionOf: readonly Section[],
  sections: readonly Section[],
  stream: readonly Mention[],
): Draft[] {
  const pairs = spendings(stream)
  if (pairs.length === 0) return []
  return blocks.flatMap((block, index): Draft[] => {
    const section = sectionOf[index]
    if (block.kind !== 'paragraph' || !section) return []
    return remarksIn(block.passage.text).flatMap(({ start, end }): Draft[] => {
      const words = place(block.passage, start, end)
      const whole = spendingAround(words, pairs, sections)
      if (!whole) return []
      const { spent, budget } = whole
      const reading = { stated: figure(spent.figure), comparison: '>=' as const, computed: figure(budget.figure) }
      return [{ kind: 'statement', certainty: 'low', readings: [reading], section, words }]
    })
  })
}

function remarksIn(text: string): Span[] {
  return [...text.matchAll(NOTHING_LEFT)].flatMap(({ 0: found, index }) => {
    const before = text.slice(0, index)
    const from = Math.max(...['。', '；', '？', '！', '\n'].map((mark) => before.lastIndexOf(mark))) + 1
    const stop = text.slice(index).search(/[。；？！\n]/u)
    const sentence = text.slice(from, stop < 0 ? text.length : index + stop)
    return /[\d？]/u.test(sentence) ? [] : [{ start: index, end: index + found.length }]
  })
}

interface Spending {
  readonly budget: Mention
  readonly spent: Mention
}

/** Every budget with what was spent of it, both in one sentence: 项目预算安排120.4万元，实际执行74.45万元. */
function spendings(stream: readonly Mention[]): Spending[] {
  return stream.flatMap((spent, i) => {
    if (!isOutcome(spent)) return []
    for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
      const budget = stream[j] as Mention
      if (budget.sentence !== spent.sentence || budget.paragraph !== spent.paragraph) break
      if (isLevel(budget) && isBudget(budget) && canBeOfOneThing(budget, spent)) return [{ budget, spent }]
    }
    return []
  })
}

/** The largest budget of the innermost section around the words that states any: the others are parts of it. */
function spendingAround({ start }: Span, pairs: readonly Spending[], sections: readonly Section[]): Spending | null {
  const around = sections.filter(({ at, end, level }) => level > 0 && at.start <= start && start < end)
  for (const { at, end } of around.reverse()) {
    const within = pairs.filter(({ spent: { figure: of } }) => at.start <= of.at.start && of.at.start < end)
    const [first, ...rest] = within
    if (first)
      return rest.reduce((most, one) => (roughly(one.budget.figure) > roughly(most.budget.figure) ? one : most), first)
  }
  return null
}
