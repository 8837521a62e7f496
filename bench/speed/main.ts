import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { FEW, PARTS, type Ratio, ratios } from './ratios.ts'
import { asTable, describe, type Measured } from './result.ts'
import { inPairs } from './time.ts'
import { writeLargeReport, writeReports } from './write-corpus.ts'

const HELP = `npm run bench -- [options]
Times report-audit against its peers in pairs of runs, A B A B …, over generated reports, and shows its accuracy.
  --only PARTS      some of: ${PARTS.join(', ')}, accuracy; comma-separated
  --pairs N         pairs of runs (5); start-up is timed in four times as many, ten times as many reports in two
  --reports N       how many generated reports (1000)
  --write           write the result into bench/RESULTS.md`

/** Runs the benchmark as the command line says; `root` is the package's folder, with its slash. */
export async function main(args: readonly string[], root: string): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: [...PARTS, 'accuracy'].join(',') },
      pairs: { type: 'string', default: '5' },
      reports: { type: 'string', default: '1000' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  const [pairs, reports] = [Number(values.pairs), Number(values.reports)]
  const parts = values.only.split(',')
  const unknown = parts.find((part) => part !== 'accuracy' && !PARTS.some((known) => known === part))
  if (unknown) throw new Error(`--only takes ${PARTS.join(', ')} and accuracy, not ${unknown}`)
  // Peers pass over what lies in node_modules/ or what .gitignore names.
  const corpus = `${tmpdir()}/report-audit-bench/`
  const folders = { root, bench: `${root}bench/`, corpus }
  const wanted = ratios(folders, reports).filter(({ part }) => parts.includes(part))
  prepare(root, corpus, reports, wanted)
  const measured: Measured[] = []
  for (const ratio of wanted) {
    measured.push({ ratio, runs: await inPairs(ratio.of, ratio.against, pairsOf(ratio, pairs)) })
    console.error(asTable(measured.slice(-1)).split('\n')[2])
  }
  const result = [
    `${describe(versions(root))} Measured ${new Date().toISOString().slice(0, 10)}.`,
    asTable(measured),
    ...(parts.includes('accuracy') ? [accuracy(root)] : []),
  ].join('\n\n')
  console.log(`\n${result}`)
  if (values.write) write(`${root}bench/RESULTS.md`, result)
}

function pairsOf({ part, limit }: Ratio, pairs: number): number {
  if (part === 'start') return pairs * 4
  return limit === 11 ? Math.min(pairs, 2) : pairs
}

/** Builds the program, installs the peers on first use and writes the corpus that is asked for. */
function prepare(root: string, corpus: string, reports: number, wanted: readonly Ratio[]): void {
  const run = (program: string, args: readonly string[], cwd: string) =>
    execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  run(process.execPath, [`${root}scripts/build.js`, '--no-types'], root)
  if (!existsSync(`${root}bench/node_modules`)) {
    // Not `npm ci`: it refuses a lock file without the peers' builds for other systems, which not every registry has.
    run('npm', ['install', '--ignore-scripts', '--no-save'], `${root}bench`)
  }
  const parts = new Set(wanted.map(({ part }) => part))
  writeReports(`${corpus}1`, 1)
  if (parts.size > 1 || !parts.has('start')) writeReports(`${corpus}${reports}`, reports)
  if (parts.has('concurrency')) writeReports(`${corpus}${FEW}`, FEW)
  if (!parts.has('linear')) return
  writeReports(`${corpus}${reports * 10}`, reports * 10)
  writeLargeReport(corpus)
}

function versions(root: string): Record<string, string> {
  const versionOf = (folder: string) => JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version as string
  const peers = Object.keys(JSON.parse(readFileSync(`${root}bench/package.json`, 'utf8')).dependencies)
  const all = peers.map((name) => [name, versionOf(`${root}bench/node_modules/${name}`)])
  return { 'report-audit': versionOf(root), ...Object.fromEntries(all) }
}

function accuracy(root: string): string {
  const table = execFileSync(process.execPath, [`${root}scripts/accuracy.js`], { encoding: 'utf8' })
  return `\`\`\`text\n${table.trimEnd()}\n\`\`\``
}

/** What people wrote about the figures, from the first second-level heading on, stays. */
function write(file: string, result: string): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const notes = before.indexOf('\n## ')
  const kept = notes < 0 ? '' : before.slice(notes)
  writeFileSync(file, `# Results of \`npm run bench\`\n\n${result}\n${kept}`)
}
