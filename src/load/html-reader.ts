import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { Content, ContentCell, Grid, Prose } from './content.ts'
import { BLOCKS, children, SILENT, span } from './html-elements.ts'
import { itemNumbers } from './html-list.ts'
import { HtmlText } from './html-text.ts'
import { layoutGrid } from './layout-grid.ts'
import { isNumbered } from './sentence.ts'

/** Where the reader stands. */
interface Place {
  /** XPath of the element. */
  readonly path: string
  readonly marks: Prose['marks']
  readonly indent: number
  readonly preformatted: boolean
}

type Parent = Root | Element
type Child = RootContent | ElementContent

/** Reads a parsed page into paragraphs and tables. */
export class HtmlReader {
  readonly #furniture: ReadonlySet<Element>
  readonly #numbers = new Map<Element, string>()
  readonly #tables = new Map<Element, number>()
  #contents: Content[] = []
  #text = new HtmlText()
  /** Of a list item whose text has not begun. */
  #number = ''

  constructor(root: Root, furniture: ReadonlySet<Element>) {
    this.#furniture = furniture
    this.#count(root)
  }

  read(root: Root): Content[] {
    return this.#contentsOf(root, { path: '', marks: {}, indent: 0, preformatted: false })
  }

  /** Tables as `document.querySelectorAll('table')` counts them, from 1. */
  #count(parent: Parent): void {
    for (const child of parent.children) {
      if (child.type !== 'element') continue
      if (child.tagName === 'table') this.#tables.set(child, this.#tables.size + 1)
      this.#count(child)
    }
  }

  /** What stands in an element, apart from what is read around it. */
  #contentsOf(parent: Parent, place: Place): Content[] {
    const [contents, text] = [this.#contents, this.#text]
    this.#contents = []
    this.#text = new HtmlText()
    this.#readChildren(parent, place)
    this.#flush(place)
    const result = this.#contents
    this.#contents = contents
    this.#text = text
    return result
  }

  #readChildren(parent: Parent, place: Place): void {
    const seen = new Map<string, number>()
    for (const child of parent.children) {
      if (child.type !== 'element') this.#readText(child, place)
      else {
        const name = child.tagName.replace(/^x-/, '')
        const nth = (seen.get(name) ?? 0) + 1
        seen.set(name, nth)
        if (!this.#isLeftOut(child)) this.#readElement(child, { ...place, path: `${place.path}/${name}[${nth}]` })
      }
    }
  }

  #isLeftOut(element: Element): boolean {
    return SILENT.has(element.tagName.replace(/^x-/, '')) || this.#furniture.has(element) || isHidden(element)
  }

  #readText(node: Child, { path, preformatted }: Place): void {
    if (node.type !== 'text') return
    const lines = preformatted ? node.value.split(/\r\n|[\r\n]/) : [node.value]
    lines.forEach((line, i) => {
      if (i > 0) this.#text.break()
      if (this.#number !== '' && line.trim() !== '') {
        this.#text.add(this.#number, { path })
        this.#number = ''
      }
      this.#text.add(line, { path })
    })
  }

  #readElement(element: Element, place: Place): void {
    const { tagName } = element
    if (tagName === 'br') this.#text.break()
    else if (tagName === 'table') {
      this.#flush(place)
      this.#readTable(element, place)
    } else if (!BLOCKS.has(tagName)) this.#readChildren(element, place)
    else {
      this.#flush(place)
      const inner = this.#enter(element, place)
      this.#readChildren(element, inner)
      this.#flush(inner)
    }
  }

  #enter(element: Element, place: Place): Place {
    const { tagName } = element
    const own = {
      ...place,
      indent: place.indent + indentOf(element),
      preformatted: place.preformatted || tagName === 'pre',
    }
    if (/^h[1-6]$/.test(tagName)) return { ...own, marks: { depth: Number(tagName.charAt(1)) } }
    if (tagName === 'ol') for (const [item, number] of itemNumbers(element)) this.#numbers.set(item, number)
    if (tagName !== 'li') return own
    const number = this.#numbers.get(element)
    if (number !== undefined && !isNumbered(firstWords(element))) this.#number = number
    return { ...own, marks: { role: 'item' } }
  }

  #flush({ marks, indent }: Place): void {
    const prose = this.#text.take(marks, indent)
    if (prose) this.#contents.push(prose)
  }

  #readTable(table: Element, place: Place): void {
    for (const caption of children(table, 'caption')) this.#contents.push(...this.#contentsOf(caption, place))
    const groups = ['thead', 'tbody', 'tfoot'].flatMap((name) => children(table, name))
    const rows = [table, ...groups].flatMap((group) => children(group, 'tr')).filter((row) => !isHidden(row))
    const ordinal = this.#tables.get(table) ?? 0
    const grid = layoutGrid(rows.map((row) => row.children.filter(isCell).map((cell) => this.#cell(cell, place))))
    const cells = grid.cells.map(
      ({ value, ...cell }): ContentCell => ({
        ...cell,
        content: value,
        source: { table: ordinal, row: cell.row + 1, column: cell.column + 1 },
      }),
    )
    this.#contents.push({
      kind: 'grid',
      rows: grid.rows,
      columns: grid.columns,
      cells,
      source: { table: ordinal },
    } satisfies Grid)
  }

  #cell(cell: Element, place: Place) {
    const inner = { ...place, marks: {}, indent: indentOf(cell) }
    return {
      rowSpan: span(cell.properties.rowSpan),
      columnSpan: span(cell.properties.colSpan),
      value: this.#furniture.has(cell) ? [] : this.#contentsOf(cell, inner),
    }
  }
}

function isCell(node: ElementContent): node is Element {
  return node.type === 'element' && (node.tagName === 'td' || node.tagName === 'th') && !isHidden(node)
}

const HIDDEN = /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all)/i

function isHidden({ properties }: Element): boolean {
  return (properties.hidden !== undefined && properties.hidden !== false) || HIDDEN.test(String(properties.style ?? ''))
}

/** Half-width blanks of `padding-left` and `text-indent`. */
function indentOf({ properties }: Element): number {
  let blanks = 0
  const lengths = /(?:padding-left|text-indent|margin-left)\s{0,9}:\s{0,9}(\d{1,4}(?:\.\d{1,3})?)(em|px|pt)/gi
  for (const { 1: length, 2: unit = '' } of String(properties.style ?? '')
    .slice(0, 1000)
    .matchAll(lengths))
    blanks += Number(length) * ({ em: 2, px: 1 / 8, pt: 1 / 6 }[unit.toLowerCase()] ?? 0)
  return Math.round(blanks)
}

function firstWords(element: Element): string {
  for (const child of element.children) {
    const words = child.type === 'text' ? child.value.trim() : child.type === 'element' ? firstWords(child) : ''
    if (words !== '') return words
  }
  return ''
}
