/** Words by the character that they begin or end with, in the order of their list, so that a text is compared with few of them. */
type WordTable = ReadonlyMap<number, readonly string[]>

const BY_LAST = new WeakMap<readonly string[], WordTable>()
const BY_FIRST = new WeakMap<readonly string[], WordTable>()

/** The first word of the list that the text ends with. Lists should be constants: what is learnt of them is kept. */
export function endingOf(text: string, words: readonly string[]): string | null {
  const table = tableOf(words, BY_LAST, (word) => word.length - 1)
  return table.get(text.charCodeAt(text.length - 1))?.find((word) => text.endsWith(word)) ?? null
}

/** The first word of the list that the text begins with. */
export function beginningOf(text: string, words: readonly string[]): string | null {
  const table = tableOf(words, BY_FIRST, () => 0)
  return table.get(text.charCodeAt(0))?.find((word) => text.startsWith(word)) ?? null
}

function tableOf(
  words: readonly string[],
  known: WeakMap<readonly string[], WordTable>,
  at: (word: string) => number,
): WordTable {
  const before = known.get(words)
  if (before) return before
  const table = new Map<number, string[]>()
  for (const word of words) {
    const code = word.charCodeAt(at(word))
    table.set(code, [...(table.get(code) ?? []), word])
  }
  known.set(words, table)
  return table
}
