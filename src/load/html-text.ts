import type { Source } from '../model/tree.ts'
import { type Prose, ProseText } from './content.ts'
import { mendAmounts } from './mend-amounts.ts'

/** The text of a paragraph as a browser prints it: runs of blanks are one, and none where Chinese lines are broken. */
export class HtmlText {
  #prose = new ProseText()
  /** White space that has not been printed yet. */
  #pending: '' | ' ' | '\n' = ''

  get isEmpty(): boolean {
    return this.#prose.atoms.length === 0
  }

  /** Text with white space as in the file. */
  add(value: string, source: Source): void {
    for (const [part] of mendAmounts(value).matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
      if (/^[ \t\r\n\f]/.test(part)) this.#pending = this.#pending === '\n' || /[\r\n]/.test(part) ? '\n' : ' '
      else this.#print(part, source)
    }
  }

  break(): void {
    this.#pending = ''
    this.#prose.break('hard')
  }

  /** What was printed, to begin anew; null when there is nothing. */
  take(marks: Prose['marks'], indent: number): Prose | null {
    const { text, atoms, anchors } = this.#prose
    this.#prose = new ProseText()
    this.#pending = ''
    return text === '' ? null : { kind: 'prose', text, atoms, anchors, marks, indent }
  }

  #print(part: string, source: Source): void {
    const before = this.#prose.atoms.length > 0 ? this.#prose.last : ''
    const blank = before !== '' && this.#isBlankPrinted(before, part)
    this.#pending = ''
    if (this.#prose.anchors.length === 0 || before === '') this.#prose.anchor(source)
    this.#prose.add(blank ? ` ${part}` : part)
  }

  #isBlankPrinted(before: string, part: string): boolean {
    if (this.#pending !== '\n') return this.#pending === ' '
    return /[\w,.;%)]/.test(before) && /^[\w(]/.test(part)
  }
}
