import { commensurable } from '../number/unit.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase } from './phrase.ts'
import { tentatively } from './relate.ts'
import { TOTAL_ENDINGS, TOTALS, withoutEnding } from './wording.ts'

const FARTHEST = 60

/** Totals that stand behind their parts: `甲3万元，乙2万元，合计5万元`, and 收入总计 behind what was carried over into the year. */
export function readTotals(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((_, i) => totalAfter(stream, i) ?? grandTotal(stream, i) ?? [])
}

/** Words that reach back over the full stops of their paragraph. */
const FAR = /^(?:以上|上述|[两二三四五六七八九]项)/u
const COUNTED = /^(?:[两二三四五六七八九十以上]{1,3}[项者类部分]{0,2}|上述.{0,4})?$/u

function totalAfter(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  if (!isLevel(whole)) return null
  const words = withoutEnding(lastPhrase(whole.lead), TOTAL_ENDINGS)
  const far = FAR.test(words)
  if (whole.gap > (far ? GAP.stop : GAP.semicolon)) return null
  const total = words === '计' ? words : TOTALS.find((word) => words.endsWith(word))
  if (!total || !COUNTED.test(words.slice(0, -total.length))) return null
  const parts = partsBefore(stream, i, (part) =>
    far ? part.paragraph === whole.paragraph : part.sentence === whole.sentence,
  )
  if (parts.length < 2) return null
  const readings = [...parts.keys()]
    .filter((from) => parts.length - from > 1)
    .map((from) => addUp(whole, parts.slice(from)))
  const certainty = total === '共' || total === '累计' ? 'low' : 'high'
  const draft: Draft = { kind: 'sum', certainty, readings, section: whole.figure.section }
  return certainty === 'low' ? tentatively(draft) : draft
}

const GRAND = /(?:收入|支出)总计$/u
const CARRIED = /结[转余]|事业基金/u

/** `本年收入合计x，年初结转和结余y，收入总计z`: a clause whose amounts include what was carried over. */
function grandTotal(stream: readonly Mention[], i: number): Draft | null {
  const whole = stream[i] as Mention
  if (!isLevel(whole) || !GRAND.test(whole.phrase) || whole.gap > GAP.comma) return null
  let inClause = true
  const parts = partsBefore(stream, i, (part) => {
    const reached = inClause && part.sentence === whole.sentence
    inClause = part.gap < GAP.semicolon
    return reached
  })
  if (parts.length < 2 || !parts.some(({ phrase }) => CARRIED.test(phrase))) return null
  return tentatively({ kind: 'sum', certainty: 'low', readings: [addUp(whole, parts)], section: whole.figure.section })
}

/** The commensurable amounts before the i-th number, as far back as they are `reached`. */
function partsBefore(stream: readonly Mention[], i: number, reached: (part: Mention) => boolean): Mention[] {
  const whole = stream[i] as Mention
  const parts: Mention[] = []
  for (let j = i - 1; j >= Math.max(0, i - FARTHEST) && reached(stream[j] as Mention); j--) {
    const part = stream[j] as Mention
    if (isLevel(part) && part.depth <= whole.depth && commensurable(part.figure.unit, whole.figure.unit))
      parts.unshift(part)
  }
  return parts
}
