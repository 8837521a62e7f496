import type { Finding, Place, ReportResult } from '../model/finding.ts'
import type { Streamed } from './streamed.ts'

/** Who prints: the contract's `tool`. */
export interface Tool {
  readonly name: string
  readonly version: string
}

/** The JSON contract, version 1. Every object has exactly the contract's fields, whatever else its source carries. */
export function json(tool: Tool): Streamed {
  let before = head({ version: 1, tool, reports: [] })
  return {
    report(report) {
      const text = `${before}\n${indented(reportDocument(report), '    ')}`
      before = ','
      return text
    },
    end({ shard, summary, problems }) {
      const named = problems.map(({ path, message }) => ({ path, message }))
      const rest = document({ ...(shard && { shard }), summary, problems: named }).slice('{\n'.length)
      return before === ',' ? `\n  ],\n${rest}` : `${before}],\n${rest}`
    },
  }
}

/** The text of a document up to within the empty list that ends it. */
function head(value: unknown): string {
  return document(value).slice(0, -']\n}\n'.length)
}

function indented(value: unknown, by: string): string {
  return by + JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`)
}

/** A value as the text of a JSON file. */
export function document(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** A report as every JSON output prints it. */
export function reportDocument({ path, format, title, organisation, year, figures, findings }: ReportResult) {
  const { total, verified, contradicted, unchecked } = figures
  return {
    path,
    format,
    title,
    organisation,
    year,
    figures: { total, verified, contradicted, unchecked },
    findings: findings.map(finding),
  }
}

function finding(from: Finding) {
  const { rule, severity, certainty, message, language, section, at, because, claim, cause, suggestion } = from
  return {
    rule,
    severity,
    certainty,
    message,
    language,
    section: { number: section.number, title: section.title, path: section.path },
    at: place(at),
    because: because.map((other) => ({ ...place(other), label: other.label })),
    claim: claim && {
      kind: claim.kind,
      expression: claim.expression,
      stated: claim.stated,
      computed: claim.computed,
      exact: claim.exact,
      difference: claim.difference,
      tolerance: claim.tolerance,
    },
    cause: cause && { kind: cause.kind, message: cause.message },
    suggestion: suggestion && { text: suggestion.text, offset: suggestion.offset, length: suggestion.length },
    fingerprint: from.fingerprint,
  }
}

function place({ text, offset, line, column, endLine, endColumn, source }: Place) {
  return { text, offset, line, column, endLine, endColumn, source }
}
