import type { Section, Span } from '../model/report.ts'
import type { Block, Passage } from '../model/tree.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { place } from './place.ts'
import { isBudget, isOutcome, WITHIN } from './prose-statement.ts'
import { figure, roughly } from './relate.ts'
import { canBeOfOneThing } from './scope.ts'

/** 无资金结余, 没有结转结余资金: all that there was to spend was spent. */
const NOTHING_LEFT =
  /(?<!有|上年|年初|以前年度|往年|是否|如|若)(?:无|没有|不存在)(?:任何|项目|财政|预算|年末){0,2}(?:资金|经费)?(?:结转(?:和|及|、)?结余|结余(?:和|及|、)?结转|结余|结转)(?:资金|经费)?(?![率分再])/gu
const FARTHEST = 4

/** What speaks of means in general, of kinds of them, and of what is only meant to be. */
const WHOLE = /总体|整体|单位|部门|总支出|各项/u
const KIND = /三公|接待|用车|出国|基本支出|项目|人员经费|公用经费|会议费|培训费|采购|运行|工程|基金/gu
const INTENDED = /确保|力争|努力|争取|应当|不得|不能|严禁|今后|下一步|将|要求|原则|制度|坚持|加强|是否|如|若|目标/u
const NEAR = 2

/** Remarks of sentences without any figure, against what their section says was budgeted and spent: 我单位无资金结余。 */
export function readRemarks(
  blocks: readonly Block[],
  sectionOf: readonly Section[],
  sections: readonly Section[],
  stream: readonly Mention[],
): Draft[] {
  const pairs = spendings(stream)
  return blocks.flatMap((block, index): Draft[] => {
    const section = sectionOf[index]
    if (block.kind !== 'paragraph' || !section) return []
    const before = blocks[index - 1]
    const kept = within(block.passage, before?.kind === 'paragraph' ? before.passage : null, stream, section)
    const left = remarksIn(block.passage.text, NOTHING_LEFT).flatMap(({ start, end }): Draft[] => {
      const words = place(block.passage, start, end)
      const whole = spendingAround(words, pairs, sections)
      if (!whole) return []
      const { spent, budget } = whole
      const reading = { stated: figure(spent.figure), comparison: '>=' as const, computed: figure(budget.figure) }
      return [{ kind: 'statement', certainty: 'low', readings: [reading], section, words }]
    })
    return [...left, ...kept]
  })
}

/** 支出未超预算。 behind sentences with exactly one budget and one amount spent, of the same thing. */
function within(passage: Passage, before: Passage | null, stream: readonly Mention[], section: Section): Draft[] {
  return remarksIn(passage.text, new RegExp(WITHIN, 'gu')).flatMap((remark): Draft[] => {
    const { text } = passage
    const from = sentenceStart(text, remark.start)
    const sentence = text.slice(from, remark.end)
    const near = from > 0 || !before ? sentencesBefore(passage, from) : sentencesBefore(before, before.text.length)
    if (INTENDED.test(sentence) || !near) return []
    const around = mentionsIn(stream, near)
    const [budget, ...budgets] = around.filter(isBudget)
    const [spent, ...others] = around.filter(isOutcome)
    if (!budget || !spent || budgets.length + others.length > 0 || !canBeOfOneThing(budget, spent)) return []
    const said = budget.lead + spent.lead
    const kinds = sentence.match(KIND) ?? []
    const isOther = kinds.some((kind) => !said.includes(kind))
    if (isOther || (kinds.length === 0 && WHOLE.test(sentence) && new RegExp(KIND, 'u').test(said))) return []
    const readings = [{ stated: figure(spent.figure), comparison: '<=' as const, computed: figure(budget.figure) }]
    return [{ kind: 'statement', certainty: 'low', readings, section, words: place(passage, remark.start, remark.end) }]
  })
}

/** The stream is in reading order. */
function mentionsIn(stream: readonly Mention[], { start, end }: Span): Mention[] {
  let low = 0
  let high = stream.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stream[middle]?.figure.at.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found: Mention[] = []
  for (let i = low; (stream[i]?.figure.at.start ?? end) < end; i++) found.push(stream[i] as Mention)
  return found
}

/** The last sentences of a passage before a place in it. */
function sentencesBefore(passage: Passage, end: number): Span | null {
  let start = end
  for (let i = 0; i < NEAR && start > 0; i++) start = sentenceStart(passage.text, start - 1)
  return start < end ? place(passage, start, end) : null
}

function sentenceStart(text: string, at: number): number {
  return Math.max(...['。', '；', '？', '！', '\n'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1
}

function remarksIn(text: string, words: RegExp): Span[] {
  return [...text.matchAll(words)].flatMap(({ 0: found, index }) => {
    const from = sentenceStart(text, index)
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
