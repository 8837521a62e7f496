import type { Passage } from '../model/tree.ts'

const HAN = /[\u4e00-\u9fff]/u
/** All but the commas of 1,234 and the colons of 10:30 and 6.2:40.1. */
const NARROW = /(?<!\d),|,(?!\d{3}(?!\d))|(?<!\d):|:(?!\d)|[;()]/gu
const WIDE: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）' }

/** Chinese text that was typed or converted with ASCII marks, with those marks in full width, each in its place. */
export function widened(passage: Passage): Passage {
  if (!HAN.test(passage.text)) return passage
  const text = passage.text.replace(NARROW, (mark) => WIDE[mark] ?? mark)
  return text === passage.text ? passage : { ...passage, text }
}
