import { remembered } from '../taxonomy/remembered.ts'
import { LEADING, TRAILING, withoutBeginning, withoutEnding } from './wording.ts'

/** How strongly a mark separates what stands before it from what stands after. */
export const GAP = { none: 0, list: 1, comma: 2, semicolon: 3, stop: 4, paragraph: 5 } as const

const STRENGTHS: readonly (readonly [string, number])[] = [
  ['、', GAP.list],
  ['，', GAP.comma],
  [',', GAP.comma],
  ['：', GAP.comma],
  [':', GAP.comma],
  ['；', GAP.semicolon],
  [';', GAP.semicolon],
  ['。', GAP.stop],
  ['！', GAP.stop],
  ['？', GAP.stop],
  ['\n', GAP.stop],
]

/** By character code. */
const STRENGTH = new Uint8Array(0x10000)
for (const [mark, strength] of STRENGTHS) STRENGTH[mark.charCodeAt(0)] = strength

/** How strong a mark stands there. */
export function strengthAt(text: string, at: number): number {
  return STRENGTH[text.charCodeAt(at)] ?? GAP.none
}

/** The strongest mark in a stretch of text. */
export function gapIn(text: string): number {
  let strongest: number = GAP.none
  for (let i = 0; i < text.length; i++) strongest = Math.max(strongest, strengthAt(text, i))
  return strongest
}

/** What stands behind the last mark of the given strength or more. */
export function since(text: string, strength: number): string {
  for (let i = text.length - 1; i >= 0; i--) {
    if (strengthAt(text, i) >= strength) return text.slice(i + 1)
  }
  return text
}

const LONGEST_ASIDE = 12

/** 收、支总计: one name. */
const BOTH_SIDES = '收、支'
const BOTH_TOTALS = /^.{0,12}收、支总[计额]/u
const CUT_TOTALS = /^.{0,12}收、支$/u

/**
 * The last words of a lead: what stands behind its last mark or bracket. A short bracket that belongs to a name, as in
 * 因公出国（境）费用, does not end it.
 */
export function lastPhrase(lead: string): string {
  let at = lead.length - 1
  while (at >= 0) {
    const char = lead[at] as string
    if (char === '）' || char === ')') {
      const open = Math.max(lead.lastIndexOf('（', at), lead.lastIndexOf('(', at))
      if (open <= 0 || at - open > LONGEST_ASIDE || hasMark(lead.slice(open + 1, at))) break
      at = open - 1
      continue
    }
    const parts = strengthAt(lead, at) > GAP.none && !lead.startsWith(BOTH_SIDES, at - 1)
    if (parts || char === '（' || char === '(' || char === '\t') break
    at--
  }
  return lead.slice(at + 1)
}

function hasMark(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (strengthAt(text, i) > GAP.none || (code >= 48 && code <= 57)) return true
  }
  return false
}

const YEAR = /^(?:截[至止]到?)?[ ]?(?:19|20)\d{2}[ ]?(?:年度?)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:年?[初末底终])?/u
const ORDINAL = /^(?:[一二三四五六七八九十]是|[（(]?\d{1,2}[）).．、]|[①-⑳])/u

/** 地区生产总值（GDP）. */
const ABBREVIATION = /[（(][A-Za-z]{2,6}[）)]$/u

/** The concept that a phrase names: without year, owner, openers and verbs around it. */
export const nounIn: (phrase: string) => string = remembered((phrase) => {
  let noun = phrase.trim()
  for (let round = 0; round < 4; round++) {
    const before = noun
    noun = withoutBeginning(noun.replace(YEAR, '').replace(ORDINAL, ''), LEADING)
    if (noun === before) break
  }
  const both = BOTH_TOTALS.exec(noun)
  if (both) return both[0]
  // 总计 is a filler before a number, and the name here.
  if (CUT_TOTALS.test(noun)) return `${noun}总计`
  return withoutEnding(noun.replace(ABBREVIATION, ''), TRAILING) || withoutBeginning(phrase.trim(), LEADING)
})

/** The words that follow a number up to the next mark or digit: 6个⟦科室⟧. */
export function nounAfter(tail: string): string {
  let end = 0
  while (end < tail.length && end < 24) {
    const code = tail.charCodeAt(end)
    const han = code >= 0x4e00 && code <= 0x9fff
    if (!han && !'“”《》'.includes(tail[end] as string)) break
    if ('和及与或'.includes(tail[end] as string)) break
    end++
  }
  return tail.slice(0, end)
}
