import { ruleDetails } from '../config/rule-details.ts'
import { printRuleDetails, printRuleDetailsJson } from '../print/rule-details.ts'
import { misspelt } from './choices.ts'
import { Configs } from './configs.ts'
import { listingFormat } from './outputs.ts'
import type { Options } from './program.ts'
import { terminalColors } from './terminal-colors.ts'
import { writeOutput } from './write-output.ts'

/** `report-audit explain RULE`: a rule of this package or of a plugin that the configuration here names. Returns the exit code. */
export async function explainCommand(id: string, options: Options): Promise<number> {
  const { output, language } = options
  const format = listingFormat('explain', options)
  const { book } = await new Configs(options.config, language).here()
  const rule = book.rules.get(id)
  if (!rule) throw misspelt(language, 'usage.rule', id, [...book.rules.keys()])
  const details = ruleDetails(rule, book)
  const text =
    format === 'json' ? printRuleDetailsJson(details) : printRuleDetails(details, terminalColors(output), language)
  await writeOutput(text, output, language)
  return 0
}
