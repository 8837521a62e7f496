import type { Definition } from '../taxonomy/definitions.ts'
import type { Draft } from './draft.ts'
import { minus, over, percent, type Side } from './relate.ts'

const SIDES: Record<Definition['formula'], (a: Side, b: Side) => Side> = {
  difference: minus,
  share: percent,
  ratio: over,
  per: over,
}

/** What a definition computes of its two terms. */
export function computedBy({ formula }: Definition, first: Side, second: Side): Side {
  return SIDES[formula](first, second)
}

export function kindOf({ formula }: Definition): Draft['kind'] {
  return formula === 'difference' || formula === 'share' ? formula : 'rate'
}
