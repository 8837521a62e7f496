import { audit } from '../../audit.ts'
import { LoadError } from '../../load/load-error.ts'
import type { Language } from '../../model/finding.ts'
import { say } from '../../print/catalogue.ts'
import { reportKind } from '../../taxonomy/report-kinds.ts'
import type { ReportSettings } from '../audit-settings.ts'
import type { Input } from '../inputs.ts'
import { InputError, readInput } from '../read-input.ts'
import type { Outcome } from './outcome.ts'

/**
 * Audits one input; whatever goes wrong is that input's problem. The report as read is dropped unless the `whole` of it is
 * asked for: of ten thousand files only the findings are kept.
 */
export async function auditInput(
  input: Input,
  settings: ReportSettings,
  language: Language,
  whole: boolean,
): Promise<Outcome> {
  const { path } = input
  try {
    const audited = await audit(await readInput(input, language), { ...settings.options, name: path })
    const { report, statuses, ...result } = audited
    return { result: whole ? audited : result, kind: reportKind(report), notes: report.tree.notes }
  } catch (error) {
    return { path, message: whyNotAudited(error, language) ?? bug(error, language) }
  }
}

/** Why an input could not be audited, in words; null for what is a bug. */
export function whyNotAudited(error: unknown, language: Language): string | null {
  if (error instanceof InputError) return error.message
  return error instanceof LoadError ? error.bilingual[language] : null
}

/** The error and where it was thrown, on one line. */
function bug(error: unknown, language: Language): string {
  const [reason = '', at = ''] = (error instanceof Error ? (error.stack ?? String(error)) : String(error)).split(
    /\n\s*/,
  )
  return say(language, 'input.bug', { reason: `${reason} ${at}`.trim() })
}
