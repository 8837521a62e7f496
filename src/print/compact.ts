import { oneLine } from './columns.ts'
import type { Run } from './summary.ts'

/**
 * One line a finding in the manner of gcc, which editors and `grep -n` readers understand:
 * `a.md:104:67: error: message [share-mismatch]`. The severity is the English word in every language.
 */
export function printCompact({ reports }: Run): string {
  return reports
    .flatMap(({ path, findings }) =>
      findings.map(
        ({ at, severity, message, rule }) =>
          `${oneLine(path)}:${at.line}:${at.column}: ${severity}: ${oneLine(message)} [${rule}]\n`,
      ),
    )
    .join('')
}
