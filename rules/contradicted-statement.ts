import { defineRule } from 'report-audit'

export default defineRule({
  id: 'contradicted-statement',
  severity: 'warning',
  summary: { zh: '文字表述应与所列数据相符', en: 'What the text says in words agrees with its figures' },
  why: {
    zh: '“无结余”“未超预算”“与上年持平”等表述，应与报告所列数据相符。评价等级由 grade-mismatch 核对。',
    en: 'Statements such as no balance, within budget or unchanged must agree with the figures given. Grades are checked by grade-mismatch.',
  },
  *check({ report, claims, broken }) {
    for (const claim of claims('statement')) {
      if (claim.topic === 'grade' || !broken(claim)) continue
      const { words, figures } = claim
      if (!words) yield { claim, message: claim.reading.comparison === '=' ? 'mismatch' : 'reversed' }
      else {
        const text = report.tree.text.slice(words.start, words.end)
        const message = claim.reading.comparison === '<=' ? 'over' : 'apart'
        yield { claim, at: words, because: figures, message, data: { text } }
      }
    }
  },
  messages: {
    mismatch: {
      zh: '文字表述与数据不符：{label} {stated}，按数据计算为 {computed}（{expression}），相差 {difference}',
      en: 'The wording disagrees with the figures: {label} {stated}, while {expression} gives {computed}, a difference of {difference}',
    },
    reversed: {
      zh: '文字所说的高低、增减与数据相反：{label} {stated}，与之相比的数为 {computed}，相差 {difference}',
      en: 'The wording says more or less than the figures do: {label} {stated}, compared with {computed}, a difference of {difference}',
    },
    over: {
      zh: '“{text}”与数据不符：{label} {stated}，超出 {computed}，相差 {difference}',
      en: '“{text}” disagrees with the figures: {label} is {stated}, {difference} above {computed}',
    },
    apart: {
      zh: '“{text}”与数据不符：{label} {stated}，应为 {computed} 才无余额，相差 {difference}',
      en: '“{text}” disagrees with the figures: {label} is {stated}, {difference} apart from the {computed} that would leave nothing',
    },
  },
  examples: {
    good: [
      '全年收入200.00万元，支出200.00万元，年末无结余。',
      '“三公”经费预算12.00万元，实际支出10.40万元。严格执行有关规定，支出控制在预算范围内。',
      '办结率由2021年的82.5%提高到2023年的96.4%。',
      '三、项目支出\n全年项目预算安排90.00万元，实际执行90.00万元。\n本单位无资金结余。',
    ],
    bad: [
      '全年收入200.00万元，支出⟦180.00万元⟧，年末无结余。',
      '办结率由2021年的82.5%提高到2023年的⟦76.4%⟧。',
      '三、项目支出\n全年项目预算安排90.00万元，实际执行61.50万元。\n本单位⟦无资金结余⟧。',
      '“三公”经费预算12.00万元，实际支出13.40万元。全年支出⟦未超预算⟧。',
    ],
  },
})
