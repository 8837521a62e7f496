import type { Paragraph, Source } from '../model/tree.ts'
import type { Atom } from './flow.ts'

/** What a marked-up format holds, before it is written to the text view: paragraphs and tables that may hold both. */
export type Content = Prose | Grid

export interface Prose {
  readonly kind: 'prose'
  /** What the stretches of the atoms are of. */
  readonly text: string
  readonly atoms: readonly Atom[]
  readonly marks: Pick<Paragraph, 'depth' | 'role'>
  /** Where in the original the text from `at` on stands; ascending. */
  readonly anchors: readonly Anchor[]
  /** The format's own indent, in half-width blanks. */
  readonly indent: number
  /** The first line is indented: a paragraph begins here. */
  readonly indented?: boolean
  /** An indent on the right leaves less than the full width: lines break where the writer wanted it. */
  readonly narrowed?: boolean
}

export interface Anchor {
  readonly at: number
  readonly source: Source
  /** Where the content of the element begins that this text is of, in the text of its part. */
  readonly element?: number
}

export interface Grid {
  readonly kind: 'grid'
  readonly rows: number
  readonly columns: number
  readonly cells: readonly ContentCell[]
  readonly source?: Source
}

export interface ContentCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly content: readonly Content[]
  readonly source?: Source
}

/** Text that grows run by run, with its line breaks set apart. */
export class ProseText {
  text = ''
  readonly atoms: Atom[] = []
  readonly anchors: Anchor[] = []
  #last = ''

  get isBlank(): boolean {
    return this.text.trim() === ''
  }

  /** The last character of the line; empty where a line begins. */
  get last(): string {
    return typeof this.atoms.at(-1) === 'string' ? '' : this.#last
  }

  add(text: string): void {
    if (text === '') return
    this.#last = text.slice(-1)
    const start = this.text.length
    this.text += text
    const last = this.atoms.at(-1)
    if (last && typeof last !== 'string' && last.end === start)
      this.atoms[this.atoms.length - 1] = { ...last, end: start + text.length }
    else this.atoms.push({ start, end: start + text.length })
  }

  break(kind: 'soft' | 'hard'): void {
    this.atoms.push(kind)
  }

  /** Text before all other. */
  lead(text: string, source: Source): void {
    this.anchor(source)
    this.add(text)
  }

  anchor(source: Source, element?: number): void {
    this.anchors.push({ at: this.text.length, source, ...(element === undefined ? {} : { element }) })
  }

  /** Appends other text, behind a line break where there is any text before it. */
  append(other: Pick<Prose, 'text' | 'atoms' | 'anchors'>, glue: 'soft' | 'hard' | null): void {
    if (glue && this.atoms.length > 0) this.break(glue)
    const from = this.text.length
    this.text += other.text
    for (const atom of other.atoms)
      this.atoms.push(typeof atom === 'string' ? atom : { ...atom, start: atom.start + from, end: atom.end + from })
    for (const anchor of other.anchors) this.anchors.push({ ...anchor, at: anchor.at + from })
  }
}
