import type { Place } from '../model/finding.ts'
import type { Span } from '../model/report.ts'
import type { Source, Tree } from '../model/tree.ts'

/** Where a stretch of the tree's text stands, for people and tools. */
export type Locate = (span: Span, source: Source | null) => Place

/** Lines end at LF, CRLF or CR. The table of line starts is built when the first place is asked for. */
export function places(tree: Tree): Locate {
  let starts: readonly number[] | undefined
  const at = (offset: number) => {
    starts ??= lineStarts(tree.text)
    const line = lastAtMost(starts, offset)
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
  }
  return ({ start, end }, source) => {
    const from = at(start)
    const to = at(end)
    return {
      text: tree.text.slice(start, end),
      offset: start,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      source,
    }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '\n' || (char === '\r' && text[i + 1] !== '\n')) starts.push(i + 1)
  }
  return starts
}

function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ascending[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
