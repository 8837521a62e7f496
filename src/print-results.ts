import picocolors from 'picocolors'
import type { Colors } from 'picocolors/types.js'
import manifest from '../package.json' with { type: 'json' }
import type { AuditResult } from './audit.ts'
import { describeClaim } from './check/describe-claim.ts'
import type { ConfiguredRule } from './check/run.ts'
import type { InputProblem, Language, ReportResult } from './model/finding.ts'
import type { Format } from './print/formats.ts'
import type { Tool } from './print/json.ts'
import type { SarifRule } from './print/sarif.ts'
import type { Streamed } from './print/streamed.ts'
import type { Run } from './print/summary.ts'

export interface PrintOptions {
  /** Of what is said around the findings, which have their own; `zh` by default. */
  readonly language?: Language
  /** Inputs that could not be read. */
  readonly problems?: readonly InputProblem[]
  /** The rules that ran, which SARIF describes; by default the built-in ones that are recommended. */
  readonly rules?: readonly ConfiguredRule[]
}

/** Formats that show the reports themselves: they need what `audit` returns, not the findings alone. */
type WholeFormat = 'html' | 'xlsx' | 'text-view'

/**
 * Results in one of the formats of the command line, as the text or the bytes of a file. Each format's code is loaded when it
 * is first asked for.
 */
export function printResults(
  results: readonly AuditResult[],
  format: 'xlsx',
  options?: PrintOptions,
): Promise<Uint8Array>
export function printResults(
  results: readonly AuditResult[],
  format: Exclude<Format, 'xlsx'>,
  options?: PrintOptions,
): Promise<string>
export function printResults(
  results: readonly ReportResult[],
  format: Exclude<Format, WholeFormat>,
  options?: PrintOptions,
): Promise<string>
export function printResults(
  results: readonly AuditResult[],
  format: Format,
  options?: PrintOptions,
): Promise<string | Uint8Array>
export async function printResults(
  results: readonly ReportResult[],
  format: Format,
  { language = 'zh', problems = [], rules }: PrintOptions = {},
): Promise<string | Uint8Array> {
  const tool = { name: 'report-audit', version: manifest.version }
  const run = { reports: results, problems }
  const streamed = await streamedFormat(format, tool, picocolors.createColors(false))
  if (streamed) return (await import('./print/streamed.ts')).printStreamed(run, streamed, language)
  return printWhole(format, run, { rules: rules ?? (await recommended()), tool, language })
}

/** The built-in rules import this package by its name, so they are only loaded once it is. */
async function recommended(): Promise<readonly ConfiguredRule[]> {
  const { recommended } = await import('../rules/index.ts')
  return recommended.map((rule) => ({ rule }))
}

/** Null for a format that needs the whole run, see {@link printWhole}. */
export async function streamedFormat(format: Format, tool: Tool, colors: Colors): Promise<Streamed | null> {
  switch (format) {
    case 'stylish':
      return (await import('./print/stylish.ts')).stylish(colors)
    case 'compact':
      return (await import('./print/compact.ts')).compact
    case 'json':
      return (await import('./print/json.ts')).json(tool)
    case 'ndjson':
      return (await import('./print/ndjson.ts')).ndjson(tool)
    case 'github':
      return (await import('./print/github.ts')).github
    default:
      return null
  }
}

interface Around {
  readonly rules: readonly ConfiguredRule[]
  readonly tool: Tool
  readonly language: Language
}

/** A run in a format that needs all of it at once. */
export async function printWhole(
  format: Format,
  run: Run,
  { rules, tool, language }: Around,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'sarif':
      return (await import('./print/sarif.ts')).printSarif(run, rulesOf(rules), tool, language)
    case 'junit':
      return (await import('./print/junit.ts')).printJunit(run, language)
    case 'markdown':
      return (await import('./print/markdown.ts')).printMarkdown(run, language)
    case 'html':
      return (await import('./print/html.ts')).printHtml(run, describeClaim, tool, language)
    case 'xlsx':
      return (await import('./print/xlsx.ts')).printXlsx(run, describeClaim, language)
    case 'text-view': {
      const { redraw } = await import('./load/redraw.ts')
      return (await import('./print/text-view.ts')).printTextView(run, redraw, language)
    }
    default:
      throw new Error(`${format} is printed report by report`)
  }
}

/** The rules as configured: their own severity unless another was chosen. */
function rulesOf(rules: readonly ConfiguredRule[]): SarifRule[] {
  return rules.map(({ rule, severity = rule.severity }) => ({
    id: rule.id,
    severity,
    summary: rule.summary,
    ...(rule.why && { why: rule.why }),
  }))
}
