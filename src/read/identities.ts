import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { type Concept, conceptOf } from '../taxonomy/concepts.ts'
import type { Draft } from './draft.ts'
import { equals, figure, sum } from './relate.ts'

/**
 * The calculation links that a configuration adds, wherever their facts are stated: a whole and all parts of one measure, year
 * and unit. Parts stand in the whole's column, else in its section; elsewhere they count only where each is stated once.
 */
export function readIdentities(levels: readonly Figure[], further: readonly Concept[]): Draft[] {
  const links = further.flatMap(({ names, sums = [] }) => (sums.length > 0 ? [{ names, sums }] : []))
  if (links.length === 0) return []
  const byConcept = new Map<Concept, Figure[]>()
  for (const level of levels) {
    const concept = conceptOf(level.label)
    if (!concept || level.bound !== null) continue
    const list = byConcept.get(concept)
    if (list) list.push(level)
    else byConcept.set(concept, [level])
  }
  return links.flatMap(({ names, sums }) => {
    const concept = conceptOf(names[0] ?? '')
    const wholes = (concept && byConcept.get(concept)) ?? []
    return wholes.flatMap((whole): Draft[] => {
      const readings = sums.flatMap((parts) => reading(whole, parts, byConcept))
      return readings.length > 0 ? [{ kind: 'sum', certainty: 'high', readings, section: whole.section }] : []
    })
  })
}

function reading(whole: Figure, parts: readonly string[], of: ReadonlyMap<Concept, readonly Figure[]>): Reading[] {
  const found = parts.map((part) => {
    const concept = conceptOf(part)
    return nearby(
      whole,
      ((concept && of.get(concept)) ?? []).filter((one) => one !== whole && isOfOne(one, whole)),
    )
  })
  return found.every((one) => one !== null) ? [equals(whole, sum(...found.map(figure)))] : []
}

function nearby(whole: Figure, parts: readonly Figure[]): Figure | null {
  const inColumn = parts.filter(
    ({ cell }) => cell && cell.table === whole.cell?.table && cell.column === whole.cell.column,
  )
  const inSection = parts.filter(({ section }) => section === whole.section)
  for (const near of [inColumn, inSection, parts])
    if (near.length > 0) return near.length === 1 ? (near[0] ?? null) : null
  return null
}

function isOfOne(part: Figure, whole: Figure): boolean {
  return (
    part.unit.dimension === whole.unit.dimension &&
    part.unit.of === whole.unit.of &&
    part.measure === whole.measure &&
    part.year === whole.year &&
    part.scope === whole.scope
  )
}
