import type { Finding } from '../model/finding.ts'
import type { Baseline } from './baseline-schema.ts'

/** The findings that the baseline does not have, and how many of its entries for the report are no longer found. */
export function compareToBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  path: string,
): { fresh: Finding[]; stale: number } {
  const entries = baseline.findings[path] ?? []
  const known = new Set(entries.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`))
  const found = new Set(findings.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`))
  return {
    fresh: findings.filter(({ rule, fingerprint }) => !known.has(`${rule} ${fingerprint}`)),
    stale: [...known].filter((key) => !found.has(key)).length,
  }
}

/** What a baseline keeps of a report's findings. */
export function baselineEntries(findings: readonly Finding[]): Baseline['findings'][string] {
  return findings.map(({ rule, fingerprint, message }) => ({ rule, fingerprint, message }))
}
