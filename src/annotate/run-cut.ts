import { child, elements, type XmlElement } from '../load/xml.ts'
import type { Range, Spot } from './comment-places.ts'
import { closeOf, startOf } from './xml-text.ts'

/** A place between runs: a run that is cut there ends before the markup and begins again behind it. */
export interface Cut {
  readonly at: number
  readonly close: string
  readonly open: string
  /** Where blanks at the edge of the cut would be lost: the end of a tag that has yet to say that they count. */
  readonly preserveAt?: number
}

/** Where a comment begins, where it ends, and where its mark goes, which is no part of a tracked change. */
export interface Cuts {
  readonly start: Cut
  readonly end: Cut
  readonly mark: Cut
}

/** Text that a comment is put around. */
interface Placed {
  /** The run, or what stands in a paragraph like one. */
  readonly unit: XmlElement
  /** From the paragraph down to the unit, both left out. */
  readonly around: readonly XmlElement[]
  /** The text element where the run can be cut inside; else the comment is on the whole run. */
  readonly text: XmlElement | null
}

const UNITS = new Set(['w:r', 'm:oMath', 'm:oMathPara', 'mc:AlternateContent'])
/** The number of an annotation, behind its attribute's name; nine digits are more than Word counts to. */
const ID = /(\bid=["'])(\d{1,9})(?=["'])/g
/** A comment goes beside a tracked change rather than into it. */
const TRACKED = new Set(['w:ins', 'w:moveTo'])

/**
 * Where the markup of a comment goes in a part: between runs, which is where the format has it. Text in a text box stands
 * where the run is that holds the box, since Word ignores comments in text boxes (MS-OI29500 2.1.315).
 */
export class RunCutter {
  readonly #xml: string
  readonly #root: XmlElement
  #freeId = 0

  constructor(xml: string, root: XmlElement) {
    this.#xml = xml
    this.#root = root
  }

  /** Around the characters of a range; around the first where the file has them in another order. Null where no run holds it. */
  around({ first, last }: Range): Cuts | null {
    const start = this.#before(first)
    const end = this.#after(last)
    if (!start || !end) return null
    if (start.at < end.end.at) return { start, ...end }
    const alone = this.#after(first)
    return alone && { start, ...alone }
  }

  #before({ element, at }: Spot): Cut | null {
    const placed = this.#place(element)
    if (!placed) return null
    const inside = this.#inside(placed, at)
    if (inside) return inside
    const { unit, around } = placed
    let outer = unit
    for (const each of [...around].reverse()) {
      if (!TRACKED.has(each.name) || elements(each)[0] !== outer) break
      outer = each
    }
    return plainCut(startOf(this.#xml, outer))
  }

  #after({ element, at }: Spot): Omit<Cuts, 'start'> | null {
    const placed = this.#place(element)
    if (!placed) return null
    const { unit, around } = placed
    const tracked = around.find(({ name }) => TRACKED.has(name))
    const inside = this.#inside(placed, at + 1)
    if (inside) return { end: inside, mark: tracked ? plainCut(tracked.end) : inside }
    let outer = unit
    for (const each of [...around].reverse()) {
      if (!TRACKED.has(each.name) || elements(each).at(-1) !== outer) break
      outer = each
    }
    const end = plainCut(outer.end)
    return { end, mark: tracked ? plainCut(tracked.end) : end }
  }

  #place(element: number): Placed | null {
    const path = pathTo(this.#root, element)
    const paragraph = path.findIndex(({ name }) => name === 'w:p')
    if (paragraph < 0) return null
    const found = path.findIndex(({ name }, i) => i > paragraph && UNITS.has(name))
    const at = found < 0 ? paragraph + 1 : found
    const unit = path[at]
    if (!unit) return null
    const [text, ...deeper] = path.slice(at + 1)
    const direct = unit.name === 'w:r' && text !== undefined && deeper.length === 0
    return { unit, around: path.slice(paragraph + 1, at), text: direct ? text : null }
  }

  /** Null where the edge of the run is meant, or it cannot be cut. */
  #inside({ unit, text }: Placed, at: number): Cut | null {
    if (!text) return null
    const xml = this.#xml
    const reopened = this.#tag(unit) + this.#properties(unit)
    const close = `</${nameOf(this.#tag(unit))}>`
    const content = elements(unit).filter(({ name }) => name !== 'w:rPr')
    const place = textPlace(xml, text, at)
    if (place === 'start') return content[0] === text ? null : { at: startOf(xml, text), close, open: reopened }
    if (place === 'end') return content.at(-1) === text ? null : { at: text.end, close, open: reopened }
    const tag = this.#tag(text)
    const blank = !tag.includes('xml:space') && /\s/.test(xml.slice(place - 1, place + 1))
    return {
      at: place,
      close: `</${nameOf(tag)}>${close}`,
      open: reopened + (blank ? `${tag.slice(0, -1)}${PRESERVE}>` : tag),
      ...(blank ? { preserveAt: text.inner - 1 } : {}),
    }
  }

  /** The properties of a run once more; a tracked change of them gets a number of its own, which no other change has. */
  #properties(unit: XmlElement): string {
    const properties = child(unit, 'w:rPr')
    if (!properties) return ''
    const copy = this.#xml.slice(startOf(this.#xml, properties), properties.end)
    if (!child(properties, 'w:rPrChange')) return copy
    this.#freeId ||= [...this.#xml.matchAll(ID)].reduce((most, [, , id]) => Math.max(most, Number(id)), 0) + 1
    return copy.replace(ID, (_, before: string) => `${before}${this.#freeId++}`)
  }

  #tag(element: XmlElement): string {
    return this.#xml.slice(startOf(this.#xml, element), element.inner)
  }
}

export const PRESERVE = ' xml:space="preserve"'

function plainCut(at: number): Cut {
  return { at, close: '', open: '' }
}

/** From the root down to the element whose content begins there. */
function pathTo(root: XmlElement, inner: number): readonly XmlElement[] {
  const path = [root]
  for (let last: XmlElement = root; last.inner < inner; ) {
    const next = last.children.find((each): each is XmlElement => typeof each !== 'string' && each.end >= inner)
    if (!next || next.inner > inner) return []
    path.push(next)
    last = next
  }
  return path
}

/** Where a character of an element's printed text stands; an edge of it where the text cannot be told apart. */
function textPlace(xml: string, element: XmlElement, at: number): number | 'start' | 'end' {
  if (at === 0) return 'start'
  const close = closeOf(xml, element)
  const raw = xml.slice(element.inner, Math.max(element.inner, close))
  if (element.name !== 'w:t' || raw.includes('<')) return 'end'
  const text = element.children.join('')
  // Text set out in lines is read without the blanks around it.
  const left = text.includes('\n') ? text.length - text.trimStart().length : 0
  const place = element.inner + rawOffset(raw, left + at)
  return place >= close ? 'end' : place
}

/** Where in the raw text the character of that number begins. */
function rawOffset(raw: string, wanted: number): number {
  let count = 0
  for (const { 0: token, index } of raw.matchAll(/&[^;&]{1,12};|\r\n|[\s\S]/g)) {
    if (count >= wanted) return index
    count += isAstral(token) ? 2 : 1
  }
  return raw.length
}

/** A reference to a character of two code units. */
function isAstral(token: string): boolean {
  const [, hexadecimal, decimal] = /^&#(?:x([\da-fA-F]{1,8})|(\d{1,8}));$/.exec(token) ?? []
  return Number.parseInt(hexadecimal ?? decimal ?? '0', hexadecimal ? 16 : 10) > 0xffff
}

function nameOf(tag: string): string {
  return /^<([^\s/>]+)/.exec(tag)?.[1] ?? ''
}
