import type { LooseCell } from './build-table.ts'
import { compose } from './compose.ts'
import { isBlank } from './lines.ts'

/** Where a cell stands in the source. */
export interface Field {
  readonly start: number
  readonly end: number
}

/** More than this many fields in a line are no row of a table. */
export const MAX_FIELDS = 512

/** A cell of one field, without the blanks around it. */
export function fieldCell(source: string, field: Field): LooseCell {
  let { start, end } = field
  while (start < end && isBlank(source.charAt(start))) start++
  while (end > start && isBlank(source.charAt(end - 1))) end--
  return { passage: compose(source, [{ start, end }]), indent: start < end ? start - field.start : 0 }
}
