import { type ReportSettings, reportSettings } from '../audit-settings.ts'
import { Configs } from '../configs.ts'
import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'
import { auditInput } from './audit-input.ts'
import { InOrder } from './in-order.ts'
import type { Outcome } from './outcome.ts'
import { planWorkers, type WorkerPlan } from './plan-workers.ts'
import { type Job, runPool } from './worker-pool.ts'

/** An input with its settings, and what its audit came to; null where the configuration ignores it. */
export interface AuditedInput {
  readonly input: Input
  readonly settings: ReportSettings
  readonly outcome: Outcome | null
}

export interface AuditsOptions {
  readonly options: Options
  /** Whether the reports themselves are wanted. */
  readonly whole: boolean
  /** Ends the audits early: what is done by then is all there is. */
  readonly signal: AbortSignal
}

/** Milliseconds that an input may take in a worker process, unless `--timeout` says otherwise. */
const TIMEOUT = 60_000

/** Audits all inputs, here or in worker processes, whichever is faster. In their order, whatever the timing. */
export function audits(inputs: readonly Input[], settings: AuditsOptions): AsyncIterable<AuditedInput> {
  const plan = planWorkers(inputs, settings.options)
  return plan.workers === 0 ? auditHere(inputs, settings) : auditElsewhere(inputs, plan, settings)
}

async function* auditHere(
  inputs: readonly Input[],
  { options, whole, signal }: AuditsOptions,
): AsyncGenerator<AuditedInput> {
  const configs = new Configs(options.config, options.language)
  for (const input of inputs) {
    if (signal.aborted) return
    const settings = await reportSettings(input, configs, options)
    const outcome = settings.ignored ? null : await auditInput(input, settings, options.language, whole)
    yield { input, settings, outcome }
  }
}

function auditElsewhere(
  inputs: readonly Input[],
  { workers, costs }: WorkerPlan,
  { options, whole, signal }: AuditsOptions,
): AsyncIterable<AuditedInput> {
  const configs = new Configs(options.config, options.language)
  const done = new InOrder<AuditedInput>()

  async function* jobs(): AsyncGenerator<Job & { readonly settings: ReportSettings }> {
    for (const [place, input] of inputs.entries()) {
      const settings = await reportSettings(input, configs, options)
      if (settings.ignored) done.put(place, { input, settings, outcome: null })
      // A worker cannot read our standard input.
      else if (input.file === null) {
        done.put(place, { input, settings, outcome: await auditInput(input, settings, options.language, whole) })
      } else yield { place, input, settings, cost: costs[place] ?? 0 }
    }
  }

  const timeout = options.timeout === undefined ? TIMEOUT : options.timeout * 1000
  runPool(jobs(), ({ place, input, settings }, outcome) => done.put(place, { input, settings, outcome }), options, {
    size: workers,
    timeout,
    whole,
    signal,
  }).then(
    () => done.end(),
    (error) => done.fail(error),
  )
  return done
}
