import type { Figure } from '../model/report.ts'
import { HUNDRED } from '../number/decimal.ts'
import type { Draft } from './draft.ts'
import { figure } from './relate.ts'

/** Percentages of a whole that nothing can exceed: how many of those asked are content, of those checked are good. */
const OF_A_WHOLE = /(?:满意[度率]|合格率|达标率|及格率|优良率|准确率|覆盖率|知晓率|普及率|入学率|及时率|公开率)$/u

/** `服务对象满意度≥105%`: such a percentage beyond 100 contradicts itself. Nothing is claimed of those within. */
export function readImpossiblePercentages(figures: readonly Figure[]): Draft[] {
  return figures.flatMap((one): Draft[] => {
    const { unit, value, label, section } = one
    if (unit.dimension !== 'percent' || value.lessThanOrEqualTo(HUNDRED) || !OF_A_WHOLE.test(label)) return []
    const computed = { op: 'constant', value: HUNDRED } as const
    const readings = [{ stated: figure(one), comparison: '<=', computed } as const]
    return [{ kind: 'bound', topic: 'part', certainty: 'high', readings, section }]
  })
}
