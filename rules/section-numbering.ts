import { defineRule, type RunningText } from 'report-audit'

const DIGITS = '零一二三四五六七八九'
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** Words in which sibling headings echo each other: 绩效目标设置情况, 绩效目标完成情况. */
const ECHO = 2
const LONGEST = 24

export default defineRule({
  id: 'section-numbering',
  severity: 'info',
  summary: { zh: '章节编号应连续、不重复', en: 'Sections are numbered in sequence' },
  why: {
    zh: '编号跳号、重号，或并列的标题漏了编号，多是增删内容后未调整，也可能漏了一部分。',
    en: 'A gap, a repeated number or an unnumbered sibling is mostly left over from an edit, and may mean that a part is missing.',
  },
  *check({ report, paragraphs }) {
    const last = new Map<string, number>()
    for (const section of report.sections) {
      const numbered = section.number === null ? null : parse(section.number)
      const list = JSON.stringify([section.path.slice(0, -1), numbered?.style])
      if (!numbered) continue
      const before = last.get(list)
      last.set(list, numbered.value)
      if (before === undefined || numbered.value === before + 1 || numbered.value === 1) continue
      const data = { number: section.number ?? '', before: String(before) }
      if (numbered.value === before) yield { at: section.at, section, message: 'repeated', data }
      else if (numbered.value < before || !isRunIn(paragraphs, before + 1, numbered.style))
        yield { at: section.at, section, message: 'gap', data }
    }
    for (const [i, paragraph] of paragraphs.entries()) {
      if (!isUnnumbered(paragraph, paragraphs[i + 1])) continue
      const start = paragraph.text.length - paragraph.text.trimStart().length
      const at = paragraph.at(start, paragraph.text.trimEnd().length)
      yield { at, message: 'unnumbered', data: { sibling: paragraph.section?.path.at(-1) ?? '' } }
    }
  },
  messages: {
    repeated: { zh: '编号“{number}”重复', en: 'the number {number} is used twice' },
    gap: {
      zh: '编号“{number}”与前一编号（第 {before} 项）不连续',
      en: '{number} does not follow the number before it ({before})',
    },
    unnumbered: { zh: '与“{sibling}”并列的标题没有编号', en: 'this heading beside “{sibling}” has no number' },
  },
  examples: {
    good: [
      '一、概况\n在职30人。\n二、绩效情况\n（一）产出情况\n已完成。\n（二）效益情况\n良好。',
      '一、职责\n1．起草文件。\n2．组织会议。\n二、任务\n1．督查。\n2．接待。',
    ],
    bad: [
      '一、概况\n在职30人。\n二、绩效情况\n已完成。\n⟦二、存在的问题⟧\n进度偏慢。',
      '一、概况\n在职30人。\n⟦三、存在的问题⟧\n进度偏慢。',
      '三、绩效情况\n（一）绩效目标设置情况\n已设置3项目标。\n⟦绩效目标完成情况⟧\n已完成3项。',
    ],
  },
})

function parse(number: string): { value: number; style: string } | null {
  const circled = CIRCLED.indexOf(number)
  if (circled >= 0) return { value: circled + 1, style: '①' }
  const bare = number.replace(/[（()）\s]/gu, '')
  const bracket = bare.length < number.length ? '（）' : ''
  if (/^\d{1,3}$/u.test(bare)) return { value: Number(bare), style: `1${bracket}` }
  const value = chinese(bare)
  return value === null ? null : { value, style: `一${bracket}` }
}

/** 一 to 九十九. */
function chinese(text: string): number | null {
  const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text)
  if (!found || text === '') return null
  const [, tens, ten, ones] = found
  if (!ten) return tens && !ones ? DIGITS.indexOf(tens) : null
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)
}

/** Whether the missing number stands at the beginning of a paragraph that is no heading for being too long. */
function isRunIn(paragraphs: readonly RunningText[], value: number, style: string): boolean {
  return paragraphs.some(({ text }) => {
    const start = text.trimStart().slice(0, 8)
    const number = /^[（(]?\s{0,2}([一二三四五六七八九十]{1,3}|\d{1,3})\s{0,2}[）)、．.]?/u.exec(start)
    const parsed = number && parse(number[0].replace(/[、．.]$/u, ''))
    return parsed !== null && parsed.value === value && parsed.style === style
  })
}

/** A line of its own that ends as the numbered heading of its section does, with text below it. */
function isUnnumbered({ text, heading, section }: RunningText, next: RunningText | undefined): boolean {
  const title = text.trim()
  if (heading || !section?.number || !next || next.heading || next.section !== section) return false
  if (title.length > LONGEST || title.length <= ECHO || /[，。；：、！？:;,.\d“”（）()]/u.test(title)) return false
  return title.slice(-ECHO) === section.title.slice(-ECHO) && /(?:情况|问题|措施|建议|目标|职责|职能)$/u.test(title)
}
