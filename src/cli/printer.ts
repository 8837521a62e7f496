import type { ConfiguredRule } from '../check/run.ts'
import type { Language, ReportResult } from '../model/finding.ts'
import type { Run } from '../print/summary.ts'
import type { Output } from './outputs.ts'
import type { Options } from './program.ts'
import { render } from './render.ts'
import { writeOutput } from './write-output.ts'

/** Prints a run to all its outputs: what can be said at once when a report is done, the rest at the end. */
export function printer(outputs: readonly Output[], { language, version }: Options) {
  const tool = { name: 'report-audit', version }
  const streamed = outputs.find(({ name, path }) => name === 'ndjson' && path === undefined)
  return {
    async report(report: ReportResult): Promise<void> {
      if (!streamed) return
      const { ndjsonReport } = await import('../print/ndjson.ts')
      await writeOutput(ndjsonReport(report, tool), undefined, language)
    },
    async end(run: Run, rules: readonly ConfiguredRule[], spoken: Language): Promise<void> {
      for (const output of outputs) {
        const left = output === streamed ? { ...run, reports: [] } : run
        await writeOutput(await render(output, left, { rules, tool, language: spoken }), output.path, language)
      }
    },
  }
}
