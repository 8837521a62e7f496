import { isPlan } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { CARS, RECEPTION, RUNNING } from './prose-three-expenses.ts'
import { equals, figure, isConfirmed, over, roughly } from './relate.ts'

const FARTHEST = 40
const NEAR = 6

interface Average {
  readonly words: RegExp
  readonly total: RegExp
  readonly count: RegExp
}

/** By what the final accounts divide two of the three public expenses. */
const AVERAGES: readonly Average[] = [
  { words: /(?:车均|辆均|每辆)[^，。；]{0,10}(?:运行|维护)[^，。；]{0,6}$/u, total: RUNNING, count: /^辆$/u },
  { words: /(?:车均|辆均|每辆)[^，。；]{0,10}(?:运行|维护)[^，。；]{0,6}$/u, total: CARS, count: /^辆$/u },
  { words: /(?:人均|每人次?)[^，。；]{0,4}接待[^，。；]{0,6}$/u, total: RECEPTION, count: /^(?:人次|人)$/u },
  { words: /(?:批次?均|每批次?)[^，。；]{0,4}接待[^，。；]{0,6}$/u, total: RECEPTION, count: /^(?:批次|批)$/u },
]

/**
 * `公务接待费决算15220元。` and paragraphs on `国内公务接待38批次，246人次，人均接待费61.87元`: what was spent over what the sentence counts. Read where
 * all that is stated of that expense before is one amount.
 */
export function readThreeAverages(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    if (!isLevel(stated) || stated.figure.unit.dimension !== 'money' || !/均|每/u.test(stated.phrase)) return []
    return AVERAGES.filter(({ words }) => words.test(stated.phrase)).flatMap((kind) => average(stream, i, kind))
  })
}

function average(stream: readonly Mention[], i: number, { total, count }: Average): Draft[] {
  const stated = stream[i] as Mention
  const counted = stream
    .slice(Math.max(0, i - NEAR), i)
    .filter((one) => isLevel(one) && one.sentence === stated.sentence && count.test(one.figure.unit.text))
  const spent = stream.slice(Math.max(0, i - FARTHEST), i).filter((one) => isSpent(one) && total.test(one.figure.label))
  const [first] = spent
  if (counted.length === 0 || !first || first.paragraph === stated.paragraph) return []
  if (spent.some(({ figure: other }) => roughly(other) !== roughly(first.figure))) return []
  const readings = counted
    .filter(({ figure: { value } }) => !value.isZero())
    .map((one) => equals(stated.figure, over(figure(first.figure), figure(one.figure))))
  // 车辆14辆，其中轿车4辆、越野车7辆，平均每辆2.40万元: of the words alone it may be of any.
  const asserted = counted.length === 1 ? readings : readings.filter(isConfirmed)
  if (asserted.length === 0) return []
  return [{ kind: 'rate', certainty: 'low', readings: asserted, section: stated.figure.section }]
}

function isSpent({ role, prior, figure: { unit, measure, value } }: Mention): boolean {
  return role === 'level' && !prior && unit.dimension === 'money' && !isPlan(measure) && !value.isZero()
}
