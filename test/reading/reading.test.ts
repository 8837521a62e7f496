import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import type { Claim, ClaimKind, Reading } from '../../src/model/claim.ts'
import type { Figure } from '../../src/model/report.ts'
import { type Expression, figuresOf } from '../../src/number/relation.ts'
import { read } from '../../src/read/read.ts'
import { type ExpectedClaim, type ReadingCase, readingCases, withoutSpaces } from './reading-case.ts'

/**
 * The reading test: what a reviewer reads in a snippet of a report, by family of wording, in the Markdown files beside
 * this one. Every claim that fails must be expected to; a case without `fails` or `doubts` is silent by that. Claims are compared
 * by kind, stated figure and the figures used; where the report prints enough for two ways (65 ÷ 910 and (910 − 845) ÷
 * 910), the case names both.
 *
 * Cases under `## Not yet read` must still fail: one that passes has been learnt, and moves up.
 */
const HERE = new URL('.', import.meta.url)

for (const file of readdirSync(HERE).filter((name) => name.endsWith('.md'))) {
  const cases = readingCases(readFileSync(new URL(file, HERE), 'utf8'))
  describe(file, () => {
    it('names every case differently', () => {
      const names = cases.map(({ name }) => name)
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    })
    it.each(cases.filter(({ pending }) => !pending))('$line $name', async (reading) => {
      expect(await complaints(reading)).toEqual([])
    })
    it.each(cases.filter(({ pending }) => pending))('$line not yet: $name', async (reading) => {
      expect(await complaints(reading), 'it is read now: move the case up').not.toEqual([])
    })
  })
}

/** What the program reads otherwise than the case says. */
async function complaints({ snippet, format, expectations }: ReadingCase): Promise<string[]> {
  const { claims } = read(await load(new TextEncoder().encode(snippet), format === 'md' ? 'case.md' : 'case.txt'))
  const unmet = expectations.flatMap((expectation) => {
    if (expectation.verb === 'silent') return []
    const { verb, claim: expected, source } = expectation
    const alike = claims.filter((claim) => matches(claim, expected))
    if (verb === 'not') return alike.map((claim) => `${source}, but ${show(claim)}`)
    const asked = alike.filter(({ certainty }) => verb !== 'doubts' || certainty === 'low')
    if (asked.some(({ outcome }) => VERDICTS[verb].includes(outcome.verdict))) return []
    const near = claims.filter((claim) => sameStated(claim, expected)).map(show)
    return [`${source}, but ${near.join('; ') || 'nothing is read'}`]
  })
  const expected = expectations.flatMap((one) => (one.verb === 'fails' || one.verb === 'doubts' ? [one.claim] : []))
  const unexpected = claims.filter(
    (claim) => claim.outcome.verdict === 'fails' && !expected.some((one) => restates(claim, one)),
  )
  return [...unmet, ...unexpected.map((claim) => `unexpected: ${show(claim)}`)]
}

const VERDICTS: Readonly<Record<'reads' | 'rounds' | 'fails' | 'doubts', readonly string[]>> = {
  reads: ['holds', 'rounding'],
  rounds: ['rounding'],
  fails: ['fails'],
  doubts: ['fails'],
}

/** Kinds whose two sides may stand either way round. */
const MUTUAL: ReadonlySet<ClaimKind> = new Set(['bound', 'restatement', 'statement'])
/** Kinds in which one figure soon occurs twice: (now − before) ÷ before. */
const RELATIVE: ReadonlySet<ClaimKind> = new Set(['share', 'rate', 'change', 'formula'])

const TURNED = { '=': '=', '<=': '>=', '>=': '<=' } as const

function matches({ kind, reading }: Claim, expected: ExpectedClaim): boolean {
  if (!expected.kinds.includes(kind)) return false
  const same = (comparison: string, stated: readonly string[], computed: readonly string[]) =>
    comparison === expected.comparison &&
    stated.length === 1 &&
    stated[0] === expected.stated &&
    (expected.terms?.some((way) => alike(computed, way, RELATIVE.has(kind))) ?? true)
  const [stated, computed] = [terms(reading.stated), terms(reading.computed)]
  const { comparison } = reading
  return same(comparison, stated, computed) || (MUTUAL.has(kind) && same(TURNED[comparison], computed, stated))
}

/** A failing sum may be read once more as a difference of the same figures. */
function restates(claim: Claim, expected: ExpectedClaim): boolean {
  const { stated, computed } = claim.reading
  const used = [...terms(stated), ...terms(computed)]
  return (
    matches(claim, expected) ||
    (expected.terms?.some((way) => alike(used, [expected.stated, ...way], RELATIVE.has(claim.kind))) ?? false)
  )
}

function alike(a: readonly string[], b: readonly string[], once: boolean): boolean {
  const [x, y] = [a, b].map((texts) => (once ? [...new Set(texts)] : [...texts]).sort().join(' '))
  return x === y
}

/** The figures of an expression and its constants, without the hundred of percentages. */
function terms(expression: Expression<Figure>): string[] {
  switch (expression.op) {
    case 'figure':
      return [withoutSpaces(expression.figure.text)]
    case 'constant':
      return [expression.value.toString()]
    case 'sum':
      return expression.terms.flatMap(({ of }) => terms(of))
    case 'product':
      return expression.factors.filter(({ op }) => op !== 'constant').flatMap(terms)
    case 'quotient':
      return [...terms(expression.numerator), ...terms(expression.denominator)]
    case 'absolute':
      return terms(expression.of)
  }
}

function sameStated({ reading }: Claim, { stated }: ExpectedClaim): boolean {
  return figuresOf(reading.stated).some(({ text }) => withoutSpaces(text) === stated)
}

function show({ kind, certainty, reading, outcome }: Claim): string {
  return `${certainty} ${kind} ${written(reading)} ${outcome.verdict}`
}

function written({ stated, comparison, computed }: Reading): string {
  return `${terms(stated).join(' ')} ${comparison} ${terms(computed).join(' · ')}`
}
