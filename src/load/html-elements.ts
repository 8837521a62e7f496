import type { Element } from 'hast'

/** Elements whose text stands on lines of its own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section tr ul'.split(
    ' ',
  ),
)

/** Elements whose text is not read: programs, form fields, drawings, and what is struck out. */
export const SILENT: ReadonlySet<string> = new Set(
  'script style template head title noscript svg math select textarea button del s strike'.split(' '),
)

export function children(parent: Element, name: string): Element[] {
  return parent.children.filter((child): child is Element => child.type === 'element' && child.tagName === name)
}

/** `colspan` and `rowspan` as written; what is no number counts one. */
export function span(value: unknown): number {
  const number = typeof value === 'number' ? value : Number.parseInt(String(value ?? '1'), 10)
  return Number.isFinite(number) && number >= 0 ? number : 1
}
