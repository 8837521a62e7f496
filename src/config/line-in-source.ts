import type { Path } from './parse-json.ts'

/**
 * The line, from 1, on which a key of a configuration stands in the program that exports it: where the keys of its path follow
 * each other. Null where the last of them is not written as a key, because the program computes it.
 */
export function lineInSource(source: string, path: Path): number | null {
  let at = 0
  for (const key of path) {
    if (typeof key === 'number') continue
    const found = keyFrom(source, key, at)
    if (found < 0) return null
    at = found
  }
  return at === 0 ? null : source.slice(0, at).split('\n').length
}

/** Where a key begins: behind a brace, comma, quote or blank, with a colon behind it. */
function keyFrom(source: string, key: string, from: number): number {
  for (let at = source.indexOf(key, from); at >= 0; at = source.indexOf(key, at + 1)) {
    const end = at + key.length
    if (/[\s{,'"`]/u.test(source[at - 1] ?? '') && /^['"`]?\s{0,8}:/u.test(source.slice(end, end + 10))) return at
  }
  return -1
}
