import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pruneCache } from '../../src/cli/batch/cache.ts'
import { folder, PROGRAM, RIGHT, run, WRONG } from './run.ts'

/** A rule that writes down every report it sees, so that a report that was not audited can be told. */
const COUNTING = `
import { appendFileSync } from 'node:fs'
import { word } from './word.mjs'
export default {
  rules: [{
    id: 'counting', severity: 'info', summary: { zh: '计数', en: 'counts' }, examples: { good: [], bad: [] },
    messages: { seen: { zh: '见到 {word}', en: 'seen {word}' } },
    *check({ report }) {
      appendFileSync('audited.log', '.')
      yield { at: report.figures[0], message: 'seen', data: { word } }
    },
  }],
}`

function project(): string {
  return folder({
    'a.txt': WRONG,
    'b.txt': RIGHT,
    'plugin.mjs': COUNTING,
    'word.mjs': "export const word = '甲'\n",
    '.auditrc.json': '{ "plugins": ["./plugin.mjs"], "rules": { "counting": "info" } }',
  })
}

const ARGS = ['a.txt', 'b.txt', '--cache', '--format', 'json']

/** What a run prints, and how many reports it really audited. */
function audited(cwd: string, args: readonly string[] = ARGS, program = PROGRAM) {
  const log = join(cwd, 'audited.log')
  writeFileSync(log, '')
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8' },
  })
  expect(stderr).toBe('')
  return { stdout, times: readFileSync(log, 'utf8').length }
}

describe('--cache', () => {
  it('spares what has not changed, here and in worker processes, with findings alone and with the whole report', () => {
    const cwd = project()
    const first = audited(cwd)
    expect(first.times).toBe(2)
    expect(audited(cwd)).toEqual({ stdout: first.stdout, times: 0 })
    expect(audited(cwd, [...ARGS, '--concurrency', '2'])).toEqual({ stdout: first.stdout, times: 0 })
    const page = ['a.txt', '--cache', '--format', 'html']
    const whole = audited(cwd, page)
    expect(whole.times).toBe(1)
    expect(audited(cwd, page)).toEqual({ stdout: whole.stdout, times: 0 })
    expect(
      audited(
        cwd,
        ARGS.filter((arg) => arg !== '--cache'),
      ).times,
    ).toBe(2)
  })

  it('is not fooled by another content of the same size and time', () => {
    const cwd = project()
    const { atime, mtime } = statSync(join(cwd, 'a.txt'))
    expect(JSON.parse(audited(cwd).stdout).summary.errors).toBe(1)
    expect(RIGHT).toHaveLength(WRONG.length)
    writeFileSync(join(cwd, 'a.txt'), RIGHT)
    utimesSync(join(cwd, 'a.txt'), atime, mtime)
    const { stdout, times } = audited(cwd)
    expect([JSON.parse(stdout).summary.errors, times]).toEqual([0, 1])
  })

  it('is not fooled by another configuration or other options', () => {
    const cwd = project()
    audited(cwd)
    const config = '{ "plugins": ["./plugin.mjs"], "rules": { "counting": "info", "sum-mismatch": "warning" } }'
    writeFileSync(join(cwd, '.auditrc.json'), config)
    const warned = audited(cwd)
    expect([JSON.parse(warned.stdout).summary.warnings, warned.times]).toEqual([1, 2])
    expect(audited(cwd, [...ARGS, '--lang', 'en']).times).toBe(2)
    expect(audited(cwd, [...ARGS, '--balance', 'exact']).times).toBe(2)
    expect(audited(cwd, [...ARGS, '--preset', 'strict', '--rule', 'counting:info']).times).toBe(2)
    writeFileSync(
      join(cwd, '.auditrc.json'),
      config.replace('"rules"', '"overrides": [{ "files": "b.*", "rules": { "sum-mismatch": "off" } }], "rules"'),
    )
    expect(audited(cwd).times).toBe(2)
  })

  it('is not fooled by another plugin, nor by another file that the plugin imports', () => {
    const cwd = project()
    expect(audited(cwd).stdout).toContain('见到 甲')
    writeFileSync(join(cwd, 'word.mjs'), "export const word = '乙'\n")
    const { stdout, times } = audited(cwd)
    expect([stdout.includes('见到 乙'), stdout.includes('见到 甲'), times]).toEqual([true, false, 2])
    writeFileSync(join(cwd, 'plugin.mjs'), COUNTING.replace("zh: '见到", "zh: '看到"))
    expect(audited(cwd).stdout).toContain('看到 乙')
  })

  it('is not fooled by another version of the program', () => {
    const cwd = project()
    expect(audited(cwd).times).toBe(2)
    cpSync(dirname(PROGRAM), join(cwd, 'dist'), { recursive: true })
    writeFileSync(join(cwd, 'package.json'), '{ "type": "module" }')
    symlinkSync(join(dirname(PROGRAM), '../node_modules'), join(cwd, 'node_modules'))
    expect(audited(cwd, ARGS, join(cwd, 'dist/cli.js')).times).toBe(0)
    appendFileSync(join(cwd, 'dist/cli.js'), '// changed\n')
    expect(audited(cwd, ARGS, join(cwd, 'dist/cli.js')).times).toBe(2)
  })

  it('audits again where an entry is damaged', () => {
    const cwd = project()
    const { stdout } = audited(cwd)
    for (const entry of entriesIn(join(cwd, '.report-audit-cache')))
      writeFileSync(entry, readFileSync(entry).fill(7, 40))
    expect(audited(cwd)).toEqual({ stdout, times: 2 })
  })

  it('can be shared by runs at the same time', async () => {
    const cwd = project()
    const runs = Array.from({ length: 3 }, async () => {
      const child = spawn(process.execPath, [PROGRAM, ...ARGS], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
      let text = ''
      for await (const chunk of child.stdout) text += chunk
      return text
    })
    const [first, ...others] = await Promise.all(runs)
    expect(JSON.parse(first ?? '').summary.errors).toBe(1)
    expect(others).toEqual([first, first])
    expect(entriesIn(join(cwd, '.report-audit-cache'))).toHaveLength(2)
  })

  it('goes where it is told', () => {
    const cwd = project()
    expect(audited(cwd, ['a.txt', '--cache-dir', 'kept/here']).times).toBe(1)
    expect(audited(cwd, ['a.txt', '--cache-dir', 'kept/here']).times).toBe(0)
    expect(existsSync(join(cwd, '.report-audit-cache'))).toBe(false)
    const outcome = run(['a.txt', '--cache-dir', 'a.txt'], { cwd })
    expect(outcome).toMatchObject({ code: 2, stderr: '错误：无法写入 a.txt：EEXIST\n' })
  })

  it('stays within its bounds, and keeps what was used last', () => {
    const cwd = folder({ '.gitignore': '*', '0a/old': '0123456789', '0a/new': '0123456789', 'ff/older': '0123456789' })
    const age = (file: string, seconds: number) => utimesSync(join(cwd, file), seconds, seconds)
    age('0a/old', 2000)
    age('ff/older', 1000)
    pruneCache(cwd, 30)
    expect(entriesIn(cwd)).toHaveLength(3)
    // Four fifths of 25 bytes leave room for two entries of 10.
    pruneCache(cwd, 25)
    expect(entriesIn(cwd).map((file) => file.slice(cwd.length + 1))).toEqual(['0a/new', '0a/old'])
  })
})

function entriesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.gitignore')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
