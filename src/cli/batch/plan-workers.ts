import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { MAX_BYTES } from '../formats.ts'
import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'

/** How many processes audit; none means that the program itself does, one input at a time. */
export interface WorkerPlan {
  readonly workers: number
  /** What each input may cost, in milliseconds. */
  readonly costs: readonly number[]
}

/** Milliseconds a kilobyte takes, by the ending of the file: measured with real reports on one core, and rounded. */
const COSTS: Readonly<Record<string, number>> = { pdf: 8, docx: 1, doc: 1, wps: 1, xlsx: 2, xls: 2, et: 2, zip: 2 }
const TEXT_COST = 0.5
/** Of whatever size. */
const LEAST_COST = 1

/** A process pays where it has this many milliseconds of work: it takes a fifth of that to start. */
const WORTH_A_PROCESS = 1500

/**
 * By default as many processes as there are cores and as the work pays for. With a time limit at least one, since a process
 * that hangs cannot stop itself; so with a PDF, for damaged fonts
 * have made its reader, which is not ours, hang in code of the engine, where a thread cannot be stopped either.
 */
export function planWorkers(inputs: readonly Input[], { concurrency = 'auto', timeout }: Options): WorkerPlan {
  const costs = inputs.map(costOf)
  const work = costs.reduce((sum, cost) => sum + cost, 0)
  const paying = Math.min(availableParallelism(), inputs.length, Math.floor(work / WORTH_A_PROCESS))
  const wanted = concurrency === 'auto' ? paying : Math.min(concurrency, inputs.length)
  const least = timeout === undefined && !inputs.some(({ path }) => endingOf(path) === 'pdf') ? 0 : 1
  return { workers: Math.max(wanted < 2 ? 0 : wanted, least), costs }
}

function costOf(input: Input): number {
  const { path } = input
  const size = sizeOf(input)
  return LEAST_COST + (size / 1000) * (COSTS[endingOf(path)] ?? TEXT_COST)
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase()
}

/** Bytes that will be read; of what stands in an archive, a guess. */
function sizeOf({ file, archived }: Input): number {
  if (archived) return 30_000
  const size = (file !== null && statSync(file, { throwIfNoEntry: false })?.size) || 0
  return size > MAX_BYTES ? 0 : size
}
