import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { figuresOf } from '../number/relation.ts'
import type { Draft } from './draft.ts'
import { isPlausible } from './plausible.ts'
import { push } from './push.ts'
import { sum as add, equals, figure, isConfirmed, roughly, significantDigits } from './relate.ts'

/** So many parts, of a whole of so many digits, do not come to it by chance. */
const PARTS = 3
const SIGNIFICANT = 4

interface Sum {
  readonly stated: Figure
  readonly parts: readonly Figure[]
}

/**
 * Sums that other sums show to be misread: some of the parts of what is surely broken down into more (行政运行 and 事业运行 beside
 * 其他支出 of one class); one that fails though some of its parts, with others, do come to the whole; and one that fails in
 * which what comes to a whole has that whole, or others of its parts, for parts; and those at work with the retired among them. So are restatements of
 * what a sum has for its whole and its part.
 */
export function withoutMisreadSums(drafts: readonly Draft[]): Draft[] {
  const sure = new Map<Figure, Sum[]>()
  const held = new Map<Figure, Sum[]>()
  const settled = new Set<string>()
  const within = new Map<Figure, Reading[]>()
  for (const draft of drafts) {
    const sum = sumOf(draft)
    const fits = sum && draft.readings.find(isConfirmed)
    if (fits) for (const one of [sum.stated, ...figuresOf(fits.computed)]) push(within, one, fits)
    if (fits && addsUp(fits) && significantDigits(sum.stated) >= SIGNIFICANT)
      settled.add(keyOf(figuresOf(fits.computed)))
    if (sum && draft.certainty === 'high') push(sure, sum.stated, sum)
    const confirmed = sum && draft.readings.find(isConfirmed)
    if (!confirmed || significantDigits(sum.stated) < SIGNIFICANT) continue
    const parts = figuresOf(confirmed.computed)
    if (parts.length >= PARTS) push(held, sum.stated, { stated: sum.stated, parts })
  }
  return drafts.map(withoutRetired).filter((draft) => {
    const sum = sumOf(draft)
    if (!sum) return draft.kind !== 'restatement' || draft.readings.some((reading) => !isOfOneSum(reading, within))
    if (draft.certainty === 'low' && isSomeOf(sum, sure.get(sum.stated) ?? [])) return false
    return (
      draft.readings.some(isConfirmed) ||
      !(
        (draft.certainty === 'low' && settled.has(keyOf(sum.parts))) ||
        isContradicted(sum, held) ||
        isAmongParts(sum, within) ||
        countsRetired(sum) ||
        areChanges(sum) ||
        isFarMore(draft, sum)
      )
    )
  })
}

/** 总支出10743万元。…，财政拨款支出10563万元。基本支出2896万元，项目支出7847万元: what comes to one whole is not of another. */
function keyOf(parts: readonly Figure[]): string {
  return parts.map(({ id }) => id).join()
}

/** 得89.35分，共扣10.65分，其中甲扣1.50分、…: what is taken off a hundred has a total of its own. */
function addsUp({ computed }: Reading): boolean {
  return computed.op === 'sum' && computed.terms.every(({ weight, of }) => weight > 0 && of.op === 'figure')
}

function isSomeOf({ parts }: Sum, sums: readonly Sum[]): boolean {
  return sums.some((all) => all.parts.length > parts.length && parts.every((part) => all.parts.includes(part)))
}

/** 在岗职工295人，其中卫生技术人员248人。…退休人员46人: who has retired is no part of those at work. */
function countsRetired({ stated, parts }: Sum): boolean {
  return AT_WORK.test(stated.label) && parts.some(({ label }) => RETIRED.test(label))
}

/** 在职109人，其中行政15人、参公14人、事业80人，离退休67人: those at work without the retired, where several are left. */
function withoutRetired(draft: Draft): Draft {
  const sum = sumOf(draft)
  if (!sum || draft.readings.some(isConfirmed) || !countsRetired(sum)) return draft
  const working = sum.parts.filter(({ label }) => !RETIRED.test(label))
  const reading = equals(sum.stated, add(...working.map(figure)))
  return working.length > 1 && (isConfirmed(reading) || isPlausible(reading))
    ? { ...draft, readings: [reading] }
    : draft
}

/** 只剩0.05万元 before a list of 5241806.30元, 386442元, …: of something else, if no slip of the hand explains it. */
function isFarMore({ certainty, readings }: Draft, { stated, parts }: Sum): boolean {
  const most = roughly(stated) * FAR
  return certainty === 'low' && parts.some((part) => roughly(part) > most) && !readings.some(isPlausible)
}

const FAR = 20

/** 调整预算3017万元比年初增加469万元，其中基本支出调增76万元，项目支出调增392万元: of what was added, and not of all there is. */
function areChanges({ stated, parts }: Sum): boolean {
  const all = WHOLE.test(stated.label) && !CHANGED.test(stated.label) && !CHANGES.test(stated.label)
  return all && parts.every(({ label }) => CHANGED.test(label))
}

const WHOLE = /预算|支出|收入|资金|总/u
/** 追加预算, 调增支出. */
const CHANGES = /^(?:年中|当年|全年|本年|共|实际)?(?:调[增减]|追[加减]|[增减][加少]|新增|核[增减])/u
const CHANGED = /(?:调[增减]|追[加减]|[增减][加少]|新增|核[增减])$/u
const AT_WORK = /在岗|在职|在编|编制/u
const RETIRED = /退休|离休|遗属/u

function isContradicted({ stated, parts }: Sum, held: ReadonlyMap<Figure, readonly Sum[]>): boolean {
  const others = held.get(stated) ?? []
  return (
    others.some((other) => other.parts.some((part) => parts.includes(part))) ||
    parts.some((part) => held.get(part)?.some((other) => other.parts.includes(stated)))
  )
}

/** 教师18000人。其中小学教师8000人、中学教师10000人: a part is printed under the name of its whole, and is no other printing of it. */
function isOfOneSum(reading: Reading, within: ReadonlyMap<Figure, readonly Reading[]>): boolean {
  const [one, other, more] = [...figuresOf(reading.stated), ...figuresOf(reading.computed)]
  if (!one || !other || more || isConfirmed(reading)) return false
  const sums = within.get(other)
  return within.get(one)?.some((sum) => sums?.includes(sum)) === true
}

/** 384万元，其中：甲310万元计划…：乙24万元…：丙50万元: what comes to a whole beside other parts is not the whole of these. */
function isAmongParts({ stated, parts }: Sum, within: ReadonlyMap<Figure, readonly Reading[]>): boolean {
  return (
    within.get(stated)?.some((sum) => {
      const all = figuresOf(sum.computed)
      return all.includes(stated) && parts.every((part) => all.includes(part))
    }) === true
  )
}

function sumOf({ kind, readings: [first] }: Draft): Sum | null {
  if (kind !== 'sum' || first?.stated.op !== 'figure') return null
  return { stated: first.stated.figure, parts: figuresOf(first.computed) }
}
