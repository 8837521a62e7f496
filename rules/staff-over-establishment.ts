import { defineRule } from 'report-audit'

export default defineRule({
  id: 'staff-over-establishment',
  severity: 'warning',
  summary: { zh: '在职人数不应超过编制数', en: 'Staff in post do not exceed the establishment' },
  why: {
    zh: '实有（在职）人数大于编制数，或是超编，或是其中一个数有误，两种情形都应说明。',
    en: 'More people in post than the establishment allows is either overstaffing or a wrong number; both need an explanation.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('bound')) {
      if (claim.topic === 'staff' && broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '{label} {stated} 超过编制数 {computed}，多出 {difference}',
      en: '{label} is {stated}, above the establishment of {computed} by {difference}',
    },
  },
  examples: {
    good: ['本单位编制人数32人，实有在职人员30人。'],
    bad: ['本单位编制人数32人，实有在职人员⟦35人⟧。'],
  },
})
