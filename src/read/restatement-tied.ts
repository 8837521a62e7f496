import type { Figure } from '../model/report.ts'
import { HUNDRED } from '../number/decimal.ts'
import type { Draft } from './draft.ts'
import { nameKey } from './facts.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { push } from './push.ts'
import { equals, figure } from './relate.ts'
import { samePeriod, withoutPointer } from './same-period.ts'
import { fitness, isGeneric, isNameless, isOfKind, isStated, type Tie } from './ties.ts'

/** Names must be as good as the same where the values differ. */
const SAME = 0.7
/** So many numbers of a section that a row or column states too show that the section speaks of it. */
const ENOUGH = 2

/**
 * Numbers of the text that tables state too. Where a section states two numbers of a row or column as they are, a third
 * that bears the name of another of its cells and differs from it contradicts it, though scope and measure are not printed.
 */
export function readTied(stream: readonly Mention[], cells: readonly Figure[], ties: readonly Tie[]): Draft[] {
  return [...ties.flatMap(confirmed), ...contradicted(stream, cells, ties)]
}

/** What {@link readRestatements} finds by its name alone is left to it. */
function confirmed({ said, cells }: Tie): Draft[] {
  const [cell] = cells
  if (!cell) return []
  const sameUnit = said.figure.unit.dimension === cell.unit.dimension
  const known =
    said.role === 'level' && sameUnit && nameOf(said.figure) === nameOf(cell) && samePeriod(said.figure, cell)
  return known ? [] : [restatement(said, cell)]
}

function restatement(said: Mention, cell: Figure): Draft {
  const readings = [equals(said.figure, figure(cell))]
  return { kind: 'restatement', certainty: 'low', readings, section: said.figure.section }
}

function nameOf({ label }: Figure): string {
  return nameKey(withoutPointer(label))
}

function contradicted(stream: readonly Mention[], cells: readonly Figure[], ties: readonly Tie[]): Draft[] {
  if (ties.length === 0) return []
  const tied = new Set(ties.map(({ said }) => said))
  const taken = new Set(ties.flatMap((tie) => tie.cells))
  const byLine = new Map<string, Figure[]>()
  for (const cell of cells) for (const line of linesOf(cell)) push(byLine, line, cell)
  const bySection = new Map<number, Mention[]>()
  const stated = new Map<number, Set<string>>()
  for (const { sentence, figure: of } of stream)
    stated.set(sentence, (stated.get(sentence) ?? new Set()).add(of.value.toString()))
  for (const said of stream) if (isStated(said) && !tied.has(said)) push(bySection, placeOf(said), said)
  const drafts = new Map<Mention, Draft>()
  let effort = EFFORT
  for (const spoken of spokenOf(ties)) {
    const open = (byLine.get(spoken.line) ?? []).filter((cell) => !taken.has(cell))
    const rest = (bySection.get(spoken.place) ?? []).filter((said) => isNear(said, spoken.ties))
    effort -= rest.length * open.length
    if (effort < 0) break
    for (const said of rest) {
      const [cell, ...others] = open.filter((one) => bears(said, one))
      if (!cell || others.length > 0 || rest.some((other) => other !== said && bears(other, cell))) continue
      // 市级课题4项、校级课题5项，共9项: the sentence states the cell's number itself.
      if (stated.get(said.sentence)?.has(cell.value.toString())) continue
      const draft = restatement(said, cell)
      // 路面修复等工程及其他支出 is more than 路面修复养护.
      if (fitness(said, cell) > SAME || draft.readings.some(isPlausible)) drafts.set(said, draft)
    }
  }
  return [...drafts.values()]
}

function bears(said: Mention, cell: Figure): boolean {
  // 100.00 is the share of all, and no other's.
  if (cell.unit.dimension === 'percent' && cell.value.equals(HUNDRED)) return false
  return (
    isOfKind(said, cell) &&
    samePeriod(said.figure, cell) &&
    meansOf(said.figure) === meansOf(cell) &&
    fitness(said, cell) >= SAME
  )
}

/** 交通运输支出 of what was appropriated is less than that of all the department spends, which another section states. */
function meansOf({ section }: Figure): string {
  const [kind = ''] = section.path.flatMap((title) => MEANS.exec(title)?.[0] ?? []).slice(-1)
  return kind === '一般公共预算' ? '财政拨款' : kind
}

const MEANS = /财政拨款|一般公共预算|政府性基金|国有资本经营/u

const NEAR = 2

function isNear({ paragraph }: Mention, ties: readonly Mention[]): boolean {
  return ties.slice(0, MOST_TIES).some((tie) => Math.abs(tie.paragraph - paragraph) <= NEAR)
}

const MOST_TIES = 50
/** Names that may be compared in one report: far more than any has, and few enough for a hostile one. */
const EFFORT = 100_000

interface Spoken {
  readonly line: string
  readonly place: number
  readonly ties: readonly Mention[]
}

/** The rows and columns of which a section states enough. */
function spokenOf(ties: readonly Tie[]): Spoken[] {
  const found = new Map<string, { line: string; place: number; ties: Mention[] }>()
  for (const { said, cells } of ties) {
    const place = placeOf(said)
    for (const line of new Set(cells.flatMap(linesOf))) {
      const known = found.get(`${place} ${line}`)
      if (known) known.ties.push(said)
      else found.set(`${place} ${line}`, { line, place, ties: [said] })
    }
  }
  return [...found.values()].filter((spoken) => valuesOf(spoken.ties) >= ENOUGH)
}

function valuesOf(ties: readonly Mention[]): number {
  return new Set(ties.map(({ figure: { value } }) => value.toString())).size
}

/** The column of an item; the row of totals, whose cells bear the names of their columns, where these have names. */
function linesOf(figure: Figure): string[] {
  const { cell, label } = figure
  if (!cell) return []
  return isNameless(label) && !isGeneric(figure) ? [`${cell.table}r${cell.row}`] : [`${cell.table}c${cell.column}`]
}

function placeOf({ figure: { section } }: Mention): number {
  return section.at.start
}
