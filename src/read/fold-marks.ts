import type { Passage } from '../model/tree.ts'

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
}

/** A mark that does not stand between two characters of a number or a Latin word: 1,234 and 3:2 keep theirs. */
const NARROW = /[,;:()!?](?![A-Za-z\d])|(?<![A-Za-z\d])[,;:()!?]/gu

/**
 * The passage with narrow marks as the wide ones of Chinese text, character for character, so that the grammar needs to know
 * one form of each only.
 */
export function foldMarks(passage: Passage): Passage {
  return { ...passage, text: passage.text.replace(NARROW, (mark) => WIDE[mark] ?? mark) }
}
