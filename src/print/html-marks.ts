import type { FigureStatus } from '../model/finding.ts'
import type { Span } from '../model/report.ts'
import type { Passage } from '../model/tree.ts'
import type { AuditedReport } from './audited.ts'
import { escapeMarkup } from './escape-markup.ts'
import type { PassageSpan } from './text-index.ts'

/** A stretch of a passage's text with the tag that goes around it. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly open: string
  readonly close: string
}

export type Marks = ReadonlyMap<Passage, readonly Mark[]>

/** Marks by passage, outer before inner: every figure, and what findings blame that is no figure. */
export function htmlMarks(
  { report, findings, statuses }: AuditedReport,
  prefix: string,
  locate: (span: Span) => PassageSpan | null,
): Marks {
  const marks = new Map<Passage, Mark[]>()
  const add = (span: Span, open: string, close: string) => {
    const place = locate(span)
    if (!place || place.start === place.end) return
    const known = marks.get(place.passage) ?? []
    known.push({ start: place.start, end: place.end, open, close })
    marks.set(place.passage, known)
  }
  for (const { id, at } of report.figures) {
    add(at, figureTag(`${prefix}-${id}`, statuses.get(id) ?? 'unchecked'), '</span>')
  }
  const figures = new Set(report.figures.map(({ at }) => at.start))
  findings.forEach(({ at: { offset, text } }, n) => {
    if (!figures.has(offset)) {
      add({ start: offset, end: offset + text.length }, `<mark id="${prefix}-s${n}" tabindex="-1">`, '</mark>')
    }
  })
  for (const list of marks.values()) list.sort((a, b) => a.start - b.start || b.end - a.end)
  return marks
}

/** Contradicted figures are reached by the tab key; of the others there are too many. */
function figureTag(id: string, status: FigureStatus): string {
  return `<span class="f ${status}" id="${escapeMarkup(id)}" role="button" tabindex="${status === 'contradicted' ? 0 : -1}">`
}

/** Text with its marks; where two overlap without one holding the other, the later is left out. */
export function markUp(text: string, marks: readonly Mark[]): string {
  const parts: string[] = []
  const open: Mark[] = []
  let at = 0
  const sayUpTo = (end: number) => {
    parts.push(escapeMarkup(text.slice(at, end)))
    at = end
  }
  const closeUpTo = (start: number) => {
    for (let inner = open.at(-1); inner && inner.end <= start; inner = open.at(-1)) {
      sayUpTo(inner.end)
      parts.push(inner.close)
      open.pop()
    }
  }
  for (const mark of marks) {
    closeUpTo(mark.start)
    if (mark.end > (open.at(-1)?.end ?? text.length)) continue
    sayUpTo(mark.start)
    parts.push(mark.open)
    open.push(mark)
  }
  closeUpTo(text.length)
  sayUpTo(text.length)
  return parts.join('')
}
