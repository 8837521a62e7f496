import { defineRule } from 'report-audit'

const FEWEST = 3
const LONGEST = 24

export default defineRule({
  id: 'missing-section',
  severity: 'info',
  summary: { zh: '报告应有规定的各部分', en: 'A report has the sections that its kind requires' },
  why: {
    zh: '按报告类型（由标题判断）对照应有的部分：绩效自评报告应有基本情况、绩效情况、存在的问题和改进措施等。各地格式不同的，在配置的 templates 中另行规定。',
    en: 'Checked against the outline for the kind of report, told by its title. The key templates of the configuration gives other outlines.',
  },
  *check({ report, template, paragraphs }) {
    const [first] = report.sections
    // Without a title it is an extract.
    if (report.title === null) return
    // What has hardly any headings is a form or a table, not a report by sections.
    if (!first || report.sections.filter(({ level }) => level <= 2).length < FEWEST) return
    // A line of its own is as good as a heading: 改进措施和建议：
    const lines = paragraphs.map(({ text }) => text.trim()).filter((text) => text.length <= LONGEST)
    const titles = [...report.sections.map(({ title }) => title), ...lines]
    for (const { name, words } of template) {
      const found = titles.some((title) => words.some((word) => title.includes(word)))
      if (!found) yield { at: first.at, section: first, message: 'missing', data: { name } }
    }
  },
  messages: { missing: { zh: '没有“{name}”部分', en: 'there is no section on {name}' } },
  examples: {
    good: [
      '临河局2023年度部门整体支出绩效自评报告\n一、基本情况\n在职30人。\n二、绩效情况\n已完成。\n三、存在的问题和建议\n无。',
      '临河局2023年度部门整体支出绩效自评报告\n一、基本情况\n在职30人。\n二、绩效情况\n已完成。\n三、存在的问题\n支付进度偏慢，部分项目在第四季度才开工。\n改进措施：\n按月通报进度。',
    ],
    bad: [
      '临河局2023年度部门整体支出绩效自评报告\n⟦一、基本情况⟧\n在职30人。\n二、资金使用\n已完成。\n三、绩效情况\n良好。\n四、改进措施\n加强管理。',
    ],
  },
})
