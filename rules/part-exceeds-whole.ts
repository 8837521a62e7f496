import { defineRule } from 'report-audit'

/** Bounds on staff and on scores have rules of their own. */
const ELSEWHERE: ReadonlySet<string | null> = new Set(['staff', 'score', 'weight', 'deduction', 'grade'])

export default defineRule({
  id: 'part-exceeds-whole',
  severity: 'error',
  summary: {
    zh: '部分不应大于整体，支出不应超出其限额',
    en: 'A part does not exceed its whole, nor spending its limit',
  },
  why: {
    zh: '“其中”所列金额大于其所属总额，或数额超出所称上限，其中必有一数有误或应加说明。',
    en: 'A part greater than the whole it belongs to, or an amount beyond the limit that is named for it, means a wrong number or calls for an explanation.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('bound')) {
      if (!ELSEWHERE.has(claim.topic) && broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '{label} {stated} 超出其所属总额或限额 {computed}，相差 {difference}',
      en: '{label} of {stated} is beyond its whole or limit of {computed} by {difference}',
    },
  },
  examples: {
    good: ['项目支出300.00万元，其中设备购置费120.00万元。'],
    bad: ['项目支出300.00万元，其中设备购置费⟦1200.00万元⟧。'],
  },
})
