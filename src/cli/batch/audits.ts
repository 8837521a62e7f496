import type { Language } from '../../model/finding.ts'
import { say } from '../../print/catalogue.ts'
import type { ReportSettings } from '../audit-settings.ts'
import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'
import { InOrder } from './in-order.ts'
import { InputAuditor } from './input-auditor.ts'
import type { Outcome } from './outcome.ts'
import { planWorkers, type WorkerPlan } from './plan-workers.ts'
import type { Job } from './worker-pool.ts'
import type { Failure } from './worker-process.ts'

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

interface AuditJob extends Job {
  readonly settings: ReportSettings
}

/**
 * Milliseconds that an input may take in a worker process, unless `--timeout` says otherwise: 300 pages of tables take fifteen
 * seconds of the processor, of which a busy machine may give a tenth.
 */
const TIMEOUT = 180_000

/** Audits all inputs, here or in worker processes, whichever is faster. In their order, whatever the timing. */
export function audits(inputs: readonly Input[], settings: AuditsOptions): AsyncIterable<AuditedInput> {
  const plan = planWorkers(inputs, settings.options)
  return plan.workers === 0 ? auditHere(inputs, settings) : auditElsewhere(inputs, plan, settings)
}

async function* auditHere(
  inputs: readonly Input[],
  { options, whole, signal }: AuditsOptions,
): AsyncGenerator<AuditedInput> {
  const auditor = new InputAuditor(options, whole)
  for (const input of inputs) {
    if (signal.aborted) return
    const settings = await auditor.settings(input)
    yield { input, settings, outcome: settings.ignored ? null : await auditor.audit(input, settings) }
  }
}

function auditElsewhere(
  inputs: readonly Input[],
  { workers, costs }: WorkerPlan,
  { options, whole, signal }: AuditsOptions,
): AsyncIterable<AuditedInput> {
  const auditor = new InputAuditor(options, whole)
  const done = new InOrder<AuditedInput>()
  const timeout = options.timeout === undefined ? TIMEOUT : options.timeout * 1000

  /** What a worker process has to do: what need not be audited is settled on the way, and standard input only we can read. */
  async function* jobs(): AsyncGenerator<AuditJob> {
    for (const [place, input] of inputs.entries()) {
      const settings = await auditor.settings(input)
      const known = settings.ignored ? null : await auditor.recall(input, settings)
      if (settings.ignored || known) done.put(place, { input, settings, outcome: known })
      else if (input.file === null) {
        done.put(place, { input, settings, outcome: await auditor.audit(input, settings) })
      } else yield { place, input, settings, cost: costs[place] ?? 0 }
    }
  }

  const results = {
    settle: ({ place, input, settings }: AuditJob, outcome: Outcome) => done.put(place, { input, settings, outcome }),
    async fail({ place, input, settings }: AuditJob, failure: Failure) {
      const outcome = { path: input.path, message: why(failure, timeout, options.language) }
      await auditor.rememberFailure(input, settings, outcome)
      done.put(place, { input, settings, outcome })
    },
  }
  import('./worker-pool.ts')
    .then(({ runPool }) => runPool(jobs(), results, options, { size: workers, timeout, whole, signal }))
    .then(
      () => done.end(),
      (error) => done.fail(error),
    )
  return done
}

function why(failure: Failure, timeout: number, language: Language): string {
  if (failure === 'timeout') return say(language, 'input.timeout', { n: timeout / 1000 })
  return failure === 'memory' ? say(language, 'input.memory') : say(language, 'input.died', { reason: failure.end })
}
