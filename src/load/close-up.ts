import { type Content, type Prose, ProseText } from './content.ts'
import { isPageNumber } from './lines.ts'
import { goesOn } from './sentence.ts'

/** Fewer broken sentences than this are slips of the writer, not lines that a converter took for paragraphs. */
const FEWEST = 3
/** No paragraph grows any more beyond this. */
const LONGEST = 3000

/**
 * Puts sentences together again that a converter (of pages to a text document) broke into paragraphs, over the page numbers
 * between them too.
 */
export function closeUp(contents: readonly Content[]): Content[] {
  const kept = contents.filter((content) => content.kind === 'grid' || !isPageNumber(content.text.trim()))
  const joints = new Set(kept.filter((content, i) => isContinued(kept[i - 1], content)))
  if (joints.size < FEWEST) return kept
  const result: Content[] = []
  let whole: ProseText | null = null
  for (const content of kept) {
    const last = result.at(-1)
    const fits = (whole?.text.length ?? 0) < LONGEST
    if (fits && joints.has(content) && last?.kind === 'prose' && content.kind === 'prose') {
      if (!whole) {
        whole = new ProseText()
        whole.append(last, null)
      }
      whole.append(content, 'soft')
      result[result.length - 1] = { ...last, text: whole.text, atoms: whole.atoms, anchors: whole.anchors }
    } else {
      whole = null
      result.push(content)
    }
  }
  return result
}

/** Whether a paragraph begins in the middle of the sentence that the one before leaves open. */
function isContinued(before: Content | undefined, after: Content): boolean {
  if (before?.kind !== 'prose' || after.kind !== 'prose') return false
  if (isMarked(before) || isMarked(after) || after.indented) return false
  return goesOn(before.text, after.text)
}

function isMarked({ marks }: Prose): boolean {
  return marks.depth !== undefined || (marks.role !== undefined && marks.role !== 'box')
}
