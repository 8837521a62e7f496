import { defineRule } from 'report-audit'

export default defineRule({
  id: 'table-total-mismatch',
  severity: 'error',
  summary: { zh: '表内合计应等于所含各行或各列之和', en: 'A total in a table is the sum of its rows or columns' },
  why: {
    zh: '表中合计、小计按行（横加）或按列（纵加）重新相加，应与所填数一致。',
    en: 'Totals and subtotals of a table must foot and cross-foot: adding their rows or columns again gives the printed number.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('sum')) {
      if (claim.topic === 'table' && broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '表内 {label} {stated} 与所含各项之和 {computed} 不符，相差 {difference}',
      en: 'In the table, {label} is {stated}, but the items it covers add up to {computed}, a difference of {difference}',
    },
  },
  examples: {
    good: ['| 项目 | 金额（万元） |\n| --- | --- |\n| 基本支出 | 310.25 |\n| 项目支出 | 89.40 |\n| 合计 | 399.65 |'],
    bad: ['| 项目 | 金额（万元） |\n| --- | --- |\n| 基本支出 | 310.25 |\n| 项目支出 | 89.40 |\n| 合计 | ⟦396.95⟧ |'],
  },
})
