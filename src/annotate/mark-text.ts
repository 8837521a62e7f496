import { type Cut, type Cuts, PRESERVE } from './run-cut.ts'
import type { WordNames } from './word-names.ts'

interface Markup {
  readonly cut: Cut
  ends: string
  starts: string
}

/** The text of the main part with the marks of comments, whose ids count on from the first. */
export function markText(xml: string, comments: readonly Cuts[], firstId: number, names: WordNames): string {
  const markups = new Map<number, Markup>()
  const at = (cut: Cut): Markup => {
    const markup = markups.get(cut.at) ?? { cut, ends: '', starts: '' }
    markups.set(cut.at, markup)
    return markup
  }
  comments.forEach(({ start, end, mark }, i) => {
    const id = firstId + i
    at(start).starts += names.rangeMark('commentRangeStart', id)
    at(end).ends += names.rangeMark('commentRangeEnd', id)
    at(mark).ends += names.reference(id)
  })
  return splice(xml, [...markups.values()].flatMap(editsOf))
}

interface Edit {
  readonly at: number
  readonly text: string
}

function editsOf({ cut, ends, starts }: Markup): Edit[] {
  const edit = { at: cut.at, text: cut.close + ends + starts + cut.open }
  return cut.preserveAt === undefined ? [edit] : [edit, { at: cut.preserveAt, text: PRESERVE }]
}

/** The same text at the same place is put in once: two cuts in one text both ask for its blanks. */
function splice(xml: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.at - b.at)
  const parts: string[] = []
  let from = 0
  sorted.forEach(({ at, text }, i) => {
    if (i > 0 && sorted[i - 1]?.at === at) return
    parts.push(xml.slice(from, at), text)
    from = at
  })
  return parts.join('') + xml.slice(from)
}
