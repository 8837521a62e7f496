import type { FindingClaim } from '../model/finding.ts'
import { oneLine } from './columns.ts'

/**
 * `274.79 ÷ 935.10 = 29.3861…% ≠ 29.38%`; a bound reads `31人 > 29人`. For a claim that does not fail, `agrees` is the sign
 * that joins its sides.
 */
export function arithmetic(
  { kind, expression, computed, exact, stated, difference }: FindingClaim,
  agrees?: '=' | '≈' | '≤' | '≥',
): string {
  const unit = computed.replace(/^-?[\d.]+/, '')
  // Unless more decimals follow, the computed value is the exact one with the stated figure's decimals.
  const result = computed.startsWith(exact) ? computed : exact + unit
  const working = [exact, computed, result].includes(expression) ? result : `${expression} = ${result}`
  if (kind !== 'bound') return oneLine(`${working} ${agrees ?? '≠'} ${stated}`)
  return oneLine(`${stated} ${agrees ?? (difference.startsWith('-') ? '<' : '>')} ${working}`)
}
