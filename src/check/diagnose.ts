import type { Claim } from '../model/claim.ts'
import type { Bilingual, CauseKind } from '../model/finding.ts'
import type { Figure, Report } from '../model/report.ts'
import { Board, type Standing } from './board.ts'
import type { Balance } from './broken.ts'
import type { Correction } from './corrections.ts'
import { explainCause } from './explain-cause.ts'
import { neighboursIn } from './neighbours.ts'
import { findSuspect } from './suspect.ts'

/** One wrong figure and the claims that its correction repairs. */
export interface Diagnosis {
  readonly blamed: Figure
  readonly claims: readonly Claim[]
  /** Null when the evidence does not single out one correction. */
  readonly correction: Pick<Correction, 'value' | 'decimals'> | null
  readonly cause: { readonly kind: CauseKind; readonly message: Bilingual } | null
}

/** Recomputations of single figures that a report may cost; beyond them only stated figures are tried. */
const EFFORT = 100_000

/**
 * Finds, for each connected group of broken claims, the figure whose correction repairs most of them and breaks no claim
 * that holds. What it leaves broken is diagnosed again with the correction in place. Claims that no correction of a single
 * figure repairs are in no diagnosis.
 */
export function diagnose(report: Report, balance: Balance): Diagnosis[] {
  const board = new Board(report.claims, balance)
  const neighbours = neighboursIn(report)
  const effort = { left: EFFORT }
  return groups(board.broken()).flatMap((group) => {
    const found: Diagnosis[] = []
    let rest = group
    for (;;) {
      const suspect = findSuspect(rest, board, neighbours, effort)
      if (!suspect) return found
      const { figure, correction, repaired, certain } = suspect
      found.push({
        blamed: figure,
        claims: repaired,
        correction: certain ? correction : null,
        cause: explainCause(figure, correction, repaired, board),
      })
      if (certain) board.correct(figure, correction)
      rest = board.still(rest.filter(({ claim }) => !repaired.includes(claim)))
    }
  })
}

/** Broken claims that share figures, directly or through others. */
function groups(standings: readonly Standing[]): Standing[][] {
  const parent = standings.map((_, index) => index)
  const root = (index: number): number => {
    let top = index
    while (parent[top] !== top) top = parent[top] ?? top
    parent[index] = top
    return top
  }
  const firstWith = new Map<string, number>()
  standings.forEach(({ claim }, index) => {
    for (const { id } of claim.figures) {
      const first = firstWith.get(id)
      if (first === undefined) firstWith.set(id, index)
      else parent[root(index)] = root(first)
    }
  })
  const members = new Map<number, Standing[]>()
  standings.forEach((standing, index) => {
    const known = members.get(root(index))
    if (known) known.push(standing)
    else members.set(root(index), [standing])
  })
  return [...members.values()]
}
