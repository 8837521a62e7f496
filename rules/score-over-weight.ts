import { defineRule } from 'report-audit'

const SCORES: ReadonlySet<string | null> = new Set(['score', 'weight', 'deduction'])

export default defineRule({
  id: 'score-over-weight',
  severity: 'error',
  summary: { zh: '得分不应高于分值', en: 'No score is above its weight' },
  why: {
    zh: '指标得分大于该指标的分值，两数必有一误。',
    en: 'A score greater than the weight of its indicator means that one of the two is wrong.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('bound')) if (SCORES.has(claim.topic) && broken(claim)) yield { claim, message: 'over' }
  },
  messages: {
    over: {
      zh: '{label} {stated} 高于分值 {computed}，多出 {difference}',
      en: '{label} of {stated} is above its weight of {computed} by {difference}',
    },
  },
  examples: {
    good: [
      '| 指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 预算执行率 | 10 | 9 |\n| 完成及时率 | 5 | 5 |\n| 质量达标率 | 8 | 7 |',
    ],
    bad: [
      '| 指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 预算执行率 | 10 | 9 |\n| 完成及时率 | 5 | ⟦6⟧ |\n| 质量达标率 | 8 | 7 |',
    ],
  },
})
