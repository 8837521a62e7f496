import { defineRule, type Report, type RunningText, type Section } from 'report-audit'

/** How titles of sections end that announce something; duties and measures in a list do not. */
const ANNOUNCES =
  /(?:情况|问题|建议|措施|说明|概况|目标|结论|分析|安排|打算|结果|设置|职能|职责|评价|绩效|效益|依据|方法|过程|事项|经验|做法)$/u
const LONGEST = 24
/** （一）无。 is an answer. */
const NOTHING = /^(?:暂?无|没有|略|不涉及|不适用)/u
/** So many headings without text side by side are a list or a table of contents. */
const LIST = 3

export default defineRule({
  id: 'empty-section',
  severity: 'warning',
  summary: { zh: '各部分不应只有标题', en: 'A section has more than its heading' },
  why: {
    zh: '标题之下没有内容，或只有一个没有展开的小标题，多是漏写。',
    en: 'A heading with nothing below it, or with a single heading that nothing follows, was mostly forgotten.',
  },
  *check({ report, paragraphs }) {
    // The sheets of a workbook have names, and tables or nothing.
    if (report.tree.format === 'xlsx') return
    const { sections } = report
    const filled = filledSections(report, paragraphs)
    const below = (i: number) => sections.slice(i + 1, i + 3).filter(({ at }) => at.start < (sections[i]?.end ?? 0))
    const empty = sections.filter((section, i) => below(i).length === 0 && !filled.has(section))
    const listed = new Map<string, number>()
    for (const { path } of empty) listed.set(parentOf(path), (listed.get(parentOf(path)) ?? 0) + 1)
    const later = new Set<string>()
    for (const [i, section] of [...sections.entries()].reverse()) {
      const { at, level, title, number, path } = section
      // The line of a table of contents: the section itself comes later.
      const isListed = later.has(title) || (listed.get(parentOf(path)) ?? 0) >= LIST
      later.add(title)
      // （1）, 2.: items of a list, which need no more than their words.
      if (number !== null && /\d/u.test(number)) continue
      const [only, second] = below(i)
      if (second || filled.has(section) || (only && (filled.has(only) || NOTHING.test(only.title)))) continue
      if (
        isListed ||
        title.length > LONGEST ||
        title.includes('，') ||
        level > 2 ||
        title === report.title ||
        !ANNOUNCES.test(title)
      )
        continue
      yield { at, section, message: only ? 'heading' : 'empty' }
    }
  },
  messages: {
    empty: { zh: '标题之下没有内容', en: 'nothing stands below the heading' },
    heading: { zh: '标题之下只有一个没有展开的小标题', en: 'only a single heading stands below the heading' },
  },
  examples: {
    good: [
      '一、基本情况\n在职30人。\n二、存在的问题\n1.预算编制不够细。\n2.支付进度偏慢。',
      '一、基本情况：在职30人。\n二、其他事项\n无',
      '一、其他情况\n（一）无。\n二、附件\n自评表。',
      '目录\n一、主要职能\n二、机构设置\n三、预算编制说明\n四、名词解释\n某局主要职能\n起草文件。\n某局机构设置\n内设3个科室。',
      '目录\n一、基本情况\n二、绩效情况\n一、基本情况\n在职30人。\n二、绩效情况\n已完成。',
    ],
    bad: [
      '一、基本情况\n在职30人。\n⟦二、存在的问题及改进措施⟧\n1.提高资金使用的合理性。',
      '⟦一、基本情况⟧\n二、绩效情况\n已完成。',
    ],
  },
})

/** Those with text or a table of their own. */
function filledSections({ sections, tree }: Report, paragraphs: readonly RunningText[]): Set<Section> {
  const filled = new Set<Section>()
  for (const { heading, text, section } of paragraphs)
    if (section && (!heading || text.length > headingLength(section))) filled.add(section)
  let next = 0
  for (const block of tree.blocks) {
    const start = block.kind === 'table' ? block.cells[0]?.passage.pieces[0]?.offset : undefined
    if (start === undefined) continue
    while ((sections[next]?.at.start ?? start) < start) next++
    const holder = sections[next - 1]
    if (holder) filled.add(holder)
  }
  return filled
}

function parentOf(path: readonly string[]): string {
  return JSON.stringify(path.slice(0, -1))
}

function headingLength(section: Section): number {
  // The punctuation after a heading does not count as its body.
  return (section.path.at(-1)?.length ?? 0) + 2
}
