import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { HUNDRED } from '../number/decimal.ts'
import { figuresOf } from '../number/relation.ts'
import { slips } from '../number/slips.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, percent, roughly, significantDigits } from './relate.ts'

/** Fewer digits than these are the percentage of some pair of amounts by chance. */
const SIGNIFICANT = 4
/** How many amounts before may be what the percentage is of, where it agrees and where it is a slip away. */
const MOST_BASES = 40
const MOST_NEAR = 8
const MOST_PARTS = 3
/** Of 1000 the percentage has the digits of the part. */
const TELLING = 2
/** How much of a percentage the rounding of its amounts may make up. */
const ROUNDED = 0.02
const FARTHEST = 80
/** A part is no more than its whole. */
const ALL = 100

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
    // That it is above a limit, or printed elsewhere too, says nothing of what it was computed from.
    if (draft.kind === 'restatement' || (reading.comparison !== '=' && isConfirmed(reading))) continue
    stating.set(reading.stated.figure, [...(stating.get(reading.stated.figure) ?? []), draft])
  }
  const tabled = bySize(cells)
  const misread = new Set<Draft>()
  const found = stream.flatMap((mention, i): Draft[] => {
    const { figure: stated } = mention
    if (!isRatio(mention)) return []
    const own = stating.get(stated) ?? []
    // 占结余的41.76%, which the cells of a table confirm: what else it was held to was misread.
    const doubtful = own.filter((draft) => !draft.readings.some(isConfirmed))
    if (doubtful.length < own.length) {
      for (const draft of doubtful) misread.add(draft)
      return []
    }
    const told = own.some(({ certainty, readings }) => certainty === 'high' || readings.some(isPlausible))
    const found = ofAmountsBefore(pairsBefore(stream, i), mention, told ? null : tabled)
    // 仅完成目标12部的58.33%: of what, the words say right before it.
    const base = stream[i - 1]
    const readings = (
      base && isBase(base) && own.length > 0 ? found.filter((one) => speaksOf(one, base.figure)) : found
    ).filter((one) => isConfirmed(one) || !PLAN.test(mention.of) || hasPlan(one))
    if (readings.length === 0) return []
    for (const draft of own) misread.add(draft)
    return [{ kind: mention.role === 'rate' ? 'rate' : 'share', certainty: 'low', readings, section: stated.section }]
  })
  return [...drafts.filter((draft) => !misread.has(draft)), ...found]
}

/** 为预算的107.1%: of what was planned, and nothing else that happens to be near; but of so many digits nothing is by chance. */
const PLAN = /预算|计划|目标|任务/u

function hasPlan({ computed }: Reading): boolean {
  const [one, other] = figuresOf(computed)
  const alike = one !== undefined && other !== undefined && likeness(one.label, other.label) >= SAME_NAME
  const telling = figuresOf(computed).every((amount) => significantDigits(amount) >= MANY)
  return alike || telling || figuresOf(computed).some(({ measure }) => isPlan(measure))
}

const SAME_NAME = 0.8
const MANY = 6

/** Of points, which are read where they are told. */
const SCORED = /得分率$/u
const MOVED = /(?:调整|变动|增长|变化|增减)(?:率|幅度|比例)$/u

function speaksOf({ computed }: Reading, one: Figure): boolean {
  return figuresOf(computed).includes(one)
}

function isRatio({ role, of: said, figure: of }: Mention): boolean {
  const ratio = role === 'share' || role === 'rate' || role === 'other'
  return (
    ratio &&
    !SCORED.test(said || of.label) &&
    of.unit.dimension === 'percent' &&
    of.bound === null &&
    (of.decimals > 1 || of.value.precision() >= SIGNIFICANT) &&
    !of.value.equals(HUNDRED) &&
    significantDigits(of) >= SIGNIFICANT
  )
}

/** A part of a whole, and how much of it in percent. */
interface Pair {
  readonly part: Figure
  readonly whole: Figure
  readonly percentage: number
  /** Whether the whole is among the nearest amounts. */
  readonly near: boolean
}

/**
 * The pairs that agree with what is stated; else, with the cells of the tables given, the only near one that a slip of the hand parts
 * from agreeing, unless a cell does agree.
 */
function ofAmountsBefore(
  pairs: readonly Pair[],
  { role, of, figure: stated }: Mention,
  cells: BySize | null,
): Reading[] {
  const size = roughly(stated)
  const agreeing = pairs
    .filter(({ percentage }) => Math.abs(percentage - size) <= ROUNDED * percentage + 10 ** -stated.decimals)
    .map(({ part, whole }) => shareOf(stated, part, whole))
    .filter(isConfirmed)
  // 预算调整率19.60% is 119.60% of what was planned at first but for that plan.
  if (agreeing.length > 0 || !cells || MOVED.test(of || stated.label)) return agreeing
  const near = pairs.filter((pair) => pair.near && pair.whole.value.precision() >= TELLING)
  if (near.length === 0) return []
  const meant = slips(stated)
    .filter(({ kind }) => kind !== 'sign')
    .map(({ value, decimals }) => ({ value: value.toNumber(), room: 0.51 * 10 ** -decimals }))
  const close = near.filter(({ percentage }) => meant.some(({ value, room }) => Math.abs(value - percentage) <= room))
  const within = role === 'share' ? close.filter(({ percentage }) => percentage <= ALL) : []
  const [only, other] = within.length > 0 ? within : close
  if (!only || other) return []
  return isTabled(stated, only.part, cells) ? [] : [shareOf(stated, only.part, only.whole)]
}

type BySize = ReadonlyMap<number, readonly Figure[]>

/** What is less than one in a thousand apart stands under the same number or the next. */
function magnitude(size: number): number {
  return Math.round(Math.log(Math.abs(size)) / 1e-3)
}

function bySize(cells: readonly Figure[]): BySize {
  const found = new Map<number, Figure[]>()
  for (const cell of cells) {
    const key = magnitude(roughly(cell))
    const known = found.get(key)
    if (known) known.push(cell)
    else found.set(key, [cell])
  }
  return found
}

/** Whether the part is so much of what some cell holds. */
function isTabled(stated: Figure, part: Figure, cells: BySize): boolean {
  const key = magnitude((100 * roughly(part)) / roughly(stated))
  return [key - 1, key, key + 1]
    .flatMap((near) => cells.get(near) ?? [])
    .some((cell) => commensurable(part.unit, cell.unit) && isConfirmed(shareOf(stated, part, cell)))
}

function shareOf(stated: Figure, part: Figure, whole: Figure): Reading {
  return equals(stated, percent(figure(part), figure(whole)))
}

/**
 * The nearest amounts of the paragraph over those further up in the chapter. One of each two stands behind the percentage before:
 * else they are what that is of.
 */
function pairsBefore(stream: readonly Mention[], i: number): Pair[] {
  const stated = stream[i] as Mention
  const before: Mention[] = []
  let own = Number.POSITIVE_INFINITY
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST && before.length <= MOST_BASES; j--) {
    const mention = stream[j] as Mention
    const { unit, section, value } = mention.figure
    if (section.path[0] !== stated.figure.section.path[0]) break
    if (unit.dimension === 'percent') own = mention.role === 'change' ? own : Math.min(own, before.length)
    else if ((isLevel(mention) || isBase(mention)) && !value.isZero()) before.push(mention)
  }
  return before.slice(0, MOST_PARTS).flatMap(({ figure: part, paragraph, sentence }, p) =>
    paragraph !== stated.paragraph
      ? []
      : before.flatMap(({ figure: whole, sentence: other }, w) => {
          const beside = sentence === stated.sentence || other === stated.sentence
          if (p === w || !beside || Math.min(p, w) >= own || !commensurable(part.unit, whole.unit)) return []
          // 人工造林1.08万亩、封山育林1.62万亩，为计划的105%: neither of a list is what the other is of.
          if (areListed(before.slice(Math.min(p, w), Math.max(p, w)))) return []
          const near = w < MOST_NEAR || isPlanFor(stated, before[p] as Mention, whole)
          return [{ part, whole, percentage: (100 * roughly(part)) / roughly(whole), near }]
        }),
  )
}

/** Whether all of them go on with the list of the number before. */
function areListed(later: readonly Mention[]): boolean {
  return later.every(({ gap, opener }) => gap === GAP.list && opener === null)
}

/** 占全年支出1751万元的26.80%. */
function isBase({ role, of, figure: { bound } }: Mention): boolean {
  return role === 'base' && of === 'ratio' && bound === null
}

/**
 * However far up: 全年预算数 for an 预算执行率, and for 市县配套资金到位4065万元，到位率78.48% what bears the name of 市县配套.
 */
function isPlanFor({ role, of }: Mention, { figure: part }: Mention, whole: Figure): boolean {
  if (role !== 'rate') return false
  if (EXECUTED.test(of) && /支出|执行/u.test(part.label)) return PLANNED.test(whole.label)
  const name = part.label.replace(DONE, '')
  return name !== part.label && likeness(name, whole.label) >= SAME
}

const EXECUTED = /预算(?:执行|完成)率|^(?:执行|支出|支付)率/u
const PLANNED = /(?:全年|调整后?|年度)[^，。；]{0,4}预算(?:数|总[数额])?$|可(?:用|支配)(?:资金|指标|财力)/u
const DONE = /(?:实际)?(?:到位|完成|支出|执行|支付|拨付|使用)$/u
const SAME = 0.8
