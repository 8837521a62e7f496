import type { Passage, Table } from '../model/tree.ts'
import { simplified } from './traditional.ts'

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
 * The passage with narrow marks as the wide ones of Chinese text and its characters as those of simplified script, one for one, so that
 * the grammar needs to know one form of each only.
 */
export function foldMarks(passage: Passage): Passage {
  if (!HAN.test(passage.text)) return passage
  const text = simplified(passage.text).replace(NARROW, (mark) => WIDE[mark] ?? mark)
  return text === passage.text ? passage : { ...passage, text }
}

/** A table with the characters of its cells as those of simplified script. */
export function inSimplified(table: Table): Table {
  let changed = false
  const cells = table.cells.map((cell) => {
    const text = simplified(cell.passage.text)
    if (text === cell.passage.text) return cell
    changed = true
    return { ...cell, passage: { ...cell.passage, text } }
  })
  return changed ? { ...table, cells } : table
}
