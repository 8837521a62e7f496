import type { Claim, Reading } from '../../model/claim.ts'
import type { Figure, Report, Section } from '../../model/report.ts'
import { HUNDRED } from '../../number/decimal.ts'
import { type Expression, figuresOf, judge } from '../../number/relation.ts'
import { conceptOf, fold } from '../../taxonomy/concepts.ts'
import { isPlan, isResult } from '../../taxonomy/measures.ts'
import type { Assertion, Term } from './parse.ts'

export type Per = 'measure' | 'year' | 'scope'

/** What an assertion comes to in a report: its claims, one a group; and names for which the report has no figure. */
export interface Evaluation {
  readonly claims: readonly Claim[]
  readonly missing: readonly string[]
}

type Operand = Expression<Figure>

/** The same thing printed several times in a group: any of them may be meant. */
const MOST_PER_NAME = 3
const MOST_READINGS = 64

const EVERY: readonly Per[] = ['measure', 'year']

/**
 * Evaluates an assertion for every group of figures that agree in the properties of `per`. Without `per` they agree in measure
 * and year; where no group is complete, because the names themselves are of measures (在职人员数, 编制数), in year alone, and
 * what was planned does not go with what was spent.
 */
export function evaluateAssertion(
  report: Report,
  assertion: Assertion,
  per: readonly Per[] | undefined,
  id: string,
): Evaluation {
  const terms = namesIn(assertion)
  const found = new Map(terms.map((term) => [key(term), figuresFor(report, term)]))
  const missing = terms.filter((term) => found.get(key(term))?.length === 0).map(nameOf)
  if (missing.length > 0) return { claims: [], missing: [...new Set(missing)] }
  const assess = (by: readonly Per[], fits: (chosen: Chosen) => boolean) =>
    groupsOf(terms, found, by).flatMap((group, i) =>
      claimOf(assertion, choices(group).filter(fits), `${id}.${i + 1}`, report),
    )
  const claims = assess(per ?? EVERY, () => true)
  return { claims: per || claims.length > 0 ? claims : assess(['year'], isOfOneStage), missing: [] }
}

/** The figures of each name in every group that has some of all names. */
function groupsOf(
  terms: readonly NameTerm[],
  found: ReadonlyMap<string, readonly Figure[]>,
  per: readonly Per[],
): Map<string, Figure[]>[] {
  const groups = new Map<string, Map<string, Figure[]>>()
  for (const term of terms) {
    for (const figure of found.get(key(term)) ?? []) {
      const group = groupOf(figure, per, term.op === 'name' ? term.back : 0)
      const of = groups.get(group) ?? new Map<string, Figure[]>()
      const list = of.get(key(term))
      if (list) list.push(figure)
      else of.set(key(term), [figure])
      groups.set(group, of)
    }
  }
  return [...groups.values()].filter((group) => terms.every((term) => group.has(key(term))))
}

/** Budgets and spending are compared where columns of a table or the assertion's names say so, not by chance. */
function isOfOneStage(chosen: Chosen): boolean {
  const measures = [...chosen].flatMap(([name, figures]) =>
    isColumn(name) ? [] : figures.filter(({ unit }) => unit.dimension === 'money').map(({ measure }) => measure),
  )
  return !(measures.some(isPlan) && measures.some(isResult))
}

/** The reading that holds, if one does: the principle of charity. */
function claimOf(assertion: Assertion, options: readonly Chosen[], id: string, report: Report): Claim[] {
  const judged = options.map((chosen) => {
    const reading = readingOf(assertion, chosen)
    return { reading, outcome: judge(reading) }
  })
  const first = (verdict: string) => judged.find(({ outcome }) => outcome.verdict === verdict)
  const best = first('holds') ?? first('rounding') ?? judged[0]
  if (!best) return []
  const figures = [...new Set([...figuresOf(best.reading.stated), ...figuresOf(best.reading.computed)])]
  const section: Section | undefined = figures[0]?.section ?? report.sections[0]
  if (!section) return []
  return [
    {
      id,
      kind: best.reading.comparison === '=' ? 'formula' : 'bound',
      topic: null,
      certainty: 'high',
      ...best,
      readings: judged.length,
      figures,
      section,
      words: null,
    },
  ]
}

type Chosen = ReadonlyMap<string, readonly Figure[]>

function choices(group: ReadonlyMap<string, readonly Figure[]>): Chosen[] {
  let all: Map<string, readonly Figure[]>[] = [new Map()]
  for (const [name, figures] of group) {
    const options = isColumn(name) ? [figures] : distinct(figures).map((one) => [one])
    const next = all.flatMap((chosen) => options.map((option) => new Map(chosen).set(name, option)))
    all = next.slice(0, MOST_READINGS)
  }
  return all
}

function isColumn(name: string): boolean {
  return name.startsWith('合计(')
}

function distinct(figures: readonly Figure[]): Figure[] {
  const seen = new Map(figures.map((figure) => [`${figure.value.toFixed()} ${figure.unit.text}`, figure]))
  return [...seen.values()].slice(0, MOST_PER_NAME)
}

function readingOf({ left, comparison, right, tolerance }: Assertion, chosen: Chosen): Reading {
  // A name alone on the right is the stated figure, so that findings read as those of other rules do.
  const swap = right.op === 'name' && left.op !== 'name'
  const [stated, computed] = swap
    ? [expression(right, chosen), expression(left, chosen)]
    : [expression(left, chosen), expression(right, chosen)]
  if (tolerance && comparison === '=')
    return {
      stated: { op: 'absolute', of: minus(stated, computed) },
      comparison: '<=',
      computed: expression(tolerance, chosen),
    }
  const turned = comparison === '=' ? '=' : (comparison === '<=') === swap ? '>=' : '<='
  return { stated, comparison: turned, computed }
}

function expression(term: Term, chosen: Chosen): Operand {
  switch (term.op) {
    case 'number':
      return { op: 'constant', value: term.value }
    case 'name':
    case 'column': {
      const terms = (chosen.get(key(term)) ?? []).map((figure) => ({ weight: 1 as const, of: printed(figure) }))
      const [only] = terms
      return only && terms.length === 1 ? only.of : { op: 'sum', terms }
    }
    case '+':
      return {
        op: 'sum',
        terms: [expression(term.left, chosen), expression(term.right, chosen)].map((of) => ({ weight: 1, of })),
      }
    case '-':
      return minus(expression(term.left, chosen), expression(term.right, chosen))
    case '*':
      return { op: 'product', factors: [expression(term.left, chosen), expression(term.right, chosen)] }
    case '/':
      return { op: 'quotient', numerator: expression(term.left, chosen), denominator: expression(term.right, chosen) }
  }
}

/** A percentage counts as the ratio that it is: 95% = 0.95. */
function printed(figure: Figure): Operand {
  const of: Operand = { op: 'figure', figure }
  if (figure.unit.dimension !== 'percent') return of
  return { op: 'quotient', numerator: of, denominator: { op: 'constant', value: HUNDRED } }
}

function minus(a: Operand, b: Operand): Operand {
  return {
    op: 'sum',
    terms: [
      { weight: 1, of: a },
      { weight: -1, of: b },
    ],
  }
}

type NameTerm = Extract<Term, { op: 'name' | 'column' }>

function namesIn({ left, right, tolerance }: Assertion): NameTerm[] {
  const found = new Map<string, NameTerm>()
  const visit = (term: Term): void => {
    if (term.op === 'name' || term.op === 'column') found.set(key(term), term)
    else if (term.op !== 'number') {
      visit(term.left)
      visit(term.right)
    }
  }
  for (const term of [left, right, ...(tolerance ? [tolerance] : [])]) visit(term)
  return [...found.values()]
}

function key(term: NameTerm): string {
  return term.op === 'name' ? `${'上年 '.repeat(term.back)}${term.name}` : `合计(${nameOf(term)})`
}

function nameOf(term: NameTerm): string {
  return term.op === 'name' ? term.name : `表${term.table}.${term.column}`
}

const TOTAL = /合计|总计|小计|合 计|总 计/u

function figuresFor({ figures }: Report, term: NameTerm): Figure[] {
  if (term.op === 'column') {
    const column = columnName(term.column)
    return figures.filter(
      ({ cell, label, measure }) =>
        cell?.table === term.table - 1 && columnName(measure ?? '') === column && !TOTAL.test(label),
    )
  }
  const wanted = sameAs(term.name)
  // Shares and changes of a thing bear its name but are no amounts of it.
  const ratio = /率|占比|比重|比例|幅/u.test(term.name)
  return figures.filter(({ label, measure, unit }) => {
    if (!ratio && (unit.dimension === 'percent' || unit.dimension === 'points')) return false
    return wanted === sameAs(label) || (measure !== null && wanted === sameAs(label + measure))
  })
}

/** 决算数 and 决算 are one column. */
function columnName(name: string): string {
  return fold(name).replace(/数$/u, '')
}

function sameAs(name: string): string {
  return conceptOf(name)?.names[0] ?? fold(name)
}

function groupOf({ measure, year, scope, cell }: Figure, per: readonly Per[], back: 0 | 1): string {
  const parts = per.map((one) => {
    if (one === 'year') return year === null ? '' : year + back
    return one === 'measure' ? (measure ?? '') : (scope ?? (cell ? cell.table : ''))
  })
  return JSON.stringify(parts)
}
