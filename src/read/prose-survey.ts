import { commensurable } from '../number/unit.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isAnsweredBy } from './rate-asked.ts'
import { equals, figure, isConfirmed, percent, sum, tentatively } from './relate.ts'

/** 服务对象满意度 is a rate in one place and a value of its own in another. */
const RATES: ReadonlySet<string> = new Set(['rate', 'other'])
/** “满意”和“比较满意”合计占93.36%. */
const TOGETHER = /满意”?[和及、与]“?[^，。；]{0,4}满意”?(?:的)?(?:[两二三]项)?(?:合计|共计|共|之和)?为?达?$/u
const FARTHEST = 12
const MOST_TOTALS = 3

/** What was answered, from the best down; 一般 counts as satisfied in some surveys. */
const ANSWERS = [
  /(?:非常|很|十分)满意$/u,
  /(?<!非常|很|十分|比较|较为|较|基本|不|太|够|大)满意$/u,
  /(?:比较|较为|较|基本)满意$/u,
  /一般$/u,
]
const FAIR = ANSWERS.length - 1
const DISSATISFIED = /不(?:太|大|够)?满意$/u
/** 其余29份为“一般”和“不满意”. */
const REST = /^(?:其余|其他|剩余|另有)/u
/** 满意度 of answers that count by degrees says so. */
const WEIGHTED = /权重|加权|赋[值分]|折算|[×*]/u

/**
 * `收回116份，非常满意88份、满意20份、基本满意6份、不满意2份，满意率98.28%`: satisfied are those who answered so or better, of all who
 * answered; from where on, no words say.
 */
export function readSurveys(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    // 综合满意度（满意加较满意）为96.98%
    const name = stated.figure.label.replace(/[（(][^（()）]{0,20}[）)]$/u, '')
    const rated = RATES.has(stated.role) && /满意[率度]$/u.test(name)
    if (!rated && !(stated.role === 'share' && TOGETHER.test(name))) return []
    const near = stream
      .slice(Math.max(0, i - FARTHEST), i)
      .filter((other) => isLevel(other) && other.paragraph === stated.paragraph)
    return [satisfied(stated, near), answered(near)].flatMap((draft) => draft ?? [])
  })
}

function satisfied(stated: Mention, near: readonly Mention[]): Draft | null {
  const last = near.findLast((mention) => rank(mention) >= 0)
  const answers = near.filter(
    (mention) => rank(mention) >= 0 && last && commensurable(mention.figure.unit, last.figure.unit),
  )
  const grades = answers.filter((mention) => rank(mention) < ANSWERS.length)
  const [first] = answers
  if (first && answers.length === 1 && grades.length === 1) return enough(stated, first, near)
  if (!first || !last || grades.length === 0 || answers.length < 2) return null
  const others = near.find((one) => REST.test(one.phrase) && commensurable(one.figure.unit, last.figure.unit))
  const totals = near
    .filter((one) => !answers.includes(one) && one !== others && commensurable(one.figure.unit, last.figure.unit))
    .slice(-MOST_TOTALS)
  const whole = totals.find((one) => isConfirmed(addUp(one, answers))) ?? (others ? undefined : totals.at(-1))
  const told = others ? [...answers, others] : answers
  const all = whole ? figure(whole.figure) : sum(...told.map((one) => figure(one.figure)))
  // 基本满意 is likelier enough than not, 一般 likelier not.
  const enoughFirst = grades.toSorted(
    (a, b) => Number(rank(a) === FAIR) - Number(rank(b) === FAIR) || rank(b) - rank(a),
  )
  const readings = enoughFirst.map((worst) => {
    const enough = grades.filter((one) => rank(one) <= rank(worst))
    return equals(stated.figure, percent(sum(...enough.map((one) => figure(one.figure))), all))
  })
  const draft: Draft = { kind: 'rate', certainty: 'low', readings, section: stated.figure.section }
  return WEIGHTED.test(stated.lead + stated.tail) ? tentatively(draft) : draft
}

/** `有效问卷298份，选择“满意”的241份，“较满意”的48份，“一般”的9份`: all answers are what was asked, unless some went unanswered. */
function answered(near: readonly Mention[]): Draft | null {
  const answers = near.filter((one) => rank(one) >= 0)
  const [first] = answers
  const asked = near.findLast((one) => first && one.at < first.at && /问卷|有效|收回|回收/u.test(one.phrase))
  if (!first || !asked || answers.length < FEWEST || !commensurable(asked.figure.unit, first.figure.unit)) return null
  const draft: Draft = {
    kind: 'sum',
    certainty: 'low',
    readings: [addUp(asked, answers)],
    section: asked.figure.section,
  }
  return tentatively(draft)
}

const FEWEST = 3

/** `收回有效问卷476份，其中满意和基本满意的429份，满意度90.13%`: one number of all who answered so. */
function enough(stated: Mention, answered: Mention, near: readonly Mention[]): Draft | null {
  if (rank(answered) === FAIR || answered.sentence !== stated.sentence || WEIGHTED.test(stated.lead + stated.tail))
    return null
  const asked = near.findLast(
    (one) =>
      one !== answered &&
      one.figure.at.start < answered.figure.at.start &&
      /问卷|收回|回收|有效|调查表/u.test(one.phrase) &&
      (one.figure.unit.text === answered.figure.unit.text || isAnsweredBy(one, answered)),
  )
  const all = asked ?? near.find((one) => isRightBefore(one, answered))
  if (!all) return null
  const readings = [equals(stated.figure, percent(figure(answered.figure), figure(all.figure)))]
  return { kind: 'rate', certainty: 'low', readings, section: stated.figure.section }
}

/** `调查办事群众500人，满意462人，满意度92.40%` */
function isRightBefore({ at, sentence, figure: { unit } }: Mention, answered: Mention): boolean {
  const beside = at === answered.at - 1 && sentence === answered.sentence && answered.gap <= GAP.comma
  return beside && unit.text === answered.figure.unit.text
}

/** Which answer a number counts, from 0 for the best; −1 for none. */
function rank({ figure }: Mention): number {
  const label = figure.label.replace(/[“”"]/gu, '').replace(/的$/u, '')
  if (DISSATISFIED.test(label)) return ANSWERS.length
  return ANSWERS.findIndex((answer) => answer.test(label))
}
