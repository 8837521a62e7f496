import type { Figure } from '../model/report.ts'
import { amount } from '../number/amount.ts'
import { asPrinted } from '../number/relation.ts'
import { slipBetween } from '../number/slip.ts'
import { conceptOf, fold } from '../taxonomy/concepts.ts'
import type { Draft } from './draft.ts'
import { nameKey } from './facts.ts'
import { isOfGoals } from './rate-target.ts'
import { equals, figure, isConfirmed, roughly } from './relate.ts'
import { measureOf, samePeriod, withoutPointer } from './same-period.ts'

const STATED: ReadonlySet<string> = new Set(['money', 'staff', 'score', 'count'])
const MOST_COMPARED = 6
const DIGITS = 4
/** 在职人员 are counted once in a report, so that two digits tell. */
const STAFF_DIGITS = 2
const HEADCOUNT = /(?:在职|退休|离休)(?:人员|职工|人数)?$/u

/**
 * The same figure stated twice. Equal figures of one name, measure and year verify each other; unequal ones are reported
 * only where one looks like a slip of the other, since scope is seldom printed (design §5).
 */
export function readRestatements(levels: readonly Figure[]): Draft[] {
  const groups = new Map<string, Figure[]>()
  const drafts: Draft[] = []
  const paired = pairedMeasures(levels)
  const several = ofSeveralThings(levels)
  for (const stated of levels) {
    if (!STATED.has(stated.unit.dimension) || stated.bound !== null || paired.has(stated)) continue
    // 人均补助 is of whom the clause names.
    if (stated.cell === null && ALONE.some((name) => name.test(stated.label))) continue
    const name = nameKey(withoutPointer(stated.label))
    if (name.length < 2) continue
    const key = `${name}|${stated.unit.dimension}|${stated.unit.of}`
    const earlier = groups.get(key) ?? []
    const draft = restated(stated, earlier)
    if (draft && (!several.has(stated) || draft.readings.some(isConfirmed))) drafts.push(draft)
    if (earlier.length < MOST_COMPARED) groups.set(key, [...earlier, stated])
  }
  return drafts
}

/** `年初预算为5万元，支出决算为6万元`: of what, the words before say. Pairs of such are of one item after another. */
function pairedMeasures(levels: readonly Figure[]): ReadonlySet<Figure> {
  const alone = ({ label, cell }: Figure) => cell === null && MEASURE_ALONE.test(withoutPointer(label))
  const paired = levels.filter((figure, i) => {
    const beside = [levels[i - 1], levels[i + 1]]
    return alone(figure) && beside.some((other) => other && alone(other) && other.label !== figure.label)
  })
  return new Set(paired)
}

const AVERAGE_ALONE = /^(?:月|年)?[人户]均(?:每?[月年])?(?:补[助贴差]|救助|标准|水平|金额|支出|发放){0,2}$/u

/** 合格198份, 收回402份: of what, only the words before say. */
const OUTCOME_ALONE =
  /^(?:已|实际|其中|累计)?(?:不?合格|不?达标|通过|收回|回收|发放|采纳|办结|完成|完工|支付|拨付|整改|抽查|检查|验收|评审|满意|不满意|达到|成功治疗)(?:了|率)?$/u

/** 国家级1家, 省级610家: of what was counted before. */
const LEVEL_ALONE = /^(?:其中|有)?(?:国家|省|市|县|区|乡|镇|乡镇|村)级$/u

const ALONE = [AVERAGE_ALONE, OUTCOME_ALONE, LEVEL_ALONE]

const MEASURE_ALONE = /^(?:年初|全年|当年|本年|调整后?)?(?:收入|支出)?(?:预算|决算|执行)(?:数|额|金额)?(?:收入|支出)?$/u

function restated(stated: Figure, earlier: readonly Figure[]): Draft | null {
  const alike = earlier.filter((other) => samePeriod(stated, other) && !sameRow(stated, other))
  const readings = alike.map((other) => equals(stated, figure(other)))
  const confirmed = readings.filter(isConfirmed)
  if (confirmed.length > 0)
    return { kind: 'restatement', certainty: 'low', readings: confirmed, section: stated.section }
  const slips = readings.filter((_, i) => isSlipOf(stated, alike[i] as Figure))
  if (slips.length === 0 || (isHeadcount(stated) && isOfSeveral(stated, alike))) return null
  return {
    kind: 'restatement',
    certainty: isSettled(stated, alike) && !isHeadcount(stated) ? 'high' : 'low',
    readings: slips,
    section: stated.section,
  }
}

/** `甲项目9个，资金14500万元；乙项目7个，资金6000万元；…`: what has so many values under one name in one section is of as many things. */
function ofSeveralThings(levels: readonly Figure[]): ReadonlySet<Figure> {
  const groups = new Map<string, Figure[]>()
  for (const figure of levels) {
    if (figure.cell !== null || figure.label === '') continue
    const key = `${figure.section.at.start}|${figure.label}|${figure.unit.dimension}`
    groups.set(key, [...(groups.get(key) ?? []), figure].slice(-MOST_ALIKE))
  }
  const several = [...groups.values()].filter((group) => new Set(group.map(roughly)).size >= SEVERAL)
  return new Set(several.flat())
}

const SEVERAL = 4
const MOST_ALIKE = 60

/** In the part of a report that is about one unit of several, 在职人员 are that unit's; so they are where many numbers differ. */
function isOfSeveral(stated: Figure, others: readonly Figure[]): boolean {
  const counts = new Set([stated, ...others].map(({ value }) => value.toString()))
  return counts.size > 2 || [stated, ...others].some(({ section: { title } }) => UNIT_PART.test(title))
}

const UNIT_PART = /(?:所|站|队|院|校|馆|园|中心)(?:有关|基本|人员|情况|概况|简介)/u

function isHeadcount({ unit, label }: Figure): boolean {
  return unit.dimension === 'staff' && HEADCOUNT.test(label)
}

/** Cells of one row state different measures, even where their headers do not tell which. */
function sameRow(a: Figure, b: Figure): boolean {
  return a.cell !== null && b.cell !== null && a.cell.table === b.cell.table && a.cell.row === b.cell.row
}

function isSlipOf(stated: Figure, other: Figure): boolean {
  // 培训1200人次 under 绩效目标 is what was to be done, and 1230人次 what was.
  if (isOfGoals(stated.section) !== isOfGoals(other.section)) return false
  const least = isHeadcount(stated) && isHeadcount(other) ? STAFF_DIGITS : DIGITS
  const long = stated.value.toFixed(stated.decimals).replace(/\D/gu, '').length >= least
  if (!long && !/^(?:上述|前述)/u.test(stated.label)) return false
  const slip = slipBetween(stated.value, asPrinted(amount(other).exact, stated), stated.precision)
  // 减少21.36万元 in the text is -21.36 in a column of changes.
  return slip !== null && slip !== 'sign'
}

/** Known concept, same printed name, same measure: the wording itself says that it is one figure. */
function isSettled(stated: Figure, others: readonly Figure[]): boolean {
  return others.some(
    (other) =>
      conceptOf(stated.label) !== null &&
      fold(stated.label) === fold(other.label) &&
      measureOf(stated) !== null &&
      measureOf(stated) === measureOf(other),
  )
}
