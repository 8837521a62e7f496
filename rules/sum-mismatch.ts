import { defineRule } from 'report-audit'

/** Totals of tables, of scores and of shares have rules of their own. */
const ELSEWHERE: ReadonlySet<string | null> = new Set(['table', 'score', 'weight', 'deduction', 'grade', 'percent'])

export default defineRule({
  id: 'sum-mismatch',
  severity: 'error',
  summary: { zh: '合计应等于分项之和', en: 'A stated total is the sum of its parts' },
  why: {
    zh: '正文里列全了分项的合计，按四舍五入重新相加后仍对不上，说明合计或某一分项有误。“其中”之后未列全的分项不在此列。',
    en: 'A total whose parts are all listed and that their sum misses by more than rounding means that the total or one part is wrong. Parts after 其中 that need not be complete are not added up.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('sum')) {
      if (!ELSEWHERE.has(claim.topic) && broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '{label} {stated} 与分项之和 {computed} 不符，相差 {difference}',
      en: '{label} is stated as {stated}, but its parts add up to {computed}, a difference of {difference}',
    },
  },
  examples: {
    good: [
      '2023年支出合计1200.50万元，其中：基本支出800.20万元，项目支出400.30万元。',
      '全年收入15.3万元，包括财政拨款10.1万元和其他收入5.2万元。',
    ],
    bad: ['2023年支出合计⟦1250.50万元⟧，其中：基本支出800.20万元，项目支出400.30万元。'],
  },
})
