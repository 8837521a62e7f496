import { readFileSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { writePdf } from '../load/pdf-writer.ts'
import { findingsDocument } from './contract.ts'
import { folder, RIGHT, run, WRONG } from './run.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A rule that does to its process what a report asks for. */
const HOSTILE = `
export default {
  rules: [{
    id: 'obedient', severity: 'info', summary: { zh: '听话', en: 'obeys' }, messages: {}, examples: { good: [], bad: [] },
    *check({ report: { tree: { text } } }) {
      while (text.includes('死循环'));
      if (text.includes('崩溃')) process.abort()
      for (const kept = []; text.includes('吃内存'); ) kept.push(new Array(1e5).fill(kept.length))
      if (text.includes('抛错')) throw new TypeError('不可理喻')
    },
  }],
}`

/** Twelve reports, of which every third is wrong, among files that cost an audit. */
function hostileFolder(bad: Readonly<Record<string, string | Uint8Array>>): string {
  const reports = Array.from({ length: 12 }, (_, i) => [
    `${String(i).padStart(2, '0')}.txt`,
    i % 3 === 0 ? WRONG : RIGHT,
  ])
  return folder({
    ...Object.fromEntries(reports),
    ...bad,
    'plugin.mjs': HOSTILE,
    '.auditrc.json': '{ "plugins": ["./plugin.mjs"], "rules": { "obedient": "info" } }',
  })
}

/** A PDF that names an encryption without which nobody can read it. */
const LOCKED = writePdf([{ texts: [] }], {
  trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
})

describe('a run over many files', () => {
  it('costs no other file what one does to its process', () => {
    const cwd = hostileFolder({
      '02-hangs.txt': '死循环',
      '04-crashes.txt': '崩溃',
      '05-throws.txt': '抛错',
      '06-eats.txt': '吃内存',
      '07-huge.txt': 'a',
      '08-locked.pdf': LOCKED,
    })
    truncateSync(join(cwd, '07-huge.txt'), 3_000_000_000)
    symlinkSync('nowhere', join(cwd, '09-dangling.txt'))
    const outcome = run(['.', '09-dangling.txt', '--format', 'json', '--concurrency', '2', '--timeout', '4'], {
      cwd,
      env: { NODE_OPTIONS: '--max-old-space-size=80' },
    })
    expect(outcome.code).toBe(2)
    const { reports, problems, summary } = findingsDocument.parse(JSON.parse(outcome.stdout))
    expect(reports.map(({ path }) => path)).toEqual(
      Array.from({ length: 12 }, (_, i) => `${String(i).padStart(2, '0')}.txt`),
    )
    expect(summary).toMatchObject({ reports: 12, errors: 4 })
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      '09-dangling.txt: 文件不存在',
      '02-hangs.txt: 超过 4 秒仍未审完，已放弃',
      '04-crashes.txt: 审核进程意外终止（SIGABRT）',
      expect.stringMatching(/^05-throws\.txt: 程序出错，请报告给开发者：TypeError: 不可理喻 at .*plugin\.mjs:9:\d+\)$/),
      '06-eats.txt: 内存不足，已放弃',
      '07-huge.txt: 文件过大：3000 MB，上限 64 MB',
      expect.stringMatching(/^08-locked\.pdf: .*密码/),
    ])
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(7)
  }, 60_000)

  it('prints the same with any number of processes', () => {
    const cwd = hostileFolder({ 'x.md': readFileSync(`${ROOT}fixtures/reports/2019-qingshi-overall.md`) })
    const outputs = (...args: string[]) => {
      const { code } = run(
        ['*.txt', 'x.md', '--format', 'html:a.html', '--format', 'json:a.json', '--format', 'sarif:a.sarif', ...args],
        { cwd },
      )
      return [code, ...['a.html', 'a.json', 'a.sarif'].map((file) => readFileSync(join(cwd, file), 'utf8'))]
    }
    const alone = outputs('--concurrency', '1')
    expect(alone[0]).toBe(1)
    expect(alone[1]).toContain('青石')
    expect(outputs('--concurrency', '3')).toEqual(alone)
  })

  it('goes on after a rule that throws, in its own process too', () => {
    const outcome = run(['.', '--concurrency', '1'], { cwd: hostileFolder({ '01-throws.txt': '抛错' }) })
    expect(outcome.stderr).toMatch(/^01-throws\.txt: 程序出错.*\n$/)
    expect(outcome.stdout).toContain('12 份报告：4 个错误')
  })
})
