import type { Reading } from '../model/claim.ts'
import { evaluate } from '../number/relation.ts'
import { commensurable } from '../number/unit.ts'
import { addUp, isAverage, isLevel, wholeAmid, wholesOf } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isConfirmed, looksLikeSlip } from './relate.ts'
import { fillsScale } from './scale.ts'

const LONGEST = 30
const FARTHEST = 60
/** How many numbers the name of a class can have: 在60%—65%之间的省份有. */
const BOUNDS = 3

/**
 * The classes of a scale and what they are of: `31个省份中，65%以上的有13个，60%—65%的有15个，60%以下的有3个`. Together they are
 * all of it, for certain where the words name it.
 */
export function readClasses(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  for (let i = 0; i < stream.length; i++) {
    const list = classesFrom(stream, i)
    const [first] = list
    const last = list.at(-1)
    if (!first || !last || isAverage(first)) continue
    const named = wholeNamed(stream, i)
    const { section } = first.figure
    if (named) drafts.push({ kind: 'sum', certainty: 'high', readings: [addUp(named, list)], section })
    else {
      const readings = wholesOf(stream, i)
        .map((whole) => addUp(whole, list))
        .filter((reading) => isConfirmed(reading) || isNear(reading) || looksLikeSlip(reading))
        .sort((a, b) => distance(a) - distance(b))
      if (readings.length > 0) drafts.push({ kind: 'sum', certainty: 'low', readings, section })
    }
    i = stream.indexOf(last, i)
  }
  return drafts
}

/** What stands before may be a part of another list (其中女性5104人，35岁以下1718人，…): not one that is far from what the classes make. */
function isNear(reading: Reading): boolean {
  return distance(reading) <= NEAR
}

const NEAR = 0.15

/** How far the classes are from the whole, as a fraction of the larger. */
function distance({ stated, computed }: Reading): number {
  const [whole, all] = [evaluate(stated)?.exact.toNumber() ?? 0, evaluate(computed)?.exact.toNumber() ?? 0]
  return Math.abs(whole - all) / Math.max(whole, all, 1)
}

/** The longest list of classes that fill a scale, beginning here. */
function classesFrom(stream: readonly Mention[], start: number): Mention[] {
  const first = stream[start] as Mention
  if (!isLevel(first) || !ENDS.test(wordsOf(stream, start))) return []
  const list: Mention[] = []
  const words: string[] = []
  for (let i = start; i < stream.length && list.length < LONGEST; i++) {
    const mention = stream[i] as Mention
    if (mention.paragraph - first.paragraph > list.length || mention.depth < first.depth) break
    if (!isLevel(mention) || mention.depth > first.depth) continue
    if (mention.figure.unit.text !== first.figure.unit.text) continue
    const name = wordsOf(stream, i)
    if (!SCALED.test(name) || mention.opener === 'open') break
    list.push(mention)
    words.push(name)
    if (fillsScale(words)) return list
  }
  return []
}

/** The words of the clause that a number ends, with the numbers in them. */
function wordsOf(stream: readonly Mention[], at: number): string {
  let words = ''
  for (let i = at; i >= 0 && at - i < BOUNDS; i--) {
    const { lead, gap } = stream[i] as Mention
    words = since(lead, GAP.comma) + words
    const before = stream[i - 1]
    if (gap >= GAP.comma || before === undefined) break
    words = before.figure.text + words
  }
  return words
}

const SCALED =
  /\d[^，。；]{0,8}(?:以[上下内]|之间|[-－–—~～至到]{1,2}\d)|(?:[高低]于|[大小]于|超过|不足|[未不]满|[多少]于)\d/u
const ENDS = /以[上下内]|[高低]于|[大小]于|超过|不足|[未不]满|[多少]于|(?<![\d.])0[-－–—~～至到]/u

/** `31个省份中，`, `在生产人员中，`: what the words name as what is divided. */
function wholeNamed(stream: readonly Mention[], start: number): Mention | null {
  const first = stream[start] as Mention
  for (let i = start; i >= 0 && start - i < BOUNDS; i--) {
    const [mention, before] = [stream[i] as Mention, stream[i - 1]]
    if (before && isLevel(before) && before.sentence === first.sentence && AMID.test(mention.lead))
      return commensurable(before.figure.unit, first.figure.unit) ? before : null
    const amid = wholeAmid(mention.lead, stream.slice(Math.max(0, i - FARTHEST), i).reverse())
    if (amid && commensurable(amid.figure.unit, first.figure.unit)) return amid
    if (mention.gap >= GAP.comma) break
  }
  return null
}

const AMID = /^[^，。；、]{1,16}中[，,]/u
