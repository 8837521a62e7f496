import type { Language } from '../model/finding.ts'
import type { Section } from '../model/report.ts'
import type { Tree } from '../model/tree.ts'
import { type AuditedReport, auditedOnly } from './audited.ts'
import { say } from './catalogue.ts'
import { oneLine } from './columns.ts'
import type { Run } from './summary.ts'

/** Draws what was read of a text format; given the depth of the heading that begins at an offset. */
export type Redraw = (tree: Tree, depthOf: (offset: number) => number | undefined) => string

/**
 * What was read: the text that every offset, line and column of the other outputs counts in, and behind it how it was read.
 * For a text format that text is the file itself, and what follows it are its sections, paragraphs and tables; for the others
 * it shows those already, and what follows are its sections alone. Several reports are told apart by a line `==> path <==`,
 * and each one's offsets count from the line after it.
 */
export function printTextView({ reports }: Run, redraw: Redraw, language: Language): string {
  const all = auditedOnly(reports)
  return all
    .map((report) => (all.length > 1 ? `==> ${oneLine(report.path)} <==\n` : '') + view(report, redraw, language))
    .join('\n')
}

function view({ report }: AuditedReport, redraw: Redraw, language: Language): string {
  const { tree, sections } = report
  const isText = tree.format === 'markdown' || tree.format === 'text'
  const reading = isText ? redraw(tree, depths(sections)) : sections.map(sectionLine).join('')
  const text = harmless(tree.text)
  const title = say(language, isText ? 'view.read' : 'view.sections')
  return `${text}${/[\n\r]$/.test(text) ? '' : '\n'}\n════════ ${title} ════════\n\n${harmless(reading)}`
}

/** Character for character, without what would steer a terminal. */
function harmless(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, ' ')
}

function depths(sections: readonly Section[]): (offset: number) => number | undefined {
  const levels = new Map(sections.map(({ at, level }) => [at.start, Math.min(level, 6)]))
  return (offset) => levels.get(offset)
}

function sectionLine({ level, path }: Section): string {
  return `${'  '.repeat(level - 1)}${oneLine(path.at(-1) ?? '')}\n`
}
