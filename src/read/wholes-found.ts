import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { evaluate, figuresOf } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isMisprinted, isPlausible } from './plausible.ts'
import { equals, isConfirmed, roughly, significantDigits } from './relate.ts'

const TELLING = 4
/** How far around its parts the whole may stand, in numbers. */
const NEAR = 40

/**
 * Parts that come to another amount near them to the last digit are of that one, whatever else they were held to: `年初预算1286.00万元，…，调整后全年
 * 预算数为1412.60万元` before items whose budgets add up to 1412.60. What is one slip of the hand off keeps its whole.
 */
export function withWholesFound(stream: readonly Mention[], drafts: readonly Draft[]): Draft[] {
  const at = new Map(stream.map((one, i) => [one.figure, i]))
  return drafts.map((draft) => {
    const [reading] = draft.readings
    if (draft.kind !== 'sum' || draft.topic || !reading) return draft
    if (draft.readings.some(isConfirmed)) return draft
    const parts = figuresOf(reading.computed)
    const places = parts.flatMap((part) => at.get(part) ?? [])
    if (parts.length < 2 || places.length < parts.length || reading.stated.op !== 'figure') return draft
    const whole = wholeNear(stream, reading, { parts, stated: reading.stated.figure, places })
    // Whether one slip parts the two takes longest to say.
    const meant = () => (draft.certainty === 'high' ? isPlausible(reading) : isMisprinted(reading))
    return whole && !meant() ? { ...draft, certainty: 'low', readings: [equals(whole, reading.computed)] } : draft
  })
}

interface Sum {
  readonly parts: readonly Figure[]
  readonly stated: Figure
  readonly places: readonly number[]
}

function wholeNear(stream: readonly Mention[], { computed }: Reading, { parts, stated, places }: Sum): Figure | null {
  const total = evaluate(computed)?.exact.toNumber()
  if (total === undefined) return null
  const near = stream.slice(Math.max(0, Math.min(...places) - NEAR), Math.max(...places) + NEAR)
  const found = near.find(({ figure: one, ...mention }) => {
    if (one === stated || parts.includes(one) || !isLevel({ ...mention, figure: one })) return false
    if (areSides(one, stated) || !commensurable(one.unit, stated.unit) || significantDigits(one) < TELLING) return false
    return Math.abs(roughly(one) - total) <= 1e-9 * Math.abs(total)
  })
  return found?.figure ?? null
}

/** Income and outlay of one account come to the same, and neither is the other. */
function areSides({ label: a }: Figure, { label: b }: Figure): boolean {
  const [one, other] = [a, b].map((label) => /收入|支出/u.exec(label)?.[0])
  return one !== undefined && other !== undefined && one !== other
}
