import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, looksLikeSlip, sum } from './relate.ts'
import { classOf } from './subject.ts'

const FARTHEST = 80
const MOST_FAILURES = 2
/** A class stands right before its items, with a rate or two. */
const NEAR = 4

/** What a list of budget subjects states of one of them. */
interface Item {
  readonly kind: string
  readonly plan: Mention | null
  readonly done: Mention | null
}

/**
 * Lists of budget subjects (`1.教育支出（类）普通教育（款）小学教育（项）120万元`), as accounts and budgets print them one by one:
 * the items of a class come to what was stated of the class before (`教育支出（类）300万元，占12%`), and all of them to the whole.
 * No words say so; once some classes agree, the list is complete, and the others are held to it.
 */
export function readSubjects(stream: readonly Mention[]): Draft[] {
  const heads = ofSubjects(stream).flatMap((mentions) => headAgain(mentions))
  const lists = runs(stream).flatMap(({ items, start }) => {
    const before = stream.slice(Math.max(0, start - FARTHEST), start).reverse()
    const first = stream[start] as Mention
    const readings = [...ofClasses(items, before), ...ofAll(items, before)]
    const holds = readings.filter(isConfirmed).length
    const settled = holds > 0 && readings.length - holds <= Math.min(MOST_FAILURES, holds)
    return readings
      .filter((reading) => settled || isConfirmed(reading) || (holds > 0 && looksLikeSlip(reading)))
      .map((reading): Draft => {
        const kind = reading.computed.op === 'figure' ? 'restatement' : 'sum'
        return { kind, certainty: 'low', readings: [reading], section: first.figure.section }
      })
  })
  return [...heads, ...lists]
}

/** The numbers of one subject after another. */
function ofSubjects(stream: readonly Mention[]): Mention[][] {
  const found: Mention[][] = []
  for (const [i, mention] of stream.entries()) {
    if (!mention.subject) continue
    if (stream[i - 1]?.subject === mention.subject) found.at(-1)?.push(mention)
    else found.push([mention])
  }
  return found
}

/** `其他教育支出（项）26.02万元，主要用于社区教育。年初预算为30万元，支出决算为26.02万元`: what heads an item is what was spent on it. */
function headAgain([head, ...others]: readonly Mention[]): Draft[] {
  if (!head || !isLevel(head) || head.figure.measure !== null || !HEADS.test(head.lead)) return []
  // （项）54.60万元，主要用于…。上年预算执行数53.84万元: a budget tells what was spent the year before.
  const done = others.find((one) => isLevel(one) && SPENT.test(one.lead) && one.depth === 0 && !one.prior)
  if (!done || !commensurable(done.figure.unit, head.figure.unit)) return []
  const readings = [equals(done.figure, figure(head.figure))]
  return [{ kind: 'restatement', certainty: 'low', readings, section: done.figure.section }]
}

const HEADS = /[（(]项[）)][”"」]?(?:支出)?(?:为)?$/u
const SPENT = /(?:^|[，,。；])(?:本年|全年)?(?:支出)?决算数?为?$/u

/** Runs of two and more subjects; the next begins where numbers of no subject stand between. */
function runs(stream: readonly Mention[]): { items: Item[]; start: number }[] {
  const found: { items: Item[]; start: number }[] = []
  for (let i = 0; i < stream.length; ) {
    const { subject } = stream[i] as Mention
    let end = i + 1
    while (subject && stream[end]?.subject === subject) end++
    if (subject) {
      const item = itemOf(stream.slice(i, end), subject.kind)
      const last = found.at(-1)
      if (last && stream[i - 1]?.subject) last.items.push(item)
      else found.push({ items: [item], start: i })
    }
    i = end
  }
  return found.filter(({ items }) => items.length > 1)
}

function itemOf(mentions: readonly Mention[], kind: string): Item {
  const levels = mentions.filter((one) => isLevel(one) && one.figure.unit.dimension === 'money' && one.depth === 0)
  const plan = levels.find(({ figure: { measure } }) => isPlan(measure)) ?? null
  return { kind, plan, done: levels.find((one) => one !== plan) ?? null }
}

/** What was stated of each class, by its items, planned and done. */
function ofClasses(items: readonly Item[], before: readonly Mention[]): Reading[] {
  return [...new Set(items.map(({ kind }) => kind))].flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind)
    const wholes = before.filter((one) => isOfClass(one, kind))
    const measured = wholes.some(({ figure: { measure } }) => measure !== null)
    return (['done', 'plan'] as const).flatMap((measure) => {
      const parts = partsOf(own, measure)
      const whole = wholes.find(({ figure }) => !measured || isPlan(figure.measure) === (measure === 'plan'))
      const meant = measured || measure === 'done' || items.every(({ done }) => done === null)
      return whole && parts && meant ? reading(whole, parts) : []
    })
  })
}

/** `公共安全支出（类）年初预算1825万元`, `公共安全支出1896万元`. */
function isOfClass(one: Mention, kind: string): boolean {
  return isLevel(one) && one.subject === null && classOf(one.figure.label.replace(MEASURE, '')) === kind
}

const MEASURE = /(?:年初|全年|调整后?|支出)?(?:预算|决算)(?:数|额)?$/u

/** The whole, of the measure that the items state: the one that they come to, else the nearest. */
function ofAll(items: readonly Item[], before: readonly Mention[]): Reading[] {
  // 1．公共安全支出（类）1825万元。其中：（1）…（项）…: the items of that class alone, with others to come.
  const [kind, ...more] = new Set(items.map((item) => item.kind))
  const ofClass = kind !== undefined && more.length === 0 && before.slice(0, NEAR).some((one) => isOfClass(one, kind))
  const both = items.every(({ plan, done }) => plan !== null && done !== null)
  return (['done', 'plan'] as const).flatMap((measure) => {
    const parts = partsOf(items, measure)
    if (!parts) return []
    // 年初预算 of the whole is not what 全年预算 of its items comes to.
    const planned = measure === 'plan' && both ? (parts[0]?.figure.measure ?? null) : null
    const wholes = before.filter(
      (one) =>
        isLevel(one) &&
        WHOLE.test(one.figure.label) &&
        (!both || isPlan(one.figure.measure) === (measure === 'plan')) &&
        (planned === null || one.figure.measure === planned),
    )
    const readings = wholes.flatMap((whole) => reading(whole, parts))
    const best = readings.find(isConfirmed) ?? (ofClass ? undefined : readings[0])
    return best ? [best] : []
  })
}

const WHOLE =
  /(?:财政拨款|一般公共预算|公共预算).{0,6}(?:支出|拨款|决算|预算数?)$|(?:拨款|支出)(?:总计|合计|预算|决算)$/u

/** The amounts of one measure, where every item states it. */
function partsOf(items: readonly Item[], measure: 'plan' | 'done'): Mention[] | null {
  const parts = items.map((item) => item[measure])
  return parts.every((part) => part !== null) ? parts : null
}

function reading(whole: Mention, parts: readonly Mention[]): Reading[] {
  if (!parts.every((part) => commensurable(part.figure.unit, whole.figure.unit))) return []
  return [equals(whole.figure, sum(...parts.map((part) => figure(part.figure))))]
}
