import type { DocxStyles, ListReference } from './docx-styles.ts'
import { listNumber } from './list-number.ts'
import { child, childValue, elements, integer, isOn, type XmlElement } from './xml.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** `%1、` */
  readonly text: string
  /** Numbering starts over after a paragraph of a level below this one (0: never). */
  readonly restart: number
  /** All numbers as decimals. */
  readonly legal: boolean
  readonly suffix: string
  readonly style: string | null
}

interface List {
  /** Lists of one abstract list count on together. */
  readonly counters: (number | null)[]
  readonly levels: readonly (Level | undefined)[]
  /** First numbers by level that count when the list is first used. */
  readonly starts: Map<number, number>
}

/** A number as printed, with what stands behind it; `bullet` for a mark without number. */
export interface ListLabel {
  readonly text: string
  readonly bullet: boolean
}

/** Counts the numbered paragraphs of a document and prints their numbers (ECMA-376 part 1, § 17.9). */
export class DocxNumbering {
  readonly #lists = new Map<string, List>()
  readonly #abstracts: ReadonlyMap<string, XmlElement>
  readonly #nums: ReadonlyMap<string, XmlElement>
  readonly #styles: DocxStyles
  readonly #counters = new Map<string, (number | null)[]>()

  constructor(root: XmlElement | null, styles: DocxStyles) {
    this.#styles = styles
    this.#abstracts = byId(root, 'w:abstractNum', 'abstractNumId')
    this.#nums = byId(root, 'w:num', 'numId')
    for (const [id, num] of this.#nums) this.#lists.set(id, this.#list(num))
  }

  /** The number of the next paragraph of a list; null for a paragraph without. Call once a paragraph, in order. */
  next({ list: id, level: wanted, style }: ListReference): ListLabel | null {
    const list = id === null ? undefined : this.#lists.get(id)
    if (!list) return null
    const at = wanted ?? Math.max(0, style === null ? 0 : list.levels.findIndex((each) => each?.style === style))
    const level = list.levels[at]
    if (!level) return null
    const start = list.starts.get(at)
    list.starts.delete(at)
    list.counters[at] = start ?? (list.counters[at] ?? level.start - 1) + 1
    for (let below = at + 1; below < 9; below++) {
      const restart = list.levels[below]?.restart ?? below
      if (restart > at) list.counters[below] = null
    }
    if (level.format === 'bullet') return { text: '', bullet: true }
    return { text: withSuffix(print(list, level), level.suffix), bullet: false }
  }

  #list(num: XmlElement): List {
    const abstractId = childValue(num, 'w:abstractNumId') ?? ''
    const { id, element } = this.#abstract(abstractId, 0)
    const levels = readLevels(element)
    const starts = new Map<number, number>()
    for (const override of elements(num)) {
      const at = override.name === 'w:lvlOverride' ? integer(override.attributes.ilvl, 0, 8) : null
      if (at === null) continue
      const own = child(override, 'w:lvl')
      if (own) levels[at] = readLevel(own, at)
      const start = integer(childValue(override, 'w:startOverride'), 0, MOST)
      if (start !== null) starts.set(at, start)
    }
    const counters = this.#counters.get(id) ?? []
    this.#counters.set(id, counters)
    return { counters, levels, starts }
  }

  /** An abstract list may stand for the list of a numbering style. */
  #abstract(id: string, depth: number): { id: string; element: XmlElement | null } {
    const element = this.#abstracts.get(id) ?? null
    const link = childValue(element, 'w:numStyleLink')
    const num = link === null || depth > 5 ? undefined : this.#nums.get(this.#styles.listOf(link) ?? '')
    return num ? this.#abstract(childValue(num, 'w:abstractNumId') ?? '', depth + 1) : { id, element }
  }
}

/** More lists than any document has; each abstract one is read once for every list of it. */
const MOST_LISTS = 20_000
const MOST = 1_000_000

function byId(root: XmlElement | null, name: string, id: string): ReadonlyMap<string, XmlElement> {
  const found = (root ? elements(root) : []).filter((each) => each.name === name).slice(0, MOST_LISTS)
  return new Map(found.map((each) => [each.attributes[id] ?? '', each]))
}

function readLevels(abstract: XmlElement | null): (Level | undefined)[] {
  const levels: (Level | undefined)[] = []
  for (const each of abstract ? elements(abstract) : []) {
    const at = each.name === 'w:lvl' ? integer(each.attributes.ilvl, 0, 8) : null
    if (at !== null) levels[at] = readLevel(each, at)
  }
  return levels
}

function readLevel(element: XmlElement, at: number): Level {
  return {
    start: integer(childValue(element, 'w:start'), 0, MOST) ?? 0,
    format: numberFormat(element),
    text: (childValue(element, 'w:lvlText') ?? '').slice(0, 100),
    restart: integer(childValue(element, 'w:lvlRestart'), 0, 9) ?? at,
    legal: isOn(element, 'w:isLgl'),
    suffix: childValue(element, 'w:suff') ?? 'tab',
    style: childValue(element, 'w:pStyle'),
  }
}

/** Formats of its own Word writes beside one that every reader knows. */
function numberFormat(level: XmlElement): string {
  const alternate = child(level, 'mc:AlternateContent')
  const format = childValue(level, 'w:numFmt') ?? childValue(child(alternate, 'mc:Fallback'), 'w:numFmt')
  return format ?? 'decimal'
}

function print({ counters, levels }: List, level: Level): string {
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const of = levels[at]
    const value = counters[at] ?? of?.start ?? 1
    const format = of?.format ?? 'decimal'
    return listNumber(value, level.legal && format !== 'none' ? 'decimal' : format)
  })
}

/** A tab or blank behind the number, which signs of full width need none of. */
function withSuffix(number: string, suffix: string): string {
  return number === '' || suffix === 'nothing' || /[、．。，：）】》〉」』]$/.test(number) ? number : `${number} `
}
