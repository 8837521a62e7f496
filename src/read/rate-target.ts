import type { Section } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { itemIn, only, type Pair } from './rate-plan.ts'

const FARTHEST = 150
const LONGEST_LIST = 12
const SHORTEST = 2

const ASKED = /计划|目标|任务|完成率|完成比例/u
const GOALS = /目标|任务|计划/u
/** `2.建设农田3.3万亩，完成目标任务的103%` is a heading that tells a result. */
const SENTENCE = /[，；。]/u
const INTRODUCED = /(?:^|[，。；\n])[^，。；：]{0,16}(?:目标|任务|计划)(?:为|如下|包括)?[：:]/u
const DONE = /完成情况|实现情况|落实情况|执行情况|结果/u
/** What is said to be done with a thing is no part of its name. */
const VERBS =
  /^(?:全年|全县|全市|全区|共|累计|实际|计划|预计|已|新增|新建|改造|改建|建设|建成|打造|创建|推广|开展|组织|实施|发放|购置|维修|完成|实现){1,4}|(?:完成|建成|改造|长度|面积|数量|总数)$/gu

/**
 * `绩效目标：营造林3.20万亩、森林抚育4.50万亩` sections before `完成森林抚育4.62万亩，为年度计划的102.67%`: what was to be done, under the name of what was.
 * Null where the goals tell several of the name, or none.
 */
export function targetOf(stream: readonly Mention[], i: number): Pair | null {
  const stated = stream[i] as Mention
  const result = headBefore(stream, i)
  if (!result || !ASKED.test(stated.of)) return null
  const name = thingOf(result)
  if (name.length < SHORTEST) return null
  const goals = goalsOf(stream)
  const plans = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter(
      (one) =>
        one.paragraph < result.paragraph &&
        one.figure.cell === null &&
        (isLevel(one) || one.figure.bound === 'at-least') &&
        commensurable(one.figure.unit, result.figure.unit) &&
        goals.has(one) &&
        thingOf(one) === name,
    )
  return only(plans, (plan) => ({ result, plan }))
}

/** What the clause begins with, where it lists the kinds of it: 营造林3.36万亩，其中人工造林1.08万亩，为年度计划的105%. */
export function headBefore(stream: readonly Mention[], i: number): Mention | undefined {
  const { sentence } = stream[i] as Mention
  const last = stream[i - 1]
  if (!last || !isLevel(last) || last.sentence !== sentence) return undefined
  for (let j = i - 1; j > 0 && i - j <= LONGEST_LIST && stream[j]?.sentence === sentence; j--) {
    const head = stream[j - 1]
    if (stream[j]?.opener) return head && isLevel(head) && head.sentence === sentence ? head : undefined
    if ((stream[j]?.gap ?? 0) >= GAP.semicolon) break
  }
  return last
}

/** What a report says is to be done: under a heading of goals, or in a paragraph that begins with `年度目标：`. */
export function goalsOf(stream: readonly Mention[]): ReadonlySet<Mention> {
  const known = GOALS_OF.get(stream)
  if (known) return known
  const paragraphs = new Set(stream.filter(({ lead }) => INTRODUCED.test(lead)).map(({ paragraph }) => paragraph))
  const goals = new Set(stream.filter((one) => paragraphs.has(one.paragraph) || isOfGoals(one.figure.section)))
  GOALS_OF.set(stream, goals)
  return goals
}

const GOALS_OF = new WeakMap<readonly Mention[], ReadonlySet<Mention>>()

/** Whether a section tells goals, and not how far they were reached. */
export function isOfGoals({ path }: Section): boolean {
  return path.some((title) => GOALS.test(title) && !DONE.test(title) && !SENTENCE.test(title))
}

/** What is to be done, by its thing alone: 营造林, 危桥, 教师. */
export function thingOf(one: Mention): string {
  return itemIn(one).replace(VERBS, '')
}
