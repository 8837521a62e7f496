import type { Certainty, Claim } from '../model/claim.ts'
import type { Bilingual, Finding, Language, Severity } from '../model/finding.ts'
import type { Figure, Report, Section, Span } from '../model/report.ts'
import type { Problem, Rule } from './define-rule.ts'
import { describeClaim, statedFigure } from './describe-claim.ts'
import type { Diagnosis } from './diagnose.ts'
import { fingerprint } from './fingerprint.ts'
import type { Locate } from './places.ts'
import { renderMessage } from './render-message.ts'
import { showFigure } from './show-number.ts'
import { writeNumber } from './write-number.ts'

/** A problem with the rule that raised it. */
export interface Raised {
  readonly rule: Rule<unknown, string>
  readonly problem: Problem
  readonly severity: Severity
  readonly certainty: Certainty
}

/** Makes one finding of the problems that one diagnosis explains, or of a single problem without diagnosis. */
export function composeFinding(
  raised: readonly Raised[],
  diagnosis: Diagnosis | null,
  report: Report,
  locate: Locate,
  language: Language,
): Finding {
  const lead = leading(raised, diagnosis)
  const { problem, rule } = lead
  const blamed = blame(problem, diagnosis)
  const span = blamed.figure?.at ?? blamed.span
  const section = problem.section ?? problem.claim?.section ?? sectionAt(report, span)
  const because = reasons(problem, diagnosis, blamed.figure)
  return {
    rule: rule.id,
    severity: lead.severity,
    certainty: raised.some(({ certainty }) => certainty === 'high') ? 'high' : 'low',
    message: renderMessage(lead.rule, problem, language) + correctionOf(problem, diagnosis, language),
    language,
    section: { number: section.number, title: section.title, path: section.path },
    at: locate(span, blamed.figure?.source ?? null),
    because: because.map((figure) => ({ ...locate(figure.at, figure.source), label: figure.label })),
    claim: problem.claim ? describeClaim(problem.claim) : null,
    cause: diagnosis?.cause ? { kind: diagnosis.cause.kind, message: diagnosis.cause.message[language] } : null,
    suggestion: diagnosis ? suggestionOf(diagnosis, report) : null,
    fingerprint: fingerprint(
      rule.id,
      section,
      blamed.figure,
      because.map(({ label }) => label),
      problem.claim?.reading ?? null,
    ),
  }
}

/** The problem to speak of: a certain one before an uncertain, one that states the blamed figure, then in reading order. */
function leading(raised: readonly Raised[], diagnosis: Diagnosis | null): Raised {
  const [first, ...others] = raised
  if (!first) throw new Error('a finding needs a problem')
  const rank = ({ certainty, problem: { claim } }: Raised) =>
    (certainty === 'high' ? 0 : 2) + (claim && diagnosis && statedFigure(claim)?.id === diagnosis.blamed.id ? 0 : 1)
  const order = ({ problem: { claim } }: Raised) => claim?.figures[0]?.at.start ?? 0
  return others.reduce(
    (best, one) => (rank(one) < rank(best) || (rank(one) === rank(best) && order(one) < order(best)) ? one : best),
    first,
  )
}

interface Blamed {
  readonly figure: Figure | null
  readonly span: Span
}

function blame({ at, claim, section }: Problem, diagnosis: Diagnosis | null): Blamed {
  if (at && 'start' in at) return { figure: null, span: at }
  const figure = at ?? diagnosis?.blamed ?? (claim && statedFigure(claim)) ?? null
  if (figure) return { figure, span: figure.at }
  return { figure: null, span: section?.at ?? claim?.section.at ?? { start: 0, end: 0 } }
}

function reasons(problem: Problem, diagnosis: Diagnosis | null, blamed: Figure | null): Figure[] {
  const figures = problem.because ?? (diagnosis?.claims ?? (problem.claim ? [problem.claim] : [])).flatMap(figuresOf)
  return [...new Map(figures.map((figure) => [figure.id, figure])).values()].filter(({ id }) => id !== blamed?.id)
}

function figuresOf({ figures }: Claim): readonly Figure[] {
  return figures
}

function sectionAt({ sections }: Report, span: Span): Section {
  const around = sections.filter(({ at, end }) => at.start <= span.start && span.start < end)
  const whole: Section = { number: null, title: '', level: 0, path: [], at: { start: 0, end: 0 }, end: 0 }
  return around.reduce((inner, one) => (one.level >= inner.level ? one : inner), around[0] ?? sections[0] ?? whole)
}

const CORRECTION: Bilingual = {
  zh: '；疑 {label} {text} 有误，应为 {corrected}',
  en: '; {label} {text} should probably read {corrected}',
}

/** What the message adds when the blamed figure is not the one that its claim states. */
function correctionOf({ claim }: Problem, diagnosis: Diagnosis | null, language: Language): string {
  if (!diagnosis?.correction || !claim || statedFigure(claim)?.id === diagnosis.blamed.id) return ''
  const { blamed, correction } = diagnosis
  const values = {
    label: blamed.label,
    text: showFigure(blamed),
    corrected: correction.value.toFixed(correction.decimals) + blamed.unit.text,
  }
  return CORRECTION[language].replace(/\{(label|text|corrected)\}/g, (_, name: keyof typeof values) => values[name])
}

function suggestionOf({ blamed, correction }: Diagnosis, { tree }: Report): Finding['suggestion'] {
  if (!correction) return null
  const { start, end } = blamed.numberAt
  const text = writeNumber(correction.value, correction.decimals, tree.text.slice(start, end))
  return { text, offset: start, length: end - start }
}
