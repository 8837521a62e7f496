import type { Passage } from '../model/tree.ts'
import { cellGlue, lineGlue } from './cell-glue.ts'
import { compose, type Stretch } from './compose.ts'
import { isBlank } from './lines.ts'
import { isNumbered } from './sentence.ts'

/** Part of marked-up text: a stretch of the source, a line break of the source, or one that the markup asks for. */
export type Atom = Stretch | 'soft' | 'hard'

interface FlowLine {
  readonly text: string
  readonly stretches: readonly Stretch[]
  readonly hard: boolean
}

/** The passage of a cell. */
export function cellPassage(source: string, atoms: readonly Atom[]): Passage {
  const lines = flowLines(source, atoms)
  return compose(
    source,
    lines.flatMap((line, i) => {
      const last = lines[i - 1]
      const glue = last ? (line.hard ? cellGlue : lineGlue)(last.text, line.text) : ''
      return glued(line, glue)
    }),
  )
}

/**
 * The passages of a paragraph: one, but that a line break which the markup asks for starts another, and that a line break of
 * the source does so before a numbered line and after a short numbered one, which is a heading.
 */
export function flowPassages(source: string, atoms: readonly Atom[]): Passage[] {
  const groups: FlowLine[][] = []
  for (const line of flowLines(source, atoms)) {
    const last = groups.at(-1)?.at(-1)
    const heading = last && isNumbered(last.text) && last.text.length <= 40 && !/[，、,]$/.test(last.text)
    if (!last || line.hard || isNumbered(line.text) || heading) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups.map((group) =>
    compose(
      source,
      group.flatMap((line, i) => glued(line, i === 0 ? '' : lineGlue(group[i - 1]?.text ?? '', line.text))),
    ),
  )
}

function glued(line: FlowLine, glue: '' | ' ' | '\n'): Stretch[] {
  return line.stretches.map((stretch, i) => (i === 0 ? { ...stretch, glue } : stretch))
}

function flowLines(source: string, atoms: readonly Atom[]): FlowLine[] {
  const result: FlowLine[] = []
  let stretches: Stretch[] = []
  let hard = false
  const close = () => {
    const line = trimmed(source, stretches)
    if (line.length > 0) {
      result.push({ text: line.map((each) => textOf(source, each)).join(''), stretches: line, hard })
      hard = false
    }
    stretches = []
  }
  for (const atom of atoms) {
    if (typeof atom !== 'string') stretches.push(atom)
    else {
      close()
      hard ||= atom === 'hard'
    }
  }
  close()
  return result
}

function textOf(source: string, stretch: Stretch): string {
  return stretch.value ?? source.slice(stretch.start, stretch.end)
}

/** Without the blanks at both ends. */
function trimmed(source: string, stretches: readonly Stretch[]): Stretch[] {
  let first = 0
  let last = stretches.length - 1
  while (first <= last && isBlankStretch(source, stretches[first])) first++
  while (last > first && isBlankStretch(source, stretches[last])) last--
  return stretches.slice(first, last + 1).map((stretch, i, all) => {
    if (stretch.value !== undefined) return stretch
    let { start, end } = stretch
    if (i === 0) while (start < end && isBlank(source.charAt(start))) start++
    if (i === all.length - 1) while (end > start && isBlank(source.charAt(end - 1))) end--
    return { ...stretch, start, end }
  })
}

function isBlankStretch(source: string, stretch: Stretch | undefined): boolean {
  return stretch !== undefined && [...textOf(source, stretch)].every(isBlank)
}
