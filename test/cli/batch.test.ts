import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Progress, progressLine } from '../../src/cli/batch/progress.ts'
import { hangingPdf } from '../load/hanging-pdf.ts'
import { writePdf } from '../load/pdf-writer.ts'
import { findingsDocument } from './contract.ts'
import { folder, PROGRAM, RIGHT, run, WRONG } from './run.ts'

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

/** Starts a run, and ends it by a signal once `when` holds of what it printed. */
async function interrupted(args: readonly string[], cwd: string, signal: NodeJS.Signals, when: RegExp) {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8' },
  })
  let [stdout, stderr] = ['', '']
  child.stderr.on('data', (text) => {
    stderr += text
  })
  for await (const text of child.stdout.setEncoding('utf8')) {
    if (!when.test(stdout) && when.test(stdout + text)) child.kill(signal)
    stdout += text
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return { code: child.exitCode, stdout, stderr }
}

describe('a run over many files', () => {
  it('reads a PDF in a process of its own, without being asked to', () => {
    const cwd = hostileFolder({ '20-crashes.pdf': writePdf([{ texts: [{ x: 60, y: 60, text: '崩溃' }] }]) })
    const { code, stdout, stderr } = run(['.', '--format', 'json'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^20-crashes\.pdf: .+\n$/)
    expect(findingsDocument.parse(JSON.parse(stdout)).reports).toHaveLength(12)
  })

  it('gives up a PDF that its reader hangs on, and ends with the others audited', () => {
    const cwd = hostileFolder({ '00-hangs.pdf': hangingPdf({ texts: [{ x: 60, y: 60, text: '合计' }] }) })
    writeFileSync(join(cwd, 'limits.json'), '{ "limits": { "stallSeconds": 1 } }')
    const { code, stdout, stderr } = run(['*.txt', '00-hangs.pdf', '--format', 'json', '--config', 'limits.json'], {
      cwd,
    })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^00-hangs\.pdf: PDF 解析停滞：连续运算 1 秒.+\n$/)
    expect(findingsDocument.parse(JSON.parse(stdout)).reports).toHaveLength(12)
  })

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

describe('an interruption', () => {
  const names = Array.from({ length: 12 }, (_, i) => `${String(i).padStart(2, '0')}.txt`)

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s leaves a valid partial result in every output, and says what is missing',
    async (signal, code) => {
      const cwd = hostileFolder({ '08-hangs.txt': '死循环' })
      const args = [
        '.',
        '--concurrency',
        '2',
        '--format',
        'ndjson',
        '--format',
        'json:a.json',
        '--format',
        'junit:a.xml',
      ]
      // The report before the one that hangs is the last that is printed before the interruption.
      const outcome = await interrupted(args, cwd, signal, /"path":"07.txt"/)
      expect(outcome.code).toBe(code)
      const { reports, problems, summary } = findingsDocument.parse(
        JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8')),
      )
      expect(reports.map(({ path }) => path)).toEqual(expect.arrayContaining(names.slice(0, 8)))
      const missing = [...names, '08-hangs.txt'].filter((name) => !reports.some(({ path }) => path === name)).sort()
      expect(missing).toContain('08-hangs.txt')
      expect(problems).toEqual(missing.map((path) => ({ path, message: '没有审核：运行被中断' })))
      expect(summary.reports).toBe(13 - missing.length)
      expect(outcome.stderr).toBe(
        `已中断：13 个输入中还有 ${missing.length} 个没有审核；若用 --resume，下次可以接着做\n`,
      )
      expect(outcome.stdout.trimEnd().split('\n')).toHaveLength(13)
      expect(readFileSync(join(cwd, 'a.xml'), 'utf8')).toMatch(/<\/testsuites>\n$/)
      expect(readdirSync(cwd).filter((name) => name.includes('.tmp'))).toEqual([])
    },
    60_000,
  )

  it('is where --resume goes on, and what failed its process then is not tried again', async () => {
    const cwd = hostileFolder({ '08-hangs.txt': '死循环' })
    const args = ['.', '--concurrency', '2', '--resume', '--timeout', '3', '--format', 'ndjson']
    const first = await interrupted(args, cwd, 'SIGINT', /"path":"07.txt"/)
    expect(first.stderr).toContain('再次运行同一命令即可继续')
    const second = run(args, { cwd })
    expect(second.stderr).toBe('08-hangs.txt: 超过 3 秒仍未审完，已放弃\n')
    const third = run(args, { cwd })
    expect(third).toEqual(second)
    expect(
      second.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).report?.path),
    ).toEqual([...names, undefined])
  }, 60_000)
})

describe('--shard', () => {
  it('divides the inputs by path, each into one part, whatever else is there', () => {
    const cwd = hostileFolder({})
    const part = (i: number, ...paths: string[]) => {
      const { stdout } = run([...paths, '--shard', `${i}/3`, '--format', 'json'], { cwd })
      const { reports, shard } = findingsDocument.parse(JSON.parse(stdout))
      expect(shard).toBe(`${i}/3`)
      return reports.map(({ path }) => path)
    }
    const parts = [part(1, '.'), part(2, '.'), part(3, '.')]
    expect(parts.flat().sort()).toEqual(Array.from({ length: 12 }, (_, i) => `${String(i).padStart(2, '0')}.txt`))
    expect(parts.every((one) => one.length > 0)).toBe(true)
    const [some = ''] = parts[1] ?? []
    expect([part(1, some), part(2, some), part(3, some)]).toEqual([[], [some], []])
  })

  it('must be one', () => {
    for (const wrong of ['0/3', '4/3', '2', '1/0', '-1/3'])
      expect(run(['a.txt', `--shard=${wrong}`])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('--shard 应写成'),
      })
  })
})

describe('--stdin-paths', () => {
  it('takes a path a line, or each ended by a NUL, and prints a line a report', () => {
    const cwd = hostileFolder({ 'a b\n.txt': RIGHT })
    const paths = (input: string) =>
      run(['--stdin-paths'], { cwd, input })
        .stdout.trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line || '{}').report?.path)
    expect(paths('03.txt\r\n\n01.txt\n')).toEqual(['03.txt', '01.txt'])
    expect(paths('a b\n.txt\0' + '02.txt\0')).toEqual(['a b\n.txt', '02.txt'])
    expect(run(['--stdin-paths'], { cwd, input: '' })).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(run(['--stdin-paths', '-'], { cwd }).code).toBe(2)
  })
})

describe('progress', () => {
  const watched = (terminal: { isTTY?: boolean }, env: NodeJS.ProcessEnv, total = 2) => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const written: string[] = []
    const progress = new Progress(total, 'en', { ...terminal, write: (text: string) => written.push(text) }, env)
    progress.step(3)
    vi.advanceTimersByTime(250)
    progress.hide()
    progress.step(1)
    progress.end()
    return written
  }

  it('is a line that is rewritten, makes room for others and is gone at the end', () => {
    const written = watched({ isTTY: true }, {})
    expect(written.map((text) => text.replace(/[\d.]+\/s/, 'R/s'))).toEqual([
      '\r1/2 files, R/s, 0:00 left, 3 findings\u001b[K',
      '\r\u001b[K',
      '\r2/2 files, R/s, 0:00 left, 4 findings\u001b[K',
      '\r\u001b[K',
    ])
  })

  it('is nowhere but on a terminal, and not for one file', () => {
    expect(watched({}, {})).toEqual([])
    expect(watched({ isTTY: true }, { CI: 'true' })).toEqual([])
    expect(watched({ isTTY: true }, { TERM: 'dumb' })).toEqual([])
    expect(watched({ isTTY: true }, {}, 1)).toEqual([])
  })

  it('tells rate and time left from what is done', () => {
    // 500 of 2000 in 10 seconds: 50 a second, so 1500 take another 30.
    expect(progressLine(500, 2000, 1, 10_000, 'en')).toBe('500/2000 files, 50.0/s, 0:30 left, 1 finding')
    expect(progressLine(500, 20_000, 0, 10_000, 'zh')).toBe('500/20000 个文件，每秒 50.0 个，剩余 6:30，0 个问题')
    expect(progressLine(0, 20, 0, 100, 'en')).toBe('0/20 files, 0.0/s, ? left, 0 findings')
  })
})

describe('--stats', () => {
  it('tells how long each stage and each rule took, over all processes', () => {
    const cwd = hostileFolder({})
    for (const workers of ['1', '2']) {
      const lines = run(['.', '--stats', '--concurrency', workers], { cwd }).stderr.trimEnd().split('\n')
      expect(lines.every((line) => /^ *\d+\.\d ms {2}[a-z -]+$/.test(line))).toBe(true)
      const names = lines.map((line) => line.replace(/^.* ms {2}/, ''))
      expect(names.slice(0, 3)).toEqual(['load', 'read', 'check'])
      expect(names).toEqual(expect.arrayContaining(['check obedient', 'check sum-mismatch']))
      expect(names.at(-1)).toBe('print')
      for (const stage of ['load', 'read', 'check']) {
        const time = lines[names.indexOf(stage)]?.trim().split(' ')[0]
        expect(Number(time)).toBeGreaterThan(0)
      }
    }
  })
})
