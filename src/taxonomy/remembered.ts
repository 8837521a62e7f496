const MOST_KEPT = 10_000
const LONGEST_KEPT = 64

/** The same pure function of a name, asked once for each: reports ask for the same few names again and again. */
export function remembered<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const found = of(name)
    if (name.length > LONGEST_KEPT) return found
    if (known.size >= MOST_KEPT) known.clear()
    known.set(name, found)
    return found
  }
}
