import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'
import type { Outcome } from './outcome.ts'
import { type Failure, WorkerProcess } from './worker-process.ts'

/** An input to audit, its place among all inputs, and what it may cost in milliseconds. */
export interface Job {
  readonly place: number
  readonly input: Input
  readonly cost: number
}

export interface PoolSettings {
  readonly size: number
  /** Milliseconds that one input may take. */
  readonly timeout: number
  /** Whether the reports themselves are wanted. */
  readonly whole: boolean
  readonly signal: AbortSignal
}

/** Inputs that are sent together cost about this many milliseconds, so that a worker seldom waits for its next ones… */
const BATCH_COST = 100
/** …and are at most so many, so that no worker is left with much when the others are done. */
const BATCH_LENGTH = 16

/** What becomes of a job. */
interface Results<J> {
  settle(job: J, outcome: Outcome): void
  fail(job: J, failure: Failure): Promise<void>
}

/**
 * Audits jobs in worker processes, and tells of each as it is done. An input that takes too long, exhausts the memory or ends
 * its process is that input's failure: the process is replaced, and the pool goes on.
 */
export async function runPool<J extends Job>(
  jobs: AsyncIterator<J>,
  results: Results<J>,
  options: Options,
  { size, timeout, whole, signal }: PoolSettings,
): Promise<void> {
  /** Settles jobs in turn, up to one that the worker does not survive. Returns whether it is of further use. */
  async function audit(queue: J[], worker: WorkerProcess): Promise<boolean> {
    worker.tell({ inputs: queue.map(({ input }) => input) })
    for (let job = queue.shift(); job; job = queue.shift()) {
      const answer = await worker.answer(timeout)
      if (signal.aborted) return false
      if ('failure' in answer) {
        await results.fail(job, answer.failure)
        return false
      }
      results.settle(job, answer.outcome)
      if (answer.spoilt) {
        worker.kill()
        return false
      }
    }
    return true
  }

  async function work(): Promise<void> {
    let worker: WorkerProcess | null = null
    const stop = () => worker?.kill()
    signal.addEventListener('abort', stop)
    let queue: J[] = []
    while (!signal.aborted) {
      if (queue.length === 0) queue = await nextBatch(jobs)
      if (queue.length === 0) break
      worker ??= new WorkerProcess(options, whole)
      if (!(await audit(queue, worker))) worker = null
    }
    signal.removeEventListener('abort', stop)
    worker?.release()
  }

  await Promise.all(Array.from({ length: size }, work))
}

async function nextBatch<J extends Job>(jobs: AsyncIterator<J>): Promise<J[]> {
  const batch: J[] = []
  for (let cost = 0; cost < BATCH_COST && batch.length < BATCH_LENGTH; ) {
    const next = await jobs.next()
    if (next.done) break
    batch.push(next.value)
    cost += next.value.cost
  }
  return batch
}
