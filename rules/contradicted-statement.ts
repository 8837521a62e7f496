import { defineRule } from 'report-audit'

export default defineRule({
  id: 'contradicted-statement',
  severity: 'warning',
  summary: { zh: '文字表述应与所列数据相符', en: 'What the text says in words agrees with its figures' },
  why: {
    zh: '“无结余”“未超预算”“与上年持平”等表述，应与报告所列数据相符。评价等级由 grade-mismatch 核对。',
    en: 'Statements such as no balance, within budget or unchanged must agree with the figures given. Grades are checked by grade-mismatch.',
  },
  *check({ claims, broken }) {
    for (const claim of claims('statement')) {
      if (claim.topic !== 'grade' && broken(claim)) yield { claim, message: 'mismatch' }
    }
  },
  messages: {
    mismatch: {
      zh: '文字表述与数据不符：{label} {stated}，按数据计算为 {computed}（{expression}），相差 {difference}',
      en: 'The wording disagrees with the figures: {label} {stated}, while {expression} gives {computed}, a difference of {difference}',
    },
  },
  examples: {
    good: ['全年收入200.00万元，支出200.00万元，年末无结余。'],
    bad: ['全年收入200.00万元，支出⟦180.00万元⟧，年末无结余。'],
  },
})
