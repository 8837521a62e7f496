/** A Markdown table of so many rows that it is read in parts: the parser's time grows by the square of the rows. */
export interface LongTable {
  readonly start: number
  readonly end: number
  /** Where the rows under the delimiter row start. */
  readonly body: number
  /** Where each part of the body starts. */
  readonly parts: readonly number[]
}

/** Tables up to this length are read whole, longer ones in parts of it. */
const PART = 100

/** The line under a table's head: `| --- | :-: |`. */
function isDelimiter(line: string): boolean {
  const bare = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  return bare !== '' && bare.split('|').every((cell) => /^:?-+:?$/.test(cell.trim()))
}

export function longTables(source: string): LongTable[] {
  const result: LongTable[] = []
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1), source.length]
  const line = (i: number) => source.slice(starts[i], Math.max(starts[i] ?? 0, (starts[i + 1] ?? 0) - 1))
  for (let i = 1; i < starts.length - 1; i++) {
    if (!line(i).includes('-') || !isDelimiter(line(i).slice(0, 5000)) || !line(i - 1).includes('|')) continue
    let end = i + 1
    while (end < starts.length - 1 && line(end).includes('|')) end++
    if (end - i > PART) {
      const parts = starts.slice(i + 1, end).filter((_, row) => row % PART === 0)
      result.push({ start: starts[i - 1] ?? 0, body: starts[i + 1] ?? 0, end: starts[end] ?? source.length, parts })
    }
    i = end
  }
  return result
}
