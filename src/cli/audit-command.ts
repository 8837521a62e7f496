import { say } from '../print/catalogue.ts'
import { AuditRun, warn } from './audit-run.ts'
import { reportSettings } from './audit-settings.ts'
import { audits } from './batch/audits.ts'
import { makeCache, pruneCache } from './batch/cache.ts'
import { Interruption } from './batch/interruption.ts'
import { Configs } from './configs.ts'
import { findInputs, type Input } from './inputs.ts'
import { planOutputs, showsReports } from './outputs.ts'
import type { Options } from './program.ts'
import { codeOf } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** `report-audit [paths…]`: audits them all and prints what was asked for. Returns the exit code. */
export async function auditCommand(paths: readonly string[], given: Options): Promise<number> {
  const options = withCache(given)
  const { language, cacheDir } = options
  const outputs = planOutputs(options)
  const run = await AuditRun.begin(outputs, options)
  const { inputs, problems } = await findInputs(withStdin(paths, options), stdinName(options), language)
  // A wrong call is one even where no input can be read.
  if (inputs.length === 0) {
    await reportSettings({ path: stdinName(options), file: null }, new Configs(options.config, language), options)
  }
  const annotations =
    options.annotate === undefined
      ? null
      : new (await import('./annotations.ts')).Annotations(options.annotate, inputs, options)
  for (const problem of problems) run.problem(problem)
  const interruption = new Interruption()
  try {
    const done = await auditAll(inputs, run, { options, whole: showsReports(outputs), signal: interruption.signal })
    if (interruption.exitCode === null) {
      const exitCode = await run.end(false)
      return annotations?.count === 0 ? 2 : exitCode
    }
    await run.end(true)
    note(say(language, 'batch.interrupted', { done, n: inputs.length }))
    return interruption.exitCode
  } finally {
    interruption.release()
    run.discard()
    if (cacheDir !== undefined) pruneCache(cacheDir)
  }

  /** Returns how many inputs were done with. */
  async function auditAll(
    of: readonly Input[],
    into: AuditRun,
    settings: Parameters<typeof audits>[1],
  ): Promise<number> {
    let done = 0
    for await (const { outcome, ...audited } of audits(of, settings)) {
      const { path } = audited.input
      if (outcome === null) {
        if (paths.includes(path)) warn({ path, message: say(language, 'input.ignored') })
      } else if ('message' in outcome) into.problem(outcome)
      else {
        const result = await into.take(audited, outcome)
        await annotations?.take(audited.input, result, audited.settings.language)
      }
      done++
    }
    return done
  }
}

const CACHE = '.report-audit-cache'

/** With the folder of the cache where one is wanted, and that made. */
function withCache(options: Options): Options {
  const { cache, resume, cacheDir = cache || resume ? CACHE : undefined, language } = options
  if (cacheDir === undefined) return options
  try {
    makeCache(cacheDir)
  } catch (error) {
    throw new UsageError(say(language, 'output.failed', { path: cacheDir, reason: codeOf(error) ?? String(error) }))
  }
  return { ...options, cacheDir }
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

function note(text: string): void {
  process.stderr.write(`${text}\n`)
}
