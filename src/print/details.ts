import type { Finding, Language } from '../model/finding.ts'
import { arithmetic } from './arithmetic.ts'
import { say } from './catalogue.ts'
import { oneLine } from './columns.ts'

/** A finding in full, a line each: its message, then its notes. */
export function details(finding: Finding, language: Language): string[] {
  return [oneLine(finding.message), ...notes(finding, language)]
}

/** The arithmetic on one line, then the cause and the correction where they are known. */
export function notes({ claim, cause, suggestion }: Finding, language: Language): string[] {
  const lines: string[] = []
  if (claim) lines.push(arithmetic(claim))
  if (cause) lines.push(say(language, 'finding.cause', { message: oneLine(cause.message) }))
  if (suggestion) lines.push(say(language, 'finding.suggestion', { text: oneLine(suggestion.text) }))
  return lines
}
