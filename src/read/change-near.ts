import type { Figure } from '../model/report.ts'
import type { Mention } from './mention.ts'

/** Two levels between which something changed, and whether the words themselves say so. */
export interface Ends {
  readonly now: Figure
  readonly before: Figure
  readonly stated: boolean
  /** Meant, but perhaps not of the same scope. */
  readonly likely?: true
}

/** How many numbers before a change its ends may stand. */
export const FARTHEST = 10

/** The numbers before the i-th, nearest first, back to `sentences` before its own. */
export function back(stream: readonly Mention[], i: number, sentences: number): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (stated.sentence - mention.sentence > sentences) break
    found.push(mention)
  }
  return found
}

/** Each level set against what the words themselves name as the one before. */
export function against(before: Mention, levels: readonly Mention[]): Ends[] {
  return levels.map((now) => ({ now: now.figure, before: before.figure, stated: true }))
}
