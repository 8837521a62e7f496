import { audit } from '../audit.ts'
import { LoadError } from '../load/load-error.ts'
import type { InputProblem, Language, ReportResult } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { summarize } from '../print/summary.ts'
import { auditSettings, type Settings } from './audit-settings.ts'
import { findInputs, type Input } from './inputs.ts'
import { planOutputs, showsReports } from './outputs.ts'
import { printer } from './printer.ts'
import type { Options } from './program.ts'
import { InputError, readInput } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** `report-audit [paths…]`: audits them all, one at a time, and prints what was asked for. Returns the exit code. */
export async function auditCommand(paths: readonly string[], options: Options): Promise<number> {
  const { language } = options
  const settings = auditSettings(options)
  const outputs = planOutputs(options)
  const print = printer(outputs, settings, options)
  const { inputs, problems } = await findInputs(withStdin(paths, options), stdinName(options), language)
  for (const problem of problems) warn(problem)
  const reports: ReportResult[] = []
  for (const input of inputs) {
    const outcome = await auditOne(input, settings, language, showsReports(outputs))
    if ('message' in outcome) {
      problems.push(outcome)
      warn(outcome)
    } else {
      reports.push(outcome)
      await print.report(outcome)
    }
  }
  await print.end({ reports, problems })
  if (problems.length > 0) return 2
  const { errors, warnings } = summarize(reports)
  return errors > 0 || warnings > (options.maxWarnings ?? Infinity) ? 1 : 0
}

/** An empty list means standard input when that has a name; otherwise nothing was asked for. */
function withStdin(paths: readonly string[], { stdinFilename, language }: Options): readonly string[] {
  if (paths.length > 0) {
    if (paths.filter((path) => path === '-').length > 1) throw new UsageError(say(language, 'usage.stdin-twice'))
    return paths
  }
  if (stdinFilename !== undefined) return ['-']
  throw new UsageError(say(language, 'usage.nothing') + say(language, 'usage.help'))
}

/** What standard input is called where nobody named it; the ending tells its format. */
export function stdinName({ stdinFilename }: Options): string {
  return stdinFilename ?? 'stdin.txt'
}

/** The report as read is dropped unless an output shows it: of ten thousand files only the findings are kept. */
async function auditOne(
  input: Input,
  settings: Settings,
  language: Language,
  whole: boolean,
): Promise<ReportResult | InputProblem> {
  const { path } = input
  try {
    const audited = await audit(await readInput(input, language), { ...settings, name: path })
    if (whole) return audited
    const { report, statuses, ...result } = audited
    return result
  } catch (error) {
    return { path, message: whyNotAudited(error, path, language) }
  }
}

/** Why an input could not be audited, in words. Any other error is a bug, and goes on with the input that shows it. */
export function whyNotAudited(error: unknown, path: string, language: Language): string {
  if (error instanceof InputError) return error.message
  if (error instanceof LoadError) return error.bilingual[language]
  throw new Error(`report-audit failed on ${path}`, { cause: error })
}

function warn({ path, message }: InputProblem): void {
  process.stderr.write(`${path}: ${message}\n`)
}
