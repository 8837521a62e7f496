import type { Figure } from '../model/report.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isMisprinted } from './plausible.ts'
import { equals, figure, isConfirmed, looksLikeSlip, sum } from './relate.ts'

const ENDING = '(?:支出|安排|预算|决算|经费|合计|总?额|数){0,3}$'
export const WHOLE = new RegExp(`三公”?(?:经费)?[”）]{0,2}(?:经费)?”?(?:财政拨款|一般公共预算)?${ENDING}`, 'u')
export const ABROAD = /因?公?出国[（(]?[境出]/u
export const RECEPTION = new RegExp(`公务接待费?用?${ENDING}`, 'u')
export const CARS = new RegExp(
  `公(?:务用?)?车(?:辆)?(?:购置费?|更新)?(?:及|和|、|与)(?:公务用车)?运行?(?:及?维护|维)?费?用?${ENDING}`,
  'u',
)
export const PURCHASE = new RegExp(`公(?:务用?)?车(?:辆)?购置(?:经费|费)?用?${ENDING}`, 'u')
export const RUNNING = new RegExp(`公(?:务用?)?车(?:辆)?运行(?:及?维护)?费?用?${ENDING}`, 'u')
const FARTHEST = 24
const FARTHEST_PARAGRAPH = 12

/**
 * The three public expenses are by definition all of 三公经费, however many paragraphs and headings stand between them:
 * 因公出国（境）费, 公务接待费, and 公务用车购置及运行维护费 or its two kinds. Read where all of them follow in the whole's measure.
 */
export function readThreeExpenses(stream: readonly Mention[]): Draft[] {
  return [...ofAll(stream), ...KINDS.flatMap(({ whole, parts }) => ofOne(stream, whole, parts))]
}

const KINDS = [
  { whole: CARS, parts: [PURCHASE, RUNNING] },
  {
    whole: RECEPTION,
    parts: [/国内公务接待(?:费|支出){0,2}$/u, /(?:国（境）外|外事|外宾)(?:公务)?接待(?:费|支出){0,2}$/u],
  },
] as const

/** `公务用车购置及运行维护费支出37.35万元。其中：` and paragraphs on `公务用车购置支出为25万元`, `公务用车运行维护支出12.35万元`: one kind divided. */
function ofOne(stream: readonly Mention[], name: RegExp, kinds: readonly RegExp[]): Draft[] {
  return stream.flatMap((whole, i): Draft[] => {
    const isWhole = (one: Mention) =>
      isAmount(one) && name.test(one.figure.label) && !kinds.some((kind) => kind.test(one.figure.label))
    if (!isWhole(whole) || whole.prior) return []
    const behind = stream.slice(i + 1, i + 1 + NEAR)
    const next = behind.findIndex(isWhole)
    const following = (next < 0 ? behind : behind.slice(0, next)).filter(
      (one) => isAmount(one) && isOfMeasure(one, whole),
    )
    const opened =
      OF_WHICH.test(whole.tail.trim()) || behind.some(({ lead, tail }) => OPENED.test(lead) || CLOSED.test(tail))
    if (!opened) return []
    const parts = kinds.flatMap((kind) => following.find(({ figure: { label } }) => kind.test(label)) ?? [])
    if (
      parts.every((part) => part.figure.value.isZero()) ||
      parts.some(({ paragraph }) => paragraph - whole.paragraph > kinds.length)
    )
      return []
    const reading = equals(whole.figure, sum(...parts.map((part) => figure(part.figure))))
    // 其中：公务用车运行维护费1.5万元: of the other kind there may be some as well.
    if (parts.length < kinds.length && !isConfirmed(reading) && !isMisprinted(reading)) return []
    return [{ kind: 'sum', certainty: 'low', readings: [reading], section: whole.figure.section }]
  })
}

const NEAR = 12
/** `公务接待费支出4.33万元，…下降16.57%。其中：` and a new paragraph. */
const OF_WHICH = /^[。，,；;]?其中/u
const OPENED = /(?:^|[。；;])\s{0,4}其中[:：]/u
const CLOSED = /[。；;]其中[:：]\s{0,4}$/u

function ofAll(stream: readonly Mention[]): Draft[] {
  const names = namesOf(stream)
  const nameOf = (one: Mention) => names.get(one) ?? one.figure.label
  return stream.flatMap((whole, i) => {
    if (!isAmount(whole) || whole.prior || !WHOLE.test(nameOf(whole))) return []
    const following = stream
      .slice(i + 1, i + 1 + FARTHEST)
      .filter((one) => one.paragraph - whole.paragraph <= FARTHEST_PARAGRAPH)
    const alone = following.every(
      (one) =>
        one.sentence !== whole.sentence || !isAmount(one) || one.figure.measure === null || isOfMeasure(one, whole),
    )
    const next = following.findIndex((one) => isAmount(one) && WHOLE.test(nameOf(one)) && isOfMeasure(one, whole))
    const near = (next < 0 ? following : following.slice(0, next)).filter(
      (one) => isAmount(one) && !one.prior && (isOfMeasure(one, whole) || (alone && isUnmeasured(one, whole))),
    )
    const first = (name: RegExp) => near.find((one) => name.test(nameOf(one)))
    const cars = first(CARS)
    const known = [first(ABROAD), first(RECEPTION), ...(cars ? [cars] : [first(PURCHASE), first(RUNNING)])]
    const parts = known.filter((one) => one !== undefined)
    const told = (next < 0 ? following : following.slice(0, next)).filter((one) => isAmount(one) && !one.prior)
    const details = [ABROAD, RECEPTION, CARS, PURCHASE, RUNNING].flatMap((name) => detailed(told, name))
    if (parts.length < 2) return details
    const reading = equals(whole.figure, sum(...parts.map((part) => figure(part.figure))))
    const all = parts.length === known.length
    if (!isConfirmed(reading) && !all && !looksLikeSlip(reading)) return details
    if (!isConfirmed(reading) && parts.length < 3) return details
    return [{ kind: 'sum', certainty: 'low', readings: [reading], section: whole.figure.section }, ...details]
  })
}

/** `公务接待费预算4.80万元，实际支出2.16万元`: what was spent bears the name of what was planned right before. */
function namesOf(stream: readonly Mention[]): ReadonlyMap<Mention, string> {
  const names = new Map<Mention, string>()
  for (const [i, one] of stream.entries()) {
    const plan = stream[i - 1]
    if (!plan || one.gap !== GAP.comma || !BARE.test(one.phrase) || !isAmount(one) || !isAmount(plan)) continue
    if (isPlan(plan.figure.measure) && plan.sentence === one.sentence)
      names.set(one, plan.figure.label.replace(/(?:年初|全年)?(?:预算|安排|批复)数?$/u, ''))
  }
  return names
}

const BARE = /^(?:全年)?(?:实际|决算)(?:支出|使用|执行|完成|发生)?数?[为是]?$/u

/** `其中：公务接待费4.5万元，…。1.公务接待费4.5万元，主要用于…`: what heads a paragraph of its own was listed before. */
function detailed(near: readonly Mention[], name: RegExp): Draft[] {
  const [listed, ...others] = near.filter(({ figure: { label } }) => name.test(label))
  const detail = others.find(({ gap, paragraph }) => gap === GAP.paragraph && paragraph !== listed?.paragraph)
  if (!listed || !detail || !isOfMeasure(detail, listed)) return []
  const readings = [equals(detail.figure, figure(listed.figure))]
  return [{ kind: 'restatement', certainty: 'low', readings, section: detail.figure.section }]
}

function isAmount(mention: Mention): boolean {
  return isLevel(mention) && mention.figure.unit.dimension === 'money'
}

/** `预算为12.5万元。具体情况：（一）公务接待费4.5万元`: where the whole is stated in one measure only, its parts need not name it. */
function isUnmeasured({ figure: a }: Mention, { figure: b }: Mention): boolean {
  return a.measure === null && isOfYear(a, b)
}

function isOfMeasure({ figure: a }: Mention, { figure: b }: Mention): boolean {
  return isPlan(a.measure) === isPlan(b.measure) && isOfYear(a, b)
}

function isOfYear(a: Figure, b: Figure): boolean {
  return a.year === b.year || a.year === null || b.year === null
}
