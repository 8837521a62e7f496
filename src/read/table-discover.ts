import { type Axis, type Footing, tally } from './table-axis.ts'
import type { Found } from './table-rows.ts'

const LONGEST_RUN = 40
const TRIED = 4
/** Digits that must agree before a sum is more than chance. */
const EVIDENCE = 10
/** Where two crossings hold and one fails. */
const EVIDENCE_OF_TWO = 8

/**
 * Lines that are the sum of the run of lines just before or behind them, at every crossing but at most one, without being
 * called a total.
 */
export function discoverSums(
  axis: Axis,
  lines: readonly number[],
  known: ReadonlySet<string>,
  counts: (crossing: number) => boolean,
): Found[] {
  const found: Found[] = []
  const covered = new Set(known)
  for (let at = 0; at < lines.length; at++) {
    const best = [1, -1]
      .map((step) => longestRun(axis, lines, at, step, counts))
      .find((each) => each !== null && !isCovered(covered, each.footing))
    if (!best) continue
    covered.add(keyOf(best.footing))
    found.push(best)
  }
  return found
}

/** The lines of a footing, whichever of them is the total. */
export function keyOf({ total, parts }: Footing): string {
  return [total, ...parts.map(({ line }) => line)].sort((a, b) => a - b).join()
}

/** Whether a known relation is over the same lines, or over these and more. */
function isCovered(known: ReadonlySet<string>, footing: Footing): boolean {
  const lines = keyOf(footing)
  return known.has(lines) || isWithin(known, lines)
}

/** Whether the lines of a key are all among those of a known one. */
export function isWithin(known: ReadonlySet<string>, key: string): boolean {
  const lines = key.split(',')
  return [...known].some((other) => {
    const wider = new Set(other.split(','))
    return lines.every((line) => wider.has(line))
  })
}

function longestRun(
  axis: Axis,
  lines: readonly number[],
  at: number,
  step: number,
  counts: (crossing: number) => boolean,
): Found | null {
  const total = lines[at] ?? 0
  const probes: number[] = []
  for (let crossing = 0; crossing < axis.crossings && probes.length < TRIED; crossing++) {
    if (counts(crossing) && Math.abs(axis.value(total, crossing)) > 0) probes.push(crossing)
  }
  if (probes.length < 2) return null
  const sums = probes.map(() => 0)
  const slacks = probes.map((crossing) => axis.slack(total, crossing))
  const parts: Footing['parts'][number][] = []
  let signed = probes.some((crossing) => axis.value(total, crossing) < 0)
  for (let length = 1; length <= LONGEST_RUN; length++) {
    const line = lines[at + step * length]
    if (line === undefined || !axis.spend(TRIED)) return null
    parts.push({ line, weight: 1 })
    let near = 0
    let beyond = 0
    probes.forEach((crossing, i) => {
      const value = axis.value(line, crossing)
      if (!Number.isNaN(value)) {
        signed ||= value < 0
        sums[i] = (sums[i] ?? 0) + value
        slacks[i] = (slacks[i] ?? 0) + axis.slack(line, crossing)
      }
      const over = (sums[i] ?? 0) - axis.value(total, crossing)
      const slack = (slacks[i] ?? 0) + 1e-6
      if (Math.abs(over) <= slack) near++
      else if (over > slack) beyond++
    })
    // Amounts that are not negative only take the sum further away.
    if (!signed && beyond > 1) return null
    if (length < 2 || near < Math.max(2, probes.length - 1)) continue
    const footing = { total, parts: [...parts].sort((a, b) => a.line - b.line) }
    const scored = tally(axis, footing, counts)
    const enough = scored.holds >= 2 + scored.fails ? EVIDENCE : EVIDENCE_OF_TWO
    if (scored.digits >= enough && scored.fails <= 1 && scored.holds >= 2)
      return { footing, tally: scored, rivals: [], basis: 'data' }
  }
  return null
}
