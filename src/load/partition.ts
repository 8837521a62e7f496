/** More columns than this are not weighed; the last group takes what is left. */
const WEIGHED = 40

/**
 * Divides a row of `units` into `groups` runs, each of at least one, so that the cost is least. Returns where each group starts.
 *
 * @param cost of letting group `group` take the units from `from` up to, not including, `to`.
 */
export function partition(
  groups: number,
  units: number,
  cost: (group: number, from: number, to: number) => number,
): number[] {
  if (units > WEIGHED || groups >= units)
    return Array.from({ length: groups }, (_, group) => Math.min(group, units - 1))
  let best: number[] = Array.from({ length: units + 1 }, (_, to) => (to === 0 ? 0 : Number.POSITIVE_INFINITY))
  const cuts: number[][] = []
  for (let group = 0; group < groups; group++) {
    const next = new Array<number>(units + 1).fill(Number.POSITIVE_INFINITY)
    const cut = new Array<number>(units + 1).fill(0)
    for (let to = group + 1; to <= units - (groups - group - 1); to++) {
      for (let from = group; from < to; from++) {
        const total = (best[from] ?? Number.POSITIVE_INFINITY) + cost(group, from, to)
        if (total < (next[to] ?? 0)) {
          next[to] = total
          cut[to] = from
        }
      }
    }
    best = next
    cuts.push(cut)
  }
  const starts: number[] = []
  for (let group = groups - 1, to = units; group >= 0; group--) {
    to = cuts[group]?.[to] ?? 0
    starts.unshift(to)
  }
  return starts
}
