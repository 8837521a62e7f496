import { commensurable } from '../number/unit.ts'
import { isPartOf } from '../taxonomy/concepts.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, nounAfter, nounIn } from './phrase.ts'
import { equals, figure, isExactCount, sum, tentatively } from './relate.ts'

/**
 * An amount that the next number states again: as 上述三项费用, or as
 * the one thing that all of it is (“三公”经费8万元，全部为公务接待费8万元).
 */
export function readAgain(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((_, i) => [...takenUp(stream, i), ...allOfIt(stream, i), ...countedAgain(stream, i)])
}

const ABOVE = /^(?:上述|以上|前述)([两二三四五六七八])(?:项|类|笔)[^，。；]{0,10}$/u
const NUMBERS = '零一二三四五六七八'

/** `会议费3万元、培训费5万元。上述两项费用8万元`: as many amounts before it as it says. */
function takenUp(stream: readonly Mention[], i: number): Draft[] {
  const total = stream[i] as Mention
  const numeral = ABOVE.exec(total.phrase)?.[1]
  if (numeral === undefined || !isLevel(total)) return []
  const count = numeral === '两' ? 2 : NUMBERS.indexOf(numeral)
  const before = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter(
      (mention) =>
        mention.paragraph === total.paragraph &&
        mention.sentence === total.sentence - 1 &&
        isLevel(mention) &&
        mention.depth === 0 &&
        commensurable(mention.figure.unit, total.figure.unit),
    )
  if (before.length !== count) return []
  const readings = [equals(total.figure, sum(...before.map((part) => figure(part.figure))))]
  return [{ kind: 'sum', certainty: 'high', readings, section: total.figure.section }]
}

const ALL = /^(?:全部|全|均|都|皆)(?:为|是|系|用于|属于)(?=.{2})/u
const IS = /^(?:即|系|为|是)(?=.{2})/u

/** The words assert it where they say 全部; 系 may give a reason as well, so it does only for a part that the whole is known to have. */
function allOfIt(stream: readonly Mention[], i: number): Draft[] {
  const part = stream[i] as Mention
  const whole = stream[i - 1]
  if (!whole || whole.sentence !== part.sentence || part.gap !== GAP.comma || !isLevel(whole) || !isLevel(part))
    return []
  if (!commensurable(whole.figure.unit, part.figure.unit) || continuesList(stream, i)) return []
  const all = ALL.test(part.phrase)
  if (!all && !(IS.test(part.phrase) && isPartOf(nounIn(part.phrase.replace(IS, '')), whole.figure.label))) return []
  const readings = [equals(whole.figure, figure(part.figure))]
  return [{ kind: 'sum', certainty: 'high', readings, section: part.figure.section }]
}

/** `系公务接待费5万元和公务用车费3万元`: the number is the first of several. */
function continuesList(stream: readonly Mention[], i: number): boolean {
  const next = stream[i + 1]
  return next !== undefined && next.paragraph === stream[i]?.paragraph && /^(?:[、和及与]|以及)/u.test(next.lead.trim())
}

const THESE = /^(?:对|在)?(?:这|上述|以上|前述|该)$/u
const ALL_OF_THEM = /^(?:全部|均|都|已全部|已经全部|现已全部|已于)/u

/** `收到代表建议128件。…128件建议全部办理完毕`, `这128件民间借贷案件的总标的额`: the noun behind the number is that of an amount before it. */
function countedAgain(stream: readonly Mention[], i: number): Draft[] {
  const again = stream[i] as Mention
  const these = THESE.test(again.phrase)
  if (!isLevel(again) || !isExactCount(again.figure) || (again.phrase !== '' && !these)) return []
  const noun = nounAfter(again.tail).split(ENDS_NOUN, 1)[0] ?? ''
  const all = ALL_OF_THEM.test(again.tail.slice(noun.length))
  if (noun.length < 2 || (!these && !all)) return []
  const first = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .findLast(
      ({ figure: { unit, label }, role }) =>
        role === 'level' &&
        unit.text === again.figure.unit.text &&
        (label.endsWith(noun) || noun.endsWith(label)) &&
        label.length > 1,
    )
  if (!first || first.sentence === again.sentence) return []
  const draft: Draft = {
    kind: 'restatement',
    certainty: 'low',
    readings: [equals(again.figure, figure(first.figure))],
    section: again.figure.section,
  }
  return these ? [draft] : [tentatively(draft) ?? []].flat()
}

const ENDS_NOUN = /全部|均|都|已|现|的|中|里/u
const FARTHEST = 24
