import { defineRule } from 'report-audit'

export default defineRule({
  id: 'weight-mismatch',
  severity: 'error',
  summary: { zh: '权重、分值合计应等于满分', en: 'Weights add up to the full score' },
  why: {
    zh: '各级指标的分值相加，应等于上级指标的分值和满分，否则评分办法本身有误。',
    en: 'The weights of indicators must add up to that of the level above and to the full score; else the scheme itself is wrong.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('sum')) if (claim.topic === 'weight' && broken(claim)) yield { claim, message: 'sum' }
  },
  messages: {
    sum: {
      zh: '{label} 分值合计 {computed}，与应有的 {stated} 不符，相差 {difference}',
      en: '{label}: the weights add up to {computed} instead of {stated}, a difference of {difference}',
    },
  },
  examples: {
    good: [
      '| 一级指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 投入 | 20 | 18 |\n| 产出 | 50 | 46 |\n| 效果 | 30 | 27 |\n| 总分 | 100 | 91 |',
    ],
    bad: [
      '| 一级指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 投入 | 20 | 18 |\n| 产出 | 50 | 46 |\n| 效果 | 40 | 27 |\n| 总分 | ⟦100⟧ | 91 |',
    ],
  },
})
