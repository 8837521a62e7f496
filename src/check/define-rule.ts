import type { ZodType, z } from 'zod'
import type { Claim, ClaimKind } from '../model/claim.ts'
import type { Bilingual, Severity } from '../model/finding.ts'
import type { Figure, Report, Section, Span } from '../model/report.ts'
import type { ReportKind } from '../taxonomy/report-kinds.ts'
import type { SectionTemplate } from '../taxonomy/section-templates.ts'
import type { RunningText } from './running-text.ts'

/** What a rule sees. Everything is readonly; nothing is I/O. */
export interface RuleContext<Options> {
  readonly report: Report
  readonly options: Options
  readonly kind: ReportKind
  /** The sections that a report of this kind must have, by the configuration's templates or the program's own. */
  readonly template: readonly SectionTemplate[]
  /** The report's paragraphs in reading order, for rules on wording; tables are in `report.tree`. */
  readonly paragraphs: readonly RunningText[]
  /** The report's claims of one kind, in reading order. */
  claims(kind: ClaimKind): readonly Claim[]
  /** Whether the claim is contradicted; with `exact`, also one that holds only by rounding (舍位平衡). */
  broken(claim: Claim, balance?: 'rounded' | 'exact'): boolean
}

/** A defect that a rule saw. Give a claim for arithmetic; a section or span for what is no arithmetic. */
export interface Problem<Messages extends string = string> {
  readonly message: Messages
  readonly claim?: Claim
  /** What is blamed: a figure or a stretch of text. By default the claim's stated figure. */
  readonly at?: Figure | Span
  /** By default the claim's other figures. */
  readonly because?: readonly Figure[]
  readonly section?: Section
  /** Values for `{name}` in the message, beyond those of the claim. */
  readonly data?: Readonly<Record<string, string>>
  readonly certainty?: 'high' | 'low'
}

/**
 * A check, as plain data and one generator. Messages may use `{stated}` (as printed, with unit), `{label}` (of the stated
 * figure), `{computed}`, `{difference}`, `{expression}` of the problem's claim, and whatever `data` gives.
 */
export interface Rule<Options = Record<string, never>, Messages extends string = string> {
  /** Names the defect, in kebab-case: `share-mismatch`. */
  readonly id: string
  readonly severity: Severity
  readonly summary: Bilingual
  /** Why it matters and what it takes for a defect. */
  readonly why?: Bilingual
  /** What a configuration may set. As a function it is called when one does, so that nobody else waits for zod to load. */
  readonly options?: ZodType<Options> | ((zod: typeof z) => ZodType<Options>)
  /** The options as they are unless set. Without them `options` must take an empty object. */
  readonly defaults?: Options
  check(context: RuleContext<Options>): Iterable<Problem<Messages>>
  readonly messages: Readonly<Record<Messages, Bilingual>>
  /**
   * At once the rule's test, its page and its `explain` text. A bad example marks the blamed text with ⟦ and ⟧:
   * `人员经费占基本支出的⟦91.43%⟧`. The marks are taken out before it is read as plain text.
   */
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
}

/** Types a rule; returns it unchanged. */
export function defineRule<Options = Record<string, never>, const Messages extends string = string>(
  rule: Rule<Options, Messages>,
): Rule<Options, Messages> {
  return rule
}
