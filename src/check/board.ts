import type { Claim, Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { judge, type Verdict } from '../number/relation.ts'
import { type Balance, broken } from './broken.ts'
import type { Correction } from './corrections.ts'
import { correctedFigure, substitute } from './substitute.ts'

/** A claim as it stands after the corrections made so far. */
export interface Standing {
  readonly claim: Claim
  readonly reading: Reading
  readonly verdict: Verdict
  readonly broken: boolean
}

/** The claims of a report and which figures take part in them, with corrections on trial. */
export class Board {
  readonly #standings = new Map<string, Standing>()
  readonly #ofFigure = new Map<string, string[]>()
  readonly #balance: Balance

  constructor(claims: readonly Claim[], balance: Balance) {
    this.#balance = balance
    for (const claim of claims) {
      const { verdict } = claim.outcome
      this.#standings.set(claim.id, { claim, reading: claim.reading, verdict, broken: broken(claim, balance) })
      for (const { id } of claim.figures) {
        const known = this.#ofFigure.get(id)
        if (known) known.push(claim.id)
        else this.#ofFigure.set(id, [claim.id])
      }
    }
  }

  broken(): Standing[] {
    return [...this.#standings.values()].filter((standing) => standing.broken)
  }

  /** Those that are still broken, as they now stand. */
  still(standings: readonly Standing[]): Standing[] {
    return this.#now(standings.map(({ claim }) => claim.id)).filter((standing) => standing.broken)
  }

  /** The claims that a figure takes part in. */
  of(figure: Figure): Standing[] {
    return this.#now(this.#ofFigure.get(figure.id) ?? [])
  }

  /** The claims of a figure as they would stand with a corrected value. */
  tried(figure: Figure, { value, decimals }: Pick<Correction, 'value' | 'decimals'>): Standing[] {
    const corrected = correctedFigure(figure, value, decimals)
    return this.of(figure).map(({ claim, reading }) => {
      const after = substitute(reading, corrected)
      const outcome = judge(after)
      return { claim, reading: after, verdict: outcome.verdict, broken: broken({ outcome }, this.#balance) }
    })
  }

  correct(figure: Figure, correction: Pick<Correction, 'value' | 'decimals'>): void {
    for (const standing of this.tried(figure, correction)) this.#standings.set(standing.claim.id, standing)
  }

  #now(ids: readonly string[]): Standing[] {
    return ids.flatMap((id) => this.#standings.get(id) ?? [])
  }
}
