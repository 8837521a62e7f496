import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, isConfirmed, percent, roughly } from './relate.ts'

/** Levels that can be wholes, and shares held to them: a hostile text has more of both. */
const MOST_WHOLES = 400
const MOST_SHARES = 300
const ALIKE = 0.8
const MOST_BASES = 3
/** 占全国的5.8%, 占全部工业的53.7%: the whole bears the name of its part. */
const WHOLE = /^(?:全[国省市县区州部]|乡及|规模以上|其)?[^，。；]{0,8}的?$/u

interface Share {
  readonly stated: Mention
  readonly draft: Draft
  readonly bases: readonly Mention[]
}

/**
 * `资产总额a，占53.7%；工业增加值b，占34.1%；…`, where an earlier section states the whole of each under the same name, as census
 * bulletins do. The words say of neither which whole is meant, so that one share speaks for another: where two of a paragraph are
 * confirmed by wholes of their names, the others are held to theirs.
 */
export function readSharesOfNamesakes(stream: readonly Mention[]): Draft[] {
  const shares = stream.flatMap((stated, i) => besideAmount(stream, i, stated)).slice(0, MOST_SHARES)
  const parts = new Set(shares.map(({ part }) => part))
  const early = stream
    .filter((mention) => isLevel(mention) && isWhole(mention) && !parts.has(mention))
    .slice(0, MOST_WHOLES)
  const byParagraph = new Map<number, Share[]>()
  for (const { stated, part } of shares) {
    const bases = namesakes(part, early)
    if (bases.length === 0) continue
    const readings = bases.map((base) => equals(stated.figure, percent(figure(part.figure), figure(base.figure))))
    const draft: Draft = { kind: 'share', certainty: 'low', readings, section: stated.figure.section }
    const group = byParagraph.get(stated.paragraph) ?? []
    byParagraph.set(stated.paragraph, [...group, { stated, draft, bases }])
  }
  return [...byParagraph.values()].flatMap(heldTo)
}

interface Beside {
  readonly stated: Mention
  readonly part: Mention
}

function besideAmount(stream: readonly Mention[], i: number, stated: Mention): Beside[] {
  const part = stream[i - 1]
  if (!part || stated.role !== 'share' || stated.figure.value.isZero() || stated.figure.bound !== null) return []
  const beside = isLevel(part) && part.sentence === stated.sentence && stated.gap <= GAP.comma
  return beside && WHOLE.test(stated.of) && /占/u.test(stated.phrase) ? [{ stated, part }] : []
}

function isWhole({ depth, prior, figure: { label } }: Mention): boolean {
  return depth === 0 && !prior && label.length > 1
}

/** Larger levels of the name in paragraphs before, the most alike first. */
function namesakes({ figure: part, paragraph }: Mention, wholes: readonly Mention[]): Mention[] {
  return wholes
    .filter((whole) => {
      const { figure: other } = whole
      if (whole.paragraph >= paragraph || !commensurable(other.unit, part.unit)) return false
      return roughly(other) > roughly(part) && likeness(other.label, part.label) >= ALIKE
    })
    .sort((a, b) => likeness(b.figure.label, part.label) - likeness(a.figure.label, part.label))
    .slice(0, MOST_BASES)
}

const FEWEST_CONFIRMED = 2

function heldTo(group: readonly Share[]): Draft[] {
  const homes = new Map<number, number>()
  for (const { draft, bases } of group) {
    for (const home of new Set(bases.filter((_, n) => confirms(draft, n)).map(({ paragraph }) => paragraph)))
      homes.set(home, (homes.get(home) ?? 0) + 1)
  }
  return group.flatMap(({ draft, bases }) => {
    const confirmed = draft.readings.filter(isConfirmed)
    if (confirmed.length > 0) return [{ ...draft, readings: confirmed }]
    const known = draft.readings.filter((_, n) => (homes.get(bases[n]?.paragraph ?? -1) ?? 0) >= FEWEST_CONFIRMED)
    return known.length > 0 ? [{ ...draft, readings: known }] : []
  })
}

function confirms({ readings }: Draft, n: number): boolean {
  const reading = readings[n]
  return reading !== undefined && isConfirmed(reading)
}
