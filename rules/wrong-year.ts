import { defineRule } from 'report-audit'

const YEAR = /(?:19|20)\d{2}(?=年)/gu
const OWN = /年度?[^，。；]{0,24}(?:支出|收入|预算|决算|绩效|自评|评价|情况)/u
const COMPARES = /比|较|与|同|上年|去年|历年|以来|[—~～至到-]|结转|追溯|下一年|计划|打算|安排|草案|预算/u

export default defineRule({
  id: 'wrong-year',
  severity: 'warning',
  summary: { zh: '标题中的年度应与报告年度一致', en: 'A heading speaks of the year that the report is of' },
  why: {
    zh: '章节标题写着别的年度，多是沿用上年报告未改。',
    en: 'A heading with another year is mostly left over from the report of that year.',
  },
  *check({ report, paragraphs }) {
    const { year } = report
    if (year === null) return
    for (const { text, at, heading, section } of paragraphs) {
      if (!heading || !section || !OWN.test(section.title) || COMPARES.test(section.title)) continue
      for (const { 0: found, index } of text.slice(0, section.title.length + 8).matchAll(YEAR)) {
        if (Number(found) !== year)
          yield { at: at(index, index + found.length), message: 'year', data: { found, year: String(year) } }
      }
    }
  },
  messages: {
    year: { zh: '标题写“{found}年”，报告年度为 {year} 年', en: 'the heading says {found}, the report is of {year}' },
  },
  examples: {
    good: [
      '临河局2023年度部门整体支出绩效自评报告\n一、2023年度整体支出情况\n全年支出300.00万元。',
      '临河局2023年度部门整体支出绩效自评报告\n一、2022年结转资金使用情况\n已支付20.00万元。',
    ],
    bad: ['临河局2023年度部门整体支出绩效自评报告\n一、⟦2022⟧年度整体支出情况\n全年支出300.00万元。'],
  },
})
