import type { ConfiguredRule } from './run.ts'

/**
 * The rules with all of their options: those given, the others as the rules have them.
 * @throws ZodError when options do not fit their schema
 */
export async function settleOptions(rules: readonly ConfiguredRule[]): Promise<readonly ConfiguredRule[]> {
  const settled: ConfiguredRule[] = []
  for (const one of rules) settled.push(needsSchema(one) ? { ...one, options: await parsed(one) } : one)
  return settled
}

function needsSchema({ rule, options }: ConfiguredRule): boolean {
  return rule.options !== undefined && (options !== undefined || rule.defaults === undefined)
}

async function parsed({ rule, options: given }: ConfiguredRule): Promise<unknown> {
  const options = typeof rule.options === 'function' ? rule.options((await import('zod')).z) : rule.options
  return options?.parse(Object.assign({}, rule.defaults, given))
}
