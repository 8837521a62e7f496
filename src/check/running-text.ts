import type { Report, Section, Span } from '../model/report.ts'
import type { Passage } from '../model/tree.ts'

/** A paragraph as rules on wording see it. */
export interface RunningText {
  readonly text: string
  /** The innermost section that it stands in; null before the first heading. */
  readonly section: Section | null
  /** Whether the paragraph is, or begins with, its section's heading. */
  readonly heading: boolean
  /** Where characters `start` to `end` of the text stand in the report. */
  at(start: number, end: number): Span
}

/** The report's paragraphs in reading order, without tables. */
export function runningText({ tree, sections }: Report): RunningText[] {
  const open: Section[] = []
  let next = 0
  return tree.blocks.flatMap((block): RunningText[] => {
    if (block.kind !== 'paragraph' || block.passage.pieces.length === 0) return []
    const { passage } = block
    const start = offsetAt(passage, 0)
    for (let section = sections[next]; section && section.at.start <= start; section = sections[++next]) {
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= section.level) open.pop()
      open.push(section)
    }
    const section = open.at(-1) ?? null
    return [
      {
        text: passage.text,
        section,
        heading: section !== null && section.at.start === start,
        at: (from, to) => ({ start: offsetAt(passage, from), end: offsetAt(passage, Math.max(from, to - 1)) + 1 }),
      },
    ]
  })
}

function offsetAt({ pieces }: Passage, index: number): number {
  const piece = pieces.findLast(({ at }) => at <= index)
  return piece ? piece.offset + (index - piece.at) : index
}
