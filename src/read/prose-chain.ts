import type { Reading } from '../model/claim.ts'
import { isPart } from './balance-terms.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, looksLikeSlip } from './relate.ts'

const OPENING = /年初|预算/u
const IN = /追加|调增|下达|增加|另|其他收入|结[转余]|加上/u
const OUT = /追减|调减|压减|核减|收回/u
/** What a year's means come to, one step after another. */
const TOTAL = /合计|总计|总[额量]|总收入|共计|到位|调整后|全年(?:部门)?预算|可用/u
const FEWEST_TOTALS = 2

/**
 * `预算收入986万元。执行中追加122万元，当年财政拨款到位1108万元。上年结转14万元，收入合计1122万元`: each total of a paragraph that tells how the year's means
 * came about is the total before it, or what the year began with, and what came in between. No words say so: read where one step
 * of the paragraph holds, and others hold or are a slip of the hand away.
 */
export function readChains(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  let steps: Reading[] = []
  let open: { readonly weight: 1 | -1; readonly mention: Mention }[] = []
  const close = () => {
    const sure =
      steps.some(isConfirmed) || steps.some((step, k) => k > 0 && isConfirmed(past(steps[k - 1] as Reading, step)))
    for (const reading of steps.length >= FEWEST_TOTALS ? steps : []) {
      if (!isConfirmed(reading) && !(sure && looksLikeSlip(reading))) continue
      const section = reading.stated.op === 'figure' ? reading.stated.figure.section : null
      if (section) drafts.push({ kind: 'sum', certainty: 'low', readings: [reading], section })
    }
    steps = []
    open = []
  }
  for (const [i, mention] of stream.entries()) {
    if (mention.paragraph !== stream[i - 1]?.paragraph) close()
    if (!isMeans(mention) || isPart(stream, i)) continue
    // 收入总计1870亿元。支出完成1275亿元，加上上解上级支出595亿元，支出总计1870亿元: what went out is no means.
    if (open[0] && isOutlay(mention) && /收入/u.test(open[0].mention.figure.label)) {
      open = []
      continue
    }
    if (TOTAL.test(mention.phrase)) {
      const terms = open.map(({ weight, mention: one }) => ({ weight, of: figure(one.figure) }))
      if (terms.length > 1) steps.push(equals(mention.figure, { op: 'sum', terms }))
      open = [{ weight: 1, mention }]
    } else if (open.length > 0 && OUT.test(mention.phrase)) open.push({ weight: -1, mention })
    else if (open.length > 0 && IN.test(mention.phrase)) open.push({ weight: 1, mention })
    else if (open.length === 0 && OPENING.test(mention.phrase)) open = [{ weight: 1, mention }]
  }
  close()
  return drafts
}

/** Two steps in one, without the total between them: it holds where only that total is wrong. */
function past(first: Reading, second: Reading): Reading {
  const terms = second.computed.op === 'sum' ? second.computed.terms.slice(1) : []
  return { ...second, computed: { op: 'sum', terms: [{ weight: 1, of: first.computed }, ...terms] } }
}

function isOutlay({ figure: { label } }: Mention): boolean {
  return /支出/u.test(label) && !/收入|结[转余]/u.test(label)
}

function isMeans(mention: Mention): boolean {
  const { figure: of, depth, prior, role } = mention
  const told = isLevel(mention) || role === 'change'
  return told && depth === 0 && !prior && of.unit.dimension === 'money' && of.cell === null
}
