import { defineRule } from 'report-audit'

const MONEY = /(?:支出|收入|经费|资金|预算|决算|拨款|金额|费用|结余)(?:数|额|总额)?$/u
const CENTS = 2
/** （单位：万元）, said once for all amounts of a paragraph. */
const STATED = /单位[：:][^，。；]{0,6}元/u
const LONGEST = 2000

export default defineRule({
  id: 'missing-unit',
  severity: 'warning',
  summary: { zh: '金额不应漏写单位', en: 'An amount of money has its unit' },
  why: {
    zh: '正文中的金额没有“元”或“万元”，读者无法判断大小，也无法核对。',
    en: 'An amount in the text without 元 or 万元 can be neither understood nor checked.',
  },
  *check({ report }) {
    for (const figure of report.figures) {
      const { unit, cell, decimals, label } = figure
      if (cell || decimals !== CENTS || unit.dimension !== 'none' || unit.text !== '' || !MONEY.test(label)) continue
      if (!STATED.test(linesAround(report.tree.text, figure.at.start)))
        yield { at: figure, message: 'missing', data: { name: label, text: figure.text } }
    }
  },
  messages: { missing: { zh: '{name} {text} 没有单位', en: '{name} {text} has no unit' } },
  examples: {
    good: [
      '全年基本支出300.25万元，项目支出120.50万元。',
      '综合评价得分92.50。',
      '基本支出300.25、项目支出120.50（单位：万元）。',
    ],
    bad: ['全年基本支出300.25万元，项目支出⟦120.50⟧，均已支付。'],
  },
})

/** The line of the text that a place is in, with the one before. */
function linesAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST), at)
  const from = before.lastIndexOf('\n', before.lastIndexOf('\n') - 1) + 1
  return before.slice(from) + text.slice(at, at + LONGEST).split('\n', 1)[0]
}
