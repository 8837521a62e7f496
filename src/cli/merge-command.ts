import { readFileSync } from 'node:fs'
import { recommended, rules } from '../../rules/index.ts'
import type { ConfiguredRule } from '../check/run.ts'
import type { InputProblem, Language, ReportResult } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { Tally } from '../print/summary.ts'
import { auditCommand } from './audit-command.ts'
import { warn } from './audit-run.ts'
import { planOutputs, showsReports } from './outputs.ts'
import { printer } from './printer.ts'
import type { Options } from './program.ts'
import { whyUnreadable } from './read-input.ts'
import { parseResults, type ResultFile } from './result-files.ts'

interface NamedFile extends ResultFile {
  readonly path: string
}

/**
 * `report-audit merge RESULT…`: joins the results of several runs into one, its reports sorted by path, and says which shards
 * are missing and what is there twice. Formats that show the reports themselves read these again. Returns the exit code.
 */
export async function mergeCommand(paths: readonly string[], options: Options): Promise<number> {
  const { language } = options
  const outputs = planOutputs(options)
  const problems: InputProblem[] = []
  const files = paths.flatMap((path): NamedFile[] => {
    const found = read(path, language)
    if ('message' in found) problems.push(found)
    return 'message' in found ? [] : [found]
  })
  problems.push(...shardProblems(files, language))
  const { reports, twice } = reportsOf(files, language)
  problems.push(...twice)
  for (const problem of problems) warn(problem)
  problems.push(...files.flatMap((file) => file.problems))
  if (showsReports(outputs)) {
    const code = await auditCommand(
      reports.map(({ path }) => path),
      options,
    )
    return problems.length > 0 ? 2 : code
  }
  const print = await printer(outputs, options)
  const tally = new Tally()
  tally.problems.push(...problems)
  try {
    for (const report of reports) {
      tally.add(report)
      await print.report(report, language)
    }
    await print.end(tally, rulesOf(reports), language)
  } finally {
    print.discard()
  }
  if (problems.length > 0) return 2
  return tally.summary.errors > 0 || tally.summary.warnings > (options.maxWarnings ?? Infinity) ? 1 : 0
}

/** Those that run by default and, of the built-in ones, those that found something. */
function rulesOf(reports: readonly ReportResult[]): ConfiguredRule[] {
  const found = new Set(reports.flatMap(({ findings }) => findings.map(({ rule }) => rule)))
  const usual = new Set(recommended.map(({ id }) => id))
  return rules.filter(({ id }) => usual.has(id) || found.has(id)).map((rule) => ({ rule }))
}

function read(path: string, language: Language): NamedFile | InputProblem {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { path, message: whyUnreadable(error, language) }
  }
  const results = parseResults(text)
  return results ? { path, ...results } : { path, message: say(language, 'merge.no-results') }
}

/** Where some results are of shards, all shards of one division must be there, each once. */
function shardProblems(files: readonly NamedFile[], language: Language): InputProblem[] {
  const sharded = files.filter(({ shard }) => shard !== null)
  const [first] = sharded
  if (!first?.shard) return []
  const of = Number(first.shard.split('/')[1])
  const seen = new Map<string, string>()
  const problems: InputProblem[] = []
  for (const { path, shard } of sharded) {
    if (shard === null) continue
    const before = seen.get(shard)
    if (!shard.endsWith(`/${of}`))
      problems.push({ path, message: say(language, 'merge.other-division', { shard, of }) })
    else if (before !== undefined)
      problems.push({ path, message: say(language, 'merge.shard-twice', { shard, path: before }) })
    else seen.set(shard, path)
  }
  const all = Array.from({ length: of }, (_, i) => `${i + 1}/${of}`)
  const missing = all.filter((shard) => !seen.has(shard))
  return [...problems, ...missing.map((shard) => ({ path: shard, message: say(language, 'merge.shard-missing') }))]
}

/** Each path once, by its first result. */
function reportsOf(
  files: readonly NamedFile[],
  language: Language,
): { reports: ReportResult[]; twice: InputProblem[] } {
  const seen = new Map<string, { readonly report: ReportResult; readonly from: string }>()
  const twice: InputProblem[] = []
  for (const { path: from, reports } of files) {
    for (const report of reports) {
      const before = seen.get(report.path)
      if (!before) seen.set(report.path, { report, from })
      else
        twice.push({
          path: report.path,
          message: say(language, 'merge.report-twice', { first: before.from, path: from }),
        })
    }
  }
  const sorted = [...seen.values()].map(({ report }) => report).sort((a, b) => (a.path < b.path ? -1 : 1))
  return { reports: sorted, twice }
}
