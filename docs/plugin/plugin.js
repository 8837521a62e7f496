import { defineRule } from 'report-audit'
import { z } from 'zod'

const receptionOverLimit = defineRule({
  id: 'reception-over-limit',
  severity: 'warning',
  summary: { zh: '公务接待费不应超过本地限额', en: 'Reception expenses stay below the local limit' },
  options: z.strictObject({ limit: z.number().default(20).describe('In 万元.') }),
  *check({ report, options }) {
    for (const figure of report.figures) {
      const amount = figure.value.times(figure.unit.scale).div(10_000)
      if (figure.label.includes('公务接待费') && figure.unit.dimension === 'money' && amount.greaterThan(options.limit))
        yield { at: figure, message: 'over', data: { text: figure.text, limit: String(options.limit) } }
    }
  },
  messages: {
    over: { zh: '公务接待费 {text} 超过限额 {limit} 万元', en: 'reception expenses of {text} exceed {limit} 万元' },
  },
  examples: {
    good: ['2023年公务接待费12.00万元。'],
    bad: ['2023年公务接待费⟦32.00万元⟧。'],
  },
})

export default {
  rules: [receptionOverLimit],
  presets: { 'our-office': { 'reception-over-limit': 'warning' } },
}
