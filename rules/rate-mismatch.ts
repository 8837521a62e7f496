import { defineRule } from 'report-audit'

export default defineRule({
  id: 'rate-mismatch',
  severity: 'error',
  summary: {
    zh: '执行率、完成率等应等于其分子除以分母',
    en: 'An execution or completion rate is its numerator over its denominator',
  },
  why: {
    zh: '预算执行率、完成率、使用率等按正文所列金额重新计算，保留同样小数位后应一致。',
    en: 'Execution, completion and usage rates recomputed from the amounts that the text gives must round to the printed percentage.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('rate')) {
      if (broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '{label} {stated} 与计算值 {computed}（{expression}）不符，相差 {difference}',
      en: '{label} is stated as {stated}, but {expression} is {computed}, a difference of {difference}',
    },
  },
  examples: {
    good: ['全年预算数400.00万元，实际支出380.00万元，预算执行率95.00%。'],
    bad: ['全年预算数400.00万元，实际支出380.00万元，预算执行率⟦59.00%⟧。'],
  },
})
