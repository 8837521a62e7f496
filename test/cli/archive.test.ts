import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { findingsDocument } from './contract.ts'
import { folder, RIGHT, run, WRONG } from './run.ts'

function audited(args: readonly string[], cwd: string) {
  const { stdout, code } = run([...args, '--format', 'json'], { cwd })
  const { reports, problems } = findingsDocument.parse(JSON.parse(stdout))
  const found = reports.map(({ path, findings }) => `${path}: ${findings.length}`)
  return { found, problems: problems.map(({ path, message }) => `${path}: ${message}`), code }
}

const right = strToU8(RIGHT)
const wrong = strToU8(WRONG)

/** Gives an entry, in both its headers, a name of the same length without the mark for UTF-8. */
function rename(zip: Uint8Array, from: string, to: readonly number[]): Uint8Array {
  const name = strToU8(from)
  for (let at = 0; at + name.length <= zip.length; at++)
    if (name.every((byte, i) => zip[at + i] === byte)) zip.set(to, at)
  return zip
}

describe('an archive of reports', () => {
  it('is a folder: each report inside is audited under its inner path, sorted', () => {
    const cwd = folder({ '全区.zip': zipSync({ '财政局/b.md': wrong, '教育局/a.txt': right, '教育局/图.png': right }) })
    expect(audited(['全区.zip'], cwd)).toEqual({
      found: ['全区.zip/教育局/a.txt: 0', '全区.zip/财政局/b.md: 1'],
      problems: [],
      code: 1,
    })
  })

  it('is taken from folders too, and once', () => {
    const cwd = folder({ 'in/a.txt': right, 'in/b.ZIP': zipSync({ 'x.txt': right }) })
    expect(audited(['in', 'in/b.ZIP'], cwd).found).toEqual(['in/a.txt: 0', 'in/b.ZIP/x.txt: 0'])
  })

  it('has names as Chinese Windows writes them', () => {
    // 某局 and 某 in GBK; the second is valid as UTF-8 too.
    const zip = rename(zipSync({ 'ABCD.txt': right, 'EF.txt': right }), 'ABCD', [0xc4, 0xb3, 0xbe, 0xd6])
    const cwd = folder({ 'a.zip': rename(zip, 'EF', [0xc4, 0xb3]) })
    expect(audited(['a.zip'], cwd).found).toEqual(['a.zip/某.txt: 0', 'a.zip/某局.txt: 0'])
  })

  it('has names in UTF-8 without the mark, as macOS writes them', () => {
    const zip = rename(zipSync({ 'ABCDEF.txt': right }), 'ABCDEF', [...strToU8('某局')])
    expect(audited(['a.zip'], folder({ 'a.zip': zip })).found).toEqual(['a.zip/某局.txt: 0'])
  })

  it('is read without what macOS and Office leave in it', () => {
    const zip = zipSync({ 'a.txt': right, '__MACOSX/._a.txt': right, '.DS_Store': right, 'd/~$b.docx': right })
    expect(audited(['a.zip'], folder({ 'a.zip': zip })).found).toEqual(['a.zip/a.txt: 0'])
  })

  it('cannot lead out of itself', () => {
    const zip = zipSync({ '../../etc/a.txt': right, '/b.txt': right, 'C:\\c.txt': right, 'd\u001b[2J.txt': right })
    expect(audited(['a.zip'], folder({ 'a.zip': zip })).found).toEqual([
      'a.zip/b.txt: 0',
      'a.zip/c.txt: 0',
      'a.zip/d_[2J.txt: 0',
      'a.zip/etc/a.txt: 0',
    ])
  })

  it('holds archives, but these no more', () => {
    const inner = zipSync({ 'x.txt': wrong, 'deep.zip': zipSync({ 'y.txt': wrong }) })
    const cwd = folder({ 'a.zip': zipSync({ '甲/inner.zip': inner, 'z.txt': right }) })
    expect(audited(['a.zip'], cwd)).toEqual({
      found: ['a.zip/z.txt: 0', 'a.zip/甲/inner.zip/x.txt: 1'],
      problems: ['a.zip/甲/inner.zip/deep.zip: 压缩包里套压缩包，只展开一层：请先解压'],
      code: 2,
    })
  })

  it('is configured like a folder', () => {
    const cwd = folder({
      'in/a.zip': zipSync({ '甲/x.txt': wrong, '乙/x.txt': wrong, 'z.txt': wrong }),
      'in/.auditrc.json': JSON.stringify({
        ignores: ['a.zip/甲/**'],
        overrides: [{ files: '**/z.txt', rules: { 'sum-mismatch': 'off' } }],
      }),
    })
    expect(audited(['in'], cwd).found).toEqual(['in/a.zip/z.txt: 0', 'in/a.zip/乙/x.txt: 1'])
  })
})

describe('an archive that cannot be read', () => {
  const bomb = zipSync({ 'bomb.txt': new Uint8Array(30_000_000), 'a.txt': right })
  const damaged = zipSync({ 'a.txt': right }).slice(0, 100)
  const secret = zipSync({ 'a.txt': right })
  for (let at = 0; at < secret.length; at++)
    if (secret[at] === 0x50 && secret[at + 2] === 1 && secret[at + 3] === 2) secret[at + 8] = 1
  const many = zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${i}`, new Uint8Array()])))

  it.each([
    ['a bomb', bomb, ['a.zip/a.txt: 0'], 'a.zip/bomb.txt: 压缩包展开后过大，或压缩比异常'],
    ['a damaged one', damaged, [], 'a.zip: 压缩包已损坏'],
    ['one with a password', secret, [], 'a.zip: 文件已加密，请去除密码后再审核'],
    ['one of too many files', many, [], 'a.zip: 压缩包内文件过多：10001 个，上限 10000 个'],
    ['one without reports', zipSync({ 'a.png': right }), [], 'a.zip: 压缩包里没有报告'],
  ])('has one line, and the others are audited: %s', (_, zip, inside, line) => {
    const { found, problems, code } = audited(['a.zip', 'b.txt'], folder({ 'a.zip': zip, 'b.txt': right }))
    expect([found, code]).toEqual([[...inside, 'b.txt: 0'], 2])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(line)
  })
})
