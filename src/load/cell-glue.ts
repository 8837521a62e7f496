import { endsSentence } from './sentence.ts'

const LIST_MARK =
  /^(?:[①-⑳⑴-⒇]|[（(][\d一二三四五六七八九十]{1,2}[）)]|\d{1,2}(?:[、．]|\.(?!\d))|[一二三四五六七八九十]{1,2}、|[-•●■◆▪]\s)/

/** Cells are broken only where their paragraphs end; a longer line is a sentence, not a word broken by hand. */
const LONGEST_BROKEN = 20

/** What joins two lines of a cell: broken words of a label go together, sentences and list items keep their line break. */
export function cellGlue(before: string, after: string): '' | ' ' | '\n' {
  if (endsSentence(before) || LIST_MARK.test(after)) return '\n'
  if (before.length > LONGEST_BROKEN || after.length > LONGEST_BROKEN) return '\n'
  if (isAmount(before) && isAmount(after)) return '\n'
  return lineGlue(before, after)
}

/** What joins two lines of a sentence: nothing, but a blank between Latin words. */
export function lineGlue(before: string, after: string): '' | ' ' {
  return /[A-Za-z,;]/.test(before.slice(-1)) && /[A-Za-z]/.test(after.charAt(0)) ? ' ' : ''
}

/** A whole number of its own, rather than the half of one that the column's edge cut: `12.34`, but not `1,234,`. */
function isAmount(text: string): boolean {
  return /^-?\d[\d,]*(?:\.\d+)?%?$/.test(text) && (text.length < 4 || text.includes('.'))
}
