import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findingsDocument } from './contract.ts'
import { folder, PROGRAM, RIGHT, run, WRONG } from './run.ts'

/** Eight reports, of which every second is wrong, and one empty file. */
function reports(): string {
  const files = Array.from({ length: 8 }, (_, i) => [`d/${i}.txt`, i % 2 === 0 ? WRONG : RIGHT])
  return folder({ ...Object.fromEntries(files), 'd/empty.txt': '' })
}

function shards(cwd: string, format: string, of: number): string[] {
  return Array.from({ length: of }, (_, i) => {
    const file = `${i + 1}of${of}.${format}`
    run(['d', '--shard', `${i + 1}/${of}`, '--format', `${format}:${file}`], { cwd })
    return file
  })
}

describe('merge', () => {
  it('makes of all shards what one run would have printed, in every format', () => {
    const cwd = reports()
    const documents = shards(cwd, 'json', 3)
    for (const format of ['json', 'sarif', 'github']) {
      const once = run(['d', '--format', format], { cwd })
      const joined = run(['merge', ...documents, '--format', format], { cwd })
      expect([joined.code, joined.stdout, joined.stderr]).toEqual([2, once.stdout, ''])
    }
    const lines = shards(cwd, 'ndjson', 2)
    expect(run(['merge', ...lines.reverse()], { cwd }).stdout).toBe(run(['d'], { cwd }).stdout)
  }, 60_000)

  it('reads the reports again for a format that shows them', () => {
    const cwd = reports()
    run(['d', '--format', 'html:once.html'], { cwd })
    const { code } = run(['merge', ...shards(cwd, 'json', 2), '--format', 'html:joined.html'], { cwd })
    const [once, joined] = ['once.html', 'joined.html'].map((file) => readFileSync(join(cwd, file), 'utf8'))
    expect(code).toBe(2)
    expect(joined?.match(/id="r\d+"/g)).toHaveLength(8)
    expect(joined?.match(/id="r\d+"/g)).toEqual(once?.match(/id="r\d+"/g))
  })

  it('says what is missing, what is there twice and what is no result', () => {
    const cwd = reports()
    const [first = '', second = ''] = shards(cwd, 'json', 3)
    const outcome = run(['merge', first, second, second, '1of3.json', 'd/0.txt', 'gone.json', '--format', 'json'], {
      cwd,
    })
    expect(outcome.code).toBe(2)
    const { reports: merged } = findingsDocument.parse(JSON.parse(outcome.stdout))
    const paths = merged.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(outcome.stderr).toContain('d/0.txt: 不是 report-audit 的结果（--format json 或 ndjson，版本 1）\n')
    expect(outcome.stderr).toContain('gone.json: 文件不存在\n')
    expect(outcome.stderr).toContain('2of3.json: 第 2/3 份已在 2of3.json 中\n')
    expect(outcome.stderr).toContain('3/3: 缺少这一份的结果\n')
    expect(outcome.stderr).toContain(`${paths[0]}: 在 `)
  })

  it('knows that a line-by-line result that was cut short is not whole', () => {
    const cwd = reports()
    const [first = '', second = ''] = shards(cwd, 'ndjson', 2)
    const lines = readFileSync(join(cwd, second), 'utf8').trimEnd().split('\n')
    const cut = folder({ 'a.ndjson': readFileSync(join(cwd, first)), 'b.ndjson': `${lines.slice(0, -1).join('\n')}\n` })
    expect(run(['merge', 'a.ndjson', 'b.ndjson'], { cwd: cut }).stderr).toBe('2/2: 缺少这一份的结果\n')
  })
})

const hasParallel = /GNU parallel/.test(spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout ?? '')

it.skipIf(!hasParallel)(
  'joins what GNU parallel makes of paths on standard input, as docs/batch.md shows',
  () => {
    const cwd = reports()
    const program = `${process.execPath} ${PROGRAM}`
    const command = `find d -name '*.txt' -print0 | sort -z | parallel -0 --pipe --recend '\\0' -N 4 -k ${program} --stdin-paths > a.ndjson`
    spawnSync('sh', ['-c', command], { cwd, env: { PATH: process.env.PATH, HOME: cwd, LANG: 'zh_CN.UTF-8' } })
    expect(run(['merge', 'a.ndjson'], { cwd }).stdout).toBe(run(['d'], { cwd }).stdout)
  },
  60_000,
)
