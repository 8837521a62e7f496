import { type AnnotatedReport, assess, type Located, type Related, readPrinted } from './annotation.ts'
import { MODES, type Mode, miswrite } from './miswrite.ts'

/** A report with one wrong number. */
export interface Plant {
  readonly report: AnnotatedReport
  readonly mode: Mode
  /** The figure as it was. */
  readonly figure: Located
  /** As it is now printed. */
  readonly wrong: string
  readonly text: string
  /** What held and no longer does, the firmest first; never empty. */
  readonly broken: readonly Related[]
}

/**
 * Every wrong number that can be planted at a figure of a relation and really breaks one by intervals, at most one for a
 * figure and a mode.
 */
export function plants(report: AnnotatedReport, random: () => number): Plant[] {
  const figures = [...report.figures.values()]
  return figures.flatMap((figure) => {
    const relations = report.relations.filter(({ keys }) => keys.includes(figure.key))
    const held = relations.filter((relation) => !fails(relation, report.figures))
    if (held.length === 0) return []
    return MODES.flatMap((mode) => {
      const wrong = miswrite(mode, figure, figures, random)
      const plant = wrong === null || wrong === figure.text ? null : plantAt(report, figure, mode, wrong, held)
      return plant ? [plant] : []
    })
  })
}

function plantAt(
  report: AnnotatedReport,
  figure: Located,
  mode: Mode,
  wrong: string,
  held: readonly Related[],
): Plant | null {
  const printed = readPrinted(wrong)
  if (!printed) return null
  const changed: Located = {
    ...figure,
    value: printed.value,
    precision: Math.max(printed.precision, figure.precision),
    unit: printed.unit.text === '' ? figure.unit : printed.unit,
  }
  const figures = new Map(report.figures).set(figure.key, changed)
  const broken = held.filter((relation) => fails(relation, figures)).sort((a, b) => firmness(b) - firmness(a))
  if (broken.length === 0) return null
  const text = report.text.slice(0, figure.start) + wrong + report.text.slice(figure.end)
  return { report, mode, figure, wrong, text, broken }
}

/** Whether it is an equation between figures, as opposed to a bound or a count of items. */
export function isEquation({ kind, comparison }: Related): boolean {
  return comparison === '=' && kind !== 'count'
}

function firmness(relation: Related): number {
  return (
    (isEquation(relation) ? 4 : 0) + (relation.kind === 'count' ? 2 : 0) + (relation.strength === 'certain' ? 1 : 0)
  )
}

function fails(relation: Related, figures: ReadonlyMap<string, Located>): boolean {
  return assess(relation, figures).verdict === 'fails'
}
