import type { Certainty, Claim, ClaimKind } from '../model/claim.ts'
import type { Finding, Language, Severity } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { reportKind } from '../taxonomy/report-kinds.ts'
import { SECTION_TEMPLATES, type SectionTemplates } from '../taxonomy/section-templates.ts'
import { type Balance, broken } from './broken.ts'
import { composeFinding, type Raised } from './compose-finding.ts'
import type { Problem, Rule, RuleContext } from './define-rule.ts'
import { type Diagnosis, diagnose } from './diagnose.ts'
import { numbered } from './fingerprint.ts'
import { places } from './places.ts'
import { runningText } from './running-text.ts'

/** A rule as the configuration sets it. */
export interface ConfiguredRule {
  readonly rule: Rule<unknown, string>
  /** The rule's own when absent. */
  readonly severity?: Severity
  /** The rule's own when absent. */
  readonly options?: unknown
}

export interface CheckSettings {
  readonly language: Language
  readonly balance: Balance
  /** Findings the reader is less sure of are left out. */
  readonly minCertainty?: Certainty
  /** Told how many milliseconds each stage (`load`, `read`, `check`) and each rule (`check share-mismatch`) took. */
  readonly timed?: (what: string, milliseconds: number) => void
  /** Go before the program's own, kind by kind. */
  readonly templates?: SectionTemplates
}

/**
 * Runs rules, with all of their options, over a report as read. Claims that one corrected figure repairs become one
 * finding. Sorted by offset.
 */
export function check(report: Report, rules: readonly ConfiguredRule[], settings: CheckSettings): Finding[] {
  const locate = places(report.tree)
  const diagnoses = diagnose(report, settings.balance)
  const kind = reportKind(report)
  const template = settings.templates?.[kind] ?? SECTION_TEMPLATES[kind] ?? []
  const seen = { report, kind, template, paragraphs: runningText(report), byKind: claimsByKind(report) }
  const raised = rules.flatMap((configured) => {
    const { timed } = settings
    if (!timed) return run(configured, seen, settings)
    const start = performance.now()
    const problems = run(configured, seen, settings)
    timed(`check ${configured.rule.id}`, performance.now() - start)
    return problems
  })
  const wanted = raised.filter(({ certainty }) => certainty === 'high' || settings.minCertainty !== 'high')
  const times = new Map<string, number>()
  return merge(wanted, diagnoses)
    .map((group) => composeFinding(group.raised, group.diagnosis, report, locate, settings.language))
    .sort((a, b) => a.at.offset - b.at.offset || a.at.text.length - b.at.text.length)
    .map((finding) => {
      const nth = times.get(finding.fingerprint) ?? 0
      times.set(finding.fingerprint, nth + 1)
      return { ...finding, fingerprint: numbered(finding.fingerprint, nth) }
    })
}

/** What all rules see alike. */
interface Seen extends Pick<RuleContext<unknown>, 'report' | 'kind' | 'template' | 'paragraphs'> {
  readonly byKind: ReadonlyMap<ClaimKind, readonly Claim[]>
}

function claimsByKind({ claims }: Report): ReadonlyMap<ClaimKind, readonly Claim[]> {
  const byKind = new Map<ClaimKind, Claim[]>()
  for (const claim of claims) {
    const kind = byKind.get(claim.kind)
    if (kind) kind.push(claim)
    else byKind.set(claim.kind, [claim])
  }
  return byKind
}

function run(
  { rule, severity, options }: ConfiguredRule,
  { report, kind, template, paragraphs, byKind }: Seen,
  { balance }: CheckSettings,
): Raised[] {
  const context: RuleContext<unknown> = {
    report,
    kind,
    template,
    paragraphs,
    options: options ?? rule.defaults ?? {},
    claims: (wanted) => byKind.get(wanted) ?? [],
    broken: (claim, stricter) => broken(claim, stricter ?? balance),
  }
  return [...rule.check(context)].map((problem) => ({
    rule,
    problem,
    severity: severity ?? rule.severity,
    certainty: problem.certainty ?? problem.claim?.certainty ?? 'high',
  }))
}

interface Group {
  readonly raised: Raised[]
  readonly diagnosis: Diagnosis | null
}

/** Problems of one diagnosis go together, unless a rule blames something of its own choice. */
function merge(raised: readonly Raised[], diagnoses: readonly Diagnosis[]): Group[] {
  const ofClaim = new Map(diagnoses.flatMap((diagnosis) => diagnosis.claims.map((claim) => [claim.id, diagnosis])))
  const together = new Map<Diagnosis, Group>()
  const groups: Group[] = []
  for (const one of raised) {
    const diagnosis = diagnosisOf(one.problem, ofClaim)
    const group = diagnosis && together.get(diagnosis)
    if (group) group.raised.push(one)
    else {
      const fresh = { raised: [one], diagnosis }
      if (diagnosis) together.set(diagnosis, fresh)
      groups.push(fresh)
    }
  }
  return groups
}

function diagnosisOf({ at, claim }: Problem, ofClaim: ReadonlyMap<string, Diagnosis>): Diagnosis | null {
  return at || !claim ? null : (ofClaim.get(claim.id) ?? null)
}
