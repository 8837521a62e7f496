import type { Topic } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Expression } from '../number/relation.ts'
import type { Draft } from './draft.ts'
import { type Axis, type Footing, foots } from './table-axis.ts'
import type { Found, Inclusion } from './table-rows.ts'

/** The figure as an expression. */
export function printed(figure: Figure): Expression<Figure> {
  return { op: 'figure', figure }
}

/** One draft for every crossing at which a footing has a total and at least one part printed. */
export function footingDrafts(
  axis: Axis,
  found: Found,
  certain: boolean,
  topic: Topic,
  counts: (crossing: number) => 'yes' | 'unsure' | 'no',
): Draft[] {
  const drafts: Draft[] = []
  const { footing, rivals, basis } = found
  for (let crossing = 0; crossing < axis.crossings; crossing++) {
    const counted = counts(crossing)
    if (counted === 'no') continue
    const holds = foots(axis, footing, crossing)
    if (holds === null) continue
    const readings = [footing, ...rivals.slice(0, 4)]
      .filter((each) => foots(axis, each, crossing) !== null)
      .map((each) => footingReading(axis, each, crossing))
      .filter((reading) => reading !== null)
    // Sub-items that each come to the whole are several breakdowns of it, unless their codes make them its parts.
    const single = ({ line }: Footing['parts'][number]) =>
      axis.value(line, crossing) === axis.value(footing.total, crossing)
    if (!holds && basis === 'outline' && !found.coded && footing.parts.some(single)) continue
    const total = axis.figure(footing.total, crossing)
    if (!total || readings.length === 0) continue
    if (!holds && !certain && isUnconfirmed(found)) continue
    drafts.push({
      kind: 'sum',
      topic,
      certainty: certain && counted === 'yes' ? 'high' : 'low',
      readings,
      section: total.section,
    })
  }
  return drafts
}

/** Whether nothing confirms the structure: its parts are then not those in sight. */
function isUnconfirmed({ footing, basis, coded, tally: { holds, fails } }: Found): boolean {
  return holds === 0 && !(coded && fails < 2) && (basis !== 'label' || fails > 1 || footing.parts.length < 2)
}

function footingReading(axis: Axis, { total, parts }: Footing, crossing: number): Draft['readings'][number] | null {
  const stated = axis.figure(total, crossing)
  const terms = parts.flatMap(({ line, weight }) => {
    const figure = axis.figure(line, crossing)
    return figure ? [{ weight, of: printed(figure) }] : []
  })
  return stated && terms.length > 0
    ? { stated: printed(stated), comparison: '=', computed: { op: 'sum', terms } }
    : null
}

/** Part ≤ whole, for every column that prints both as amounts of one kind and not below zero. */
export function inclusionDrafts(
  axis: Axis,
  { whole, part, certain }: Inclusion,
  counts: (crossing: number) => boolean,
): Draft[] {
  const drafts: Draft[] = []
  for (let crossing = 0; crossing < axis.crossings; crossing++) {
    const [outer, inner] = [axis.figure(whole, crossing), axis.figure(part, crossing)]
    if (!outer || !inner || !counts(crossing) || axis.key(whole, crossing) !== axis.key(part, crossing)) continue
    if (outer.unit.dimension === 'percent' || isComposition(axis, whole) || isComposition(axis, part)) continue
    if (outer.value.isNegative() || inner.value.isNegative()) continue
    drafts.push({
      kind: 'bound',
      topic: 'part',
      certainty: certain ? 'high' : 'low',
      readings: [{ stated: printed(inner), comparison: '<=', computed: printed(outer) }],
      section: inner.section,
    })
  }
  return drafts
}

/** Whether a line's numbers are shares of it: they add up to 100. */
function isComposition(axis: Axis, line: number): boolean {
  let sum = 0
  for (let crossing = 0; crossing < axis.crossings; crossing++) sum += axis.value(line, crossing) || 0
  return Math.abs(sum - 100) < 0.5
}
