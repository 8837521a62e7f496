import { defineRule } from 'report-audit'

export default defineRule({
  id: 'conflicting-restatement',
  severity: 'error',
  summary: { zh: '同一数据在各处应一致', en: 'A figure printed in several places is the same everywhere' },
  why: {
    zh: '同一事项、同一口径、同一年度的数据在正文和表格中重复出现，换算单位后应一致。',
    en: 'The same item, measure and year printed twice, in text or table, must agree after conversion of units.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('restatement')) {
      if (broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '{label} {stated} 与另一处 {computed} 不一致，相差 {difference}',
      en: '{label} is {stated} here and {computed} elsewhere, a difference of {difference}',
    },
  },
  examples: {
    good: ['2023年支出决算合计512.30万元。\n\n综上，2023年支出决算合计512.30万元。'],
    bad: ['2023年支出决算合计512.30万元。\n\n综上，2023年支出决算合计⟦521.30万元⟧。'],
  },
})
