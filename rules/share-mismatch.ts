import { defineRule } from 'report-audit'

export default defineRule({
  id: 'share-mismatch',
  severity: 'error',
  summary: { zh: '占比应等于部分除以整体', en: 'A stated share is the part divided by the whole' },
  why: {
    zh: '“占……的百分之几”按正文所列金额重新计算，保留同样小数位后应一致。末位截尾而未四舍五入的也会提示。',
    en: 'A share recomputed from the amounts that the text gives must round to the printed percentage. A last digit that was cut off instead of rounded is reported as such.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('share')) {
      if (broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '{label} {stated} 与计算值 {computed}（{expression}）不符，相差 {difference}',
      en: '{label}: the stated share of {stated} differs from the computed {computed} ({expression}) by {difference}',
    },
  },
  examples: {
    good: ['基本支出500.00万元，其中人员经费450.00万元，占基本支出的90.00%。'],
    bad: ['基本支出500.00万元，其中人员经费450.00万元，占基本支出的⟦90.60%⟧。'],
  },
})
