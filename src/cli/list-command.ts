import { type AuditResult, audit } from '../audit.ts'
import { describeClaim } from '../check/describe-claim.ts'
import { places } from '../check/places.ts'
import { claimRows, printClaims, printClaimsJson } from '../print/claims.ts'
import { figureRows, printFigures, printFiguresJson } from '../print/figures.ts'
import { reportSettings } from './audit-settings.ts'
import { whyNotAudited } from './batch/input-auditor.ts'
import { stdinName } from './collect-inputs.ts'
import { Configs } from './configs.ts'
import { convert } from './converter.ts'
import { type Listing, listingFormat } from './outputs.ts'
import type { Options } from './program.ts'
import { readInput } from './read-input.ts'
import { terminalColors } from './terminal-colors.ts'
import { writeOutput } from './write-output.ts'

/** `report-audit figures FILE` and `report-audit claims FILE`. Returns the exit code. */
export async function listCommand(what: 'figures' | 'claims', file: string, options: Options): Promise<number> {
  const { language, output } = options
  const format = listingFormat(what, options)
  const input = file === '-' ? { path: stdinName(options), file: null } : { path: file, file }
  const settings = await reportSettings(input, new Configs(options.config, language), options)
  let result: AuditResult
  try {
    result = await audit(await convert(await readInput(input, options), options), {
      ...settings.options,
      name: input.path,
    })
  } catch (error) {
    const message = whyNotAudited(error, language)
    if (message === null) throw new Error(`report-audit failed on ${input.path}`, { cause: error })
    process.stderr.write(`${input.path}: ${message}\n`)
    return 2
  }
  await writeOutput((what === 'figures' ? figures : claims)(result, format, options), output, language)
  return 0
}

function figures({ path, report, statuses }: AuditResult, format: Listing, { output, language }: Options): string {
  const rows = figureRows(report, statuses, locator(report))
  return format === 'json' ? printFiguresJson(path, rows) : printFigures(rows, terminalColors(output), language)
}

function claims({ path, report }: AuditResult, format: Listing, { output, language }: Options): string {
  const rows = claimRows(report, describeClaim)
  if (format === 'json') return printClaimsJson(path, rows)
  return printClaims(report, rows, locator(report), terminalColors(output), language)
}

function locator({ tree }: AuditResult['report']) {
  const locate = places(tree)
  return (offset: number) => locate({ start: offset, end: offset }, null)
}
