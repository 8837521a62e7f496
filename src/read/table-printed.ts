import type { ClaimKind } from '../model/claim.ts'
import type { ColumnHead } from './grid-header.ts'
import { isRatio } from './grid-label.ts'
import type { Panel } from './grid-panel.ts'
import type { Candidate } from './table-derived.ts'
import { type Formula, line } from './table-formula.ts'
import { parseFormula } from './table-parse.ts'

/** What a formula printed in the column's header comes to, for every way to tell which columns it names. */
export function printedFormulas(panel: Panel, column: number): Candidate[] {
  const head = panel.columns[column]
  if (!head?.formula) return []
  const names = new Map<string, readonly number[]>()
  const collect = parseFormula(head.formula, (operand) => {
    const lines = named(panel, column, operand)
    if (lines.length === 0) return null
    names.set(operand, lines)
    return line(lines[0] ?? 0)
  })
  if (!collect) return []
  const candidates: Candidate[] = []
  for (const choice of choices([...names.values()])) {
    const chosen = new Map([...names.keys()].map((name, i) => [name, choice[i] ?? 0]))
    const parsed = parseFormula(head.formula, (operand) => line(chosen.get(operand) ?? 0))
    if (parsed) candidates.push(...scaled(parsed, head))
  }
  return candidates
}

/** Divisions may be printed as percentages without saying ×100. */
function scaled({ formula, hundred }: { formula: Formula; hundred: boolean }, head: ColumnHead): Candidate[] {
  const divided = formula.op === 'quotient'
  const factors = divided ? (hundred || head.unit?.dimension === 'percent' ? [true] : [true, false]) : [hundred]
  return factors.map((percent) => ({
    kind: kindOf(formula),
    formula: percent ? { op: 'product', factors: [formula, { op: 'number', value: 100 }] } : formula,
    named: true,
  }))
}

function kindOf(formula: Formula): ClaimKind {
  if (formula.op === 'quotient') return formula.numerator.op === 'sum' ? 'change' : 'rate'
  const subtracts = formula.op === 'sum' && formula.terms.some(({ weight }) => weight < 0)
  return subtracts ? 'difference' : 'sum'
}

/** Columns that an operand may mean: by mark, by year, by header; at most four. */
function named(panel: Panel, column: number, operand: string): number[] {
  const heads = panel.columns
  const bare = operand.replace(/^第|[栏列项]$/g, '')
  const by = (test: (head: ColumnHead) => boolean) =>
    heads.map((_, i) => i).filter((i) => i !== column && test(heads[i] as ColumnHead))
  const marked = by(({ mark }) => mark === bare)
  if (marked.length > 0) return marked.slice(0, 1)
  if (/^(?:19|20)\d{2}年?$/.test(bare))
    return by(
      ({ year, name, unit }) => year === Number.parseInt(bare, 10) && !isRatio(name) && unit?.dimension !== 'percent',
    ).slice(0, 4)
  if (/^[A-Za-z\d①-⑳]+$/.test(bare)) return []
  const exact = by(({ name }) => name === bare)
  if (exact.length > 0) return exact.slice(0, 1)
  const near = by(({ path, name }) => !isRatio(name) && path.some((text) => text.includes(bare)))
  return near.slice(-4)
}

/** All ways to pick one of each list, at most 64. */
function choices(lists: readonly (readonly number[])[]): number[][] {
  let made: number[][] = [[]]
  for (const list of lists) made = made.flatMap((start) => list.map((item) => [...start, item])).slice(0, 64)
  return made
}
