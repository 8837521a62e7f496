import type { Figure } from '../model/report.ts'
import type { Cell, Passage, Table } from '../model/tree.ts'
import { figuresOf } from '../number/relation.ts'
import type { Draft } from './draft.ts'
import { equationsIn } from './equation.ts'
import { layoutSheet, type Part, type Sheet, splitSheet } from './grid.ts'
import { type Panel, readPanels } from './grid-panel.ts'
import { balanceDrafts } from './table-balance.ts'
import { deductionDrafts } from './table-deductions.ts'
import { definitionDrafts } from './table-definitions.ts'
import { derivedDrafts, derivedRowDrafts, guessedDrafts } from './table-derived.ts'
import { type Facts, readFacts, type TableContext } from './table-facts.ts'
import { hundredDrafts } from './table-hundred.ts'
import { ruleDrafts, ruleOf } from './table-rule.ts'
import { satisfactionDrafts } from './table-satisfaction.ts'
import { readScoreSheet, scoreDrafts, weightDrafts } from './table-scores.ts'
import { columnDrafts, discoveredDrafts, rowDrafts } from './table-sums.ts'
import { targetsOf } from './table-targets.ts'

export type { TableContext } from './table-facts.ts'

/** What a table asserts, and the cells that are prose rather than labels or numbers. */
export interface TableReading {
  readonly figures: readonly Figure[]
  readonly drafts: readonly Draft[]
  readonly prose: readonly { readonly cell: Cell; readonly passage: Passage }[]
}

/** Reads a table's figures and the relations that its labels and its structure assert between them. */
export function readTable(table: Table, context: TableContext): TableReading {
  const sheet = layoutSheet(table)
  const parts = splitSheet(sheet)
  const drafts: Draft[] = []
  const figures: Figure[] = []
  const labelling = new Set<Cell>()
  const before: Facts[] = []
  for (const part of parts) {
    const panels = readPanels(sheet, part, context.year)
    const facts = panels.map((panel) => readFacts(sheet, panel, context, table.source ?? null))
    for (const each of facts) figures.push(...each.figures.flat().filter((figure) => figure !== null))
    drafts.push(...facts.flatMap((each) => panelDrafts(sheet, part, each, context)), ...balanceDrafts(facts))
    for (const each of facts) {
      const scores = readScoreSheet(sheet, each, context)
      if (scores) {
        figures.push(...scores.labelled)
        drafts.push(...weightDrafts(scores, each, before), ...scoreDrafts(scores, each, before))
      }
    }
    const [first] = facts
    const targets = first && facts.length === 1 ? targetsOf(sheet, part, first, context) : null
    figures.push(...(targets?.figures ?? []))
    drafts.push(...(targets?.drafts ?? []))
    before.push(...facts)
    markLabels(sheet, part, panels, labelling)
  }
  return { figures, drafts, prose: proseCells(table, labelling, figures) }
}

/** Relations that words assert come first; what the numbers alone suggest must not repeat them turned around. */
function panelDrafts(sheet: Sheet, part: Part, facts: Facts, { year, caption }: TableContext): Draft[] {
  const totals = columnDrafts(facts)
  const derived = derivedDrafts(facts, totals.known)
  const discovered = discoveredDrafts(facts, derived.known)
  const guessed = guessedDrafts(facts, discovered.known)
  const found = [
    ...rowDrafts(facts),
    ...totals.drafts,
    ...derived.drafts,
    ...discovered.drafts,
    ...guessed,
    ...derivedRowDrafts(facts, year),
  ]
  return [
    ...found,
    ...besides(found, [...definitionDrafts(facts), ...satisfactionDrafts(facts)]),
    ...hundredDrafts(facts, caption),
    ...deductionDrafts(facts),
    ...ruleDrafts(ruleOf(sheet, part, caption), facts),
  ]
}

/** Those that do not say again of the same figures what the first say. */
function besides(first: readonly Draft[], others: readonly Draft[]): Draft[] {
  const told = ({ readings: [reading] }: Draft) =>
    reading
      ? [reading.stated, reading.computed]
          .flatMap(figuresOf)
          .map(({ id }) => id)
          .join()
      : ''
  const known = new Set(first.map(told))
  return others.filter((draft) => !known.has(told(draft)))
}

function markLabels(sheet: Sheet, part: Part, panels: readonly Panel[], labelling: Set<Cell>): void {
  for (const row of [...part.header, ...(part.marks === null ? [] : [part.marks])]) {
    for (let column = 0; column < sheet.columns; column++) {
      const cell = sheet.at(row, column)
      if (cell) labelling.add(cell.cell)
    }
  }
  for (const { rows, labels } of panels) {
    for (const { row } of rows) {
      for (const { column } of labels) {
        const cell = sheet.at(row, column)
        if (cell && !/[。；，]/.test(cell.name)) labelling.add(cell.cell)
      }
    }
  }
}

/** Cells of running text that may state figures: not those that are figures themselves (3026人次). */
function proseCells(table: Table, labelling: ReadonlySet<Cell>, figures: readonly Figure[]): TableReading['prose'] {
  const stated = new Set(figures.map(({ cell }) => (cell ? `${cell.row} ${cell.column}` : '')))
  return table.cells
    .filter((cell) => {
      const { text } = cell.passage
      if (!/[\d０-９一二三四五六七八九十两]/.test(text)) return false
      const words = !labelling.has(cell) && !stated.has(`${cell.row} ${cell.column}`)
      return (words && /[\u4e00-\u9fff]{2}/.test(text)) || equationsIn(text).length > 0
    })
    .map((cell) => ({ cell, passage: cell.passage }))
}
