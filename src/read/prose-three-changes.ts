import type { ClaimKind } from '../model/claim.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isMisprinted } from './plausible.ts'
import { clauseSubject } from './prose-change.ts'
import { ABROAD, CARS, PURCHASE, RECEPTION, RUNNING, WHOLE } from './prose-three-expenses.ts'
import { equals, figure, isConfirmed, minus, percent, type Side } from './relate.ts'

const FARTHEST = 24
const FARTHEST_PARAGRAPH = 12
const KINDS = [ABROAD, CARS, PURCHASE, RUNNING, RECEPTION]

/**
 * `“三公”经费较上年减少2.97万元，…其中：公务用车购置及运行维护费较上年减少1.33万元；公务接待费较上年减少1.64万元`: the changes of the three public expenses come to
 * the change of all of them, against the year before and against the budget alike.
 */
export function readThreeChanges(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    if (stated.role !== 'change' || stated.direction === 0 || !WHOLE.test(subjectOf(stream, i))) return []
    const drafts =
      stated.figure.unit.dimension === 'money'
        ? [changeOfAll(stream, i), betweenYears(stream, i)]
        : [rateOfAll(stream, i)]
    return drafts.filter((draft) => draft !== null)
  })
}

function changeOfAll(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const changes = changesBehind(stream, i)
  const draft = changes && draftOf('sum', stated, together([...changes.values()], stated.direction))
  const sure =
    changes?.has(ABROAD) ||
    (changes !== null && isUnchanged(stream, i)) ||
    draft?.readings.some((one) => isConfirmed(one) || (isMisprinted(one) && !hasNothing(stream, i)))
  return sure ? draft : null
}

/** 因公出国支出决算比预算无增减变化，比去年无增减变化 */
function isUnchanged(stream: readonly Mention[], i: number): boolean {
  return stream.slice(i + 1, i + 1 + NEAR).some(({ lead, tail }) => UNCHANGED.test(lead) || UNCHANGED.test(tail))
}

const UNCHANGED = /因公出国[^。；]{0,40}(?:持平|无增减|无变化|没有变化|无增长|相同|一致|未发生变化)/u

/** 因公出国（境）费0万元: what it was before is not said. */
function hasNothing(stream: readonly Mention[], i: number): boolean {
  return stream
    .slice(i + 1, i + 1 + FARTHEST)
    .some((one) => isLevel(one) && one.figure.value.isZero() && KINDS.some((name) => name.test(one.figure.label)))
}

/** `2022年“三公”经费预算21.8万元…。2021年“三公”经费支出20.12万元…。2022年“三公”经费预算较2021年度增加1.68万元`: told sentences before, each of its year. */
function betweenYears(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const levels = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter((one) => isLevel(one) && !one.prior && WHOLE.test(one.figure.label))
  if (comparedWith(stated) !== 'year' || levels.length !== 2) return null
  const [before, now] = levels.sort((a, b) => (a.figure.year ?? 0) - (b.figure.year ?? 0))
  if (!now || !before || now.figure.year === null || now.figure.year - 1 !== before.figure.year) return null
  if (now.sentence === stated.sentence || before.sentence === stated.sentence) return null
  const [more, less] = stated.direction > 0 ? [now, before] : [before, now]
  return draftOf('change', stated, minus(figure(more.figure), figure(less.figure)))
}

/** `三公经费预算14.01万元，其中：…。与上年预算相比增长16.75%，其中公务用车运行维护费增加2.01万元`: the rate of all, the amounts of each. */
function rateOfAll(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const before = stream.slice(Math.max(0, i - FARTHEST), i)
  const whole = before.findLast((one) => isLevel(one) && !one.prior && WHOLE.test(one.figure.label))
  const amountTold = before.at(-1)?.role === 'change'
  const changes = whole && !amountTold && stated.figure.unit.dimension === 'percent' ? changesBehind(stream, i) : null
  if (!whole || !changes) return null
  const told = [...changes.values()]
  const grown = together(told, 1)
  const base: Side = {
    op: 'sum',
    terms: [
      { weight: 1, of: figure(whole.figure) },
      { weight: -1, of: grown },
    ],
  }
  return draftOf('change', stated, percent(together(told, stated.direction), base))
}

function draftOf(kind: ClaimKind, stated: Mention, computed: Side): Draft {
  return { kind, certainty: 'low', readings: [equals(stated.figure, computed)], section: stated.figure.section }
}

function together(changes: readonly Mention[], direction: number): Side {
  return {
    op: 'sum',
    terms: changes.map((one) => ({ weight: one.direction === direction ? 1 : -1, of: figure(one.figure) })),
  }
}

/** How much each of the three changed against the same; null unless those of guests and cars are told. */
function changesBehind(stream: readonly Mention[], i: number): ReadonlyMap<RegExp, Mention> | null {
  const stated = stream[i] as Mention
  const against = comparedWith(stated)
  const found = new Map<RegExp, Mention>()
  for (let j = i + 1; j < stream.length && j - i <= FARTHEST; j++) {
    const one = stream[j] as Mention
    if (one.paragraph - stated.paragraph > FARTHEST_PARAGRAPH) break
    if (one.role !== 'change' || one.figure.unit.dimension !== 'money') continue
    const alike = comparedWith(one) === against
    const subject = subjectOf(stream, j)
    if (alike && WHOLE.test(subject)) break
    const kind = kindOf(subject)
    if (kind && alike && one.direction !== 0 && !found.has(kind)) found.set(kind, one)
  }
  // The change of both kinds of cars is told with the changes of each.
  if (found.has(CARS)) for (const kind of [PURCHASE, RUNNING]) found.delete(kind)
  return found.has(RECEPTION) && (found.has(CARS) || found.has(RUNNING)) ? found : null
}

/** 公务用车及运行维护费, beside 公务用车购置费, is what they cost to run. */
function kindOf(subject: string): RegExp | undefined {
  const kind = KINDS.find((name) => name.test(subject))
  return kind === CARS && !/购置|更新/u.test(subject) ? RUNNING : kind
}

/** What is said to have changed: the words before the comparison, or what the sentence told of before. */
function subjectOf(stream: readonly Mention[], at: number): string {
  const { sentence, lead } = stream[at] as Mention
  const inClause = clauseSubject(lead)
  if (inClause !== '') return inClause
  for (let i = at; i >= 0 && at - i <= NEAR; i--) {
    const one = stream[i] as Mention
    if (one.sentence !== sentence) break
    const subject = one.figure.label.replace(COMPARISON, '')
    if (subject.length > 1 && !DIRECTION.test(subject)) return subject
  }
  // 三公经费预算14.01万元，其中：…。与上年预算相比增长16.75%: what the sentence before is about.
  const head = stream.slice(Math.max(0, at - FARTHEST), at).find((one) => one.sentence === sentence - 1)
  return head && isLevel(head) && head.opener === null ? head.figure.label : ''
}

const NEAR = 5
const COMPARISON = /[比较与同](?:上年|上一年|去年|20\d\d|年初|预算|年度|全年|当年)[^，。；]{0,16}$|(?:同比|各|分别)$/u
const DIRECTION = /^(?:增|减|下降|上升|压减|降|升)/u

function comparedWith({ lead }: Mention): 'plan' | 'year' {
  return /年初|预算|计划/u.test(lead) && !/上年|去年|上一年|20\d\d|同比/u.test(lead) ? 'plan' : 'year'
}
