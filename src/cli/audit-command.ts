import { audit } from '../audit.ts'
import type { ConfiguredRule } from '../check/run.ts'
import type { FailOn } from '../config/schema.ts'
import { LoadError } from '../load/load-error.ts'
import type { Finding, InputProblem, Language, ReportResult } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { summarize } from '../print/summary.ts'
import { Acceptance } from './acceptance.ts'
import { type ReportSettings, reportSettings } from './audit-settings.ts'
import { Configs } from './configs.ts'
import { findInputs, type Input } from './inputs.ts'
import { planOutputs, showsReports } from './outputs.ts'
import { printer } from './printer.ts'
import type { Options } from './program.ts'
import { InputError, readInput } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** `report-audit [paths…]`: audits them all, one at a time, and prints what was asked for. Returns the exit code. */
export async function auditCommand(paths: readonly string[], options: Options): Promise<number> {
  const configs = new Configs(options.config, options.language)
  const acceptance = new Acceptance(options)
  const outputs = planOutputs(options)
  const print = printer(outputs, options)
  const { inputs, problems } = await findInputs(withStdin(paths, options), stdinName(options), options.language)
  // A wrong call is one even where no input can be read.
  if (inputs.length === 0) await reportSettings({ path: stdinName(options), file: null }, configs, options)
  for (const problem of problems) warn(problem)
  const reports: ReportResult[] = []
  const languages = new Set<Language>()
  const rules = new Map<string, ConfiguredRule>()
  let failing = false
  for (const input of inputs) {
    const settings = await reportSettings(input, configs, options)
    if (settings.ignored) {
      if (paths.includes(input.path)) warn({ path: input.path, message: say(options.language, 'input.ignored') })
      continue
    }
    const outcome = await auditOne(input, settings, acceptance, options.language, showsReports(outputs))
    if ('message' in outcome) {
      problems.push(outcome)
      warn(outcome)
    } else {
      languages.add(settings.language)
      for (const one of outcome.rules) if (!rules.has(one.rule.id)) rules.set(one.rule.id, one)
      failing ||= outcome.failing
      reports.push(outcome.result)
      await print.report(outcome.result)
    }
  }
  const language = languages.size === 1 ? ([...languages][0] ?? options.language) : options.language
  await acceptance.end()
  await print.end({ reports, problems }, [...rules.values()], language)
  if (problems.length > 0) return 2
  return failing || summarize(reports).warnings > (options.maxWarnings ?? Infinity) ? 1 : 0
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

interface Outcome {
  readonly result: ReportResult
  readonly rules: readonly ConfiguredRule[]
  /** Whether a finding is as severe as the configuration makes a failure. */
  readonly failing: boolean
}

/** The report as read is dropped unless an output shows it: of ten thousand files only the findings are kept. */
async function auditOne(
  input: Input,
  settings: ReportSettings,
  acceptance: Acceptance,
  language: Language,
  whole: boolean,
): Promise<Outcome | InputProblem> {
  const { path } = input
  try {
    const all = await audit(await readInput(input, language), { ...settings.options, name: path })
    const audited = { ...all, findings: acceptance.filter(all.findings, input, settings.loaded) }
    const { report, statuses, ...result } = audited
    for (const note of report.tree.notes) warn({ path, message: note })
    const { rules = [] } = settings.options.settingsOf(report)
    const failing = fails(result.findings, settings.failOn(report))
    return { result: whole ? audited : result, rules, failing }
  } catch (error) {
    return { path, message: whyNotAudited(error, path, language) }
  }
}

const RANKS: readonly FailOn[] = ['info', 'warning', 'error', 'never']

function fails(findings: readonly Finding[], failOn: FailOn): boolean {
  return findings.some(({ severity }) => RANKS.indexOf(severity) >= RANKS.indexOf(failOn))
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
