import { commensurable } from '../number/unit.ts'
import { closes, conceptOf } from '../taxonomy/concepts.ts'
import { addUp, fittingLengths, isLevel, partsFrom } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase } from './phrase.ts'
import { isMisprinted } from './plausible.ts'
import { isExactCount, roughly, significantDigits } from './relate.ts'
import { LONGEST_LIST } from './sum-opening.ts'
import { FEWEST_COUNTED, sameMake } from './sum-parts.ts'
import { OFF } from './taken-off.ts'

/**
 * A whole whose parts follow without any word to say so: `在职69人，行政编制39人，事业编制27人，工勤3人`. Asserted where the
 * labels are one complete calculation link; otherwise only where the numbers confirm it.
 */
export function unopened(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i - 1]
  const first = stream[i] as Mention
  if (!whole || !isLevel(whole) || !isLevel(first) || first.sentence !== whole.sentence) return null
  if (whole.figure.value.isZero()) return null
  if (!commensurable(whole.figure.unit, first.figure.unit) || first.depth !== whole.depth) return null
  const { section, unit, label } = whole.figure
  if (unit.dimension === 'score') return scored(stream, i, whole)
  const enumerated = unit.dimension === 'money' ? null : counted(stream, i, whole)
  const isBrokenDown = (conceptOf(label)?.sums ?? []).length > 0
  if (!isBrokenDown && !enumerated && unit.dimension !== 'money') return null
  const { parts, sentence } = partsFrom(stream, i, 'clause')
  const inSentence = parts.slice(0, sentence)
  if (inSentence.length < 2) return null
  const labels = inSentence.map((part) => part.figure.label)
  for (let length = isBrokenDown ? inSentence.length : 0; length > 1; length--) {
    if (!closes(label, labels.slice(0, length))) continue
    return { kind: 'sum', certainty: 'high', readings: [addUp(whole, inSentence.slice(0, length))], section }
  }
  if (unit.dimension !== 'money') return enumerated
  const fitting = fittingLengths(whole, inSentence).filter((length) => length > 1)
  if (fitting.length === 0) return misprinted(whole, inSentence)
  return {
    kind: 'sum',
    certainty: 'low',
    readings: fitting.map((length) => addUp(whole, inSentence.slice(0, length))),
    section,
  }
}

/** `73900万元，安排用于交通26800万元、市政14600万元、社会事业19700万元、农林水利12800万元`: three and more of one list that come to it but for a slip of the hand. */
function misprinted(whole: Mention, parts: readonly Mention[]): Draft | null {
  const [first, second] = parts
  // 甲10万元，乙20万元，丙30万元: the first is one of them.
  const even = first?.gap !== second?.gap && parts.slice(1).every(({ gap }) => gap === second?.gap)
  if (
    whole.opener !== null ||
    parts.length < FEWEST_COUNTED ||
    !even ||
    parts.some(({ phrase, figure: { measure } }) => measure !== null && !phrase.includes('用于'))
  )
    return null
  const reading = addUp(whole, parts)
  if (significantDigits(whole.figure) < TELLING || !isMisprinted(reading)) return null
  return { kind: 'sum', certainty: 'low', readings: [reading], section: whole.figure.section }
}

/** Of fewer digits another number is soon a slip away. */
const TELLING = 4

/** `总分100分，投入20分、过程20分、产出35分、效益25分`: what can be scored, and what was, part by part right behind. */
function scored(stream: readonly Mention[], i: number, whole: Mention): Draft | null {
  if (!TOTAL_SCORE.test(lastPhrase(whole.lead))) return null
  const parts: Mention[] = []
  for (let j = i; j < stream.length && parts.length < LONGEST_LIST; j++) {
    const part = stream[j] as Mention
    const named = part.figure.label !== '' && !RESULT.test(part.figure.label) && !OFF.test(part.phrase)
    if (part.sentence !== whole.sentence || part.gap > GAP.comma || part.depth !== whole.depth) break
    if (!isLevel(part) || part.figure.unit.dimension !== 'score' || !named) return null
    parts.push(part)
  }
  const even = parts.slice(2).every(({ gap }) => gap === parts[1]?.gap)
  if (parts.length < FEWEST_COUNTED || !even) return null
  const { section } = whole.figure
  return { kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section }
}

const TOTAL_SCORE =
  /^(?:[^，。；：]{0,16}(?:体系|标准|表|评价|绩效|项目))?(?:满分|总分值?|总共|共计?|合计|总得分|自评总?得?分|[综最][合终]得分|评价得分|得分)[为是]?$/u
/** 总分100分，得分93.2分，扣6.8分: what was scored of it. */
const RESULT = /^(?:自评|实际|综合|最终|评价)?得?分?$|总|合计|共/u

/** `现有车辆12台，应急车3台、执法车5台、特种车4台`: three and more of the same things, named one by one. */
function counted(stream: readonly Mention[], i: number, whole: Mention): Draft | null {
  const { unit, section } = whole.figure
  // 小学30所、初中12所、高中5所: the first is one of them.
  if (!isExactCount(whole.figure) || whole.figure.label === '' || stream[i]?.gap === GAP.list) return null
  // “非常满意”的352份，“比较满意”的264份，“一般”的73份: one answer is no whole of the others.
  if (/[”"]$/u.test(whole.figure.label)) return null
  // 其中非常满意88份，满意20份、…: nor what another whole is broken down into.
  if (isAmong(stream, i - 1) || whole.figure.label.endsWith(stream[i]?.figure.label || ' ')) return null
  // 收到867件，上年结转24件，办结859件，结转下年32件: what flows in and out is no kind of it.
  const flows = (one: Mention | undefined) => FLOWS.test(one?.phrase ?? '')
  const parts: Mention[] = []
  for (let j = i; j < stream.length && parts.length < LONGEST_LIST; j++) {
    const part = stream[j] as Mention
    if (!isLevel(part) || part.sentence !== whole.sentence || part.figure.unit.text !== unit.text) break
    if (part.depth !== whole.depth || part.gap > GAP.comma || (j > i && part.gap !== (stream[i + 1] as Mention).gap))
      break
    parts.push(part)
  }
  // 予以公开412件，部分公开96件，…: the first is one of them.
  if (parts.length < FEWEST_COUNTED || sameMake(whole, parts[0] as Mention) || parts.some(flows)) return null
  const missing = Math.abs(roughly(whole.figure) - parts.reduce((total, { figure }) => total + roughly(figure), 0))
  if (missing > Math.max(1, MISCOUNTED * roughly(whole.figure))) return null
  return { kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section }
}

/** 其中幼儿25人，小学70人，初中39人，高中19人: 小学 is one of a list, and no whole of those behind it. */
function isAmong(stream: readonly Mention[], at: number): boolean {
  const { gap, sentence } = stream[at + 1] as Mention
  for (let j = at; j >= 0 && at - j < LONGEST_LIST; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== sentence) return false
    // 222项指标中有169项为目标值，139项达标，28项未达标，2项无数据: so many are singled out, and begin no list.
    if (mention.opener !== null) return !(j === at && /中共?有$/u.test(mention.lead) && /^[为是属]/u.test(mention.tail))
    if (mention.gap !== gap) return false
  }
  return false
}

/** Beyond this part of the whole a list without 其中 leaves something out. */
const MISCOUNTED = 0.1

const FLOWS = /结转|[上下]年|期[初末]/u
