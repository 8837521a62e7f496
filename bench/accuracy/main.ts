import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type AnnotatedReport, type Annotation, locate } from './annotation.ts'
import { measure } from './measure.ts'
import { showMisses, showSummary } from './show.ts'
import { tally } from './tally.ts'

const HELP = `npm run accuracy -- [options]
Plants wrong numbers in annotated reports, one at a time, and counts what an audit makes of them.
  --dir DIR         annotated reports (fixtures/annotated)
  --report NAME     only reports whose name contains NAME
  --per-report N    wrong numbers planted in each report (60); 0 for all
  --seed N          which ones (1)
  --misses          list every miss with its relation and sentence, and every false alarm
  --level LEVEL     what counts as a miss: detected (default), located, blamed, repaired
  --mode MODE       list misses of this mode only
  --kind KIND       list misses of relations of this kind only
  --json            the figures as JSON`

const LEVELS = ['detected', 'located', 'blamed', 'repaired'] as const

/** Runs the benchmark as the command line says; `folder` is where annotated reports are by default. */
export async function main(args: readonly string[], folder: string): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: 'string', default: folder },
      report: { type: 'string', default: '' },
      'per-report': { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      level: { type: 'string', default: 'detected' },
      mode: { type: 'string' },
      kind: { type: 'string' },
      misses: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  const level = LEVELS.find((name) => name === values.level)
  if (!level) throw new Error(`--level is one of ${LEVELS.join(', ')}`)
  const reports = annotated(values.dir).filter(({ name }) => name.includes(values.report))
  if (reports.length === 0) throw new Error(`${values.dir} has no annotated report named like ${values.report}`)
  const measurements = []
  for (const report of reports) {
    measurements.push(await measure(report, Number(values.seed), Number(values['per-report']) || Infinity))
  }
  const wanted = measurements.map(({ trials, ...rest }) => ({
    ...rest,
    trials: trials.filter(
      ({ plant }) =>
        (values.mode ?? plant.mode) === plant.mode && (!values.kind || plant.broken[0]?.kind === values.kind),
    ),
  }))
  if (values.misses) console.log(`${showMisses(wanted, level)}\n`)
  const summary = tally(measurements)
  console.log(values.json ? JSON.stringify(summary, null, 2) : showSummary(summary))
}

/** Every annotated report of a folder, by name. */
export function annotated(folder: string): AnnotatedReport[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const annotation = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Annotation
      return locate(annotation, readFileSync(join(folder, annotation.file), 'utf8'))
    })
}
