import { defineRule } from 'report-audit'

/** How titles of sections end that announce something; duties and measures in a list do not. */
const ANNOUNCES =
  /(?:情况|问题|建议|措施|说明|概况|目标|结论|分析|安排|打算|结果|设置|职能|职责|评价|绩效|效益|依据|方法|过程|事项|经验|做法)$/u
const LONGEST = 24

export default defineRule({
  id: 'empty-section',
  severity: 'warning',
  summary: { zh: '各部分不应只有标题', en: 'A section has more than its heading' },
  why: {
    zh: '标题之下没有内容，或只有一个没有展开的小标题，多是漏写。',
    en: 'A heading with nothing below it, or with a single heading that nothing follows, was mostly forgotten.',
  },
  *check({ report, paragraphs }) {
    const { sections, tree } = report
    const tables = tree.blocks.flatMap((block) => {
      const start = block.kind === 'table' ? block.cells[0]?.passage.pieces[0]?.offset : undefined
      return start === undefined ? [] : [start]
    })
    const bodies = paragraphs.filter(({ heading, text, section }) => !heading || text.length > headingLength(section))
    const starts = bodies.map(({ at }) => at(0, 1).start)
    const within = (offsets: readonly number[], from: number, to: number) =>
      offsets.some((offset) => offset >= from && offset < to)
    for (const section of sections) {
      const { at, end, level, title, number } = section
      // （1）, 2.: items of a list, which need no more than their words.
      if (number !== null && /\d/u.test(number)) continue
      const below = sections.filter((other) => other.at.start > at.start && other.at.start < end)
      if (below.length > 1 || title.length > LONGEST || level > 2 || title === report.title) continue
      if (within(starts, at.start, end) || within(tables, at.start, end)) continue
      // The line of a table of contents: the section itself comes later.
      if (sections.some((other) => other.at.start > at.start && other.title === title)) continue
      if (ANNOUNCES.test(title)) yield { at, section, message: below.length === 0 ? 'empty' : 'heading' }
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
      '目录\n一、基本情况\n二、绩效情况\n一、基本情况\n在职30人。\n二、绩效情况\n已完成。',
    ],
    bad: [
      '一、基本情况\n在职30人。\n⟦二、存在的问题及改进措施⟧\n1.提高资金使用的合理性。',
      '⟦一、基本情况⟧\n二、绩效情况\n已完成。',
    ],
  },
})

function headingLength(section: { readonly path: readonly string[] } | null): number {
  // The punctuation after a heading does not count as its body.
  return (section?.path.at(-1)?.length ?? 0) + 2
}
