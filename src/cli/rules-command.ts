import { presets, rules } from '../../rules/index.ts'
import { printRules, printRulesJson } from '../print/rules.ts'
import { listingFormat } from './outputs.ts'
import type { Options } from './program.ts'
import { terminalColors } from './terminal-colors.ts'
import { writeOutput } from './write-output.ts'

/** `report-audit rules`: the built-in rules by id. Returns the exit code. */
export async function rulesCommand(options: Options): Promise<number> {
  const { output, language } = options
  const format = listingFormat('rules', options)
  const rows = rules.map((rule) => ({
    ...rule,
    presets: Object.entries(presets).flatMap(([name, severities]) => (rule.id in severities ? [name] : [])),
  }))
  const text = format === 'json' ? printRulesJson(rows) : printRules(rows, terminalColors(output), language)
  await writeOutput(text, output, language)
  return 0
}
