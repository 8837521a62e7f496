import type { Certainty, ClaimKind } from './claim.ts'
import type { Source } from './tree.ts'

export type Severity = 'error' | 'warning' | 'info'
export type Language = 'zh' | 'en'

/** A text in both languages. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** A place in the report for people and tools: lines and columns from 1, offsets from 0, all in UTF-16 code units. */
export interface Place {
  readonly text: string
  readonly offset: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly source: Source | null
}

/** A defect that a rule found, as the JSON contract (version 1) prints it. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly certainty: Certainty
  readonly message: string
  readonly language: Language
  readonly section: {
    readonly number: string | null
    readonly title: string
    readonly path: readonly string[]
  }
  /** The figure that the finding blames. */
  readonly at: Place
  /** All the other figures of the claim. */
  readonly because: readonly (Place & { readonly label: string })[]
  /** The arithmetic; null for editorial findings. */
  readonly claim: FindingClaim | null
  readonly cause: { readonly kind: CauseKind; readonly message: string } | null
  /** A replacement of `length` code units at `offset`. */
  readonly suggestion: { readonly text: string; readonly offset: number; readonly length: number } | null
  /** Of rule, labels and relation, not of line numbers: a baseline survives edits elsewhere. */
  readonly fingerprint: string
}

export interface FindingClaim {
  readonly kind: ClaimKind
  readonly expression: string
  readonly stated: string
  readonly computed: string
  readonly exact: string
  readonly difference: string
  readonly tolerance: string
}

export type CauseKind =
  | 'truncated'
  | 'transposed-digits'
  | 'changed-digit'
  | 'dropped-digit'
  | 'doubled-digit'
  | 'decimal-point'
  | 'unit'
  | 'sign'
  | 'missing-addend'
  | 'surplus-addend'
  | 'other-figure'
  | 'plugged'

/** Of the figures that take part in anything: verified by a relation, contradicted by one, or left unchecked. */
export interface Coverage {
  readonly total: number
  readonly verified: number
  readonly contradicted: number
  readonly unchecked: number
}

/** What became of one figure. */
export type FigureStatus = Exclude<keyof Coverage, 'total'>

/** One audited report, as the JSON contract (version 1) prints it. */
export interface ReportResult {
  readonly path: string
  readonly format: string
  readonly title: string | null
  readonly organisation: string | null
  readonly year: number | null
  readonly figures: Coverage
  readonly findings: readonly Finding[]
}

/** An input that could not be read. */
export interface InputProblem {
  readonly path: string
  readonly message: string
}
