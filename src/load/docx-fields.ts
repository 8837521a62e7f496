import { elements, type XmlElement } from './xml.ts'

/**
 * The field marks of a story that belong together: a field whose end is missing is none, or it would hide all that follows.
 */
function closedFields(story: XmlElement): ReadonlySet<XmlElement> {
  const closed = new Set<XmlElement>()
  const open: XmlElement[][] = []
  const visit = (parent: XmlElement): void => {
    for (const each of elements(parent)) {
      if (each.name !== 'w:fldChar') visit(each)
      else if (each.attributes.fldCharType === 'begin') open.push([each])
      else if (each.attributes.fldCharType === 'separate') open.at(-1)?.push(each)
      else for (const mark of [...(open.pop() ?? []), each]) closed.add(mark)
    }
  }
  visit(story)
  return closed
}

/** Tells which text of a field is its instruction, and is not printed. Fields nest and go on over paragraphs. */
export class FieldState {
  readonly #closed: ReadonlySet<XmlElement>
  readonly #open: ('instruction' | 'result')[] = []

  constructor(story: XmlElement) {
    this.#closed = closedFields(story)
  }

  get hidden(): boolean {
    return this.#open.includes('instruction')
  }

  take(mark: XmlElement): void {
    if (!this.#closed.has(mark)) return
    const kind = mark.attributes.fldCharType
    if (kind === 'begin') this.#open.push('instruction')
    else if (kind === 'end') this.#open.pop()
    else if (this.#open.length > 0) this.#open[this.#open.length - 1] = 'result'
  }
}
