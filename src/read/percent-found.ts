import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { figuresOf } from '../number/relation.ts'
import { slips } from '../number/slips.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, percent, roughly, significantDigits } from './relate.ts'

/** Fewer digits than these are the percentage of some pair of amounts by chance. */
const SIGNIFICANT = 4
/** How many amounts before may be what the percentage is of, where it agrees and where it is a slip away. */
const MOST_BASES = 40
const MOST_NEAR = 8
const MOST_PARTS = 3
/** Of 1000 the percentage has the digits of the part. */
const ROUND = 2
const FARTHEST = 80

/**
 * A percentage whose words do not say of what it is, or say it so that nothing fits: what stands right before it, and an amount
 * somewhat further up, of which it is the share to four digits, are what it was computed from. Then whatever else it was held
 * to was misread. Where no two agree but for one slip of the hand in the percentage, it is doubtful.
 */
export function withPercentagesFound(
  stream: readonly Mention[],
  cells: readonly Figure[],
  drafts: readonly Draft[],
): Draft[] {
  const stating = new Map<Figure, Draft[]>()
  for (const draft of drafts) {
    const [reading] = draft.readings
    if (reading?.stated.op !== 'figure' || reading.stated.figure.unit.dimension !== 'percent') continue
    stating.set(reading.stated.figure, [...(stating.get(reading.stated.figure) ?? []), draft])
  }
  const misread = new Set<Draft>()
  const found = stream.flatMap((mention, i): Draft[] => {
    const { figure: stated } = mention
    if (!isRatio(mention)) return []
    const own = stating.get(stated) ?? []
    if (own.some(({ readings }) => readings.some(isConfirmed))) return []
    const agreeing = readingsOf(stream, i, MOST_BASES).filter(isConfirmed)
    const told = own.some(({ certainty, readings }) => certainty === 'high' || readings.some(isPlausible))
    const doubtful = told || agreeing.length > 0 ? null : oneSlipAway(stated, readingsOf(stream, i, MOST_NEAR))
    if (doubtful && cells.some((cell) => isShareOf(stated, doubtful, cell))) return []
    const readings = doubtful ? [doubtful] : agreeing
    if (readings.length === 0) return []
    for (const draft of own) misread.add(draft)
    return [{ kind: mention.role === 'rate' ? 'rate' : 'share', certainty: 'low', readings, section: stated.section }]
  })
  return [...drafts.filter((draft) => !misread.has(draft)), ...found]
}

function isRatio({ role, figure: of }: Mention): boolean {
  const ratio = role === 'share' || role === 'rate' || role === 'other'
  return (
    ratio &&
    of.unit.dimension === 'percent' &&
    of.bound === null &&
    !of.value.equals(100) &&
    significantDigits(of) >= SIGNIFICANT
  )
}

/** What stands right before it over every amount further up. */
function readingsOf(stream: readonly Mention[], i: number, most: number): Reading[] {
  const stated = stream[i] as Mention
  const before: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST && before.length <= most; j--) {
    const mention = stream[j] as Mention
    if (mention.figure.section.path[0] !== stated.figure.section.path[0]) break
    if (isLevel(mention) && mention.figure.unit.dimension !== 'percent') before.push(mention)
  }
  const parts = before.slice(0, MOST_PARTS).filter(({ paragraph }) => paragraph === stated.paragraph)
  return parts.flatMap((part) =>
    before.flatMap((whole) => {
      const beside = part.sentence === stated.sentence || whole.sentence === stated.sentence
      if (whole === part || !beside || !commensurable(part.figure.unit, whole.figure.unit)) return []
      const [a, b] = [figure(part.figure), figure(whole.figure)]
      return [equals(stated.figure, percent(a, b))]
    }),
  )
}

/** The only reading that one slip of the hand in the percentage parts from being right, where just one slip does. */
function oneSlipAway(stated: Figure, readings: readonly Reading[]): Reading | null {
  const meant = slips(stated).filter(({ kind }) => kind !== 'sign')
  const fitting = readings.flatMap((reading) => {
    const [a, b] = figuresOf(reading.computed)
    if (!a || !b || b.value.precision() < ROUND) return []
    const percentage = (100 * roughly(a)) / roughly(b)
    return meant
      .filter(({ value, decimals }) => Math.abs(value.toNumber() - percentage) <= 0.51 * 10 ** -decimals)
      .map(() => reading)
  })
  const [only, other] = new Set(fitting)
  return other ? null : (only ?? null)
}

/** Whether the same part is so much of what a table states. */
function isShareOf(stated: Figure, { computed }: Reading, cell: Figure): boolean {
  const [part] = figuresOf(computed)
  if (!part || !commensurable(part.unit, cell.unit)) return false
  return isConfirmed(equals(stated, percent(figure(part), figure(cell))))
}
