import { isAverage, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed } from './relate.ts'

/** Names that are shared make a column of a table written out; fewer than these are shared by chance. */
const FEWEST_COLUMNS = 2
const FEWEST_ROWS = 2
const MOST_ROWS = 8
/** Fewer digits than these come together by chance. */
const SIGNIFICANT = 3

interface Entry {
  readonly mention: Mention
  readonly sign: 1 | -1
}

/** What a paragraph states, by name: amounts, and behind each how much it changed. */
type Row = ReadonlyMap<string, Entry>

/**
 * `中小学30所，校舍57.74万平方米，图书146.13万册。` and a paragraph each for 小学 and 初中 that states the same: a table written out. Once
 * one of its columns adds up to the first paragraph's, the others are meant to; no words say so, hence never with certainty.
 */
export function readColumns(stream: readonly Mention[]): Draft[] {
  const rows = rowsOf(stream)
  return rows.flatMap((whole, at) => {
    const parts: Row[] = []
    for (const row of rows.slice(at + 1, at + 1 + MOST_ROWS)) {
      if (sharedBy(whole, [...parts, row]).length < FEWEST_COLUMNS) break
      parts.push(row)
    }
    for (let count = parts.length; count >= FEWEST_ROWS; count--) {
      const drafts = columns(whole, parts.slice(0, count))
      if (drafts.some(isTelling)) return drafts
    }
    return []
  })
}

function rowsOf(stream: readonly Mention[]): Row[] {
  const rows: Map<string, Entry>[] = []
  let paragraph = -1
  let level = ''
  for (const mention of stream) {
    const { figure: own, role, direction } = mention
    if (mention.paragraph !== paragraph) rows.push(new Map())
    if (mention.paragraph !== paragraph) level = ''
    paragraph = mention.paragraph
    if (own.bound !== null || own.cell !== null || mention.prior || isAverage(mention)) continue
    if (isLevel(mention)) level = own.label.replace(WHERE, '')
    else if (role !== 'change' || direction === 0 || own.unit.dimension === 'percent') continue
    if (level === '' || own.unit.dimension === 'none' || own.unit.dimension === 'percent') continue
    const name = [level, role === 'change', own.unit.dimension, own.unit.of].join('|')
    const row = rows.at(-1)
    if (row && !row.has(name)) row.set(name, { mention, sign: direction === -1 ? -1 : 1 })
  }
  return rows
}

const WHERE = /^全[国省市县区州镇乡]/u

function sharedBy(whole: Row, parts: readonly Row[]): string[] {
  return [...whole.keys()].filter((name) => parts.every((part) => part.has(name)))
}

function columns(whole: Row, parts: readonly Row[]): Draft[] {
  return sharedBy(whole, parts).flatMap((name): Draft[] => {
    const total = whole.get(name)
    if (!total) return []
    const terms = parts.flatMap((part) => {
      const entry = part.get(name)
      return entry ? [{ weight: (entry.sign === total.sign ? 1 : -1) as 1 | -1, of: figure(entry.mention.figure) }] : []
    })
    const { figure: stated } = total.mention
    const readings = [equals(stated, { op: 'sum', terms })]
    return [{ kind: 'sum', certainty: 'low', readings, section: stated.section }]
  })
}

function isTelling({ readings: [reading] }: Draft): boolean {
  if (reading?.stated.op !== 'figure' || !isConfirmed(reading)) return false
  return reading.stated.figure.value.precision() >= SIGNIFICANT
}
