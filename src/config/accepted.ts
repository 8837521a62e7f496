import type { Finding } from '../model/finding.ts'
import { type Layer, matchesAny, type Target } from './resolve.ts'
import type { Exception } from './schema.ts'

/** An exception of a configuration that accepts a finding. */
export interface Accepting {
  readonly exception: Exception
  readonly directory: string
}

/** The exceptions that speak of a report. */
export function exceptionsFor(layers: readonly Layer[], target: Target): Accepting[] {
  return layers.flatMap(({ config, directory }) =>
    (config.exceptions ?? [])
      .filter(({ files }) => files === undefined || matchesAny(target, directory, files))
      .map((exception) => ({ exception, directory })),
  )
}

/** Whether an exception still counts on a day, given as YYYY-MM-DD. */
export function isExpired({ expires }: Exception, today: string): boolean {
  return expires !== undefined && expires < today
}

/** Whether an exception means a finding: by rule, by fingerprint or both; one with neither means all of the file. */
export function accepts({ rule, fingerprint }: Exception, finding: Finding): boolean {
  return (rule ?? finding.rule) === finding.rule && (fingerprint ?? finding.fingerprint) === finding.fingerprint
}
