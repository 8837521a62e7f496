import type { Figure } from '../model/report.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, significantDigits } from './relate.ts'
import { bare, rowNames, rowsOf } from './row-names.ts'
import { REST } from './row-relations.ts'
import { measureOf, samePeriod } from './same-period.ts'

const TELLING = 4
const LONGEST = 400

/**
 * Of a row that a sentence names and of which it states a cell as it is, the others that it states under the same measure: `智慧交通平台全年预算
 * 1720.00万元，实际支出1284.58万元` beside 智慧交通平台 | 1720.00 | 1248.58. Never with certainty, since the sentence may go on to something else.
 */
export function readRowsSpoken(stream: readonly Mention[], cells: readonly Figure[], known: readonly Draft[]): Draft[] {
  if (cells.length === 0) return []
  const names = rowNames(rowsOf(cells))
  const borneOut = new Set(
    known.flatMap(({ readings: [reading] }) =>
      reading?.stated.op === 'figure' && isConfirmed(reading) ? [reading.stated.figure] : [],
    ),
  )
  return clausesOf(stream).flatMap((clause): Draft[] => {
    const words = bare(clause.map(({ lead }) => lead).join('#'))
    const rows = new Set(names.namedIn(words.slice(0, LONGEST)).map(({ row }) => row))
    const [row, other] = [...rows].filter(({ cells: own }) =>
      clause.some((said) => own.some((cell) => isSame(said, cell))),
    )
    if (!row || other) return []
    return clause.flatMap((said): Draft[] => {
      if (borneOut.has(said.figure) || row.cells.some((cell) => isSame(said, cell))) return []
      const told = row.cells.filter((cell) => isOf(said, cell) && !clause.some((one) => isSame(one, cell)))
      const [cell, more] = told
      if (!cell || more) return []
      const reading = equals(said.figure, figure(cell))
      return isPlausible(reading)
        ? [{ kind: 'restatement', certainty: 'low', readings: [reading], section: said.figure.section }]
        : []
    })
  })
}

/** What stands between two semicolons or full stops. */
function clausesOf(stream: readonly Mention[]): Mention[][] {
  const clauses: Mention[][] = []
  for (const mention of stream) {
    if (mention.figure.cell !== null) continue
    const last = clauses.at(-1)
    if (last && mention.gap < GAP.semicolon && last[0]?.sentence === mention.sentence) last.push(mention)
    else clauses.push([mention])
  }
  return clauses.filter(({ length }) => length > 1)
}

function isSame({ figure: said }: Mention, cell: Figure): boolean {
  const alike = said.unit.dimension === cell.unit.dimension && significantDigits(said) >= TELLING
  return alike && samePeriod(said, cell) && isConfirmed(equals(said, figure(cell)))
}

/** Whether both are planned, done, left over, or how much of the plan was done. */
function isOf(said: Mention, cell: Figure): boolean {
  const { figure: of, phrase, role, prior } = said
  if (prior || of.bound !== null || of.unit.dimension !== cell.unit.dimension || !samePeriod(of, cell)) return false
  const head = cell.measure ?? ''
  if (of.unit.dimension === 'percent') return role === 'rate' && /执行率|完成率|支出率|进度/u.test(head)
  if (of.unit.dimension !== 'money' || role === 'change') return false
  const measure = measureOf(cell)
  if (REST.test(phrase)) return REST.test(head)
  if (isPlan(of.measure)) return isPlan(measure) && measure === of.measure
  return isResult(of.measure) && isResult(measure)
}
