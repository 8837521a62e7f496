import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Command } from './commands.ts'

/** One run of a process: wall time in milliseconds, and the most memory that it held, in MiB (0 where the system does not say). */
export interface Run {
  readonly wall: number
  readonly peak: number
}

/** Runs both `pairs` times by turns, A B A B …, so that what else the machine does falls on both alike. */
export async function inPairs(a: Command, b: Command, pairs: number): Promise<readonly (readonly [Run, Run])[]> {
  const runs: [Run, Run][] = []
  for (let pair = 0; pair < pairs; pair++) runs.push([await run(a), await run(b)])
  return runs
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Findings of any kind are no failure here; a program that cannot run is one. */
function run({ args }: Command): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let peak = 0
    let complaint = ''
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid ?? 0))
    }, 20)
    child.stderr.on('data', (text) => {
      if (complaint.length < 2000) complaint += text
    })
    child.on('close', (code) => {
      clearInterval(watch)
      if (code === 0 || code === 1) resolve({ wall: performance.now() - started, peak })
      else reject(new Error(`node ${args.join(' ')} ended with ${code}: ${complaint}`))
    })
  })
}

/** Linux keeps the peak of a process's resident memory in kB. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
