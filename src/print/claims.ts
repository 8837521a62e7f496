import type { Colors } from 'picocolors/types.js'
import type { Certainty, Claim, ClaimKind } from '../model/claim.ts'
import type { Language } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { say } from './catalogue.ts'
import { align, oneLine } from './columns.ts'
import type { Locate } from './figures.ts'
import { document } from './json.ts'

/** A claim as `report-audit claims --format json` prints it (contract, version 1). */
export interface ClaimRow {
  readonly id: string
  readonly kind: ClaimKind
  readonly certainty: Certainty
  readonly verdict: Claim['outcome']['verdict']
  readonly expression: string
  readonly stated: string
  readonly computed: string
  /** Ids of the claim's figures, the stated one first. */
  readonly figures: readonly string[]
  readonly readings: number
}

/** A claim's two sides in words, with figures as printed. */
export type Working = (claim: Claim) => Pick<ClaimRow, 'expression' | 'stated' | 'computed'>

export function claimRows(report: Report, working: Working): ClaimRow[] {
  return report.claims.map((claim) => {
    const { expression, stated, computed } = working(claim)
    return {
      id: claim.id,
      kind: claim.kind,
      certainty: claim.certainty,
      verdict: claim.outcome.verdict,
      expression,
      stated,
      computed,
      figures: claim.figures.map(({ id }) => id),
      readings: claim.readings,
    }
  })
}

export function printClaimsJson(path: string, claims: readonly ClaimRow[]): string {
  return document({ version: 1, path, claims })
}

/** One line a claim, in reading order: place of the stated figure, kind, verdict, arithmetic; the last line counts. */
export function printClaims(
  report: Report,
  rows: readonly ClaimRow[],
  locate: Locate,
  colors: Colors,
  language: Language,
): string {
  const offset = ({ figures }: Claim) => figures[0]?.at.start ?? 0
  const ordered = rows
    .flatMap((row, i) => {
      const claim = report.claims[i]
      return claim ? [{ row, claim }] : []
    })
    .sort((a, b) => offset(a.claim) - offset(b.claim))
  const lines = align(
    ordered.map(({ row, claim }) => {
      const { line, column } = locate(offset(claim))
      return [
        `${line}:${column}`,
        row.kind,
        say(language, `verdict.${row.verdict}`),
        row.certainty === 'low' ? say(language, 'certainty.low') : '',
        oneLine(arithmetic(row, claim.reading.comparison)),
      ]
    }),
  ).map((line, i) => paint(ordered[i]?.row.verdict, colors)(line))
  return `${[...lines, ...(lines.length > 0 ? [''] : []), colors.bold(counts(rows, language))].join('\n')}\n`
}

const SIGNS = { '=': '←', '<=': '≤', '>=': '≥' } as const

/** `29.38% ← 274.79 ÷ 935.10 = 29.39%`: what is printed, then what it is compared with; `29人 ≤ 31人` for bounds. */
function arithmetic({ stated, expression, computed }: ClaimRow, comparison: keyof typeof SIGNS): string {
  const working =
    computed === '' ? expression : computed.startsWith(expression) ? computed : `${expression} = ${computed}`
  return `${stated} ${SIGNS[comparison]} ${working}`
}

function counts(rows: readonly ClaimRow[], language: Language): string {
  const of = (verdict: ClaimRow['verdict']) => rows.filter((row) => row.verdict === verdict).length
  return say(language, 'claims.line', {
    n: rows.length,
    agreed: of('holds') + of('rounding'),
    fails: of('fails'),
    unassessable: of('unassessable'),
  })
}

function paint(verdict: ClaimRow['verdict'] | undefined, colors: Colors) {
  if (verdict === 'fails') return colors.red
  return verdict === 'unassessable' ? colors.dim : (line: string) => line
}
