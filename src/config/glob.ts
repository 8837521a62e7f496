const MOST_ALTERNATIVES = 256

/**
 * Whether a path matches a glob: `*` and `?` within a folder, `**` across folders, `{a,b}` either. A glob without `/`
 * matches the file's name in any folder; one that names a folder matches all that is in it. Both use `/`.
 */
export function matchesGlob(path: string, glob: string): boolean {
  const names = path.split('/').filter((name) => name !== '' && name !== '.')
  return alternatives(glob.replace(/^\.\//, '')).some((one) => {
    const anywhere = !one.replace(/\/$/, '').includes('/')
    const patterns = one.split('/').filter((name) => name !== '')
    return matchesAll(names, anywhere ? ['**', ...patterns] : patterns)
  })
}

function alternatives(glob: string): string[] {
  let done: string[] = ['']
  let rest = glob
  for (;;) {
    const open = rest.indexOf('{')
    const close = rest.indexOf('}', open)
    if (open < 0 || close < 0 || done.length > MOST_ALTERNATIVES) return done.map((start) => start + rest)
    const choices = rest.slice(open + 1, close).split(',')
    const before = rest.slice(0, open)
    done = done.flatMap((start) => choices.map((choice) => start + before + choice))
    rest = rest.slice(close + 1)
  }
}

/** The names below a matched folder match with it. */
function matchesAll(names: readonly string[], patterns: readonly string[]): boolean {
  let reached = new Set([0])
  const spread = (from: Set<number>) => {
    for (const at of from) if (patterns[at] === '**') from.add(at + 1)
    return from
  }
  spread(reached)
  for (const name of names) {
    if (reached.has(patterns.length)) return true
    const next = new Set<number>()
    for (const at of reached) {
      const pattern = patterns[at]
      if (pattern === '**') next.add(at)
      else if (pattern !== undefined && matchesName(name, pattern)) next.add(at + 1)
    }
    reached = spread(next)
  }
  return reached.has(patterns.length)
}

/** By the states of the pattern that the name can have reached: as many steps as name times pattern. */
function matchesName(name: string, pattern: string): boolean {
  const signs = [...pattern]
  let reached = new Set([0])
  const spread = (from: Set<number>) => {
    for (const at of from) if (signs[at] === '*') from.add(at + 1)
    return from
  }
  spread(reached)
  for (const char of name) {
    const next = new Set<number>()
    for (const at of reached) {
      const sign = signs[at]
      if (sign === '*') next.add(at)
      else if (sign === '?' || sign === char) next.add(at + 1)
    }
    reached = spread(next)
  }
  return reached.has(signs.length)
}
