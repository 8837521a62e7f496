import { defineRule } from 'report-audit'

const THRESHOLD = /(?:≥|≧|＞|>=?|不低于|大于等于)\s{0,4}\d{1,3}(?:\.\d{1,4})?\s{0,4}[%％]/gu
const RESULTS = /(?:完成|实现|达成)情况|完成结果|实际完成/u
const TARGETS = /目标|年度指标|指标值|预期|计划|标准|要求|应|须|任务|基准/u

export default defineRule({
  id: 'target-as-result',
  severity: 'warning',
  summary: { zh: '完成情况应填实际值，不应填目标值', en: 'An achievement is a value, not its target' },
  why: {
    zh: '“≥95%”是指标的目标值；作为完成情况填写，看不出实际达到多少。',
    en: '≥95% is a target; given as the achievement it does not tell what was reached.',
  },
  *check({ paragraphs }) {
    for (const { text, at, section } of paragraphs) {
      if (!section || !RESULTS.test(section.title)) continue
      for (const { 0: found, index } of text.matchAll(THRESHOLD)) {
        const clause = text.slice(Math.max(text.lastIndexOf('。', index), text.lastIndexOf('；', index)) + 1, index)
        const rest = text.slice(index + found.length, index + found.length + 24)
        // 目标≥95%，实际97%: the result stands behind.
        if (TARGETS.test(clause) || /实际|达到|完成|结果/u.test(clause.slice(-12) + rest)) continue
        yield { at: at(index, index + found.length), message: 'target', data: { text: found } }
      }
    }
  },
  messages: {
    target: {
      zh: '完成情况填的是目标值“{text}”，不是实际值',
      en: '“{text}” is a target where the achievement should stand',
    },
  },
  examples: {
    good: [
      '一、满意度指标完成情况\n服务对象满意度97%。',
      '一、满意度指标完成情况\n服务对象满意度目标值≥95%，实际97%。',
      '一、绩效目标\n服务对象满意度≥95%。',
    ],
    bad: ['一、满意度指标完成情况\n满意度指标：服务对象满意度⟦≥95%⟧。'],
  },
})
