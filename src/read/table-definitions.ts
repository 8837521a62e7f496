import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { dividesWhole } from '../taxonomy/complements.ts'
import { DEFINITIONS } from '../taxonomy/definitions.ts'
import { computedBy, kindOf } from './definition.ts'
import type { Draft } from './draft.ts'
import { likeness } from './likeness.ts'
import { equals, figure, isConfirmed, percent, roughly, sum } from './relate.ts'
import { Axis } from './table-axis.ts'
import type { Facts } from './table-facts.ts'

/** What one line of a table is computed of from others, crossing by crossing. */
interface Meant {
  readonly kind: Draft['kind']
  readonly reading: (crossing: number) => Reading | null
}

/**
 * Tables of statistics (yearbooks, appendices of communiqués) whose rows or columns bear the names that statistics define:
 * 自然增长率 below 出生率 and 死亡率, 性别比 beside 男 and 女, 占常住人口比重 below what is the share of it, and 男性 and 女性 below
 * what they divide.
 */
export function definitionDrafts(facts: Facts): Draft[] {
  const rows = facts.panel.rows.map(({ label }) => bare(label.name))
  const columns = facts.panel.columns.map(({ name }) => bare(name))
  return [...along(new Axis(facts, 'row'), rows), ...along(new Axis(facts, 'column'), columns)]
}

/** Without what stands in brackets and the mark before a part. */
function bare(name: string): string {
  return name.replace(/[（(][^（()）]{0,40}[）)]/gu, '').replace(/^(?:其中[：:]?|#)/u, '')
}

const MOST_LINES = 200

function along(axis: Axis, names: readonly string[]): Draft[] {
  if (names.length > MOST_LINES) return []
  return names.flatMap((name, line) => {
    const found = [defined(axis, names, line), share(axis, names, line), divided(axis, names, line)]
    return name === '' ? [] : found.flatMap((meant) => (meant ? drafts(axis, meant) : []))
  })
}

/** Asserted where it holds as often as not: elsewhere the names mean something else. */
function drafts(axis: Axis, { kind, reading }: Meant): Draft[] {
  const readings = Array.from({ length: axis.crossings }, (_, crossing) => reading(crossing) ?? [])
    .flat()
    .filter(({ stated }) => stated.op === 'figure')
  const holds = readings.filter(isConfirmed).length
  if (holds === 0 || holds * 2 < readings.length) return []
  return readings.flatMap((one) =>
    one.stated.op === 'figure'
      ? [{ kind, topic: 'table', certainty: 'low', readings: [one], section: one.stated.figure.section }]
      : [],
  )
}

function defined(axis: Axis, names: readonly string[], line: number): Meant | null {
  const definition = DEFINITIONS.find(({ result }) => result.test(names[line] ?? ''))
  if (!definition) return null
  const before = names.slice(0, line)
  const [first, second] = [definition.first, definition.second].map((term) =>
    before.findLastIndex((name) => term.test(name)),
  )
  if (first === undefined || second === undefined || first < 0 || second < 0) return null
  return {
    kind: kindOf(definition),
    reading: (crossing) => {
      const [stated, a, b] = [line, first, second].map((one) => axis.figure(one, crossing))
      if (!stated || !a || !b || (definition.formula !== 'per' && !commensurable(a.unit, b.unit))) return null
      return equals(stated, computedBy(definition, figure(a), figure(b)))
    },
  }
}

const SHARE = /^占(.{2,12}?)的?比[重例]?$/u
const SAME = 0.9

/** 占常住人口比重, of what stands right above. */
function share(axis: Axis, names: readonly string[], line: number): Meant | null {
  const of = SHARE.exec(names[line] ?? '')?.[1]
  const whole = of === undefined ? -1 : names.slice(0, line - 1).findLastIndex((name) => likeness(name, of) >= SAME)
  if (whole < 0) return null
  return {
    kind: 'share',
    reading: (crossing) => {
      const [stated, part, all] = [line, line - 1, whole].map((one) => axis.figure(one, crossing))
      if (!stated || !part || !all || !commensurable(part.unit, all.unit)) return null
      return equals(stated, percent(figure(part), figure(all)))
    },
  }
}

const FARTHEST = 6

/** Lines that are by their names all of the one that they follow. */
function divided(axis: Axis, names: readonly string[], line: number): Meant | null {
  const length = [2, 3].find((count) => isDivision(names.slice(line, line + count)))
  if (length === undefined) return null
  const parts = Array.from({ length }, (_, i) => line + i)
  const reading = (whole: number) => (crossing: number) => {
    const stated = axis.figure(whole, crossing)
    const found = parts.map((part) => axis.figure(part, crossing)).filter((one): one is Figure => one !== null)
    if (!stated || found.length < length || !found.every((part) => isWithin(part, stated))) return null
    return equals(stated, sum(...found.map(figure)))
  }
  for (let whole = line - 1; whole >= 0 && line - whole <= FARTHEST; whole--) {
    const meant: Meant = { kind: 'sum', reading: reading(whole) }
    if (drafts(axis, meant).length > 0) return meant
  }
  return null
}

function isDivision(names: readonly string[]): boolean {
  return new Set(names).size === names.length && names.every((name) => name.length > 1) && dividesWhole(names)
}

/** Amounts alone: of growth and of shares of something else the parts need not be less than the whole. */
function isWithin(part: Figure, whole: Figure): boolean {
  const amounts = commensurable(part.unit, whole.unit) && whole.unit.dimension !== 'percent'
  return amounts && roughly(part) <= roughly(whole)
}
