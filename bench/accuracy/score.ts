import type { Finding, Place } from '../../src/model/finding.ts'
import { readPrinted } from './annotation.ts'
import type { Plant } from './plant.ts'

/** What an audit of a planted report came to. */
export interface Score {
  /** A new finding touches the wrong figure or a figure related to it. */
  readonly detected: boolean
  /** A new finding has the wrong figure among its figures. */
  readonly located: boolean
  /** A new finding blames the wrong figure. */
  readonly blamed: boolean
  /** A new finding suggests the true number for it. */
  readonly repaired: boolean
  readonly fresh: readonly Finding[]
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Compares the findings of a planted report with those of the untouched one. */
export function score(plant: Plant, baseline: readonly Finding[], findings: readonly Finding[]): Score {
  const { figure, wrong, report } = plant
  const shift = wrong.length - figure.text.length
  const back = (offset: number) => (offset > figure.start ? offset - shift : offset)
  const known = new Set(baseline.map((finding) => signature(finding, (offset) => offset)))
  const fresh = findings.filter((finding) => !known.has(signature(finding, back)))
  const here: Stretch = { start: figure.start, end: figure.start + wrong.length }
  const related = plant.report.relations
    .filter(({ keys }) => keys.includes(figure.key))
    .flatMap(({ keys }) => keys.flatMap((key) => report.figures.get(key) ?? []))
    .map(({ key, start, end }) =>
      key === figure.key ? here : start > figure.start ? { start: start + shift, end: end + shift } : { start, end },
    )
  const touches = (place: Place, stretch: Stretch) =>
    place.offset < stretch.end && stretch.start < place.offset + Math.max(place.text.length, 1)
  const places = ({ at, because }: Finding) => [at, ...because]
  return {
    detected: fresh.some((finding) => places(finding).some((place) => related.some((r) => touches(place, r)))),
    located: fresh.some((finding) => places(finding).some((place) => touches(place, here))),
    blamed: fresh.some((finding) => touches(finding.at, here)),
    repaired: fresh.some((finding) => repairs(finding, plant)),
    fresh,
  }
}

/** The rule and the figures in the untouched report's offsets, whatever their role and value. */
function signature({ rule, at, because }: Finding, back: (offset: number) => number): string {
  return `${rule} ${[at, ...because].map(({ offset }) => back(offset)).sort((a, b) => a - b)}`
}

function repairs({ suggestion }: Finding, { figure, wrong, text, report }: Plant): boolean {
  if (!suggestion) return false
  const { offset, length } = suggestion
  if (offset < figure.start || offset + length > figure.start + wrong.length) return false
  const repaired = text.slice(0, offset) + suggestion.text + text.slice(offset + length)
  if (repaired === report.text) return true
  const printed = readPrinted(
    repaired.slice(figure.start, figure.start + wrong.length - length + suggestion.text.length),
  )
  if (!printed) return false
  const unit = printed.unit.text === '' ? figure.unit : printed.unit
  return printed.value.times(unit.scale).equals(figure.value.times(figure.unit.scale))
}
