// `npm run new-rule ID` makes a rule that works: its file, its test, its page and its line in the lists. The rest is writing.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [id = ''] = process.argv.slice(2)
const file = `rules/${id}.ts`

if (!/^[a-z]+(?:-[a-z]+)+$/.test(id))
  fail(`npm run new-rule ID: ID names the defect in words joined by -, such as share-mismatch, not "${id}"`)
if (existsSync(root + file)) fail(`${file} is already there`)

write(file, ruleText())
write(`test/rules/${id}.test.ts`, testText())
write('rules/index.ts', listed(readFileSync(`${root}rules/index.ts`, 'utf8')))
run('npx', 'biome', 'check', '--write', 'rules/index.ts', file, `test/rules/${id}.test.ts`)
run('node', 'scripts/generate.js')
run('node', 'scripts/build.js', '--no-types')
run('node', 'scripts/readme.js')
console.log(`${file}: say what the defect is, find it in check, give examples
test/rules/${id}.test.ts: its message
rules/index.ts: it is in the preset strict; move it to another list when it is almost never wrong
then: npm run generate && npm run build && npm run readme && npm test`)

function ruleText() {
  return `import { defineRule } from 'report-audit'

export default defineRule({
  id: '${id}',
  severity: 'warning',
  summary: { zh: '金额不应写作“待定”', en: 'No amount is left as 待定' },
  why: {
    zh: '“待定”说明报告定稿时尚无数字，读者无从核对。',
    en: 'Where 待定 stands for an amount, there is nothing that could be checked.',
  },
  *check({ paragraphs }) {
    for (const { text, at } of paragraphs)
      for (const { 0: found, index } of text.matchAll(/待定/gu))
        yield { at: at(index, index + found.length), message: 'open', data: { text: found } }
  },
  messages: { open: { zh: '“{text}”应改为数字', en: '“{text}” stands where a figure should' } },
  examples: {
    good: ['项目支出300.00万元，已全部支付。'],
    bad: ['基本支出500.00万元，项目支出⟦待定⟧。'],
  },
})
`
}

function testText() {
  return `import { expect, it } from 'vitest'
import rule from '../../rules/${id}.ts'
import { audit } from '../../src/audit.ts'
import type { Rule } from '../../src/check/define-rule.ts'

/** Its examples are tested with those of all rules; here stands what they cannot say. */
it.each([
  ['zh', '“待定”应改为数字'],
  ['en', '“待定” stands where a figure should'],
] as const)('says in %s what is wrong', async (language, message) => {
  const rules = [{ rule: rule as Rule<unknown, string> }]
  const { findings } = await audit('项目支出待定。', { name: 'a.txt', language, rules })
  expect(findings.map((finding) => finding.message)).toEqual([message])
})
`
}

/** The list of rules with the new one among those of `strict`; biome sorts the imports. */
function listed(index) {
  const name = id.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())
  const strict = index.indexOf(']', index.indexOf('const searching = ['))
  if (strict < 0) fail('rules/index.ts: no list "searching" to add the rule to')
  return `import ${name} from './${id}.ts'\n${index.slice(0, strict)}, ${name}${index.slice(strict)}`.replace(
    /,\s*, /,
    ', ',
  )
}

function write(path, text) {
  writeFileSync(root + path, text)
  console.log(`wrote ${path}`)
}

function run(command, ...args) {
  const { status, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) fail(stderr)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
