import { Decimal } from '../number/decimal.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, percent, roughly } from './relate.ts'

/** 优良率, 达标天数比例: what part of the year's days (环境空气质量评价技术规范, HJ 663). */
const RATE = /(?:优良|达标|优|良好)(?:天数)?(?:的?比[例率重]|率|占比)$/u
const DAYS = /优良|良好|达标|优|污染|[一二]级/u
const NEAR = 3
const COMMON = 365

/** `优良天数347天，优良率94.8%`, `良好以上天数314天，占85.8%`: of all days of the year, which nobody prints. Days without a valid measurement are left out. */
export function readDays(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    const { figure: own, phrase } = stated
    if (own.unit.dimension !== 'percent' || own.bound !== null || stated.prior) return []
    const shared = stated.role === 'share' && stated.of === ''
    if (!RATE.test(phrase) && !shared) return []
    const days = stream
      .slice(Math.max(0, i - NEAR), i)
      .findLast((one) => one.sentence === stated.sentence && isLevel(one) && one.figure.unit.text === '天')
    if (!days || days.prior || !DAYS.test(days.figure.label) || roughly(days.figure) > COMMON + 1) return []
    const readings = lengthsOf(own.year).map((length) =>
      equals(own, percent(figure(days.figure), { op: 'constant', value: new Decimal(length) })),
    )
    const kept = readings.some(isConfirmed) ? readings.filter(isConfirmed) : readings.filter(isPlausible).slice(0, 1)
    return kept.length > 0 ? [{ kind: 'share', certainty: 'low', readings: kept, section: own.section }] : []
  })
}

/** How many days the year has; either where the text does not tell which it is. */
function lengthsOf(year: number | null): readonly number[] {
  return year === null ? [COMMON, COMMON + 1] : year % 4 === 0 ? [COMMON + 1] : [COMMON]
}
