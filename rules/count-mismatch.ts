import { defineRule } from 'report-audit'

export default defineRule({
  id: 'count-mismatch',
  severity: 'error',
  summary: { zh: '所称个数应等于列举项数', en: 'A stated count is the number of items listed' },
  why: {
    zh: '“设5个科室：……”之后逐一列举的，列举项数应与所称个数一致。',
    en: 'Where a count is followed by the full list of what was counted, the list has that many items.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('count')) {
      if (broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '{label} {stated}，实际列举 {computed}（{expression}）',
      en: '{label} is stated as {stated}, but {computed} are listed ({expression})',
    },
  },
  examples: {
    good: ['内设3个科室：办公室、财务科、业务科。'],
    bad: ['内设⟦4个⟧科室：办公室、财务科、业务科。'],
  },
})
