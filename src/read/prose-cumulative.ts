import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isAccounted, minus, percent, roughly, sum, tentatively } from './relate.ts'

const FARTHEST = 24

/**
 * What the annual reports of funds tell of means: `缴存额a。年末，缴存总额b，比上年末增加p%`, where a total since the beginning grew by the
 * year's own amount, and `增值收益x` that the amounts set aside (提取…，提取…) divide.
 */
export function readCumulative(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    const draft = grown(stream, i) ?? setAside(stream, i)
    return draft ? [{ ...draft, section: stated.figure.section }] : []
  })
}

/** 缴存总额 of 缴存额, 累计发放贷款 of 发放贷款. */
function grown(stream: readonly Mention[], i: number): Draft | null {
  const stated = stream[i] as Mention
  const total = stream[i - 1]
  if (stated.role !== 'change' || stated.figure.unit.dimension !== 'percent' || stated.direction <= 0) return null
  if (!total || !isLevel(total) || total.sentence !== stated.sentence || !/上年末/u.test(stated.lead)) return null
  const name = flowOf(total)
  if (name === null) return null
  const flows = stream
    .slice(Math.max(0, i - FARTHEST), i - 1)
    .filter((one) => isLevel(one) && !one.prior && one.paragraph === total.paragraph && one.figure.label.endsWith(name))
    .filter((one) => commensurable(one.figure.unit, total.figure.unit) && roughly(one.figure) < roughly(total.figure))
  const flow = flows.at(-1)
  if (!flow) return null
  const before = minus(figure(total.figure), figure(flow.figure))
  const reading = equals(stated.figure, percent(figure(flow.figure), before))
  return { kind: 'change', certainty: 'low', readings: [reading], section: stated.figure.section }
}

function flowOf({ figure: { label }, phrase }: Mention): string | null {
  const summed = /^(.{2,8})总额$/u.exec(label)?.[1]
  if (summed !== undefined) return `${summed}额`
  return /^累计(.{4,16})$/u.exec(phrase)?.[1] ?? null
}

const SET_ASIDE = /^提取/u
const DIVIDED = /^增值收益$/u
const FEWEST = 2
const MOST_PARAGRAPHS = 3

function setAside(stream: readonly Mention[], i: number): Draft | null {
  const first = stream[i] as Mention
  if (!isPart(first) || (stream[i - 1]?.sentence === first.sentence && isPart(stream[i - 1] as Mention))) return null
  const parts = []
  for (let j = i; j < stream.length && stream[j]?.sentence === first.sentence; j++) {
    const part = stream[j] as Mention
    if (!isPart(part)) return null
    parts.push(part)
  }
  const whole = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .findLast((one) => isLevel(one) && DIVIDED.test(one.figure.label))
  if (!whole || parts.length < FEWEST || first.paragraph - whole.paragraph > MOST_PARAGRAPHS) return null
  const reading = equals(whole.figure, sum(...parts.map((part) => figure(part.figure))))
  const draft: Draft = { kind: 'sum', certainty: 'low', readings: [reading], section: first.figure.section }
  return parts.length > FEWEST && isAccounted(whole.figure) ? draft : tentatively(draft)
}

function isPart(mention: Mention): boolean {
  return isLevel(mention) && mention.figure.unit.dimension === 'money' && SET_ASIDE.test(mention.phrase)
}
