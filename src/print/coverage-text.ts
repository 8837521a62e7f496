import type { Coverage, Language } from '../model/finding.ts'
import { say } from './catalogue.ts'

/** The counts of a coverage in words, for a line of the catalogue. */
export function coverageParts(coverage: Coverage, language: Language) {
  return {
    figures: say(language, 'summary.figures', { n: coverage.total }),
    verified: say(language, 'summary.verified', { n: coverage.verified }),
    contradicted: say(language, 'summary.contradicted', { n: coverage.contradicted }),
    unchecked: say(language, 'summary.unchecked', { n: coverage.unchecked }),
  }
}

export function listOf(items: readonly string[], language: Language): string {
  return items.join(say(language, 'list.separator'))
}
