import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const COPIED = [
  ...['src', 'rules', 'scripts', 'schema', 'examples', 'docs', 'fixtures', 'test/rules', 'test/check', 'test/config'],
  ...['package.json', 'tsconfig.json', 'biome.json', 'vitest.config.ts', '.gitignore', '.auditrc.example.json'],
  ...['README.md', 'README.zh-CN.md'],
]
const ID = 'open-amount'
const MADE = [`rules/${ID}.ts`, `test/rules/${ID}.test.ts`]

/** The repository without what no rule needs. */
function copy(): string {
  const root = mkdtempSync(join(tmpdir(), 'report-audit-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const path of COPIED) cpSync(ROOT + path, join(root, path), { recursive: true })
  symlinkSync(`${ROOT}node_modules`, join(root, 'node_modules'))
  spawnSync('git', ['init', '-q'], { cwd: root })
  return root
}

it('npm run new-rule makes a rule that passes types, lint and tests', { timeout: 180_000 }, () => {
  const cwd = copy()
  const run = (command: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
    return status === 0 ? '' : stdout + stderr
  }
  expect(run('node', 'scripts/new-rule.js', ID)).toBe('')
  expect(run('npx', 'biome', 'check', '--error-on-warnings', ...MADE, 'rules/index.ts')).toBe('')
  writeFileSync(
    join(cwd, 'tsconfig.made.json'),
    JSON.stringify({ extends: './tsconfig.json', files: MADE, include: [] }),
  )
  expect(run('npx', 'tsc', '--noEmit', '-p', 'tsconfig.made.json')).toBe('')
  expect(run('npx', 'vitest', 'run', '--project', 'source', 'test/rules', '-t', `says in|${ID}|generated`)).toBe('')
  for (const page of [`docs/rules/${ID}.md`, `docs/rules/${ID}.zh-CN.md`])
    expect(readFileSync(join(cwd, page), 'utf8')).toContain(`# ${ID}\n`)
  expect(run('node', 'dist/cli.js', 'explain', ID)).toBe('')
  expect(run('node', 'scripts/new-rule.js', ID)).toContain(`rules/${ID}.ts is already there`)
  expect(run('node', 'scripts/new-rule.js', 'Bad')).toContain('not "Bad"')
})
