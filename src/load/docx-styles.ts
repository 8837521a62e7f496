import { child, childValue, elements, integer, isOn, type XmlElement } from './xml.ts'

/** What a paragraph style says that matters for reading, its base styles included. */
export interface ParagraphStyle {
  /** The names of the style and of its base styles, small letters. */
  readonly names: readonly string[]
  /** 0–8 for headings, 9 for running text. */
  readonly outline: number | null
  readonly list: ListReference
  readonly hidden: boolean
}

export interface ListReference {
  readonly list: string | null
  readonly level: number | null
  /** The style that names the list: a level of the list may belong to it. */
  readonly style: string | null
}

const NO_LIST: ListReference = { list: null, level: null, style: null }
const NO_STYLE: ParagraphStyle = { names: [], outline: null, list: NO_LIST, hidden: false }
/** Longer chains of base styles are circles. */
const LONGEST_CHAIN = 20

export class DocxStyles {
  readonly #elements = new Map<string, XmlElement>()
  readonly #resolved = new Map<string, ParagraphStyle>()
  #usual = ''

  constructor(root: XmlElement | null) {
    for (const element of root ? elements(root) : []) {
      const { styleId, type } = element.attributes
      if (element.name !== 'w:style' || !styleId) continue
      this.#elements.set(styleId, element)
      if (type === 'paragraph' && /^(?:1|true|on)$/.test(element.attributes.default ?? '')) this.#usual = styleId
    }
  }

  /** Of a paragraph without a style when `id` is null. */
  paragraph(id: string | null): ParagraphStyle {
    return this.#resolve(id ?? this.#usual, 0)
  }

  /** Whether a character style hides text. */
  hides(id: string | null): boolean {
    return id !== null && this.#resolve(id, 0).hidden
  }

  /** The list that a numbering style stands for. */
  listOf(id: string): string | null {
    return childValue(child(child(this.#elements.get(id), 'w:pPr'), 'w:numPr'), 'w:numId')
  }

  #resolve(id: string, depth: number): ParagraphStyle {
    const known = this.#resolved.get(id)
    const element = this.#elements.get(id)
    if (known || !element || depth > LONGEST_CHAIN) return known ?? NO_STYLE
    const basedOn = childValue(element, 'w:basedOn')
    const base = basedOn === null ? NO_STYLE : this.#resolve(basedOn, depth + 1)
    const properties = child(element, 'w:pPr')
    const style = {
      names: [(childValue(element, 'w:name') ?? '').toLowerCase(), ...base.names],
      outline: integer(childValue(properties, 'w:outlineLvl'), 0, 9) ?? base.outline,
      list: listReference(properties, base.list, id),
      hidden: child(child(element, 'w:rPr'), 'w:vanish') ? isOn(child(element, 'w:rPr'), 'w:vanish') : base.hidden,
    }
    this.#resolved.set(id, style)
    return style
  }
}

/** What `numPr` says, on top of what the style says. */
export function listReference(properties: XmlElement | null, base: ListReference, style: string | null): ListReference {
  const own = child(properties, 'w:numPr')
  if (!own) return base
  const list = childValue(own, 'w:numId')
  const level = integer(childValue(own, 'w:ilvl'), 0, 8)
  return { list: list ?? base.list, level: level ?? base.level, style: list === null ? base.style : style }
}
