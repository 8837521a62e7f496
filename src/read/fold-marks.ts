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

/** All but the commas of 1,234, the colons of 10:30 and 6.2:40.1, and ! and ? that end no Chinese words. */
const NARROW = /(?<!\d),|,(?! ?\d{3}(?!\d))|(?<!\d):|:(?!\d)|[;()]|(?<=[\u4e00-\u9fff”）)])[!?]/gu
const HAN = /[\u4e00-\u9fff]/u

/**
 * The passage with narrow marks as the wide ones of Chinese text, character for character, so that the grammar needs to know
 * one form of each only.
 */
export function foldMarks(passage: Passage): Passage {
  if (!HAN.test(passage.text)) return passage
  const text = passage.text.replace(NARROW, (mark) => WIDE[mark] ?? mark)
  return text === passage.text ? passage : { ...passage, text }
}
