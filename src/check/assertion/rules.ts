import type { Claim } from '../../model/claim.ts'
import type { Severity } from '../../model/finding.ts'
import type { Figure } from '../../model/report.ts'
import { type Decimal, HUNDRED } from '../../number/decimal.ts'
import { type Expression, evaluate } from '../../number/relation.ts'
import { conceptNames } from '../../taxonomy/concepts.ts'
import type { Problem, Rule } from '../define-rule.ts'
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

/**
 * The rules that check an assertion: `failed-assertion`, and `unassessable-assertion`, which says where the report does not
 * have what is asserted.
 * @throws AssertionError for what is no assertion
 */
export function assertionRules(stated: StatedAssertion, index: number): ConfiguredRule[] {
  const assertion = parseAssertion(stated.assert)
  const name = stated.name ?? stated.assert
  const evaluated = (report: Parameters<typeof evaluateAssertion>[0]) =>
    evaluateAssertion(report, assertion, stated.per, `a${index + 1}`)
  const shared = { severity: stated.severity ?? 'error', examples: { good: [], bad: [] } } as const
  const failed: Rule<unknown, string> = {
    ...shared,
    id: 'failed-assertion',
    summary: { zh: '配置中的断言应成立', en: 'The assertions of the configuration hold' },
    *check({ report, broken }) {
      for (const claim of evaluated(report).claims) {
        // A stated tolerance stands instead of what rounding allows.
        if (!broken(claim, assertion.tolerance ? 'exact' : undefined)) continue
        if (claim.reading.stated.op === 'figure') yield { claim, message: 'fails', data: { name } }
        else yield apart(claim, name, assertion.tolerance ? 'beyond' : 'sides', /[%％]/u.test(stated.assert))
      }
    },
    messages: {
      fails: {
        zh: '断言“{name}”不成立：{label} {stated}，计算值 {computed}，相差 {difference}',
        en: 'the assertion "{name}" fails: {label} {stated}, computed {computed}, a difference of {difference}',
      },
      sides: {
        zh: '断言“{name}”不成立：一边为 {left}，另一边为 {right}',
        en: 'the assertion "{name}" fails: one side is {left}, the other {right}',
      },
      beyond: {
        zh: '断言“{name}”不成立：两边相差 {left}，超出所许的 {right}',
        en: 'the assertion "{name}" fails: its sides are {left} apart, more than the {right} allowed',
      },
    },
  }
  const unassessable: Rule<unknown, string> = {
    ...shared,
    id: 'unassessable-assertion',
    severity: 'info',
    summary: { zh: '配置中的断言应能核算', en: 'The assertions of the configuration can be assessed' },
    *check({ report }) {
      const { claims, missing } = evaluated(report)
      const known = [...new Set([...report.figures.flatMap(namesOf), ...conceptNames()])]
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

/** What assertions may call a figure: its label, and the column that it stands in. */
function namesOf({ label, cell, measure }: Figure): string[] {
  return cell && measure ? [label, `表${cell.table + 1}.${measure}`] : [label]
}

const DIGITS = 8

/** Where no figure of the report stands alone on a side, both sides are shown as numbers: amounts in 元, ratios as the assertion does. */
function apart<M extends string>(
  { reading, outcome, figures }: Claim,
  name: string,
  message: M,
  percent: boolean,
): Problem<M> {
  const [at, ...because] = figures
  const money = isMoney(reading.stated) || isMoney(reading.computed)
  const shown = (value: Decimal | undefined | null) => {
    if (!value) return ''
    const number = money || !percent ? value : value.times(HUNDRED)
    return number.toSignificantDigits(DIGITS).toFixed() + (money ? '元' : percent ? '%' : '')
  }
  const data = { name, left: shown(evaluate(reading.stated)?.exact), right: shown(outcome.exact) }
  return { message, data, because, ...(at && { at }) }
}

function isMoney(expression: Expression<Figure>): boolean {
  if (expression.op === 'figure') return expression.figure.unit.dimension === 'money'
  if (expression.op === 'absolute') return isMoney(expression.of)
  return expression.op === 'sum' && expression.terms.some(({ of }) => isMoney(of))
}
