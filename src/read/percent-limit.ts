import type { Certainty } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { HUNDRED } from '../number/decimal.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { figure } from './relate.ts'

/** Percentages of a whole that nothing can exceed: how many of those asked are content, of those checked are good. */
const OF_A_WHOLE =
  /(?:满意[度率]|合格率|达标率|及格率|优良率|准确率|覆盖率|知晓率|普及率|(?<!毛)入学率|及时率|公开率)$/u

/** The column 完成率 in the row 满意度: how far the target was met. */
const OF_ITS_TARGET = /完成率|完成比|完成程度|实现程度|达成|执行率|得分率/u

/** As good as those, but for cases left over from the year before, or what the words leave open. */
const OFTEN_OF_A_WHOLE =
  /(?:办结率|办复率|答复率|回复率|反馈率|见面率|整改率|公示率|知晓度|优秀率|参与率|到课率|出勤率|就业率|签约率|入户率|受益率|完好率|保存率|成活率)$/u

/** What was done may be many times what was planned, and yields, speeds and growth know no bounds. */
const UNBOUNDED = /预算|计划|目标|任务|完成|执行|[增报收回赔负杠投]|速度|倍/u
/** No rate of what is there is so much: a point was lost. */
const BEYOND = 1000

/**
 * `服务对象满意度≥105%`: such a percentage beyond 100 contradicts itself; so does, but for the doubt what it is of, `占3919%` without a
 * base in its words, and `利用率6921%`. Nothing is claimed of those within.
 */
export function readImpossiblePercentages(figures: readonly Figure[], stream: readonly Mention[]): Draft[] {
  const certain = figures.filter(({ unit, value, label, measure }) => {
    const exceeding = unit.dimension === 'percent' && value.greaterThan(HUNDRED)
    return exceeding && OF_A_WHOLE.test(label) && !OF_ITS_TARGET.test(measure ?? '')
  })
  const told = new Set(certain)
  const doubtful = stream.filter((mention) => isBeyond(mention) && !told.has(mention.figure))
  return [...certain.map(within('high')), ...doubtful.map(({ figure }) => within('low')(figure))]
}

function isBeyond({ role, of, phrase, figure: { unit, value, bound, label } }: Mention): boolean {
  if (unit.dimension !== 'percent' || bound !== null) return false
  if (OFTEN_OF_A_WHOLE.test(label) && role !== 'change') return value.greaterThan(HUNDRED)
  if (UNBOUNDED.test(of + phrase)) return false
  if (role === 'share') return of === '' && /占(?:比|比重)?(?:为|达|约)?$/u.test(phrase) && value.greaterThan(HUNDRED)
  return role === 'rate' && value.greaterThan(BEYOND)
}

function within(certainty: Certainty): (one: Figure) => Draft {
  const computed = { op: 'constant', value: HUNDRED } as const
  return (one) => ({
    kind: 'bound',
    topic: 'part',
    certainty,
    readings: [{ stated: figure(one), comparison: '<=', computed }],
    section: one.section,
  })
}
