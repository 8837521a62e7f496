import type { Finding, FindingClaim, ReportResult } from '../../src/model/finding.ts'

export const CLAIM: FindingClaim = {
  kind: 'share',
  expression: '274.79 ÷ 935.10',
  stated: '29.38%',
  computed: '29.39%',
  exact: '29.3861…',
  difference: '-0.01',
  tolerance: '0.005',
}

/** A finding about `29.38%` at column 7 of a line. */
export function finding(line: number, given: Partial<Finding> = {}): Finding {
  return {
    rule: 'share-mismatch',
    severity: 'error',
    certainty: 'high',
    message: '占比不符',
    language: 'zh',
    section: { number: '一', title: '支出', path: ['三、绩效', '（一）支出'] },
    at: { text: '29.38%', offset: 100, line, column: 7, endLine: line, endColumn: 13, source: null },
    because: [],
    claim: CLAIM,
    cause: null,
    suggestion: null,
    fingerprint: 'f0123456',
    ...given,
  }
}

export function report(path: string, findings: readonly Finding[]): ReportResult {
  const figures = { total: 10, verified: 6, contradicted: 1, unchecked: 3 }
  return { path, format: 'text', title: null, organisation: null, year: null, figures, findings }
}
