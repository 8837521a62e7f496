import type { PhrasingContent } from 'mdast'
import { align } from './align.ts'
import type { Atom } from './flow.ts'

/** The text of phrasing content; pictures, footnote marks and deleted text have none. `base` is added to every offset. */
export function markdownAtoms(source: string, base: number, nodes: readonly PhrasingContent[]): Atom[] {
  return nodes.flatMap((node): Atom[] => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    switch (node.type) {
      case 'text':
        if (start === undefined || end === undefined) return []
        return align(source, base + start, base + end, node.value, true)
      case 'inlineCode': {
        if (start === undefined || end === undefined) return []
        const ticks = /^`*/.exec(source.slice(base + start, base + start + 100))?.[0].length ?? 0
        return align(source, base + start + ticks, base + end - ticks, node.value, false)
      }
      case 'break':
        return ['hard']
      case 'html':
        return /^<(?:br|\/?p|\/?div)\b/i.test(node.value) ? ['hard'] : []
      case 'emphasis':
      case 'strong':
      case 'link':
      case 'linkReference':
        return markdownAtoms(source, base, node.children)
      default:
        return []
    }
  })
}
