import type { Reading } from '../model/claim.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'

/** 当年结余, 本年收支结余: what the year's income and outlay come to; 追加与调减相抵后净增加, what a budget moved by. */
export const NET = /[支当本][年期]?[收支]{0,2}结[余存]|相抵[^，。；]{0,4}净[增减]/u

/** Levels and changes alike: 新增143人 is a term wherever it stands. */
export function isAmount(mention: Mention): boolean {
  return (
    (isLevel(mention) || mention.role === 'change') &&
    mention.figure.unit.dimension !== 'percent' &&
    mention.figure.bound === null
  )
}

const LONGEST_LIST = 20

/** `支出1157万元，其中：项目支出957万元，…`: what a list of its clause breaks down has been counted with its whole. */
export function isPart(stream: readonly Mention[], at: number): boolean {
  for (let j = at; j >= 0 && at - j < LONGEST_LIST; j--) {
    const before = stream[j] as Mention
    if (before.sentence !== stream[at]?.sentence) return false
    if (before.opener !== null && before.depth <= (stream[at] as Mention).depth) return before.lead.includes('其中')
    if (before.gap >= GAP.semicolon) return false
  }
  return false
}

/** A balance of which the wording names the result but not the terms. */
export function uncertain(
  stated: Mention,
  readings: readonly Reading[],
  kind: 'sum' | 'difference' | 'restatement' = 'sum',
): Draft {
  return { kind, certainty: 'low', readings, section: stated.figure.section }
}
