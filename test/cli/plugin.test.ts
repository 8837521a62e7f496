import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { folder, run } from './run.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A stranger's project: the plugin of docs/plugin beside a report, with this package and zod in its node_modules. */
function project(): string {
  const cwd = folder({
    'node_modules/.keep': '',
    'plugin.js': readFileSync(`${ROOT}docs/plugin/plugin.js`),
    'plugin.test.js': readFileSync(`${ROOT}docs/plugin/plugin.test.js`),
    'package.json': '{ "type": "module" }',
    '.auditrc.json': readFileSync(`${ROOT}docs/plugin/.auditrc.json`),
    'a.txt': '2023年公务接待费12.00万元，会议费3.00万元。\n',
  })
  symlinkSync(ROOT, join(cwd, 'node_modules/report-audit'))
  symlinkSync(`${ROOT}node_modules/zod`, join(cwd, 'node_modules/zod'))
  return cwd
}

describe('the plugin of docs/plugin', () => {
  it('works from outside the package, with its options', () => {
    const { reports } = JSON.parse(run(['a.txt', '--format', 'json'], { cwd: project() }).stdout)
    expect(
      reports[0].findings.map(({ rule, at, message }: never) => [rule, (at as { text: string }).text, message]),
    ).toEqual([['reception-over-limit', '12.00万元', '公务接待费 12.00万元 超过限额 10 万元']])
  })

  it('is tested by its own examples', async () => {
    const { spawnSync } = await import('node:child_process')
    const { status, stdout } = spawnSync(process.execPath, ['--test', 'plugin.test.js'], {
      cwd: project(),
      encoding: 'utf8',
    })
    expect(stdout).toMatch(/pass 2/)
    expect(status).toBe(0)
  })
})
