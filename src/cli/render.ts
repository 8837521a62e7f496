import { describeClaim } from '../check/describe-claim.ts'
import type { ConfiguredRule } from '../check/run.ts'
import type { Language } from '../model/finding.ts'
import type { Tool } from '../print/json.ts'
import type { SarifRule } from '../print/sarif.ts'
import type { Streamed } from '../print/streamed.ts'
import type { Run } from '../print/summary.ts'
import type { Output } from './outputs.ts'
import { terminalColors } from './terminal-colors.ts'

interface Around {
  readonly rules: readonly ConfiguredRule[]
  readonly tool: Tool
  readonly language: Language
}

/** A format's code is loaded only when it is asked for. Null for a format that needs the whole run, see {@link render}. */
export async function streamed({ name, path }: Output, tool: Tool): Promise<Streamed | null> {
  switch (name) {
    case 'stylish':
      return (await import('../print/stylish.ts')).stylish(terminalColors(path))
    case 'compact':
      return (await import('../print/compact.ts')).compact
    case 'json':
      return (await import('../print/json.ts')).json(tool)
    case 'ndjson':
      return (await import('../print/ndjson.ts')).ndjson(tool)
    case 'github':
      return (await import('../print/github.ts')).github
    default:
      return null
  }
}

/** A run in a format that needs all of it at once. */
export async function render(
  { name }: Output,
  run: Run,
  { rules, tool, language }: Around,
): Promise<string | Uint8Array> {
  switch (name) {
    case 'sarif':
      return (await import('../print/sarif.ts')).printSarif(run, rulesOf(rules), tool, language)
    case 'junit':
      return (await import('../print/junit.ts')).printJunit(run, language)
    case 'markdown':
      return (await import('../print/markdown.ts')).printMarkdown(run, language)
    case 'html':
      return (await import('../print/html.ts')).printHtml(run, describeClaim, tool, language)
    case 'xlsx':
      return (await import('../print/xlsx.ts')).printXlsx(run, describeClaim, language)
    case 'text-view': {
      const { redraw } = await import('../load/redraw.ts')
      return (await import('../print/text-view.ts')).printTextView(run, redraw, language)
    }
    default:
      throw new Error(`${name} is printed report by report`)
  }
}

/** The rules as configured: their own severity unless another was chosen. */
function rulesOf(rules: readonly ConfiguredRule[]): SarifRule[] {
  return rules.map(({ rule, severity = rule.severity }) => ({
    id: rule.id,
    severity,
    summary: rule.summary,
    ...(rule.why && { why: rule.why }),
  }))
}
