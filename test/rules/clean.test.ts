import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { presets, rules } from '../../rules/index.ts'
import { audit } from '../../src/audit.ts'
import type { Rule } from '../../src/check/define-rule.ts'

const folders = ['fixtures/annotated', 'fixtures/formats']
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => (folder.endsWith('formats') ? name.startsWith('clean.') : !name.endsWith('.json')))
    .map((name) => `${folder}/${name}`),
)
/** What a person found by reading: rates that are scored in full and of which no value is given, and extracts that tell no improvements. */
const TRUE: Record<string, readonly string[]> = {
  'fixtures/annotated/performance-meals-2023.txt': ['missing-section'],
  'fixtures/annotated/performance-water-2023.md': ['missing-section'],
  'fixtures/annotated/performance-culture-2022.txt': ['unsupported-score'],
}

describe('the strict preset', () => {
  const strict = rules.filter(({ id }) => id in presets.strict).map((rule) => ({ rule: rule as Rule<unknown, string> }))

  it.each(files)('finds on %s what a reviewer would', async (file) => {
    const { findings } = await audit(readFileSync(file), { name: file, rules: strict })
    expect(findings.map(({ rule }) => rule)).toEqual(TRUE[file] ?? [])
  })
})
