import { commensurable } from '../number/unit.ts'
import { leavesNothingOut } from '../taxonomy/complements.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { addUp, fittingLengths, isAverage, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { ItemList } from './item-lists.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { nounIn } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { isConfirmed, looksLikeSlip, roughly } from './relate.ts'
import { isTakenOff } from './taken-off.ts'

/**
 * `经营单位17.5万家，从业人员117.7万人。其中：` and items that state the same of each kind: a table written out, of which every
 * measure that all items state adds up to the introducing sentence's, once one does or the words say that the list is whole.
 * Which number of an item is meant no words say, hence never with certainty.
 */
export function readItems(lists: readonly ItemList[]): Draft[] {
  return lists.flatMap((list) => {
    const columns = list.wholes.flatMap((whole) => {
      const parts = list.items.flatMap((item) => partIn(item, whole, list.wholes) ?? [])
      if (parts.length < list.items.length || isAverage(whole)) return []
      const all = parts.flatMap((part, n) => [part, ...others(list.items[n] ?? [], part)])
      const more = all.length > parts.length && !isConfirmed(addUp(whole, parts)) && isMeant(whole, all)
      return [{ whole, parts: more ? all : parts }]
    })
    const fitting = columns.map(({ whole, parts }) => fittingLengths(whole, parts).filter((length) => length > 1))
    // 县以上a、县及以下b；东部c、中部d、西部e: the items may be divided in more ways than one.
    const [fits] = fitting.flat()
    return columns.flatMap(({ whole, parts }, i): Draft[] => {
      const reading = addUp(whole, parts.slice(0, fitting[i]?.[0] ?? fits))
      const names = parts.map(({ figure: { label } }) => nounIn(label))
      // 累计支付421万元。未支付资金中，质保金13万元，…。具体支出如下: many times the whole is no list of it.
      const closed = isPlausible(reading)
        ? list.closed || areSubjects(parts)
        : list.closed && parts.every((part) => !isMore(part, whole))
      const meant =
        fits !== undefined || closed || leavesNothingOut(names) || looksLikeSlip(reading) || exceeds(parts, whole)
      return meant ? [{ kind: 'sum', certainty: 'low', readings: [reading], section: whole.figure.section }] : []
    })
  })
}

/** Subjects of the budget, an item each: what is spent falls under them, and accounts leave none out. */
function areSubjects(parts: readonly Mention[]): boolean {
  const names = parts.flatMap(({ subject }) => (subject ? [subject.kind + subject.item] : []))
  return new Set(names).size === parts.length
}

function isMore({ figure: part }: Mention, { figure: whole }: Mention): boolean {
  return roughly(part) > roughly(whole)
}

function isMeant(whole: Mention, parts: readonly Mention[]): boolean {
  const reading = addUp(whole, parts)
  return isConfirmed(reading) || looksLikeSlip(reading)
}

/** Kinds of one whole are together no more than it; far more of them are kinds in more ways than one. */
function exceeds(parts: readonly Mention[], whole: Mention): boolean {
  const most = roughly(whole.figure)
  const total = parts.reduce((sum, { figure }) => sum + roughly(figure), 0)
  return total > most && total < most * SEVERAL_WAYS
}

const SEVERAL_WAYS = 1.8

/**
 * What an item states of a whole: the number of the whole's own name, else the item's first number of its unit, which
 * bears the item's name, unless that is another whole's.
 */
function partIn(item: readonly Mention[], whole: Mention, wholes: readonly Mention[]): Mention | undefined {
  const [first] = item
  const alike = item.filter(
    (mention) =>
      mention.sentence === first?.sentence &&
      mention.depth === 0 &&
      isLevel(mention) &&
      commensurable(mention.figure.unit, whole.figure.unit) &&
      // 得分99.32分，具体如下：产出扣0.48分
      isTakenOff(mention) === isTakenOff(whole) &&
      isOfMeasure(mention, whole),
  )
  const named = alike.find(({ figure }) => likeness(figure.label, whole.figure.label) === 1)
  // 决算数大于年初预算数285万元: by how much, and no plan.
  const apart = /[大小高低多少]于|超/u.test(whole.phrase)
  const planned =
    isPlan(whole.figure.measure) && !apart ? alike.find(({ figure }) => isPlan(figure.measure)) : undefined
  if (named ?? planned) return named ?? planned
  const rivals = wholes.filter((other) => other !== whole && commensurable(other.figure.unit, whole.figure.unit))
  // 预算728万元，支出682.35万元，执行率93.73%: what came of it, where the whole is no plan.
  const unplanned = alike.filter(({ figure }) => !isPlan(figure.measure))
  const told = !isPlan(whole.figure.measure) && unplanned.length > 0 ? unplanned : alike
  const own = told.filter(({ figure }) => !rivals.some((rival) => likeness(figure.label, rival.figure.label) >= LIKE))
  return rivals.length === 0 || whole === meant([whole, ...rivals], wholes) ? own[0] : undefined
}

/** `预算为112亿元，实际完成113.57亿元。主要项目：`: items that state neither measure are of what was done. */
function meant(rivals: readonly Mention[], wholes: readonly Mention[]): Mention | undefined {
  const done = rivals.filter(({ figure: { measure } }) => isResult(measure))
  const last = wholes.at(-1)
  // 收入合计6449万元；支出合计6449万元，其中：
  if (last && rivals.includes(last) && AMONG.test(last.tail)) return last
  const planned = rivals.some(({ figure: { measure } }) => isPlan(measure))
  return planned && done.length === 1 ? done[0] : wholes[0]
}

const AMONG = /^[^，。；]{0,4}[，。]其中[：，]/u

/** `专项收入7亿元，行政事业性收费收入4亿元`: further kinds of the whole in one item. */
function others(item: readonly Mention[], part: Mention): Mention[] {
  const rest = item.slice(item.indexOf(part) + 1)
  const end = rest.findIndex(({ opener, sentence }) => opener !== null || sentence !== part.sentence)
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .filter(
      (one) =>
        one.depth === part.depth &&
        isLevel(one) &&
        KIND.test(one.figure.label) &&
        isPlan(one.figure.measure) === isPlan(part.figure.measure) &&
        commensurable(one.figure.unit, part.figure.unit),
    )
}

const KIND = /(?:收入|支出|税收?|费|经费|资金|补助)等?$/u

function isOfMeasure({ figure: a }: Mention, { figure: b }: Mention): boolean {
  const [x, y] = [a.measure, b.measure]
  // 支出决算总计，包括：本年支出决算、结余分配、年末结转: what is carried over is of both measures.
  if (/结[转余]/u.test(x ?? '')) return true
  return x === null || y === null || x === y || (isPlan(x) === isPlan(y) && isResult(x) === isResult(y))
}

/** For each number of an item, what its list breaks down: the base of shares that name none. */
export function wholesOfItems(lists: readonly ItemList[]): ReadonlyMap<Mention, readonly Mention[]> {
  return new Map(lists.flatMap(({ items, wholes }) => items.flat().map((mention) => [mention, wholes] as const)))
}
