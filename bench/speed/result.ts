import { cpus, totalmem } from 'node:os'
import type { Ratio } from './ratios.ts'
import { median, type Run } from './time.ts'

/** A ratio as measured. */
export interface Measured {
  readonly ratio: Ratio
  readonly runs: readonly (readonly [Run, Run])[]
}

/** The medians and ratios as a Markdown table. A ratio is the median of the pairs' own ratios. */
export function asTable(all: readonly Measured[]): string {
  const rows = all.map(({ ratio: { what, limit }, runs }) => {
    const ratio = median(runs.map(([a, b]) => a.wall / b.wall))
    const wall = (side: 0 | 1) => Math.round(median(runs.map((pair) => pair[side].wall)))
    const peak = Math.round(median(runs.map(([a]) => a.peak)))
    const wanted = limit === Infinity ? '–' : `≤ ${Number(limit.toFixed(2))}`
    const met = limit === Infinity ? '–' : ratio <= limit ? 'yes' : `no, ${(ratio / limit).toFixed(1)} times too long`
    return `| ${what} | ${wall(0)} | ${wall(1)} | ${ratio.toFixed(2)} | ${wanted} | ${met} | ${peak} | ${runs.length} |`
  })
  return [
    '| what / against what | ms | against ms | ratio | wanted | met | peak MiB | pairs |',
    '| --- | ---: | ---: | ---: | ---: | --- | ---: | ---: |',
    ...rows,
  ].join('\n')
}

/** The machine and the versions of all that was measured. */
export function describe(versions: Readonly<Record<string, string>>): string {
  const all = cpus()
  const listed = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return [
    `Machine: ${all.length} × ${all[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.version}.`,
    `Programs: ${listed.join(', ')}.`,
  ].join('\n')
}
