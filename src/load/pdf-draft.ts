import type { Margins } from './pdf-line.ts'
import type { Box } from './pdf-mark.ts'
import type { ViewCell } from './text-view.ts'

/** A line of running text on a page. */
export interface DraftLine extends Box {
  readonly kind: 'line'
  readonly page: number
  readonly text: string
  /** Of the baseline. */
  readonly y: number
  readonly size: number
  /** Those of its column, where text is set in several. */
  readonly margins?: Margins
}

/** A table as it stands on a page, or on several once they are joined. */
export interface DraftTable extends Box {
  readonly kind: 'table'
  readonly page: number
  /** The edges of its columns, in points. */
  readonly xs: readonly number[]
  readonly rows: number
  readonly cells: readonly ViewCell[]
  /** The last page that it reaches to. */
  readonly lastPage: number
}

export type Draft = DraftLine | DraftTable
