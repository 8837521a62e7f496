import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, RIGHT, run, WRONG } from './run.ts'

describe('an exception', () => {
  const accept = (exception: object) =>
    folder({ '.auditrc.json': JSON.stringify({ exceptions: [exception] }), 'a.txt': WRONG })

  it('accepts findings by rule, by file and by fingerprint', () => {
    const cwd = accept({ rule: 'sum-mismatch', files: 'a.txt', reason: '已说明' })
    expect(run(['a.txt'], { cwd })).toMatchObject({ code: 0, stderr: '' })
    const { reports } = JSON.parse(run(['a.txt', '--no-config', '--format', 'json'], { cwd }).stdout)
    const { fingerprint } = reports[0].findings[0]
    expect(run(['a.txt'], { cwd: accept({ fingerprint, reason: '已说明' }) }).code).toBe(0)
    expect(run(['a.txt'], { cwd: accept({ fingerprint: 'x', reason: '已说明' }) }).code).toBe(1)
  })

  it('is said to be expired or unused', () => {
    const expired = run(['a.txt'], { cwd: accept({ rule: 'sum-mismatch', reason: '甲', expires: '2020-12-31' }) })
    expect(expired).toMatchObject({ code: 1, stderr: '例外已于 2020-12-31 到期：甲\n' })
    const unused = run(['a.txt'], { cwd: accept({ rule: 'share-mismatch', reason: '乙' }) })
    expect(unused).toMatchObject({ code: 1, stderr: '例外没有用到：乙\n' })
  })
})

describe('a baseline', () => {
  it('holds what was there before, whatever is edited elsewhere, and says what is gone', () => {
    const cwd = folder({ 'a.txt': WRONG, 'b.txt': RIGHT })
    expect(run(['.', '--baseline', 'base.json', '--update-baseline'], { cwd }).code).toBe(0)
    expect(Object.keys(JSON.parse(readFileSync(join(cwd, 'base.json'), 'utf8')).findings)).toEqual(['a.txt'])
    writeFileSync(join(cwd, 'a.txt'), `某局2023年工作总结\n${WRONG}`)
    expect(run(['.', '--baseline', 'base.json'], { cwd })).toMatchObject({ code: 0, stderr: '' })
    writeFileSync(join(cwd, 'b.txt'), WRONG)
    expect(run(['.', '--baseline', 'base.json'], { cwd }).code).toBe(1)
    writeFileSync(join(cwd, 'a.txt'), RIGHT)
    expect(run(['a.txt', '--baseline', 'base.json'], { cwd }).stderr).toContain('有 1 条已不再出现')
  })

  it('must be one', () => {
    const cwd = folder({ 'a.txt': WRONG, 'base.json': '{}' })
    expect(run(['a.txt', '--baseline', 'base.json'], { cwd }).stderr).toBe('错误：base.json：不是基线文件\n')
    expect(run(['a.txt', '--update-baseline'], { cwd }).stderr).toContain('须与 --baseline 同用')
  })
})
