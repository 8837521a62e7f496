import { commensurable } from '../number/unit.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { isLevel, type PartList } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { atMost, figure, roughly } from './relate.ts'
import { isOfOtherSide } from './sum-doubt.ts'
import { LONGEST_LIST } from './sum-opening.ts'
import { isPartial } from './sum-parts.ts'

/**
 * An open list asserts that its first part does not exceed the whole right before 其中. The others may be of other things, so
 * that a single one that does is doubtful; two are (村委会49.0万个，村民小组395.0万个，居民小组135.2万个).
 */
export function withinWhole(
  stream: readonly Mention[],
  start: number,
  whole: Mention,
  { parts, sentence }: PartList,
): Draft[] {
  const { unit } = whole.figure
  const alike = parts
    .slice(0, sentence)
    .filter(({ figure }) => figure.unit.dimension === unit.dimension && figure.unit.of === unit.of)
  const [first, ...others] = alike
  if (first !== stream[start] || !first || !isAmong(stream, start, whole) || NET.test(first.figure.label)) return []
  if (first.sentence !== whole.sentence && isOfNamesake(stream, start, whole)) return []
  if (first.opener === null && isOneOfSeveral(stream, start, whole)) return []
  const beyond = others.filter(
    (part) =>
      isPartial(part) &&
      !isDivided(stream, part, start) &&
      !isBalance(part, whole) &&
      !isOfOtherSide(part, whole) &&
      roughly(part.figure) > roughly(whole.figure),
  )
  // 增加48个，其中医院增加1458个: others may have become fewer.
  if (/(?:增加|减少)$/u.test(whole.phrase)) return []
  const heads = headsOf(stream, start, whole)
  return [first, ...(beyond.length === 1 ? beyond : [])].map((part) => ({
    kind: 'bound',
    topic: 'part',
    certainty: part === stream[start] ? 'high' : 'low',
    readings: heads.map((head) => atMost(part.figure, figure(head.figure))),
    section: part.figure.section,
  }))
}

/** 利润总额300亿元，其中主营活动利润313亿元: where others may lose, one can gain more than all. */
const NET = /利润(?:总?额)?$|净[额增]$/u

/**
 * `受理879件，结案700件。其中：受理民事案件755件`, `留言3059条，部门收到1904条，各县收到1155条，其中咨询类1160条`: 其中 may be of any that
 * the sentence states before.
 */
function headsOf(stream: readonly Mention[], start: number, whole: Mention): readonly Mention[] {
  const others = stream
    .slice(Math.max(0, start - LONGEST_LIST), start)
    .filter(
      (one) =>
        one !== whole &&
        one.sentence === whole.sentence &&
        isLevel(one) &&
        isOfKind(one, whole) &&
        commensurable(one.figure.unit, whole.figure.unit),
    )
  // 登记28643件，增加1726件。首次4305件，转移6874件。其中网上办理22485件: of what the paragraph began with.
  const first = stream[start] as Mention
  const head =
    first.sentence === whole.sentence ? undefined : stream.slice(Math.max(0, start - LONGEST_LIST), start).find(isHead)
  return head && head !== whole && !others.includes(head) ? [whole, ...others, head] : [whole, ...others]

  function isHead(one: Mention): boolean {
    const alike = commensurable(one.figure.unit, whole.figure.unit) && one.figure.unit.of === whole.figure.unit.of
    return one.paragraph === whole.paragraph && isLevel(one) && alike && isOfKind(one, whole)
  }
}

/** `编制48人，在职47人，其中：在岗45人`, `预算5万元，支出3万元，其中…`: posts are no people, and a plan is no result. */
function isOfKind({ figure: { measure } }: Mention, whole: Mention): boolean {
  return (measure === POSTS) === (whole.figure.measure === POSTS) && isPlan(measure) === isPlan(whole.figure.measure)
}

const POSTS = '编制'

/** 参加养老保险24人，其中领取待遇8人；参加医疗保险50人，其中…: behind a semicolon a whole of its own. */
function isDivided(stream: readonly Mention[], part: Mention, start: number): boolean {
  if (part.gap < GAP.semicolon) return false
  const at = stream.indexOf(part, start)
  return stream[at + 1]?.opener !== null && stream[at + 1]?.sentence === part.sentence
}

/** 收入32829亿元，其中保费收入24664亿元；…年末滚存结余40943亿元: what was left of many years is no part of what came in. */
function isBalance({ figure: { label } }: Mention, whole: Mention): boolean {
  return /结[余转]$|余额$/u.test(label) && !/结[余转]|余额/u.test(whole.figure.label)
}

/** `资产总额a，负债总额b，权益c。其中：市属企业资产总额d`: the part is of what bears its name, not of what stands nearest. */
function isOfNamesake(stream: readonly Mention[], start: number, whole: Mention): boolean {
  const name = (stream[start] as Mention).figure.label.slice(-NAME)
  if (name.length < NAME || whole.figure.label.endsWith(name)) return false
  return stream
    .slice(Math.max(0, start - LONGEST_LIST), start)
    .some((one) => one.sentence === whole.sentence && one.figure.label.endsWith(name))
}

const NAME = 4

/** `学校10所，学生5000人，教师300人。其中，小学6所，学生3000人`: the words do not say which of the people the pupils are among. */
function isOneOfSeveral(stream: readonly Mention[], start: number, whole: Mention): boolean {
  return stream
    .slice(Math.max(0, start - LONGEST_LIST), start)
    .some(
      (one) => one !== whole && one.sentence === whole.sentence && commensurable(one.figure.unit, whole.figure.unit),
    )
}

/** Whether 其中 stands between the whole and the part: `在校生38.2万人。其中，高中26所，在校生4.9万人`. */
function isAmong(stream: readonly Mention[], start: number, whole: Mention): boolean {
  const first = stream[start] as Mention
  if (first.paragraph !== whole.paragraph || first.sentence - whole.sentence > 1) return false
  for (let i = start; i >= 0 && start - i < NEAR_OPENER && stream[i] !== whole; i--) {
    if ((stream[i] as Mention).lead.includes('其中')) return lastLevelBefore(stream, i) === whole
  }
  return false
}

/** 企业59080家，增长9.9%。其中，新设17172家: the change between them is of the whole. */
function lastLevelBefore(stream: readonly Mention[], i: number): Mention | undefined {
  return stream.slice(Math.max(0, i - NEAR_OPENER), i).findLast(isLevel)
}

const NEAR_OPENER = 3
