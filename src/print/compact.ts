import { oneLine } from './columns.ts'
import type { Streamed } from './streamed.ts'

/**
 * One line a finding in the manner of gcc, which editors and `grep -n` readers understand:
 * `a.md:104:67: error: message [share-mismatch]`. The severity is the English word in every language.
 */
export const compact: Streamed = {
  report: ({ path, findings }) =>
    findings
      .map(
        ({ at, severity, message, rule }) =>
          `${oneLine(path)}:${at.line}:${at.column}: ${severity}: ${oneLine(message)} [${rule}]\n`,
      )
      .join(''),
  end: () => '',
}
