import { ruleDetails } from '../config/rule-details.ts'
import { printRules, printRulesJson } from '../print/rules.ts'
import { Configs } from './configs.ts'
import { listingFormat } from './outputs.ts'
import type { Options } from './program.ts'
import { terminalColors } from './terminal-colors.ts'
import { writeOutput } from './write-output.ts'

/** `report-audit rules`: the built-in rules, then those of plugins that the configuration here names. Returns the exit code. */
export async function rulesCommand(options: Options): Promise<number> {
  const { output, language } = options
  const format = listingFormat('rules', options)
  const { book } = await new Configs(options.config, language).here()
  const rows = [...book.rules.values()].map((rule) => ruleDetails(rule, book))
  const text = format === 'json' ? printRulesJson(rows) : printRules(rows, terminalColors(output), language)
  await writeOutput(text, output, language)
  return 0
}
