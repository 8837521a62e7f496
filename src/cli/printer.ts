import type { ConfiguredRule } from '../check/run.ts'
import type { Language, ReportResult } from '../model/finding.ts'
import type { Totals } from '../print/summary.ts'
import { printWhole, streamedFormat } from '../print-results.ts'
import { OutputFile } from './output-file.ts'
import type { Output } from './outputs.ts'
import type { Options } from './program.ts'
import { terminalColors } from './terminal-colors.ts'
import { toStandardOutput, writeOutput } from './write-output.ts'

/** Prints a run to all its outputs: report by report where the format allows it, the rest at the end. */
export interface Printer {
  report(report: ReportResult, language: Language): Promise<void>
  end(totals: Totals, rules: readonly ConfiguredRule[], language: Language): Promise<void>
  /** Leaves no half-written files; nothing after `end`. */
  discard(): void
}

export async function printer(outputs: readonly Output[], options: Options): Promise<Printer> {
  const each = await Promise.all(outputs.map((output) => printerOf(output, options)))
  return {
    async report(report, language) {
      for (const one of each) await one.report(report, language)
    },
    async end(totals, rules, language) {
      for (const one of each) await one.end(totals, rules, language)
    },
    discard() {
      for (const one of each) one.discard()
    },
  }
}

async function printerOf(output: Output, options: Options): Promise<Printer> {
  const tool = { name: 'report-audit', version: options.version }
  const format = await streamedFormat(output.name, tool, terminalColors(output.path))
  if (!format) return wholePrinter(output, options)
  const file = output.path === undefined ? null : new OutputFile(output.path, options.language)
  const write = async (text: string) => {
    if (file) file.write(text)
    else if (text !== '') await toStandardOutput(text)
  }
  return {
    report: (report, language) => write(format.report(report, language)),
    async end(totals, _, language) {
      await write(format.end(totals, language))
      file?.close()
    },
    discard: () => file?.discard(),
  }
}

/** Keeps every report until the end. */
function wholePrinter(output: Output, { language: own, version }: Options): Printer {
  const reports: ReportResult[] = []
  const tool = { name: 'report-audit', version }
  return {
    async report(report) {
      reports.push(report)
    },
    async end({ problems }, rules, language) {
      const text = await printWhole(output.name, { reports, problems }, { rules, tool, language })
      await writeOutput(text, output.path, own)
    },
    discard() {},
  }
}
