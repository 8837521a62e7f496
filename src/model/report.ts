import type { Decimal } from '../number/decimal.ts'
import type { Unit } from '../number/unit.ts'
import type { Claim } from './claim.ts'
import type { Source, Tree } from './tree.ts'

/** A stretch of the tree's text, in UTF-16 code units: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A report as read: what it is of, its sections, its figures and the relations it asserts between them. */
export interface Report {
  readonly tree: Tree
  readonly title: string | null
  readonly organisation: string | null
  /** The year reported on. */
  readonly year: number | null
  readonly sections: readonly Section[]
  /** Every printed quantity that states an amount, in reading order. */
  readonly figures: readonly Figure[]
  readonly claims: readonly Claim[]
}

/** A heading and what stands under it, up to the next heading of its level or above. */
export interface Section {
  /** As printed, without its punctuation: `三`, `（一）`, `1`. Null for a heading without number. */
  readonly number: string | null
  readonly title: string
  /** 0 for the report itself, then 1, 2, … */
  readonly level: number
  /** The headings from the outermost down to this one, as printed. */
  readonly path: readonly string[]
  /** The heading's own place. */
  readonly at: Span
  readonly end: number
}

/** A printed quantity and what it measures: XBRL's fact. */
export interface Figure {
  readonly id: string
  /** As printed, with its unit: `274.79万元`. */
  readonly text: string
  readonly at: Span
  /** The number alone, without its unit: where a corrected number goes. */
  readonly numberAt: Span
  /** In the printed unit: 274.79, whatever the unit's scale. */
  readonly value: Decimal
  /** Decimals printed: 2 for `20.30`. */
  readonly decimals: number
  /** Decimals that its rounding interval goes by: those of its peers for an amount printed as an integer. */
  readonly precision: number
  readonly unit: Unit
  /** `余` and `近` make a bound, not a value; so does `≥`. */
  readonly bound: Bound | null
  /** The concept or row label, as printed; may be empty. */
  readonly label: string
  /** 年初预算, 决算, 编制 …: what of the concept is stated. */
  readonly measure: string | null
  readonly year: number | null
  /** Which unit, group or table the figure is of, where the text tells. */
  readonly scope: string | null
  readonly section: Section
  /** Where in a table it stands: the table's and the cell's index in the grid. Null in prose. */
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | null
  readonly source: Source | null
}

export type Bound = 'about' | 'at-least' | 'at-most' | 'more-than' | 'less-than'
