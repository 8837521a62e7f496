import type { Figure } from '../model/report.ts'
import { figuresOf } from '../number/relation.ts'
import type { Draft } from './draft.ts'
import { isTotal } from './grid-label.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, minus, type Side, sum } from './relate.ts'
import { bare, type Row, rowsOf } from './row-names.ts'
import { ofRow } from './row-relations.ts'
import { OFF } from './taken-off.ts'
import { headOf } from './told-rows.ts'

const SHORTEST = 2
/** 扣分明细为：and what each indicator lost; 主要扣分情况 leaves some out. */
const ALL_OFF =
  /^\s{0,4}(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.．、])?(?:具体)?扣分(?:明细|情况|项目|指标)(?:为|如下|是)?[：:]/u
const FEWEST = 3
const TOTAL = /共|合计|总/u

/**
 * What paragraphs say was taken off an indicator, and the row of that name: `社会效益。…比例偏低，扣1.30分` beside 社会效益 | 12 | 10.70 | 1.30.
 * A paragraph may tell some of the reasons and not all, so never with certainty, and only near what the row says.
 */
export function readDeductionsOfRows(stream: readonly Mention[], cells: readonly Figure[]): Draft[] {
  const rows = new Map<string, Row[]>()
  for (const row of rowsOf(cells)) {
    if (row.label.length < SHORTEST || ofRow(row, 'deduction', '').length === 0) continue
    const known = rows.get(row.label)
    if (known) known.push(row)
    else rows.set(row.label, [row])
  }
  const totals = rowsOf(cells).filter((row) => isTotal(row.label) && ofRow(row, 'deduction', '').length > 0)
  if (rows.size === 0) return []
  return paragraphsOf(stream).flatMap((paragraph): Draft[] => {
    const [first] = paragraph
    const alike = first && ALL_OFF.test(first.lead) ? totals : (rows.get(first ? bare(headOf(first)) : '') ?? [])
    const off = paragraph.filter(
      ({ phrase, figure: { unit, cell } }) => cell === null && unit.dimension === 'score' && OFF.test(phrase),
    )
    const [row] = alike
    // 资金管理方面，…，资金管理指标扣2.35分。组织实施方面，…扣2分: others have paragraphs' names of their own.
    const own = alike === totals ? off.length >= FEWEST : off.every(({ phrase }) => isOwn(phrase.replace(OFF, ''), row))
    const told = row && own ? takenOff(off) : null
    if (!row || !told || alike.length > 1) return []
    const reading = readingOf(row, told)
    return reading && (isConfirmed(reading) || isPlausible(reading))
      ? [{ kind: 'restatement', certainty: 'low', readings: [reading], section: told.section }]
      : []
  })
}

/** For no reason that is named but the indicator itself. */
function isOwn(name: string, row: Row | undefined): boolean {
  const bareName = name.replace(/^(?:共|合计|总计?)|(?:指标|共|合计)$/gu, '')
  return bareName === '' || row?.label.includes(bareName) === true
}

function readingOf(row: Row, { side }: Told) {
  const [lost] = ofRow(row, 'deduction', '')
  if (lost?.op === 'figure') return side.op === 'figure' ? equals(side.figure, lost) : equals(lost.figure, side)
  const [weight, score] = lost ? figuresOf(lost) : []
  return weight && score ? equals(score, minus(figure(weight), side)) : null
}

interface Told {
  readonly side: Side
  readonly section: Figure['section']
}

/** All that a paragraph takes off: its total where it tells one, else its deductions together. */
function takenOff(off: readonly Mention[]): Told | null {
  const [first, ...rest] = off
  if (!first) return null
  const { section } = first.figure
  const apart =
    rest.length > 1 && rest.every(({ sentence }) => sentence > first.sentence) && first.phrase.replace(OFF, '') === ''
  const total = apart ? first : off.find(({ phrase }) => TOTAL.test(phrase))
  const terms = total ? [total] : off
  return {
    side: terms.length === 1 ? figure((terms[0] as Mention).figure) : sum(...terms.map((one) => figure(one.figure))),
    section,
  }
}

function paragraphsOf(stream: readonly Mention[]): Mention[][] {
  const paragraphs: Mention[][] = []
  for (const mention of stream) {
    const last = paragraphs.at(-1)
    if (last?.[0]?.paragraph === mention.paragraph) last.push(mention)
    else paragraphs.push([mention])
  }
  return paragraphs
}
