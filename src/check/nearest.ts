/** The known word that a misspelt one most likely means: at most a third of its letters differ. Null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const typed = word.slice(0, LONGEST).toLowerCase()
  let best: { word: string; distance: number } | null = null
  for (const candidate of known) {
    const distance = edits(typed, candidate)
    if (distance <= Math.max(1, candidate.length / 3) && distance < (best?.distance ?? Infinity)) {
      best = { word: candidate, distance }
    }
  }
  return best?.word ?? null
}

const LONGEST = 64

/** Insertions, deletions, changes and swaps of neighbours that turn a into b (optimal string alignment). */
function edits(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(before, j - 2) + 1)
      row.push(cost)
    }
    before = previous
    previous = row
  }
  return at(previous, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
