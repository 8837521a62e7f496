import { element, type XmlElement } from './xml.ts'

const FIELDS = ['begin', 'separate', 'end']
const FIRST_FIELD = 0x13
/** Characters of a run that stand for something else (MS-DOC 2.4.1, 2.8). Others below the blank print nothing. */
const SPECIAL: Readonly<Record<number, () => XmlElement>> = {
  9: () => element('w:tab'),
  11: () => element('w:br'),
  12: () => element('w:br', { type: 'page' }),
  14: () => element('w:br', { type: 'column' }),
  30: () => element('w:noBreakHyphen'),
}
/** Stands where a sign of a symbol font is printed. */
const PLACEHOLDER = 0x28

/** Turns the characters of a run into the children of a `w:r`. */
export class RunText {
  readonly #children: XmlElement[] = []
  readonly #symbol: (() => XmlElement) | null
  #text = ''

  /** `symbol`: the sign that every placeholder of the run stands for. */
  constructor(symbol: (() => XmlElement) | null) {
    this.#symbol = symbol
  }

  take(char: number): void {
    const field = FIELDS[char - FIRST_FIELD]
    if (char === PLACEHOLDER && this.#symbol) this.add(this.#symbol())
    else if (char >= 0x20) this.#text += String.fromCharCode(char)
    else if (field) this.add(element('w:fldChar', { fldCharType: field }))
    else {
      const special = SPECIAL[char]?.()
      if (special) this.add(special)
    }
  }

  add(child: XmlElement): void {
    this.#endText()
    this.#children.push(child)
  }

  end(): readonly XmlElement[] {
    this.#endText()
    return this.#children
  }

  #endText(): void {
    if (this.#text !== '') this.#children.push(element('w:t', {}, [this.#text]))
    this.#text = ''
  }
}

/** The names of a document's fonts (MS-DOC 2.9.273, 2.9.82), in the order of their numbers. */
export function fontNames(table: DataView): string[] {
  const names: string[] = []
  for (let at = 4; at < table.byteLength; at += 1 + table.getUint8(at)) {
    const end = Math.min(table.byteLength, at + 1 + table.getUint8(at))
    const name: number[] = []
    for (let letter = at + 40; letter + 2 <= end && table.getUint16(letter, true) !== 0; letter += 2)
      name.push(table.getUint16(letter, true))
    names.push(String.fromCharCode(...name))
  }
  return names
}
