import type { Section } from '../model/report.ts'
import type { Paragraph, Tree } from '../model/tree.ts'
import { place } from './place.ts'

/** The report's headings, and under which of them each block stands. */
export interface Outline {
  readonly title: string | null
  readonly organisation: string | null
  readonly year: number | null
  readonly sections: readonly Section[]
  /** By block index. A heading belongs to its own section. */
  readonly sectionOf: readonly Section[]
}

/** How headings are numbered, from the outermost style to the innermost (GB/T 9704 and what departments make of it). */
const NUMBERING: readonly RegExp[] = [
  /^第([一二三四五六七八九十百]{1,4}|\d{1,2})(?:部分|章|篇)[ \u3000、：:]*/u,
  /^第([一二三四五六七八九十百]{1,4}|\d{1,2})节[ \u3000、：:]*/u,
  /^([一二三四五六七八九十]{1,3})[、．.][ \u3000]*/u,
  /^([（(][ \u3000]?[一二三四五六七八九十]{1,3}[ \u3000]?[）)])[ \u3000、．.]*/u,
  /^(\d{1,2})[．.、](?!\d(?!\d{3}年))[ \u3000]*/u,
  /^([（(][ \u3000]?\d{1,2}[ \u3000]?[）)])[ \u3000、．.]*/u,
  /^([①-⑳])[ \u3000、．.]*/u,
]

/** Numbering styles rank behind the format's own depths. */
const DEEPEST = 6
const LONGEST_HEADING = 48
const LONGEST_RUN_IN = 30

interface Heading {
  readonly number: string | null
  readonly title: string
  readonly printed: string
  /** Sorts headings: a smaller rank is further out. Format depths come before numbering styles. */
  readonly rank: number
}

/** Finds the sections of a tree by the format's own headings and by printed numbers. */
export function outline(tree: Tree): Outline {
  const root: Section = {
    number: null,
    title: '',
    level: 0,
    path: [],
    at: { start: 0, end: 0 },
    end: tree.text.length,
  }
  const open: { section: Section; rank: number }[] = [{ section: root, rank: -1 }]
  const sections: (Section & { end: number })[] = []
  const sectionOf: Section[] = []
  const titles = new Map<string, Heading>()
  for (const block of tree.blocks) {
    const heading = block.kind === 'paragraph' ? (headingOf(block) ?? titleAgain(block, titles)) : null
    if (heading && heading.rank < DEEPEST) titles.set(withoutYears(heading.printed), heading)
    if (heading && block.kind === 'paragraph') {
      const at = place(block.passage, 0, block.passage.text.length)
      while ((open.at(-1)?.rank ?? -1) >= heading.rank) close(open.pop()?.section, at.start)
      const parent = open.at(-1)?.section ?? root
      const section = {
        number: heading.number,
        title: heading.title,
        level: parent.level + 1,
        path: [...parent.path, heading.printed],
        at,
        end: tree.text.length,
      }
      sections.push(section)
      open.push({ section, rank: heading.rank })
    }
    sectionOf.push(open.at(-1)?.section ?? root)
  }
  return { ...identity(tree), sections, sectionOf }
}

function close(section: Section | undefined, end: number): void {
  if (section) (section as { end: number }).end = end
}

function headingOf({ passage, depth, role }: Paragraph): Heading | null {
  const text = passage.text.trim()
  if (text === '' || role === 'note') return null
  const style = NUMBERING.findIndex((pattern) => pattern.test(text))
  const match = style < 0 ? null : (NUMBERING[style]?.exec(text) ?? null)
  const rest = match ? text.slice(match[0].length) : text
  if (depth !== undefined) {
    return { number: match?.[1] ?? null, title: trimEnd(rest), printed: trimEnd(text), rank: depth - 1 }
  }
  if (!match?.[1]) return null
  const title = titleOf(rest)
  if (title === null) return null
  const printed = trimEnd(text.slice(0, match[0].length) + title)
  return { number: match[1], title: trimEnd(title), printed, rank: DEEPEST + style }
}

/** The title of another year's report, printed like a heading of this one but for the year. */
function titleAgain({ passage, role }: Paragraph, titles: ReadonlyMap<string, Heading>): Heading | null {
  const text = passage.text.trim()
  if (role !== undefined || text.length > LONGEST_HEADING || !/(?:19|20)\d{2} ?年/u.test(text)) return null
  const printed = trimEnd(text)
  const like = titles.get(withoutYears(printed))
  return like && like.printed !== printed ? { number: null, title: printed, printed, rank: like.rank } : null
}

function withoutYears(text: string): string {
  return text.replace(/(?:19|20)\d{2}/gu, '####').replace(/[ \u3000]/gu, '')
}

/** The heading in a numbered paragraph: all of a short one, or the first short sentence of a longer one. */
function titleOf(rest: string): string | null {
  const stop = rest.search(/[。；;]/u)
  if (rest.length <= LONGEST_HEADING && (stop < 0 || stop === rest.length - 1)) return rest
  if (stop >= 0 && stop <= LONGEST_RUN_IN) return rest.slice(0, stop)
  return stop < 0 ? null : rest.slice(0, LONGEST_RUN_IN)
}

function trimEnd(text: string): string {
  return text.replace(/[。：:；; \u3000]{1,8}$/u, '')
}

const KINDS = /报告|说明|公报|年报|预算|决算|自评|公告|总结/u
/** Not a year that another is compared with: 比2013年末, 与2010年相比. */
const YEAR = /(?<![比较与同])(?:19|20)\d{2}(?=年|[-—－]20\d{2}年)/gu

/** Title, organisation and year from the first lines before any section, or from the file's own metadata. */
function identity(tree: Tree): { title: string | null; organisation: string | null; year: number | null } {
  const title = tree.meta.title ?? titleLines(tree)
  const printedYear = title?.match(/(?:19|20)\d{2}/u)?.[0] ?? tree.meta.year ?? commonYear(tree.text)
  return {
    title,
    organisation: tree.meta.organisation ?? tree.meta.unit ?? organisationOf(tree, title),
    year: printedYear ? Number(printedYear) : null,
  }
}

/** The names of a workbook's sheets are no titles. */
function titleLines({ blocks, format }: Tree): string | null {
  let lines = ''
  for (const block of blocks.slice(0, 12)) {
    if (block.kind !== 'paragraph') continue
    const text = block.passage.text.trim()
    if (text === '' || /[：:]/u.test(text)) continue
    if (block.depth === 1 && format === 'xlsx') continue
    if (block.depth === 1) return text
    if (text.length > 60 || /[。；]/u.test(text) || NUMBERING.some((pattern) => pattern.test(text))) break
    if (lines !== '' && KINDS.test(lines) && /报告|说明|公报|年报/u.test(lines)) break
    lines += text
    if (/报告|说明|公报|年报/u.test(text)) break
  }
  return KINDS.test(lines) ? lines : null
}

function organisationOf(tree: Tree, title: string | null): string | null {
  const named = /(?:单位名称|部门名称|填报单位|编制单位|编制部门)[：:][ \u3000]{0,8}([^\s：:（(，。]{2,40})/u.exec(
    tree.text.slice(0, 4000),
  )
  if (named?.[1]) return named[1]
  const plain = title?.replace(/(?:19|20)\d{2}年?度?/gu, '') ?? ''
  const name = /^关于?(.{0,40})|^(.{2,40}?)(?:部门|单位|整体|本级|预算|决算|绩效|项目|自评|财政|政府信息)/u.exec(plain)
  return name?.[2]?.trim() || null
}

function commonYear(text: string): string | null {
  const counts = new Map<string, number>()
  for (const [year] of text.slice(0, 200_000).matchAll(YEAR)) counts.set(year, (counts.get(year) ?? 0) + 1)
  const ranked = [...counts].sort((a, b) => b[1] - a[1])
  return ranked[0]?.[0] ?? null
}
