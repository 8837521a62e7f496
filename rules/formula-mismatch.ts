import { defineRule } from 'report-audit'

export default defineRule({
  id: 'formula-mismatch',
  severity: 'error',
  summary: {
    zh: '按所列公式计算的结果应与所填数一致',
    en: 'A value with a printed formula equals what the formula gives',
  },
  why: {
    zh: '报告写明计算公式的指标（如在职人员控制率＝在职人员数÷编制数×100%），按报告自身数据代入后应与所填数一致。',
    en: 'An indicator whose formula the report prints must equal the value that the report’s own figures give.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('formula')) {
      if (broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '{label} {stated} 与按公式计算的 {computed}（{expression}）不符，相差 {difference}',
      en: '{label} is stated as {stated}, but its formula {expression} gives {computed}, a difference of {difference}',
    },
  },
  examples: {
    good: ['在职人员控制率=（在职人员数/编制数）×100%。本单位在职人员数30人，编制数32人，在职人员控制率为93.75%。'],
    bad: ['在职人员控制率=（在职人员数/编制数）×100%。本单位在职人员数30人，编制数32人，在职人员控制率为⟦97.35%⟧。'],
  },
})
