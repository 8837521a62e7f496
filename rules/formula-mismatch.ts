import { defineRule } from 'report-audit'

export default defineRule({
  id: 'formula-mismatch',
  severity: 'error',
  summary: {
    zh: '按所列公式计算的结果应与所填数一致',
    en: 'A value with a printed formula equals what the formula gives',
  },
  why: {
    zh: '报告写明计算公式的指标（如在职人员控制率＝在职人员数÷编制数×100%），以及财预〔2013〕53号规定了公式的指标（“三公经费”变动率、预算调整率、结转结余率等），按报告自身数据代入后应与所填数一致；写成数字的算式（74.45÷120.40×100%=61.84%）应算得对。数据不在同一段或同一行的，只报告像是笔误的差异。',
    en: 'An indicator whose formula the report prints, or that 财预〔2013〕53号 defines, must equal what the report’s own figures give, and arithmetic written out in numbers must be right. Where these stand elsewhere, only a difference that looks like a slip is reported.',
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
    good: [
      '在职人员控制率=（在职人员数/编制数）×100%。本单位在职人员数30人，编制数32人，在职人员控制率为93.75%。',
      '年初预算500.00万元，年中追加80.00万元，调减20.00万元，全年预算数560.00万元，预算调整率为12%。',
      '预算执行率=（74.45÷120.40）×100%=61.84%，得分25×80%=20分。栏次4=1+2+3。',
    ],
    bad: [
      '在职人员控制率=（在职人员数/编制数）×100%。本单位在职人员数30人，编制数32人，在职人员控制率为⟦97.35%⟧。',
      '年初预算500.00万元，调整后预算560.00万元，预算调整率为⟦21%⟧。',
      '2023年“三公经费”预算8.00万元，2022年“三公经费”预算10.00万元，“三公经费”变动率为⟦-25%⟧。',
      '项目预算执行率=74.45/120.40×100%=⟦68.14%⟧。',
    ],
  },
})
