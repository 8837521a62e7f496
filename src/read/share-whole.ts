import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { dividesWhole } from '../taxonomy/complements.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, isConfirmed, percent, roughly, sum } from './relate.ts'

/** How far a printed share may be from the true one, in percentage points, for most reports. */
const ROUNDED = 0.05

/** An amount and the share that it is said to be. */
export interface Part {
  readonly stated: Mention
  readonly part: Figure
}

/** Parts whose shares of one named whole come to 100% fill it: their amounts add up to it. */
export function fills(parts: readonly Part[], base: Figure): Draft[] {
  if (parts.length < 2 || !areWhole(parts)) return []
  const reading = equals(base, sum(...parts.map(({ part }) => figure(part))))
  return [{ kind: 'sum', certainty: 'high', readings: [reading], section: base.section }]
}

function areWhole(parts: readonly Part[]): boolean {
  const percents = parts.reduce((total, { stated }) => total + stated.figure.value.toNumber(), 0)
  return Math.abs(percents - 100) <= ROUNDED * parts.length
}

/**
 * `行政单位41.93亿元，占37.0%；事业单位71.38亿元，占63.0%`, where no number states the whole, named or not: it is the parts together. No
 * words say so, hence never with certainty: read where the shares come to 100%, or one of them is confirmed of that whole.
 */
export function readSharesOfParts(stream: readonly Mention[], taken: ReadonlySet<Mention>): Draft[] {
  return runs(stream).flatMap(({ parts, start }) => {
    const all = dividesWhole(parts.map(({ part: { label } }) => label))
    if (!all && parts.some(({ stated }) => taken.has(stated))) return []
    const whole = sum(...parts.map(({ part }) => figure(part)))
    const open = parts.filter(({ stated }) => !taken.has(stated))
    const drafts = open.map(
      ({ stated, part }): Draft => ({
        kind: 'share',
        certainty: 'low',
        readings: [equals(stated.figure, percent(figure(part), whole))],
        section: part.section,
      }),
    )
    const confirmed = drafts.some(({ readings }) => readings.some(isConfirmed))
    if (!areWhole(parts)) return confirmed || all ? drafts : []
    const introduced = introducing(stream, start)
    return introduced ? [...drafts, ...fills(parts, introduced.figure)] : drafts
  })
}

/** `支出1080万元，主要用于以下方面：` right before the first part: the whole, which the parts then come to. */
function introducing(stream: readonly Mention[], start: number): Mention | null {
  const [before, part] = [stream[start - 1], stream[start]]
  if (!before || !part || !isLevel(before) || before.paragraph !== part.paragraph) return null
  if (before.sentence !== part.sentence && !USED_FOR.test(part.lead)) return null
  const opens = part.opener !== null || part.lead.includes('：')
  const holds = commensurable(before.figure.unit, part.figure.unit) && roughly(part.figure) <= roughly(before.figure)
  return opens && holds ? before : null
}

/** `年初预算为692万元。主要用于以下方面：` */
const USED_FOR = /^[。；;]\s{0,4}(?:其中)?[：:]?主要用于(?:以下|如下)?(?:几个)?(?:方面)?[：:，,]/u

interface Run {
  readonly parts: Part[]
  /** Where the first amount stands in the stream. */
  readonly start: number
}

/** No list of a report is longer; each share of one is held to all its parts. */
const LONGEST_RUN = 60

/** Runs of two or more amounts of one kind, each with its share right behind it and nothing between. */
function runs(stream: readonly Mention[]): Run[] {
  const found: Run[] = []
  let end = -1
  for (let i = 1; i < stream.length; i++) {
    const stated = stream[i] as Mention
    const amount = stream[i - 1] as Mention
    if (!isShareOf(stated, amount)) continue
    // 60岁以上264人，占18.7%，其中65岁以上190人，占13.5%: what is among a part is no part beside it.
    if (amount.lead.includes('其中') && found.at(-1)?.parts.at(-1)?.stated === stream[i - 2]) {
      end = end === i - 2 ? i : end
      continue
    }
    const run = found.at(-1)
    const first = run?.parts[0]
    // 占58.8%，比2013年末下降0.5个百分点；中部492.9万个，占22.6%: how far a share moved stands between.
    const joins =
      end >= 0 &&
      stream.slice(end + 1, i - 1).every(({ role }) => role === 'points') &&
      first?.stated.paragraph === stated.paragraph &&
      (stated.of === '' || first.stated.of === stated.of)
    if (
      run &&
      joins &&
      !isFull(run) &&
      run.parts.length < LONGEST_RUN &&
      commensurable(first.part.unit, amount.figure.unit)
    )
      run.parts.push({ stated, part: amount.figure })
    else found.push({ parts: [{ stated, part: amount.figure }], start: i - 1 })
    end = i
  }
  return found.filter(({ parts }) => parts.length > 1)
}

/** `东部1280万个，占58.8%；…；西部406万个，占18.6%。东部1408万个，占57.4%`: what comes to all of it is followed by another whole. */
function isFull({ parts }: Run): boolean {
  return parts.length > 1 && areWhole(parts)
}

function isShareOf(stated: Mention, amount: Mention): boolean {
  if (stated.role !== 'share' || !/^占/u.test(stated.phrase)) return false
  return isLevel(amount) && stated.sentence === amount.sentence && stated.gap <= GAP.comma
}
