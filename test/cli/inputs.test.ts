import { spawnSync } from 'node:child_process'
import { chmodSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findingsDocument } from './contract.ts'
import { folder, PROGRAM, RIGHT, run, WRONG } from './run.ts'

function paths(args: readonly string[], cwd: string): string[] {
  const { stdout } = run([...args, '--format', 'json'], { cwd })
  return findingsDocument.parse(JSON.parse(stdout)).reports.map(({ path }) => path)
}

describe('inputs', () => {
  const tree = {
    'd/b.txt': RIGHT,
    'd/A.MD': RIGHT,
    'd/sub/[1]/报告.markdown': RIGHT,
    'd/picture.png': RIGHT,
    'd/package.json': '{"name": "x"}',
    'd/c.report.json': JSON.stringify({ version: 1, blocks: [{ type: 'paragraph', text: RIGHT }] }),
    'd/.hidden/c.txt': RIGHT,
    'd/node_modules/n.txt': RIGHT,
    'plain.text': RIGHT,
  }

  it('takes the reports of a folder, sorted, without hidden files and node_modules', () => {
    expect(paths(['d'], folder(tree))).toEqual(['d/A.MD', 'd/b.txt', 'd/c.report.json', 'd/sub/[1]/报告.markdown'])
  })

  it('keeps the order in which paths are given, and audits a file once', () => {
    expect(paths(['plain.text', 'd/b.txt', 'd', './d/A.MD'], folder(tree))).toEqual([
      'plain.text',
      'd/b.txt',
      'd/A.MD',
      'd/c.report.json',
      'd/sub/[1]/报告.markdown',
    ])
  })

  it('expands globs, and takes a file whose name looks like one as it is', () => {
    const cwd = folder(tree)
    expect(paths(['d/**/*.{txt,markdown}'], cwd)).toEqual(['d/b.txt', 'd/sub/[1]/报告.markdown'])
    expect(paths([join(cwd, 'd/*.txt')], cwd)).toEqual([join(cwd, 'd/b.txt')])
    expect(paths(['d/sub/[1]/报告.markdown'], cwd)).toEqual(['d/sub/[1]/报告.markdown'])
  })

  it('does not run in circles through links', () => {
    const cwd = folder({ 'd/a.txt': RIGHT })
    symlinkSync('..', join(cwd, 'd/loop'))
    expect(paths(['d'], cwd)).toEqual(['d/a.txt'])
  })

  it('reads standard input under a name that tells its format', () => {
    const named = run(['--stdin-filename', 'x.md', '--format', 'json'], { input: WRONG })
    const report = findingsDocument.parse(JSON.parse(named.stdout)).reports[0]
    expect([report?.path, report?.format, named.code]).toEqual(['x.md', 'markdown', 1])
    expect(run(['-'], { input: WRONG }).stdout).toMatch(/^stdin\.txt\n/)
  })

  it('reads GB18030', () => {
    // “合计3元，其中甲1元，乙1元。” as iconv -t gb18030 writes it.
    const bytes = Buffer.from('bacfbcc633d4aaa3acc6e4d6d0bcd731d4aaa3acd2d231d4aaa1a3', 'hex')
    const { stdout } = run(['figures', 'gb.txt', '--format', 'json'], { cwd: folder({ 'gb.txt': bytes }) })
    expect(JSON.parse(stdout).figures.map(({ text }: { text: string }) => text)).toEqual(['3元', '1元', '1元'])
  })
})

describe('an input that cannot be read', () => {
  it.each([
    ['missing.txt', /^missing\.txt: 文件不存在\n$/],
    ['empty.txt', /^empty\.txt: 文件没有内容\n$/],
    ['binary.txt', /^binary\.txt: .+\n$/],
    ['huge.txt', /^huge\.txt: 文件过大.*50.*\n$/],
    ['gigantic.txt', /^gigantic\.txt: 文件过大：3000 MB，上限 64 MB\n$/],
    ['bare', /^bare: 文件夹里没有报告（\.md \.markdown \.txt [a-z. ]+）\n$/],
    ['bare/*.txt', /^bare\/\*\.txt: 没有与之匹配的报告（\.md \.markdown \.txt [a-z. ]+）\n$/],
    ['dangling.txt', /^dangling\.txt: 文件不存在\n$/],
  ])('has one line, and the others are audited: %s', (path, line) => {
    const rubbish = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256)
    const cwd = folder({
      'empty.txt': '',
      'binary.txt': rubbish,
      'bare/x.png': 'x',
      'a.txt': RIGHT,
      'gigantic.txt': 'a',
    })
    truncateSync(join(cwd, 'gigantic.txt'), 3_000_000_000)
    if (path === 'huge.txt') writeFileSync(join(cwd, path), Buffer.alloc(50_000_000, '字'))
    symlinkSync('nowhere', join(cwd, 'dangling.txt'))
    const outcome = run([path, 'a.txt', '--format', 'json'], { cwd })
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toMatch(line)
    const { reports, problems } = findingsDocument.parse(JSON.parse(outcome.stdout))
    expect(reports.map((report) => report.path)).toEqual(['a.txt'])
    expect(`${problems[0]?.path}: ${problems[0]?.message}\n`).toBe(outcome.stderr)
  })

  it.skipIf(process.getuid?.() === 0)('has one line where permission is missing', () => {
    const cwd = folder({ 'a.txt': RIGHT })
    chmodSync(join(cwd, 'a.txt'), 0)
    expect(run(['a.txt'], { cwd })).toMatchObject({ code: 2, stderr: 'a.txt: 没有读取权限\n' })
  })

  it('has one line in a listing too', () => {
    const outcome = run(['figures', 'missing.txt', '--lang', 'en'])
    expect(outcome).toEqual({ code: 2, stdout: '', stderr: 'missing.txt: no such file\n' })
  })
})

describe('a reader that closes the pipe', () => {
  it('is no failure', () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.txt`, WRONG]))
    const shell = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${PROGRAM}" . --format json 2>err | head -n 1; cat err`],
      {
        cwd: folder(files),
        encoding: 'utf8',
      },
    )
    expect(shell.stdout).toBe('{\n')
  })
})
