import { BASES, CAUTIOUS, COUNTERS, ENDINGS, SIZES, STOPS, TIMES } from './unit-lexicon.ts'

/** A word that may stand behind a number. */
export interface Word {
  readonly text: string
  /** How many of its characters are the unit or time; 0 for a word that merely begins like one. */
  readonly length: number
  readonly time: boolean
}

/** By first character, longest first. */
const WORDS = new Map<number, Word[]>()

for (const text of [...Object.keys(BASES), ...COUNTERS.split(' '), ...SIZES.split(' ')]) {
  learn({ text, length: text.length, time: false })
}
for (const text of TIMES.split(' ')) learn({ text, length: text.length, time: true })
for (const entry of STOPS.trim().split(/\s/u)) {
  learn({ text: entry.replace('|', ''), length: Math.max(entry.indexOf('|'), 0), time: false })
}
for (const words of WORDS.values()) words.sort((a, b) => b.text.length - a.text.length)

/** The longest word at `at`; null also for a cautious or Latin one that the text goes on. */
export function wordAt(text: string, at: number): Word | null {
  const words = WORDS.get(text.charCodeAt(at))
  if (!words) return null
  const word = words.find((known) => text.startsWith(known.text, at) && isWhole(text, at + known.text.length))
  if (!word) return null
  return CAUTIOUS.has(word.text) && !endsWord(text, at + word.text.length) ? null : word
}

/** A Latin unit ends where the Latin letters do: `5t`, not `5th`. */
function isWhole(text: string, end: number): boolean {
  return !(isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end)))
}

export function endsWord(text: string, at: number): boolean {
  const char = text[at]
  return char === undefined || !isHan(text.charCodeAt(at)) || ENDINGS.includes(char)
}

/** Whether the character at `at` alone is a time: the 年 of 年末. */
export function timeAt(text: string, at: number): boolean {
  return WORDS.get(text.charCodeAt(at))?.some((word) => word.time && word.length === 1) ?? false
}

export function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff
}

function isLatin(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

function learn(word: Word): void {
  const first = word.text.charCodeAt(0)
  const words = WORDS.get(first)
  if (words) words.push(word)
  else WORDS.set(first, [word])
}
