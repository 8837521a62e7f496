import type { Outcome, Relation } from '../number/relation.ts'
import type { Figure, Section, Span } from './report.ts'

export type ClaimKind =
  | 'sum'
  | 'share'
  | 'rate'
  | 'difference'
  | 'change'
  | 'count'
  | 'bound'
  | 'restatement'
  | 'formula'
  | 'statement'

/** How sure the reader is, from the wording, that the report asserts the claim. */
export type Certainty = 'high' | 'low'

/** What a claim is about, where a rule needs to tell claims of one kind apart. */
export type Topic = 'table' | 'staff' | 'score' | 'weight' | 'part' | 'deduction' | 'grade' | 'spending' | 'percent'

/** A relation that the report asserts between its figures, with every plausible way to read it. */
export interface Claim {
  readonly id: string
  readonly kind: ClaimKind
  readonly topic: Topic | null
  readonly certainty: Certainty
  /** The reading that the arithmetic confirms, else the most plausible one. */
  readonly reading: Reading
  /** How many plausible readings there were; the claim fails only if every one of them fails. */
  readonly readings: number
  readonly outcome: Outcome
  /** Every figure of the chosen reading; the stated one first. */
  readonly figures: readonly Figure[]
  readonly section: Section
  /** Of a statement that stands apart from its figures: its own words. Null for all other claims. */
  readonly words: Span | null
}

/** One way to read a claim, over figures. */
export type Reading = Relation<Figure>
