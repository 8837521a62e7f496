import { commensurable } from '../number/unit.ts'
import { DEFINITIONS, type Definition } from '../taxonomy/definitions.ts'
import { isLevel } from './breakdown.ts'
import { computedBy, kindOf } from './definition.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, roughly, tentatively } from './relate.ts'

const FARTHEST = 400
/** 提取总额 follows 缴存余额 in another section. */
const BEHIND = 40

/**
 * Rates and balances that statistics define in one way, 自然增长率 = 出生率 − 死亡率: asserted where both terms stand before them in
 * their paragraph, and once each; from farther away kept where the numbers confirm it or a slip explains why they do not.
 */
export function readDefinitions(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    const definition = definitionOf(stated)
    if (!definition) return []
    const before = stream.slice(Math.max(0, i - FARTHEST), i).reverse()
    const own = before.filter(({ paragraph }) => paragraph === stated.paragraph)
    const draft =
      defined(stated, definition, own, true) ??
      defined(stated, definition, [...before, ...stream.slice(i + 1, i + BEHIND)], false)
    return draft ? [draft] : []
  })
}

function definitionOf({ figure: { bound, label }, phrase, role, prior }: Mention): Definition | undefined {
  if (bound !== null || prior || role === 'share' || role === 'base') return undefined
  return DEFINITIONS.find(({ result }) => result.test(phrase) || result.test(label))
}

function defined(stated: Mention, definition: Definition, before: readonly Mention[], own: boolean): Draft | null {
  const { formula, first, second } = definition
  const firsts = named(stated, before, first)
  const seconds = named(stated, before, second)
  const readings = firsts.flatMap((a) =>
    seconds
      .filter((b) => formula === 'per' || commensurable(a.figure.unit, b.figure.unit))
      .map((b) => equals(stated.figure, computedBy(definition, figure(a.figure), figure(b.figure)))),
  )
  if (readings.length === 0) return null
  const draft: Draft = { kind: kindOf(definition), certainty: 'low', readings, section: stated.figure.section }
  // Once each in all of the report, they can be no others.
  if (!own && (firsts.length > 1 || seconds.length > 1)) return tentatively(draft)
  if (!own) return draft
  const [a, b] = [firsts[0], seconds[0]]
  const near = a !== undefined && b !== undefined && stated.sentence - Math.min(a.sentence, b.sentence) <= 1
  const sure = near && firsts.length === 1 && seconds.length === 1 && formula === 'difference'
  return sure
    ? { ...draft, certainty: 'high' }
    : near
      ? { ...draft, readings: readings.slice(0, 1) }
      : tentatively(draft)
}

const MOST = 3

/** What bears the name, nearest first, each value once. */
function named(stated: Mention, before: readonly Mention[], name: RegExp): Mention[] {
  const found: Mention[] = []
  for (const mention of before) {
    const {
      figure: { label, bound, year, unit },
      phrase,
      prior,
    } = mention
    // 核减金额63亿元 states how much as well as that it became less.
    const cut = mention.role === 'change' && unit.dimension === 'money' && /[核审]减/u.test(phrase)
    const stating = isLevel(mention) || cut || (mention.role === 'other' && bound === null)
    if (!stating || prior || year !== stated.figure.year || !(name.test(label) || name.test(phrase))) continue
    if (found.some((other) => roughly(other.figure) === roughly(mention.figure))) continue
    found.push(mention)
    if (found.length === MOST) break
  }
  return found
}
