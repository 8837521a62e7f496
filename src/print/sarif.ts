import type { Bilingual, Finding, Language, Place, ReportResult, Severity } from '../model/finding.ts'
import { details } from './details.ts'
import { document, type Tool } from './json.ts'
import type { RuleDetails } from './rule-details.ts'
import { fix, region } from './sarif-region.ts'
import type { Run } from './summary.ts'

export interface SarifRule extends Pick<RuleDetails, 'id' | 'severity' | 'summary'> {
  readonly why?: Bilingual
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** SARIF 2.1.0 (OASIS), one run. Places of originals that are not text are those of their text view, and fixes are left out. */
export function printSarif(run: Run, rules: readonly SarifRule[], tool: Tool, language: Language): string {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  return document({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...tool, rules: rules.map((rule) => descriptor(rule, language)) } },
        language: language === 'zh' ? 'zh-CN' : 'en-US',
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: run.problems.length === 0,
            toolExecutionNotifications: run.problems.map(({ path, message }) => ({
              level: 'error',
              message: { text: message },
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
            })),
          },
        ],
        results: run.reports.flatMap((report) =>
          report.findings.map((finding) => result(report, finding, indexes.get(finding.rule) ?? -1, language)),
        ),
      },
    ],
  })
}

function descriptor({ id, severity, summary, why }: SarifRule, language: Language) {
  return {
    id,
    shortDescription: { text: summary[language] },
    ...(why && { fullDescription: { text: why[language] } }),
    defaultConfiguration: { level: LEVELS[severity] },
  }
}

function result(report: ReportResult, finding: Finding, ruleIndex: number, language: Language) {
  const { rule, severity, certainty, section, at, because, fingerprint } = finding
  const artifactLocation = { uri: uriOf(report.path) }
  const repair = fix(report, finding, artifactLocation)
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: details(finding, language).join('\n') },
    locations: [
      {
        physicalLocation: location(artifactLocation, at),
        ...(section.path.length > 0 && { logicalLocations: [{ fullyQualifiedName: section.path.join(' › ') }] }),
      },
    ],
    relatedLocations: because.map((other, id) => ({
      id,
      message: { text: other.label || other.text },
      physicalLocation: location(artifactLocation, other),
    })),
    partialFingerprints: { 'reportAudit/v1': fingerprint },
    ...(repair && { fixes: [repair] }),
    properties: { certainty },
  }
}

function location(artifactLocation: { readonly uri: string }, place: Place) {
  return { artifactLocation, region: region(place) }
}

/** A path as a URI reference: relative as given, absolute with `file:`. */
export function uriOf(path: string): string {
  const slashed = path.replace(/\\/g, '/').replace(/\p{Surrogate}/gu, '\ufffd')
  const encoded = slashed.split('/').map(encodeURIComponent).join('/')
  if (/^[A-Za-z]:\//.test(slashed)) return `file:///${slashed.slice(0, 2)}${encoded.slice(4)}`
  return slashed.startsWith('/') ? `file://${encoded}` : encoded
}
