import type { ClaimKind, Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { figuresOf, withFigures } from '../number/relation.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { isConfirmed } from './relate.ts'

/** How many numbers apart siblings may stand, and how far from the stated one what it is computed from. */
const FARTHEST = 48
const REACH = 8
/** A sibling's number of fewer digits holds by chance, unless several siblings hold in the same way. */
const SIGNIFICANT = 3
const SEVERAL = 2

const DERIVED: ReadonlySet<ClaimKind> = new Set(['sum', 'share', 'rate', 'change', 'difference', 'formula'])

/** A relation that holds, and the place of the number that it states. */
interface Model {
  readonly at: number
  readonly words: string
  readonly kind: ClaimKind
  readonly reading: Reading
}

/**
 * `决策（15分）得13.5分，得分率90%；过程（20分）得17.2分，得分率86%；…`: what is told in the same words of one thing after another is meant
 * in the same way of each. Where siblings of a number hold in one way and it holds in none, it is held to theirs; never with
 * certainty, as no words say so.
 */
export function readAnalogies(stream: readonly Mention[], drafts: readonly Draft[]): Draft[] {
  const places = new Map(stream.map(({ figure }, i) => [figure, i]))
  const models = new Map<number, Model[]>()
  const held = new Set<Figure>()
  const related = new Set<string>()
  for (const { kind, certainty, readings } of drafts) {
    const confirmed = readings.find(isConfirmed)
    const reading = confirmed ?? readings[0]
    if (reading?.stated.op !== 'figure') continue
    related.add(figuresIn(reading))
    if (!confirmed && certainty === 'low') continue
    held.add(reading.stated.figure)
    const at = places.get(reading.stated.figure)
    if (at === undefined || !DERIVED.has(kind) || !confirmed) continue
    if (kind === 'sum' && !isLevel(stream[at] as Mention)) continue
    models.set(at, [...(models.get(at) ?? []), { at, words: wordsOf(stream[at] as Mention), kind, reading }])
  }
  return stream.flatMap((mention, i) => {
    if (held.has(mention.figure) || mention.figure.value.isZero()) return []
    const draft = analogy(stream, i, siblingsOf(mention, i, models), places)
    const [reading] = draft?.readings ?? []
    if (!draft || !reading || related.has(figuresIn(reading))) return []
    related.add(figuresIn(reading))
    return [draft]
  })
}

/** Which figures it relates: x = y + z and y = x - z say the same. */
function figuresIn({ stated, computed }: Reading): string {
  return [...figuresOf(stated), ...figuresOf(computed)]
    .map(({ id }) => id)
    .sort()
    .join()
}

function siblingsOf(mention: Mention, i: number, models: ReadonlyMap<number, readonly Model[]>): Model[] {
  const words = wordsOf(mention)
  const found: Model[] = []
  for (let at = i - FARTHEST; at <= i + FARTHEST; at++) {
    for (const model of models.get(at) ?? []) if (model.words === words) found.push(model)
  }
  return found
}

/** What siblings share: 得分率, 占, 结转 in the same unit. */
function wordsOf({ role, of, figure: { label, unit } }: Mention): string {
  return [role, of, role === 'level' ? label : '', unit.dimension, unit.of].join('|')
}

/** The one way in which most siblings hold, if it could be an error that the number does not. */
function analogy(
  stream: readonly Mention[],
  i: number,
  siblings: readonly Model[],
  places: ReadonlyMap<Figure, number>,
): Draft | null {
  const ways = new Map<string, { readonly kind: ClaimKind; readonly reading: Reading; readonly models: Model[] }>()
  for (const model of siblings) {
    const reading = transferred(stream, i, model, siblings, places)
    if (!reading) continue
    const way = figuresOf(reading.computed)
      .map(({ id }) => id)
      .join()
    const known = ways.get(way)
    if (known) known.models.push(model)
    else ways.set(way, { kind: model.kind, reading, models: [model] })
  }
  const [best, next] = [...ways.values()].sort((a, b) => b.models.length - a.models.length)
  if (!best || best.models.length === next?.models.length) return null
  if (best.models.length < SEVERAL && !best.models.some(isTelling)) return null
  if (!isConfirmed(best.reading) && !isPlausible(best.reading)) return null
  const { section } = (stream[i] as Mention).figure
  return { kind: best.kind, certainty: 'low', readings: [best.reading], section }
}

function isTelling({ reading: { stated } }: Model): boolean {
  return stated.op === 'figure' && stated.figure.value.precision() >= SIGNIFICANT
}

/** The sibling's relation between the numbers in the same places around the i-th; what siblings have in common stays. */
function transferred(
  stream: readonly Mention[],
  i: number,
  { at, reading }: Model,
  siblings: readonly Model[],
  places: ReadonlyMap<Figure, number>,
): Reading | null {
  const { figure } = stream[i] as Mention
  const counterparts = new Map<Figure, Figure>()
  for (const operand of figuresOf(reading.computed)) {
    const common = siblings.some((other) => other.at !== at && figuresOf(other.reading.computed).includes(operand))
    const place = places.get(operand)
    const counterpart = common ? operand : place === undefined ? null : counterpartOf(stream, at, place, i)
    if (!counterpart || counterpart === figure) return null
    counterparts.set(operand, counterpart)
  }
  if (new Set(counterparts.values()).size < counterparts.size) return null
  const computed = withFigures(reading.computed, (operand) => counterparts.get(operand) ?? operand)
  return { ...reading, stated: { op: 'figure', figure }, computed }
}

/** What stands to the i-th number as that at `place` stands to that at `from`, all between them being of the same makes. */
function counterpartOf(stream: readonly Mention[], from: number, place: number, i: number): Figure | null {
  const step = Math.sign(place - from)
  if (Math.abs(place - from) > REACH) return null
  const [start, other] = [stream[from], stream[i]]
  for (let k = 0; k !== place - from + step; k += step) {
    const [a, b] = [stream[from + k], stream[i + k]]
    if (!start || !other || !a || !b || !isOfMake(a, b)) return null
    if (a.depth - start.depth !== b.depth - other.depth) return null
    if (a.sentence - start.sentence !== b.sentence - other.sentence) return null
  }
  const counterpart = stream[i + place - from]?.figure
  // The total of an account is told as often as that of another; only the names of the lines say that they are alike.
  const named = !start || !isLevel(start) || counterpart?.label === stream[place]?.figure.label
  return named ? (counterpart ?? null) : null
}

function isOfMake(a: Mention, b: Mention): boolean {
  const [one, other] = [a.figure, b.figure]
  return (
    a.role === b.role &&
    a.direction === b.direction &&
    one.bound === other.bound &&
    one.unit.dimension === other.unit.dimension &&
    one.unit.of === other.unit.of
  )
}
