import type { ConfiguredRule } from '../check/run.ts'
import type { FailOn } from '../config/schema.ts'
import type { Finding, InputProblem, Language, ReportResult } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { Tally } from '../print/summary.ts'
import { Acceptance } from './acceptance.ts'
import type { AuditedInput } from './batch/audits.ts'
import type { Audited } from './batch/outcome.ts'
import { Times } from './batch/times.ts'
import type { Output } from './outputs.ts'
import { type Printer, printer } from './printer.ts'
import type { Options } from './program.ts'

/** Takes the results of a run as they come: says what is wrong with inputs, prints findings, and counts. */
export class AuditRun {
  readonly #options: Options
  readonly #acceptance: Acceptance
  readonly #printer: Printer
  readonly #tally: Tally
  readonly #languages = new Set<Language>()
  readonly #rules = new Map<string, ConfiguredRule>()
  readonly #times = new Times()
  #failing = false

  static async begin(outputs: readonly Output[], options: Options): Promise<AuditRun> {
    return new AuditRun(await Acceptance.begin(options), await printer(outputs, options), options)
  }

  private constructor(acceptance: Acceptance, print: Printer, options: Options) {
    this.#acceptance = acceptance
    this.#printer = print
    this.#options = options
    const { shard } = options
    this.#tally = new Tally(shard && `${shard.index}/${shard.of}`)
  }

  problem(problem: InputProblem): void {
    this.#tally.problems.push(problem)
    warn(problem)
  }

  /** Returns the result without the findings that somebody has accepted. */
  async take(
    { input, settings }: Omit<AuditedInput, 'outcome'>,
    { result: all, kind, notes, times }: Audited,
  ): Promise<ReportResult> {
    const result = { ...all, findings: this.#acceptance.filter(all.findings, input, settings.loaded) }
    for (const message of notes) warn({ path: input.path, message })
    const { rules, failOn } = settings.of(kind)
    for (const one of rules) if (!this.#rules.has(one.rule.id)) this.#rules.set(one.rule.id, one)
    this.#languages.add(settings.language)
    this.#failing ||= fails(result.findings, failOn)
    this.#tally.add(result)
    const start = this.#now()
    await this.#printer.report(result, settings.language)
    this.#times.add({ ...times, print: this.#now() - start })
    return result
  }

  /** Ends all outputs, after an interruption that left these paths. What was not seen in some inputs may stand in the others. */
  async endEarly(missing: readonly string[]): Promise<void> {
    const message = say(this.#options.language, 'batch.missing')
    for (const path of missing) this.#tally.problems.push({ path, message })
    await this.#print()
  }

  /** Ends all outputs. Returns the exit code. */
  async end(): Promise<number> {
    await this.#acceptance.end()
    await this.#print()
    if (this.#tally.problems.length > 0) return 2
    const { warnings } = this.#tally.summary
    return this.#failing || warnings > (this.#options.maxWarnings ?? Infinity) ? 1 : 0
  }

  /** Leaves no half-written files; nothing after an end. */
  discard(): void {
    this.#printer.discard()
  }

  async #print(): Promise<void> {
    const [only, ...others] = this.#languages
    const language = only && others.length === 0 ? only : this.#options.language
    const start = this.#now()
    await this.#printer.end(this.#tally, [...this.#rules.values()], language)
    this.#times.add({ print: this.#now() - start })
    if (this.#options.stats) process.stderr.write(this.#times.text())
  }

  /** The clock is only loaded for who asks. */
  #now(): number {
    return this.#options.stats ? performance.now() : 0
  }
}

const RANKS: readonly FailOn[] = ['info', 'warning', 'error', 'never']

function fails(findings: readonly Finding[], failOn: FailOn): boolean {
  return findings.some(({ severity }) => RANKS.indexOf(severity) >= RANKS.indexOf(failOn))
}

export function warn({ path, message }: InputProblem): void {
  process.stderr.write(`${path}: ${message}\n`)
}
