import type { Claim } from '../model/claim.ts'
import type { Finding, Language } from '../model/finding.ts'
import type { Figure } from '../model/report.ts'
import { amount } from '../number/amount.ts'
import type { Interval } from '../number/interval.ts'
import { evaluate } from '../number/relation.ts'
import { arithmetic } from './arithmetic.ts'
import type { AuditedReport, Describe } from './audited.ts'
import { say } from './catalogue.ts'
import { details } from './details.ts'
import { signsOf } from './signs.ts'

/** Beyond this many claims a figure's working names only how many more there are. */
const MOST_CLAIMS = 12

/** More decimals than any printed number has say nothing to a reader. */
const MOST_DECIMALS = 6

/** What the page's script knows of a report. Names are short: there is one object a figure and a claim. */
export function htmlData({ report, findings }: AuditedReport, describe: Describe, language: Language) {
  const claimsOf = new Map<string, number[]>(report.figures.map(({ id }) => [id, []]))
  report.claims.forEach(({ figures }, index) => {
    for (const { id } of figures) claimsOf.get(id)?.push(index)
  })
  const byPlace = new Map(report.figures.map((figure) => [figure.at.start, figure.id]))
  const claims = report.claims.map((claim) => claimData(claim, describe, language))
  return {
    figures: Object.fromEntries(report.figures.map((figure) => [figure.id, figureData(figure, claimsOf)])),
    claims,
    findings: findings.map((finding, n) =>
      findingData(finding, n, byPlace, claimOf(finding, claims, byPlace), language),
    ),
  }
}

function figureData(figure: Figure, claimsOf: ReadonlyMap<string, readonly number[]>) {
  const claims = claimsOf.get(figure.id) ?? []
  return {
    text: figure.text,
    unit: figure.unit.text,
    what: [figure.label, figure.measure, figure.year, figure.scope].filter((part) => part).join(' · '),
    range: intervalText(amount(figure).range, figure),
    claims: claims.slice(0, MOST_CLAIMS),
    more: Math.max(0, claims.length - MOST_CLAIMS),
  }
}

function claimData(claim: Claim, describe: Describe, language: Language) {
  const described = describe(claim)
  const { kind, stated, expression, computed, difference, tolerance } = described
  const like = claim.reading.stated.op === 'figure' ? claim.reading.stated.figure : claim.figures[0]
  const left = evaluate(claim.reading.stated)?.range
  const { range, verdict } = claim.outcome
  return {
    kind: say(language, `kind.${kind}`),
    verdict,
    line: computed === '' ? `${stated} ← ${expression}` : arithmetic(described, agreement(claim)),
    expression,
    stated,
    computed,
    difference,
    tolerance,
    certainty: claim.certainty,
    readings: say(language, 'page.readings', { n: claim.readings }),
    statedRange: like && left ? intervalText(left, like) : '',
    range: like && range ? intervalText(range, like) : '',
    ends: like && left && range ? [...endsOf(left, like), ...endsOf(range, like)] : [],
    figures: claim.figures.map(({ id }) => id),
    signs: signsOf(claim.reading, claim.figures),
  }
}

/** The sign between the sides of a claim that does not fail. */
function agreement({ reading: { comparison }, outcome: { verdict } }: Claim) {
  if (verdict === 'fails') return undefined
  if (comparison === '<=') return '≤'
  if (comparison === '>=') return '≥'
  return verdict === 'holds' ? '=' : '≈'
}

type ClaimData = ReturnType<typeof claimData>

function findingData(
  finding: Finding,
  n: number,
  byPlace: ReadonlyMap<number, string>,
  claim: number,
  language: Language,
) {
  const { severity, certainty, rule, at, because, message } = finding
  return {
    severity,
    certainty,
    rule,
    message,
    notes: details(finding, language).slice(1),
    at: byPlace.get(at.offset) ?? `s${n}`,
    because: because.flatMap(({ offset }) => byPlace.get(offset) ?? []),
    claim,
  }
}

/** The claim that a finding speaks of: the same arithmetic, where there are several the one nearest to it; −1 for none. */
function claimOf({ claim, at, because }: Finding, claims: readonly ClaimData[], byPlace: ReadonlyMap<number, string>) {
  if (!claim) return -1
  const figures = new Set([at, ...because].flatMap(({ offset }) => byPlace.get(offset) ?? []))
  const alike = claims.flatMap(({ stated, expression }, i) =>
    stated === claim.stated && expression === claim.expression ? [i] : [],
  )
  return alike.find((i) => claims[i]?.figures.every((id) => figures.has(id))) ?? alike[0] ?? -1
}

/** `[29.375, 29.385]` in the unit of a figure; `∞` and a round bracket where an end is open. */
function intervalText({ lo, hi, loOpen, hiOpen }: Interval, { unit }: Figure): string {
  const show = (end: Interval['lo']) =>
    end.isFinite() ? end.div(unit.scale).toDecimalPlaces(MOST_DECIMALS).toFixed() : end.isNegative() ? '−∞' : '∞'
  if (lo.equals(hi)) return show(lo)
  return `${loOpen ? '(' : '['}${show(lo)}, ${show(hi)}${hiOpen ? ')' : ']'}`
}

/** For drawing only: the ends as binary numbers, in the unit of a figure; infinity as null. */
function endsOf({ lo, hi }: Interval, { unit }: Figure): (number | null)[] {
  return [lo, hi].map((end) => (end.isFinite() ? end.div(unit.scale).toNumber() : null))
}
