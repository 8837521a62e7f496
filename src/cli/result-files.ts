import { z } from 'zod'
import type { InputProblem, ReportResult } from '../model/finding.ts'

/** What one file of results holds: a document of `--format json`, or lines of `--format ndjson`. */
export interface ResultFile {
  readonly reports: readonly ReportResult[]
  readonly problems: readonly InputProblem[]
  /** Such as 2/8. */
  readonly shard: string | null
}

const whole = z.int().nonnegative()
const place = z.object({
  text: z.string(),
  offset: whole,
  line: whole,
  column: whole,
  endLine: whole,
  endColumn: whole,
  source: z.record(z.string(), z.unknown()).nullable(),
})
const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  certainty: z.enum(['high', 'low']),
  message: z.string(),
  language: z.enum(['zh', 'en']),
  section: z.object({ number: z.string().nullable(), title: z.string(), path: z.array(z.string()) }),
  at: place,
  because: z.array(place.extend({ label: z.string() })),
  claim: z.record(z.string(), z.string()).nullable(),
  cause: z.object({ kind: z.string(), message: z.string() }).nullable(),
  suggestion: z.object({ text: z.string(), offset: whole, length: whole }).nullable(),
  fingerprint: z.string(),
})
const report = z.object({
  path: z.string(),
  format: z.string(),
  title: z.string().nullable(),
  organisation: z.string().nullable(),
  year: z.int().nullable(),
  figures: z.object({ total: whole, verified: whole, contradicted: whole, unchecked: whole }),
  findings: z.array(finding),
})
const problem = z.object({ path: z.string(), message: z.string() })
const shard = z.string().regex(/^\d{1,5}\/\d{1,5}$/)
const document = z.object({
  version: z.literal(1),
  reports: z.array(report),
  problems: z.array(problem),
  shard: shard.optional(),
})
const line = z.union([
  z.object({ version: z.literal(1), report }),
  z.object({ version: z.literal(1), problem }),
  z.object({ version: z.literal(1), shard }),
])

/** Null for what is no results of this program, of version 1. */
export function parseResults(text: string): ResultFile | null {
  try {
    const lines = text.trim().split('\n')
    return isLine(lines[0] ?? '') ? ofLines(lines) : ofDocument(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/** A document begins with a brace alone. */
function isLine(first: string): boolean {
  return first === '' || first.trim().length > 1
}

function ofDocument(value: unknown): ResultFile {
  const { reports, problems, shard = null } = document.parse(value)
  return { reports: reports as readonly unknown[] as readonly ReportResult[], problems, shard }
}

function ofLines(lines: readonly string[]): ResultFile {
  const into = { reports: [] as ReportResult[], problems: [] as InputProblem[], shard: null as string | null }
  for (const text of lines) {
    if (text === '') continue
    const one = line.parse(JSON.parse(text))
    if ('report' in one) into.reports.push(one.report as unknown as ReportResult)
    else if ('problem' in one) into.problems.push(one.problem)
    else into.shard = one.shard
  }
  return into
}
