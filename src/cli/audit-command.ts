import { say } from '../print/catalogue.ts'
import { AuditRun, warn } from './audit-run.ts'
import { reportSettings } from './audit-settings.ts'
import { type AuditedInput, type AuditsOptions, audits } from './batch/audits.ts'
import { Interruption } from './batch/interruption.ts'
import { Progress } from './batch/progress.ts'
import { collectInputs, stdinName } from './collect-inputs.ts'
import { Configs } from './configs.ts'
import type { Input } from './inputs.ts'
import { planOutputs, showsReports } from './outputs.ts'
import type { Options } from './program.ts'
import { codeOf } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** `report-audit [paths…]`: audits them all and prints what was asked for. Returns the exit code. */
export async function auditCommand(paths: readonly string[], given: Options): Promise<number> {
  if (given.watch) return await watch(paths, given)
  const options = await withCache(withFormat(given))
  const { language, cacheDir } = options
  const outputs = planOutputs(options)
  const run = await AuditRun.begin(outputs, options)
  const { inputs, problems } = await collectInputs(paths, options)
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
    const settings = { options, whole: showsReports(outputs), signal: interruption.signal }
    const left = await auditAll(inputs, settings, async ({ outcome, ...audited }) => {
      const { path } = audited.input
      if (outcome === null) {
        if (paths.includes(path)) warn({ path, message: say(language, 'input.ignored') })
      } else if ('message' in outcome) run.problem(outcome)
      else {
        const result = await run.take(audited, outcome)
        await annotations?.take(audited.input, result, audited.settings.language)
      }
    })
    if (interruption.exitCode === null) {
      const exitCode = await run.end()
      return annotations?.count === 0 ? 2 : exitCode
    }
    await run.endEarly([...left].map(({ path }) => path))
    const then = say(language, cacheDir === undefined ? 'batch.no-cache' : 'batch.go-on')
    process.stderr.write(`${say(language, 'batch.interrupted', { left: left.size, n: inputs.length })}${then}\n`)
    return interruption.exitCode
  } finally {
    interruption.release()
    run.discard()
    if (cacheDir !== undefined) (await import('./batch/cache.ts')).pruneCache(cacheDir)
  }
}

async function watch(paths: readonly string[], options: Options): Promise<number> {
  if (options.stdinPaths || paths.length === 0 || paths.includes('-')) {
    throw new UsageError(say(options.language, 'usage.watch'))
  }
  return await (await import('./watch-command.ts')).watchCommand(paths, options)
}

/** Hands on what comes of each input, with progress for a person. Returns the inputs that an interruption left. */
async function auditAll(
  inputs: readonly Input[],
  settings: AuditsOptions,
  receive: (audited: AuditedInput) => Promise<void>,
): Promise<ReadonlySet<Input>> {
  const left = new Set(inputs)
  const progress = new Progress(inputs.length, settings.options.language, process.stderr, process.env)
  try {
    for await (const audited of audits(inputs, settings)) {
      const { outcome, input } = audited
      const silent = outcome && 'result' in outcome && outcome.notes.length === 0 && !process.stdout.isTTY
      if (!silent) progress.hide()
      await receive(audited)
      progress.step(outcome && 'result' in outcome ? outcome.result.findings.length : 0)
      left.delete(input)
    }
  } finally {
    progress.end()
  }
  return left
}

/** Whoever gives paths by standard input reads lines. */
function withFormat(options: Options): Options {
  return options.stdinPaths && !options.format ? { ...options, format: [{ name: 'ndjson' }] } : options
}

const CACHE = '.report-audit-cache'

/** With the folder of the cache where one is wanted, and that made. */
async function withCache(options: Options): Promise<Options> {
  const { cache, resume, cacheDir = cache || resume ? CACHE : undefined, language } = options
  if (cacheDir === undefined) return options
  try {
    const { makeCache } = await import('./batch/cache.ts')
    makeCache(cacheDir)
  } catch (error) {
    throw new UsageError(say(language, 'output.failed', { path: cacheDir, reason: codeOf(error) ?? String(error) }))
  }
  return { ...options, cacheDir }
}
