import { type CheckSettings, type ConfiguredRule, check } from './check/run.ts'
import { settleOptions } from './check/settle-options.ts'
import { suppress, withoutSuppressions } from './check/suppress.ts'
import type { LoadLimits } from './load/limits.ts'
import { load } from './load/load.ts'
import type { Claim } from './model/claim.ts'
import type { Coverage, FigureStatus, Finding, ReportResult } from './model/finding.ts'
import type { Figure, Report } from './model/report.ts'
import { read } from './read/read.ts'
import { type Concept, withConcepts } from './taxonomy/concepts.ts'

export interface AuditSettings extends Partial<CheckSettings> {
  /** By default the built-in ones that are recommended, as they are. */
  readonly rules?: readonly ConfiguredRule[]
  /** Every rule id there is, for comments in the report that name one; by default those that run. */
  readonly known?: readonly string[]
}

export interface AuditOptions extends AuditSettings {
  /** The report's file name: tells its format and is the result's `path`. */
  readonly name: string
  /** How much of a file is read before it is refused. */
  readonly limits?: Partial<LoadLimits>
  /** Concepts beyond those of the field, and calculation links that must hold. */
  readonly taxonomy?: readonly Concept[]
  /** Settings that depend on what the report turns out to be; they go before the others. */
  readonly settingsOf?: (report: Report) => AuditSettings
}

export interface AuditResult extends ReportResult {
  /** The report as read: its figures and claims, whatever their verdict. */
  readonly report: Report
  /** By figure id. */
  readonly statuses: ReadonlyMap<string, FigureStatus>
}

/**
 * Audits one report: bytes → tree → report → findings. A string is taken as the report's text.
 * Whatever the report itself says is a finding, never an error.
 *
 * @throws LoadError for what is no report, ZodError for options that do not fit their rule's schema
 */
export async function audit(input: Uint8Array | string, options: AuditOptions): Promise<AuditResult> {
  const { name, timed } = options
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  // The clock is only loaded for who asks.
  let start = timed ? performance.now() : 0
  const lap = (what: string) => {
    if (!timed) return
    timed(what, performance.now() - start)
    start = performance.now()
  }
  const tree = await load(bytes, name, { limits: options.limits ?? {} })
  lap('load')
  const { taxonomy = [] } = options
  const report = read(withoutSuppressions(tree), taxonomy)
  lap('read')
  const settings = { ...options, ...options.settingsOf?.(report) }
  const rules = await settleOptions(settings.rules ?? (await recommended()))
  const findings = withConcepts(taxonomy, () =>
    check(report, rules, { language: 'zh', balance: 'rounded', ...settings }),
  )
  lap('check')
  const statuses = statusesOf(report, findings)
  const ran = rules.map(({ rule }) => rule.id)
  const open = suppress(findings, report, ran, settings.known ?? ran, settings.language ?? 'zh')
  const { title, organisation, year } = report
  return {
    path: name,
    format: tree.format,
    title,
    organisation,
    year,
    figures: count(statuses),
    findings: open,
    report,
    statuses,
  }
}

/** The built-in rules import this package by its name, so they are only loaded once it is. */
async function recommended(): Promise<readonly ConfiguredRule[]> {
  const { recommended } = await import('../rules/index.ts')
  return recommended.map((rule) => ({ rule }))
}

/**
 * What became of every figure. In this order:
 * - `contradicted` when a finding blames it;
 * - `verified` when it takes part in an equation that holds, exactly or by rounding, other than a restatement: the same
 *   error may stand in two places;
 * - `contradicted` when it takes part in the claim of a finding that blames another figure;
 * - `verified` when it is restated elsewhere alike;
 * - `unchecked` otherwise. A bound that holds (staff within establishment, part within whole) verifies nothing, since
 *   almost any figure would satisfy it.
 */
function statusesOf(report: Report, findings: readonly Finding[]): ReadonlyMap<string, FigureStatus> {
  const blamed = new Set(findings.map(({ at }) => at.offset))
  const involved = new Set(findings.flatMap(({ because }) => because.map(({ offset }) => offset)))
  const holding = report.claims.filter(isEquationThatHolds)
  const restated = figuresOf(holding.filter(({ kind }) => kind === 'restatement'))
  const computed = figuresOf(holding.filter(({ kind }) => kind !== 'restatement'))
  const statusOf = (figure: Figure): FigureStatus => {
    if (blamed.has(figure.at.start)) return 'contradicted'
    if (computed.has(figure)) return 'verified'
    if (involved.has(figure.at.start)) return 'contradicted'
    return restated.has(figure) ? 'verified' : 'unchecked'
  }
  return new Map(report.figures.map((figure) => [figure.id, statusOf(figure)]))
}

function isEquationThatHolds({ reading, outcome }: Claim): boolean {
  return reading.comparison === '=' && (outcome.verdict === 'holds' || outcome.verdict === 'rounding')
}

function figuresOf(claims: readonly Claim[]): ReadonlySet<Figure> {
  return new Set(claims.flatMap(({ figures }) => figures))
}

function count(statuses: ReadonlyMap<string, FigureStatus>): Coverage {
  const counts = { verified: 0, contradicted: 0, unchecked: 0 }
  for (const status of statuses.values()) counts[status]++
  return { total: statuses.size, ...counts }
}
