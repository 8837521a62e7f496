import type { Severity } from '../../model/finding.ts'
import { CONCEPTS } from '../../taxonomy/concepts.ts'
import type { Rule } from '../define-rule.ts'
import { nearest } from '../nearest.ts'
import type { ConfiguredRule } from '../run.ts'
import { evaluateAssertion, type Per } from './evaluate.ts'
import { parseAssertion } from './parse.ts'

/** An assertion as a configuration states it. */
export interface StatedAssertion {
  readonly name?: string | undefined
  readonly assert: string
  readonly per?: readonly Per[] | undefined
  readonly severity?: Severity | undefined
}

const EVERY: readonly Per[] = ['measure', 'year']

/**
 * The rules that check an assertion: `failed-assertion`, and `unassessable-assertion`, which says where the report does not
 * have what is asserted.
 * @throws AssertionError for what is no assertion
 */
export function assertionRules(stated: StatedAssertion, index: number): ConfiguredRule[] {
  const assertion = parseAssertion(stated.assert)
  const name = stated.name ?? stated.assert
  const evaluate = (report: Parameters<typeof evaluateAssertion>[0]) =>
    evaluateAssertion(report, assertion, stated.per ?? EVERY, `a${index + 1}`)
  const shared = { severity: stated.severity ?? 'error', examples: { good: [], bad: [] } } as const
  const failed: Rule<unknown, string> = {
    ...shared,
    id: 'failed-assertion',
    summary: { zh: '配置中的断言应成立', en: 'The assertions of the configuration hold' },
    *check({ report, broken }) {
      for (const claim of evaluate(report).claims) if (broken(claim)) yield { claim, message: 'fails', data: { name } }
    },
    messages: {
      fails: {
        zh: '断言“{name}”不成立：{label} {stated}，计算值 {computed}，相差 {difference}',
        en: 'the assertion "{name}" fails: {label} {stated}, computed {computed}, a difference of {difference}',
      },
    },
  }
  const unassessable: Rule<unknown, string> = {
    ...shared,
    id: 'unassessable-assertion',
    severity: 'info',
    summary: { zh: '配置中的断言应能核算', en: 'The assertions of the configuration can be assessed' },
    *check({ report }) {
      const { claims, missing } = evaluate(report)
      const known = [
        ...new Set([...report.figures.map(({ label }) => label), ...CONCEPTS.flatMap(({ names }) => names)]),
      ]
      const at = { start: 0, end: 0 }
      for (const one of missing) {
        const word = nearest(
          one,
          known.filter((label) => label !== one && label !== ''),
        )
        yield { at, message: word ? 'nearest' : 'missing', data: { name, one, word: word ?? '' } }
      }
      if (missing.length === 0 && claims.length === 0) yield { at, message: 'apart', data: { name } }
    },
    messages: {
      missing: {
        zh: '断言“{name}”无法核算：报告中没有“{one}”',
        en: 'the assertion "{name}" cannot be assessed: the report has no {one}',
      },
      nearest: {
        zh: '断言“{name}”无法核算：报告中没有“{one}”；是否指 {word}？',
        en: 'the assertion "{name}" cannot be assessed: the report has no {one}; did you mean {word}?',
      },
      apart: {
        zh: '断言“{name}”无法核算：所列数据不属同一年度或口径（per）',
        en: 'the assertion "{name}" cannot be assessed: its figures are of different years or measures (per)',
      },
    },
  }
  return [{ rule: failed }, { rule: unassessable }]
}
