import { defineRule, type RunningText, type Section, type Span } from 'report-audit'

const DIGITS = '零一二三四五六七八九'
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** Words in which sibling headings echo each other: 绩效目标设置情况, 绩效目标完成情况. */
const ECHO = 2
const LONGEST = 24

/** Lists of one style inside one another that are remembered. */
const DEEPEST = 8
/** Their text boxes and columns may come in another order than they are read in. */
const LAID_OUT: ReadonlySet<string> = new Set(['docx', 'doc', 'pdf'])

export default defineRule({
  id: 'section-numbering',
  severity: 'info',
  summary: { zh: '章节编号应连续、不重复', en: 'Sections are numbered in sequence' },
  why: {
    zh: '编号跳号、重号，全角半角括号混用，或并列的标题漏了编号，多是增删内容后未调整，也可能漏了一部分。',
    en: 'A gap, a repeated number, brackets of two widths or an unnumbered sibling is mostly left over from an edit, and may mean that a part is missing.',
  },
  *check({ report, paragraphs }) {
    const lists = siblings(report.sections)
    const scattered = LAID_OUT.has(report.tree.format) ? [...lists.values()].filter(isShuffled) : []
    const unread = new Set(scattered.map(([first]) => parentOf(first)))
    const open = new Map<string, Numbered[]>()
    for (const one of [...lists.values()].flat().sort((a, b) => a.section.at.start - b.section.at.start)) {
      const { section, value, style } = one
      const before = open.get(listOf(one))?.at(-1)
      const fits = continues(one, open)
      if (fits || !before || section.path.some((_, i) => unread.has(JSON.stringify(section.path.slice(0, i))))) continue
      if (isRunIn(paragraphs, value - 1, style, before.section.at.start, section.at.start)) continue
      const data = { number: section.number ?? '', before: String(before.value) }
      yield { at: section.at, section, message: value === before.value ? 'repeated' : 'gap', data }
    }
    for (const list of lists.values()) {
      const odd = oddWidth(list)
      if (odd)
        yield { at: odd.section.at, section: odd.section, message: 'width', data: { number: odd.section.number ?? '' } }
    }
    for (const { at, sibling } of unnumbered(paragraphs)) yield { at, message: 'unnumbered', data: { sibling } }
  },
  messages: {
    repeated: { zh: '编号“{number}”重复', en: 'the number {number} is used twice' },
    gap: {
      zh: '编号“{number}”与前一编号（第 {before} 项）不连续',
      en: '{number} does not follow the number before it ({before})',
    },
    width: {
      zh: '编号“{number}”的括号与同级编号全角半角不一致',
      en: 'the brackets of {number} have another width than those beside it',
    },
    unnumbered: { zh: '与“{sibling}”并列的标题没有编号', en: 'this heading beside “{sibling}” has no number' },
  },
  examples: {
    good: [
      '一、概况\n在职30人。\n二、绩效情况\n（一）产出情况\n已完成。\n（二）效益情况\n良好。',
      '一、职责\n1．起草文件。\n2．组织会议。\n二、任务\n1．督查。\n2．接待。',
      '一、审计报告\n一、审计意见\n公允反映。\n二、其他信息\n无异常。\n三、责任\n编制报表。\n二、财务报表\n附后。',
      '三、绩效情况\n（一）目标完成情况\n已完成。\n主要产出情况\n培训3次。\n社会效益情况\n良好。',
      '一、绩效目标\n项目总目标 年度总体目标\n改善出行。\n二、其他\n无。',
      '一、说明\n1.“住房公积金”5.00万元。\n2“购房补贴”3.00万元。\n3.“提租补贴”1.00万元。',
    ],
    bad: [
      '一、概况\n在职30人。\n二、绩效情况\n已完成。\n⟦二、存在的问题⟧\n进度偏慢。',
      '一、概况\n在职30人。\n⟦三、存在的问题⟧\n进度偏慢。',
      '一、产出\n（一）数量\n3个。\n（二）质量\n合格。\n二、效益\n（一）经济效益\n良好。\n⟦（三）社会效益⟧\n良好。',
      '一、概况\n在职30人。\n二、绩效情况\n一、产出\n3个。\n二、质量\n合格。\n三、效益\n良好。\n⟦三、存在的问题⟧\n进度偏慢。',
      '三、绩效情况\n（一）绩效目标设置情况\n已设置3项目标。\n⟦绩效目标完成情况⟧\n已完成3项。',
      '一、绩效情况\n（一）产出\n3个。\n（二）质量\n合格。\n⟦(三)效益⟧\n良好。',
    ],
  },
})

interface Numbered {
  readonly section: Section
  readonly value: number
  readonly style: string
}

function parentOf(one: Numbered | undefined): string {
  return JSON.stringify(one?.section.path.slice(0, -1))
}

function listOf({ section, style }: Numbered, depth = section.path.length - 1): string {
  return JSON.stringify([section.path.slice(0, depth), style])
}

/** The numbered sections by list: of one style below one heading. */
function siblings(sections: readonly Section[]): Map<string, Numbered[]> {
  const lists = new Map<string, Numbered[]>()
  for (const section of sections) {
    const parsed = section.number === null ? null : parse(section.number)
    if (!parsed) continue
    const one = { section, ...parsed }
    const list = lists.get(listOf(one))
    if (list) list.push(one)
    else lists.set(listOf(one), [one])
  }
  return lists
}

/** Every number from the first to the last, once, but not in this order. */
function isShuffled(list: readonly Numbered[]): boolean {
  const values = list.map(({ value }) => value)
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.every((value, i) => value === i + 1) && sorted.some((value, i) => value !== values[i])
}

/** Notes a number; whether it begins a list or is the next of its own list, or of one around it. */
function continues(one: Numbered, open: Map<string, Numbered[]>): boolean {
  const { section, value } = one
  for (let depth = section.path.length - 1; depth >= 0 && value > 1; depth--) {
    const runs = open.get(listOf(one, depth)) ?? []
    const at = runs.findLastIndex((run) => run.value === value - 1)
    // 三、一、二、三、四、四、: the same number twice in a row is one too many, whichever list it goes on with.
    if (at < 0 || (depth === section.path.length - 1 && runs.at(-1)?.value === value)) continue
    runs.splice(at, runs.length, one)
    return true
  }
  const runs = open.get(listOf(one))
  if (!runs) open.set(listOf(one), [one])
  else if (value === 1) runs.splice(0, runs.length, ...runs.slice(1 - DEEPEST), one)
  else runs.splice(-1, 1, one)
  return value === 1
}

/** The first whose brackets are not as wide as those of most of its list, which must be one, not a list inside another. */
function oddWidth(list: readonly Numbered[]): Numbered | undefined {
  const isHalf = ({ section }: Numbered) => /[()]/u.test(section.number ?? '')
  const half = list.filter(isHalf)
  if (!list[0]?.style.endsWith('（）') || list.some(({ value }, i) => i > 0 && value !== (list[i - 1]?.value ?? 0) + 1))
    return undefined
  if (half.length === 0 || half.length === list.length) return undefined
  return half.length * 2 <= list.length ? half[0] : list.find((one) => !isHalf(one))
}

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

const MARK = /[（(]?\s{0,2}([一二三四五六七八九十]{1,3}|\d{1,3})\s{0,2}(?:[）)]|[、．.](?!\d)|(?=“))/gu

/** Whether a number stands between two headings in a paragraph that is no heading for being too long, or in its midst. */
function isRunIn(paragraphs: readonly RunningText[], value: number, style: string, from: number, to: number): boolean {
  return paragraphs.some(({ text, at }) => {
    const { start } = at(0, 1)
    if (start < from || start >= to) return false
    return [...text.matchAll(MARK)].some(([mark]) => {
      const parsed = parse(mark.replace(/[、．.]$/u, ''))
      return parsed?.value === value && parsed.style === style
    })
  })
}

/** The only line of its own in a section that ends as the section's numbered heading does: several are its parts. */
function unnumbered(paragraphs: readonly RunningText[]): { at: Span; sibling: string }[] {
  const found = new Map<Section, RunningText[]>()
  for (const [i, one] of paragraphs.entries()) {
    if (!one.section || !isUnnumbered(one, paragraphs[i + 1])) continue
    const lines = found.get(one.section)
    if (lines) lines.push(one)
    else found.set(one.section, [one])
  }
  return [...found].flatMap(([section, [line, second]]) => {
    if (!line || second) return []
    const start = line.text.length - line.text.trimStart().length
    return [{ at: line.at(start, line.text.trimEnd().length), sibling: section.path.at(-1) ?? '' }]
  })
}

function isUnnumbered({ text, heading, section }: RunningText, next: RunningText | undefined): boolean {
  const title = text.trim()
  if (heading || !section?.number || !next || next.heading || next.section !== section) return false
  if (
    title.length > LONGEST ||
    title.length <= ECHO ||
    /^第|[，。；：、！？:;,.\d“”（）()]|\p{Script=Han} \p{Script=Han}/u.test(title)
  )
    return false
  return title.slice(-ECHO) === section.title.slice(-ECHO) && /(?:情况|问题|措施|建议|目标|职责|职能)$/u.test(title)
}
